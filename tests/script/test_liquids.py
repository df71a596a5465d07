"""What is in a vessel is a thing of its own: the soup in a bowl, the water in a jug."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("say", "what", "vessel", "aspect"),
    [
        ("The soup in the bowl turns green.", "soup", "bowl", "color"),
        ("A beaker of clear liquid turns orange.", "liquid", "glass", "color"),
        ("Rain falls and the water in the barrel rises.", "water", "barrel", "size"),
        ("The lemonade sinks in the jug.", "lemonade", "vase", "size"),
        ("A bucket fills up with paint.", "paint", "bucket", "appear"),
        ("Tea trickles into a bowl.", "tea", "bowl", "appear"),
        (
            "A boy leans over a pail and the water bubbles and turns red.",
            "water",
            "bucket",
            "color",
        ),
        (
            "A witch stirs a cauldron of brew and the brew turns purple.",
            "brew",
            "cauldron",
            "color",
        ),
    ],
)
def test_it_changes_in_its_vessel(
    presets: Presets, say: str, what: str, vessel: str, aspect: str
) -> None:
    scene = read(say, presets)
    liquid = next(one for one in scene.entities if one.kind == "liquid")
    holder = next(one.b for one in scene.relations if one.a == liquid.id and one.kind == "in")
    assert liquid.noun == what
    assert holder.split(".")[0] == vessel
    assert [(one.entity, one.aspect) for one in scene.becomings if one.entity] == [
        (liquid.id, aspect)
    ]


def test_what_is_poured_is_in_the_glass(presets: Presets) -> None:
    scene = read("A waiter pours milk into a glass.", presets)
    milk = next(one for one in scene.entities if one.kind == "liquid")
    assert any(one.a == milk.id and one.b == "glass.1" for one in scene.relations)


def test_a_lake_is_in_no_vessel(presets: Presets) -> None:
    scene = read("The water of the lake turns red while a man holds a cup.", presets)
    assert not any(one.kind == "liquid" for one in scene.entities)
