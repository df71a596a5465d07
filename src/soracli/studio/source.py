"""What was given to a verb: a sentence, a file of prompts, a storyboard, or standard input."""

import os
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from soracli.errors import InputError
from soracli.script.prompts import Prompt, decode, read_prompts

if TYPE_CHECKING:  # a sentence must not pay for importing what reads storyboards
    from soracli.script.board import Board

LARGEST_FILE = 8 * 2**20
"""Bytes of a prompt file; more is something else by mistake."""
STDIN = "-"
_FILE_LIKE = re.compile(
    r"\S*\.(txt|text|md|markdown|fountain|ya?ml|json|mp4|mov|docx?|pdf)", re.IGNORECASE
)


@dataclass(frozen=True)
class Source:
    """The words, and the name of the file they came from ("" for a sentence)."""

    text: str
    name: str

    @property
    def is_board(self) -> bool:
        """Whether it is a storyboard and not prompts."""
        if not self.name:
            return False
        from soracli.script.board import is_board

        return is_board(self.text, self.name)

    @property
    def is_campaign(self) -> bool:
        """Whether it is a campaign, and neither prompts nor a storyboard."""
        if not self.name or "campaign/" not in self.text:
            return False  # what knows more is loaded for those alone that may be one
        from soracli.script.campaign import is_campaign

        return is_campaign(self.text, self.name)

    def prompts(self) -> tuple[Prompt, ...]:
        """Every prompt in it. Raises InputError with the place of the fault."""
        return read_prompts(self.text, self.name)


def open_source(given: str, stdin: BinaryIO) -> Source:
    """Find out what was given: "-" is standard input, a path that exists a file, all else words.

    Raises InputError for a folder, a missing file, and a file that is no text.
    """
    if given == STDIN:
        return Source(decode(stdin.read(LARGEST_FILE + 1), "standard input"), "standard input")
    path = _as_path(given)
    if path is None:
        return Source(given, "")
    return read_source(path)


def read_source(path: Path, board: bool = False) -> Source:
    """A file of prompts, or the file of a storyboard. Raises InputError where it cannot be read."""
    if os.path.isdir(path):
        what = "Give a storyboard file or a campaign." if board else "Give one file of prompts."
        raise InputError(f"{path} is a folder", what)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_FILE + 1)
    except FileNotFoundError as error:
        raise InputError(
            f"there is no file {path}",
            "Check the path; `sora new` writes a storyboard to begin with."
            if board
            else "Check the path, or put a sentence in quotes.",
        ) from error
    except OSError as error:
        raise InputError(f"{path} cannot be read: {error.strerror or error}") from error
    if len(data) > LARGEST_FILE:
        raise InputError(
            f"{path} is larger than {LARGEST_FILE // 2**20} MiB", "Split it, or check the path."
        )
    return Source(decode(data, str(path)), str(path))


def board_path(given: str) -> Path | None:
    """The file that was given, if there is a storyboard in it; None for anything else.

    Raises InputError for a file that cannot be read.
    """
    found = _file(given)
    return Path(found.name) if found and found.is_board else None


def campaign_path(given: str) -> Path | None:
    """The file that was given, if there is a campaign in it; None for anything else.

    Raises InputError for a file that cannot be read.
    """
    found = _file(given)
    return Path(found.name) if found and found.is_campaign else None


def open_board(path: Path) -> "Board":
    """The storyboard in a file, with everything it includes.

    Raises InputError, with the place of the fault, for what is no storyboard.
    """
    source = read_source(path, board=True)
    if not source.is_board:
        refuse_campaign(source)
        raise InputError(
            f"{path} is no storyboard",
            "A storyboard begins with schema: storyboard/1. `sora gen` makes clips of prompts.",
        )
    from soracli.script.board import read_board

    return read_board(source.text, source.name, path.parent)


def refuse_campaign(source: Source) -> None:
    """Raises InputError for a campaign, and says who makes its films."""
    if source.is_campaign:
        raise InputError(
            f"{source.name} is a campaign", f"Make its films with: sora batch {source.name}"
        )


def _file(given: str) -> Source | None:
    """What is in the file that was given; None where it is no file."""
    path = _as_path(given)
    return read_source(path) if path is not None and path.is_file() else None


def _as_path(given: str) -> Path | None:
    """The path that a word means, or None for a sentence. A name that looks like a file is one."""
    words = given.strip()
    try:
        if words and Path(words).exists():
            return Path(words)
    except (OSError, ValueError):  # too long for a name, or a NUL in it
        return None
    return Path(words) if _FILE_LIKE.fullmatch(words) else None
