"""Campaigns as text for people and as values for programs: what would be made, and what became."""

import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, get_args

from rich.cells import cell_len

from soracli.cli import console
from soracli.cli.report import by_reason, counted, row
from soracli.script.campaign.origin import as_text
from soracli.studio.amounts import disk_space, duration
from soracli.studio.batch.outcome import Status

if TYPE_CHECKING:  # telling of a run needs none of the planning
    from soracli.script.campaign.variant import Faulty
    from soracli.studio.batch.outcome import BatchOutcome, VariantOutcome
    from soracli.studio.batch.planning import Batch, Planned

ROWS = 12
"""The first films that a dry run shows; all of them are in its JSON."""
MOST_FAULTS = 20
MOST_WARNINGS = 20
GAP = "  "
WIDEST = 40
"""Columns of a cell; what is longer loses its middle."""


def batch_lines(batch: "Batch", workers: int) -> list[str]:
    """What a campaign would make, told to a person: its sums, then its first films as a table."""
    films = len(batch.variants)
    some = "" if films + len(batch.faulty) == batch.whole else f" of the {batch.whole} there are"
    lines = [
        batch.title,
        row("films", f"{films}{some}, into {batch.folder}; {_there(batch.films_stored)}"),
        row("takes", f"{batch.takes} different; {_there(batch.takes_stored)}"),
        row("time", _time_words(batch, workers)),
        row("disk", _space_words(batch)),
    ]
    if batch.faulty:
        lines.append(row("cannot be made", counted(len(batch.faulty), "film")))
    return [*lines, *([""] if batch.variants else []), *table_lines(batch)]


def _there(number: int) -> str:
    return f"{number} in the store" if number else "none in the store"


def _space_words(batch: "Batch") -> str:
    needed = f"about {disk_space(batch.bytes)}" if batch.bytes else "nothing new"
    scarce = "only " if batch.bytes > batch.free else ""
    return f"{needed}; {scarce}{disk_space(batch.free)} are free"


def _time_words(batch: "Batch", workers: int) -> str:
    """What is known of how long it will last."""
    if not batch.graph.tasks:
        return "none: all of it is there"
    by = f" with {workers} workers" if workers > 1 else " with one worker"
    if batch.expected is not None:
        return f"about {duration(max(batch.expected / workers, 1))}{by}"
    if batch.estimate.known:
        known = duration(max(batch.estimate.known / workers, 1))
        unknown = f"{batch.unknown} of the takes and films"
        return f"more than {known}{by}: nothing like {unknown} was made here"
    return "not known: nothing like it was made here"


def table_lines(batch: "Batch") -> list[str]:
    """The first films: number, file, the value on each axis, length, size, what is to be made."""
    shown = batch.variants[:ROWS]
    if not shown:
        return []
    axes = list(dict.fromkeys(name for one in shown for name in one.variant.axes))
    table = [["", "file", *axes, "length", "size", "to render"]]
    table += [_cells(one, axes, batch) for one in shown]
    widths = [max(map(cell_len, column)) for column in zip(*table, strict=True)]
    lines = [_fitted(_line(cells, widths)) for cells in table]
    more = len(batch.variants) - len(shown)
    return [*lines, f"{GAP}and {more} more"] if more else lines


def _cells(one: "Planned", axes: Sequence[str], batch: "Batch") -> list[str]:
    keys = {shot.key for shot in one.plan.shots}
    new = sum(key in batch.graph.tasks for key in keys)
    values = [as_text(one.variant.axes[name]) if name in one.variant.axes else "" for name in axes]
    return [
        str(one.variant.number),
        *map(_cut, [one.variant.output, *values]),
        f"{one.plan.timeline.seconds:.1f} s",
        "x".join(map(str, one.size)),
        "reused" if one.stored else f"{new} of {counted(len(keys), 'take')}",
    ]


def _cut(words: str) -> str:
    """Words on one line, without their middle where they are long: films differ at the end, too."""
    line = " ".join(words.split())
    if len(line) <= WIDEST:
        return line
    return f"{line[: WIDEST // 3]}...{line[len(line) - (WIDEST - 3 - WIDEST // 3) :]}"


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    number, *others = zip(cells, widths, strict=True)
    padded = [" " * (number[1] - cell_len(number[0])) + number[0]]
    padded += [cell + " " * (width - cell_len(cell)) for cell, width in others]
    return (GAP + GAP.join(padded)).rstrip()


def _fitted(line: str) -> str:
    """A row of a table stays one line of the terminal; a pipe gets it whole."""
    width = console.talk().size.width
    if not sys.stdout.isatty() or cell_len(line) <= width:
        return line
    while cell_len(line) > width - 1:
        line = line[:-1]
    return f"{line}…" if console.speaks_unicode() else line


def warning_lines(batch: "Batch") -> list[str]:
    """What is odd in the films and can be made, the first ones of many."""
    more = len(batch.warnings) - MOST_WARNINGS
    rest = [f"and {more} more warnings; --json has them all"] if more > 0 else []
    return [*batch.warnings[:MOST_WARNINGS], *rest]


def say_faults(batch: "Batch") -> None:
    """Why films cannot be made, each reason once; the first ones of many."""
    alike: dict[tuple[str, str], list[Faulty]] = {}
    for one in batch.faulty:
        alike.setdefault((str(one.error), one.error.hint), []).append(one)
    for films in list(alike.values())[:MOST_FAULTS]:
        console.say_error(films[0].error)
        if films[1:]:
            console.say(f"({len(films)} films)")
    if (more := len(alike) - MOST_FAULTS) > 0:
        console.say(f"and {more} more faults")


def say_failures(outcome: "BatchOutcome") -> None:
    """Every reason once, after the films that it hit."""
    failed = [
        (one.output or f"film {one.number}", one.error) for one in outcome.variants if one.error
    ]
    reasons = by_reason(failed)
    for names, error in reasons[:MOST_FAULTS]:
        console.say(f"{names}:")
        console.say_error(error)
    if (more := len(reasons) - MOST_FAULTS) > 0:
        console.say(f"and {more} more reasons; the report has them all")


def sums(outcome: "BatchOutcome", seconds: float) -> str:
    """How it ended in one line: "rendered 26, reused 14, 12 min 05 s"."""
    counts = [(how, outcome.count(how)) for how in get_args(Status)]
    told = [f"{how} {count}" for how, count in counts if count]
    return ", ".join([*told, duration(seconds)])


def made_words(outcome: "BatchOutcome") -> str:
    """What was really made: how much the films share shows in it. "" where nothing was."""
    made = outcome.made
    counts = {
        "take": made.takes,
        "performance": made.performances,
        "line": made.lines,
        "film": made.films,
    }
    told = [counted(count, what) for what, count in counts.items() if count]
    return f"made: {', '.join(told)}" if told else ""


def plan_json(batch: "Batch", workers: int) -> dict[str, Any]:
    """What a campaign would make, as plain values. Times are in seconds, None where not known."""
    return {
        "schema": "batch-plan/1",
        "title": batch.title,
        "folder": str(batch.folder),
        "campaign_films": batch.whole,
        "films": len(batch.variants),
        "films_different": batch.films,
        "films_stored": batch.films_stored,
        "takes": batch.takes,
        "takes_stored": batch.takes_stored,
        "workers": workers,
        "expected_seconds": None if batch.expected is None else batch.expected / workers,
        "takes_unknown": batch.unknown,
        "bytes": batch.bytes,
        "free_bytes": batch.free,
        "warnings": list(batch.warnings),
        "variants": [_planned_json(one) for one in batch.variants],
        "faults": [
            {
                "number": one.number,
                "output": one.output,
                "axes": dict(one.axes),
                "error": console.error_json(one.error),
            }
            for one in batch.faulty
        ],
    }


def _planned_json(one: "Planned") -> dict[str, Any]:
    return {
        "number": one.variant.number,
        "output": one.variant.output,
        "path": str(one.path),
        "axes": dict(one.variant.axes),
        "variables": dict(one.variant.variables),
        "key": one.key,
        "stored": one.stored,
        "length": one.plan.timeline.seconds,
        "size": list(one.size),
        "seeds": list(one.seeds),
        "takes": [shot.key for shot in one.plan.shots],
    }


def outcome_json(outcome: "BatchOutcome") -> dict[str, Any]:
    """What became of a campaign, as plain values."""
    made = outcome.made
    return {
        "schema": "batch/1",
        "title": outcome.title,
        "seconds": round(outcome.seconds, 3),
        **{status: outcome.count(status) for status in get_args(Status)},
        "made": {
            "takes": made.takes,
            "performances": made.performances,
            "lines": made.lines,
            "films": made.films,
            "prompts": made.prompts,
        },
        "reports": [str(path) for path in outcome.reports],
        "variants": [_variant_json(one) for one in outcome.variants],
    }


def _variant_json(one: "VariantOutcome") -> dict[str, Any]:
    return {
        **one.facts(),
        "path": str(one.path) if one.path else None,
        "error": console.error_json(one.error) if one.error else None,
    }
