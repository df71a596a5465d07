"""A storyboard file as the plan of the film that was asked for."""

import time
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from soracli.errors import InputError
from soracli.plan.changes import reasons
from soracli.plan.compile import DEFAULT_MODEL, frame_rate, model_of
from soracli.plan.film import FilmPlan
from soracli.plan.native import EVEN, delivered_size
from soracli.plan.request import Request, shape_over
from soracli.plan.snapshot import Break
from soracli.plan.sound.stem import Stem
from soracli.script.board import Board
from soracli.script.presets import Presets
from soracli.story.delivery import Delivery
from soracli.story.storyboard import Storyboard
from soracli.story.takes import Takes
from soracli.studio.cut import CutOptions
from soracli.studio.delivering import delivered
from soracli.studio.film_format import model_name, must_be_filmable
from soracli.studio.film_memory import file_digest
from soracli.studio.filming import chosen
from soracli.studio.home import Home
from soracli.studio.models import presets_at_hand
from soracli.studio.selection import label, selected
from soracli.studio.source import open_board
from soracli.studio.takes import load_takes, plan_chosen, retaken, save_takes, takes_path

if TYPE_CHECKING:
    from soracli.studio.shoot_board import ShootWish

DRAFT_SIDE = 270
"""Pixels of the short side of a draft."""


@dataclass(frozen=True)
class PlannedBoard:
    """What is to be shot: the plan, and the plan of the `whole` film where that is only a part.

    `label` names the part in its file name. `model` is that which was asked for. `files` is all it
    was read from; `digests` are those of their bytes, None where one was being written meanwhile.
    """

    plan: FilmPlan
    whole: FilmPlan
    label: str
    warnings: tuple[str, ...]
    options: CutOptions
    files: tuple[Path, ...]
    model: str | None
    digests: dict[str, str] | None

    def reasons(self, before: FilmPlan | None) -> Mapping[str, str]:
        """Why the take of a shot is another one than in the film before, by shot id."""
        return reasons(before, self.whole) if before else {}


def plan_board(wish: "ShootWish", home: Home) -> PlannedBoard:
    """Read a storyboard and its takes, and plan what was asked. A new take is written down.

    Raises InputError with the place in the file for what cannot be made.
    """
    began = time.time_ns()
    presets = presets_at_hand(home)
    written = open_board(wish.board)
    board = as_asked(wish, written, presets)
    takes = load_takes(wish.board)
    if wish.retake:
        takes = _retake(wish, board, presets, takes)
    whole = plan_chosen(board, Request(), presets, takes)
    ids = [shot.id for shot in whole.shots]
    picked = selected(wish.shots, ids) if wish.shots else ids
    files = (*board.files, takes_path(wish.board))
    return PlannedBoard(
        plan=muted(chosen(whole, picked, presets) if wish.shots else whole, wish.mute),
        whole=whole,
        label=f"shots-{label(picked, ids)}" if wish.shots else "",
        warnings=tuple(warning_words(one, board) for one in whole.breaks if one.shot in picked),
        options=CutOptions(wish.slate, wish.slate, home.presets),
        files=files,
        model=wish.request.model or written.storyboard.model,
        digests=_digests(files, began),
    )


def muted(plan: FilmPlan, mute: tuple[Stem, ...]) -> FilmPlan:
    """The plan of the film without these stems in its sound."""
    return plan.model_copy(update={"score": plan.score.model_copy(update={"mute": mute})})


def warning_words(found: Break, board: Board) -> str:
    """A break in continuity with its place in the file, on one line."""
    where = board.where(found.at) if found.at else ""
    hint = f" {found.hint}" if found.hint else ""
    return f"{where + ': ' if where else ''}{found.message}{'.' if hint else ''}{hint}"


def draft_size(width: int, height: int, multiple: int) -> tuple[int, int]:
    """The size of a draft of this picture: the same shape, the short side `DRAFT_SIDE` pixels."""
    factor = min(1.0, DRAFT_SIDE / min(width, height))
    across, down = (
        max(multiple, round(side * factor / multiple) * multiple) for side in (width, height)
    )
    return across, down


def as_asked(wish: "ShootWish", board: Board, presets: Presets) -> Board:
    """The storyboard with all wishes written into it: the film will carry it, and it alone.

    Raises InputError for a wish that cannot be met.
    """
    board = delivered(board, presets, wish.request.delivery)
    must_be_filmable(board, wish.request, presets)
    story = board.storyboard
    request = _draft(wish.request, story, presets) if wish.draft else wish.request
    said = {
        name: getattr(request, name)
        for name in ("model", "style", "seed", "quality")
        if getattr(request, name) is not None
    }
    said |= _taken(request.model or story.model, presets)
    delivery = story.delivery.model_dump()
    delivery["size"], delivery["aspect"] = shape_over(
        (request.size, request.aspect), (delivery["size"], delivery["aspect"])
    )
    delivery["fps"] = frame_rate(request.fps) if request.fps is not None else delivery["fps"]
    delivery["captions"] = wish.captions or delivery["captions"]
    said["delivery"] = Delivery(**delivery)
    if request.guides is not None:
        led = {"guides": request.guides}
        said["shots"] = tuple(
            shot.model_copy(update={"conditioning": shot.conditioning.model_copy(update=led)})
            for shot in story.shots
        )
    return replace(board, storyboard=story.model_copy(update=said))


def _taken(model: str | None, presets: Presets) -> dict[str, str]:
    """The model that "auto" stands for, as its name: the film is made again with it elsewhere too.
    A film that names none was made by previs."""
    taken = model_of(model_name(model), presets.models).name
    return {"model": taken} if model_name(model) is None and taken != DEFAULT_MODEL else {}


def _draft(request: Request, story: Storyboard, presets: Presets) -> Request:
    """A draft is there at once: it is previs, unless a model was named."""
    if model_name(request.model or story.model) is None:
        request = request.model_copy(update={"model": DEFAULT_MODEL})
    delivery = story.delivery
    asked = request.over(Request(model=story.model, size=delivery.size, aspect=delivery.aspect))
    model = model_of(model_name(asked.model), presets.models)
    multiple = EVEN if model.diffusion else model.size_multiple
    width, height = draft_size(*delivered_size(model, asked.size, asked.aspect), multiple)
    small = {"size": f"{width}x{height}", "aspect": None}
    return request.model_copy(update={**small, "quality": request.quality or "draft"})


def _retake(wish: "ShootWish", board: Board, presets: Presets, takes: Takes) -> Takes:
    ids = [shot.id for shot in board.storyboard.shots]
    named = selected(wish.retake, ids)
    if len(named) != 1:
        raise InputError(
            f"a retake is of one shot, not of {len(named)}", "Give one number or one id."
        )
    # a shot whose takes are all rejected needs another one most of all: plan without asking
    rejected = takes.put(named[0], takes.of(named[0]).model_copy(update={"takes": ()}))
    shot = plan_chosen(board, Request(), presets, rejected).shot(named[0])
    assert shot is not None
    takes = retaken(takes, shot, wish.retake_seed, date.today())
    save_takes(wish.board, takes)
    return takes


def _digests(files: tuple[Path, ...], began: int) -> dict[str, str] | None:
    for path in files:
        if path.exists() and path.stat().st_mtime_ns >= began:
            return None
    return {str(path.absolute()): file_digest(path) for path in files}
