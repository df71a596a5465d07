"""Absolutes: what is named after a comma and tells of itself, and so is no more of the list."""

from soracli.script.reader.chunk import Chunk
from soracli.script.reader.plain_liquids import INSIDE
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


def told_before(now: Reading, chunk: Chunk) -> tuple[str, ...]:
    """Who does what a finite verb tells behind an absolute that stands between the two: "a pot, its
    soup turning green, *sits* on a stove". () where there is none."""
    before = now.chunks[: now.at]
    if chunk.form != "s" or not before or before[-1].kind != "comma":
        return ()
    commas = [place for place, one in enumerate(before[:-1]) if one.kind in ("comma", "stop")]
    opens = commas[-1] if commas else 0
    aside, main = before[opens + 1 : -1], before[commas[-2] + 1 if len(commas) > 1 else 0 : opens]
    verbs = [one for one in aside if one.kind == "verb"]
    owned = aside[0].phrase if aside and before[opens].kind == "comma" else None
    its = owned is not None and (owned.determiner == "possessive" or owned.noun == INSIDE)
    if not its or not verbs:
        return ()
    done = any(one.form != "ing" for one in verbs) or any(one.kind == "verb" for one in main)
    named = any(one.kind == "noun" for one in main)
    return now.topic if named and not done else ()
