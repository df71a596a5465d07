"""What is thrown, kicked or shot, and where it goes."""

from soracli.script.lexicon import Lexicon
from soracli.script.reader.act import Act
from soracli.script.reader.references import Cast


def is_inert(cast: Cast, one: str) -> bool:
    """Whether hands deal with it as with a thing: with a caught fish too."""
    return not cast[one].living or cast[one].family == "fish"


def ball_there(cast: Cast) -> str:
    """The first ball of the scene; empty where there is none."""
    return next((m.id for m in cast.members.values() if m.family == "ball"), "")


def aim_throw(act: Act, things: list[str], cast: Cast, lexicon: Lexicon) -> None:
    """Settle what is thrown, kicked or shot, and at whom or what."""
    for thing in things:
        targets = ("hoop", *lexicon.words.goals_of.values())
        if not is_inert(cast, thing) or cast[thing].kind in targets:
            act.goal = act.goal or thing
        else:
            act.instrument = act.instrument or thing
    wanted = next((sense.brings_target for sense in act.senses if sense.brings_target), "")
    if act.motion == "shoot":
        wanted = wanted or "hoop"
        if not act.instrument:
            act.instrument = ball_there(cast)
        ball = cast[act.instrument] if act.instrument else None
        if ball is not None and ball.kind in lexicon.words.goals_of:
            wanted, act.motion = lexicon.words.goals_of[ball.kind], "kick"
            for holder in cast.members.values():  # it is kicked off the ground
                holder.holds[:] = [one for one in holder.holds if one != ball.id]
    if wanted and not act.goal:
        act.goal = next(iter(cast.bring_noun(wanted)), "")
    if not act.goal:
        act.goal = act.instrument
