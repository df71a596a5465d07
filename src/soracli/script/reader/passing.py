"""Passing: people who play with one ball play it to one another."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import cycle, islice
from typing import TYPE_CHECKING

from soracli.script.reader.references import Cast

if TYPE_CHECKING:  # acts are settled with what is here
    from soracli.script.reader.act import Act

_PASSES = {"throw": 2, "kick": 3, "hit": 3}
"""How often a ball goes from one to the next in a clip, by how it is played."""
_FLYING = frozenset(("frisbee",))
"""Kinds that are played like a ball, and are none."""


def passed_on(act: "Act", acts: Sequence["Act"], cast: Cast) -> list["Act"]:
    """The passes after the first one, which the act itself becomes; none where nobody passes.

    "Kids kick a ball": the first to the second, the second to the third. Where something else
    happens afterwards, there is one pass only.
    """
    ball = _ball(act, cast)
    if ball == "" or len(act.agents) < 2:
        return []
    last = all(one.order <= act.order for one in acts)
    count = _PASSES[act.motion] if last else 1
    players = list(islice(cycle(act.agents), count + 1))
    passes = [
        _pass(act, number, pair, ball, cast)
        for number, pair in enumerate(zip(players, players[1:], strict=False))
    ]
    first = passes[0]
    act.agents, act.goal, act.over = first.agents, first.goal, first.over
    act.instrument, act.objects = first.instrument, ()
    return passes[1:]


def _ball(act: "Act", cast: Cast) -> str:
    """The one thing that people play, and that nobody else is to have; "" if there is none."""
    named = dict.fromkeys(one for one in (act.goal, act.instrument, *act.objects) if one)
    balls = [one for one in named if cast[one].family == "ball" or cast[one].kind in _FLYING]
    tools = {held for agent in act.agents for held in cast[agent].holds}
    people = all(cast[one].family == "person" for one in act.agents)
    alone = act.motion in _PASSES and people and not act.over and len(balls) == 1
    return balls[0] if alone and set(named) <= {*balls, *tools} else ""


def _pass(act: "Act", number: int, pair: tuple[str, str], ball: str, cast: Cast) -> "Act":
    """One pass: struck with what who plays has for it, else thrown or kicked."""
    giver, taker = pair
    order = act.order + number
    if act.motion != "hit":
        return replace(act, agents=(giver,), goal=taker, instrument=ball, objects=(), order=order)
    tool = next((one for one in cast[giver].holds if one != ball), "")
    return replace(
        act, agents=(giver,), goal=ball, over=taker, instrument=tool, objects=(), order=order
    )
