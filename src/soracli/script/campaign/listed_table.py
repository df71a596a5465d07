"""Tables as lists of mappings: .yaml, .json, and .jsonl with one mapping on each line."""

import json
import math
from functools import partial
from typing import Any

from soracli.script.board.page import CONTROL, read_page
from soracli.script.board.part import Page, Part, Spot
from soracli.script.campaign.row import MOST_COLUMNS, MOST_ROWS, Row, Table, must_be_variable
from soracli.script.campaign.typed import typed
from soracli.story.campaign import Scalar

MOST_MARKS = 400_000
"""Lines and marks of a YAML table; 30,000 rows of six variables. CSV is for more."""


def read_listed(page: Page) -> Table:
    """The table in a YAML or JSON text: a list with a mapping for each row.

    Raises InputError for everything else, and for values that are no texts, numbers or truths.
    """
    root = read_page(page, _refuse_include, MOST_MARKS)
    if not root.items or not all(isinstance(one.content, dict) for one in root.items):
        raise root.refuse("a table is a list of rows", "Write - {product: cup, price: 5} lines.")
    rows = []
    for number, part in enumerate(root.items, 1):
        values = {name: _value(one, name) for name, one in part.fields.items()}
        rows.append(Row(number, values, partial(_in_part, part)))
    return _table(page, rows)


def read_jsonl(page: Page) -> Table:
    """The table in a JSONL text: a JSON object on each line. Empty lines are passed over."""
    rows: list[Row] = []
    known: set[str] = set()
    for line, text in enumerate(page.text.split("\n")):
        if not text.strip():
            continue
        own = Page(page.name, text, first_line=line + 1)
        values = _object(own)
        for name, value in values.items():
            if name not in known:
                must_be_variable(name, _in_line(own, name), "column")
                known.add(name)
            if not isinstance(value, str | int | float | bool):
                raise _in_line(own, name).refuse(*_NO_VALUE)
            if isinstance(value, float) and not math.isfinite(value):
                raise _in_line(own, name).refuse("this number is too large", "Write it out.")
            if isinstance(value, str) and CONTROL.search(value):
                raise _in_line(own, name).refuse(
                    "there are control characters in this text", "Write it without \\u escapes."
                )
        rows.append(Row(len(rows) + 1, values, partial(_in_line, own)))
    return _table(page, rows)


_NO_VALUE = ("a variable is a text, a number, true or false", "Write one of these.")


def _table(page: Page, rows: list[Row]) -> Table:
    if not rows:
        raise Spot(page, 0, 0).refuse(
            "there are no rows in this table", "Write one for each value."
        )
    if len(rows) > MOST_ROWS:
        raise rows[MOST_ROWS].refuse("this table has too many rows", "Split it.")
    columns = tuple(dict.fromkeys(name for row in rows for name in row.values))
    if len(columns) > MOST_COLUMNS:
        raise Spot(page, 0, 0).refuse(
            f"{len(columns)} columns are too many; at most {MOST_COLUMNS} are", "Make two tables."
        )
    return Table(page.name, columns, tuple(rows))


def _value(part: Part, name: str) -> Scalar:
    must_be_variable(name, part.key or part.spot, "column")
    value = typed(part)
    if value is None:
        raise part.refuse(*_NO_VALUE)
    return value


def _in_part(part: Part, name: str) -> Spot:
    found = part.fields.get(name)
    return found.spot if found else part.spot


def _in_line(page: Page, name: str) -> Spot:
    """Where a key of the one object on a line has its value."""
    at = page.text.find(json.dumps(name, ensure_ascii=False) if name else "{")
    colon = page.text.find(":", at) if name and at >= 0 else -1
    at = colon + 1 if colon >= 0 else at
    while 0 <= at < len(page.text) - 1 and page.text[at].isspace():
        at += 1
    return Spot(page, 0, max(0, at))


def _object(page: Page) -> dict[str, Any]:
    try:
        found = json.loads(
            page.text, object_pairs_hook=partial(_once, page), parse_constant=partial(_finite, page)
        )
    except json.JSONDecodeError as fault:
        raise Spot(page, 0, fault.colno - 1).refuse(
            f"this line is no JSON: {fault.msg}", 'Write {"product": "cup", "price": 5}.'
        ) from None
    except (ValueError, RecursionError):
        raise Spot(page, 0, 0).refuse("this line is no JSON", "Write simple values.") from None
    if not isinstance(found, dict):
        raise Spot(page, 0, 0).refuse(
            "a row is an object with its variables", 'Write {"product": "cup", "price": 5}.'
        )
    return found


def _once(page: Page, pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made: dict[str, Any] = {}
    for name, value in pairs:
        if name in made:
            raise _in_line(page, name).refuse(f'"{name[:60]}" is there twice', "Keep one of them.")
        made[name] = value
    return made


def _finite(page: Page, word: str) -> Any:
    raise Spot(page, 0, max(0, page.text.find(word))).refuse(f"{word} is no number", "Write one.")


def _refuse_include(part: Part) -> Part:
    raise part.refuse("a table includes nothing", "Write its rows here.")
