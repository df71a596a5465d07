"""At the mouth: what animals eat, drink and lick is where their mouths get to."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.casting import ALIVE
from soracli.stage.marks import GOING, Mark, reach, rest_height
from soracli.stage.nearness import APPROACHES
from soracli.stage.schedule import Beat
from soracli.stage.supple import is_stiff
from soracli.stage.turns import Array
from soracli.stage.whole_body import is_at_hand, is_deed
from soracli.story.scene import Scene

_TASTED = ("eat", "drink", "peck", "graze", "sniff", "lick", "kiss", "gnaw", "paw", "play")
_BOWS = ("quadruped", "bird", "dragon")
"""Families that get with their mouths down to the ground; the others have it at the mouth."""
_ASIDE = -0.35
"""Radians toward the camera that an animal faces that is seen from the side (as `settling` has)."""
_AFLOAT = ("fish", "drifter", "insect")
"""Families that do not walk up to anything."""
_AFAR = ("look", "point", "aim", "talk", "wave", "beckon", "salute", "watch", "photograph", "film",
         "breathe_fire", "conduct", "throw", "bow", "nod", "sing", "dance", "bark")  # fmt: skip
"""What is done from where one is."""
_LOOSE = ("push", "pull", "kick", "hit", "collide", "catch", "give", "pick_up", "put_down", "open",
          "close", "hug", "shake_hands", "high_five", "feed", "pet", "box", "fight")  # fmt: skip
"""What takes a run-up, or has its own way of being come up to."""
_OVER = 0.72
"""Of the height of what stands how high those are before it who float."""
_SHOWS = -0.85
"""Radians that a body without limbs turns to the camera with what it has before it."""
_BITE = 0.75
"""In lengths of the animal, what is at most as large as this is held in the mouth."""
_FURTHER = 1.02
"""How far ahead a lowered mouth is, as a share of how far it is at rest."""

_ELBOWS = 1.5
"""Widths of an animal that each of those has for itself who stand around what they eat."""
_TURNS = ((0.0, np.pi), (0.0, np.pi, 0.62 * np.pi), (0.0, np.pi, 0.3 * np.pi, 0.7 * np.pi))
"""Where two, three and four stand about it, from where the first does: nobody behind it."""

_HORSESHOE = 1.15 * np.pi
"""Radians over which many stand about what is low."""


def bring_to_mouths(scene: Scene, marks: Mapping[str, Mark]) -> None:
    """Put what animals eat before them, and them before what stands."""
    placed = {one.a for one in scene.relations if one.kind in ("on", "in")}
    eaters: dict[str, list[Mark]] = {}
    for mark in marks.values():
        if mark.figure.family == "person" or mark.figure.family not in ALIVE or mark.kept:
            continue
        for beat in mark.beats:
            other = marks.get(beat.action.target)
            if other is None or other is mark or not _is_brought(mark, beat):
                continue
            if mark.role == "actor" and beat.action.order > 0 and _takes_along(mark, other, marks):
                other.role, other.holder = "held", mark.name
            if mark.role != "actor" or beat.action.order > 0:
                continue
            if beat.motion in ("paw", "play") and (other.role != "prop" or mark.on_the_wing):
                continue
            _bring(mark, other, other.name in placed)
            if mark not in eaters.setdefault(other.name, []):
                eaters[other.name].append(mark)
    for name, some in eaters.items():
        if len(some) > 1 and marks[name].role in ("fixture", "prop"):
            _bring(some[0], marks[name], name in placed)
            _round(some, marks[name])


def _takes_along(mark: Mark, other: Mark, marks: Mapping[str, Mark]) -> bool:
    """Whether an animal has had all along what it eats in the end, having climbed a tree: a small
    thing that nobody has to do with before."""
    small = other.figure.longest <= _BITE * max(mark.figure.longest, 0.05)
    loose = other.role == "prop" and not (other.holder or other.kept or other.beats)
    deals = [
        one for each in marks.values() for one in each.beats if one.action.target == other.name
    ]
    goes = mark.plays(*GOING) and mark.figure.family not in _BOWS
    return small and loose and goes and len(deals) == 1


def _is_brought(mark: Mark, beat: Beat) -> bool:
    """Whether what a beat is done to is at the mouth: what is eaten, and whatever those deal with
    who do not go on feet."""
    afloat = mark.figure.family in _AFLOAT or is_stiff(mark.figure.rig)
    afloat = afloat and not mark.plays(*GOING) and beat.motion not in _LOOSE
    at_hand = is_at_hand(beat.motion) and beat.motion not in (*APPROACHES, *_LOOSE)
    return (
        beat.motion in _TASTED
        or at_hand
        or (afloat and is_deed(beat.motion) and beat.motion not in _AFAR)
    )


def _round(some: list[Mark], other: Mark) -> None:
    """Several who eat of one thing stand around it, the first where it stood, nobody in another."""
    middle = other.position * (1, 1, 0)
    first = some[0].position * (1, 1, 0) - middle
    start, near = np.arctan2(first[1], first[0]), float(np.hypot(first[0], first[1]))
    wide = max(one.figure.width for one in some)
    away = max(near, len(some) * _ELBOWS * wide / (2 * np.pi) + 0.4 * near)
    for place, mark in enumerate(some[1:], 1):
        turn = start + _turn(place, len(some), other.role == "prop")
        mark.position = middle + away * _ahead(turn) + [0.0, 0.0, mark.position[2]]
        mark.heading = turn + np.pi


def _turn(place: int, count: int, low: bool) -> float:
    """By how many radians further one of some stands about what they eat than the first; about
    what is low there is room left for the camera to see it."""
    if count <= len(_TURNS) + 1:
        return _TURNS[count - 2][place]
    return -place * (_HORSESHOE / (count - 1) if low else 2 * np.pi / count)


def _bring(mark: Mark, other: Mark, placed: bool) -> None:
    front = float(mark.figure.mesh.vertices[:, 0].max(initial=0.0))  # of a snake, or an ant
    mouth = _FURTHER * float(mark.figure.anchors.get("mouth", (0, (front, 0.0, 0.0)))[1][0])
    if other.role == "fixture":
        mark.heading = 0.0
        deep = 0.4 * min(other.figure.length, other.figure.width, 0.8 * other.figure.height)
        mark.position = other.position * (1, 1, 0) - _ahead(0.0) * (mouth + deep)
        if mark.figure.family in _AFLOAT:  # it floats over the keys
            mark.position[2] = max(_OVER * other.figure.height - 0.5 * mark.figure.height, 0.0)
        return
    bows = mark.figure.family in _BOWS and not mark.on_the_wing
    if bows and other.holder == mark.name and other.name not in mark.entity.holds:
        other.role, other.holder = "prop", ""  # it lies there, and no hand has it
    if placed or other.role not in ("prop", "actor", "driver"):
        return
    small = other.figure.longest <= _BITE * max(mark.figure.longest, 0.05)
    if not bows and small and other.role == "prop" and not other.beats:
        other.role, other.holder = "held", mark.name
        mark.heading = _SHOWS if is_stiff(mark.figure.rig) and not mark.facing else mark.heading
        return
    mark.heading = _ASIDE
    gap = mouth if other.role == "prop" else mouth + 0.4 * min(reach(other.figure), 0.6)
    spot = mark.position * (1, 1, 0) + gap * _ahead(mark.heading)
    high = other.position[2] if other.role == "actor" else rest_height(other.figure)
    other.position = spot * (1, 1, 0) + [0.0, 0.0, high]
    if other.role == "actor":
        other.heading = mark.heading + np.pi


def _ahead(heading: float) -> Array:
    return np.array([np.cos(heading), np.sin(heading), 0.0])
