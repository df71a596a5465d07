"""The journal of a batch: a line of JSON for each variant, written the moment it is done.

While a run goes on, lines are only added: a killed run loses none. In the end the file is written
whole, with each variant once and in order.
"""

import contextlib
import json
import os
from collections.abc import Iterable
from pathlib import Path

from pydantic import BaseModel, ValidationError

from soracli.errors import RunFailed, SoraError
from soracli.media.ffmpeg import disk_error
from soracli.story.campaign import Scalar
from soracli.studio.batch.outcome import Status, VariantOutcome
from soracli.studio.whole_file import write_whole

JOURNAL = "report.jsonl"


def line_of(one: VariantOutcome) -> str:
    """One variant as a line of JSON, without its end."""
    error = _error(one.error) if one.error else None
    told = {**one.facts(), "length": round(one.length, 3), "error": error}
    return json.dumps(told, ensure_ascii=False)


class Journal:
    """The journal in the folder of a batch."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / JOURNAL

    def earlier(self) -> list[VariantOutcome]:
        """What earlier runs wrote down, the last word of each film: as it stands now, with nothing
        done for it yet.

        Lines that are torn or of another program tell nothing.
        """
        found: dict[str, VariantOutcome] = {}
        with contextlib.suppress(OSError), self.path.open("rb") as file:
            for line in file:
                with contextlib.suppress(ValidationError):
                    told = _Line.model_validate_json(line)
                    found[told.output] = told.outcome(self.path.parent)
        return list(found.values())

    def add(self, one: VariantOutcome) -> None:
        """Write a variant down at the end. Raises MachineError where the disk refuses."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("a+b") as file:
                # a run that was killed may have left half a line
                file.seek(max(file.seek(0, os.SEEK_END) - 1, 0))
                torn = file.read() not in (b"", b"\n")
                file.write((b"\n" if torn else b"") + line_of(one).encode() + b"\n")
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise disk_error(error, self.path) from error

    def rewrite(self, variants: Iterable[VariantOutcome]) -> None:
        """Each variant once, in order. Raises MachineError where the disk refuses."""
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise disk_error(error, self.path) from error
        write_whole(self.path, "".join(f"{line_of(one)}\n" for one in variants).encode())


class _Line(BaseModel):
    """A line of a journal, as an earlier run has written it."""

    number: int
    output: str
    axes: dict[str, Scalar]
    variables: dict[str, Scalar]
    status: Status
    key: str
    seeds: tuple[int, ...]
    made_seconds: float | None
    size: tuple[int, int]
    length: float
    error: dict[str, str] | None

    def outcome(self, folder: Path) -> VariantOutcome:
        """What became of the variant, seen from now."""
        there = self.status in ("rendered", "reused")
        error = self.error or {}
        return VariantOutcome(
            number=self.number,
            output=self.output,
            axes=self.axes,
            variables=self.variables,
            status="reused" if there else self.status,
            path=folder.joinpath(*self.output.split("/")) if there else None,
            key=self.key,
            seeds=self.seeds,
            seconds=0.0,
            made_seconds=self.made_seconds,
            length=self.length,
            size=self.size,
            error=RunFailed(
                error.get("message", ""), error.get("hint", ""), place=error.get("place", "")
            )
            if self.error
            else None,
        )


def _error(error: SoraError) -> dict[str, str]:
    return {"message": error.message, "hint": error.hint, "place": error.place}
