"""Over things: what "over" tells of somebody who leaps over a fence, crouches over a fire, hovers
over a temple, or talks to somebody else over a wall that is between the two."""

from collections.abc import Callable, Collection

from soracli.script.reader.act import Act
from soracli.script.reader.done_to import sense_by_object
from soracli.script.reader.references import Cast
from soracli.story.scene import Spatial

_PARTS = ("wall", "fence", "hedge", "gate", "bush", "table", "counter", "desk", "railing", "net")
"""The ends of kinds that stand between two who deal with each other over them."""
_SIGNS = frozenset(("talk", "laugh", "toast", "give"))
_GIVING_OUT = frozenset(("pour", "sprinkle", "spray", "drip"))
"""Motions by which somebody lets go of something over what it gets on."""
_LEAPS = ("jump", "climb", "fly", "walk", "run")
Relating = Callable[[Act, Spatial, tuple[str, ...]], None]


def told_over(
    act: Act,
    ids: tuple[str, ...],
    cast: Cast,
    relate: Relating,
    kinds: tuple[Collection[str], Collection[str]],
) -> None:
    """Settle what an act over something tells; `kinds` are motions of who goes somewhere and of who
    stays, `relate` puts those who do it somewhere."""
    moving, still = kinds
    own = act.direction or (act.senses[0].direction if act.senses else None)
    if _parts_them(act, ids[0], cast):
        cast.relate("between", ids[:1], act.agents)
    elif _gives_out(act, ids[0], cast):
        act.goal = act.goal or ids[0]  # "sprinkles salt over a steak"
    elif act.likely == "hover" or (act.likely == "float" and own == "up"):
        cast.relate("above", act.agents, ids)  # "lanterns float up over a temple"
    elif act.likely in _LEAPS:
        act.goal = act.goal or ids[0]
        act.direction = own or "across"
        if act.direction == "in circles":
            cast.relate("above", act.agents, ids)
    elif act.likely == "hold":
        act.direction = act.direction or "across"  # "carries her over the threshold"
    elif act.likely in moving or act.likely in cast.lexicon.words.moving:
        act.over = act.over or ids[0]
    elif act.likely in still and act.agents and cast[act.agents[0]].family == "person":
        act.goal = act.goal or ids[0]  # "lean over a table", "crouch over a fire"
        relate(act, "around" if len(act.agents) > 1 else "beside", ids)
    else:
        cast.relate("above", act.agents, ids)


def _parts_them(act: Act, thing: str, cast: Cast) -> bool:
    """Whether two deal with each other over what is between them: "talk over a fence", "face each
    other over a chessboard"."""
    words = cast.lexicon.words
    dealing = {*words.mutual, *words.shared, *_SIGNS}
    two = len(act.agents) == 2 and all(cast[one].living for one in act.agents)
    parted = act.likely in dealing and cast[thing].kind.endswith(_PARTS)
    return two and (act.mutual or parted)


def _gives_out(act: Act, thing: str, cast: Cast) -> bool:
    """Whether somebody pours, sprinkles or sprays something over a thing, or over somebody."""
    by_hand = bool(act.agents) and cast[act.agents[0]].family == "person"
    given = bool(act.objects or act.stuff) and thing not in act.objects
    done = sense_by_object(act, cast, cast.lexicon)
    return by_hand and given and (done.motion if done else act.likely) in _GIVING_OUT
