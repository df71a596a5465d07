"""Which shots are meant: "3-5,warning" is numbers, ranges of numbers, and ids."""

import difflib
import re
from collections.abc import Sequence

from soracli.errors import InputError

MOST_SHOWN = 12


def selected(words: str, ids: Sequence[str]) -> tuple[str, ...]:
    """The ids that are meant, in the order of the storyboard. `ids` are all of its shots.

    Shots count from 1; "3-" goes on to the last. An id goes before a number that looks like it.
    Raises InputError for what names no shot.
    """
    meant: set[str] = set()
    for part in (one.strip() for one in words.split(",")):
        if part:
            meant.update(_part(part, ids))
    if not meant:
        raise InputError("no shot is named", 'Name shots like "3-5,warning".')
    return tuple(one for one in ids if one in meant)


def label(chosen: Sequence[str], ids: Sequence[str]) -> str:
    """Chosen shots as part of a file name, by their numbers: "3-5" or "2+4-6"."""
    numbers = [number for number, one in enumerate(ids, 1) if one in chosen]
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    return "+".join(f"{run[0]}-{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)


def _part(part: str, ids: Sequence[str]) -> Sequence[str]:
    if part in ids:
        return [part]
    if match := re.fullmatch(r"(\d{1,6})(\s*-\s*(\d{0,6}))?", part):
        first = int(match[1])
        last = first if match[2] is None else int(match[3] or len(ids))
        if 1 <= first <= last <= len(ids):
            return ids[first - 1 : last]
        if 1 <= last < first <= len(ids):
            raise InputError(f'"{part}" runs backwards', f"Write {last}-{first}.")
        raise InputError(
            f'there is no shot "{part}"',
            f"There are {len(ids)} shots, 1 to {len(ids)}."
            if len(ids) > 1
            else "There is one shot.",
        )
    close = difflib.get_close_matches(part, ids, n=2, cutoff=0.5)
    known = ", ".join(ids[:MOST_SHOWN]) + (" ..." if len(ids) > MOST_SHOWN else "")
    hint = f"Did you mean {' or '.join(close)}?" if close else f"There are: {known}."
    raise InputError(f'there is no shot "{part}"', hint)
