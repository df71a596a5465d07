"""`shoot`: a film from its plan. What the store has is reused; a failed shot stops no other."""

import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from soracli.media.ffmpeg import disk_error
from soracli.plan.film import FilmPlan, PlannedSheet, PlannedShot
from soracli.studio.alone import alone
from soracli.studio.beforehand import (
    in_order_of_need,
    must_be_there,
    needed_by,
    read_prompts,
)
from soracli.studio.captions import as_spoken
from soracli.studio.clip import own_sounds
from soracli.studio.crew import Done, Job, work
from soracli.studio.cut import CutOptions, cut_film, film_key
from soracli.studio.events import (
    FilmDone,
    FilmStarted,
    Listener,
    ShotDone,
    TakeFailed,
    TakeStarted,
    Wanted,
)
from soracli.studio.film_outcome import FilmOutcome, ShotOutcome, Status, deliver_film
from soracli.studio.home import Home
from soracli.studio.ledger import Entry
from soracli.studio.output import CLIP, prepare
from soracli.studio.render import stored
from soracli.studio.score import mixed
from soracli.studio.stem_files import deliver_stems, prepare_stems
from soracli.studio.store import Artifact, Store
from soracli.studio.voices import ready

NOT_MADE = "not made yet"
ASKED_FOR = "asked to be made again"


@dataclass(frozen=True)
class ShootWay:
    """How a film is made: where it goes, how many takes at once, what is drawn over it.

    `fresh` makes everything again, `stems` writes the stems of the sound beside it. `reasons` tells
    by shot id why its take is another one than before.
    """

    output: Path
    jobs: int = 1
    fresh: bool = False
    thumbnails: bool = False
    stems: bool = False
    options: CutOptions = CutOptions()
    reasons: Mapping[str, str] = field(default_factory=dict)


def shoot(plan: FilmPlan, way: ShootWay, home: Home, tell: Listener) -> FilmOutcome:
    """Make every take that is missing, in the order of the film, and cut the film.

    With a failed shot there is no film; what was finished is kept. Raises InputError where the film
    cannot go where it should, MachineError where it cannot be cut.
    """
    started = time.monotonic()
    prepare(way.output)
    ready(plan.score, home.store)
    if way.stems:
        prepare_stems(plan.score, way.output)
    missing = _missing(plan, way, home.store)
    keep_own(plan, home.store)
    beside = _beside(plan, missing, way, home.store)
    jobs = _jobs(plan, missing, beside, way, home)
    must_be_there([job.spec for job in jobs], home.store, tell)
    tell(_begun(plan, missing, beside, way, home))
    plan = as_spoken(plan, home.store, tell)
    ended: dict[str, Done] = {}
    read_prompts([job.spec for job in jobs], home.store, tell)
    for done in work(jobs, _at_once(jobs, way), home, tell):
        ended[done.job.key] = done
        _note(home, done)
        tell(_told(done))
    shots = _outcomes(plan, missing, ended)
    key = film_key(plan, way.options)
    film = None
    if not any(done.error for done in ended.values()):
        film = _film(plan, key, way, home.store, tell)
    return FilmOutcome(shots, film, key, time.monotonic() - started)


def _missing(plan: FilmPlan, way: ShootWay, store: Store) -> dict[str, PlannedShot]:
    """The first shot of every key that has to be made, in the order of the film."""
    missing: dict[str, PlannedShot] = {}
    known: set[str] = set()
    for shot in plan.shots:
        if shot.key not in known and (way.fresh or stored(shot.spec, store, False) is None):
            missing[shot.key] = shot
        known.add(shot.key)
    return missing


def _at_once(jobs: Sequence[Job], way: ShootWay) -> int:
    """A model fills the accelerator by itself, and a take may need the end of the one before."""
    return 1 if any(job.spec.generation for job in jobs) else way.jobs


def keep_own(plan: FilmPlan, store: Store) -> None:
    """Keep the pictures and LoRAs that a film brings along. Raises InputError."""
    files = {one.digest: Path(one.path) for one in plan.pictures.values()}
    if files:
        from soracli.studio.inputs import keep_files

        keep_files(files, store)


def _jobs(
    plan: FilmPlan,
    missing: Mapping[str, PlannedShot],
    beside: Sequence[PlannedSheet],
    way: ShootWay,
    home: Home,
) -> list[Job]:
    """All that is to be made, each after what it needs."""
    jobs = [_sheet_job(sheet, home, way) for sheet in beside]
    jobs += [_job(shot, plan, way, home) for shot in missing.values()]
    return [jobs[place] for place in in_order_of_need([job.spec for job in jobs])]


def _beside(
    plan: FilmPlan, missing: Mapping[str, PlannedShot], way: ShootWay, store: Store
) -> list[PlannedSheet]:
    """The takes that missing shots are led by, and that are missing themselves."""
    sheets = {one.key: one for one in plan.sheets}
    found: dict[str, PlannedSheet] = {}
    waiting = [shot.spec for shot in missing.values()]
    while waiting:
        for key in needed_by(waiting.pop()):
            sheet = sheets.get(key)
            if sheet is None or key in found:
                continue
            if way.fresh or stored(sheet.spec, store, False) is None:
                found[key] = sheet
                waiting.append(sheet.spec)
    return [one for one in plan.sheets if one.key in found]


def _sheet_job(sheet: PlannedSheet, home: Home, way: ShootWay) -> Job:
    spec, name = sheet.spec, sheet.name
    begin = TakeStarted(name, 0, 0, spec.frames, home.expected(spec))
    return Job(name, sheet.key, spec, begin, way.thumbnails, way.fresh)


def _job(shot: PlannedShot, plan: FilmPlan, way: ShootWay, home: Home) -> Job:
    spec = shot.spec
    begin = TakeStarted(shot.id, shot.number, len(plan.shots), spec.frames, home.expected(spec))
    return Job(shot.id, shot.key, spec, begin, way.thumbnails, way.fresh)


def _begun(
    plan: FilmPlan,
    missing: Mapping[str, PlannedShot],
    sheets: Sequence[PlannedSheet],
    way: ShootWay,
    home: Home,
) -> FilmStarted:
    why = ASKED_FOR if way.fresh else NOT_MADE
    wanted = tuple(
        Wanted(shot.id, shot.number, shot.spec.frames, way.reasons.get(shot.id, why))
        for shot in missing.values()
    )
    beside = tuple(Wanted(one.name, 0, one.spec.frames, NOT_MADE) for one in sheets)
    specs = [shot.spec for shot in missing.values()] + [sheet.spec for sheet in sheets]
    guesses = [home.expected(spec) for spec in specs]
    known = [guess for guess in guesses if guess is not None]
    expected = sum(known) if len(known) == len(guesses) else None
    return FilmStarted(len(plan.shots), len(plan.shots) - len(missing), wanted, expected, beside)


def _told(done: Done) -> ShotDone | TakeFailed:
    if done.error:
        return TakeFailed(done.job.name, done.error)
    return ShotDone(done.job.name, done.reused, done.seconds)


def _outcomes(
    plan: FilmPlan, missing: Mapping[str, PlannedShot], ended: Mapping[str, Done]
) -> tuple[ShotOutcome, ...]:
    outcomes = []
    for shot in plan.shots:
        done = ended.get(shot.key)
        first = done is not None and missing[shot.key].id == shot.id
        status: Status = "rendered" if first and done and not done.reused else "reused"
        if done is not None and done.error:
            status = "failed"
        outcomes.append(
            ShotOutcome(
                shot=shot.id,
                number=shot.number,
                status=status,
                key=shot.key,
                seed=shot.spec.seed,
                seconds=done.seconds if first and done else 0.0,
                error=done.error if done else None,
            )
        )
    return tuple(outcomes)


def _film(plan: FilmPlan, key: str, way: ShootWay, store: Store, tell: Listener) -> Path:
    started = time.monotonic()
    if way.fresh:
        store.discard(key)
        store.discard(plan.score.key)
    artifact, reused = finished(plan, way.options, store, tell)
    deliver_film(artifact, way.output, tell)
    if way.stems:
        deliver_stems(plan.score, way.output, store, own_sounds(plan.recordings), tell)
    tell(FilmDone(way.output, reused, time.monotonic() - started))
    return way.output


def finished(
    plan: FilmPlan, options: CutOptions, store: Store, tell: Listener
) -> tuple[Artifact, bool]:
    """The film of a plan whose takes are all there, and whether the store had it; else it is cut.

    Raises MachineError where it cannot be cut, SoraError where a sound cannot be made.
    """
    key = film_key(plan, options)
    if artifact := store.fetch(key):
        return artifact, True
    with alone(store, key, "the film", tell) as waited:
        if waited and (artifact := store.fetch(key)):
            return artifact, True
        takes = {shot.key: _clip(shot, store) for shot in plan.shots}
        mix = mixed(plan.score, store, own_sounds(plan.recordings), tell)
        return cut_film(plan, takes, mix, store, options, tell), False


def _clip(shot: PlannedShot, store: Store) -> Path:
    artifact = stored(shot.spec, store, False)
    if artifact is None:
        raise disk_error(FileNotFoundError(2, f'the take of "{shot.id}" is gone'), store.root)
    return artifact.path(CLIP)


def _note(home: Home, done: Done) -> None:
    spec = done.job.spec
    outcome = "failed" if done.error else "reused" if done.reused else "rendered"
    home.ledger.note(
        Entry(
            verb="shoot",
            key=done.job.key,
            model=spec.model.name,
            outcome=outcome,
            frames=spec.frames,
            pixels=spec.width * spec.height,
            seconds=done.seconds,
            path="",
        )
    )
