"""From what into what something turns, in the many words that people have for it."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read
from soracli.story.scene import Becoming


def becomes(presets: Presets, text: str) -> Becoming:
    """The one change of a text."""
    scene = read(text, presets)
    changes = [*dict.fromkeys(one.model_copy(update={"entity": ""}) for one in scene.becomings)]
    assert len(changes) == 1, (text, changes)
    return changes[0]


@pytest.mark.parametrize(
    ("text", "aspect", "larger"),
    [
        ("A parrot changes from tiny to enormous.", "size", True),
        ("A hippo shifts from huge to small.", "size", False),
        ("A lantern goes from dim to bright.", "brightness", True),
        ("A desk lamp changes from on to off.", "brightness", False),
        ("The roses are turning from wilted to full bloom.", "size", True),
        ("A new spoon becomes dull.", "brightness", False),
        ("The bedroom changes from bright to dark.", "brightness", False),
    ],
)
def test_what_it_was_like_and_what_it_becomes(
    presets: Presets, text: str, aspect: str, larger: bool
) -> None:
    change = becomes(presets, text)
    assert change.aspect == aspect and (change.factor > 1) == larger


@pytest.mark.parametrize(
    ("text", "color"),
    [
        ("A gecko changes its skin color to purple.", "#7b3fa0"),
        ("A vase transitions to a soft shade of pink.", "#f48fb1"),
        ("The color of the kite changes from red to blue.", "#2458c5"),
        ("A letter yellowing with age.", "#f7c92b"),
        ("A copper kettle tarnishes to black.", "#1b1b1b"),
        ("An old bus darkens to brown.", "#7a4b2a"),
        ("A cloud turns pink.", "#f48fb1"),
    ],
)
def test_colors_in_many_words(presets: Presets, text: str, color: str) -> None:
    change = becomes(presets, text)
    assert change.aspect == "color" and change.to == color


def test_a_rainbow_is_gone_through_color_by_color(presets: Presets) -> None:
    scene = read("A white van turns into all the colors of the rainbow.", presets)
    assert len([one for one in scene.becomings if one.aspect == "color"]) >= 5


def test_people_who_get_dirty_keep_their_color(presets: Presets) -> None:
    assert not read("A boy gets dirty.", presets).becomings
    assert read("The van gets dirty.", presets).becomings


def test_a_cloud_that_changes_is_a_body_and_one_in_the_weather_is_not(presets: Presets) -> None:
    changing = read("A cloud changes from white to gray.", presets)
    assert [one.kind for one in changing.entities] == ["cloud_puff"]
    assert not read("A goat walks on a cloudy day.", presets).entities[1:]
    assert read("The moon turns red.", presets).time == "night"
