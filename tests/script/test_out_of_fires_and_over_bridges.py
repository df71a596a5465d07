"""Who comes out of something was in it, what is on fire burns, who crosses a bridge is on it."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.story.scene import Scene


def _read(sentence: str) -> Scene:
    return read(sentence, load_presets())


@pytest.mark.parametrize(
    ("sentence", "side"),
    [
        ("A goat runs out of a barn", "in front of"),
        ("Two boys come out of a tent", "in front of"),
        ("A nurse carries a baby out of a house", "in front of"),
        ("A kitten jumps out of a basket", "right of"),
    ],
)
def test_who_comes_out_is_inside_first(sentence: str, side: str) -> None:
    scene = _read(sentence)
    out = next(one for one in scene.actions if one.side is not None)
    assert out.side == side
    inside = {(one.a, one.b) for one in scene.relations if one.kind == "in"}
    assert {(agent, out.target) for agent in out.agents} <= inside


def test_who_gets_out_of_bed_was_on_it() -> None:
    assert all(one.side is None for one in _read("A girl gets out of bed").actions)


@pytest.mark.parametrize(
    "sentence",
    ["A barn on fire", "A barn is ablaze", "A barn burns while cows look on", "A burning barn"],
)
def test_what_is_on_fire_burns(sentence: str) -> None:
    scene = _read(sentence)
    barn = next(one for one in scene.entities if one.noun == "barn")
    assert "burning" in barn.attributes
    assert not any(one.kind == "campfire" for one in scene.entities)


def test_a_fire_in_a_speech_is_only_spoken_of() -> None:
    scene = _read('A man shouts "The barn is on fire!"')
    assert scene.lines[0].say == "The barn is on fire!"


def test_who_crosses_a_bridge_is_on_it_and_a_bridge_beyond_the_river_is_a_thing() -> None:
    scene = _read("A woman crosses a stone bridge")
    assert scene.place == "stone bridge" and scene.actions[0].motion == "walk"
    assert any(one.kind == "bridge" for one in _read("A boat sails under a bridge").entities)


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("a tram rattles over a railway viaduct in the mountains", "viaduct"),
        ("in a rainforest an explorer creeps carefully across a bridge", "rope bridge"),
        ("a girl cycles across a wooden bridge over a creek", "footbridge"),
        ("a shepherd walks over a bridge above a gorge", "stone bridge"),
        ("trucks cross a bridge at night", "bridge"),
    ],
)
def test_a_bridge_is_the_one_of_its_landscape(sentence: str, place: str) -> None:
    scene = _read(sentence)
    assert scene.place == place and not scene.unplaced


def test_who_follows_nobody_named_follows_who_went_ahead() -> None:
    scene = _read("A boy walks along a beach, and two dogs follow.")
    assert scene.actions[1].target == scene.actions[0].agents[0]
