"""Sat upon: "a chameleon sits on a branch as a dragonfly hovers in front of it" tells of two
animals; the branch is only where the one is. Who sleeps under "it" sleeps under what it sits on.
"""

from soracli.script.reader.reading import Reading

_BY = frozenset(("above", "over", "front", "behind", "beside", "near", "toward", "facing"))
"""Prepositions by which one animal is to another, and seldom to what that one is on."""


def whoever_is_on_it(now: Reading, key: str) -> tuple[str, ...]:
    """The one animal or thing that is on what was named last, or beside what the doer is on; ()
    where "it" may mean anything else."""
    if key != "it" or now.prep is None or now.prep.key not in _BY or now.act is None:
        return ()
    doers = now.act.agents
    last = next((ids for ids in reversed(now.cast.recent) if ids != doers), ())
    if len(last) != 1 or not doers or now.cast[last[0]].living:
        return ()
    told = [one for one in now.cast.relations if one.kind in ("on", "in") and one.b == last[0]]
    sitting = {one.a for one in told} - {*doers}
    if any(one.a in doers for one in told):  # on a fork above it: not above the fork
        others = (ids for ids in reversed(now.cast.recent) if ids not in (last, doers))
        return next((ids for ids in others if len(ids) == 1 and now.cast[ids[0]].living), ())
    alone = [one for one in sitting if now.cast[one].living and now.cast[one].family != "person"]
    return (alone[0],) if len(alone) == 1 == len(sitting) else ()
