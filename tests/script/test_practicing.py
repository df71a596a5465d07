"""Who practices does what their art is; who reaches a place goes there."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("sentence", "motion"),
    [
        ("A ballerina practices alone in a mirrored studio", "dance"),
        ("Two boxers train in a gym", "box"),
        ("Three dancers are rehearsing on stage", "dance"),
        ("An archer practices at dawn", "throw"),
        ("A violinist practices at home", "violin"),
        ("A swimmer is practicing every morning", "swim"),
        ("A hiker reaches the summit", "walk"),
        ("A surfer rides a big wave", "stand"),
    ],
)
def test_what_is_done_is_what_the_art_is(sentence: str, motion: str) -> None:
    scene = read(sentence, load_presets())
    assert any(one.motion == motion and "person.1" in one.agents for one in scene.actions)


def test_a_trainer_trains_somebody_else() -> None:
    scene = read("A dancer trains a puppy", load_presets())
    assert all(one.motion != "dance" for one in scene.actions)


def test_what_a_surfer_carries_is_not_on_the_ground() -> None:
    scene = read("A surfer carries his board toward the ocean", load_presets())
    surfer = next(one for one in scene.entities if one.kind == "person")
    assert [one.kind for one in scene.entities] == ["person", "surfboard"]
    assert surfer.holds == ("surfboard.1",)
    assert scene.place == "beach"
    assert not scene.relations


def test_hands_that_are_seen_closely_are_at_their_art() -> None:
    scene = read("Close-up of an old guitarist's hands in warm light", load_presets())
    on = scene.entity(scene.camera.on)
    assert on is not None and on.kind.endswith("guitar")
    assert {one.motion for one in scene.actions} == {"guitar"}
