"""Whatever people give a diffusion model: one clear message before any work, and what to do."""

import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

BALL = "a red ball rolls"
FIRST, VACE, WORDS = "wan-2.1-i2v-480p", "wan-2.1-vace-1.3b", "wan-2.1-1.3b"
ORIENTATION, QUARTER_TURN = 0x0112, 6


def noise(width: int, height: int) -> Image.Image:
    return Image.effect_noise((width, height), 80).convert("RGB")


def cut_in_half(path: Path, picture: Image.Image) -> None:
    picture.save(path)
    data = path.read_bytes()
    path.write_bytes(data[: len(data) // 2])


def bomb(path: Path) -> None:
    """A PNG whose head says that it has more pixels than any machine has memory."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b""))
    data = b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
        for kind, body in parts
    )
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + data)


PICTURES: dict[str, tuple[Callable[[Path], Any], str, str]] = {
    "cut.png": (lambda path: cut_in_half(path, noise(80, 48)), "cannot be read", "whole"),
    "cut.jpg": (lambda path: cut_in_half(path, noise(80, 48)), "cannot be read", "whole"),
    "cut.webp": (lambda path: cut_in_half(path, noise(80, 48)), "cannot be read", "whole"),
    "words.png": (lambda path: path.write_text("no picture"), "is no picture", "Give a JPEG"),
    "empty.png": (lambda path: path.touch(), "is no picture", "Give a JPEG"),
    "bomb.png": (bomb, "has too many pixels", "at most 100,000,000"),
    "flat.png": (lambda path: noise(640, 1).save(path), "has only 640x1 pixels", "at least 32"),
    "folder.png": (lambda path: path.mkdir(), "is a folder", "Name one file"),
}


@pytest.mark.parametrize("name", PICTURES)
def test_what_is_no_picture_is_refused_with_its_name(sora: Any, here: Path, name: str) -> None:
    spoil, told, mend = PICTURES[name]
    spoil(here / name)
    ran = sora("plan", BALL, "--model", FIRST, "--first-frame", name)
    assert ran.code == 2
    assert f"error: {name} {told}" in ran.err and mend in ran.err
    assert "Traceback" not in ran.err and "Warning" not in ran.err


def test_a_picture_of_another_shape_is_cut_and_that_is_told(sora: Any, here: Path) -> None:
    noise(60, 120).save("tall.png")
    told = sora("plan", BALL, "--model", FIRST, "--first-frame", "tall.png").out
    assert "first frame: picture tall.png" in told
    assert "tall.png is 60x120, and the film 832x480: 71% of it is cut off" in told
    noise(832, 480).save("right.png")
    assert "cut off" not in sora("plan", BALL, "--model", FIRST, "--first-frame", "right.png").out
    # a reference is shown whole
    assert "cut off" not in sora("plan", BALL, "--model", VACE, "--reference", "tall.png").out


def test_a_picture_is_as_its_camera_was_held(sora: Any, here: Path) -> None:
    lying = Image.Exif()
    lying[ORIENTATION] = QUARTER_TURN
    noise(832, 480).save("held.jpg", exif=lying)
    told = sora("plan", BALL, "--model", FIRST, "--first-frame", "held.jpg").out
    assert "held.jpg is 480x832, and the film 832x480" in told


def test_a_film_names_the_pictures_and_what_is_cut_off(sora: Any, here: Path) -> None:
    noise(60, 120).save("her.png")
    (here / "film.yaml").write_text(
        f"schema: storyboard/1\nmodel: {FIRST}\n"
        "world: {characters: {mara: {look: a woman, reference: her.png}}}\n"
        "shots: [{id: a, action: Mara walks.}]\n"
    )
    told = sora("plan", "film.yaml").out
    assert "her.png of mara" in told and "her.png is 60x120" in told


def test_weights_that_are_not_there_are_told_before_any_work(sora: Any, here: Path) -> None:
    ran = sora("gen", 'a man says "hello"', "--model", WORDS, "-o", "clip.mp4")
    assert ran.code == 2
    assert "are not there" in ran.err and f"sora models pull {WORDS}" in ran.err
    assert "staging" not in ran.err and "speaking" not in ran.err
    (here / "film.yaml").write_text(
        f"schema: storyboard/1\nmodel: {WORDS}\nshots: [{{id: a, action: {BALL}}}]\n"
    )
    ran = sora("shoot", "film.yaml")
    assert ran.code == 2
    assert "are not there" in ran.err and "staging" not in ran.err


def test_the_others_of_several_prompts_are_made(sora: Any, here: Path, tiny: Any) -> None:
    (here / "two.yaml").write_text(
        f"- {{prompt: {BALL}, model: {WORDS}}}\n- {{prompt: a blue ball, model: previs}}\n"
    )
    ran = sora("gen", "two.yaml", "-o", "clips", *tiny)
    assert ran.code == 1
    assert "are not there" in ran.err and "failed 1" in ran.err and "rendered 1" in ran.err


SPOKEN: dict[str, tuple[list[str], str, str]] = {
    "too long": (["--seconds", "30"], "makes at most 5.0625 seconds", "another model: ltx-2.3"),
    "too long for all": (["--seconds", "900"], "makes at most", "Ask for a shorter clip; what"),
    "no steps": (["--set", "generation.steps=0"], 'steps cannot be "0"', "It should be greater"),
    "words for steps": (["--set", "generation.steps=x"], 'cannot be "x"', "a valid integer.\n"),
    "no such setting": (["--set", "generation.step=3"], "has no", "Did you mean generation.ste"),
    "a frame it cannot take": (["--first-frame", "a.png"], "cannot take a first f", "First frame:"),
    "a guide it cannot take": (["--guide", "depth"], "cannot take the depth", "Control: "),
}


@pytest.mark.parametrize("case", SPOKEN)
def test_what_a_model_cannot_do_is_told_with_the_mend(sora: Any, here: Path, case: str) -> None:
    asked, told, mend = SPOKEN[case]
    noise(64, 64).save("a.png")
    ran = sora("plan", BALL, "--model", WORDS, *asked)
    assert ran.code == 2
    assert told in ran.err and mend in ran.err


def test_a_seed_in_words_is_told_which_words_there_are(sora: Any, here: Path) -> None:
    (here / "film.yaml").write_text(
        "schema: storyboard/1\nseed: shots\nshots: [{action: a dog runs}]\n"
    )
    ran = sora("check", "film.yaml")
    assert ran.code == 2
    assert "film.yaml:2:7" in ran.err and "film and shot" in ran.err


def test_a_record_of_weights_that_lies_is_not_believed(
    sora: Any, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SORA_MODELS", str(here))
    folder = here / WORDS
    folder.mkdir()
    (folder / "model_index.json").write_text("{}")
    (folder / "soracli.json").write_text(
        '{"schema": "weights/1", "revision": "../\\u001b[31m", "files": {}}'
    )
    ran = sora("models", "info", WORDS)
    assert ran.code == 0
    assert "\x1b" not in ran.out and "../" not in ran.out


def test_models_in_a_file_are_refused(
    sora: Any, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (here / "models").touch()
    monkeypatch.setenv("SORA_MODELS", str(here / "models"))
    ran = sora("models", "where")
    assert ran.code == 2
    assert "SORA_MODELS is a file" in ran.err and "Set it to a folder" in ran.err


@pytest.mark.parametrize(
    ("field", "value", "told"),
    [
        ("family", "wann", 'no engine for the family "wann"'),
        ("family", "../wan", 'no engine for the family "../wan"'),
        ("sizes", "[banana]", "banana"),
        ("accepts", "[magic]", "magic"),
    ],
)
def test_a_preset_of_ones_own_that_cannot_be_is_refused_in_planning(
    sora: Any, here: Path, own_home: Path, field: str, value: str, told: str
) -> None:
    said = {"family": "wan", "accepts": "[initial video]", "sizes": "[832x480]", field: value}
    folder = own_home / "presets" / "models"
    folder.mkdir(parents=True)
    (folder / "mine.yaml").write_text(
        f"family: {said['family']}\ntitle: Mine\nrecipe: 1\nweights: ~/mine\nsize_multiple: 16\n"
        "frames_modulo: [4, 1]\nmax_seconds: 9\n"
        f"diffusion: {{accepts: {said['accepts']}, sizes: {said['sizes']}, window: 81, fps: 8,"
        " steps: 9}\n"
    )
    (here / "film.yaml").write_text(
        f"schema: storyboard/1\nmodel: mine\nshots: [{{action: {BALL}}}]\n"
    )
    for given in ([BALL, "--model", "mine"], ["film.yaml"]):
        ran = sora("plan", *given)
        assert ran.code == 2
        assert told in ran.err and "hint: " in ran.err
