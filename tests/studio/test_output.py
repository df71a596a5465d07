"""Where clips go, and what is never replaced."""

import shutil
from pathlib import Path

import pytest

from soracli.errors import InputError, MachineError
from soracli.studio.output import clip_paths, prepare, same_bytes


@pytest.mark.parametrize(
    ("names", "wanted", "expected"),
    [
        (["a-dog"], None, ["a-dog.mp4"]),
        (["a-dog"], "x.mp4", ["x.mp4"]),
        (["a-dog"], "x.MP4", ["x.MP4"]),
        (["a-dog"], "out/", ["out/a-dog.mp4"]),
        (["1-a", "2-b"], "out", ["out/1-a.mp4", "out/2-b.mp4"]),
    ],
)
def test_names(names: list[str], wanted: str | None, expected: list[str]) -> None:
    assert [path.as_posix() for path in clip_paths(names, wanted)] == expected


@pytest.mark.parametrize(("names", "wanted"), [(["a", "b"], "x.mp4"), (["a"], "x.gif")])
def test_names_that_cannot_be(names: list[str], wanted: str) -> None:
    with pytest.raises(InputError) as raised:
        clip_paths(names, wanted)
    assert raised.value.hint


def test_a_folder_that_exists_is_a_folder_whatever_its_name(tmp_path: Path) -> None:
    folder = tmp_path / "takes.v2"
    folder.mkdir()
    assert clip_paths(["a"], str(folder)) == [folder / "a.mp4"]


def test_what_sora_did_not_make_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "holiday.mp4"
    path.write_bytes(b"the only copy of something")
    with pytest.raises(InputError, match="sora did not make it"):
        prepare(path)
    assert path.read_bytes() == b"the only copy of something"


def test_folders_are_made(tmp_path: Path) -> None:
    prepare(tmp_path / "a" / "b" / "clip.mp4")
    assert (tmp_path / "a" / "b").is_dir()


def test_what_cannot_be_a_folder_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises((InputError, MachineError), match="file"):
        prepare(tmp_path / "file" / "clip.mp4")
    with pytest.raises(InputError, match="is a folder"):
        (tmp_path / "clip.mp4").mkdir()
        prepare(tmp_path / "clip.mp4")


def test_bytes_are_compared(tmp_path: Path) -> None:
    one, other = tmp_path / "a", tmp_path / "b"
    one.write_bytes(b"x" * 2_000_000)
    shutil.copy(one, other)
    assert same_bytes(one, other)
    other.write_bytes(b"x" * 1_999_999 + b"y")
    assert not same_bytes(one, other)
    other.write_bytes(b"x")
    assert not same_bytes(one, other)
