"""Lining up: actors and things side by side, and a crowd that only watches in rows behind those
whom it watches."""

from collections import Counter
from collections.abc import Mapping, Sequence

import numpy as np

from soracli.stage.casting import ALIVE, ANIMALS
from soracli.stage.figure import Figure
from soracli.stage.marks import Mark, reach
from soracli.stage.resting import AT_REST
from soracli.story.scene import Scene

_CARRYING = ("vehicle", "aircraft", "board", "boat")
_AHEAD = (*ALIVE, *_CARRYING, "hoop", "ramp")
"""Whose front is toward +x of their own frame; that of all other things is toward -y."""
_ASKANCE, _THREE_QUARTERS = 0.22, 1.1
"""Radians that what stands there is turned from facing the camera, so that its side is seen, too;
what is long, such as a car or a snake, is turned further."""
_LOW = 2.0
"""How many times as long as it is high an animal is that is long."""
_MANY, _SOME = 5, 3
"""As many who were named together are a crowd, and as many who watch what somebody does: a family
that claps is behind who blows out the candles, not in a row that has these at its edge."""
_FEW = 4
"""At most so many are watched: more are a crowd themselves."""
_WATCHING = frozenset(("", "stand", "look", "clap", "cheer", "laugh", "talk", "sing", "cry", "sit",
                       "wave", "bow"))  # fmt: skip
"""What one does in a crowd that watches, without leaving one's place."""
_OFF, _STEP, _ROW = 1.5, 0.3, 0.95
"""Metres from those who are watched to the first row, from one to the next beside the reach of
both, and from row to row."""
_ABREAST = 7
"""Most in a row."""
_SHOWS, _PIT, _AISLE = ("theater", "concert", "spotlit stage"), 1.6, 0.6
"""Places that are seen from where those are who watch, metres that these keep off further, and half
of the gap in their middle through which one sees."""

_HIDES = 0.5
"""Of the height of who stands behind a thing, from which on that would hide them."""


def stand_side_by_side(marks: Sequence[Mark], y: float, gap: float) -> None:
    """A row along x at depth `y`, metres, about the middle of the set, with a `gap` between them;
    all a little askance to the camera."""
    widths = [reach(mark.figure) for mark in marks]
    total = sum(widths) + sum(gap * (0.4 + 0.3 * width) for width in widths[1:])
    x = -total / 2
    for place, (mark, width) in enumerate(zip(marks, widths, strict=True)):
        mark.position = np.array([x + width / 2, y + 0.35 * ((place % 2) - 0.5) * gap, 0.0])
        aside = _THREE_QUARTERS if _is_long(mark.figure) else _ASKANCE
        mark.heading = facing_the_camera(mark) + aside
        x += width + gap * (0.4 + 0.3 * width)
    if len(marks) == 1:
        marks[0].position = np.array([0.0, y, 0.0])


def stand_about(things: Sequence[Mark], actors: Sequence[Mark], before: float) -> None:
    """Things in a row before the actors, at depth `before` in metres; behind them those that would
    hide one of them, unless they deal with them: a cat is before its aquarium."""
    low = min((mark.figure.height for mark in actors), default=np.inf)
    beats = [one for mark in actors for one in mark.beats if one.motion not in AT_REST]
    dealt = {name for one in beats for name in (one.action.target, one.action.instrument)}
    free = [mark for mark in things if mark.name not in dealt]
    tall = [mark for mark in free if mark.figure.height > _HIDES * low]
    behind = 0.5 + max((reach(mark.figure) for mark in tall), default=0.0)
    stand_side_by_side(tall, behind, gap=0.25)
    stand_side_by_side([mark for mark in things if mark not in tall], before, gap=0.25)


def facing_the_camera(mark: Mark) -> float:
    """The heading with which the front of something is toward -y, where the camera usually is."""
    return -np.pi / 2 if mark.figure.family in _AHEAD else 0.0


def onlookers(actors: Sequence[Mark], scene: Scene) -> list[Mark]:
    """Those of the actors who are of a crowd that only watches a few others; none where there is
    nobody to be watched, or where the words say where the crowd is."""
    groups = Counter(one.group for one in scene.entities if one.group)
    placed = {one.a for one in scene.relations}
    least = _MANY if all(_watches(one) for one in actors) else _SOME
    crowd = [one for one in actors if groups[one.entity.group] >= least and _watches(one)]
    crowd = [one for one in crowd if one.name not in placed]
    others = len(actors) - len(crowd)
    return crowd if 0 < others <= _FEW else []


def stand_in_rows(crowd: Sequence[Mark], watched: Sequence[Mark], place: str = "") -> None:
    """Put a crowd in rows behind those who are watched, each one before a gap, faces to them; at a
    show, which is told by the name of the `place`, before them, so that one sees it as they do."""
    if not crowd:
        return
    way = -1.0 if place in _SHOWS else 1.0
    width = max(reach(one.figure) for one in crowd) + _STEP
    deep = max(_ROW, max(one.figure.length for one in crowd) + _STEP)  # no tractor in another one
    behind = max(0.5 * reach(one.figure) for one in watched) + _OFF
    abreast = min(_ABREAST, max(3, round(1.6 * len(crowd) ** 0.5)))
    off = behind + (_PIT if way < 0 else 0.0)
    for nth, mark in enumerate(crowd):
        row, column = divmod(nth, abreast)
        inside = min(abreast, len(crowd) - row * abreast)
        x = (column - 0.5 * (inside - 1) + 0.5 * (row % 2)) * width
        x += (np.sign(x) or 1.0) * _AISLE if way < 0 else 0.0
        mark.position = np.array([x, way * (off + row * deep), 0.0])
        mark.heading = -way * 0.5 * np.pi


def middle_of(group: Sequence[Mark]) -> Mark:
    """The one of some who were named together that is nearest to the middle of all of them."""
    middle = np.mean([one.position for one in group], axis=0)
    return min(group, key=lambda one: float(np.linalg.norm(one.position - middle)))


def _watches(mark: Mark) -> bool:
    return all(beat.motion in _WATCHING for beat in mark.beats)


def _is_long(figure: Figure) -> bool:
    """Whether something would be foreshortened if it were seen from its front."""
    low = figure.family in ANIMALS and figure.length > max(_LOW * figure.height, figure.width)
    return low or figure.family in _CARRYING


def middle_over(b: Mark, marks: Mapping[str, Mark]) -> Mark:
    """What is over "ten tractors" is over the middle of them."""
    group = [one for one in marks.values() if one.entity.group == b.entity.group != ""]
    return middle_of(group) if group else b


def turn_to_partners(marks: Mapping[str, Mark]) -> None:
    """Turn those round who face each other and were put where each has the other at the back."""
    for mark in marks.values():
        partner = marks.get(mark.facing)
        if partner is None or partner.facing != mark.name or mark.role != "actor":
            continue
        toward = (partner.position - mark.position)[:2]
        if toward @ [np.cos(mark.heading), np.sin(mark.heading)] < 0.0:
            mark.heading = float(np.arctan2(toward[1], toward[0]))
