"""`sora world`."""

import sys
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console

from soracli.cli import console, options
from soracli.cli.film_report import break_json
from soracli.cli.world_report import cast_table, shot_sheet
from soracli.plan.film import FilmPlan, PlannedShot
from soracli.plan.request import Request
from soracli.script.board import Board
from soracli.studio.filming import plan_film
from soracli.studio.models import presets_at_hand
from soracli.studio.selection import selected
from soracli.studio.source import open_board

NARROWEST, WIDEST = 60, 120
"""Columns of the sheet: it is no easier to read when it is wider still."""


def command(
    file: Annotated[
        Path, typer.Argument(metavar="STORYBOARD", help="A storyboard file.", show_default=False)
    ],
    shots: Annotated[
        str,
        typer.Option(
            "--shot", "--shots", metavar="SHOTS", help="Only these shots: 3-5, or ids of shots."
        ),
    ] = "",
    as_json: options.AsJson = False,
) -> int:
    """Show who is where in every shot, wearing and holding what, as a script supervisor keeps it.

    Under each shot stands what is different when it is over, and what breaks the continuity.
    Nothing is made and nothing is written.
    """
    board = open_board(file)
    plan = plan_film(board, Request(), presets_at_hand(console.home()))
    ids = selected(shots, [shot.id for shot in plan.shots]) if shots else None
    wanted = [shot for shot in plan.shots if ids is None or shot.id in ids]
    if as_json:
        told = [_json(shot, plan, board) for shot in wanted]
        console.result_json({"schema": "world/1", "title": plan.board.title, "shots": told})
    else:
        _show(wanted, plan, board, whole=ids is None)
    return 0


def _show(wanted: list[PlannedShot], plan: FilmPlan, board: Board, whole: bool) -> None:
    """The sheet on standard output, with weight only where a person sees it."""
    width = min(max(Console(file=sys.stdout).width, NARROWEST), WIDEST)
    page = Console(file=sys.stdout, highlight=False, markup=False, emoji=False, width=width)
    with page.capture() as written:
        for part in cast_table(plan.board) if whole else ():
            page.print(part)
        for shot in wanted:
            found = [one for one in plan.breaks if one.shot == shot.id]
            for part in shot_sheet(shot, plan.board, found, board.where):
                page.print(part)
    console.result("\n".join(line.rstrip() for line in written.get().strip("\n").splitlines()))


def _json(shot: PlannedShot, plan: FilmPlan, board: Board) -> dict[str, Any]:
    snapshot, scene = shot.snapshot, shot.spec.scene
    return {
        "id": shot.id,
        "number": shot.number,
        "place": snapshot.place,
        "set": scene.place,
        "time": scene.time,
        "weather": scene.weather,
        "present": [one.model_dump(mode="json") for one in snapshot.present],
        "after": list(snapshot.after),
        "breaks": [break_json(board, one) for one in plan.breaks if one.shot == shot.id],
    }
