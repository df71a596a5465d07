"""Who does it too: "saws a plank together with his daughter", "everyone claps", "both drinking"."""

from soracli.script.reader.chunk import Chunk
from soracli.script.reader.doers import as_if_alive
from soracli.script.reader.reading import Reading

COMPANY = frozenset(("along with", "together with", "as well as"))
"""Conjunctions behind which somebody does what was told before them."""
_EVERYONE = frozenset(("everyone", "everybody", "everyone else", "everybody else"))
_BOTH = frozenset(("both", "both of them", "the two", "the two of them", "the pair"))
_ALL = {f"all {word}": count for count, word in enumerate(("three", "four", "five", "six"), 3)}
"""Words for so many who were named one by one."""
_AMONG = frozenset(("between", "beside", "left of", "right of", "near", "facing"))
"""Relations of those who are there together."""
_COMPANY = 4
"""So many people are around somebody who was told of alone."""
_FEWEST = 2
"""Nobody says "everyone" of one."""


def joins_in(now: Reading, ids: tuple[str, ...]) -> bool:
    """Let those named after "together with" do what was told of somebody alive before; False where
    they are no company."""
    act = now.act
    if act is None or act.passive or not (act.agents and now.at > 0):
        return False
    conj = now.chunks[now.at - 1]
    words = conj.match.words if conj.kind == "conj" and conj.match is not None else ""
    living = as_if_alive(now.cast[act.agents[0]]) and as_if_alive(now.cast[ids[0]])
    if words not in COMPANY or not living or set(ids) & set(act.objects):
        return False
    act.agents = tuple(dict.fromkeys((*act.agents, *ids)))
    now.subject = act.agents
    now.last, now.last_role, now.conj = ids, "agent", ""
    return True


def all_of_them(now: Reading, pronoun: Chunk) -> tuple[str, ...]:
    """Whom "everyone" and "both" mean where somebody does something; () for any other word."""
    said = now.sentence.words(pronoun.start, pronoun.end)
    if now.prep is not None or now.open or now.ahead(("verb", "aux"), ("empty",)) == "":
        return ()
    if said in _EVERYONE:
        return _everyone(now)
    if said in _BOTH and now.comma and now.conj != "and":
        return _both(now)
    count = _ALL.get(said.removesuffix(" of them"), 0)
    return _told_together(now, count) if count and now.comma else ()


def _told_together(now: Reading, count: int) -> tuple[str, ...]:
    """The so many whom a sentence places to one another: "a clown and a nurse beside a mime, all
    three looking up"; () if there are more or fewer of them."""
    about = dict.fromkeys((*now.topic, *now.subject))
    if now.act is not None:
        about.update(dict.fromkeys(now.act.agents))
    for one in now.cast.relations:
        if one.kind in _AMONG and one.a in about:
            about[one.b] = None
    alive = [one for one in about if one in now.cast.members]
    return tuple(alive) if len(alive) == count else ()


def _everyone(now: Reading) -> tuple[str, ...]:
    """All people so far, and as many more as it takes to say so."""
    people = tuple(
        one.id for one in now.cast.members.values() if one.family == "person" and one.living
    )
    missing = _FEWEST - len(people)
    if missing <= 0:
        return people
    more = now.cast.anybody("person", missing)
    return (*people, *(more or _company(now) if people else more))


def _company(now: Reading) -> tuple[str, ...]:
    """Those around somebody who was told of alone: they are everyone."""
    if now.cast.heard:
        return ()
    some = now.cast.bring_new("person", "person")
    for _ in range(_COMPANY - 1 if some else 0):
        some = (*some, *now.cast.one_more(some[0]))
    return some


def _both(now: Reading) -> tuple[str, ...]:
    """The pair named last, or the last two who were each named alone: "a deer left of a stream, a
    bear right of it, both drinking"."""
    named: list[tuple[str, ...]] = []
    for ids in reversed(now.cast.recent):
        known = ids[0] in now.cast.members and now.cast[ids[0]].living
        if known and not any(set(ids) & set(one) for one in named):
            named.append(ids)
    if len(named) < _FEWEST or len(named[0]) == _FEWEST:
        return named[0] if named and len(named[0]) == _FEWEST else ()
    return (*named[1], *named[0])
