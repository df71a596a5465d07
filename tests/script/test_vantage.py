"""Words for where a shot is seen from become a camera on the right people."""

import pytest

from soracli.script.reader import read, read_camera


@pytest.mark.parametrize(
    ("text", "camera"),
    [
        (
            "Over the woman's shoulder, the man smiles.",
            {"framing": "medium close-up", "on": "person.2", "over": "person.1"},
        ),
        (
            "Over-the-shoulder shot of a woman talking to a man",
            {"framing": "medium close-up", "on": "person.1", "over": "person.2"},
        ),
        ("POV of a woman walking through a forest", {"eyes": "person.1"}),
        ("From the man's point of view, a dog runs.", {"eyes": "person.1"}),
        ("A woman runs. Through her eyes: a dog.", {"eyes": "person.1"}),
        ("A two-shot of a woman and a man", {"framing": "two-shot", "on": "person.1"}),
        ("Insert of a lantern on a table", {"framing": "close-up", "on": "lantern.1"}),
        ("Close on a lantern.", {"framing": "close-up", "on": "lantern.1"}),
        ("Reverse angle on the woman. A man talks to her.", {}),
    ],
)
def test_where_a_shot_is_seen_from(presets, text: str, camera: dict[str, str]) -> None:
    scene = read(text, presets)
    assert scene.camera.model_dump(exclude_defaults=True) == camera
    assert not scene.unplaced
    assert scene.text == text


@pytest.mark.parametrize(
    "text", ["An old man looks over the woman's shoulder.", 'A man says "Over her shoulder, look."']
)
def test_what_people_do_or_say_is_no_camera(presets, text: str) -> None:
    assert not read(text, presets).camera.over


@pytest.mark.parametrize("words", ["two-shot", "over the shoulder", "insert", "OTS"])
def test_a_camera_is_understood_from_its_words_alone(presets, words: str) -> None:
    camera, unplaced = read_camera(words, presets)
    assert camera.framing and not unplaced
