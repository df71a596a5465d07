"""Two hosts go at each other, and ships that fire at each other lie where they are."""

from soracli.script.presets import Presets
from soracli.script.reader import read


def test_two_armies_are_two_groups_of_which_each_has_one_of_the_other(presets: Presets) -> None:
    scene = read("Two armies run at one another on a plain", presets)
    groups = {one.id: one.group for one in scene.entities}
    assert len(set(groups.values())) == 2
    assert len(scene.actions) == len(groups)
    assert all(groups[one.agents[0]] != groups[one.target] for one in scene.actions)
    ways = {(groups[one.agents[0]], one.direction) for one in scene.actions}
    assert sorted(way for _, way in ways if way) == ["left to right", "right to left"]


def test_several_groups_are_as_many_more(presets: Presets) -> None:
    assert len(read("Two flocks of geese fly over a lake", presets).entities) == 12
    assert len(read("A flock of geese flies over a lake", presets).entities) == 7


def test_ships_that_fire_at_each_other_do_not_ram_each_other(presets: Presets) -> None:
    scene = read("Two frigates fire their guns at each other", presets)
    assert [one.motion for one in scene.actions] == ["float", "float"]
    assert sum(one.kind == "smoke_plume" for one in scene.entities) == 2
    assert sum(one.noun == "cannonball" for one in scene.entities) == 2
