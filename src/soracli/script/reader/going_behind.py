"""Going behind: who walks behind what stays where it is follows nothing, and is behind it."""

from collections.abc import Iterable

from soracli.script.reader.act import Act
from soracli.script.reader.references import Cast
from soracli.script.reader.sides_gone_to import sides_before

_FOLLOWS, _BEHIND = "follow", "behind"
_IN_FILE = frozenset(("walk", "run", "fly", "swim", "gallop", "hop", "trot", "waddle", "crawl"))
"""Motions of who goes behind somebody."""


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
        if set(sides_before(act.agents, others[0], cast)) - {_BEHIND}:
            act.goal, act.side = others[0], "behind"  # who was before it goes there
        else:
            cast.relate("behind", act.agents, others)
    _behind_the_busy(acts, cast)


def _behind_the_busy(acts: Iterable[Act], cast: Cast) -> None:
    """Who paces behind somebody who does something on the spot follows nobody: "a clerk types while
    her boss paces behind her"."""
    acts = list(acts)
    moving = cast.lexicon.words.moving
    for act in acts:
        words, whom = act.verb.split(), act.goal or "".join(act.objects[:1])
        if act.likely != _FOLLOWS or words[0] == _FOLLOWS or not (act.goal or _BEHIND in words):
            continue
        own = [one for one in acts if whom in one.agents and one.likely and one is not act]
        if own and not any(one.likely in (*moving, _FOLLOWS) for one in own):
            act.motion, act.verb, act.objects, act.goal = "walk", words[0], (), ""
            cast.relate("behind", act.agents, (whom,))


def goes_ahead(act: Act, first: str, cast: Cast) -> bool:
    """Whether somebody is behind whom others go: "two boys run behind a dog"."""
    return bool(act.agents) and cast[first].living and act.likely in _IN_FILE


def in_file(act: Act, ids: tuple[str, ...], cast: Cast) -> None:
    """Who goes behind somebody follows them; in water and in the air they go on together."""
    if act.likely in ("swim", "fly"):
        cast.relate("behind", act.agents, ids)
        act.agents = (*act.agents, *ids)
    elif act.verb.endswith((" past", " by")):
        cast.relate("behind", act.agents, ids)  # "rushes past behind him"
    else:
        act.motion, act.goal = "follow", act.goal or ids[0]
