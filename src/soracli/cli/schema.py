"""`sora schema`."""

from typing import Annotated

import typer

from soracli.cli import console, options
from soracli.errors import InputError
from soracli.script.board import board_schema
from soracli.script.campaign.schema import campaign_schema

FORMATS = {
    "storyboard": ("Storyboards as YAML, storyboard/1.", board_schema),
    "campaign": ("Campaigns, campaign/1.", campaign_schema),
}


def command(
    name: Annotated[
        str | None,
        typer.Argument(metavar="[FORMAT]", help="Such as storyboard.", show_default=False),
    ] = None,
    as_json: options.AsJson = False,
) -> int:
    """Print the JSON Schema of a file format, so that an editor completes and checks your files.

    Without a format, list those there are. Put the schema beside your storyboards with
    `sora schema storyboard > storyboard.schema.json`, and begin each of them with
    `# yaml-language-server: $schema=storyboard.schema.json`.
    """
    if name is None:
        if as_json:
            listed = {key: about for key, (about, _) in FORMATS.items()}
            console.result_json({"schema": "schemas/1", "formats": listed})
        else:
            for key, (about, _) in FORMATS.items():
                console.result(f"{key:<14}{about}")
        return 0
    if name not in FORMATS:
        raise InputError(f'there is no format "{name}"', f"Known: {', '.join(FORMATS)}.")
    console.result_json(FORMATS[name][1]())
    return 0
