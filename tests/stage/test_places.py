"""Every place: a flat free acting area, something on all sides, the same for the same seed."""

from functools import cache

import numpy as np
import pytest

from soracli.stage.materials import Surface
from soracli.stage.performance import SetPiece
from soracli.stage.places import PLACES, build_place
from soracli.story.sets import INDOORS
from soracli.story.shot import TimeOfDay, Weather

AFLOAT = ("sea", "lake")


@cache
def place(
    name: str, seed: int = 1, time: TimeOfDay = "day", weather: Weather = "clear"
) -> SetPiece:
    return build_place(name, seed, time, weather)


def heights(piece: SetPiece, x: float, y: float) -> np.ndarray:
    """The heights at which the set's triangles cross the vertical line through (x, y)."""
    corners = piece.mesh.vertices[piece.mesh.faces].astype(float)
    u, v = corners[:, 1] - corners[:, 0], corners[:, 2] - corners[:, 0]
    area = u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]
    flat = np.abs(area) > 1e-12
    corners, u, v, area = corners[flat], u[flat], v[flat], area[flat]
    dx, dy = x - corners[:, 0, 0], y - corners[:, 0, 1]
    s = (dx * v[:, 1] - dy * v[:, 0]) / area
    t = (u[:, 0] * dy - u[:, 1] * dx) / area
    hit = (s >= 0) & (t >= 0) & (s + t <= 1)
    return np.asarray(corners[hit, 0, 2] + s[hit] * u[hit, 2] + t[hit] * v[hit, 2])


def test_the_places_are_the_vocabulary() -> None:
    assert set(PLACES) == set(
        [
            "beach",
            "garden",
            "street",
            "alley",
            "sea",
            "lake",
            "court",
            "coast",
            "meadow",
            "forest",
            "kitchen",
            "room",
            "studio",
            "castle",
            "desert",
            "mountains",
            "road",
        ]
    )


def test_an_unknown_place_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="atlantis"):
        build_place("atlantis", 1, "day", "clear")


@pytest.mark.parametrize("name", PLACES)
def test_a_place_is_a_sound_set(name: str) -> None:
    piece = place(name)
    mesh = piece.mesh
    assert piece.name == name
    assert 1000 < len(mesh.faces) <= 170_000
    assert np.isfinite(mesh.vertices).all()
    assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-3)
    assert mesh.colors.min() >= 0 and mesh.colors.max() <= 1
    assert len(piece.lamps) <= 16
    assert piece.indoor == (name in INDOORS), "continuity keeps the weather out of these"
    assert (piece.far_color is None) == (name in INDOORS)


@pytest.mark.parametrize("name", PLACES)
def test_the_same_seed_gives_the_same_set(name: str) -> None:
    again = build_place(name, 1, "day", "clear").mesh
    assert np.array_equal(again.vertices, place(name).mesh.vertices)
    assert np.array_equal(again.colors, place(name).mesh.colors)


@pytest.mark.parametrize("name", [n for n in PLACES if n not in (*AFLOAT, "studio")])
@pytest.mark.parametrize("weather", ["clear", "snow"])
def test_people_stand_on_flat_ground(name: str, weather: Weather) -> None:
    piece = place(name, weather=weather)
    for x, y in ((0.013, 0.017), (2.03, 0.61), (-2.51, -0.57), (0.37, 2.41), (-0.71, -2.53)):
        below = heights(piece, x, y)
        ground = below[below < 0.6].max()
        assert -0.03 < ground < 0.03, (x, y, ground)


@pytest.mark.parametrize("name", PLACES)
def test_cameras_have_room_in_front_of_the_acting_area(name: str) -> None:
    wide = 3 if name in INDOORS else 4
    corners = place(name).mesh.vertices[place(name).mesh.faces]
    low, high = corners.min(axis=1), corners.max(axis=1)
    inside = (high[:, 0] > -wide) & (low[:, 0] < wide) & (high[:, 1] > -9) & (low[:, 1] < 2.4)
    tall = inside & (high[:, 2] > 0.6) & (low[:, 2] < 2.0)
    assert not tall.any(), np.unique(corners[tall].mean(axis=1).round(1), axis=0)[:5]


@pytest.mark.parametrize("name", ["street", "beach", "road"])
def test_long_places_leave_a_corridor_along_x(name: str) -> None:
    corners = place(name).mesh.vertices[place(name).mesh.faces]
    low, high = corners.min(axis=1), corners.max(axis=1)
    inside = (high[:, 0] > -40) & (low[:, 0] < 40) & (high[:, 1] > -2.9) & (low[:, 1] < 2.9)
    assert not (inside & (high[:, 2] > 0.35) & (low[:, 2] < 2.4)).any()


@pytest.mark.parametrize("name", [n for n in PLACES if n not in (*INDOORS, "sea")])
def test_there_is_something_to_see_on_every_side(name: str) -> None:
    x, y, z = place(name).mesh.vertices.T
    away = np.hypot(x, y)
    for low in (-np.pi, -np.pi / 2, 0, np.pi / 2):
        angle = np.arctan2(y, x)
        side = (angle >= low) & (angle < low + np.pi / 2) & (away > 4)
        level = place(name).water.level if place(name).water else 0.0
        assert (z[side] > level + 0.5).any(), low


@pytest.mark.parametrize("name", [n for n in PLACES if n not in INDOORS])
def test_snow_lies_white(name: str) -> None:
    clear, snowy = place(name), place(name, weather="snow")

    def share(piece: SetPiece) -> float:
        return float((piece.mesh.colors.min(axis=1) > 0.7).mean())

    assert share(snowy) > share(clear)
    assert (snowy.mesh.surfaces == Surface.SNOW).sum() > 30


@pytest.mark.parametrize("name", ["street", "alley", "court"])
def test_lamps_glow_at_night_only(name: str) -> None:
    def glowing(time: TimeOfDay) -> int:
        return int((place(name, time=time).mesh.surfaces == Surface.EMISSIVE).sum())

    assert place(name).lamps
    assert glowing("night") > glowing("day")


def test_the_beach_runs_down_into_the_sea() -> None:
    piece = place("beach")
    assert piece.water is not None and piece.water.shore is not None
    assert heights(piece, 0.5, piece.water.shore + 4).max() < piece.water.level
    assert heights(piece, 0.5, piece.water.shore - 2).max() > piece.water.level
    assert (piece.mesh.surfaces == Surface.WET_SAND).any()


def test_water_is_deep_where_boats_float() -> None:
    for name in AFLOAT:
        piece = place(name)
        assert piece.water is not None
        for x, y in ((0.0, 0.3), (8.0, 2.0), (-8.0, -4.0)):
            bed = heights(piece, x, y)
            assert not len(bed) or bed.max() < piece.water.level - 1.0


def test_the_coast_falls_into_the_sea_on_three_sides() -> None:
    piece = place("coast")
    assert piece.water is not None
    for x, y in ((40.0, 0.4), (-40.0, 0.4), (0.4, 40.0)):
        assert heights(piece, x, y).max(initial=-99.0) < piece.water.level + 3
    assert heights(piece, 0.4, -60.0).max() > -1.0


def test_the_court_has_its_lines_where_the_hoop_stands() -> None:
    mesh = place("court").mesh
    white = mesh.vertices[(mesh.colors.min(axis=1) > 0.85) & (np.abs(mesh.vertices[:, 2]) < 0.01)]
    away = np.hypot(white[:, 0] - 2.1, white[:, 1])
    assert (np.abs(away - 6.75) < 0.06).sum() > 40, "the three-point line"
    free_throw = 2.1 + 0.38 - 4.572
    assert (np.abs(white[:, 0] - free_throw) < 0.06).any()


def test_a_street_has_many_windows() -> None:
    assert (place("street").mesh.surfaces == Surface.WINDOW).sum() > 400
