"""What is told in the passive: whether the subject is what it is done to."""

from soracli.script.reader.chunk import Chunk
from soracli.script.reader.reading import Reading

_POSTURES = frozenset(
    ("stand", "sit", "lie", "crouch", "sleep", "float", "fall", "rock", "slide", "roll", "fly",
     "curl_up")
)  # fmt: skip
"""Motions of which "is seated" and the like tell, though nobody does it to anybody."""


def is_passive(now: Reading, past: bool) -> bool:
    """Whether the subject is what it is done to; some verbs have no form of their own for the
    past ("lemons, cut by a chef"), and then only "by" tells."""
    agent = False
    following = now.chunks[now.at + 1 : now.at + 9]
    for chunk, after in zip(following, following[1:], strict=False):
        if chunk.kind in ("stop", "comma", "verb", "conj", "aux"):
            break
        by = chunk.kind == "prep" and chunk.match is not None and chunk.match.words == "by"
        agent = agent or (by and after.kind in ("noun", "pronoun"))
    verb = now.chunks[now.at].match
    senses = now.senses(verb.words) if verb else ()
    posture = bool(senses) and senses[0].motion in _POSTURES
    told = now.copula or (verb is not None and _let_down_by_nobody(now, verb.words))
    return bool(agent) or (past and told and not posture and now.ahead(("noun",)) == "")


def _let_down_by_nobody(now: Reading, verb: str) -> bool:
    """ "A crate lowered down the side of a ship": what has no hands lowers nothing itself."""
    things = [now.cast[one] for one in now.last]
    ways = any(verb in verbs for verbs in now.lexicon.words.hoists.values())
    following = now.next_chunk()
    led = following is not None and following.kind == "prep"
    thing = bool(things) and not any(one.living for one in things)
    return ways and led and thing and now.chunks[now.at - 1].kind == "noun"


def held_by(now: Reading, chunk: Chunk) -> bool:
    """ "Onto a plate held by a boy": what stands right before a participle and "by" is what
    that is done to, alive or not."""
    named = now.at > 0 and now.chunks[now.at - 1].kind == "noun" and bool(now.last)
    following = now.next_chunk()
    by = following is not None and following.match is not None and following.key == "near"
    by = by and following is not None and now.sentence.lower(following.start) == "by"
    return chunk.form == "past" and named and by and not now.copula
