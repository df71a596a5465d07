"""Which variants of a campaign are made: the first ones, those with some values, a sample."""

import difflib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from fnmatch import fnmatchcase
from typing import Protocol, TypeVar

from soracli.errors import InputError
from soracli.story.campaign import Scalar


class Apart(Protocol):
    """What can be told apart by the values of its axes: a variant, also before its film is read."""

    @property
    def axes(self) -> Mapping[str, Scalar]:
        """The value of each axis, by its name."""


_One = TypeVar("_One", bound=Apart)
MOST_SHOWN = 12


def picked(
    variants: Sequence[_One], only: Sequence[str], limit: int | None, sample: int | None
) -> Sequence[_One]:
    """The variants that are meant, in the order of the campaign.

    Of `only` ("product=kettle,cup", "locale=d*") every axis has to agree; of those the first
    `limit`, of those `sample` that together have as many values as they can. Raises InputError for
    what names no axis, or no variant.
    """
    found = _only(variants, _wishes(only, _values(variants)))
    if limit is not None:
        found = found[: _count(limit, "--limit")]
    if sample is not None:
        found = _sample(found, _count(sample, "--sample"))
    return found


def must_leave_axes(options: Mapping[str, Scalar | None], variants: Sequence[Apart]) -> None:
    """Options go before what the campaign says; one that goes before an axis would make films that
    are not what their names say. Raises InputError for such a one."""
    known = _values(variants)
    asked = {name: text(value) for name, value in options.items() if value is not None}
    for name, value in asked.items():
        values = known.get(name, {})
        if values and list(values) != [value]:
            pick = value if value in values else next(iter(values))
            raise InputError(
                f"--{name} {value} would make all films of the axis {name} alike",
                f"Pick some of them with --only {name}={pick}.",
            )


def text(value: Scalar) -> str:
    """A value as it is written in a file."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _values(variants: Sequence[Apart]) -> dict[str, dict[str, None]]:
    """The values of every axis, in order."""
    found: dict[str, dict[str, None]] = {}
    for one in variants:
        for axis, value in one.axes.items():
            found.setdefault(axis, {})[text(value)] = None
    return found


def _wishes(only: Iterable[str], values: Mapping[str, Iterable[str]]) -> dict[str, list[str]]:
    wishes: dict[str, list[str]] = {}
    for words in only:
        axis, sign, wanted = words.partition("=")
        axis = axis.strip()
        if not sign or not wanted.strip():
            raise InputError(
                f'"{words}" names no variants',
                "Write --only AXIS=VALUE, several values with commas.",
            )
        if axis not in values:
            raise InputError(f'the campaign has no axis "{axis}"', _meant(axis, values, "Axes"))
        for pattern in (one.strip() for one in wanted.split(",")):
            if pattern:
                _must_mean_one(axis, pattern, values[axis])
                wishes.setdefault(axis, []).append(pattern)
    return wishes


def _must_mean_one(axis: str, pattern: str, known: Iterable[str]) -> None:
    if not any(_agrees(one, [pattern]) for one in known):
        raise InputError(
            f'no variant has the {axis} "{pattern}"', _meant(pattern, known, "There are")
        )


def _meant(word: str, known: Iterable[str], what: str) -> str:
    names = list(known)
    close = difflib.get_close_matches(word, names, n=2, cutoff=0.5)
    likely = f"Did you mean {' or '.join(close)}?"
    if close and len(names) > MOST_SHOWN:
        return likely
    more = " ..." if len(names) > MOST_SHOWN else ""
    return f"{likely + ' ' if close else ''}{what}: {', '.join(names[:MOST_SHOWN])}{more}."


def _agrees(value: str, patterns: Iterable[str]) -> bool:
    return any(value == one or fnmatchcase(value.lower(), one.lower()) for one in patterns)


def _only(variants: Sequence[_One], wishes: Mapping[str, Sequence[str]]) -> Sequence[_One]:
    def meant(one: _One) -> bool:
        return all(
            axis in one.axes and _agrees(text(one.axes[axis]), patterns)
            for axis, patterns in wishes.items()
        )

    found = [one for one in variants if meant(one)]
    if wishes and not found:
        words = ", ".join(f"{axis}={','.join(some)}" for axis, some in wishes.items())
        raise InputError(f"no variant has {words} together", "Ask for less with --only.")
    return found


def _count(number: int, option: str) -> int:
    if number < 1:
        raise InputError(f"{option} {number} would make nothing", "Give a number from 1.")
    return number


def _sample(variants: Sequence[_One], wanted: int) -> Sequence[_One]:
    """So many variants that every value of every axis comes up as early, and as often, as it can;
    always the same ones."""
    left = dict(enumerate(variants))
    seen: Counter[tuple[str, str]] = Counter()
    chosen: list[int] = []

    def worth(place: int) -> tuple[int, int, int]:
        pairs = [(axis, text(value)) for axis, value in left[place].axes.items()]
        new = sum(not seen[pair] for pair in pairs)
        return -new, sum(seen[pair] for pair in pairs), place

    while left and len(chosen) < wanted:
        place = min(left, key=worth)
        one = left.pop(place)
        seen.update((axis, text(value)) for axis, value in one.axes.items())
        chosen.append(place)
    return [variants[place] for place in sorted(chosen)]
