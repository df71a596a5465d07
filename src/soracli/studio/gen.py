"""`gen`: sentences to clips. What the store has is reused; one failure does not stop the rest."""

import time
from collections.abc import Callable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from soracli.errors import InputError, SoraError
from soracli.plan.explain import TakePlan
from soracli.plan.sound.stem import Stem
from soracli.studio.beforehand import must_be_there, read_prompts
from soracli.studio.clip import sounding
from soracli.studio.events import Listener, Note, TakeDone, TakeFailed, TakeStarted
from soracli.studio.home import Home
from soracli.studio.ledger import Entry
from soracli.studio.output import CLIP, clip_paths, deliver, prepare, same_bytes
from soracli.studio.planning import PlannedTake, Refused
from soracli.studio.render import obtain
from soracli.studio.sound_ahead import sound_ahead
from soracli.studio.source import Source, refuse_campaign
from soracli.studio.stem_files import deliver_stems, prepare_stems
from soracli.studio.store import Artifact
from soracli.studio.voices import ready

if TYPE_CHECKING:  # a reused take needs no arrays
    from soracli.stage.audible import Audible

Status = Literal["rendered", "reused", "failed"]


@dataclass(frozen=True)
class Outcome:
    """What became of one take. `paths` starts with the clip; `error` is why there is none."""

    name: str
    status: Status
    paths: tuple[Path, ...]
    seconds: float
    plan: TakePlan | None
    error: SoraError | None = None


@dataclass(frozen=True)
class Way:
    """How clips are made and where they go: `output` as given with -o, None for this folder.

    `fresh` makes them again even where the store has them. `mute` leaves stems out of the sound,
    `stems` writes the others beside the clip.
    """

    output: str | None = None
    passes: bool = False
    mute: tuple[Stem, ...] = ()
    stems: bool = False
    fresh: bool = False
    thumbnails: bool = False


def must_be_prompts(source: Source) -> Source:
    """What was given, unless it is a storyboard or a campaign: then InputError says who makes
    films of it."""
    refuse_campaign(source)
    if source.is_board:
        raise InputError(
            f"{source.name} is a storyboard", f"Make its film with: sora shoot {source.name}"
        )
    return source


def gen(
    planned: Sequence[PlannedTake | Refused], way: Way, home: Home, tell: Listener
) -> list[Outcome]:
    """Make every planned take; one outcome for each, in order.

    Raises InputError where the clips as a whole cannot go where they should.
    """
    paths = clip_paths([take.name for take in planned], way.output)
    read_prompts([take.spec for take in planned if isinstance(take, PlannedTake)], home.store, tell)
    outcomes = []
    for number, (take, path) in enumerate(zip(planned, paths, strict=True), 1):
        started = time.monotonic()
        try:
            if isinstance(take, Refused):
                raise take.error
            prepare(path)
            begin = _started(take, number, len(planned), home)
            outcomes.append(_make(take, path, way, home, tell, begin))
        except Exception as error:
            known = error if isinstance(error, SoraError) else home.report_bug(error)
            outcomes.append(_failed(take, known, time.monotonic() - started, home))
            tell(TakeFailed(take.name, known))
    return outcomes


def _make(
    take: PlannedTake, path: Path, way: Way, home: Home, tell: Listener, begin: TakeStarted
) -> Outcome:
    started = time.monotonic()
    must_be_there([take.spec], home.store, tell)
    score = take.score.model_copy(update={"mute": way.mute})
    ready(score, home.store)
    if way.stems:
        prepare_stems(score, path)
    if take.pictures:
        from soracli.studio.inputs import keep_files

        keep_files({one.digest: Path(one.path) for one in take.pictures}, home.store)
    with nullcontext() if way.fresh else sound_ahead(score, home.store, tell) as heard:
        artifact, status = _artifact(take, way, home, tell, begin, heard)
    film = sounding(take.spec, score, artifact, home.store, tell, way.fresh, take.delivery).path(
        CLIP
    )
    if path.exists() and not same_bytes(path, film):
        tell(Note(f"{path} was another clip of sora's, and is replaced"))
    delivered = deliver(artifact, path, film)
    if way.stems:
        delivered += deliver_stems(score, path, home.store, {}, tell)
    seconds = time.monotonic() - started
    _note(home, take, status, seconds, str(path))
    tell(TakeDone(take.name, path, status == "reused", seconds))
    return Outcome(take.name, status, tuple(delivered), seconds, take.told())


def _artifact(
    take: PlannedTake,
    way: Way,
    home: Home,
    tell: Listener,
    begin: TakeStarted,
    heard: "Callable[[Audible], None] | None",
) -> tuple[Artifact, Status]:
    artifact, reused = obtain(
        take.spec, home.store, take.name, tell, begin, way.passes, way.thumbnails, way.fresh, heard
    )
    return artifact, "reused" if reused else "rendered"


def _started(take: PlannedTake, number: int, total: int, home: Home) -> TakeStarted:
    spec = take.spec
    return TakeStarted(take.name, number, total, spec.frames, home.expected(spec))


def _failed(take: PlannedTake | Refused, error: SoraError, seconds: float, home: Home) -> Outcome:
    if isinstance(take, Refused):
        return Outcome(take.name, "failed", (), seconds, None, error)
    _note(home, take, "failed", seconds, "")
    return Outcome(take.name, "failed", (), seconds, take.told(), error)


def _note(home: Home, take: PlannedTake, outcome: Status, seconds: float, path: str) -> None:
    spec = take.spec
    home.ledger.note(
        Entry(
            verb="gen",
            key=take.key,
            model=spec.model.name,
            outcome=outcome,
            frames=spec.frames,
            pixels=spec.width * spec.height,
            seconds=seconds,
            path=path,
        )
    )
