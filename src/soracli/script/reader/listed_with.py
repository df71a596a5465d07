"""Lists of what stands on something: of "a desk with a laptop, a mug and a stack of books" all are
on the desk, and no list ends at its first comma."""

from soracli.script.reader.borne_with import borne_with
from soracli.script.reader.reading import Reading

_GOES_ON = ("noun", "comma", "conj", "empty")
_WITH = "after with"


def is_listed_with(now: Reading, ids: tuple[str, ...]) -> bool:
    """Whether what is named behind a comma is one more of what something is "with"; it is put
    there. Neither is what does something, nor what is said to be elsewhere."""
    if now.last_role != _WITH or now.act is not None or not now.owner or now.relative:
        return False
    owner, thing = now.cast[now.owner[0]], now.cast[ids[0]]
    if owner.living or thing.living or now.verb_ahead() is not None:
        return False
    following = now.chunks[now.at + 1].kind if now.at + 1 < len(now.chunks) else "stop"
    where = borne_with(owner, thing, now.cast.kinds)
    if where is None or following not in (*_GOES_ON, "stop"):
        return False
    now.cast.relate(where, ids, now.owner)
    now.last = ids
    return True
