"""How many there are, and who of them has which color, where the words leave out a noun."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read

RED, BLUE, GREEN, WHITE, BROWN = "#c8252c", "#2458c5", "#2f9e44", "#f4f4f2", "#7a4b2a"


@pytest.mark.parametrize(
    ("text", "kind", "colors"),
    [
        ("a red cup next to a blue one", "mug", [RED, BLUE]),
        ("A white rabbit nibbling a carrot beside a brown one", "rabbit", [WHITE, BROWN]),
        ("Three dogs chase a red ball and two blue ones", "ball", [RED, BLUE, BLUE]),
        ("A woman with a red umbrella passes a man with a blue one", "umbrella", [RED, BLUE]),
        ("Three cups: a red one, a blue one and a green one", "mug", [RED, BLUE, GREEN]),
    ],
)
def test_a_blue_one_is_one_more(text: str, kind: str, colors: list[str], presets: Presets) -> None:
    scene = read(text, presets)
    assert [one.color for one in scene.entities if one.kind == kind] == colors


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("A flock of about fifteen sheep grazes", "sheep", 15),
        ("Six hens sleep; the seventh stays on the gate.", "chicken", 7),
        ("Three friends play; a fourth arrives.", "person", 4),
        ("Four cupcakes on a tray. A hand takes one cupcake.", "cupcake", 4),
        ("a cat chases another", "cat", 2),
        ("A baker's twelve loaves", "bread", 12),
        ("A bride and groom kiss", "person", 2),
        ("thirteen steps to the temple", "stairs", 1),
        ("oranges fall into a bowl", "orange_fruit", 3),
        ("three ducklings behind their mother", "duck", 4),
    ],
)
def test_how_many_there_are(text: str, kind: str, count: int, presets: Presets) -> None:
    assert sum(one.kind == kind for one in read(text, presets).entities) == count


@pytest.mark.parametrize(
    ("text", "worn"),
    [
        ("A boxer in red trunks squares up to one in blue.", {"shorts": [RED, BLUE]}),
        (
            "The villain wears a red cape, the heroine next to him wears a blue one.",
            {"cape": [RED, BLUE]},
        ),
        ("The heroine next to the villain wears a blue cape.", {"cape": [BLUE]}),
        ("a woman whose hat is red waves", {"hat": [RED]}),
        ("the green knight", {"armor": [GREEN]}),
        ("a woman in a dress of white sings", {"dress": [WHITE]}),
        ("A man ties his red shoes", {"shoes": [RED]}),
    ],
)
def test_who_wears_which_color(text: str, worn: dict[str, list[str]], presets: Presets) -> None:
    people = read(text, presets).entities
    for kind, colors in worn.items():
        found = [one.color for who in people for one in who.wears if one.kind == kind]
        assert [color for color in found if color in colors] == colors


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("A man with a grey beard reading a book", "read"),
        ("A robot with green eyes polishing a bell", "polish"),
        ("A lion with its mane blowing in the wind roars", "roar"),
    ],
)
def test_whose_a_part_is_does_it(text: str, verb: str, presets: Presets) -> None:
    assert verb in {one.verb for one in read(text, presets).actions}


@pytest.mark.parametrize(
    ("text", "relation", "names"),
    [
        ("On the shelf, a vase, two books and a clock", "on", 4),
        ("An old couple shares a bench", "on", 2),
        ("Two men haul a pumpkin on a cart", "on", 1),
        ("A cup left of a teapot", "on", 2),
    ],
)
def test_all_that_is_there(text: str, relation: str, names: int, presets: Presets) -> None:
    told = {one.a for one in read(text, presets).relations if one.kind == relation}
    assert len(told) == names


def test_a_product_stands_before_its_own_color(presets: Presets) -> None:
    assert read("Headphones on a coral background", presets).place == "orange studio"
    assert read("a watch on a plain black backdrop", presets).place == "black studio"
