"""What one goes up or down, where the words name the land or a part only: "down the hill", "up the
temple steps", "up the trunk of an oak"."""

from soracli.script.reader.act import Act
from soracli.script.reader.gaps import open_gaps
from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.overhead_hands import hold_overhead
from soracli.script.reader.reading import Reading
from soracli.script.tokens import stems_of

_FLAT = frozenset(("fly", "swim", "float", "drift", "sail", "look", "hover", "talk", "wave"))
"""Motions that leave the ground, or go nowhere: no hill is brought for them."""
_WHEELS = frozenset(("vehicle", "board"))
_FEET = frozenset(("person", "quadruped", "creature"))
_LARGE, _LONG = 2.2, 1.8
"""How much larger a hill is for what has wheels or runners, and for who slides on skis."""
_SLIDING = frozenset(("slide", "roll"))
_POLES = frozenset(("pole", "mast", "flagpole", "lamppost", "trunk", "rope", "tree", "stalk"))
_HASTE = frozenset(("walk", "run", "trot", "hop", "sneak", "crawl", "gallop", "drive", ""))
"""Last words of nouns of what is climbed, in whatever haste, and motions of haste."""
_STEEP = "steep"


_ROADS = {"trail": "climbing road", "road": "climbing asphalt road"}
"""What drives up in such a place drives up a road that climbs, and over no hill."""


def note_height(now: Reading, phrase: NounPhrase) -> None:
    """Note with the act that goes up or down it what a phrase that names the place says of it."""
    act = now.act
    if act is None or act.height:
        return
    slopes = now.lexicon.words.slopes
    # by rule: no dictionary is opened for what is a slope or is none
    forms = [stems_of(now.sentence.lower(at)) for at in range(phrase.start, phrase.end)]
    words = [next((one for one in every if one in slopes), every[0]) for every in forms]
    said = next((word for word in reversed(words) if word in slopes), "")
    if not said and _STEEP not in words:
        return
    way = now.lexicon.words.prepositions[now.prep.key].direction if now.prep else None
    if way in ("up", "down") or (now.prep is None and now.open and _climbs(act)):
        act.height = " ".join(words)
        act.direction = act.direction or way


def bring_heights(now: Reading) -> None:
    """Let be there what somebody goes up or down, and be open what they go through."""
    open_gaps(now)
    hold_overhead(now)
    for act in now.acts.all:
        if not act.agents or (act.likely in _FLAT and not _on_foot(now, act)):
            continue
        _recast(now, act)
        _take_over(now, act)
        way = act.direction or next((one.direction for one in act.senses if one.direction), None)
        if act.height and not act.over and (way in ("up", "down") or _climbs(act)):
            act.over = _brought(now, act)
            act.direction = way or "up"
        _go_up_upright(now, act)
    _lead_up(now)


def _go_up_upright(now: Reading, act: Act) -> None:
    """ "A squirrel runs up a tree": it climbs, in whatever haste."""
    along = now.cast.members.get(act.over)
    feet = now.cast[act.agents[0]].family in _FEET
    upright = along is not None and (along.family == "plant" or along.noun.split()[-1] in _POLES)
    if feet and upright and act.direction in ("up", "down") and act.likely in _HASTE:
        act.motion = "climb"


def _lead_up(now: Reading) -> None:
    """ "Leads nine sheep up a hill": they go up the same hill."""
    for act in now.acts.all:
        led = next((one for one in now.acts.all if one.order == act.order and one is not act
                    and act.verb == "lead" and one.verb == "follow"), None)  # fmt: skip
        if led is not None and not led.over and led.direction == act.direction:
            led.over = act.over


def _take_over(now: Reading, act: Act) -> None:
    """ "Descends the ladder", "runs upstairs": what is gone along, and no hand takes it."""
    things = [one for one in act.objects if not now.cast[one].living]
    if _climbs(act) and act.likely != "climb" and things and not act.over:
        act.over, act.objects = things[0], ()
        act.motion = "walk" if act.likely == "fly" else act.motion
    said = now.sentence.words(0, len(now.sentence)).split()
    if act.direction in ("up", "down") and f"{act.direction}stairs" in said and not act.over:
        act.height = act.height or "stairs"


def _on_foot(now: Reading, act: Act) -> bool:
    """ "Ascends a mountain": who has no wings walks."""
    return _climbs(act) and now.cast[act.agents[0]].family in _FEET


def _climbs(act: Act) -> bool:
    return act.likely == "climb" or act.verb in ("ascend", "descend", "mount", "go up", "go down")


def _brought(now: Reading, act: Act) -> str:
    """The id of a hill, of stairs or a cliff that fits who goes there."""
    words = now.lexicon.words
    noun = _called(now, act)
    found = now.cast.bring_noun(noun)
    for one in found:
        member, mover = now.cast[one], now.cast[act.agents[0]]
        if member.family != "building" or noun in (
            *words.heights.get("stairs", ()),
            *_ROADS.values(),
        ):
            continue
        riding = any(rel.a == mover.id and now.cast[rel.b].family in _WHEELS
                     for rel in now.cast.relations if rel.kind == "on")  # fmt: skip
        if mover.family in _WHEELS or riding:
            member.scale *= _LARGE
        elif act.likely in _SLIDING and mover.family == "person":
            member.scale *= _LONG
    return found[0] if found else ""


def _called(now: Reading, act: Act) -> str:
    """The noun of what is brought, by the words that were said and by the place."""
    words = now.lexicon.words
    said = [*act.height.split(), now.cast[act.agents[0]].noun, act.verb]
    noun = next((key for word in reversed(said) for key, some in words.heights.items()
                 if word in some), "slope of a hill")  # fmt: skip
    if now.cast[act.agents[0]].family in _WHEELS and now.setting.place in _ROADS:
        return _ROADS[now.setting.place]
    walks = now.cast[act.agents[0]].family in _FEET
    if noun == "rock face" and not (walks and act.likely == "climb"):
        noun = "slope of rock"
    if noun not in ("slope of a hill", "slope of rock"):
        return noun
    made = next((key for key, some in words.ground_of_heights.items() if set(said) & set(some)), "")
    return made or words.slope_of_place.get(now.setting.place, noun)


def _recast(now: Reading, act: Act) -> None:
    """What is climbed stands or hangs there: a rope is no coil, and the trunk is a tree's."""
    names = {act.over, act.goal, *act.objects} - {""}
    goes = act.likely == "climb" or act.direction in ("up", "down")
    for one in names if goes else ():
        member = now.cast[one]
        known = now.lexicon.noun_named(now.lexicon.words.climbed_as.get(member.noun, ""))
        held = any(one in other.holds for other in now.cast.members.values())
        if known is None or held or any(rel.a == one for rel in now.cast.relations):
            continue
        member.kind, member.family, member.scale = known.kind, known.family, known.over.size
        member.material = member.material or known.over.material
        color = known.over.color
        member.color = member.color if member.color or not color else color.lower()
