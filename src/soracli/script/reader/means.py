"""Means: what something is done with, where the words leave it out: a guitar to strum, a broom."""

from dataclasses import replace
from itertools import cycle
from typing import TYPE_CHECKING

from soracli.script.lexicon import Lexicon, VerbSense
from soracli.script.reader.brought import bring_along
from soracli.script.reader.in_the_verb import bring_what_is_in_the_verb
from soracli.script.reader.references import Cast

if TYPE_CHECKING:  # acts are settled with what is here
    from soracli.script.reader.act import Act

_SITTING = frozenset(("sit", "type", "write", "piano", "eat", "read"))
"""What is done at a table sitting at it."""
_HANDLED = frozenset(
    ("type", "phone", "text", "talk", "stir", "play", "write", "drum", "guitar", "cut", "knead")
)
"""What is done with a thing that the words have one be on."""

_STRIKING = frozenset(("hit", "swing"))
"""What is done with a bat, a club or a racket by those who have one."""
_SAID = frozenset(("talk", "phone", "text", "play", "guitar", "write", "read", "eat"))
_SPOKEN_INTO = (
    "phone", "laptop", "computer", "tablet", "radio", "microphone", "keyboard", "piano", "drum",
    "drum_kit", "xylophone", "harp", "organ", "typewriter", "console", "synthesizer", "marimba",
)  # fmt: skip
"""What one is "on" who uses it, and what such kinds are."""
_WEIGHTS = frozenset(("barbell", "dumbbell"))
_STEM = 4
"""Letters in which who plays an instrument is called like it: a pianist, a cellist."""


def bring_means(act: "Act", cast: Cast, lexicon: Lexicon) -> None:
    """Settle what an act is done with, once its motion is chosen."""
    if not act.agents or not cast[act.agents[0]].living:
        return
    bring_what_is_in_the_verb(act, cast, lexicon)
    if act.motion == "play":
        _choose_instrument(act, cast, lexicon)
    if act.motion == "chop" and any(cast[one].family in ("prop", "") for one in act.objects if one):
        act.motion = "cut"  # carrots, and not a tree
    bags = [one.b for one in cast.relations
            if one.a in act.agents and cast[one.b].kind == "punching_bag"]  # fmt: skip
    if act.motion == "jumping_jack" and bags:
        act.motion, act.goal = "hit", bags[0]  # trains with it
    drums = lexicon.words.instruments.get("drum", ())
    if act.motion == "hit" and any(cast[one].kind in drums for one in act.objects if one):
        act.motion = "drum"
    if act.motion in _STRIKING:
        _bring_bat(act, cast, lexicon)
    weights = [one for one in act.objects if one and cast[one].kind in _WEIGHTS]
    if act.motion == "pick_up" and weights:  # it is not put to any use but this
        act.motion, act.instrument = "lift_weight", weights[0]
        cast[act.agents[0]].holds.append(weights[0])
    sense = next((one for one in act.senses if one.motion == act.motion), None)
    if act.motion in _HANDLED:
        _get_off(act, cast)
    handed = cast[act.agents[0]].family == "person"
    if handed and not bring_along(act, cast, lexicon) and sense is not None and sense.brings:
        _bring(act, sense, cast, lexicon)
    bring_seat(act, cast, lexicon)


def _named(act: "Act", cast: Cast) -> list[str]:
    """The kinds of what the act is done to or with, and of what the doer holds."""
    things = (*act.objects, act.goal, act.instrument, *cast[act.agents[0]].holds)
    return [cast[one].kind for one in things if one]


def by_instrument(act: "Act", cast: Cast, lexicon: Lexicon) -> list["Act"]:
    """The acts that an act is: a drummer and a guitarist who play do not play the same."""
    performs = act.verb == "perform" and not act.objects and bool(act.agents)
    if performs and all(_is_musician(one, cast, lexicon) for one in act.agents):
        act.senses = (VerbSense("play"),)
    if act.likely != "play" or any(_named(act, cast)):
        return [act]
    if all(cast[one].noun in lexicon.words.musicians for one in act.agents):
        return _ensemble(act, cast, lexicon)
    players: dict[str, list[str]] = {}
    for agent in act.agents:
        players.setdefault(_own_instrument(cast[agent].noun, lexicon)[1], []).append(agent)
    return [replace(act, agents=tuple(agents)) for agents in players.values()]


def _is_musician(one: str, cast: Cast, lexicon: Lexicon) -> bool:
    noun = cast[one].noun
    return noun in lexicon.words.musicians or _own_instrument(noun, lexicon)[1] != ""


def _ensemble(act: "Act", cast: Cast, lexicon: Lexicon) -> list["Act"]:
    """Musicians of whom nothing more is said play different instruments."""
    acts = []
    for agent, noun in zip(act.agents, cycle(lexicon.words.ensemble), strict=False):
        known = lexicon.noun_named(noun)
        found = cast.bring_new(known.kind, noun)[:1] if known else ()
        hands = [one for one in found if cast[one].family == "prop"]
        cast[agent].holds.extend(hands)
        stands = [one for one in found if one not in hands]
        acts.append(replace(act, agents=(agent,), instrument="".join(hands), goal="".join(stands)))
    return acts or [act]


def _own_instrument(player: str, lexicon: Lexicon) -> tuple[str, str]:
    """The motion and the instrument of who is called like it: a violinist's violin."""
    for motion, played in lexicon.words.instruments.items():
        own = next((one for one in played if player.startswith(one[:_STEM])), "")
        if own:
            return motion, own.replace("_", " ")
    return "", ""


def _choose_instrument(act: "Act", cast: Cast, lexicon: Lexicon) -> None:
    """To play is what one does with the instrument that is named, or in the hands."""
    kinds = _named(act, cast)
    for motion, played in lexicon.words.instruments.items():
        if any(kind in played for kind in kinds):
            act.motion = motion
            return
    motion, own = _own_instrument(cast[act.agents[0]].noun, lexicon)
    found = cast.bring_noun(own) if own else ()
    if found:  # a violinist has a violin
        act.motion = motion
        thing = cast[found[0]].family == "prop"
        act.instrument, act.goal = (found[0], act.goal) if thing else ("", found[0])
        if thing:
            _share_out(act, cast, found[0])


def _bring_bat(act: "Act", cast: Cast, lexicon: Lexicon) -> None:
    """A golfer strikes with a club, and a tennis player with a racket; something is struck."""
    agent = act.agents[0]
    noun = cast[agent].noun
    words = lexicon.words
    bat = next((one for one, names in words.strikers.items() if noun in names), "")
    things = [one for one in (*act.objects, act.goal) if one]
    small = all(cast[one].family in ("ball", "prop") for one in things[:1])
    if not bat or act.instrument or not small:
        return
    act.motion = "hit"
    ball = things[0] if things else next(iter(cast.bring_noun(words.struck[bat])), "")
    act.goal, act.objects = ball, (ball,) if ball else ()
    for holder in cast.members.values():  # it is on its way, and in nobody's hand
        holder.holds[:] = [one for one in holder.holds if one != ball]
    act.instrument = next(iter(cast.bring_noun(bat)), "")
    if act.instrument:
        cast[agent].holds.append(act.instrument)


def _bring(act: "Act", sense: VerbSense, cast: Cast, lexicon: Lexicon) -> None:
    """What a verb cannot be done without comes along, where nothing like it is named."""
    named = set(_named(act, cast))
    served = bool(named & set(lexicon.words.work_at.get(act.motion, ())))
    for noun in sense.brings:
        known = lexicon.noun_named(noun)
        if known is None or known.kind in named:
            continue
        if served and known.family == "prop":
            continue  # who types at a typewriter needs no laptop
        if known.family == "prop" and not act.instrument:
            act.instrument = next(iter(cast.bring_noun(noun)), "")
            _share_out(act, cast, act.instrument)
        elif known.family != "prop" and not act.goal and not _stands(act, cast):
            act.goal = next(iter(cast.bring_noun(noun)), "")
            pictures = tuple(one for one in act.objects if one and cast[one].kind == "picture")
            if act.goal and pictures:
                cast.relate("on", pictures[:1], (act.goal,))


def _stands(act: "Act", cast: Cast) -> bool:
    """Whether what something is done to is there by itself: who paints a fence or a vase needs no
    easel, who paints a portrait does."""
    things = [cast[one] for one in act.objects if one]
    return any(one.family != "" and one.kind != "picture" for one in things)


def _share_out(act: "Act", cast: Cast, thing: str) -> None:
    """Each of several who do the same has a thing of their own for it."""
    for agent in act.agents[1:]:
        if thing and not cast[agent].holds:
            cast[agent].holds.extend(cast.bring_new(cast[thing].kind, cast[thing].noun))


def bring_seat(act: "Act", cast: Cast, lexicon: Lexicon) -> None:
    """Who sits at a table has a chair there, and who plays the piano a stool."""
    at = act.goal or next(iter(act.objects), "")
    if not act.agents or act.motion not in _SITTING or not at:
        return
    if act.motion != "sit":  # "sits on a barrel" is on it
        _get_off(act, cast)
    if cast[act.agents[0]].family != "person" or _is_placed(act, cast, lexicon):
        return
    kind = cast[at].kind
    for seat, kinds in lexicon.words.seats_at.items():
        known = lexicon.noun_named(seat)
        if known is None or kind not in kinds:
            continue
        for agent in act.agents:
            cast.relate("on", (agent,), cast.bring_new(known.kind, seat))
        return


_STOOD_ON = frozenset(("ladder", "stairs", "crate", "barrel", "rug", "blanket", "log", "outcrop",
                       "snowball", "stump", "hay_bale", "trampoline", "box"))  # fmt: skip
"""Kinds of things on which somebody stands or sits while they work."""


def _get_off(act: "Act", cast: Cast) -> None:
    """Who types on a laptop is not on top of it."""
    for one in list(cast.relations):
        if one.kind != "on" or one.a not in act.agents or cast[one.b].family != "prop":
            continue
        if cast[one.b].kind in _STOOD_ON:
            continue  # "a gardener on a ladder trims a hedge"
        if act.motion in _SAID and not cast[one.b].kind.endswith(_SPOKEN_INTO):
            continue  # "shouts on top of a haystack"
        cast.relations.remove(one)
        if act.objects and one.b not in act.objects and not cast[act.objects[0]].living:
            cast.relate("on", act.objects, (one.b,))  # "stirs a pot on the stove"


def _is_placed(act: "Act", cast: Cast, lexicon: Lexicon) -> bool:
    """Whether somebody is on something already, or a seat is named that one sits down on."""
    seats = {known.kind for known in map(lexicon.noun_named, lexicon.words.seats_at) if known}
    placed = any(one.a in act.agents and one.kind in ("on", "in") for one in cast.relations)
    return placed or any(member.kind in seats for member in cast.members.values())
