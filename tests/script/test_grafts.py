"""Parts of one animal on another: they are its own, and bring nobody."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read

GRAFTS = [
    ("A donkey with the wings of a swan trots.", "donkey", {"wings_like": "feathered"}),
    ("A mouse with bat wings sits on a rock.", "mouse", {"wings_like": "leathery"}),
    ("A goat with wings flies over a village.", "goat", {"wings_like": "feathered"}),
    ("A winged elephant walks.", "elephant", {"wings_like": "feathered"}),
    ("A hedgehog with the antlers of a moose sleeps.", "hedgehog", {"horns": "antlers"}),
    (
        "A fox with the shell of a snail, the horns of a ibex, and the tail of a lizard runs.",
        "fox",
        {"shell_on_back": True, "horns": "goat"},
    ),
    ("A bull with long horns charges.", "bull", {}),
    ("A dragon with red wings roars.", "dragon", {}),
]


@pytest.mark.parametrize(("said", "noun", "traits"), GRAFTS, ids=[one[0] for one in GRAFTS])
def test_parts_of_another_are_traits(
    said: str, noun: str, traits: dict[str, object], presets: Presets
) -> None:
    scene = read(said, presets)
    living = [one for one in scene.entities if presets.kinds[one.kind].animate]
    assert [one.noun for one in living] == [noun]
    seen = {name: living[0].traits.get(name) for name in ("wings_like", "horns", "shell_on_back")}
    assert {name: value for name, value in seen.items() if value is not None} == traits


def test_fur_of_another_is_its_pattern(presets: Presets) -> None:
    scene = read("A horse with the fur of a tiger gallops.", presets)
    assert [(one.noun, one.pattern) for one in scene.entities] == [("horse", "striped")]


def test_who_is_with_another_is_two(presets: Presets) -> None:
    scene = read("A lion with a bear sits in a forest.", presets)
    assert {one.noun for one in scene.entities} == {"lion", "bear"}
