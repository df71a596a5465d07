"""Whose something is that is named behind "with" or "has"."""

from soracli.script.reader.pronouns import HAVING
from soracli.script.reader.reading import Reading

_BESIDE = frozenset(("left of", "right of", "beside", "near", "front", "behind", "between", "past",
                     "toward", "to", "facing"))  # fmt: skip

_HANDS = frozenset(("hand", "paw", "mouth", "beak", "arm", "claw", "trunk", "talon", "fist", "jaw",
                    "lap", "tooth", "teeth"))  # fmt: skip


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


def in_the_hands(now: Reading, ids: tuple[str, ...]) -> bool:
    """ "A nurse, a clipboard in her hand, walks past": what she has, and nobody who walks along."""
    prep, part = (*now.chunks[now.at + 1 : now.at + 3], None, None)[:2]
    whose = now.subject or now.last
    if prep is not None and prep.kind == "spot" and prep.key in ("in hand", "in the hand"):
        lives = bool(whose) and now.cast[whose[0]].living and not now.cast[ids[0]].living
        if now.comma and lives:
            now.use(prep)
            prep.kind = "empty"
            now.cast[whose[0]].holds.extend(ids)
        return now.comma and lives  # "a hunter, spear in hand"
    if prep is None or part is None or part.phrase is None or prep.key not in ("in", "under"):
        return False
    held = part.phrase.noun in _HANDS or part.phrase.noun.removesuffix("s") in _HANDS
    own = part.phrase.determiner == "possessive" or part.phrase.noun == "hand"
    lives = bool(whose) and now.cast[whose[0]].living and not now.cast[ids[0]].living
    if not (now.comma and held and own and lives) or now.act is not None:
        return False
    now.use(prep)
    now.sentence.use(part.start, part.end)
    prep.kind = part.kind = "empty"
    now.cast[whose[0]].holds.extend(ids)
    return True
