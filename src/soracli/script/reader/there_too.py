"""What is there, too: "a chair stands by a piano, with a lamp behind the piano" tells where the
lamp is, and not where the chair is; nobody holds the lamp."""

from soracli.script.reader.reading import Reading

_WITH_TOOLS = frozenset(
    ("stand", "sit", "lie", "sleep", "crouch", "look", "hover", "float", "read")
)
"""Motions that nobody needs a tool for."""


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
