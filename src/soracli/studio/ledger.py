"""The ledger: what was run, when, and how long it took. History only; losing it loses no picture.

It is the reason why a plan can say how long a take will last on this machine. Nothing here may stop
a run: a ledger that cannot be read is put aside, and one that cannot be written is not written.
"""

import contextlib
import math
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SCHEMA = """
create table if not exists takes (
    at real not null, verb text not null, key text not null, model text not null,
    outcome text not null, frames integer not null, pixels integer not null,
    seconds real not null, path text not null
)
"""
RECENT = 20
ALIKE = 3
LIKE_ENOUGH = 8
"""Takes of more than so many times the work, or less than so little, tell nothing."""


@dataclass(frozen=True)
class Entry:
    """One take that was asked for. `outcome` is "rendered", "reused" or "failed"."""

    verb: str
    key: str
    model: str
    outcome: str
    frames: int
    pixels: int
    seconds: float
    path: str


class Ledger:
    """The ledger in one SQLite file, which is made when something is first written."""

    def __init__(self, path: Path) -> None:
        self.path = path

    def note(self, entry: Entry) -> None:
        """Write an entry down, if that is possible."""
        values = (time.time(), *vars(entry).values())
        with contextlib.suppress(sqlite3.Error, OSError), self._open() as database:
            database.execute("insert into takes values (?, ?, ?, ?, ?, ?, ?, ?, ?)", values)

    def recent(self, count: int = RECENT) -> list[Entry]:
        """The latest entries, newest first."""
        columns = ", ".join(Entry.__dataclass_fields__)
        rows = self._ask(f"select {columns} from takes order by at desc limit ?", (count,))
        return [Entry(*row) for row in rows]

    def seconds_for(self, model: str, frames: int, pixels: int) -> float | None:
        """How long a take of this model will need, judged by those latest ones that come closest
        in frames times pixels; None where there was none like it."""
        work = frames * pixels
        rows = self._ask(
            "select seconds, frames, pixels from takes where model = ? and outcome = 'rendered'"
            " and frames * pixels between ? and ? order by at desc limit ?",
            (model, max(work / LIKE_ENOUGH, 1), work * LIKE_ENOUGH, RECENT),
        )
        distances = [(abs(math.log(row[1] * row[2] / work)), row) for row in rows]
        near = sorted(distances)[:ALIKE]
        rates = sorted(seconds / (count * size) for _, (seconds, count, size) in near)
        return rates[len(rates) // 2] * work if rates else None

    def _ask(self, query: str, values: tuple[object, ...]) -> list[tuple[Any, ...]]:
        if not self.path.is_file():
            return []
        try:
            with self._open() as database:
                return database.execute(query, values).fetchall()
        except (sqlite3.Error, OSError):
            return []

    @contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            database = self._connect()
        except sqlite3.DatabaseError as error:
            if isinstance(error, sqlite3.OperationalError):
                raise  # locked or unwritable, not damaged
            self.path.replace(self.path.with_suffix(f".damaged-{time.time_ns()}"))
            database = self._connect()
        try:
            with database:
                yield database
        finally:
            database.close()

    def _connect(self) -> sqlite3.Connection:
        database = sqlite3.connect(self.path, timeout=5)
        try:
            database.execute(SCHEMA)
        except sqlite3.Error:
            database.close()
            raise
        return database
