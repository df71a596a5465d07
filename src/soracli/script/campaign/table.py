"""Files of tables, by their endings: .csv, .tsv, .jsonl, .yaml and .json."""

from collections.abc import Callable, Mapping
from pathlib import Path, PurePath

from soracli.script.board.include import safe_path
from soracli.script.board.part import Page, Part
from soracli.script.campaign.csv_table import read_csv
from soracli.script.campaign.listed_table import read_jsonl, read_listed
from soracli.script.campaign.row import Table
from soracli.script.locate import refuse_binary
from soracli.script.prompts import decode

LARGEST_TABLE = 32 * 2**20
"""Bytes of one table; 100,000 rows of 300 characters."""
_FORMATS: Mapping[str, Callable[[Page], Table]] = {
    ".csv": read_csv,
    ".tsv": read_csv,
    ".jsonl": read_jsonl,
    ".yaml": read_listed,
    ".yml": read_listed,
    ".json": read_listed,
}

ENDINGS = tuple(_FORMATS)
"""How the names of tables end."""


def is_table(words: str) -> bool:
    """Whether words are the path of a table."""
    return PurePath(words).suffix.lower() in _FORMATS


def read_table(part: Part, name: str, folder: Path | None) -> tuple[Table, Path]:
    """The table whose path this part has, from the folder of the campaign, and its file.

    `name` is the campaign's own file as people wrote it. Raises InputError for a path that leads
    out of the folder, for a file that cannot be read, and for everything in it that is no table.
    """
    inside, path, data = read_beside(part, folder, LARGEST_TABLE)
    shown = str(PurePath(name).parent / inside)
    ending = PurePath(inside).suffix.lower()
    if ending not in _FORMATS:
        raise part.refuse(f"{inside} is no table", f"There are: {', '.join(_FORMATS)}.")
    text = decode(data, shown).removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    refuse_binary(text, shown)
    return _FORMATS[ending](Page(shown, text)), path


def read_beside(part: Part, folder: Path | None, largest: int) -> tuple[str, Path, bytes]:
    """The bytes of a file beside the campaign: its path from there, its path, and what is in it."""
    if folder is None:
        raise part.refuse("there is no folder to read this from", "Save the campaign first.")
    inside = safe_path(part, folder, "campaign")
    path = folder / inside
    try:
        if path.exists() and not path.is_file():
            raise part.refuse(f"{inside} is no file", "Name a file.")
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as fault:
        why = (fault.strerror or str(fault)).lower()
        hint = "Write the path from the folder of the campaign."
        raise part.refuse(f"{str(inside)[:60]} cannot be read: {why}", hint) from None
    if len(data) > largest:
        raise part.refuse(
            f"{inside} is too large", f"At most {largest // 2**20} MiB are read; split it."
        )
    return str(inside), path, data
