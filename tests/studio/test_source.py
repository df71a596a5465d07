"""A sentence, a file or standard input: found out without guessing wrong."""

import io
from pathlib import Path

import pytest

from soracli.errors import InputError
from soracli.studio.source import LARGEST_FILE, open_source

NOTHING = io.BytesIO()


def test_a_sentence_is_a_sentence(here: Path) -> None:
    assert open_source("a dog runs", NOTHING).text == "a dog runs"
    assert open_source("a sign that says go.txt now", NOTHING).name == ""
    assert open_source("x" * 100_000, NOTHING).name == ""
    assert open_source("a\0b", NOTHING).name == ""


def test_a_file_is_read(here: Path) -> None:
    (here / "prompts.txt").write_text("a dog runs\n", encoding="utf-8")
    source = open_source("prompts.txt", NOTHING)
    assert (source.text, source.name) == ("a dog runs\n", "prompts.txt")


def test_standard_input_is_read() -> None:
    assert open_source("-", io.BytesIO("ein Hündchen".encode())).text == "ein Hündchen"


def test_a_name_that_looks_like_a_file_and_is_none(here: Path) -> None:
    with pytest.raises(InputError, match="there is no file") as raised:
        open_source("prompts.yaml", NOTHING)
    assert "quotes" in raised.value.hint


def test_a_folder_a_binary_and_a_huge_file_are_refused(here: Path) -> None:
    (here / "folder").mkdir()
    (here / "film.txt").write_bytes(b"\x00\xff\xfe\x80" * 100)
    (here / "huge.txt").write_bytes(b"x" * (LARGEST_FILE + 1))
    for name, words in [("folder", "is a folder"), ("film.txt", "not a text"), ("huge.txt", "MiB")]:
        with pytest.raises(InputError, match=words):
            open_source(name, NOTHING).prompts()
