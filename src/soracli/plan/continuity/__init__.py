"""The world from shot to shot: who is where, wearing and holding what, in what state.

    opening(board, looks) -> Continuity            the world before the first shot
    known(now, shot) -> tuple[Known, ...]          what the reader of a shot has heard of
    play(now, shot, number, scene, looks) -> (Snapshot, Continuity)

Rules of presence. A member of the world is where it last was. Naming it in a shot (in the action,
in `with`, in camera.on, over or eyes) brings it to the place of the shot. Speaking brings somebody
only who was nowhere yet, or where the shot would otherwise be empty of people; anybody else who
speaks from elsewhere is absent. A line's `to` and `changes` bring only who was nowhere yet. They
stay until the words make them leave, `changes` puts them elsewhere, or another place names them.
What only an action names belongs to its place and stays; living beings of that kind are gone once
the story leaves the place.
"""

from soracli.plan.continuity.heard import known
from soracli.plan.continuity.looks import Looks
from soracli.plan.continuity.names import called
from soracli.plan.continuity.opening import opening
from soracli.plan.continuity.play import play
from soracli.plan.continuity.state import Continuity

__all__ = ["Continuity", "Looks", "called", "known", "opening", "play"]
