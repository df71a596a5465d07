"""What stands before whom it is about: "on it a hat", "and, beneath it, a cat"."""

from soracli.script.reader.chunk import Chunk
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading


def fronts(now: Reading, prep: Chunk) -> bool:
    """ "A chair, on it a hat": after a comma a place, and at once what is there."""
    at = next((at for at, one in enumerate(now.chunks) if one is prep), 0)
    before = now.chunks[at - 1].kind if at else "stop"
    back = now.chunks[now.at].kind == "pronoun"
    following = now.behind_comma() if back else now.next_chunk()
    if before not in ("comma", "conj") or following is None:
        return False
    if following.kind == "verb" and back:  # "and under it hides a monster"
        return following.form == "s" and _new_behind(now, following)
    phrase = following.phrase
    if phrase is None:
        return False
    new = phrase.determiner in ("indefinite", "another") or bool(phrase.count or phrase.plural)
    return new and phrase.head in ("noun", "thing", "unknown", "group", "garment")


def _new_behind(now: Reading, verb: Chunk) -> bool:
    """Whether somebody new is named right behind a verb."""
    at = next(place for place, one in enumerate(now.chunks) if one is verb)
    phrase = now.chunks[at + 1].phrase if at + 1 < len(now.chunks) else None
    return phrase is not None and phrase.determiner == "indefinite" and phrase.head == "noun"


def listed_again(now: Reading, phrase: NounPhrase) -> bool:
    """ "A turtle passes a skateboard: turtle on the left": the same turtle, and no other."""
    bare = phrase.determiner == "" and not (phrase.plural or phrase.count or phrase.modifiers)
    last = now.cast[now.last[0]] if now.last else None
    chained = bare and now.comma and now.prep is None and now.act is None
    if chained and last is not None and last.noun == phrase.noun and not last.group:
        return True  # "a spoon in the bowl, bowl on the tray"
    tokens, at = now.sentence.tokens, phrase.head_at[0]
    colon = next((one for one in reversed(range(at)) if tokens[one].text == ":"), -1)
    said = {token.lower for token in tokens[:colon]} if colon > 0 else set()
    again = {token.lower for token in tokens[colon:at]} if colon > 0 else set()
    word = tokens[at].lower
    return bare and word in said and word not in again
