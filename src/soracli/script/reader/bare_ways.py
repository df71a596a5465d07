"""Ways that are told without a verb of their own: "a bus from the left, a truck from the right",
"two cars pass, one from left to right, the other from right to left", and ways that are told twice
("trots by, going left")."""

from dataclasses import replace

from soracli.script.lexicon import VerbSense
from soracli.script.reader.act import Act
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.own_ways import set_going
from soracli.script.reader.reading import Reading
from soracli.script.reader.riding import RideReader
from soracli.script.reader.strange_verbs import LEVEL_WAYS

_PLAIN = frozenset(("go", "head", "move", "travel", "come", "proceed", "pass", "make way"))
"""Verbs that tell a way and nothing of how it is gone."""
_BY_HAND = frozenset(("cut", "knit", "write", "hit", "dig", "stir", "sweep", "paint", "plant",
                      "saw", "chop", "hammer", "wipe", "push", "pull", "knock_over",
                      "rock"))  # fmt: skip
"""What hands do to something, and what things do on the spot."""
_GO_BY_THEMSELVES = ("vehicle", "aircraft", "boat")
_STILL = frozenset(("stand", "sit", "ride", ""))
"""What those do who are carried where something else goes."""


def note_bare_way(now: Reading, chunk: Chunk) -> bool:
    """Note a way that stands behind those who go it, before any verb; False for any other."""
    if now.subject_is != "thing" or not now.subject or chunk.key not in LEVEL_WAYS:
        return False
    fresh = tuple(one for one in now.subject if one not in now.bare)
    behind = now.last_role == "subject" or now.last_role.startswith("after ")
    if not fresh or not behind or _tells_a_row(now, chunk):
        return False
    if not now.bare and now.verb_ahead() is not None and len(now.subject) == len(fresh):
        return False  # "a taxi from the right speeds by": the verb takes it
    now.bare.update(dict.fromkeys(fresh, chunk.key))
    return True


def _tells_a_row(now: Reading, way: Chunk) -> bool:
    """ "A cup, a plate and a fork, left to right": how they stand; but a fox goes so."""
    words = now.sentence.words(way.start, way.end)
    if "left to right" not in words and "right to left" not in words:
        return False
    one = now.cast[now.subject[0]]
    alone = len({now.cast[name].group or name for name in now.subject}) == 1
    return not (alone and (one.living or one.family in _GO_BY_THEMSELVES))


def set_off(now: Reading, riding: RideReader) -> None:
    """Send those off of whom only a way is told, or who go because of what they are."""
    set_going(now, riding)
    go_bare_ways(now, riding)
    go_instead(now)


def go_bare_ways(now: Reading, riding: RideReader) -> None:
    """Let everybody go the way that was told of them without a verb."""
    for one, way in now.bare.items():
        if one in now.cast.members and not _rides(now, riding, one, way):
            _go(now, one, way)


def _rides(now: Reading, riding: RideReader, one: str, way: str) -> bool:
    """ "A postwoman on a moped, left to right": who is on something that goes rides it."""
    carriers = now.lexicon.words.carriers
    on = [rel.b for rel in now.cast.relations if rel.a == one and rel.kind in ("on", "in")]
    mounts = [name for name in on if now.cast[name].family in carriers]
    busy = any(one in act.agents or set(mounts) & set(act.agents) for act in now.acts.all)
    if busy or not mounts or now.cast[mounts[0]].family == "furniture":
        return False
    act = now.acts.add(Act("ride", now.senses("ride"), (one,), direction=way), "same")
    riding.mount(act, tuple(mounts[:1]))
    return True


def go_instead(now: Reading) -> None:
    """ "A snowboarder carves toward the lens": what is done by hand to nothing, and a way, is only
    a way of going."""
    for act in now.acts.all:
        told = act.direction in LEVEL_WAYS and act.likely in _BY_HAND and act.agents
        if not told or act.objects or act.goal or act.instrument or act.stuff or act.passive:
            continue
        doer = now.cast[act.agents[0]]
        usual = now.senses(now.lexicon.words.ways_of.get(doer.noun, ""))
        motion = usual[0].motion if usual else now.lexicon.words.carriers.get(doer.family, ("",))[0]
        act.motion = motion or "walk"


def _go(now: Reading, one: str, way: str) -> None:
    """Give what somebody does a way, or let them go where they do nothing that leads anywhere."""
    mover = _carrier(now, one)
    own = [act for act in now.acts.all if mover in act.agents and act.shift is None]
    moving = [act for act in own if act.likely in now.lexicon.words.moving]
    for act in moving:
        if all(now.bare.get(name) == way for name in act.agents):
            act.direction = way
        elif len(act.agents) > 1 and not act.mutual:
            rest = tuple(name for name in act.agents if name != mover)
            now.acts.all.append(replace(act, agents=(mover,), direction=way))
            act.agents = rest
        elif act.mutual:
            _apart(now, act)
        else:
            act.direction = way
    if not moving and all(act.likely in _STILL for act in own):
        family = now.cast[mover].family
        motion = (
            "walk" if family == "person" else now.lexicon.words.carriers.get(family, ["walk"])[0]
        )
        order = own[0].order if own else 0
        going = Act("go", (VerbSense(motion),), (mover,), direction=way, order=order)
        now.acts.all.append(going)


def _apart(now: Reading, act: Act) -> None:
    """Two who do something to each other, each in the way that was told of them: "charge at each
    other, one from the left, one from the right"."""
    ways = {_carrier(now, one): way for one, way in now.bare.items()}
    told = [one for one in act.agents if one in ways]
    if len(told) < len(act.agents):
        return
    for one in told[1:]:
        now.acts.all.append(replace(act, agents=(one,), direction=ways[one], mutual=False))
    act.agents, act.direction, act.mutual = (told[0],), ways[told[0]], False


def _carrier(now: Reading, one: str) -> str:
    """Who or what somebody goes on: a knight on a horse."""
    ridden = [rel.b for rel in now.cast.relations if rel.a == one and rel.kind == "on"]
    riding = [act.objects[0] for act in now.acts.all if one in act.agents and act.riding
              and act.objects]  # fmt: skip
    mounts = [name for name in (*ridden, *riding) if _goes(now, name)]
    return mounts[0] if mounts else one


def _goes(now: Reading, name: str) -> bool:
    return any(name in act.agents for act in now.acts.all) or now.cast[name].living


def tell_once(now: Reading) -> None:
    """ "Trots by, going left" is one way of going: the plain verb gives its way to the other."""
    moving = now.lexicon.words.moving
    for act in tuple(now.acts.all):
        plain = act.verb in _PLAIN and act.direction in LEVEL_WAYS and act.likely in moving
        if not plain or act.goal or act.objects or act.over or act.shift is not None:
            continue
        for other in now.acts.all:
            if other is act or other.order != act.order or other.agents != act.agents:
                continue
            free = other.direction in (None, "across", act.direction)
            if other.likely in moving and free and other.shift is None:
                other.direction, other.speed = act.direction, max(other.speed, act.speed)
                now.acts.all = [one for one in now.acts.all if one is not act]
                break
