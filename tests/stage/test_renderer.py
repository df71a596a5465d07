"""The renderer, by what its pictures show: where things are, what hides what, where light falls."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import numpy as np
import pytest
from numpy.typing import NDArray

from soracli.script.presets import load_presets
from soracli.stage import shapes
from soracli.stage.figure import Figure, one_joint
from soracli.stage.geometry import gather
from soracli.stage.light import light_of
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import Body, CameraPath, Effect, Lamp, Performance, SetPiece
from soracli.stage.renderer import Picture, Renderer
from soracli.stage.sparing import spared
from soracli.stage.water import Water, waves
from soracli.story.preset import Look
from soracli.story.shot import TIMES_OF_DAY, WEATHERS, TimeOfDay, Weather

WIDTH, HEIGHT = 192, 108
NATURAL = Look(name="natural")


def ground(surface: int = Surface.MATTE, color: str = "#8a8a86") -> Mesh:
    corners = [(-60, -60, 0), (60, -60, 0), (60, 60, 0), (-60, 60, 0)]
    return shapes.polygon(np.array(corners, np.float32), color, surface)


def body(mesh: Mesh, where: tuple[float, float, float], frames: int = 1, name: str = "x") -> Body:
    figure = Figure("prop", mesh, one_joint(), 1.0, 1.0, 1.0, 1.0, "matte")
    return Body(
        name,
        name,
        figure,
        np.tile(np.eye(3, dtype=np.float32), (frames, 1, 1, 1)),
        np.tile(np.array(where, np.float32), (frames, 1, 1)),
        np.ones(frames, bool),
    )


def ball(color: str = "#ff2010", radius: float = 0.5) -> Mesh:
    return shapes.ellipsoid(radius, (0, 0, 0), color, Surface.MATTE, 48)


def performance(
    bodies: tuple[Body, ...] = (),
    mesh: Mesh | None = None,
    eye: tuple[float, float, float] = (0, -8, 1.6),
    target: tuple[float, float, float] = (0, 0, 1),
    time: TimeOfDay = "day",
    weather: Weather = "clear",
    look: Look = NATURAL,
    frames: int = 1,
    water: Water | None = None,
    lamps: tuple[Lamp, ...] = (),
    effects: tuple[Effect, ...] = (),
) -> Performance:
    piece = SetPiece("test", ground() if mesh is None else mesh, "matte", 20.0, (), lamps, water)
    path = CameraPath(
        np.tile(np.array(eye, np.float32), (frames, 1)),
        np.tile(np.array(target, np.float32), (frames, 1)),
        np.tile(np.array([0, 0, 1], np.float32), (frames, 1)),
        np.full(frames, 40, np.float32),
    )
    times = np.arange(frames, dtype=np.float32) / 24
    return Performance(piece, bodies, path, (), effects, times, 24, time, weather, look, 7)


def film(given: Performance, frame: int = 0) -> Picture:
    return Renderer(given, WIDTH, HEIGHT, passes=True).render(frame)


def middle(picture: Picture, body_id: int) -> NDArray[np.float64]:
    """The middle (row, column) of a body's pixels."""
    assert picture.ids is not None
    places = np.argwhere(picture.ids == body_id)
    assert len(places) > 10
    return np.asarray(places.mean(axis=0))


def brightness(picture: Picture) -> NDArray[np.float64]:
    return np.asarray(picture.rgb @ np.array([0.2126, 0.7152, 0.0722]))


def test_x_is_right_and_z_is_up() -> None:
    picture = film(performance((body(ball(), (2, 0, 1)), body(ball(), (-2, 0, 2.2)))))
    right, left = middle(picture, 1), middle(picture, 2)
    assert right[1] > WIDTH * 0.6 and left[1] < WIDTH * 0.4
    assert left[0] < right[0]


def test_y_is_away_and_the_nearer_hides_the_farther() -> None:
    near, far = body(ball(), (0, 0, 1)), body(ball(), (0, 3, 1))
    picture = film(performance((far, near), target=(0, 0, 1)))
    assert picture.ids is not None and picture.depth is not None
    assert picture.ids[HEIGHT // 2, WIDTH // 2] == 2
    assert np.isclose(picture.depth[HEIGHT // 2, WIDTH // 2], 7.5, atol=0.1)


def test_depth_of_the_ground_is_that_of_the_plane() -> None:
    eye, target = np.array([0.0, -8, 1.6]), np.array([0.0, 0, 1.0])
    picture = film(performance(eye=(0, -8, 1.6), target=(0, 0, 1.0)))
    assert picture.depth is not None
    away = (target - eye) / np.linalg.norm(target - eye)
    up = np.cross(np.cross(away, [0, 0, 1]), away)
    up /= np.linalg.norm(up)
    focal = HEIGHT / 2 / np.tan(np.radians(20))
    for row in (75, 90, 105):
        ray = away + up * (HEIGHT / 2 - row - 0.5) / focal
        expected = -eye[2] / ray[2]
        assert np.isclose(picture.depth[row, WIDTH // 2], expected, rtol=2e-3)


def test_depth_of_a_sphere_and_sky_at_infinity() -> None:
    picture = film(performance((body(ball(), (0, 0, 1.0)),), eye=(0, -5, 1), target=(0, 0, 1)))
    assert picture.depth is not None and picture.normals is not None
    assert np.isclose(picture.depth[HEIGHT // 2, WIDTH // 2], 4.5, atol=0.03)
    assert picture.normals[HEIGHT // 2, WIDTH // 2, 2] > 0.98, "toward the camera"
    assert np.isinf(picture.depth[2, 2])


def test_a_body_that_is_not_there_yet_is_not_drawn() -> None:
    hidden = replace(body(ball(), (0, 0, 1)), visible=np.zeros(1, bool))
    picture = film(performance((hidden,)))
    assert picture.ids is not None and not picture.ids.any()


def test_the_shadow_falls_away_from_the_sun() -> None:
    toward = light_of("day", "clear", False).toward
    bare = brightness(film(performance(eye=(0, -9, 6), target=(0, 0, 0))))
    shaded = brightness(
        film(performance((body(ball(), (0, 0, 1.2)),), eye=(0, -9, 6), target=(0, 0, 0)))
    )
    picture = film(performance((body(ball(), (0, 0, 1.2)),), eye=(0, -9, 6), target=(0, 0, 0)))
    assert picture.ids is not None
    dark = np.argwhere((shaded < bare * 0.8) & (picture.ids == 0))
    assert len(dark) > 30
    foot = film(
        performance((body(ball(radius=0.2), (0, 0, 0.0)),), eye=(0, -9, 6), target=(0, 0, 0))
    )
    assert foot.ids is not None
    below = np.argwhere(foot.ids == 1).mean(axis=0)
    across, down = dark.mean(axis=0)[1] - below[1], dark.mean(axis=0)[0] - below[0]
    # the sun stands behind the camera to the left, so the shadow goes to the right and away
    assert across * -toward[0] > 0 and down * toward[1] > 0


def test_edges_are_smooth() -> None:
    disc = shapes.ellipsoid(1.0, (0, 0, 0), "#ffffff", Surface.EMISSIVE, 64)
    picture = film(performance((body(disc, (0, 0, 3)),), eye=(0, -8, 3), target=(0, 0, 3)))
    row = brightness(picture)[HEIGHT // 2].astype(float)
    edge = int(np.argmax(np.abs(np.diff(row))))
    low, high = min(row[edge - 3], row[edge + 4]), max(row[edge - 3], row[edge + 4])
    column = brightness(picture)[HEIGHT // 2 - 20 : HEIGHT // 2 + 20]
    between = (column > low + 12) & (column < high - 12)
    assert between.sum() > 20


def test_one_renderer_gives_the_same_bytes_from_any_thread() -> None:
    bodies = tuple(body(ball(), (x, 0, 0.5), frames=6) for x in (-1, 0, 1))
    given = performance(bodies, frames=6, weather="rain", look=Look(name="g", grain=0.4, ink=0.5))
    renderer = Renderer(given, WIDTH, HEIGHT)
    alone = [renderer.render(frame).rgb for frame in range(6)]
    with ThreadPoolExecutor(3) as pool:
        together = list(pool.map(lambda frame: renderer.render(frame).rgb, reversed(range(6))))
    again = Renderer(given, WIDTH, HEIGHT)
    for frame in range(6):
        assert np.array_equal(alone[frame], together[5 - frame])
    assert np.array_equal(again.render(3).rgb, alone[3])


def test_every_look_changes_the_picture() -> None:
    bodies = (body(ball(), (0, 0, 0.6)), body(ball("#2040ff"), (1.2, 0, 0.6)))
    plain = film(performance(bodies)).rgb.astype(float)
    looks = load_presets().looks
    assert {"natural", "cinematic", "noir", "anime", "clay", "sketch"} <= set(looks)
    for name, look in looks.items():
        picture = film(performance(bodies, look=look)).rgb.astype(float)
        difference = np.abs(picture - plain).mean()
        if name == "natural":
            assert difference == 0
        else:
            assert difference > 2, name
        if look.saturation == 0 and look.shading != "blueprint":
            assert np.abs(np.diff(picture, axis=2)).max() < 14, name


def test_a_body_far_away_is_drawn_with_fewer_triangles_and_looks_the_same() -> None:
    globe = body(shapes.ellipsoid(0.5, (0, 0, 0), "#ff2010", Surface.MATTE, 160), (0, 0, 0.5))
    near, far = performance((globe,), eye=(0, -2, 0.8)), performance((globe,), eye=(0, -25, 1.6))
    every = gather(near)
    assert spared(every, near, HEIGHT * 20) is every
    fewer = spared(every, far, HEIGHT)
    drawn, all_of_it = (len(one.faces) - one.face_starts[0] for one in (fewer, every))
    assert drawn < 0.5 * all_of_it
    few = Renderer(far, WIDTH, HEIGHT, passes=True).render(0)
    fine = Renderer(far, WIDTH, HEIGHT, passes=True)
    fine._geometry = every
    fine._triangles = fine._laid_out()
    assert few.ids is not None and (few.ids > 0).sum() > 20
    many = fine.render(0)
    difference = np.abs(few.rgb.astype(int) - many.rgb)
    assert difference.mean() < 0.2 and difference.max() < 60


def test_letterbox_bars_are_black() -> None:
    picture = film(performance(look=Look(name="wide", letterbox=2.39)))
    bar = round((HEIGHT - WIDTH / 2.39) / 2)
    assert not picture.rgb[: bar - 1].any() and picture.rgb[bar + 2].any()


@pytest.mark.parametrize("weather", ["fog", "rain", "snow"])
def test_thick_air_lightens_the_distance(weather: Weather) -> None:
    wall = shapes.box((30, 0.2, 4), (0, 40, 2), "#202020")
    mesh = join([ground(), wall])
    clear = film(performance(mesh=mesh, target=(0, 10, 1.6)))
    thick = film(performance(mesh=mesh, target=(0, 10, 1.6), weather=weather))
    assert clear.depth is not None
    on_wall = (clear.depth > 47) & (clear.depth < 49)
    assert on_wall.sum() > 100
    assert np.median(brightness(thick)[on_wall]) > np.median(brightness(clear)[on_wall]) + 25


def test_night_is_darker_than_day_and_not_black() -> None:
    mesh = ground(Surface.GRASS, "#5c7a3c")
    bodies = (body(ball("#c08060"), (0, 0, 0.6)),)
    day, night = (film(performance(bodies, mesh, time=time)) for time in ("day", "night"))
    assert brightness(night).mean() < 0.55 * brightness(day).mean()
    assert day.ids is not None
    on_ball = day.ids == 1
    assert np.median(brightness(night)[on_ball]) > 18


def test_a_lamp_lights_the_night_with_its_color() -> None:
    lamp = Lamp((0, 0, 2.0), (3.0, 1.2, 0.3), 0.1)
    dark = film(performance(time="night")).rgb.astype(float)
    lit = film(performance(time="night", lamps=(lamp,))).rgb.astype(float)
    below = (slice(HEIGHT // 2 + 8, HEIGHT // 2 + 24), slice(WIDTH // 2 - 15, WIDTH // 2 + 15))
    gain = (lit[below] / (dark[below] + 1)).mean(axis=(0, 1))
    assert gain[0] > 1.3 and gain[0] > gain[2]


@pytest.mark.parametrize("time", TIMES_OF_DAY)
def test_no_hour_is_burnt_out_or_drowned(time: TimeOfDay) -> None:
    picture = film(performance((body(ball("#c08060"), (0, 0, 0.6)),), time=time))
    gray = brightness(picture)
    assert 15 < np.median(gray) < 225
    assert (gray > 252).mean() < 0.05


@pytest.mark.parametrize("weather", WEATHERS)
def test_every_weather_looks_different(weather: Weather) -> None:
    picture = film(performance((body(ball(), (0, 0, 0.6)),), weather=weather))
    others = [other for other in WEATHERS if other != weather]
    for other in others:
        against = film(performance((body(ball(), (0, 0, 0.6)),), weather=other))
        assert np.abs(picture.rgb.astype(float) - against.rgb).mean() > 1.5


def sea(height: float = 0.5) -> Water:
    amplitudes, vectors, phases = waves(5, height)
    return Water(amplitudes, vectors, phases)


def test_the_water_drawn_is_the_water_floated_on() -> None:
    water, frames = sea(), 30
    empty = shapes.box((0.1, 0.1, 0.1), (0, 500, -50))
    given = performance(mesh=empty, water=water, frames=frames, eye=(0, 0, 12), target=(0, 0.01, 0))
    given = replace(
        given,
        camera=replace(given.camera, up=np.tile(np.array([0, 1, 0], np.float32), (frames, 1))),
    )
    renderer = Renderer(given, WIDTH, HEIGHT, passes=True)
    for frame in (0, 17):
        depth = renderer.render(frame).depth
        assert depth is not None
        focal = HEIGHT / 2 / np.tan(np.radians(20))
        for row, column in ((54, 96), (20, 40), (90, 150)):
            x = (column + 0.5 - WIDTH / 2) / focal * depth[row, column]
            y = (HEIGHT / 2 - row - 0.5) / focal * depth[row, column]
            expected = water.height(np.array([x]), np.array([y]), float(given.times[frame]))[0]
            assert np.isclose(12 - depth[row, column], expected, atol=0.06)


def test_what_floats_is_cut_by_the_water() -> None:
    empty = shapes.box((0.1, 0.1, 0.1), (0, 500, -50))
    box = body(shapes.box((1, 1, 1), (0, 0, 0), "#c04020"), (0, 0, 0))
    above = film(performance((box,), empty, water=sea(0.05), eye=(0, -6, 1.2), target=(0, 0, 0)))
    dry = film(performance((box,), empty, eye=(0, -6, 1.2), target=(0, 0, 0)))
    assert above.ids is not None and dry.ids is not None
    rows_above, rows_dry = np.argwhere(above.ids == 1)[:, 0], np.argwhere(dry.ids == 1)[:, 0]
    assert abs(rows_above.min() - rows_dry.min()) <= 1
    clearly = brightness(above)[rows_dry.max() - 1, WIDTH // 2]
    assert rows_above.max() <= rows_dry.max()
    assert abs(clearly - brightness(dry)[rows_dry.max() - 1, WIDTH // 2]) > 5


def test_fire_glows_where_it_burns_and_only_then() -> None:
    frames = 20
    strength = np.zeros(frames, np.float32)
    strength[8:] = 1
    fire = Effect(
        "fire",
        np.tile(np.array([0, 0, 1.0], np.float32), (frames, 1)),
        np.tile(np.array([3.0, 0, 0], np.float32), (frames, 1)),
        strength,
    )
    renderer = Renderer(
        performance(frames=frames, effects=(fire,), time="night"), WIDTH, HEIGHT, passes=True
    )
    before, during = renderer.render(5).rgb.astype(float), renderer.render(19).rgb.astype(float)
    change = (during - before)[:, :, 0]
    hot = np.argwhere(change > 90)
    assert len(hot) > 20
    assert hot[:, 1].mean() > WIDTH / 2


def test_snow_whitens_the_ground() -> None:
    mesh = ground(Surface.ASPHALT, "#303030")
    clear, snow = (film(performance(mesh=mesh, weather=w)) for w in ("clear", "snow"))
    low = slice(HEIGHT - 30, HEIGHT)
    assert brightness(snow)[low].mean() > 1.6 * brightness(clear)[low].mean()


def test_windows_light_up_at_night_whole_or_not_at_all() -> None:
    panes = []
    for k in range(12):
        x = -5.5 + k
        for side in (0, 0.36):
            corners = [
                (x + side, 3, 1),
                (x + side + 0.32, 3, 1),
                (x + side + 0.32, 3, 2.2),
                (x + side, 3, 2.2),
            ]
            panes.append(shapes.polygon(np.array(corners, np.float32), "#202830", Surface.WINDOW))
    renderer = Renderer(performance(mesh=join([ground(), *panes]), time="night"), WIDTH, HEIGHT)
    moods = renderer._geometry.moods[2 : 2 + 48].reshape(12, 4)
    assert (moods == moods[:, :1]).all()
    assert len(np.unique(moods[:, 0])) == 12


def test_a_long_lens_close_up_blurs_the_background_and_a_wide_shot_does_not() -> None:
    stripes = [shapes.box((0.25, 0.1, 8), (0.5 * k - 10, 12, 4), "#101010") for k in range(40)]
    mesh = join([ground(color="#e0e0e0"), *stripes])
    subject = (body(ball(radius=0.25), (0, 0, 1.0)),)

    def roughness(eye_y: float, fov: float) -> float:
        given = performance(subject, mesh, eye=(0, eye_y, 1), target=(0, 0, 1))
        given = replace(given, camera=replace(given.camera, fov=np.array([fov], np.float32)))
        picture = Renderer(given, 480, 270, passes=True).render(0)
        assert picture.depth is not None
        behind = (picture.depth > 11 - eye_y) & (picture.depth < 13 - eye_y)
        step = np.abs(np.diff(brightness(picture), axis=1))
        return float(np.percentile(step[behind[:, 1:]], 99))

    assert roughness(-2.0, 18) < 0.5 * roughness(-9.0, 45)
