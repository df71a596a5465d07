"""Things that lie about: "coins scattered around a case" are not being scattered by anybody."""

from soracli.script.reader.chunk import Chunk
from soracli.script.reader.reading import Reading

_STREWN = frozenset(("scatter", "strew", "sprinkle", "spread", "spread out", "dot", "litter"))


def lies_about(now: Reading, chunk: Chunk) -> bool:
    """Whether a participle only says that what was named lies somewhere, which follows; its words
    are understood then: "coins scattered around a case", "a doll packed in a suitcase"."""
    those = now.subject if now.copula else now.last
    words = chunk.match.words if chunk.match is not None else ""
    following, prep = now.next_chunk(), now.sentence.role(chunk.end - 1, "prep")
    inner = prep is not None and prep.end == chunk.end and chunk.end - chunk.start > 1
    somewhere = following is not None and (
        (following.kind == "prep" and following.key not in ("with", "by"))
        or (inner and following.kind == "noun")
    )
    let_down = any(words in verbs for verbs in now.lexicon.words.hoists.values())
    put = any(sense.motion == "put_down" for sense in now.senses(words)) and not let_down
    told = words in _STREWN or put
    if not (those and somewhere and told and chunk.form == "past" and not now.open):
        return False
    member = now.cast[those[0]]
    if member.family == "person" or (member.living and not put) or now.act is not None:
        return False
    now.use(chunk)
    if inner and prep is not None:
        now.await_noun(Chunk("prep", chunk.end - 1, chunk.end, prep))
    return True
