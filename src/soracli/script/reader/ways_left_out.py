"""Ways and things that a sentence leaves out: what is thrown is what somebody catches next ("a
pitcher throws, the batter hits the ball"), and what is said to be through something goes there
("basketball through a hoop", "a kayak through rapids")."""

from soracli.script.reader.act import Act
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.reading import Reading
from soracli.story.scene import Direction

_SENDS = frozenset(("throw", "kick", "hit", "shoot"))
_GETS = frozenset(("catch", "hit", "kick", "pick_up", "head"))
"""Motions by which something is sent off, and by which somebody else gets it."""
_FLUNG = frozenset(("ball", "prop", "box"))
_WAYS: dict[str, Direction] = {"through": "through", "across": "across", "around": "around"}
"""Prepositions that are ways for what goes by itself, with no verb."""
_GOES = {
    "vehicle": "drive", "aircraft": "fly", "boat": "sail", "ball": "fly", "bird": "fly",
    "insect": "fly", "fish": "swim", "quadruped": "run", "dragon": "fly",
}  # fmt: skip
"""What goes by itself, by family, and how."""
_FLIES = ("arrow", "spear", "paper plane", "paper airplane", "dart", "rocket", "frisbee", "bullet")
"""Nouns of things that fly where they are said to be through something."""

_AFTER = frozenset(("chase", "follow", "lead"))


def fill_in(now: Reading) -> None:
    """Let there be in the acts of a text what it leaves out."""
    for act in now.acts.all:
        _fling(now, act)
        _chase_round(act)
    at = 0
    for end in [place for place, one in enumerate(now.chunks) if one.kind == "stop"] + [None]:
        _go_through(now, now.chunks[at:end])
        at = (end or 0) + 1


def _fling(now: Reading, act: Act) -> None:
    """Who throws nothing that is named throws what another one then gets."""
    if act.likely not in _SENDS or act.objects or act.instrument or act.goal or not act.agents:
        return
    for other in now.acts.all:
        got = other.likely in _GETS and other.order in (act.order, act.order + 1)
        others = set(other.agents) - set(act.agents)
        things = [one for one in other.objects if now.cast[one].family in _FLUNG]
        if other is not act and got and others and things:
            act.objects, act.goal = tuple(things[:1]), other.agents[0]
            return


def _chase_round(act: Act) -> None:
    """Who chases somebody around a table goes around that."""
    if act.likely in _AFTER and act.direction == "around" and act.objects and act.goal:
        act.over, act.goal = act.goal, ""


def _go_through(now: Reading, chunks: list[Chunk]) -> None:
    """Let who is through something go there where the sentence has no verb."""
    told = [one for one in chunks if one.kind not in ("empty", "setting", "camera", "speed")]
    if len(told) < 3 or any(one.kind in ("verb", "aux", "existential") for one in told):
        return
    who, prep, where = told[:3]
    if (who.kind, prep.kind) != ("noun", "prep") or prep.key not in _WAYS:
        return
    ids = _named(now, who)
    motions = {_motion(now, one) for one in ids}
    busy = any(set(ids) & {*act.agents, *act.objects} for act in now.acts.all)
    if not ids or busy or len(motions) > 1 or "" in motions:
        return
    over = next(iter(_named(now, where)), "") if where.kind == "noun" else ""
    act = Act("go", agents=ids, motion=motions.pop(), over=over, direction=_WAYS[prep.key])
    now.acts.all.append(act)


def _named(now: Reading, chunk: Chunk) -> tuple[str, ...]:
    """The ids of whom a noun phrase names."""
    noun = chunk.phrase.noun if chunk.phrase is not None else ""
    return tuple(one.id for one in now.cast.members.values() if noun and one.noun == noun)


def _motion(now: Reading, name: str) -> str:
    member = now.cast[name]
    return "fly" if member.noun in _FLIES else _GOES.get(member.family, "")
