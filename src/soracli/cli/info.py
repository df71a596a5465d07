"""`sora info`."""

from pathlib import Path
from typing import Annotated

import typer

from soracli.cli import console, options
from soracli.cli.report import INDENT, film_lines
from soracli.errors import InputError
from soracli.studio.info import as_json as info_json
from soracli.studio.info import info

TEXTS = (".yaml", ".yml", ".md", ".txt", ".fountain")


def command(
    clip: Annotated[Path, typer.Argument(metavar="FILM", help="A film file.", show_default=False)],
    as_json: options.AsJson = False,
) -> int:
    """Tell what a clip or a film is and how it was made, from the recipe it carries."""
    if clip.suffix.lower() in TEXTS and clip.is_file():
        raise InputError(f"{clip} is no film", f"It is a text: sora check {clip} looks into it.")
    found = info(clip)
    if as_json:
        console.result_json({"schema": "info/1", **info_json(found)})
    else:
        for line in film_lines(found):
            console.result_row(line, INDENT)
    return 0
