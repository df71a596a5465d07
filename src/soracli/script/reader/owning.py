"""Whose something is that is named behind "with" or "has"."""

from soracli.script.reader.pronouns import HAVING
from soracli.script.reader.reading import Reading

_BESIDE = frozenset(("left of", "right of", "beside", "near", "front", "behind", "between", "past",
                     "toward", "to", "facing"))  # fmt: skip


def has_it(now: Reading, ids: tuple[str, ...]) -> bool:
    """ "A girl stands left of the boy with the kite": the one named last has it."""
    act, role = now.act, now.last_role.removeprefix("after ")
    if act is None or role not in _BESIDE or set(now.last) & set(act.agents) or now.comma:
        return False
    return now.cast[now.last[0]].family == "person" and not now.cast[ids[0]].living


def had(now: Reading, ids: tuple[str, ...]) -> bool:
    """ "A piano has a radio on top of it": the radio is on the piano."""
    act = now.act
    return act is not None and act.verb in HAVING and ids == act.agents and bool(act.objects)
