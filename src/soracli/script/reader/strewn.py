"""Things that lie about: "coins scattered around a case" are not being scattered by anybody."""

from soracli.script.reader.chunk import Chunk
from soracli.script.reader.reading import Reading

_STREWN = frozenset(("scatter", "strew", "sprinkle", "spread", "spread out", "dot", "litter"))


def lies_about(now: Reading, chunk: Chunk) -> bool:
    """Whether a participle only says that what was named lies somewhere, which follows."""
    those = now.subject if now.copula else now.last
    following = now.next_chunk()
    somewhere = following is not None and following.kind == "prep" and following.key != "with"
    words = chunk.match.words if chunk.match is not None else ""
    still = bool(those) and not now.cast[those[0]].living and not now.open
    return still and somewhere and chunk.form == "past" and words in _STREWN
