"""Tables that are looked up: the row whose columns agree with the axes of a variant."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from soracli.errors import InputError
from soracli.script.board.part import Part
from soracli.script.campaign.origin import as_text, shown
from soracli.script.campaign.row import Row
from soracli.script.campaign.table import read_table
from soracli.story.campaign import Scalar


@dataclass(frozen=True)
class Joined:
    """A table by those of its columns that are axes (`on`); `part` is where its path stands."""

    name: str
    part: Part
    on: tuple[str, ...]
    columns: tuple[str, ...]
    rows: Mapping[tuple[str, ...], Row]
    path: Path

    def row(self, axes: Mapping[str, Scalar]) -> Row | None:
        """The row that agrees with these axes, if there is one."""
        return self.rows.get(tuple(as_text(axes[name]) for name in self.on if name in axes))

    def lacking(self, axes: Mapping[str, Scalar]) -> InputError:
        """What to tell where no row agrees."""
        told = ", ".join(f"{name} {shown(axes[name])}" for name in self.on if name in axes)
        return self.part.refuse(
            f"{self.name} has no row for {told}", "Add the row, or leave this variant out: exclude."
        )


def read_joined(part: Part, axes: Collection[str], file: str, folder: Path | None) -> Joined:
    """A table to look up. Raises InputError where no column is an axis, and where several rows
    agree with one variant."""
    if part.text is None:
        raise part.refuse("a table is the path of a file", "Write tables: [copy.csv]")
    table, path = read_table(part, file, folder)
    on = tuple(name for name in table.columns if name in axes)
    if not on:
        raise part.refuse(
            f"no column of {table.name} is an axis",
            f"Its columns: {', '.join(table.columns[:20])}. Axes: {', '.join(axes) or 'none'}.",
        )
    rows: dict[tuple[str, ...], Row] = {}
    for row in table.rows:
        for name in on:
            if name not in row.values:
                raise row.refuse(f'row {row.number} has no "{name}"', "Every row needs one.")
        key = tuple(as_text(row.values[name]) for name in on)
        if key in rows:
            first = rows[key]
            told = ", ".join(f"{name} {shown(row.values[name])}" for name in on)
            raise row.refuse(
                f"rows {first.number} and {row.number} are both for {told}",
                f"The first is at {first.find(on[0])}. Keep one of them.",
                on[0],
            )
        rows[key] = row
    columns = tuple(name for name in table.columns if name not in on)
    return Joined(table.name, part, on, columns, rows, path)
