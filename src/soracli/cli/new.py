"""`sora new`."""

from pathlib import Path
from typing import Annotated

import typer

from soracli.cli import console, options
from soracli.studio.example import write_campaign, write_example


def command(
    file: Annotated[
        Path,
        typer.Argument(
            metavar="FILE",
            help="Where to write it: film.yaml, film.md or film.fountain.",
            show_default=False,
        ),
    ],
    campaign: Annotated[
        bool,
        typer.Option("--campaign", help="A campaign, with a storyboard and tables beside it."),
    ] = False,
    as_json: options.AsJson = False,
) -> int:
    """Write a storyboard to begin with: a short story with comments, ready to be shot.

    The ending decides the syntax: YAML, Markdown, or a Fountain screenplay. With --campaign it is
    one film with blanks, and the tables that fill them, ready to become eight films. A file that
    is there is never overwritten.
    """
    written = write_campaign(file) if campaign else (write_example(file),)
    name = f"./{file}" if str(file).startswith("-") else str(file)
    verbs = ("check", "batch") if campaign else ("check", "shoot")
    following = [console.command_line(["sora", verb, name]) for verb in verbs]
    if as_json:
        paths = [str(path) for path in written]
        console.result_json(
            {"schema": "new/1", "path": paths[0], "files": paths, "next": following}
        )
        return 0
    for path in written:
        console.result(str(path))
    for line in following:
        console.say(f"next: {line}")
    return 0
