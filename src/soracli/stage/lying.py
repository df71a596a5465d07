"""Lying and sitting: what people sit, lie and bathe on and in, and where."""

from collections.abc import Mapping, Sequence

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.marks import Mark
from soracli.stage.turns import turned, yaw
from soracli.story.scene import Relation

FLAT = ("lie", "sleep", "sunbathe", "curl_up")
"""What one does lying."""
UNLOOKED = ("sit", *FLAT, "cry", "pray", "meditate", "faint", "slip", "cover_face", "yawn")
"""What one does without looking at what it is done at."""
_PILLOW, _ARMREST = 0.38, 0.40
"""Of the length of a bed and of a sofa, from its middle to the middle of a head."""
_SINKS = 0.1
"""Metres that a body sinks into pillows and covers."""
_NEARER, _ON_PILLOWS = 0.2, 0.05
"""Of the width of a bed how far before its middle somebody lies, and metres that pillows raise."""
_BED, _EDGE = 1.7, 0.16
"""Metres that a bed is long at least, and from its edge to the middle of who sits on it."""
_LIES_ON = 0.75
"""Of the height of somebody how long a seat is at least that they can lie on, curled up."""
_HEAD = 0.93
"""Of the height of a body, from its soles to the middle of its head."""


def is_seat(relation: Relation, seat: Figure) -> bool:
    """Whether a relation puts somebody on what people sit and lie on."""
    placed = relation.kind in ("on", "in")
    return placed and seat.family == "furniture" and "seat" in seat.anchors


def is_too_short(figure: Figure, seat: Figure) -> bool:
    """Whether nobody of that size can lie on a seat: a chair, a stool, an armchair."""
    return max(seat.length, seat.width) < _LIES_ON * figure.height


def is_bath(relation: Relation, mark: Mark, bath: Mark) -> bool:
    """Whether a relation puts somebody into what one bathes in."""
    return relation.kind == "in" and "bath" in bath.figure.anchors and mark.role == "actor"


def bathe(mark: Mark, bath: Mark, inside: Sequence[str], marks: Mapping[str, Mark]) -> None:
    """Put one of those `inside` a bathtub into it, along it: people on its floor, the legs ahead,
    the second one across from the first; animals in the middle of it."""
    bathers = [one for one in inside if marks[one].role == "actor"]
    end = np.pi * (bathers.index(mark.name) % 2)
    person = mark.figure.family == "person"
    local = np.array(bath.figure.anchors["bath" if person else "seat"][1])
    turn = yaw(np.array([bath.heading + end]))
    mark.position = bath.position + turned(turn, local)[0]
    mark.heading = bath.heading + end


def sit_at_the_edge(mark: Mark, thing: Mark) -> None:
    """Put who sits on what was not made for it at its front edge."""
    across = abs(np.cos(thing.heading)) > 0.7
    depth = thing.figure.width if across else thing.figure.length
    mark.position = thing.position * (1, 1, 0) - [0.0, max(0.5 * depth - 0.15, 0.0), 0.0]
    mark.heading = -np.pi / 2


def sit_on(mark: Mark, seat: Mark) -> None:
    """Put who is at the middle of a seat on it, the feet on the ground: on a bed at its front edge
    and toward its foot, where they hide nobody who lies in it."""
    figure = seat.figure
    mark.position[2] = 0.0
    mark.heading = seat.heading - np.pi / 2  # furniture faces -y of its own frame
    if figure.length < _BED or figure.width <= 0.5 * figure.length:
        return
    local = np.array([0.14 * figure.length, _EDGE - 0.5 * figure.width, 0.0])
    mark.position = (seat.position + turned(yaw(np.array([seat.heading])), local)[0]) * (1, 1, 0)


def lie_on(mark: Mark, bed: Mark) -> None:
    """Put who lies on a bed or a sofa along it, the head at its head."""
    figure, turn = bed.figure, yaw(np.array([bed.heading]))
    seat = np.array(figure.anchors["seat"][1])
    broad = figure.width > 0.5 * figure.length
    head = -(_PILLOW if broad else _ARMREST) * figure.length
    local = np.array([head + _HEAD * mark.figure.height, seat[1], seat[2]])
    if broad:  # on the nearer one of two pillows, which would hide a head between them
        local[1] -= _NEARER * figure.width
        local[2] += _ON_PILLOWS - _SINKS
    mark.position = bed.position + turned(turn, local)[0]
    mark.heading = bed.heading
