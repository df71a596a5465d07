"""What a verb looks like when it is done to certain things: "flips pancakes" is cooking."""

from typing import TYPE_CHECKING

from soracli.script.lexicon import Lexicon, VerbSense
from soracli.script.reader.references import Cast
from soracli.script.words import DoneTo

if TYPE_CHECKING:  # acts are settled with what is here
    from soracli.script.reader.act import Act

_PERSON = "person"
"""The family of whom a row is about only if it says so."""
_WITHOUT_HANDS = frozenset(("jump", "drink", "eat", "sit", "sleep"))
"""What animals do, too."""
_WITH_WHEELS = frozenset(("push", "pull"))
"""What vehicles and boats do."""
_MACHINES = frozenset(("vehicle", "boat"))


def sense_by_object(act: "Act", cast: Cast, lexicon: Lexicon) -> VerbSense | None:
    """The sense that the first thing an act is done to gives its verb; None if it gives none.

    It comes first among the senses of the act, and what is done with a thing in the hand has it
    there.
    """
    things = [one for one in (*act.objects, act.goal) if one]
    if not act.agents or not things:
        return None
    to_people = cast[things[0]].family == _PERSON
    doer = cast[act.agents[0]]
    verbs = {act.verb, *(lexicon.forms(act.verb) if " " not in act.verb else ())}
    for row in lexicon.words.done_to:
        can = doer.family == "person" or (doer.living and row.motion in _WITHOUT_HANDS)
        can = can or (doer.family in _MACHINES and row.motion in _WITH_WHEELS)
        can = can and (_PERSON in row.things or not to_people)
        if can and verbs & set(row.verbs) and _is_one(things[0], row, cast, lexicon):
            return VerbSense(row.motion, brings=row.brings, held=row.held)
    return None


def _is_one(thing: str, row: DoneTo, cast: Cast, lexicon: Lexicon) -> bool:
    """Whether a thing is called like one of a row, looks like one, or is of that family."""
    member = cast[thing]
    known = (lexicon.noun_named(noun) for noun in row.things)
    kinds = {noun.kind for noun in known if noun is not None}
    return member.kind in kinds or bool({member.noun, member.family} & set(row.things))
