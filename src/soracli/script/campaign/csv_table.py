"""CSV as spreadsheets write it: commas, semicolons or tabs, quotes, line breaks inside of quotes.

All values are texts, without the spaces around them: "007" stays what it is.
"""

import csv
import io
from collections.abc import Iterator
from functools import partial

from soracli.script.board.page import CONTROL
from soracli.script.board.part import Page, Spot
from soracli.script.campaign.row import MOST_COLUMNS, MOST_ROWS, Row, Table, must_be_variable

DELIMITERS = ",;\t"
MOST_CELL = 100_000
"""Characters of one cell."""


def read_csv(page: Page) -> Table:
    """The table in a CSV text, its first row being the names of the columns.

    Raises InputError for broken quotes, rows that do not fit the header, names that are no
    variables or are there twice, and for what is too large.
    """
    lines = page.text.split("\n")
    if bad := CONTROL.search(page.text):
        before = page.text[: bad.start()].split("\n")
        raise Spot(page, len(before) - 1, len(before[-1])).refuse(
            "there are control characters in this table", "Save it as UTF-8."
        )
    delimiter = _delimiter(lines[0])
    records = _records(page, delimiter)
    first, header = next(records, (0, []))
    columns = _columns(page, lines[first : first + 1] or [""], first, header, delimiter)
    rows: list[Row] = []
    for number, (line, cells) in enumerate(records, 1):
        cells = [cell.strip() for cell in cells]
        if not any(cells):  # spreadsheets leave such rows at the end
            continue
        if len(cells) != len(columns):
            raise Spot(page, line, 0).refuse(
                f"row {number} has {len(cells)} cells, and the header has {len(columns)}",
                f"Put quotes around text with {_named(delimiter)} in it, or fill the row up.",
            )
        if len(rows) >= MOST_ROWS:
            raise Spot(page, line, 0).refuse("this table has too many rows", "Split it.")
        values = dict(zip(columns, cells, strict=True))
        rows.append(Row(number, values, partial(_find, lines, page.name, line, columns, delimiter)))
    if not rows:
        raise Spot(page, 0, 0).refuse(
            "there are no rows in this table", "Write one for each value."
        )
    return Table(page.name, columns, tuple(rows))


def _delimiter(header: str) -> str:
    """What stands between the cells: the one of the three that the header has most of."""
    bare = "".join(header.split('"')[::2])
    return max(DELIMITERS, key=bare.count)


def _named(delimiter: str) -> str:
    return "a tab" if delimiter == "\t" else delimiter


def _records(page: Page, delimiter: str) -> Iterator[tuple[int, list[str]]]:
    """Every record with the line on which it begins (from 0)."""
    csv.field_size_limit(max(csv.field_size_limit(), MOST_CELL))
    reader = csv.reader(io.StringIO(page.text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num
        try:
            cells = next(reader, None)
        except csv.Error as fault:
            raise _broken(page, line, str(fault)) from None
        if cells is None:
            return
        if any(len(cell) > MOST_CELL for cell in cells):
            raise Spot(page, line, 0).refuse("a cell of this row is too long", "Shorten it.")
        yield line, cells


def _broken(page: Page, line: int, fault: str) -> Exception:
    if "end of data" in fault:
        return Spot(page, line, 0).refuse(
            'a cell of this row begins with " and never ends', 'Write a " inside of a cell twice.'
        )
    if "field larger" in fault:
        return Spot(page, line, 0).refuse(
            "a cell of this row is too long", 'Perhaps a " that ends a cell is missing.'
        )
    return Spot(page, line, 0).refuse(
        f"this row cannot be read: {fault}", 'Write a " inside of a cell in quotes twice.'
    )


def _columns(
    page: Page, lines: list[str], first: int, header: list[str], delimiter: str
) -> tuple[str, ...]:
    names = [name.strip() for name in header]
    spots = [Spot(page, first + line, at) for line, at in _starts(lines, 0, delimiter, len(names))]
    if not any(names):
        raise Spot(page, first, 0).refuse(
            "this table has no header", "Write the names of its columns into its first row."
        )
    if len(names) > MOST_COLUMNS:
        raise Spot(page, first, 0).refuse(
            f"{len(names)} columns are too many; at most {MOST_COLUMNS} are", "Make two tables."
        )
    for number, (name, spot) in enumerate(zip(names, spots, strict=True)):
        if not name:
            raise spot.refuse(f"column {number + 1} has no name", "Write one into the first row.")
        must_be_variable(name, spot, "column")
        if name in names[:number]:
            raise spot.refuse(f'the column "{name}" is there twice', "Keep one of them.")
    return tuple(names)


def _find(
    lines: list[str], name: str, line: int, columns: tuple[str, ...], delimiter: str, column: str
) -> Spot:
    """Where the value of a column stands in the record that begins on a line.

    The spot has a page with the lines of the record alone: tables are large.
    """
    place = columns.index(column) if column in columns else 0
    starts = _starts(lines, line, delimiter, place + 1)
    down, across = starts[place]
    text = "\n".join(lines[line : line + down + 1])
    return Spot(Page(name, text, first_line=line + 1), down, across)


def _starts(lines: list[str], line: int, delimiter: str, count: int) -> list[tuple[int, int]]:
    """Where the first cells of a record stand: lines from its first one, and columns, from 0."""
    found = [(0, 0)]
    quoted = False
    for down in range(len(lines) - line):
        for across, letter in enumerate(lines[line + down]):
            if letter == '"':
                quoted = not quoted
            elif letter == delimiter and not quoted:
                found.append((down, across + 1))
        if not quoted or len(found) > count:
            break
    return (found + found[-1:] * count)[:count]
