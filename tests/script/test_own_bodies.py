"""The same verb is another motion for another body; a word that names two things means one."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read

DOINGS = {
    "A pair of swans glides across a lake.": ("swan", "swim", ""),
    "A stork glides over a field.": ("stork", "fly", ""),
    "A crocodile slides into the water.": ("crocodile", "crawl", ""),
    "A lizard darts over hot stones.": ("lizard", "run", ""),
    "A squid shoots away into the dark.": ("squid", "swim", ""),
    "A pickup truck bounces along a road.": ("pickup truck", "drive", ""),
    "A parrot cracks a nut with its beak.": ("parrot", "eat", "nut"),
    "A bulldozer pushes a rock.": ("bulldozer", "push", "rock"),
    "A crane lifts a crate.": ("construction crane", "hoist", "crate"),
    "A cheetah sprints after a gazelle.": ("cheetah", "chase", "gazelle"),
    "A hawk swoops down on a rabbit.": ("hawk", "fly", "rabbit"),
    "Windmill blades turn in the wind.": ("windmill", "turn", ""),
    "The sails of the mill turn.": ("mill", "turn", ""),
    "A drone hovers over a field.": ("drone", "hover", ""),
    "Bees buzz around a hive.": ("bee", "flutter", "hive"),
    "Autumn: leaves fall from a maple.": ("leaf", "", ""),
}
KINDS = {
    "A crane lifts a crate.": "crane_truck",
    "A crane wades in a pond.": "flamingo",
    "A bat hangs in a cave.": "flying_bat",
}


@pytest.mark.parametrize(("sentence", "done"), DOINGS.items())
def test_a_body_does_it_in_its_own_way(
    sentence: str, done: tuple[str, str, str], presets: Presets
) -> None:
    scene = read(sentence, presets)
    nouns = {one.id: one.noun for one in scene.entities} | {"": ""}
    acts = {(nouns[act.agents[0]], act.motion, nouns[act.target]) for act in scene.actions}
    noun, motion, target = done
    assert any(
        one[0] == noun and motion in ("", one[1]) and target in ("", one[2]) for one in acts
    ), sorted(acts)


@pytest.mark.parametrize(("sentence", "kind"), KINDS.items())
def test_a_word_for_two_things_means_the_one_that_does_this(
    sentence: str, kind: str, presets: Presets
) -> None:
    assert read(sentence, presets).entities[0].kind == kind


def test_who_has_no_hands_carries_in_the_mouth_and_needs_no_tool(presets: Presets) -> None:
    ant, leaf = read("An ant carries a leaf.", presets).entities
    assert leaf.id in ant.holds
    assert [one.noun for one in read("A dog digs a hole.", presets).entities] == ["dog"]


def test_the_sheep_that_eats_is_one_and_those_that_eat_are_many(presets: Presets) -> None:
    one = read("The sheep eats grass.", presets).entities
    many = read("Sheep eat grass.", presets).entities
    counts = [sum(entity.noun == "sheep" for entity in found) for found in (one, many)]
    assert counts[0] == 1 < counts[1]
