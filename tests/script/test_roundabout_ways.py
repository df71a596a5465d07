"""Roundabout ways to say which way somebody goes, and what they go through, as they are read."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read
from soracli.script.reader.plain_ways import plain_ways
from soracli.story.scene import Action, Scene


def _doings(scene: Scene, noun: str) -> list[Action]:
    ids = {one.id for one in scene.entities if one.noun == noun}
    return [one for one in scene.actions if ids & set(one.agents)]


ROUND: dict[str, tuple[str, str, str]] = {
    # who it is, which way, and around what
    "Vultures wheel in slow circles above a river.": ("vulture", "in circles", ""),
    "A speedboat carves a ring around a buoy.": ("speedboat", "around", "buoy"),
    "Children run circles around a maypole.": ("child", "around", "maypole"),
    "A skater glides backwards in a wide circle.": ("skater", "in circles", ""),
    "A small raft, and a shark that circles it again and again.": ("shark", "in circles", "raft"),
    "A bee buzzes around her head.": ("bee", "around", "woman"),
    "Frogs parade around a birdbath.": ("frog", "around", "birdbath"),
}


@pytest.mark.parametrize("text", ROUND)
def test_who_goes_round_what(text: str, presets: Presets) -> None:
    who, way, middle = ROUND[text]
    scene = read(text, presets)
    nouns = {one.id: one.noun for one in scene.entities}
    assert "circle" not in nouns.values()
    doing = _doings(scene, who)[0]
    assert (doing.direction, nouns.get(doing.target, "")) == (way, middle)


def test_one_way_after_the_other(presets: Presets) -> None:
    scene = read("A pony trots out of a shed and around a tree.", presets)
    first, second = _doings(scene, "pony")
    nouns = {one.id: one.noun for one in scene.entities}
    assert (nouns[first.target], nouns[second.target], second.direction) == (
        "shed",
        "tree",
        "around",
    )


UPRIGHT: dict[str, tuple[str, str]] = {
    "A balloon slips out of a hand and floats away upward.": ("balloon", "up"),
    "A banner is pulled up a flagpole by a squire.": ("banner", "up"),
    "A stagehand hauls on a rope, and the backdrop goes up.": ("backdrop", "up"),
    "A sack is lowered by rope to a cart.": ("sack", "down"),
    "A caterpillar lets itself down on a silk thread.": ("caterpillar", "down"),
    "A glass lift glides up the side of a tower.": ("glass lift", "up"),
    "A dolphin tosses a beach ball with its nose.": ("beach ball", "up"),
    "A raindrop trickles down a window pane.": ("raindrop", "down"),
    "A platform is winched up the side of a building.": ("platform", "up"),
}


@pytest.mark.parametrize("text", UPRIGHT)
def test_what_goes_up_or_down(text: str, presets: Presets) -> None:
    who, way = UPRIGHT[text]
    found = _doings(read(text, presets), who)
    assert way in {one.direction for one in found}


def test_who_hauls_is_seen_to_while_the_flag_goes_up(presets: Presets) -> None:
    scene = read("A soldier hoists a flag up a flagpole.", presets)
    assert [one.motion for one in _doings(scene, "soldier")] == ["haul_rope"]


THROUGH: dict[str, str] = {
    # what it is cast as that somebody goes through
    "A lion leaps through a hoop.": "circus_hoop",
    "A basketball drops through the hoop.": "hoop",
    "A couple strolls through a garden gate.": "open_gate",
    "A cat jumps through a window.": "open_window",
    "The mouse runs through a hole in the wall.": "mouse_hole",
    "A dog squeezes through a gap in the fence.": "fence_gap",
    "A train comes through a tunnel straight at the viewer.": "tunnel_mouth",
}


@pytest.mark.parametrize("text", THROUGH)
def test_what_is_gone_through_stands_open(text: str, presets: Presets) -> None:
    scene = read(text, presets)
    assert THROUGH[text] in {one.kind for one in scene.entities}
    assert not {"fence", "wall"} & {one.noun for one in scene.entities}  # its gap is there instead


def test_a_tunnel_that_nobody_goes_through_is_no_thing(presets: Presets) -> None:
    assert {one.noun for one in read("A man stands in a tunnel.", presets).entities} == {"man"}


def test_each_parachutist_hangs_in_a_parachute(presets: Presets) -> None:
    scene = read("Three paratroopers descend under parachutes.", presets)
    kinds = {one.id: one.kind for one in scene.entities}
    hangs = {one.a: one.b for one in scene.relations if kinds[one.b] == "parachute"}
    people = [name for name, kind in kinds.items() if kind == "person"]
    assert sorted(hangs) == sorted(people)
    assert len(set(hangs.values())) == len(people) == 3


def test_what_is_spoken_and_what_the_camera_does_stay_as_they_are() -> None:
    spoken = 'A man says "Run circles around him, up and away!"'
    assert plain_ways(spoken) == spoken
    camera = "The camera moves in a slow circle around a statue."
    assert plain_ways(camera) == camera
