"""What is there, too: "a chair stands by a piano, with a lamp behind the piano" tells where the
lamp is, and not where the chair is; nobody holds the lamp."""

from soracli.script.reader.holders import is_hollow
from soracli.script.reader.reading import Reading

_WITH_TOOLS = frozenset(
    ("stand", "sit", "lie", "sleep", "crouch", "look", "hover", "float", "read")
)
"""Motions that nobody needs a tool for."""
_ABOARD = frozenset(("vehicle", "boat", "aircraft", "building"))
_RIDDEN = frozenset(("vehicle", "boat", "board", "quadruped", "aircraft"))
"""Families of what one is in, and of what others ride on."""


def is_there_too(now: Reading) -> bool:
    """Whether the words behind "with" and a noun tell where that is: to something that was named
    before, or to anything behind a comma."""
    prep, chunk = (*now.chunks[now.at + 1 : now.at + 3], None, None)[:2]
    phrase = chunk.phrase if chunk is not None else None
    if now.act is None or prep is None or prep.kind != "prep" or phrase is None:
        return False
    relation = now.lexicon.words.prepositions[prep.key].relation
    if relation is None or phrase.has("noun") is None or phrase.has("body part") is not None:
        return False
    again = bool(now.cast.antecedents.definite(phrase))
    aside = _before_with(now) == "comma"
    still = now.act.likely in _WITH_TOOLS or not now.act.likely
    return aside or (again and still)


def _before_with(now: Reading) -> str:
    """The kind of the chunk before "with"."""
    return next((one.kind for one in reversed(now.chunks[: max(now.at - 1, 0)])), "")


def are_placed_on_it(now: Reading) -> bool:
    """Whether "on it" or the like follows the noun here: "a sled slides with two kids on it"."""
    prep, pronoun = (*now.chunks[now.at + 1 : now.at + 3], None, None)[:2]
    if prep is None or pronoun is None or prep.kind != "prep":
        return False
    return pronoun.kind == "pronoun" and pronoun.key in ("it", "he", "she", "they")


def what_bears(now: Reading, ids: tuple[str, ...]) -> tuple[str, ...]:
    """What those named here are in or on: "a feather falls onto a crib with a baby in it" tells of
    the crib, which is hollow; "slides down a hill with two kids on it" of what slides."""
    key = now.chunks[now.at + 1].key
    if not now.last or not now.last_role.startswith("after "):
        return now.owner
    last, owner = now.cast[now.last[0]], now.cast[now.owner[0]] if now.owner else None
    inside = key == "in" and (is_hollow(last) or last.family in _ABOARD)
    rides = owner is not None and owner.family in _RIDDEN and now.cast[ids[0]].living
    on_top = key == "on" and last.family in ("furniture", "boat") and not rides
    return now.last if inside or on_top else now.owner
