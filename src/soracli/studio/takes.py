"""The takes of a storyboard: the file beside it, the plan that heeds it, and what it lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from soracli.errors import InputError
from soracli.plan.film import FilmPlan, PlannedShot
from soracli.plan.key import take_key
from soracli.plan.request import Request
from soracli.script.board import Board
from soracli.script.presets import Presets
from soracli.script.prompts import decode
from soracli.script.takes_file import read_takes, takes_text
from soracli.story.takes import SEEDS, ShotTakes, Takes, TakeState
from soracli.studio.filming import plan_film
from soracli.studio.render import stored
from soracli.studio.store import Store
from soracli.studio.whole_file import write_whole

SUFFIX = ".takes.yaml"


@dataclass(frozen=True)
class ListedTake:
    """One take of a shot. `used` is the one in the film; `stored` says that it is rendered."""

    shot: str
    number: int
    seed: int
    state: TakeState
    used: bool
    stored: bool
    seconds: float
    key: str
    made: date | None


def takes_path(board: Path) -> Path:
    """Where the takes of a storyboard are written down."""
    return board.with_name(f"{board.stem}{SUFFIX}")


def load_takes(board: Path) -> Takes:
    """What was decided about the takes of a storyboard. Raises InputError for a broken file."""
    path = takes_path(board)
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Takes()
    except OSError as error:
        raise InputError(
            f"{path} cannot be read: {error.strerror or error}", "sora keeps the takes in it."
        ) from error
    return read_takes(decode(data, str(path)), str(path))


def save_takes(board: Path, takes: Takes) -> None:
    """Write it down; the file is there whole, or as it was. Raises MachineError."""
    write_whole(takes_path(board), takes_text(takes, board.name).encode())


def plan_chosen(board: Board, request: Request, presets: Presets, takes: Takes) -> FilmPlan:
    """The plan of the film with the takes that were chosen.

    Raises InputError for what cannot be made, and for a shot whose takes are all rejected.
    """
    plan = plan_film(board, request, presets, takes.chosen)
    for shot in plan.shots:
        if takes.of(shot.id).state(shot.spec.seed) == "rejected":
            raise InputError(
                f'every take of "{shot.id}" is rejected',
                f"`sora shoot {_file(board)} --retake {shot.id}` makes another,"
                f" `sora takes {_file(board)} {shot.id} --keep {shot.spec.seed}` takes it back.",
            )
    return plan


def retaken(takes: Takes, shot: PlannedShot, seed: int | None, today: date) -> Takes:
    """With another take of a shot to be used: the next seed, or the given one.

    The take used so far is listed too. Raises InputError for a seed that is none.
    """
    known = takes.of(shot.id)
    current = shot.spec.seed
    if seed is not None and not 0 <= seed < SEEDS:
        raise InputError(f"{seed} is no seed", f"Give a whole number from 0 to {SEEDS - 1}.")
    wanted = known.next_seed(current) if seed is None else seed
    if all(take.seed != current for take in known.takes):
        known = known.marked(current, "new")
    if all(take.seed != wanted for take in known.takes):
        known = known.marked(wanted, "new", today)
    return takes.put(shot.id, known.using(wanted))


def decided(takes: Takes, shot: PlannedShot, seed: int, state: TakeState | None) -> Takes:
    """With a decision about one take: a state, or None to use it in the film.

    Raises InputError for a seed of which the shot has no take.
    """
    known = takes.of(shot.id)
    seeds = sorted({shot.spec.seed, *(take.seed for take in known.takes)})
    if seed not in seeds:
        raise InputError(
            f'"{shot.id}" has no take of seed {seed}',
            f"It has: {', '.join(map(str, seeds))}."
            + (f" --retake {shot.id} --seed {seed} makes it." if 0 <= seed < SEEDS else ""),
        )
    if state is None:
        return takes.put(shot.id, known.using(seed))
    return takes.put(shot.id, known.marked(seed, state))


def listed(plan: FilmPlan, takes: Takes, store: Store, shots: Sequence[str]) -> list[ListedTake]:
    """Every take of these shots, in the order of the film; the one in use even if not noted."""
    return [
        take
        for shot in plan.shots
        if shot.id in shots
        for take in _of_shot(shot, takes.of(shot.id), store)
    ]


def _of_shot(shot: PlannedShot, known: ShotTakes, store: Store) -> list[ListedTake]:
    noted = {take.seed: take for take in known.takes}
    seeds = [*noted] if shot.spec.seed in noted else [shot.spec.seed, *noted]
    found = []
    for seed in seeds:
        spec = shot.spec.model_copy(update={"seed": seed})
        found.append(
            ListedTake(
                shot=shot.id,
                number=shot.number,
                seed=seed,
                state=known.state(seed),
                used=seed == shot.spec.seed and known.state(seed) != "rejected",
                stored=stored(spec, store, False) is not None,
                seconds=spec.seconds,
                key=take_key(spec),
                made=noted[seed].made if seed in noted else None,
            )
        )
    return found


def _file(board: Board) -> str:
    return board.files[0].name if board.files else "FILE"
