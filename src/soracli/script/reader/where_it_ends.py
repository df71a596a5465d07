"""Where it ends: what falls, rolls or is put into, onto or beside something is there in the end,
and was not before: "a ball drops into a cup", "puts a vase to the left of a clock"."""

from soracli.script.reader.act import Act
from soracli.script.reader.chunk import Chunk
from soracli.script.reader.holders import is_hollow
from soracli.script.reader.references import Cast
from soracli.script.words import Preposition
from soracli.story.scene import Spatial

_INTO, _ONTO = ("into", "in to", "inside"), ("onto", "on to", "upon", "down onto")
_COMES = frozenset(
    ("fall", "drop", "roll", "slide", "bounce", "drift", "float", "flutter", "spin", "tumble")
)
"""Motions of what comes to rest somewhere that nobody brings there."""
_HOLD = ("prop", "box", "furniture", "vehicle")
"""Families of what things are put into."""
_ASIDE = frozenset(("left of", "right of", "in front of", "behind", "beside"))


def is_seat(cast: Cast, thing: str) -> bool:
    """Whether who is "in" this sits or lies on it: "in an armchair"."""
    words = cast[thing].noun
    seats = cast.lexicon.words.seats
    return words in seats or words.rpartition(" ")[2] in seats


def side_at_the_end(act: Act, prep: Chunk, ids: tuple[str, ...], cast: Cast) -> Spatial | None:
    """Where to its goal a thing comes to rest, or somebody who falls; None for anybody else."""
    words, other = prep.match.words if prep.match else "", cast[ids[0]]
    things = bool(act.agents) and not any(cast[one].living for one in act.agents)
    comes = (things and act.likely in _COMES) or (bool(act.agents) and act.likely == "fall")
    if not comes or other.living or " of " in other.noun:  # in a glass of water it sinks
        return None
    if words in _INTO:
        return "in"
    return "on" if words in _ONTO else None


def side_put_to(kind: Preposition, prep: Chunk, ids: tuple[str, ...], cast: Cast) -> Spatial | None:
    """To which side of something another thing is put, or that it is put into that; None where
    that is not told."""
    if cast[ids[0]].living:
        return None
    into = prep.match is not None and prep.match.words in (*_INTO, "in")
    if kind.relation == "in" and into and not is_seat(cast, ids[0]):
        return "in" if cast[ids[0]].family in _HOLD else None
    return kind.relation if kind.relation in _ASIDE else None


def gets_in(act: Act, cast: Cast) -> bool:
    """ "A marble rolls around a bowl and drops in": what is hollow and was named last is where it
    comes to rest. False where there is nothing hollow, or nobody gets into it so."""
    named = (ids[-1] for ids in reversed(cast.recent) if not set(ids) & set(act.agents))
    hollow = next((one for one in named if one in cast.members and is_hollow(cast[one])), "")
    if not hollow or act.goal or act.likely not in (*_COMES, "jump", "hop"):
        return False
    act.goal, act.side, act.direction = hollow, "in", None
    return True
