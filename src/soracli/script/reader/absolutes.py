"""Absolutes: what is named after a comma and tells of itself, and so is no more of the list."""

from soracli.script.reader.chunk import Chunk
from soracli.script.reader.reading import Reading


def tells_of_itself(now: Reading, verb: Chunk | None, ids: tuple[str, ...]) -> bool:
    """Whether those named here are no more of the subject: they do something by themselves ("a
    cabin, smoke rising from it"), or are some of it ("a cup and a jar, the cup on the left")."""
    return _does(now, verb) or _told_of(now, ids)


def _does(now: Reading, verb: Chunk | None) -> bool:
    alone = len({now.cast[one].group or one for one in now.subject}) == 1
    doing = verb is not None and verb.kind == "verb" and verb.form == "ing"
    return alone and doing and now.comma and now.conj != "and" and now.there is None


def _told_of(now: Reading, ids: tuple[str, ...]) -> bool:
    phrase = now.chunks[now.at].phrase
    definite = phrase is not None and phrase.determiner == "definite"
    return len(now.subject) > 1 and definite and set(ids) < set(now.subject)
