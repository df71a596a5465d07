"""Whatever people give it: one clear message, the right exit code, and nothing half-written."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

GOOD = "a red ball"

CASES: dict[str, tuple[list[str], str]] = {
    "a missing file": (["gen", "none.txt"], "there is no file none.txt"),
    "an empty prompt": (["gen", ""], "prompt"),
    "a prompt of spaces": (["gen", "   \n "], "prompt"),
    "a prompt of signs": (["gen", "?!..."], "empty"),
    "an endless prompt": (["gen", "a dog " * 17_000], "characters"),
    "a binary file": (["gen", "film.txt"], "not a text"),
    "a folder": (["gen", "folder"], "is a folder"),
    "an empty file": (["gen", "empty.txt"], "no prompt"),
    "an unknown key": (["gen", "key.yaml"], "key.yaml:2"),
    "a wrong type": (["gen", "type.yaml"], "type.yaml:2"),
    "broken YAML": (["gen", "broken.yaml"], "broken.yaml"),
    "an odd size": (["gen", GOOD, "--size", "1281x721"], "1280x720"),
    "no size": (["gen", GOOD, "--size", "big"], "no size"),
    "a huge size": (["gen", GOOD, "--size", "100000x100000"], "no encoder"),
    "a negative duration": (["gen", GOOD, "--seconds", "-3"], "-3 seconds"),
    "no duration": (["gen", GOOD, "--seconds", "0"], "0 seconds"),
    "an endless duration": (["gen", GOOD, "--seconds", "1e9"], "at most"),
    "not a number": (["gen", GOOD, "--seconds", "nan"], "nan"),
    "no frame rate": (["gen", GOOD, "--fps", "0"], "0 frames"),
    "no takes": (["gen", GOOD, "--takes", "0"], "0 takes"),
    "an unknown model": (["gen", GOOD, "--model", "veo"], 'no model "veo"'),
    "an unknown style": (["gen", GOOD, "--style", "blurgh"], 'no style "blurgh"'),
    "an unknown camera": (["gen", GOOD, "--camera", "blurgh"], "blurgh"),
    "an unknown setting": (["gen", GOOD, "--set", "tiem=night"], "time"),
    "a wrong setting": (["gen", GOOD, "--set", "time=blurgh"], "time"),
    "another container": (["gen", GOOD, "-o", "clip.gif"], "MP4"),
    "two clips in one file": (["gen", GOOD, "--takes", "2", "-o", "clip.mp4"], "one file"),
    "a film to check": (["check", "none.yaml"], "there is no file"),
    "a text as a film": (["info", "good.txt"], "no film"),
}


@pytest.fixture
def desk(here: Path) -> Path:
    """The files the cases speak of."""
    (here / "film.txt").write_bytes(b"\x00\x01\xff\xfe" * 64)
    (here / "folder").mkdir()
    (here / "empty.txt").write_text("\n# only a comment\n")
    (here / "key.yaml").write_text("prompt: a dog\nsecnods: 3\n")
    (here / "type.yaml").write_text("prompt: a dog\nseconds: long\n")
    (here / "broken.yaml").write_text("prompt: [a dog\n")
    (here / "good.txt").write_text("a red ball\n")
    return here


def tree(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.parametrize("name", CASES)
def test_bad_input(sora, desk: Path, own_home: Path, name: str) -> None:
    argv, words = CASES[name]
    before = tree(desk)
    ran = sora(*argv)
    assert ran.code == 2, ran.err
    assert words in ran.err
    assert "hint: " in ran.err and "Traceback" not in ran.err
    assert ran.out == ""
    assert tree(desk) == before
    assert not (own_home / "takes").exists() and not (own_home / "logs").exists()


def test_every_mistake_of_a_file_is_told_at_once(sora, desk: Path) -> None:
    (desk / "two.yaml").write_text(
        "- {prompt: a dog, style: blurgh}\n- a cat\n- {prompt: x y, model: veo}\n"
    )
    ran = sora("check", "two.yaml")
    assert ran.code == 2
    assert "two.yaml:1" in ran.err and "two.yaml:3" in ran.err
    assert "1 good, 2 with mistakes" in ran.out


def test_a_good_file_is_good(sora, desk: Path) -> None:
    ran = sora("check", "good.txt")
    assert ran.code == 0 and "1 good" in ran.out and ran.err == ""


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no folder that nobody may write to")
def test_an_unwritable_folder(sora, desk: Path, tiny) -> None:
    ran = sora("gen", GOOD, *tiny, "-o", "/proc/clips/clip.mp4")
    assert ran.code == 1
    assert "/proc/clips" in ran.err and "-o" in ran.err and "Traceback" not in ran.err


@pytest.mark.skipif(not Path("/proc/self").is_dir(), reason="no folder that nobody may write to")
def test_an_unwritable_store(sora, desk: Path, tiny, monkeypatch) -> None:
    monkeypatch.setenv("SORA_HOME", "/proc/home")
    ran = sora("gen", GOOD, *tiny, "-o", "clip.mp4")
    assert ran.code == 1 and "SORA_HOME" in ran.err and "Traceback" not in ran.err
    assert not Path("clip.mp4").exists()


LIMITED = """
import resource, signal, sys
sys.dont_write_bytecode = True  # or half of what Python compiles would stay
from soracli.cli.app import main
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
sys.exit(main(sys.argv[1:]))
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_full_disk(desk: Path, own_home: Path, tiny) -> None:
    """No file may grow beyond 4 KiB, which is how a full disk looks to a program."""
    before = tree(desk)
    ran = subprocess.run(
        [sys.executable, "-c", LIMITED, "gen", GOOD, *tiny, "-o", "clip.mp4"],
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "NUMBA_DISABLE_JIT": "0"},
    )
    assert ran.returncode == 1, ran.stderr
    assert "no space left" in ran.stderr and "Traceback" not in ran.stderr
    assert tree(desk) == before
    assert not list(own_home.glob("takes/*/*/*.mp4"))  # a sound that was small enough may stay
    assert not list(own_home.glob("making/*"))
