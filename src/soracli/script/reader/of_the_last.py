"""Phrases that tell of what was named last: "left of a teapot on a table"."""

from soracli.script.reader.chunk import Chunk
from soracli.script.reader.reading import Reading
from soracli.script.words import Preposition

_BESIDE = frozenset(("left of", "right of", "beside", "near", "front", "behind", "between"))
_MET, _SMALL = ("into", "in", "against", "toward", "past", "at"), ("prop", "ball", "box")
"""Prepositions of what one comes to, and the families of what lies where it comes to it."""
_POSTURES = frozenset(("stand", "sit", "lie", "crouch", "sleep"))
_GONE_TO = frozenset(("around", "past", "toward", "to", "at", "after", "facing", "into", "through",
                      "over", "from", "against"))  # fmt: skip
"""Prepositions of where one goes, or what one does something at, and not of where one is."""
_STANDS = frozenset(("left of", "right of", "beside", "near", "front", "behind", "between", "above",
                     "under", "on", "in"))  # fmt: skip
"""Prepositions that tell where something is."""
_WAYS = frozenset(("enter", "cross", "climb", "chase", "follow", "circle", "orbit", "leave", "jump",
                   "fly", "walk", "run", "pass", "drive", "swim", "sail"))  # fmt: skip
"""Motions whose object is where one goes."""
_AIMS = ("look", "point", "throw", "shoot", "kick", "wave", "talk", "bark", "aim", "photograph")
"""What one does from afar, wherever that is which it is done to."""
_RIDDEN = ("vehicle", "boat", "aircraft", "quadruped", "board")
"""Families of what one goes on or in."""
_OVERHEAD = ("umbrella", "parasol", "moon", "sun", "rainbow")
"""What one has over oneself, wherever one goes."""


def of_the_last(now: Reading, prep: Chunk, ids: tuple[str, ...], kind: Preposition) -> bool:
    """Whether a phrase tells of the thing before it too: "left of a teapot on a table", "in a
    jar on a shelf"."""
    before = now.last_role.removeprefix("after ")
    if not now.last or before == now.last_role or kind.relation is None:
        return False
    if before in _BESIDE:
        return prep.key in ("on", "in", "under")
    if before in _MET and now.cast[now.last[0]].family in _SMALL:
        return prep.key in ("on", "in", "under")  # "rolls into an apple on a table": both
    if prep.key == "in" and _tells_of_the_way(now, prep, ids, kind):
        return True
    stays = now.act is None or now.act.likely in _POSTURES
    return stays and before in ("on", "in", "under") and not now.cast[now.last[0]].living


def only_of_the_last(now: Reading, prep: Chunk, ids: tuple[str, ...], kind: Preposition) -> bool:
    """ "Around a man on a bench", "past a girl on a swing": who sits there is the last one."""
    if _stands_where_one_goes(now, prep, ids, kind):
        return True
    before = now.last_role.removeprefix("after ")
    gone = before in ("around", "past", "toward", "to", "at", "after", "facing")
    gone = gone or (before == "between" and _is_an_end(now))
    alive = bool(now.last) and now.cast[now.last[0]].living
    small = bool(now.last) and now.cast[now.last[0]].family in _SMALL
    alive = alive or (small and before == "around")  # a wasp, around a glass on a table
    placed = prep.key in ("on", "in", "under") and kind.relation is not None
    return gone and alive and placed and now.act is not None


def _stands_where_one_goes(
    now: Reading, prep: Chunk, ids: tuple[str, ...], kind: Preposition
) -> bool:
    """ "Circles a lamp above a door", "runs to a tree behind a barn", "pours corn into a bowl
    between two girls": what follows at once tells where that stands, and not who goes there."""
    return _tells_of_the_way(now, prep, ids, kind) and not _tells_of_both(now, prep)


def _tells_of_the_way(now: Reading, prep: Chunk, ids: tuple[str, ...], kind: Preposition) -> bool:
    """Whether a phrase stands right behind where one goes, or what one does something at."""
    if now.act is None or not now.last or kind.relation is None or prep.key not in _STANDS:
        return False
    words = now.sentence.words(prep.start, prep.end)
    if words.endswith(("onto", "into")) or (now.act.passive and words == "by"):
        return False
    role = now.last_role
    way = role.removeprefix("after ") in _GONE_TO
    way = way or (role == "object" and now.act.likely in _WAYS and not now.act.puts)
    at = next((at for at, one in enumerate(now.chunks) if one is prep), 0)
    at_once = at > 0 and now.chunks[at - 1].kind == "noun" and now.chunks[now.at].kind == "noun"
    return way and at_once and not _goes_along(now, prep, ids)


def _tells_of_both(now: Reading, prep: Chunk) -> bool:
    """ "Swims around a castle in an aquarium", "plays at a table under a bridge": who does it is
    there as well."""
    if prep.key == "in" or now.act is None:
        return True
    stays = now.act.likely not in {*now.lexicon.words.moving, *_WAYS, *_AIMS}
    return stays and now.last_role.removeprefix("after ") in ("at", "around", "from", "against")


def _goes_along(now: Reading, prep: Chunk, ids: tuple[str, ...]) -> bool:
    """Whether a phrase tells what one goes on or under: a bicycle, an umbrella."""
    thing = now.cast[ids[0]]
    rides = prep.key in ("on", "in") and thing.family in _RIDDEN
    return (rides and not now.cast[now.last[0]].living) or thing.kind.endswith(_OVERHEAD)


def _is_an_end(now: Reading) -> bool:
    """Whether what was named last is one of the two ends that something is between."""
    ends = [one.b for one in now.cast.relations if one.kind == "between"]
    both = len({*ends}) > 1 and ends[-1:] == list(now.last)
    return both or now.ahead(("conj",), ()) != ""


def beside_it(now: Reading, prep: Chunk, ids: tuple[str, ...]) -> bool:
    """ "A cat on a table next to a vase": a small thing is beside what is on the table."""
    before, there = now.cast[now.last[0]], now.cast[ids[0]]
    on = now.last_role in ("after on", "after in") and prep.key in _BESIDE
    return on and before.family == "furniture" and there.family in ("prop", "box", "ball")
