"""`sora rerun`."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from soracli.cli import console, options
from soracli.cli.film_progress import FilmProgress
from soracli.errors import Interrupted
from soracli.studio.models import presets_at_hand
from soracli.studio.rerun import Rerun, rerun


def command(
    clip: Annotated[
        Path,
        typer.Argument(metavar="FILM", help="A clip or a film that sora made.", show_default=False),
    ],
    output: options.Output = None,
    as_json: options.AsJson = False,
    quiet: options.Quiet = False,
    verbose: options.Verbose = False,
) -> int:
    """Make a clip or a film again from the recipe it carries, and say whether it is the same.

    It is rendered anew, never taken from the store, and written beside it as NAME.rerun.mp4 unless
    -o says otherwise. A film carries its whole storyboard and the seeds of its takes.
    """
    home = console.home()
    try:
        with FilmProgress(console.level(quiet, verbose)) as progress:
            presets = presets_at_hand(home, auto=False)
            again = rerun(clip, output, presets, home, progress, progress.wants_thumbnails)
    except KeyboardInterrupt:
        hint = f"Start again with: {console.command_line(['sora', *sys.argv[1:]])}"
        raise Interrupted("stopped", hint) from None
    path = again.path
    if as_json:
        console.result_json(
            {
                "schema": "rerun/1",
                "path": str(path),
                "likeness": again.likeness,
                "differing_frames": again.differing,
                "seconds": round(again.seconds, 3),
            }
        )
        return 0
    console.result(str(path))
    if not quiet:
        console.say(_verdict(again, clip))
    return 0


def _verdict(again: Rerun, clip: Path) -> str:
    if again.likeness == "same bytes":
        return f"the same as {clip}, byte for byte"
    if again.likeness == "same pictures":
        return (
            f"the same pictures as {clip}; the file around them differs (it was copied or changed)"
        )
    return (
        f"not the same as {clip}: {again.differing} frames differ. It was encoded again, or "
        "another version, processor or library made it"
    )
