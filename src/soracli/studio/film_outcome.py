"""What became of a film and of its shots, and the way of a film out of the store."""

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from soracli.errors import SoraError
from soracli.media.ffmpeg import disk_error
from soracli.studio.events import Listener, Note
from soracli.studio.output import SUFFIX, same_bytes
from soracli.studio.store import Artifact, copy_out

Status = Literal["rendered", "reused", "failed"]


@dataclass(frozen=True)
class ShotOutcome:
    """What became of one shot. `seconds` is how long that took; `error` why there is no take."""

    shot: str
    number: int
    status: Status
    key: str
    seed: int
    seconds: float = 0.0
    error: SoraError | None = None


@dataclass(frozen=True)
class FilmOutcome:
    """What became of a film: its shots in order, its key, and where it lies (None: not made).

    `warnings` are the breaks in its continuity, in words.
    """

    shots: tuple[ShotOutcome, ...]
    film: Path | None
    key: str
    seconds: float
    warnings: tuple[str, ...] = ()

    def count(self, status: Status) -> int:
        """How many shots ended so."""
        return sum(shot.status == status for shot in self.shots)

    @property
    def failed(self) -> tuple[ShotOutcome, ...]:
        """The shots without a take."""
        return tuple(shot for shot in self.shots if shot.status == "failed")


def deliver_film(artifact: Artifact, target: Path, tell: Listener) -> None:
    """Copy a film out of the store, unless it lies there already. Raises MachineError."""
    source = film_in(artifact)
    if target.exists() and same_bytes(target, source):
        return
    if target.exists() and target.stat().st_size:
        tell(Note(f"{target} was another film of sora's, and is replaced", detail=True))
    try:
        copy_out(source, target)
    except OSError as error:
        raise disk_error(error, target) from error


def film_in(artifact: Artifact) -> Path:
    """The film among the files of an artifact."""
    return artifact.path(next(name for name in artifact.files if name.endswith(SUFFIX)))
