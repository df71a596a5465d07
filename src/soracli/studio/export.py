"""Handing a film over: timelines for editing suites, captions, sheets for a production office."""

import difflib
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal, get_args

from soracli.errors import InputError
from soracli.media.captions import ass, srt, vtt
from soracli.media.contact_sheet import ENDINGS as PICTURE_ENDINGS
from soracli.media.contact_sheet import contact_sheet, sheet_bytes
from soracli.media.edl import edl_limits, edl_text, must_fit_edl
from soracli.media.fcpxml import fcpxml_limits, fcpxml_text
from soracli.media.otio import file_link, otio_text, relative_link
from soracli.media.pdf import Paper, pdf_bytes
from soracli.media.shotlist import shotlist_text
from soracli.plan.film import FilmPlan, PlannedShot
from soracli.studio.export_files import copy_takes, media_name
from soracli.studio.output import CLIP
from soracli.studio.render import stored
from soracli.studio.store import Store
from soracli.studio.whole_file import write_whole

Format = Literal["otio", "edl", "fcpxml", "srt", "vtt", "ass", "pdf", "contact-sheet", "shotlist"]
FORMATS: tuple[Format, ...] = get_args(Format)
TIMELINES = frozenset({"otio", "edl", "fcpxml"})
"""The formats that point to the takes, and so need every one of them."""
PICTURED = frozenset({"pdf", "contact-sheet"})
"""The formats that show a picture of every take that is there."""
TIMED = frozenset({"srt", "vtt", "ass", "otio", "fcpxml"})
"""The formats that say when words are spoken."""
MOST_NAMED = 5
NAMES: dict[Format, str] = {
    "contact-sheet": ".contact-sheet.webp",
    "shotlist": ".shotlist.csv",
    **{one: f".{one}" for one in FORMATS if one not in ("contact-sheet", "shotlist")},
}
"""What comes after the name of the storyboard."""
TEXTS: dict[str, Callable[[FilmPlan], str]] = {
    "srt": lambda plan: srt(plan.timeline),
    "vtt": lambda plan: vtt(plan.timeline, plan.board.delivery.karaoke),
    "ass": lambda plan: ass(plan.timeline, plan.board.delivery.karaoke),
    "shotlist": shotlist_text,
}


@dataclass(frozen=True)
class HandOver:
    """What is handed over besides the plan.

    `takes` are the films by key. `own` is a presets folder of the person's own, for its typeface;
    `paper` is that of the PDF.
    """

    takes: Mapping[str, Path]
    own: Path | None = None
    paper: Paper = "a4"


def format_of(words: str) -> Format:
    """The format that is meant by "otio", "shotlist.csv" and the like. Raises InputError."""
    plain = words.strip().lower().lstrip(".").replace("_", "-").removesuffix(".csv")
    for one in FORMATS:
        if plain in (one, NAMES[one].lstrip(".")):
            return one
    close = difflib.get_close_matches(plain, FORMATS, n=1, cutoff=0.5)
    raise InputError(
        f'there is no format "{words}"',
        f"Did you mean {close[0]}?" if close else f"There are: {', '.join(FORMATS)}.",
    )


def targets(formats: Sequence[Format], stem: str, output: str | None) -> dict[Format, Path]:
    """Where each format goes. `output` is a file, a folder, or None for the current folder.

    Raises InputError where several would share one file, or where its ending means another format.
    """
    folder = Path(output or ".")
    is_file = output is not None and folder.suffix != "" and not os.path.isdir(folder)
    if not is_file or str(output).endswith(("/", os.sep)):
        return {one: folder / f"{stem}{NAMES[one]}" for one in formats}
    if len(formats) != 1:
        raise InputError(
            f"{len(formats)} formats do not fit into one file",
            f"Give a folder: -o {folder.stem}",
        )
    fitting = endings(formats[0])
    if folder.suffix.lower() not in fitting:
        raise InputError(
            f"{folder} has another ending than {formats[0]}",
            f"Write {folder.with_suffix(fitting[0])}.",
        )
    return {formats[0]: folder}


def endings(to: Format) -> tuple[str, ...]:
    """The endings that a file of this format may have, the usual one first."""
    if to == "contact-sheet":
        return tuple(PICTURE_ENDINGS)
    return (".csv",) if to == "shotlist" else (NAMES[to],)


def finished_takes(plan: FilmPlan, store: Store) -> dict[str, Path]:
    """The takes of a film that the store has, whole and verified, by key."""
    found = {shot.key: stored(shot.spec, store, passes=False) for shot in plan.shots}
    return {key: artifact.path(CLIP) for key, artifact in found.items() if artifact}


def not_shot(plan: FilmPlan, takes: Mapping[str, Path]) -> tuple[PlannedShot, ...]:
    """The shots of a film whose take is not there."""
    return tuple(shot for shot in plan.shots if shot.key not in takes)


def must_be_shot(plan: FilmPlan, takes: Mapping[str, Path], command: str = "sora shoot") -> None:
    """Raises InputError, with the `command` that mends it, where a take is not there."""
    missing = not_shot(plan, takes)
    if missing:
        names = ", ".join(shot.id for shot in missing[:MOST_NAMED])
        more = " ..." if len(missing) > MOST_NAMED else ""
        raise InputError(
            f"{len(missing)} of {len(plan.shots)} takes are not made yet: {names}{more}",
            f"Shoot them first: {command}",
        )


def must_fit(plan: FilmPlan, to: Format) -> None:
    """Raises InputError where the format cannot hold this film."""
    if to == "edl":
        must_fit_edl(plan)


def limits(plan: FilmPlan, to: Format) -> tuple[str, ...]:
    """What this film has that the format cannot carry, in words."""
    if to == "edl":
        return edl_limits(plan)
    return fcpxml_limits(plan) if to == "fcpxml" else ()


def export(plan: FilmPlan, to: Format, target: Path, given: HandOver) -> list[Path]:
    """Write the film in a format; the paths written, that of `target` first.

    A timeline brings its takes along, in a folder beside it. Raises InputError where a timeline
    lacks takes or a format cannot hold the film, MachineError where the disk refuses.
    """
    if to in TIMELINES:
        return _timeline(plan, to, target, given)
    if to == "pdf":
        data = pdf_bytes(plan, given.takes, given.paper, given.own)
    elif to == "contact-sheet":
        data = sheet_bytes(contact_sheet(plan, given.takes, given.own), target.suffix)
    else:
        data = TEXTS[to](plan).encode("utf-8")
    write_whole(target, data)
    return [target]


def _timeline(plan: FilmPlan, to: Format, target: Path, given: HandOver) -> list[Path]:
    must_be_shot(plan, given.takes)
    names = {
        shot.id: media_name(shot.number, shot.id, len(plan.board.shots)) for shot in plan.shots
    }
    folder = target.with_name(f"{target.stem}.media")
    text = _timeline_text(plan, to, folder, names)
    takes = {names[shot.id]: given.takes[shot.key] for shot in plan.shots}
    copied = copy_takes(takes, folder)
    write_whole(target, text.encode("utf-8"))
    return [target, *copied]


def _timeline_text(plan: FilmPlan, to: Format, folder: Path, names: Mapping[str, str]) -> str:
    if to == "edl":
        return edl_text(plan, names)
    if to == "otio":
        links = {shot: relative_link(folder.name, name) for shot, name in names.items()}
        return otio_text(plan, links)
    return fcpxml_text(plan, {shot: file_link(folder / name) for shot, name in names.items()})
