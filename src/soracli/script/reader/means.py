"""Means: what something is done with, where the words leave it out: a guitar to strum, a broom."""

from typing import TYPE_CHECKING

from soracli.script.lexicon import Lexicon, VerbSense
from soracli.script.reader.references import Cast

if TYPE_CHECKING:  # acts are settled with what is here
    from soracli.script.reader.acts import Act


def bring_means(act: "Act", cast: Cast, lexicon: Lexicon) -> None:
    """Settle what an act is done with, once its motion is chosen."""
    if not act.agents or not cast[act.agents[0]].living:
        return
    if act.motion == "play":
        _choose_instrument(act, cast, lexicon)
    sense = next((one for one in act.senses if one.motion == act.motion), None)
    if sense is not None and sense.brings:
        _bring(act, sense, cast, lexicon)


def _named(act: "Act", cast: Cast) -> list[str]:
    """The kinds of what the act is done to or with, and of what the doer holds."""
    things = (*act.objects, act.goal, act.instrument, *cast[act.agents[0]].holds)
    return [cast[one].kind for one in things if one]


def _choose_instrument(act: "Act", cast: Cast, lexicon: Lexicon) -> None:
    """To play is what one does with the instrument that is named, or in the hands."""
    kinds = _named(act, cast)
    for motion, played in lexicon.words.instruments.items():
        if any(kind in played for kind in kinds):
            act.motion = motion
            return


def _bring(act: "Act", sense: VerbSense, cast: Cast, lexicon: Lexicon) -> None:
    """What a verb cannot be done without comes along, where nothing like it is named."""
    for noun in sense.brings:
        known = lexicon.noun_named(noun)
        if known is None or known.kind in _named(act, cast):
            continue
        if known.family == "prop" and not act.instrument:
            act.instrument = next(iter(cast.bring_noun(noun)), "")
        elif known.family != "prop" and not act.objects and not act.goal:
            act.goal = next(iter(cast.bring_noun(noun)), "")
