"""From a storyboard file to its film: takes that were chosen, shots that were picked, drafts."""

import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soracli.plan.request import Request
from soracli.plan.sound.stem import Stem
from soracli.script.shipped import built_in
from soracli.story.delivery import Captions
from soracli.studio.events import FilmDone, Listener, Warned
from soracli.studio.film_memory import FilmMemory, Run
from soracli.studio.film_outcome import FilmOutcome, ShotOutcome, deliver_film
from soracli.studio.home import Home
from soracli.studio.output import clip_paths, prepare

if TYPE_CHECKING:
    from soracli.studio.board_plan import PlannedBoard


@dataclass(frozen=True)
class ShootWish:
    """What was asked of a film.

    `request` goes before what the file says. `shots` picks some, in words; `retake` makes another
    take of one, with `retake_seed` or the next seed. `output` is a file, a folder or None for the
    current folder. `mute` leaves stems out of the sound, `stems` writes the others beside the film.
    """

    board: Path
    request: Request = Request()
    output: str | None = None
    shots: str = ""
    draft: bool = False
    captions: Captions | None = None
    slate: bool = False
    retake: str = ""
    retake_seed: int | None = None
    fresh: bool = False
    jobs: int = 1
    thumbnails: bool = False
    mute: tuple[Stem, ...] = ()
    stems: bool = False


@dataclass(frozen=True)
class Shooting:
    """How a run ended, and the files its film was read from."""

    outcome: FilmOutcome
    files: tuple[Path, ...]


def shoot_board(wish: ShootWish, home: Home, tell: Listener) -> Shooting:
    """Make the film of a storyboard file.

    Where nothing has changed since the same was asked, it is not even planned. Raises InputError
    with the place in the file for what cannot be made, MachineError where the machine refuses.
    """
    memory = FilmMemory(home.root, wish.board, wish.draft)
    if not (wish.retake or wish.fresh or wish.stems) and (
        known := _unchanged(wish, memory, home, tell)
    ):
        return known
    # an unchanged film needs neither reader nor cutter
    from soracli.studio.auto import tell_model
    from soracli.studio.board_plan import plan_board
    from soracli.studio.shoot import ShootWay, shoot

    planned = plan_board(wish, home)
    tell_model(planned.model, home, tell)
    for words in planned.warnings:
        tell(Warned(words))
    way = ShootWay(
        output=_output(wish, planned.label),
        jobs=wish.jobs,
        fresh=wish.fresh,
        thumbnails=wish.thumbnails,
        stems=wish.stems,
        options=planned.options,
        reasons=planned.reasons(memory.last_plan()),
    )
    outcome = replace(shoot(planned.plan, way, home, tell), warnings=planned.warnings)
    if outcome.film:
        _remember(wish, memory, home, outcome, planned)
    return Shooting(outcome, planned.files)


def _unchanged(wish: ShootWish, memory: FilmMemory, home: Home, tell: Listener) -> Shooting | None:
    started = time.monotonic()
    run = memory.run(_asked(wish, home), _presets(home))
    artifact = home.store.fetch(run.key) if run else None
    if run is None or artifact is None:
        return None
    target = _output(wish, run.label)
    prepare(target)
    for words in run.warnings:
        tell(Warned(words))
    deliver_film(artifact, target, tell)
    seconds = time.monotonic() - started
    tell(FilmDone(target, True, seconds))
    shots = tuple(ShotOutcome(status="reused", **shot) for shot in run.shots)
    outcome = FilmOutcome(shots, target, run.key, seconds, tuple(run.warnings))
    return Shooting(outcome, tuple(Path(path) for path in run.files))


def _remember(
    wish: ShootWish, memory: FilmMemory, home: Home, outcome: FilmOutcome, planned: "PlannedBoard"
) -> None:
    if not wish.shots:
        memory.keep_plan(planned.whole)
    if planned.digests is None:
        return
    shots = [
        {"shot": shot.shot, "number": shot.number, "key": shot.key, "seed": shot.seed}
        for shot in outcome.shots
    ]
    run = Run(outcome.key, planned.label, planned.digests, shots, list(outcome.warnings))
    memory.keep_run(_asked(wish, home), _presets(home), run)


def _asked(wish: ShootWish, home: Home) -> dict[str, Any]:
    """All that decides which film comes out of a storyboard, as plain values."""
    return {
        "request": wish.request.model_dump(mode="json"),
        "shots": wish.shots,
        "draft": wish.draft,
        "captions": wish.captions,
        "slate": wish.slate,
        "mute": list(wish.mute),
        **_models(home),
    }


def _models(home: Home) -> dict[str, Any]:
    """The models that are there, and at which commits: "auto" may mean another one by now."""
    if not home.models.is_dir():
        return {}
    from soracli.studio.models import state_of

    return {"models": state_of(home)}


def _presets(home: Home) -> list[Path]:
    return [built_in(), *([home.presets] if home.presets else [])]


def _output(wish: ShootWish, label: str) -> Path:
    """Where the film goes: named like the storyboard, and like the part or draft it is."""
    parts = [wish.board.stem, *([label] if label else []), *(["draft"] if wish.draft else [])]
    return clip_paths([".".join(parts)], wish.output)[0]
