"""What a liquid comes out of and goes into."""

from soracli.script.reader.act import Act
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.references import Cast

_TO_DRINK = "glass"
_PUTTING = frozenset(("drop", "put_down", "throw", "give", "sprinkle"))
"""Motions of what one does with a thing that gets into something."""


def settle(act: Act, cast: Cast) -> None:
    """Where a liquid comes from and goes to, at the end: vessels come along if none was named."""
    words = cast.lexicon.words
    things = [one for one in act.objects if not cast[one].living]
    if act.motion == "drink":
        vessel = next(iter([*things, *([act.source] if act.source else [])]), "")
        if act.stuff and not vessel and _is_person(act, cast):
            vessel = next(iter(cast.bring_noun(words.vessels.get(act.stuff, _TO_DRINK))), "")
        if vessel and act.goal and act.goal != vessel:
            cast.relate("near", act.agents, (act.goal,))  # "drinks tea at a table"
            act.goal = ""
        act.goal = act.goal or vessel
        act.stuff = act.stuff or _inside(vessel, cast)
        if vessel and _is_person(act, cast) and not act.instrument:
            cast[act.agents[0]].holds.append(vessel)
            _serve(act, vessel, cast)
    elif act.motion == "sprinkle" and things and act.goal not in ("", *things):
        act.instrument, act.objects = things[0], (act.goal,)  # "sprinkles salt over a steak"
    elif act.motion == "pour":
        act.stuff = act.stuff or next((_inside(one, cast) for one in things), "")
        if things and not act.goal and act.stuff:
            act.goal = things[0]  # "fills a glass with water"
        elif things and act.goal and not act.instrument:
            act.instrument = things[0]  # "pours a bottle into a sink"
        elif things and not act.goal:
            act.goal = things[0]
        act.instrument = act.source or act.instrument or _vessel(act, cast)
        if not act.goal:
            act.goal = next(iter(cast.bring_noun(words.vessels.get(act.stuff, _TO_DRINK))), "")


def _serve(act: Act, vessel: str, cast: Cast) -> None:
    """Each of several drinks from a cup of their own, where the words tell of none."""
    if not cast[vessel].implied:
        return
    for agent in act.agents[1:]:
        if not cast[agent].holds:
            cast[agent].holds.extend(cast.bring_new(cast[vessel].kind, cast[vessel].noun))


def _inside(vessel: str, cast: Cast) -> str:
    """What a vessel is said to hold: "a glass of milk"."""
    said = cast[vessel].attributes if vessel else []
    return next((word.removeprefix("of ") for word in said if word.startswith("of ")), "")


def _is_person(act: Act, cast: Cast) -> bool:
    return bool(act.agents) and cast[act.agents[0]].family == "person"


def _vessel(act: Act, cast: Cast) -> str:
    """What a liquid comes out of where the words do not say."""
    liquids = cast.lexicon.words.liquids
    noun = next((vessel for vessel, words in liquids.items() if act.stuff in words), "jug")
    known = cast.lexicon.noun_named(noun)
    if known is None or not _is_person(act, cast):
        return ""
    held = [one for one in cast[act.agents[0]].holds if cast[one].kind == known.kind]
    return held[0] if held else next(iter(cast.bring(known.kind, noun)), "")


def drops_in(act: Act, prep: Chunk, ids: tuple[str, ...], cast: Cast) -> bool:
    """Whether a small thing behind "in" is what is put there: "drops in a bulb"."""
    thing, motions = cast[ids[0]], {one.motion for one in act.senses}
    behind = cast.sentence.lower(prep.start) == "in" and prep.start == act.start + 1
    small = thing.family in ("prop", "ball", "box", "board", "") and not thing.living
    return behind and small and not act.objects and bool(motions & _PUTTING)
