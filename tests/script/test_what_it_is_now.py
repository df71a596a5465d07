"""What something is "now", or is done "until": it turns into that; what is washed away is gone."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("say", "noun", "aspect", "to"),
    [
        ("The magician snaps his fingers and the white dove is now black.", "dove", "color", True),
        ("A gardener dips the roses in paint; they are suddenly blue.", "rose", "color", True),
        (
            "Two boys spray the benches and paint them until they turn green.",
            "bench",
            "color",
            True,
        ),
        ("An apple tree drops its red apples and its leaves turn gray.", "tree", "color", True),
        ("A toadstool shoots up beside a stump.", "toadstool", "size", False),
        ("The flood sweeps the old fence away.", "fence", "vanish", False),
        ("Paint spills, and a red puddle runs over the floor.", "puddle", "size", False),
    ],
)
def test_it_becomes_that(presets: Presets, say: str, noun: str, aspect: str, to: bool) -> None:
    scene = read(say, presets)
    changed = [
        (entity.noun.split()[-1], one.aspect, bool(one.to))
        for one in scene.becomings
        if (entity := scene.entity(one.entity)) is not None
    ]
    assert (noun, aspect, to) in changed


def test_it_that_opens_its_mouth_is_no_rain(presets: Presets) -> None:
    scene = read("A vet and a lion: she holds up a lamp, it opens its mouth.", presets)
    assert not any(one.aspect == "weather" for one in scene.becomings)
