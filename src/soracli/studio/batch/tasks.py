"""What the workers of a batch are given, and what they give back: plain values that can be sent."""

from dataclasses import dataclass, field
from typing import TypeAlias

from soracli.errors import SoraError
from soracli.plan.film import FilmPlan
from soracli.plan.take import TakeSpec
from soracli.studio.cut import CutOptions


@dataclass(frozen=True)
class ReadTask:
    """The prompts of these takes are to be read once and kept, before any of them is made."""

    key: str
    name: str
    specs: tuple[TakeSpec, ...]


@dataclass(frozen=True)
class TakeTask:
    """One take is to be in the store. `seconds` it should need (None: nobody knows)."""

    key: str
    name: str
    spec: TakeSpec
    seconds: float | None = None


@dataclass(frozen=True)
class FilmTask:
    """A film is to be in the store, with a picture of it for the report. Takes of it that are not
    there any more are made again. `seconds` its cutting should need (None: nobody knows)."""

    key: str
    name: str
    plan: FilmPlan
    options: CutOptions = CutOptions()
    seconds: float | None = None


Task: TypeAlias = ReadTask | TakeTask | FilmTask


@dataclass(frozen=True)
class Made:
    """How much was really made: `takes` rendered, `performances` played on the stage, `lines`
    spoken, `films` cut, `prompts` read by a model. What the store had is not in it."""

    takes: int = 0
    performances: int = 0
    lines: int = 0
    films: int = 0
    prompts: int = 0

    def __add__(self, other: "Made") -> "Made":
        return Made(
            self.takes + other.takes,
            self.performances + other.performances,
            self.lines + other.lines,
            self.films + other.films,
            self.prompts + other.prompts,
        )


@dataclass(frozen=True)
class TaskDone:
    """How a task ended: what was made for it, how long that took, or why it failed.

    `again` tells that another try may help (the machine was at fault, or the worker died). `died`
    tells that the worker ended in the middle of it: whoever kills two workers is not given a third.
    `gone` tells that its machine went away: the task is not to blame, and that is no try of it.
    """

    key: str
    seconds: float
    made: Made = field(default_factory=Made)
    error: SoraError | None = None
    again: bool = False
    died: bool = False
    gone: bool = False
