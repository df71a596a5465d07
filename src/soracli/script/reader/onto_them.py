"""Onto them: who lifts, sets or takes somebody onto their own shoulders, back or lap has them there
then, and what somebody holds over their own head is above them."""

from soracli.script.reader.noun_phrase import NounPhrase
from soracli.script.reader.reading import Reading

_BEARS = frozenset(("shoulder", "back", "lap", "knee", "head", "arm", "neck", "hip"))
"""Parts of somebody that another one sits on."""
_HEAD = "head"
_SETS = frozenset(("pick_up", "put_down", "hold", "walk", "pull", "throw", "help"))


def laid_onto_them(now: Reading, phrase: NounPhrase) -> None:
    """Relate those who are dealt with to whose part is named behind "onto", "on" or "above"."""
    act, prep = now.act, now.prep
    if act is None or prep is None or phrase.determiner != "possessive":
        return
    if not act.objects or not act.agents or set(act.objects) & set(act.agents):
        return
    part = phrase.noun.split()[-1].removesuffix("s")
    living = all(now.cast[one].living for one in act.objects)
    if prep.key == "on" and part in _BEARS and living and act.likely in _SETS:
        now.cast.relate("on", act.objects, act.agents)
    taken = any(one.likely == "pick_up" and set(one.objects) & set(act.objects)
                for one in now.acts.all if one is not act)  # fmt: skip
    if prep.key in ("above", "over") and part == _HEAD and act.likely == "hold" and not taken:
        now.cast.relate("above", act.objects, act.agents)
