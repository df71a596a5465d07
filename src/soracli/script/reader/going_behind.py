"""Going behind: who walks behind what stays where it is follows nothing, and is behind it."""

from collections.abc import Iterable

from soracli.script.reader.act import Act
from soracli.script.reader.references import Cast

_FOLLOWS, _BEHIND = "follow", "behind"


def let_be_behind(acts: Iterable[Act], cast: Cast) -> None:
    """Let those walk behind it of whom it is said with a verb of following ("walks behind a
    chair"), where that is no body that goes ahead of them."""
    acts = list(acts)
    going = {one for act in acts if act.senses or act.motion for one in act.agents}
    for act in acts:
        words = act.verb.split()
        if act.likely != _FOLLOWS or len(words) != 2 or words[1] != _BEHIND:
            continue
        others = act.objects or tuple(one for one in (act.goal,) if one)
        if not others or not act.agents:
            continue
        if any(cast[one].living or one in going for one in others):
            continue
        act.motion, act.verb, act.objects, act.goal = "walk", words[0], (), ""
        cast.relate("behind", act.agents, others)
