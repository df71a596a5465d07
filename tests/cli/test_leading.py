"""How a person leads a diffusion model from the command line, and what they are told of it."""

import json
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

DOG = "a dog on a beach"


@pytest.fixture
def picture(here: Path) -> Path:
    """A picture in the current folder."""
    Image.new("RGB", (64, 64), (10, 120, 200)).save(here / "dog.png")
    return here / "dog.png"


def planned(ran: Any) -> dict[str, Any]:
    assert ran.code == 0, ran.err
    plan: dict[str, Any] = json.loads(ran.out)
    return plan


def test_the_plan_tells_how_a_model_is_asked(sora: Any) -> None:
    ran = sora("plan", DOG, "--model", "wan-2.1-1.3b", "--size", "720p", "--fps", 24)
    assert ran.code == 0
    assert "wan-2.1-1.3b makes 832x480 at 16 fps; it is scaled to 1280x720 at 24 fps" in ran.out
    for label in ("generated", "quality", "told", "given", "memory"):
        assert f"\n  {label}" in ran.out
    assert "initial video: picture of the stage" in ran.out


def test_the_plan_as_values_has_all_of_it(sora: Any, picture: Path) -> None:
    ran = sora(
        *("plan", DOG, "--model", "ltx-2", "--first-frame", picture, "--guide", "none"),
        *("--quality", "draft", "--set", "generation.steps=9", "--json"),
    )
    (take,) = planned(ran)["takes"]
    made = take["plan"]["generation"]
    assert made["steps"] == 9
    assert made["quality"] == "draft"
    assert made["prompt"] == DOG
    assert [words.split(":")[0] for words in made["given"]] == ["first frame"]
    assert take["memory"]


def test_the_same_picture_makes_the_same_take_and_another_another(sora: Any, picture: Path) -> None:
    def key() -> str:
        ran = sora("plan", DOG, "--model", "ltx-2", "--first-frame", picture, "--json")
        found: str = planned(ran)["takes"][0]["plan"]["key"]
        return found

    first = key()
    copied = picture.read_bytes()
    picture.unlink()
    picture.write_bytes(copied)
    assert key() == first
    Image.new("RGB", (64, 64), (10, 120, 201)).save(picture)
    assert key() != first


def test_previs_says_what_it_does_not_use(sora: Any, picture: Path) -> None:
    ran = sora("plan", DOG, "--reference", picture)
    assert ran.code == 0
    assert "previs films the stage itself: the reference is not used" in ran.out


@pytest.mark.parametrize(
    ("words", "message", "hint"),
    [
        (["--guide", "fog"], 'there is no guide "fog"', "There are: auto, none, depth"),
        (["--guide", "none,depth"], "--guide none stands alone", ""),
        (["--first-frame", "gone.png"], "there is no file gone.png", "Check the path"),
        (["--model", "wan-2.1-1.3b", "--first-frame", "dog.png"], "a first frame", "First frame:"),
        (["--model", "wan-2.1-1.3b", "--reference", "dog.png"], "a reference picture", "vace"),
        (["--set", "generation.steps=3"], "previs has no generation.steps", "--model"),
        (["--model", "ltx-2", "--set", "generation.stps=3"], "generation.stps", "generation.steps"),
        (["--set", "generaton.steps=3"], "generaton.steps", "generation.steps"),
        (["--quality", "fast"], "'fast' is not one of", ""),
    ],
)
def test_what_cannot_be_is_refused_with_its_mend(
    words: list[str], message: str, hint: str, sora: Any, picture: Path
) -> None:
    ran = sora("plan", DOG, *words)
    assert ran.code == 2
    assert message in ran.err
    assert hint in ran.err


def test_a_storyboard_names_its_own_pictures(sora: Any, picture: Path, here: Path) -> None:
    board = here / "film.yaml"
    board.write_text("schema: storyboard/1\nshots: [{action: A dog runs.}]\n")
    ran = sora("plan", board, "--first-frame", picture)
    assert ran.code == 2
    assert "names its pictures itself" in ran.err
