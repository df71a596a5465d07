"""Every place: a flat free acting area, something on all sides, the same for the same seed."""

from collections.abc import Iterator
from functools import lru_cache

import numpy as np
import pytest

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh
from soracli.stage.performance import SetPiece
from soracli.stage.places import PLACES, build_place
from soracli.stage.places.afloat import afloat
from soracli.story.sets import INDOORS
from soracli.story.shot import TimeOfDay, Weather

AFLOAT = ("sea", "lake", "fjord")
GROUNDLESS = ("space", *AFLOAT)
CLOSED = (*INDOORS, "space")
SAMPLE = (
    "garden", "castle", "kitchen", "wheat field", "jungle", "canyon", "underwater", "moon",
    "library", "spaceship", "market", "stadium",
)  # fmt: skip
"""Places of different makers, for what costs a second set of each."""
NARROW = {"train": 1.0, "bus": 1.0, "cockpit": 2.4, "submarine": 1.7, "elevator": 1.4}
"""Half the free width of what is narrower than a room, metres."""
SNOWY = ("street", "forest", "mountains", "beach", "river", "graveyard", "savanna", "village")


@lru_cache(maxsize=6)
def place(
    name: str, seed: int = 1, time: TimeOfDay = "day", weather: Weather = "clear"
) -> SetPiece:
    return build_place(name, seed, time, weather)


@pytest.fixture(scope="module", params=PLACES)
def piece(request: pytest.FixtureRequest) -> Iterator[SetPiece]:
    """Every place, built once for all tests that look at every place."""
    yield build_place(request.param, 1, "day", "clear")


@lru_cache(maxsize=2)
def corners(mesh: Mesh) -> np.ndarray:
    """The three corners of every face, and the least and the greatest of them (5, F, 3): corner by
    corner, which is many times sooner than all three at once."""
    one, two, three = (mesh.vertices[mesh.faces[:, corner]] for corner in range(3))
    low, high = np.minimum(np.minimum(one, two), three), np.maximum(np.maximum(one, two), three)
    return np.stack([one, two, three, low, high])


def heights(piece: SetPiece, x: float, y: float) -> np.ndarray:
    """The heights at which the set's triangles cross the vertical line through (x, y)."""
    low, high = corners(piece.mesh)[3:]
    over = (low[:, 0] <= x) & (high[:, 0] >= x) & (low[:, 1] <= y) & (high[:, 1] >= y)
    first, second, third = corners(piece.mesh)[:3, over].astype(float)
    u, v = second - first, third - first
    area = u[:, 0] * v[:, 1] - u[:, 1] * v[:, 0]
    flat = np.abs(area) > 1e-12
    first, u, v, area = first[flat], u[flat], v[flat], area[flat]
    dx, dy = x - first[:, 0], y - first[:, 1]
    s = (dx * v[:, 1] - dy * v[:, 0]) / area
    t = (u[:, 0] * dy - u[:, 1] * dx) / area
    hit = (s >= 0) & (t >= 0) & (s + t <= 1)
    return np.asarray(first[hit, 2] + s[hit] * u[hit, 2] + t[hit] * v[hit, 2])


def test_an_unknown_place_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="atlantis"):
        build_place("atlantis", 1, "day", "clear")


def test_a_place_is_a_sound_set(piece: SetPiece) -> None:
    mesh = piece.mesh
    assert piece.name in PLACES
    assert 1000 < len(mesh.faces) <= 170_000
    assert np.isfinite(mesh.vertices).all()
    assert np.allclose(np.linalg.norm(mesh.normals, axis=1), 1, atol=1e-3)
    assert mesh.colors.min() >= 0 and mesh.colors.max() <= 1
    assert len(piece.lamps) <= 16
    assert piece.indoor == (piece.name in INDOORS), "continuity keeps the weather out of these"
    assert (piece.far_color is None) == (piece.name in CLOSED)


@pytest.mark.parametrize("name", SAMPLE)
def test_the_same_seed_gives_the_same_set(name: str) -> None:
    again = build_place(name, 1, "day", "clear").mesh
    assert np.array_equal(again.vertices, place(name).mesh.vertices)
    assert np.array_equal(again.colors, place(name).mesh.colors)


def _stands_on_flat_ground(piece: SetPiece) -> None:
    wide = NARROW.get(piece.name, 2.51)
    for x, y in ((0.013, 0.017), (2.03, 0.61), (-2.51, -0.57), (0.37, 2.41), (-0.71, -2.53)):
        x = float(np.clip(x, -wide, wide))
        below = heights(piece, x, y)
        ground = below[below < 0.6].max()
        assert -0.03 < ground < 0.03, (x, y, ground)


RAILED = ("viaduct", "rope bridge", "footbridge")
"""Bridges: cameras look over or through thin rails from beside them."""


def test_people_stand_on_flat_ground(piece: SetPiece) -> None:
    if piece.name not in (*GROUNDLESS, "studio", *RAILED[1:]):  # decks as wide as people
        _stands_on_flat_ground(piece)


def test_nothing_solid_stands_where_people_act(piece: SetPiece) -> None:
    for one in piece.colliders:
        middle = (np.array(one.a) + np.array(one.b)) / 2 if any(one.b) else np.array(one.a)
        if one.shape == "box":
            gap = np.abs(middle[:2]) - np.array(one.size[:2])
            assert gap.max() > 1.0 or one.a[2] + one.size[2] < 0.3, one
        else:
            assert np.hypot(*middle[:2]) - one.size[0] > 1.0, one


def test_cameras_have_room_in_front_of_the_acting_area(piece: SetPiece) -> None:
    if piece.name in RAILED:
        return
    wide = NARROW.get(piece.name, 3 if piece.name in INDOORS else 4)
    low, high = corners(piece.mesh)[3:]
    inside = (high[:, 0] > -wide) & (low[:, 0] < wide) & (high[:, 1] > -9) & (low[:, 1] < 2.4)
    tall = inside & (high[:, 2] > 0.6) & (low[:, 2] < 2.0)
    assert not tall.any(), np.unique(corners(piece.mesh)[:3, tall].mean(axis=0).round(1), axis=0)


@pytest.mark.parametrize("name", ["street", "beach", "road"])
def test_long_places_leave_a_corridor_along_x(name: str) -> None:
    low, high = corners(place(name).mesh)[3:]
    inside = (high[:, 0] > -40) & (low[:, 0] < 40) & (high[:, 1] > -2.9) & (low[:, 1] < 2.9)
    assert not (inside & (high[:, 2] > 0.35) & (low[:, 2] < 2.4)).any()


def test_there_is_something_to_see_on_every_side(piece: SetPiece) -> None:
    if piece.name in (*INDOORS, "sea"):
        return
    x, y, z = piece.mesh.vertices.T
    away, angle = np.hypot(x, y), np.arctan2(y, x)
    level = piece.water.level if piece.water else 0.0
    for low in (-np.pi, -np.pi / 2, 0, np.pi / 2):
        side = (angle >= low) & (angle < low + np.pi / 2) & (away > 4)
        assert (z[side] > level + 0.5).any(), low


@pytest.mark.parametrize("name", SNOWY)
def test_snow_lies_white_and_is_stood_on(name: str) -> None:
    clear, snowy = place(name), place(name, weather="snow")

    def share(piece: SetPiece) -> float:
        return float((piece.mesh.colors.min(axis=1) > 0.7).mean())

    assert share(snowy) > share(clear)
    assert (snowy.mesh.surfaces == Surface.SNOW).sum() > 30
    _stands_on_flat_ground(snowy)


@pytest.mark.parametrize("name", ["moon", "underwater"])
def test_no_snow_falls_where_there_is_no_air(name: str) -> None:
    clear, snowy = place(name), place(name, weather="snow")
    assert np.array_equal(clear.mesh.colors, snowy.mesh.colors)


@pytest.mark.parametrize("name", ["river", "pond", "island", "harbor", "pool"])
def test_boats_find_deep_water_beside_the_dry_stage(name: str) -> None:
    dry = place(name)
    assert dry.reach > 0
    _stands_on_flat_ground(dry)
    wet = afloat(dry)
    assert wet.reach == 0 and wet.water is not None and wet.water.level == 0
    for x, y in ((0.0, 0.3), (4.0, 0.5), (-4.0, -0.5)):
        assert heights(wet, x, y).max(initial=-99.0) < -0.9


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
