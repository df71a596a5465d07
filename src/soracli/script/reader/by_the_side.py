"""By the side: what somebody new does while others do what was told of them before.

"A boy pitches a tent, a goat grazes nearby": nothing that the boy does is what the goat grazes for.
"""

from collections.abc import Sequence

from soracli.script.reader.act import Act
from soracli.script.reader.references import Cast

_NEW = frozenset(("a", "an", "another", "one", "two", "three", "four", "five", "six", "several"))
"""Words before somebody who has not been named yet."""
_BACK = frozenset(("it", "him", "her", "them", "his", "then", "that", "away", "off", "out"))
"""Words by which it has to do with the others, or comes of what they did."""
_ANSWERS = frozenset(("clap", "cheer", "laugh", "cry", "flee", "fall", "look"))
"""What one does for what others have done."""
_ASIDE = frozenset(
    (
        "nearby",
        "alongside",
        "overhead",
        "beside",
        "background",
        "distance",
        "meanwhile",
        "foreground",
    )
)
"""Words of what goes on next to all else."""
_ENDS = frozenset((".", ";", ",", "while", "and", "as"))
_LONGEST = 10
"""Words at most that are read on behind the verb."""


def by_the_side(acts: Sequence[Act], act: Act, lasts: bool, cast: Cast) -> bool:
    """Whether somebody alive who comes in only now does it at the same time as the last act."""
    last = acts[-1]
    if act.shift is not None or last.shift is not None or act.start < 0 or last.start < 0:
        return False
    if not all(cast[one].living for one in (*act.agents, *last.agents)):
        return False
    if any(set(act.agents) & _in(one) for one in acts):
        return False
    words = [cast.sentence.lower(at) for at in range(last.start + 1, act.start)]
    tail = _tail(act, cast)
    if not _NEW & set(words) or _BACK & {*words[-4:], *tail}:
        return False
    moves = act.likely in cast.lexicon.words.moving
    own = lasts and act.likely not in _ANSWERS and (not moves or bool(last.objects))
    return own or bool(_ASIDE & set(tail))


def _in(act: Act) -> set[str]:
    """All who have to do with an act."""
    return {*act.agents, *act.objects, act.goal, act.instrument, act.over}


def _tail(act: Act, cast: Cast) -> list[str]:
    """The words behind the verb, up to where something else is told."""
    found: list[str] = []
    for at in range(act.start + 1, min(act.start + 1 + _LONGEST, len(cast.sentence))):
        word = cast.sentence.lower(at)
        if word in _ENDS:
            break
        found.append(word)
    return found
