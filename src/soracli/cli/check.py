"""`sora check`."""

from pathlib import Path
from typing import Annotated, Any

import typer

from soracli.cli import console, options
from soracli.errors import SoraError
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.studio.planning import PlannedTake, Refused, plan_takes
from soracli.studio.source import read_source

MISTAKES = 2


def command(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", help="A file of prompts.", show_default=False)
    ],
    as_json: options.AsJson = False,
) -> int:
    """Look for mistakes in a prompt file: every prompt is read and planned, nothing is made.

    Words that are not understood are no mistake; they are listed. The exit code is 2 if any prompt
    cannot be made.
    """
    home = console.home()
    planned = plan_takes(read_source(file), Request(), load_presets(home.presets))
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


def _json(take: PlannedTake | Refused) -> dict[str, Any]:
    error: SoraError | None = take.error if isinstance(take, Refused) else None
    return {
        "name": take.name,
        "where": take.where,
        "unplaced": [] if isinstance(take, Refused) else list(take.spec.scene.unplaced),
        "error": console.error_json(error) if error else None,
    }
