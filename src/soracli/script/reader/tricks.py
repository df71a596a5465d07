"""Tricks on a board: "a skateboarder does a kickflip" rides a skateboard, and leaps with it."""

from soracli.script.reader.act import Act
from soracli.script.reader.reading import Reading
from soracli.script.reader.riding import RideReader

_BOARDS = frozenset(("skateboard", "snowboard"))


def bring_boards(now: Reading, riding: RideReader) -> None:
    """Let who does a trick ride the board that they have, or that goes with what they are called,
    before it and through it."""
    for act in list(now.acts.all):
        if act.likely != "jump" or len(act.agents) != 1 or act.objects or act.goal:
            continue
        who = act.agents[0]
        way, board = _board_of(now, who)
        elsewhere = bool(act.over) and act.over not in board
        busy = any(one is not act and who in one.agents for one in now.acts.all)
        if not way or elsewhere or busy:
            continue
        ride = Act(way, now.senses(way), (who,))
        now.acts.add(ride, "same")
        for one in now.acts.all:
            one.order += one is not ride and one.order >= act.order
        ride.order = act.order - 1
        act.over = ""
        if board:
            riding.mount(ride, board)
        else:
            riding.mount_implied(ride)


def _board_of(now: Reading, who: str) -> tuple[str, tuple[str, ...]]:
    """How somebody rides, and on what: the board that they are on, or none yet."""
    words, cast = now.lexicon.words, now.cast
    under = tuple(one.b for one in cast.relations if one.a == who and one.kind in ("on", "in"))
    if under:
        noun = cast[under[0]].noun
        return (noun, under[:1]) if noun in _BOARDS else ("", ())
    way = words.ways_of.get(cast[who].noun, "")
    return (way, ()) if words.riding.get(way) in _BOARDS else ("", ())
