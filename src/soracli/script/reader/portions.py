"""How many of several: "two of the apples", "most of them", "the rest"."""

from collections.abc import Iterable

_SHARES = {"some": 0.4, "half": 0.5, "most": 0.75}
"""The share of the whole that a word stands for where no number is said."""


def portion_of(portion: str, whole: int) -> int:
    """How many of `whole` a portion is: at least one, and not all of them unless it says so."""
    if portion in ("all", "each"):
        return whole
    share = _SHARES.get(portion)
    wanted = round(share * whole) if share is not None else int(float(portion))
    return max(1, min(wanted, whole - 1 if share is not None else whole))


def least_whole(portion: str, many: int) -> int:
    """How many there must be at least for a portion of them to be told from the rest."""
    return max(many, int(portion) + 1) if portion.isdigit() else max(many, 4)


def untold(group: Iterable[str], told: set[str]) -> tuple[str, ...]:
    """Those of a group that have not been spoken of one by one; all of them if everybody has."""
    members = tuple(group)
    return tuple(one for one in members if one not in told) or members
