"""`sora export`."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import typer

from soracli.cli import console, options
from soracli.errors import InputError
from soracli.media.pdf import Paper
from soracli.plan.film import FilmPlan
from soracli.studio.board_plan import plan_board
from soracli.studio.captions import as_spoken
from soracli.studio.events import nobody
from soracli.studio.export import (
    FORMATS,
    PICTURED,
    TIMED,
    TIMELINES,
    Format,
    HandOver,
    export,
    finished_takes,
    format_of,
    limits,
    must_be_shot,
    must_fit,
    not_shot,
    targets,
)
from soracli.studio.export_files import ExportHistory
from soracli.studio.shoot_board import ShootWish


def command(
    board: Annotated[
        Path, typer.Argument(metavar="STORYBOARD", help="A storyboard file.", show_default=False)
    ],
    to: Annotated[
        list[str] | None,
        typer.Option("--to", metavar="FORMAT", help=f"{', '.join(FORMATS)}; several at once, too."),
    ] = None,
    output: Annotated[
        str | None,
        typer.Option("-o", "--output", metavar="PATH", help="A file or a folder."),
    ] = None,
    shots: Annotated[
        str, typer.Option("--shots", metavar="3-5,ID", help="Only these shots, as a film of them.")
    ] = "",
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
    paper: Annotated[Paper, typer.Option("--paper", help="The paper of the PDF.")] = "a4",
    as_json: options.AsJson = False,
) -> int:
    """Hand a film over to an editing suite or a production office.

    otio, edl and fcpxml are timelines; the takes they point to are copied into a folder beside
    them. srt, vtt and ass are captions. pdf is a storyboard on paper, contact-sheet a picture of
    all shots, shotlist a table. Give the options the film was shot with. A file is replaced only
    if it is still as sora wrote it.
    """
    formats = _formats(to, output)
    request = options.request(
        model, style, None, size, aspect, fps, seed, None, None, None, delivery
    )
    request = options.led(request, quality, guides)
    wish = ShootWish(board=board, request=request, shots=shots, draft=draft)
    home = console.home()
    planned = plan_board(wish, home)
    if TIMED.intersection(formats):
        planned = replace(planned, plan=as_spoken(planned.plan, home.store, nobody))
    for name in formats:
        must_fit(planned.plan, name)
    parts = [board.stem, planned.label, "draft" if draft else ""]
    places = targets(formats, ".".join(part for part in parts if part), output)
    history = ExportHistory(home.root)
    for path in places.values():
        history.prepare(path)
    given = HandOver(finished_takes(planned.plan, home.store), home.presets, paper)
    if TIMELINES.intersection(formats):
        must_be_shot(planned.plan, given.takes, _shoot_command(wish))
    missing = [shot.id for shot in not_shot(planned.plan, given.takes)]
    written = []
    for name, path in places.items():
        paths = export(planned.plan, name, path, given)
        history.note(path)
        written.append(_told(planned.plan, name, paths))
        if not as_json:
            console.result(str(path))
    if as_json:
        console.result_json({"schema": "export/1", "files": written, "not_shot": missing})
    _say(written, missing)
    return 0


def _shoot_command(wish: ShootWish) -> str:
    """The command that makes the takes of this very film."""
    asked = wish.request
    given = {
        "--shots": wish.shots,
        "--model": asked.model,
        "--size": asked.size,
        "--aspect": asked.aspect,
        "--delivery": asked.delivery,
        "--fps": asked.fps,
        "--seed": asked.seed,
        "--style": asked.style,
    }
    words = [word for name, value in given.items() if value for word in (name, str(value))]
    words += ["--draft"] if wish.draft else []
    return console.command_line(["sora", "shoot", str(wish.board), *words])


def _told(plan: FilmPlan, to: Format, paths: list[Path]) -> dict[str, Any]:
    return {
        "format": to,
        "path": str(paths[0]),
        "media": [str(path) for path in paths[1:]],
        "left_out": list(limits(plan, to)),
    }


def _say(written: list[dict[str, Any]], missing: list[str]) -> None:
    for one in written:
        if one["left_out"]:
            console.say(f"{one['path']} leaves out: {', '.join(one['left_out'])}")
    pictured = any(one["format"] in PICTURED for one in written)
    if missing and pictured:
        console.say(f"not shot yet, so without a picture: {', '.join(missing)}")


def _formats(to: list[str] | None, output: str | None) -> list[Format]:
    """The formats asked for, each once; without any, the one that the ending of the file means."""
    words = [word for one in to or () for word in one.split(",") if word.strip()]
    if not words and output:
        ending = Path(output).suffix.lower()
        words = [one for one in ("webp", "png", "jpg", "jpeg") if ending == f".{one}"]
        words = ["contact-sheet"] if words else [ending] if ending else []
    if not words:
        raise InputError("export to what?", f"Give --to with one of: {', '.join(FORMATS)}.")
    return list(dict.fromkeys(format_of(word) for word in words))
