"""Where something drives past a building that no place is told of."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("said", "by_the_road"),
    [
        ("A blue van drives past a pink chapel.", True),
        ("An orange truck stops in front of a white house.", True),
        ("A blue van drives past a pink chapel in the city.", False),
        ("A gray car races past a skyscraper.", False),
        ("A cat sits in front of a white house.", False),
    ],
)
def test_a_house_stands_by_the_road(said: str, by_the_road: bool, presets: Presets) -> None:
    assert (read(said, presets).place == "road") == by_the_road
