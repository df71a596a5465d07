"""What becomes something else while the shot runs, as it is seen."""

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.dissolving import Dissolving, filmed_by
from soracli.stage.perform import perform
from soracli.stage.performance import Performance
from soracli.stage.renderer import Picture
from soracli.story.scene import Becoming

PRESETS = load_presets()
SIZE = (96, 64)


def played(text: str, **fields: object) -> Performance:
    """A take of one second in which this becomes of the first thing in it (or of the place)."""
    scene = read(text, PRESETS)
    place = fields.pop("place", False)
    entity = "" if place else scene.entities[0].id
    change = Becoming(entity=entity, **fields)  # type: ignore[arg-type]
    spec = compile_take(
        scene.model_copy(update={"becomings": (change,)}),
        Request(size=f"{SIZE[0]}x{SIZE[1]}", seconds=1, fps=8),
        PRESETS.kinds,
        PRESETS.looks,
        PRESETS.models,
        sorted(PRESETS.lexicon.words.places),
    )
    return perform(spec)


def ends(performance: Performance) -> tuple[Picture, Picture]:
    """The first and the last picture."""
    camera = filmed_by(performance, *SIZE, passes=True)
    return camera.render(0), camera.render(performance.frames - 1)


def mean(picture: Picture) -> np.ndarray:
    """The mean color of the first body, 0 to 255."""
    return np.asarray(picture.rgb[picture.ids == 1].mean(axis=0))


def test_a_color_turns_into_another() -> None:
    first, last = ends(played("A red ball on a beach", aspect="color", to="#2040d0"))
    red, blue = mean(first), mean(last)
    assert red[0] > 1.5 * red[2] and blue[2] > 1.5 * blue[0]


def test_a_color_begins_with_the_one_it_is_said_to_turn_from() -> None:
    turned = played("A ball on a beach", aspect="color", start="#20a040", to="#d02020")
    first, last = ends(turned)
    assert mean(first)[1] > 1.3 * mean(first)[0] and mean(last)[0] > 1.3 * mean(last)[1]


def test_a_traffic_light_changes_its_lamp_and_not_its_housing() -> None:
    turned = played("A traffic light", aspect="color", start="#20a040", to="#d02020", sudden=True)
    guise = turned.bodies[0].guise
    assert guise is not None
    changed = np.abs(guise.colors(0) - guise.colors(7)).max(axis=1) > 0.01
    assert 0 < changed.mean() < 0.9
    heights = turned.bodies[0].figure.mesh.vertices[changed, 2]
    assert heights.max() > heights.min() + 0.1, "the upper and the lower lamp"


@pytest.mark.parametrize(("factor", "grows"), [(2.0, True), (0.5, False)])
def test_what_grows_or_shrinks_stays_on_the_ground(factor: float, grows: bool) -> None:
    performance = played("A red ball on a beach", aspect="size", factor=factor)
    body, mesh = performance.bodies[0], performance.bodies[0].figure.mesh
    low, high = mesh.vertices[:, 2].min(), mesh.vertices[:, 2].max()
    sizes = [body.rotations[frame, 0, 2, 2] * (high - low) for frame in (0, performance.frames - 1)]
    assert sizes[1] / sizes[0] == pytest.approx(factor, rel=0.02)
    lowest = body.positions[:, 0, 2] + body.rotations[:, 0, 2, 2] * (
        low - body.figure.rig.rest[0, 2]
    )
    assert np.ptp(lowest) < 0.01
    assert (np.diff(body.rotations[:, 0, 0, 0]) * (1 if grows else -1) >= -1e-6).all()


def test_what_melts_becomes_a_puddle() -> None:
    performance = played("A snowman in a garden", aspect="melt")
    scale = performance.bodies[0].rotations[-1, 0]
    assert scale[2, 2] < 0.1 and np.linalg.norm(scale[:2, 0]) > 1.5


@pytest.mark.parametrize("aspect", ["vanish", "appear"])
def test_what_comes_or_goes_is_seen_at_one_end_only(aspect: str) -> None:
    performance = played("A red ball on a beach", aspect=aspect)
    assert isinstance(filmed_by(performance, *SIZE), Dissolving)
    seen = [bool((picture.ids == 1).any()) for picture in ends(performance)]
    assert seen == [aspect == "vanish", aspect == "appear"]
    middle = filmed_by(performance, *SIZE).render(performance.frames // 2).rgb.astype(int)
    first, last = (picture.rgb.astype(int) for picture in ends(performance))
    assert np.abs(middle - first).max() > 20 and np.abs(middle - last).max() > 20


def test_day_turns_to_night_by_way_of_the_evening() -> None:
    performance = played("A house on a meadow", place=True, aspect="time", start="day", to="night")
    hours = [hour.time for hour in performance.hours]
    assert hours[0] == "day" and hours[-1] == "night" and "dusk" in hours
    first, last = ends(performance)
    assert last.rgb.mean() < 0.5 * first.rgb.mean()


def test_rain_begins() -> None:
    performance = played("A man walks on a street", place=True, aspect="weather", to="rain")
    assert [hour.weather for hour in performance.hours][-1] == "rain"
    first, last = ends(performance)
    assert np.abs(first.rgb.astype(int) - last.rgb).mean() > 5


def test_the_light_goes_down() -> None:
    first, last = ends(played("A man in a garden", place=True, aspect="brightness", factor=0.2))
    assert last.rgb.mean() < 0.6 * first.rgb.mean()


def test_a_light_that_flickers_is_dark_and_bright() -> None:
    told = played("A street lamp", aspect="brightness", factor=0.2, part="to and fro")
    guise = told.bodies[0].guise
    assert guise is not None
    dark = guise.glow < 0.5
    assert dark.any() and not dark.all()


def test_nothing_becomes_of_others() -> None:
    performance = played("A red ball and a blue cube on a beach", aspect="color", to="#20a040")
    assert [body.guise is not None for body in performance.bodies][:2] == [True, False]
