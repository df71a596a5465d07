"""What comes along though nobody says so: who knits has knitting in the hands."""

from typing import TYPE_CHECKING

from soracli.script.lexicon import Lexicon
from soracli.script.reader.references import Cast

if TYPE_CHECKING:  # acts are settled with what is here
    from soracli.script.reader.act import Act


def bring_along(act: "Act", cast: Cast, lexicon: Lexicon) -> bool:
    """Bring what an act cannot be done without, and tell whether anything came.

    Only where nothing is named that it is done to or with, and where all hands are empty.
    """
    row = next((one for one in lexicon.words.brought if act.verb in one.verbs), None)
    named = (*act.objects, act.goal, act.instrument, act.over, act.source, act.stuff)
    holding = any(cast[agent].holds for agent in act.agents)
    if row is None or holding or any(named):
        return False
    for agent in act.agents if row.holds else ():
        known = lexicon.noun_named(row.holds)
        thing = next(iter(cast.bring_new(known.kind, row.holds)), "") if known else ""
        act.instrument = act.instrument or thing
        cast[agent].holds.extend(one for one in (thing,) if one)
    if row.uses:
        act.goal = next(iter(cast.bring_noun(row.uses)), "")
    return True
