"""What a batch should need: seconds by what was made here before, bytes by what was measured."""

import math
import shutil
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from soracli.errors import MachineError
from soracli.media.ffmpeg import disk_error
from soracli.plan.film import FilmPlan
from soracli.plan.sound.score import Score
from soracli.plan.sound.stem import Stem
from soracli.plan.take import TakeSpec
from soracli.story.timeline import Timeline
from soracli.studio.batch.graph import Graph
from soracli.studio.home import Home
from soracli.studio.render import BYTES_PER_PIXEL

if TYPE_CHECKING:
    from soracli.studio.batch.planning import Batch, Planned

PER_FRAME, POWER = 1.3, 0.77
"""A frame of w times h pixels has about PER_FRAME * (w * h) ** POWER bytes at USUAL_RATE frames a
second: measured with three shots of previs (a ball, a dog on a beach, a street in the rain) at
128x72, 320x180 and 640x360, where their mean is within a quarter of it, and at 1280x720."""
USUAL_RATE, LIKENESS = 12, 0.7
"""The more frames a second, the more alike they are: at 24 a frame has 0.61 of that on average, at
8 it has 1.3 times as much, measured with the same shots."""
MIX = 33_000
"""Bytes for a second of the mixed sound, which the store and every film have, and of the recipe."""
STEM: Mapping[Stem, int] = {
    "ambience": 200_000,
    "effects": 110_000,
    "music": 170_000,
    "dialogue": 70_000,
}
"""Bytes for a second of a stem that is not silent. With five small films all that a batch brought
was 0.6 to 1.1 of what is reckoned so: the least where nothing moved."""


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
    films = sum(_film(task.plan) for task in graph.films)
    sounds = _sounds([task.plan.score for task in graph.films], home)
    copies = sum(_film(one.plan) for one in variants if not one.path.exists())
    least = sum(_least(task.spec) for task in graph.takes)
    return Estimate(
        known=sum(known),
        unknown=len(guesses) - len(known),
        bytes=round(takes + films + sounds + copies),
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
    alike = math.pow(USUAL_RATE / shown.fps, LIKENESS)
    return PER_FRAME * math.pow(shown.width * shown.height, POWER) * alike * shown.frames


def _sounds(scores: Iterable[Score], home: Home) -> float:
    """What the store keeps of sound: the stems of each mix, and what they are mixed from, once."""
    store = home.store
    kept: dict[str, float] = {}
    for score in {one.key: one for one in scores}.values():
        seconds = score.frames / score.fps
        stems: dict[Stem, Sequence[object]] = {
            "ambience": score.beds,
            "effects": score.shots,
            "music": score.music,
            "dialogue": [line for shot in score.shots for line in shot.lines],
        }
        heard = sum(STEM[one] for one, parts in stems.items() if parts and one not in score.mute)
        kept[score.key] = seconds * (MIX + heard)
        kept |= {one.bed.key: one.bed.seconds * STEM["ambience"] for one in score.beds}
        kept |= {one.music.key: one.music.seconds * STEM["music"] for one in score.music}
        kept |= {f"effects {one.take}": one.seconds * STEM["effects"] for one in score.shots}
    return sum(size for key, size in kept.items() if not store.holds(key))


def _least(spec: TakeSpec) -> float:
    return BYTES_PER_PIXEL * spec.width * spec.height * spec.frames


def _film(plan: FilmPlan) -> float:
    return _picture(plan.timeline) + plan.timeline.seconds * MIX


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
