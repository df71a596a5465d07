"""`sora new`."""

from pathlib import Path
from typing import Annotated

import typer

from soracli.cli import console, options
from soracli.studio.example import write_example


def command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="Where to write it: film.yaml, film.md or film.fountain.",
            show_default=False,
        ),
    ],
    as_json: options.AsJson = False,
) -> int:
    """Write a storyboard to begin with: a short story with comments, ready to be shot.

    The ending decides the syntax: YAML, Markdown, or a Fountain screenplay. A file that is there
    is never overwritten.
    """
    written = write_example(file)
    name = f"./{written}" if str(written).startswith("-") else str(written)
    following = [console.command_line(["sora", verb, name]) for verb in ("check", "shoot")]
    if as_json:
        console.result_json({"schema": "new/1", "path": str(written), "next": following})
        return 0
    console.result(str(written))
    for line in following:
        console.say(f"next: {line}")
    return 0
