"""`sora takes`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Any

import typer

from soracli.cli import console, options
from soracli.cli.report import KEY_DIGITS
from soracli.errors import InputError
from soracli.plan.film import FilmPlan
from soracli.plan.request import Request
from soracli.story.takes import Takes, TakeState
from soracli.studio.board_plan import as_asked
from soracli.studio.filming import plan_film
from soracli.studio.models import presets_at_hand
from soracli.studio.selection import selected
from soracli.studio.shoot_board import ShootWish
from soracli.studio.source import open_board
from soracli.studio.takes import (
    ListedTake,
    decided,
    listed,
    load_takes,
    save_takes,
    takes_path,
)


def command(
    board: Annotated[
        Path, typer.Argument(metavar="STORYBOARD", help="A storyboard file.", show_default=False)
    ],
    shot: Annotated[
        str, typer.Argument(metavar="SHOT", help="Numbers, ranges or ids of shots.")
    ] = "",
    keep: Annotated[
        int | None, typer.Option("--keep", metavar="SEED", help="Keep this take of the shot.")
    ] = None,
    reject: Annotated[
        int | None, typer.Option("--reject", metavar="SEED", help="Never use this take.")
    ] = None,
    use: Annotated[
        int | None, typer.Option("--use", metavar="SEED", help="Use this take in the film.")
    ] = None,
    draft: options.TakesOfDraft = False,
    model: options.ModelName = None,
    size: options.Size = None,
    aspect: options.Aspect = None,
    delivery: options.DeliveryName = None,
    fps: options.Fps = None,
    seed: options.Seed = None,
    style: options.Style = None,
    quality: options.QualityName = None,
    guides: options.Guides = None,
    as_json: options.AsJson = False,
) -> int:
    """List the takes of a shot, keep or reject them.

    What is decided is written beside the storyboard, in NAME.takes.yaml; `sora shoot` heeds it.
    `sora shoot --retake SHOT` makes another take. A rejected take is never used. Give the options
    the film was shot with, to see which takes of it are stored.
    """
    home = console.home()
    request = options.request(
        model, style, None, size, aspect, fps, seed, None, None, None, delivery
    )
    request = options.led(request, quality, guides)
    presets, takes = presets_at_hand(home), load_takes(board)
    wish = ShootWish(board=board, request=request, draft=draft)
    story = as_asked(wish, open_board(board), presets)
    ids = [one.id for one in story.storyboard.shots]
    meant = selected(shot, ids) if shot else tuple(ids)
    asked: dict[TakeState | None, int | None] = {"kept": keep, "rejected": reject, None: use}
    decisions = {state: one for state, one in asked.items() if one is not None}
    if decisions:
        if len(meant) != 1 or not shot:
            raise InputError("a take is of one shot", f"Name it: sora takes {board} SHOT ...")
        before = plan_film(story, Request(), presets, _without_rejections(takes).chosen)
        takes = _decided(takes, before, meant[0], decisions)
        save_takes(board, takes)
        if not as_json:
            console.say(f"noted in {takes_path(board)}")
    plan = plan_film(story, Request(), presets, takes.chosen)
    if gone := [name for name in takes.shots if name not in ids]:
        console.say(f"{takes_path(board)} has takes of shots that are not there: {', '.join(gone)}")
    found = listed(plan, takes, home.store, meant)
    _show(found, as_json)
    for lost in sorted({take.shot for take in found} - {take.shot for take in found if take.used}):
        again = console.command_line(["sora", "shoot", str(board), "--retake", lost])
        console.say(f'every take of "{lost}" is rejected. Make another: {again}')
    return 0


def _decided(
    takes: Takes, plan: FilmPlan, shot_id: str, decisions: Mapping[TakeState | None, int]
) -> Takes:
    """The takes with what was decided about some of one shot."""
    shot = plan.shot(shot_id)
    assert shot is not None
    for state, seed in decisions.items():
        takes = decided(takes, shot, seed, state)
    return takes


def _without_rejections(takes: Takes) -> Takes:
    """The takes as a plan may follow them even where every take of a shot is rejected."""
    shots = {
        shot: known.model_copy(
            update={"takes": tuple(take for take in known.takes if take.state != "rejected")}
        )
        for shot, known in takes.shots.items()
    }
    return takes.model_copy(update={"shots": shots})


def _show(found: list[ListedTake], as_json: bool) -> None:
    if as_json:
        console.result_json({"schema": "takes-list/1", "takes": [_json(take) for take in found]})
        return
    named = ""
    for take in found:
        name = f"{take.number} {take.shot}"
        if name != named:
            console.result(name)
        named = name
        console.result(_line(take))


def _line(take: ListedTake) -> str:
    mark = "*" if take.used else " "
    made = f", {take.made.isoformat()}" if take.made else ""
    where = f"stored {take.key[:KEY_DIGITS]}" if take.stored else "not rendered"
    return f"  {mark} seed {take.seed:<12} {take.state:<9} {take.seconds:5.1f} s  {where}{made}"


def _json(take: ListedTake) -> dict[str, Any]:
    return {**vars(take), "made": take.made.isoformat() if take.made else None}
