"""What the report of a campaign tells: its sums, and a card for every film, as plain text."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import get_args
from urllib.parse import quote

from soracli import __version__
from soracli.media.stills import fitted
from soracli.script.campaign.origin import as_text
from soracli.studio.amounts import duration
from soracli.studio.batch.outcome import BatchOutcome, Status, VariantOutcome
from soracli.studio.batch.pictures import SIDE

REPORT, FURTHER = "report.html", "report-{}.html"
MOST_ON_A_PAGE = 2_500
"""Films on one page: with their pictures some ten megabytes, which a browser opens in a second."""
MOST_CHOICES = 300
"""An axis with more values is found by its words, not picked from a list."""
MOST_SEEDS = 12
KEY_DIGITS = 10
RANK: Mapping[Status, int] = {"failed": 0, "left": 1, "rendered": 2, "reused": 3}
PictureOf = Callable[[str], str]
"""The picture of a film by its key, as base64; "" where there is none."""


@dataclass(frozen=True)
class Named:
    """A value with its name."""

    name: str
    value: str


@dataclass(frozen=True)
class Counted:
    """How many films ended so, and the share of all that is, in percent."""

    status: Status
    count: int
    part: float


@dataclass(frozen=True)
class AxisChoices:
    """An axis by which films can be picked, and its values in the order of the campaign."""

    name: str
    choices: tuple[str, ...]


@dataclass(frozen=True)
class Page:
    """One file of the report, with the films `first` to `last`, counted from 1."""

    number: int
    link: str
    first: int
    last: int


@dataclass(frozen=True)
class Card:
    """A film on a page. `link` is its path from there, `picture` base64; both may be "".

    `made` are the seconds it took, `places` the number of its value on every axis that can be
    picked from, with spaces between ("-": it has none).
    """

    number: int
    name: str
    status: Status
    rank: int
    link: str
    picture: str
    picture_size: tuple[int, int]
    length: float
    length_told: str
    made: float
    how: str
    places: str
    axes: tuple[Named, ...]
    details: tuple[Named, ...]
    reason: str
    mend: str


@dataclass(frozen=True)
class Told:
    """A whole page. `left` films of the campaign are not begun."""

    title: str
    sum: str
    left: int
    statuses: tuple[Counted, ...]
    figures: tuple[Named, ...]
    pages: tuple[Page, ...]
    page: Page
    axes: tuple[AxisChoices, ...]
    cards: tuple[Card, ...]
    version: str = __version__


def pages_of(films: int) -> tuple[Page, ...]:
    """The pages of a report of so many films; always one at least."""
    starts = range(0, max(films, 1), MOST_ON_A_PAGE)
    return tuple(
        Page(
            number=number,
            link=REPORT if number == 1 else FURTHER.format(number),
            first=start + 1,
            last=min(start + MOST_ON_A_PAGE, films),
        )
        for number, start in enumerate(starts, 1)
    )


def told(
    outcome: BatchOutcome, folder: Path, page: Page, pages: Sequence[Page], picture: PictureOf
) -> Told:
    """One page of the report of a campaign whose films lie in `folder`."""
    axes = _axes(outcome.variants)
    here = outcome.variants[page.first - 1 : page.last]
    return Told(
        title=outcome.title or folder.name,
        sum=sum_words(outcome),
        left=outcome.count("left"),
        statuses=_statuses(outcome),
        figures=tuple(_figures(outcome)),
        pages=tuple(pages),
        page=page,
        axes=axes,
        cards=tuple(_card(one, folder, axes, picture) for one in here),
    )


def sum_words(outcome: BatchOutcome) -> str:
    """How the campaign ended, or how far it is: "12 of 40 so far: 11 rendered, 1 failed"."""
    counts = [(status, outcome.count(status)) for status in ("rendered", "reused", "failed")]
    words = ", ".join(f"{count} {status}" for status, count in counts if count)
    every, left = len(outcome.variants), outcome.count("left")
    if left:
        return f"{every - left} of {every} so far{f': {words}' if words else ''}"
    return f"{every} {'film' if every == 1 else 'films'}{f': {words}' if words else ''}"


def _statuses(outcome: BatchOutcome) -> tuple[Counted, ...]:
    every = max(len(outcome.variants), 1)
    return tuple(
        Counted(status, outcome.count(status), round(100 * outcome.count(status) / every, 3))
        for status in get_args(Status)
    )


def _figures(outcome: BatchOutcome) -> list[Named]:
    """What was made in this run, and how long it took; what is nought is left out."""
    made = outcome.made
    length = sum(one.length for one in outcome.variants if one.path)
    counts = {
        "Takes rendered": made.takes,
        "Performances played": made.performances,
        "Lines spoken": made.lines,
        "Films cut": made.films,
        "Prompts read": made.prompts,
        "Tried again": sum(one.tries for one in outcome.variants),
    }
    figures = [Named("Time of this run", duration(outcome.seconds))]
    figures += [Named(name, f"{count:,}") for name, count in counts.items() if count]
    return [*figures, Named("All films together", duration(length))] if length else figures


def _axes(variants: Sequence[VariantOutcome]) -> tuple[AxisChoices, ...]:
    """The axes with several values, but not with too many to be picked from."""
    found: dict[str, dict[str, None]] = {}
    for one in variants:
        for name, value in one.axes.items():
            found.setdefault(name, {})[as_text(value)] = None
    return tuple(
        AxisChoices(name, tuple(values))
        for name, values in found.items()
        if 1 < len(values) <= MOST_CHOICES
    )


def _card(
    one: VariantOutcome, folder: Path, axes: Sequence[AxisChoices], picture: PictureOf
) -> Card:
    made = one.made_seconds if one.status == "reused" else one.seconds
    own = {name: as_text(value) for name, value in one.axes.items()}
    places = [str(axis.choices.index(own[axis.name])) if axis.name in own else "-" for axis in axes]
    return Card(
        number=one.number,
        name=one.output or f"film {one.number}",
        status=one.status,
        rank=RANK[one.status],
        link=_link(one.path, folder) if one.path else "",
        picture=picture(one.key) if one.path and one.key else "",
        picture_size=fitted(*one.size, SIDE, SIDE) if all(one.size) else (SIDE, SIDE),
        length=round(one.length, 3),
        length_told=f"{one.length:.1f} s" if one.length else "",
        made=round(made or 0.0, 3),
        how=_how(one, made),
        places=" ".join(places),
        axes=tuple(Named(name, value) for name, value in own.items()),
        details=tuple(_details(one)),
        reason=_reason(one),
        mend=one.error.hint if one.error else "",
    )


def _how(one: VariantOutcome, made: float | None) -> str:
    """What it took, and its size."""
    words = []
    if one.status == "rendered" and made is not None:
        words.append(f"in {_time(made)}")
    if one.status == "reused" and made:
        words.append(f"made earlier in {_time(made)}")
    if one.tries:
        words.append("tried again" if one.tries == 1 else f"tried again {one.tries} times")
    if one.path and all(one.size):
        words.append(f"{one.size[0]}×{one.size[1]}")
    return " · ".join(words)


def _time(seconds: float) -> str:
    return f"{seconds:.1f} s" if seconds < 10 else duration(seconds)


def _details(one: VariantOutcome) -> list[Named]:
    """Every variable, then its seeds and its key."""
    details = [Named(name, as_text(value)) for name, value in one.variables.items()]
    if one.seeds:
        listed = ", ".join(map(str, one.seeds[:MOST_SEEDS]))
        more = f" and {len(one.seeds) - MOST_SEEDS} more" if one.seeds[MOST_SEEDS:] else ""
        details.append(Named("seed" if len(one.seeds) == 1 else "seeds", f"{listed}{more}"))
    return [*details, Named("key", one.key[:KEY_DIGITS])] if one.key else details


def _reason(one: VariantOutcome) -> str:
    if one.error is None:
        return ""
    return f"{one.error.place}\n{one.error.message}" if one.error.place else one.error.message


def _link(path: Path, folder: Path) -> str:
    """The way from the page to a film, for a browser: nothing in a name means anything there."""
    try:
        way = os.path.relpath(path, folder)
    except ValueError:  # another drive
        return path.absolute().as_uri()
    return quote(Path(way).as_posix(), safe="/", errors="surrogateescape")
