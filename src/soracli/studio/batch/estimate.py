"""What a batch should need: seconds by what was made here before, bytes by what was measured."""

import math
import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from soracli.errors import MachineError
from soracli.media.ffmpeg import disk_error
from soracli.plan.film import FilmPlan
from soracli.plan.take import TakeSpec
from soracli.story.timeline import Timeline
from soracli.studio.batch.graph import Graph
from soracli.studio.home import Home
from soracli.studio.render import BYTES_PER_PIXEL

if TYPE_CHECKING:
    from soracli.studio.batch.planning import Batch, Planned

PER_FRAME, POWER = 3.5, 0.69
"""A frame of w times h pixels has about PER_FRAME * (w * h) ** POWER bytes: measured with three
shots of previs at 128x72, 480x270 and 1280x720 and 12 frames a second, where it fits within a fifth
(takes of 24 frames a second need less)."""
SOUND = 29_000
"""Bytes for a second of the sound in a film, and of its recipe; measured with the same three."""
STEMS = 375_000
"""Bytes for a second of the stems of a film, which the store keeps; measured likewise."""


@dataclass(frozen=True)
class Estimate:
    """What the tasks of a batch and the copies of its films should need.

    `known` are the seconds of one worker for the takes and cuts that are like others made here,
    `unknown` is how many are like none. `bytes` is what is new on the disk, `least` what it is at
    the very least; `free` are there.
    """

    known: float
    unknown: int
    bytes: int
    least: int
    free: int

    @property
    def seconds(self) -> float | None:
        """Seconds of one worker for everything; None where something is like nothing before."""
        return None if self.unknown else self.known


def estimated(variants: Sequence["Planned"], graph: Graph, folder: Path, home: Home) -> Estimate:
    """What has to be made for a batch, and the copies of all its films in `folder`."""
    guesses = [task.seconds for task in graph.takes] + [task.seconds for task in graph.films]
    known = [guess for guess in guesses if guess is not None]
    takes = sum(_picture(task.spec) for task in graph.takes)
    films = sum(_film(task.plan) + task.plan.timeline.seconds * STEMS for task in graph.films)
    copies = sum(_film(one.plan) for one in variants if not one.path.exists())
    least = sum(_least(task.spec) for task in graph.takes)
    return Estimate(
        known=sum(known),
        unknown=len(guesses) - len(known),
        bytes=round(takes + films + copies),
        least=round(least),
        free=min(_free(folder), _free(home.root)),
    )


def must_fit(batch: "Batch") -> None:
    """Raises MachineError where the disk cannot hold even the least that a batch needs."""
    found = batch.estimate
    if found.free < found.least:
        raise MachineError(
            f"no space left: the films need about {_megabytes(found.bytes)} in all, and "
            f"{_megabytes(found.free)} are free",
            "Free some space, or make fewer with --limit.",
        )


def _picture(shown: TakeSpec | Timeline) -> float:
    return PER_FRAME * math.pow(shown.width * shown.height, POWER) * shown.frames


def _least(spec: TakeSpec) -> float:
    return BYTES_PER_PIXEL * spec.width * spec.height * spec.frames


def _film(plan: FilmPlan) -> float:
    return _picture(plan.timeline) + plan.timeline.seconds * SOUND


def _free(folder: Path) -> int:
    """The bytes that are free where a folder is, or will be. Raises MachineError."""
    whole = folder.absolute()
    try:
        there = next((one for one in (whole, *whole.parents) if one.exists()), whole)
        return shutil.disk_usage(there).free
    except OSError as error:
        raise disk_error(error, whole) from error


def _megabytes(count: float) -> str:
    return f"{count / 10**6:,.0f} MB"
