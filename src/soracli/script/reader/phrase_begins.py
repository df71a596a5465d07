"""Where a noun phrase begins, and where a word is rather a preposition or a verb."""

from soracli.script.reader.sentence import HEADS, Sentence


def heads_here(sentence: Sentence, at: int) -> bool:
    """Whether a longer noun phrase stands where a preposition could: "in his forties"."""
    found = sentence.longest(at, HEADS | {"trait"})
    prep = sentence.role(at, "prep")
    return bool(found) and prep is not None and found[0].end > prep.end


def phrase_follows(sentence: Sentence, at: int) -> bool:
    """Whether a noun phrase follows the preposition here."""
    prep = sentence.role(at, "prep")
    if prep is None:
        return False
    roles = set(sentence.roles(prep.end))
    return bool(roles & (HEADS | {"det", "number", "color", "pronoun", "size", "adjective"})) or (
        sentence.is_unknown(prep.end) and not sentence.lower(prep.end).endswith("ly")
    )


def is_plain_verb(sentence: Sentence, at: int) -> bool:
    """Whether a plain verb stands here, which no noun in the plural looks like."""
    verb = sentence.role(at, "verb")
    return verb is not None and sentence.form_of(verb) == "base"
