"""Between two: the other end of what something is between may come after much else."""

from soracli.script.reader.reading import Reading


def awaits_other_end(now: Reading) -> tuple[str, ...]:
    """Who is between one thing and another one that has not been named yet; () for nobody."""
    ends: dict[str, set[str]] = {}
    for one in now.cast.relations:
        if one.kind == "between":
            ends.setdefault(one.a, set()).add(one.b)
    return tuple(a for a, those in ends.items() if len(those) == 1)


def is_other_end(now: Reading, ids: tuple[str, ...]) -> bool:
    """Take these for the other end of "between a mermaid in a bathtub and a knight", if one is
    still to come."""
    waiting = awaits_other_end(now) if now.conj == "and" else ()
    if not waiting or set(waiting) & set(ids) or now.last_role in ("subject", "placed"):
        return False
    now.cast.relate("between", waiting, ids)
    now.last, now.last_role, now.conj = ids, "after between", ""
    return True
