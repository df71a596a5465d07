"""What a run tells while it goes: plain values, so that any front can show them its own way."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from soracli.errors import SoraError


@dataclass(frozen=True)
class Thumbnail:
    """A small picture of the latest frame: rows of sRGB bytes, three to a pixel."""

    width: int
    height: int
    rgb: bytes


@dataclass(frozen=True)
class TakeStarted:
    """A take is about to be made. `expected` seconds it should need, where that is known."""

    name: str
    number: int
    total: int
    frames: int
    expected: float | None


@dataclass(frozen=True)
class FrameMade:
    """One more frame is in the file. `thumbnail` comes with some of them."""

    name: str
    done: int
    frames: int
    thumbnail: Thumbnail | None = None


@dataclass(frozen=True)
class TakeWorking:
    """A model is at work on a take whose frames come all at once: `done` of `total` steps of `what`
    ("loading", "reading", "denoising", "decoding") in window `window` of `windows`."""

    name: str
    what: str
    done: int
    total: int
    window: int = 1
    windows: int = 1
    thumbnail: Thumbnail | None = None


@dataclass(frozen=True)
class TakeDone:
    """A clip lies where it was wanted; `reused` says that the store had it."""

    name: str
    path: Path
    reused: bool
    seconds: float


@dataclass(frozen=True)
class TakeFailed:
    """A take could not be made; the others go on."""

    name: str
    error: SoraError


@dataclass(frozen=True)
class Wanted:
    """A shot that has to be rendered: its id, its number in the storyboard, its frames, and why."""

    shot: str
    number: int
    frames: int
    reason: str


@dataclass(frozen=True)
class FilmStarted:
    """A film is about to be made of `shots` shots, of which `reused` are there already.

    `expected` seconds of rendering are to come, where that is known. `beside` are takes that shots
    are led by and that are not in the film: pictures of somebody.
    """

    shots: int
    reused: int
    wanted: tuple[Wanted, ...]
    expected: float | None
    beside: tuple[Wanted, ...] = ()


@dataclass(frozen=True)
class ShotDone:
    """One of the wanted shots is in the store; `reused` says that another run had put it there."""

    name: str
    reused: bool
    seconds: float


@dataclass(frozen=True)
class CutStarted:
    """All takes are there and the film is being cut. `frames` of it have to be coded anew."""

    frames: int


@dataclass(frozen=True)
class CutFrame:
    """So many of the frames that have to be coded anew are in the film."""

    done: int
    frames: int


@dataclass(frozen=True)
class FilmDone:
    """The film lies where it was wanted; `reused` says that it was cut already."""

    path: Path
    reused: bool
    seconds: float


@dataclass(frozen=True)
class SoundStarted:
    """The sound of a film or clip of so many seconds is being made."""

    length: float


@dataclass(frozen=True)
class SoundDone:
    """It is mixed."""

    seconds: float


@dataclass(frozen=True)
class Note:
    """Something a person should know. `detail` is for those who want to hear more (-v)."""

    text: str
    detail: bool = False


@dataclass(frozen=True)
class Warned:
    """A break in the continuity of a film, in words; the film is made all the same."""

    text: str


@dataclass(frozen=True)
class VariantsPlanned:
    """So many of the variants of a campaign are planned; nothing is made before all are."""

    done: int
    total: int


@dataclass(frozen=True)
class BatchStarted:
    """A batch is about to be made of `variants` films, of which `reused` are there already.

    `takes` have to be rendered for the others. `workers` are the names of those who do it;
    `expected` seconds the whole should need, where that is known.
    """

    variants: int
    reused: int
    takes: int
    workers: tuple[str, ...]
    expected: float | None


@dataclass(frozen=True)
class WorkerBegan:
    """A worker has begun something, called so; "" where it has nothing to do any more."""

    worker: int
    name: str


@dataclass(frozen=True)
class WorkerTold:
    """What a worker of a batch tells of its work."""

    worker: int
    event: "Event"


@dataclass(frozen=True)
class BatchTakeDone:
    """One of the takes of a batch is in the store; it is needed by `films` of the variants."""

    name: str
    films: int
    seconds: float


@dataclass(frozen=True)
class BatchTakesOff:
    """So many takes of a batch will not be made: one has failed for good, and others were only for
    films that cannot be made without it."""

    count: int


@dataclass(frozen=True)
class VariantDone:
    """A variant of a batch has its film, or has failed for good. `output` is its name in the
    folder of the campaign; `reused` says that the store had the film."""

    number: int
    output: str
    reused: bool
    seconds: float
    error: SoraError | None = None


@dataclass(frozen=True)
class TriedAgain:
    """Something failed and is tried again in `wait` seconds, for the `attempt`th time (from 2)."""

    name: str
    attempt: int
    wait: float
    error: SoraError


Event = (
    TakeStarted
    | FrameMade
    | TakeWorking
    | TakeDone
    | TakeFailed
    | FilmStarted
    | ShotDone
    | SoundStarted
    | SoundDone
    | CutStarted
    | CutFrame
    | FilmDone
    | Warned
    | VariantsPlanned
    | BatchStarted
    | WorkerBegan
    | WorkerTold
    | BatchTakeDone
    | BatchTakesOff
    | VariantDone
    | TriedAgain
    | Note
)
Listener = Callable[[Event], None]


def nobody(event: Event) -> None:
    """A listener that listens to nothing."""
