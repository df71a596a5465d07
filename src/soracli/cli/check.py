"""`sora check`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from soracli.cli import console, options
from soracli.cli.check_campaign import check_campaign
from soracli.cli.film_report import break_json, break_lines
from soracli.cli.gate_report import gate_lines
from soracli.cli.report import INDENT, counted
from soracli.errors import SoraError
from soracli.plan.request import Request
from soracli.studio.gate import check_film, is_film_file
from soracli.studio.home import Home
from soracli.studio.models import presets_at_hand
from soracli.studio.planning import PlannedTake, Refused, plan_takes
from soracli.studio.source import board_path, campaign_path, open_board, read_source
from soracli.studio.takes import load_takes, plan_chosen

MISTAKES = 2
FAULTS = 1
OF_SOUND = frozenset({"unheard", "speech", "too late"})
"""Kinds of breaks that are heard, not seen."""


def command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="A file of prompts, a storyboard, a campaign, or a film.",
            show_default=False,
        ),
    ],
    as_json: options.AsJson = False,
) -> int:
    """Look for mistakes: all of a file is read and planned, nothing is made.

    Words that are not understood are no mistake; they are listed, and so are breaks in the
    continuity of a storyboard. Of a campaign every film is planned, and every mistake is told where
    it stands: in the template, or in the cell of a table. The exit code is 2 if anything cannot be
    made.

    A film is looked at and listened to: whether it has its sound, as long as the picture and in
    time with it, how loud it is, and whether everybody who speaks is heard. The exit code is 1 if
    something is wrong.
    """
    if is_film_file(file):
        return _listen(file, as_json)
    home = console.home()
    path = board_path(str(file))
    if path is not None:
        return _check_film(path, home, as_json)
    if campaign_path(str(file)) is not None:
        return check_campaign(file, home, as_json)
    planned = plan_takes(read_source(file), Request(), presets_at_hand(home))
    refused = [take for take in planned if isinstance(take, Refused)]
    for one in refused:
        one.error.place = one.error.place or one.where
    if as_json:
        console.result_json({"schema": "check/1", "prompts": [_json(take) for take in planned]})
        return MISTAKES if refused else 0
    for take in planned:
        if isinstance(take, PlannedTake) and take.spec.scene.unplaced:
            lost = ", ".join(take.spec.scene.unplaced)
            console.result(f"{take.where or file}: not understood: {lost}")
    for one in refused:
        console.say_error(one.error)
    good = len(planned) - len(refused)
    console.result(f"{file}: {good} good, {len(refused)} with mistakes")
    return MISTAKES if refused else 0


def _listen(path: Path, as_json: bool) -> int:
    gate = check_film(path)
    if as_json:
        told = {**gate.model_dump(mode="json"), "passed": gate.passed}
        console.result_json({"schema": "gate/1", **told})
    else:
        for line in gate_lines(gate):
            console.result_row(line, INDENT)
    return 0 if gate.passed else FAULTS


def _check_film(path: Path, home: Home, as_json: bool) -> int:
    board = open_board(path)
    plan = plan_chosen(board, Request(), presets_at_hand(home), load_takes(path))
    lost = {
        shot.id: list(shot.spec.scene.unplaced) for shot in plan.shots if shot.spec.scene.unplaced
    }
    if as_json:
        told = [break_json(board, one) for one in plan.breaks]
        console.result_json({"schema": "check/1", "breaks": told, "unplaced": lost})
        return 0
    numbers = {shot.id: shot.number - 1 for shot in plan.shots}
    for shot_id, words in lost.items():
        where = board.where(("shots", numbers[shot_id], "action"))
        console.result(f"{where}: not understood: {', '.join(words)}")
    for line in break_lines(board, plan.breaks):
        console.result(line)
    seconds = f"{plan.timeline.seconds:.1f} s"
    of_sound = sum(one.kind in OF_SOUND for one in plan.breaks)
    of_model = sum(one.kind == "conditioning" for one in plan.breaks)
    of_letters = sum(one.kind == "letters" for one in plan.breaks)
    broken = len(plan.breaks) - of_sound - of_model - of_letters
    found = f"{counted(broken, 'break') if broken else 'no break'} in continuity"
    if of_sound:
        found += f", {counted(of_sound, 'warning')} about its sound"
    if of_model:
        found += f", {counted(of_model, 'warning')} about what its model is given"
    if of_letters:
        found += f", {counted(of_letters, 'warning')} about words that cannot be drawn"
    console.result(f"{path}: {counted(len(plan.shots), 'shot')}, {seconds}, {found}")
    return 0


def _json(take: PlannedTake | Refused) -> dict[str, Any]:
    error: SoraError | None = take.error if isinstance(take, Refused) else None
    return {
        "name": take.name,
        "where": take.where,
        "unplaced": [] if isinstance(take, Refused) else list(take.spec.scene.unplaced),
        "error": console.error_json(error) if error else None,
    }
