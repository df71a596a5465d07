"""What stands before whom it is about: "on it a hat", "and, beneath it, a cat"."""

from soracli.script.reader.chunk import Chunk
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading

_PASSED = ("empty", "spot", "comma", "manner", "speed")


def fronts(now: Reading, prep: Chunk) -> bool:
    """ "A chair, on it a hat": after a comma a place, and at once what is there."""
    at = next((at for at, one in enumerate(now.chunks) if one is prep), 0)
    before = now.chunks[at - 1].kind if at else "stop"
    back = now.chunks[now.at].kind == "pronoun"
    following = now.behind_comma() if back else now.next_chunk()
    if before not in ("comma", "conj") or following is None:
        return False
    if comes_yet(now):  # "and under it hides a monster"
        return True
    phrase = following.phrase
    if phrase is None:
        return False
    new = phrase.determiner in ("indefinite", "another") or bool(phrase.count or phrase.plural)
    return new and phrase.head in ("noun", "thing", "unknown", "group", "garment")


def comes_yet(now: Reading) -> bool:
    """Whether who is at the place named here comes behind a verb: "behind the hen, in single file,
    come four chicks"."""
    rest = [one for one in now.chunks[now.at + 1 :] if one.kind not in _PASSED][:2]
    if len(rest) < 2 or rest[0].kind != "verb" or rest[0].form not in ("s", "base"):
        return False
    phrase = rest[1].phrase
    if phrase is None or phrase.head not in ("noun", "group") or rest[0].end != rest[1].start:
        return False
    return phrase.determiner == "indefinite" or bool(phrase.count)


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
