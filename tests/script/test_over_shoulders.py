"""Over whose shoulder a shot looks, and at what."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("text", "over", "on"),
    [
        ("Over-the-shoulder shot of a monk talking to a boy", "boy", "monk"),
        ("Over-the-shoulder shot of a boy watching a goldfish", "boy", "goldfish"),
        ("A tailor cuts a ribbon. Over-the-shoulder, soft light.", "tailor", "ribbon"),
        ("A cashier hands a book to a nurse, over-the-shoulder shot from the nurse.",
         "nurse", "cashier"),
        ("Over the shoulder of a miner, a lantern swings on a hook.", "miner", "lantern"),
        ("A clerk reads a letter, filmed over her shoulder", "clerk", "letter"),
    ],
)  # fmt: skip
def test_over_whose_shoulder_and_at_what(text: str, over: str, on: str) -> None:
    scene = read(text, load_presets())
    nouns = {one.id: one.noun for one in scene.entities}
    assert (nouns[scene.camera.over], nouns[scene.camera.on]) == (over, on)


@pytest.mark.parametrize(
    "text", ["A woman looks over her shoulder.", "A pony peers over the shoulder of a vet."]
)
def test_who_looks_over_a_shoulder_is_no_camera(text: str) -> None:
    assert not read(text, load_presets()).camera.over


@pytest.mark.parametrize(
    "text",
    ["A duckling waddles by, the camera perfectly still", "A bus passes. The camera stays fixed."],
)
def test_a_camera_that_is_still_is_fixed(text: str) -> None:
    assert read(text, load_presets()).camera.move == "static"
