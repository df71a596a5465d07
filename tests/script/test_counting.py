"""How many there are, whose each of them is, and what colors they and their parts have."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read

RED, GREEN, BLUE, WHITE, BLACK = "#c8252c", "#2f9e44", "#2458c5", "#f4f4f2", "#1b1b1b"
ORANGE, YELLOW, BROWN = "#f08a24", "#f7c92b", "#7a4b2a"


COUNTS = {
    "Twenty-one sheep graze.": {"sheep": 21},
    "Both of the dogs bark at a cat.": {"dog": 2, "cat": 1},
    "Each of the four children holds a balloon.": {"child": 4, "balloon": 4},
    "Three waiters carry two plates each.": {"waiter": 3, "plate": 6},
    "Six surfers, each carrying a white surfboard, walk.": {"surfer": 6, "surfboard": 6},
    "Four knights ride horses through a forest.": {"knight": 4, "horse": 4},
    "A boy and a girl each hold an ice cream.": {"boy": 1, "girl": 1, "ice cream": 2},
    "A tennis player serves, the other one returns the ball.": {"tennis player": 2},
    "Shot of a band: a drummer and two guitarists.": {"drummer": 1, "guitarist": 2, "musician": 0},
    "A swarm of butterflies, forty of them, in a greenhouse.": {"butterfly": 40},
    "Nobody in the park except a single jogger.": {"jogger": 1},
    "A ballerina in a tutu, five more behind her.": {"ballerina": 6},
    "Show me exactly four elephants.": {"elephant": 4, "person": 0},
    "The left door is green and the right door is red.": {"door": 2},
}


@pytest.mark.parametrize(("sentence", "counts"), COUNTS.items())
def test_how_many(sentence: str, counts: dict[str, int], presets: Presets) -> None:
    nouns = [one.noun for one in read(sentence, presets).entities]
    assert {noun: nouns.count(noun) for noun in counts} == counts


COLORS = {
    "Two of the five apples are green.": [GREEN, GREEN, None, None, None],
    "Half of the four eggs are brown, the rest white.": [BROWN, BROWN, WHITE, WHITE],
    "Five cars, the middle one is yellow, the others are red.": [RED, RED, YELLOW, RED, RED],
    "Three bicycles lean on a wall: one red, one blue, one green.": [RED, BLUE, GREEN],
    "Four balloons, some red, some white, rise.": [RED, RED, WHITE, WHITE],
    "Three dogs, one black, the others white.": [BLACK, WHITE, WHITE],
    "Three blue butterflies; one of them is orange.": [ORANGE, BLUE, BLUE],
    "A boat painted blue floats.": [BLUE],
}


@pytest.mark.parametrize(("sentence", "colors"), COLORS.items())
def test_of_which_colors(sentence: str, colors: list[str | None], presets: Presets) -> None:
    found = read(sentence, presets).entities
    assert [one.color for one in found if one.noun == found[0].noun] == colors


def test_a_group_of_many_colors_has_one_for_each(presets: Presets) -> None:
    cups = read("Four cups in different colours stand on a shelf.", presets).entities[:4]
    assert len({one.color for one in cups} - {None}) == 4


PARTS = {
    "A house with white walls and a red roof.": (WHITE, "roof_color", RED),
    "A brown horse with a black mane gallops.": (BROWN, "mane_color", BLACK),
    "A cottage stands there; its door is blue.": (None, "door_color", BLUE),
    "An owl, its eyes orange, lands.": (None, "eyes_color", ORANGE),
    "A red-roofed barn.": (None, "roof_color", RED),
}


@pytest.mark.parametrize(("sentence", "looks"), PARTS.items())
def test_a_part_has_a_color_of_its_own(
    sentence: str, looks: tuple[str | None, str, str], presets: Presets
) -> None:
    whole, part, color = looks
    first = read(sentence, presets).entities[0]
    assert first.traits.get(part) == color
    assert whole is None or first.color == whole


def test_each_holds_their_own_and_wears_what_is_said_of_them(presets: Presets) -> None:
    girls = read("Four girls with a red umbrella each.", presets).entities[:4]
    assert len({one.holds for one in girls}) == 4
    scene = read("A girl wears a blue hat and two boys wear red ones.", presets)
    hats = [{worn.color for worn in one.wears if worn.kind == "hat"} for one in scene.entities]
    assert hats == [{BLUE}, {RED}, {RED}]


def test_one_suit_is_that_of_one_and_nobody_wears_a_robe_over_armor(presets: Presets) -> None:
    bride, groom = read("A bride and a groom in a navy suit stand.", presets).entities
    assert "suit" not in {worn.kind for worn in bride.wears}
    assert "suit" in {worn.kind for worn in groom.wears}
    (samurai,) = read("The samurai wears black armor.", presets).entities
    assert "robe" not in {worn.kind for worn in samurai.wears}
