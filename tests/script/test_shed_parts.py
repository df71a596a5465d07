"""What a plant sheds, and what a glass of water becomes."""

from soracli.script.presets import Presets
from soracli.script.reader import read


def test_the_leaves_that_drop_are_no_tree(presets: Presets) -> None:
    scene = read("The leaves of the birch turn orange and then drop to the ground.", presets)
    (turns,) = scene.becomings
    falls = next(one for one in scene.actions if one.direction == "down")
    kinds = {one.id: one.kind for one in scene.entities}
    assert kinds[turns.entity] == "tree" or "birch" in turns.entity
    assert {kinds[name] for name in falls.agents} == {"leaf"}
    assert turns.order < falls.order


def test_the_water_of_a_glass_turns_and_no_lake(presets: Presets) -> None:
    scene = read("A drop of milk falls into a glass of water, and the water turns white.", presets)
    (turns,) = scene.becomings
    assert turns.entity.startswith(("glass", "liquid"))
    assert scene.place != "lake"


def test_everyone_is_more_than_the_one_who_was_named(presets: Presets) -> None:
    scene = read("A girl blows a whistle, then everyone dances.", presets)
    assert len(next(one for one in scene.actions if one.motion == "dance").agents) > 1
