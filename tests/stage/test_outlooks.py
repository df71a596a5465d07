"""Outlooks: a place that nobody is in is seen so that it shows what it is, and a move is seen."""

from functools import lru_cache

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.stage.performance import CameraPath
from soracli.stage.turns import Array

PRESETS = load_presets()


@lru_cache
def camera(text: str) -> CameraPath:
    request = Request(size="112x64", seconds=3.0, fps=5)
    places = sorted(PRESETS.lexicon.words.places)
    scene = read(text, PRESETS)
    spec = compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, places)
    return perform(spec).camera


def look(text: str, frame: int = 0) -> Array:
    """Where the camera looks in a frame, as a vector of one metre."""
    path = camera(text)
    way = (path.target - path.position)[frame].astype(np.float64)
    return np.asarray(way / np.linalg.norm(way))


@pytest.mark.parametrize("place", ["A street.", "A country road.", "A beach at dusk."])
def test_one_looks_along_an_empty_street_and_across_where_somebody_walks(place: str) -> None:
    along, _, _ = np.abs(look(place))
    assert along > 0.75
    across = np.abs(look(f"A man walks to the right. {place}"))
    assert across[1] > across[0]


def test_an_empty_place_is_seen_from_farther_off_than_somebody_in_it() -> None:
    for place in ("a farmyard", "a kitchen", "a village square"):
        alone = camera(place.capitalize() + ".")
        beside = camera(f"A woman stands in {place}.")
        assert np.tan(np.radians(alone.fov[0] / 2)) > 1.2 * np.tan(np.radians(beside.fov[0] / 2))


def test_words_about_the_angle_count_before_an_empty_place_too() -> None:
    assert look("A mountain range.")[2] > -0.05
    assert look("A mountain valley, seen from above.")[2] < -0.3


def tilted(text: str) -> float:
    """By how many degrees the camera looks further up at the end."""
    return float(np.degrees(np.arcsin(look(text, -1)[2]) - np.arcsin(look(text, 0)[2])))


@pytest.mark.parametrize("what", ["Orchard", "Suitcase", "A bowl of cherries", "Lighthouse"])
def test_a_tilt_is_seen_to_be_one(what: str) -> None:
    share = camera(f"{what}, tilt up.").fov[0] / 2
    assert tilted(f"{what}, tilt up.") > 0.3 * share
    assert tilted(f"{what}, tilt down.") < -0.3 * share


def test_one_looks_down_on_a_table_and_not_on_a_mountain() -> None:
    assert look("A wooden desk.")[2] < -0.2
    assert abs(look("Kilimanjaro.")[2]) < 0.1


def test_an_airborne_dolly_goes_in_from_above_and_stays_level() -> None:
    told = "Vineyard, first-person perspective, oblique shot, airborne dolly movement."
    assert look(told)[2] < -0.3
    path = camera(told)
    gone = np.linalg.norm((path.position - path.target)[[0, -1]], axis=1)
    assert gone[1] < 0.8 * gone[0]
    assert read(told, PRESETS).camera.angle == "high"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A drone shot of a coral reef with parrotfish.", "lagoon"),
        ("Aerial view of a shopping street at night.", "metropolis"),
        ("A tall office building.", "metropolis"),
        ("The Manhattan skyline at dusk.", "waterfront"),
        ("The bottom of the sea.", "underwater"),
        ("White clouds drift by.", "clouds"),
    ],
)
def test_what_is_seen_from_the_air_is_seen_where_one_can_fly(text: str, place: str) -> None:
    scene = read(text, PRESETS)
    assert scene.place == place
    assert not any(one.kind == "coral" for one in scene.entities)


def test_a_shadow_is_no_crate_and_a_way_of_drawing_no_thing() -> None:
    for text in (
        "Tall cliffs surround and shadow a narrow gorge, a shadow moves.",
        "A barn, 3D render, digital art.",
        "A ripple of water, alpha channel included.",
    ):
        assert all(one.kind for one in read(text, PRESETS).entities), text
    assert read("A tram, animated style", PRESETS).style == "anime"
    assert read("A tram, in cyberpunk style", PRESETS).style == "neon"


def test_umbrellas_that_come_along_are_held() -> None:
    scene = read("Two old men walking home are caught in a downpour with umbrellas.", PRESETS)
    people = [one for one in scene.entities if one.kind == "person"]
    assert sorted(name for one in people for name in one.holds) == ["umbrella.1", "umbrella.2"]
    left = read("A boy sits on the beach, an umbrella lies beside him.", PRESETS)
    assert not any(one.holds for one in left.entities)


def test_who_zooms_stays_where_they_stand() -> None:
    path = camera("A whale swims along, zoom in.")
    gone = np.linalg.norm(path.position - path.position[0], axis=1)
    assert gone.max() < 0.5
    assert path.fov[-1] < 0.6 * path.fov[0]
