"""What becomes of things, in whatever words: through which colors, of which part, by whom."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read

SAID = {
    "The leaf turns yellow, then red, then brown.": ("leaf", "color", 3),
    "An iron bar glows: first dark, then red, then yellow.": ("iron bar", "color", 2),
    "Bread toasting, from white to golden brown.": ("bread", "color", 1),
    "The blue car is painted yellow by a mechanic.": ("car", "color", 1),
    "A frog, green at first, ends up bright pink.": ("frog", "color", 1),
    "A spaceship vanishes in a flash of light.": ("spaceship", "vanish", 1),
    "An ice-cream cone melts in the hand of a boy.": ("ice cream cone", "melt", 1),
    "Out of nowhere a dragon appears above the village.": ("dragon", "appear", 1),
    "A genie appears out of the bottle.": ("genie", "appear", 1),
    "A jellyfish lights up in the dark sea.": ("jellyfish", "brightness", 1),
    "All the lights in the house go out.": ("house", "brightness", 1),
    "A neon sign flickers on a wall.": ("neon sign", "brightness", 1),
    "A mushroom becomes as large as a house.": ("mushroom", "size", 1),
    "A kitten grows into a big cat.": ("kitten", "size", 1),
    "A mushroom next to a bench growing taller.": ("mushroom", "size", 1),
    "The toad shrinks back to its normal size.": ("toad", "size", 1),
    "Frost creeps across a window.": ("window", "color", 1),
    "A dragon bursts into flames.": ("dragon", "brightness", 1),
    "A candle burns down until only a stub is left.": ("candle", "size", 1),
    "A puddle freezes.": ("puddle", "color", 1),
    "The witch turns the prince into a frog.": ("prince", "vanish", 1),
    "A rock becomes a bear.": ("rock", "vanish", 1),
    "The car's paint changes from silver to matte orange.": ("car", "color", 1),
    "The petals of the rose turn blue.": ("rose", "color", 1),
    "The man eats chilies until his face is red.": ("man", "color", 1),
    "The egg cracks open and a chick emerges.": ("chick", "appear", 1),
    "A caterpillar wraps itself up and comes out as a butterfly.": ("butterfly", "appear", 1),
    "Where a moment ago stood a scarecrow, now stands a man.": ("scarecrow", "vanish", 1),
    "The water lily opens.": ("water lily", "size", 1),
    "A ghost fades away at the end of the hallway.": ("ghost", "vanish", 1),
    "A parachute opens over a field.": ("parachute", "size", 1),
    "A tire goes flat.": ("tire", "size", 1),
    "A worm gnaws at an apple, leaving a hole.": ("hole", "appear", 1),
    "A baker puts a loaf into an oven, and its crust turns brown.": ("loaf", "color", 1),
    "A dog naps while the plum beside it turns black.": ("plum", "color", 1),
    "A barber dyes a client's hair pink.": ("client", "color", 1),
    "A girl smears yellow paint on a gate until nothing of it is left.": ("gate", "color", 1),
}
PARTS = {
    "A girl dyes her hair blue.": "hair",
    "The boy's face goes green.": "skin",
    "The girl's eyes turn yellow.": "eyes",
    "Cinderella's dress turns from grey to silver blue.": "gown",
    "The house's roof turns red.": "roof",
    "The stuntman's jacket catches the light and goes from brown leather to silver.": "jacket",
    "The witch's hat turns orange.": "wizard_hat",
}


@pytest.mark.parametrize(("say", "wanted"), SAID.items())
def test_what_becomes_of_it(presets: Presets, say: str, wanted: tuple[str, str, int]) -> None:
    scene = read(say, presets)
    nouns = {one.id: one.noun for one in scene.entities}
    found = [(nouns[one.entity], one.aspect) for one in scene.becomings if one.entity]
    assert found.count(wanted[:2]) == wanted[2]


@pytest.mark.parametrize(("say", "part"), PARTS.items())
def test_only_a_part_changes_its_color(presets: Presets, say: str, part: str) -> None:
    assert [one.part for one in read(say, presets).becomings] == [part]


def test_it_goes_through_all_colors_to_the_last(presets: Presets) -> None:
    becomings = read("The ball goes from #ff0000 to #00ff00 to #0000ff.", presets).becomings
    tints = [(one.start, one.to) for one in becomings]
    assert tints == [("#ff0000", "#00ff00"), ("", "#0000ff")]


PLACES = {
    "The fog over the old stone bridge lifts.": ("weather", "clear"),
    "Within seconds it becomes night on the square.": ("time", "night"),
    "A cold blue dawn warms into full daylight over the farm.": ("time", "day"),
    "The sky behind the lighthouse turns from blue to orange.": ("time", "sunset"),
    "Darkness swallows the village.": ("time", "night"),
    "Dawn breaks over a harbor.": ("time", "dawn"),
    "The wind gets up on the beach.": ("weather", "windy"),
}


@pytest.mark.parametrize(("say", "wanted"), PLACES.items())
def test_what_becomes_of_the_place(presets: Presets, say: str, wanted: tuple[str, str]) -> None:
    found = [(one.aspect, one.to) for one in read(say, presets).becomings if not one.entity]
    assert found == [wanted]


def test_who_turned_into_something_goes_on_as_that(presets: Presets) -> None:
    scene = read("The vampire turns into a bat and flies away.", presets)
    bat = next(one.entity for one in scene.becomings if one.aspect == "appear")
    assert [one.agents for one in scene.actions] == [(bat,)]


@pytest.mark.parametrize(
    ("say", "where"),
    [
        ("An egg cracks open and a duckling appears.", ("duck.1", "near", "egg.1")),
        ("A cup breaks on the kitchen tiles.", None),
    ],
)
def test_it_comes_out_where_that_was(presets: Presets, say: str, where: object) -> None:
    scene = read(say, presets)
    told = [(one.a, one.kind, one.b) for one in scene.relations]
    assert told == ([where] if where else [])


def test_a_small_animal_is_kissed_in_the_arms(presets: Presets) -> None:
    holders = [one.holds for one in read("A girl kisses a toad.", presets).entities if one.holds]
    assert len(holders) == 1


def test_how_long_it_takes_is_no_thing(presets: Presets) -> None:
    scene = read("A hundred years in five seconds: a sapling grows into a tree.", presets)
    assert [one.noun for one in scene.entities] == ["sapling"]


def test_what_opens_its_mouth_is_alive(presets: Presets) -> None:
    scene = read("A boy and a hippo: he waves a flag, it opens its mouth.", presets)
    assert scene.actions[-1].agents == ("hippopotamus.1",)
