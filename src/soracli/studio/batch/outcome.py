"""How a batch ended, variant by variant."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from soracli.errors import SoraError
from soracli.story.campaign import Scalar
from soracli.studio.batch.tasks import Made

Status = Literal["rendered", "reused", "failed", "left"]
"""A film was made in this run, was there before, could not be made, or was not begun."""


@dataclass(frozen=True)
class VariantOutcome:
    """What became of a variant. `path` is its film, None where there is none.

    `key` names the film in the store, `seeds` are those of its shots. `seconds` is what it took in
    this run, `made_seconds` what it took in the run that made it (None: nobody knows), both with
    its share of takes that others use too. `tries` is how often something for it was tried again.
    """

    number: int
    output: str
    axes: Mapping[str, Scalar]
    variables: Mapping[str, Scalar]
    status: Status
    path: Path | None
    key: str
    seeds: tuple[int, ...]
    seconds: float
    made_seconds: float | None
    length: float
    size: tuple[int, int]
    tries: int = 0
    error: SoraError | None = None

    def facts(self) -> dict[str, Any]:
        """All of it as plain values, but where its film is and why there is none."""
        return {
            "number": self.number,
            "output": self.output,
            "axes": dict(self.axes),
            "variables": dict(self.variables),
            "status": self.status,
            "key": self.key,
            "seeds": list(self.seeds),
            "seconds": round(self.seconds, 3),
            "made_seconds": None if self.made_seconds is None else round(self.made_seconds, 3),
            "size": list(self.size),
            "length": self.length,
            "tries": self.tries,
        }


@dataclass(frozen=True)
class BatchOutcome:
    """How a batch ended: every variant in order, what was made in this run, and how long it took.

    `reports` are the files that tell of it.
    """

    title: str
    variants: tuple[VariantOutcome, ...]
    made: Made
    seconds: float
    reports: tuple[Path, ...] = ()

    def count(self, status: Status) -> int:
        """How many variants ended so."""
        return sum(one.status == status for one in self.variants)
