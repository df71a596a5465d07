"""A row of a table of variables, and a table: what all their file formats become."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from soracli.errors import InputError
from soracli.script.board.part import Spot
from soracli.script.campaign.origin import Origin, shown
from soracli.story.campaign import Scalar

MOST_ROWS = 100_000
"""Of one table: it may have rows for more films than one campaign makes."""
MOST_COLUMNS = 200
_VARIABLE = re.compile(r"[A-Za-z][A-Za-z0-9_]{0,59}")
_WORDS = frozenset(
    ("and", "else", "elif", "endif", "false", "if", "in", "is", "none", "not", "null", "or")
    + ("self", "super", "true", "True", "False", "None")
)
"""Words that mean something else in a template."""


@dataclass(frozen=True)
class Row:
    """A row of a table: its variables by column. `number` counts the rows from 1, a header aside.

    `find` tells where the value of a column stands, or the row itself for "". It looks when it is
    asked: few rows ever are.
    """

    number: int
    values: Mapping[str, Scalar]
    find: Callable[[str], Spot]

    def origin(self, name: str) -> Origin:
        """Where a value of it stands."""
        words = f'row {self.number}, column "{name}": {shown(self.values[name])}'
        return Origin(self.find(name), words)

    def refuse(self, message: str, hint: str, name: str = "") -> InputError:
        """An error that points at the row, or at its value in a column."""
        return self.find(name).refuse(message, hint)


@dataclass(frozen=True)
class Table:
    """A table: its file as it is told to people, its columns and its rows."""

    name: str
    columns: tuple[str, ...]
    rows: tuple[Row, ...]


def must_be_variable(name: str, spot: Spot, what: str = "variable") -> None:
    """Raises InputError, at the spot, for what cannot be the name of a variable."""
    if _VARIABLE.fullmatch(name) and name not in _WORDS:
        return
    better = re.sub(r"\W+", "_", name, flags=re.ASCII).strip("_0123456789")[:60]
    hint = "Names are letters, digits and _, and begin with a letter."
    if _VARIABLE.fullmatch(better) and better not in _WORDS:
        hint += f" Write {better}."
    shown_name = " ".join(name.split())[:60]
    raise spot.refuse(f'"{shown_name}" cannot be the name of a {what}', hint)
