"""Each other: two who bow, wave or talk to each other are turned to each other; one who was told of
beside somebody, and then does it "to each other", does it with that one."""

from collections.abc import Iterable

from soracli.script.reader.act import Act
from soracli.script.reader.references import Cast

_TURNED = frozenset(
    ("look", "bow", "wave", "talk", "nod", "smile", "salute", "point", "laugh", "clap", "toast",
     "beckon", "shake_fist", "fight", "box", "growl", "bark", "roar", "sing", "shout", "")
)  # fmt: skip
"""Motions that are made before the eyes of whom they are made to."""
_AT = frozenset(("charge", "lunge", "rush", "attack", "advance", "clash", "step forward", "fight",
                 "grapple", "wrestle", "embrace", "run"))  # fmt: skip
_BESIDE = frozenset(("left of", "right of", "beside", "near", "in front of", "behind", "facing"))


def at_each_other(act: Act, before: Iterable[Act]) -> None:
    """ "They bow to each other, then charge": at each other, too."""
    if act.verb not in _AT or act.goal or act.objects or act.direction or act.mutual:
        return
    act.mutual = any(one.mutual and one.order < act.order and {*one.agents} == {*act.agents}
                     for one in before)  # fmt: skip


def with_each_other(act: Act, cast: Cast) -> None:
    """Complete and turn a pair that does something to each other."""
    if not act.mutual or act.goal or act.objects:
        return
    if len(act.agents) == 1:
        act.agents = (*act.agents, *_partner(act.agents[0], cast))
    able = act.verb == "face" or all(cast[one].living for one in act.agents)
    if len(act.agents) == 2 and act.likely in _TURNED and able:
        one, other = act.agents
        cast.relate("facing", (one,), (other,))
        cast.relate("facing", (other,), (one,))


def _partner(name: str, cast: Cast) -> tuple[str, ...]:
    """Who stands beside somebody, as the words have it; () where that is nobody or several."""
    found = {one.b if one.a == name else one.a for one in cast.relations
             if name in (one.a, one.b) and one.kind in _BESIDE}  # fmt: skip
    living = [one for one in found if cast[one].living]
    return tuple(living) if len(living) == 1 else ()
