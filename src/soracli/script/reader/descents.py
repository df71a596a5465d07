"""Descents: who comes down under a parachute hangs in it, each in one of their own."""

from soracli.script.reader.act import Act
from soracli.script.reader.reading import Reading

_CHUTE = "parachute"
_DOWN = frozenset(
    ("descend", "float", "drift", "glide", "parachute", "come", "fall", "sail", "go", "land",
     "hang", "dangle", "jump", "leap", "bail", "drop", "swing", "skydive", "sink")
)  # fmt: skip
"""First words of verbs of who has a parachute open, or soon has."""


def hang_in_parachutes(now: Reading) -> None:
    """Let those who have parachutes come down in them; from which plane is not seen any more."""
    cast = now.cast
    chutes = [one.id for one in cast.members.values() if one.kind == _CHUTE and not one.known]
    doers = _descending(now) if chutes else ()
    if not doers:
        return
    while len(chutes) < len(doers):
        more = cast.bring_new(cast[chutes[0]].kind, cast[chutes[0]].noun)
        if not more:
            return
        chutes.extend(more)
    chutes = chutes[: len(doers)]
    gone = (*doers, *chutes)
    cast.relations[:] = [one for one in cast.relations if one.a not in gone and one.b not in gone]
    for doer, chute in zip(doers, chutes, strict=True):
        cast[doer].holds[:] = [one for one in cast[doer].holds if cast[one].kind != _CHUTE]
        cast.relate("on", (doer,), (chute,))
    done = [one for one in now.acts.all if one.agents == doers and _is_descent(one)]
    speed = done[-1].speed if done else 1.0
    now.acts.all[:] = [one for one in now.acts.all if one not in done]
    now.acts.all.insert(0, Act("descend", agents=tuple(chutes), motion="float", direction="down",
                               speed=speed))  # fmt: skip


def _descending(now: Reading) -> tuple[str, ...]:
    """Who comes down, of those that do anything or hang there."""
    acts = (one for one in reversed(now.acts.all) if one.agents and _is_descent(one))
    people = (one.agents for one in acts if now.cast[one.agents[0]].family == "person")
    return next(people, ())


def _is_descent(act: Act) -> bool:
    return act.shift is None and act.verb.split()[0] in _DOWN
