"""Options of a preset as keywords of a pipeline: what a preset cannot hold is written out there."""

from collections.abc import Mapping
from typing import Any

from soracli.errors import InputError
from soracli.story.scene import Trait


def listed(value: Trait, kind: type[float] | type[int] = float) -> list[Any]:
    """Numbers written one after another ("1.0, 0.975, 0.725"), or a single one.

    Raises InputError for what are no numbers.
    """
    try:
        parts = value.replace(",", " ").split() if isinstance(value, str) else [value]
        return [kind(part) for part in parts]
    except ValueError:
        raise InputError(
            f'"{str(value)[:60]}" is no list of numbers',
            'Write numbers with commas between them: "1.0, 0.975, 0.725".',
        ) from None


def keywords(
    options: Mapping[str, Trait], lists: Mapping[str, type[float] | type[int]]
) -> dict[str, Any]:
    """The options of a preset as a pipeline takes them: those named in `lists` as such."""
    return {
        name: listed(value, lists[name]) if name in lists else value
        for name, value in options.items()
    }


def schedule(told: dict[str, Any], name: str, steps: int) -> None:
    """Leave away a schedule that was made for another number of steps than are asked for."""
    if len(told.get(name) or ()) not in (0, steps):
        del told[name]
