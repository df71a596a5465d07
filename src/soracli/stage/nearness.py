"""How near two stand for what one does to the other."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.casting import ALIVE, ANIMALS
from soracli.stage.handing_across import is_across
from soracli.stage.marks import Mark, reach
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, turned, yaw
from soracli.stage.whole_body import is_at_hand

TENDS = {
    "brush_hair": 0.54,
    "apply": 0.50,
    "wipe": 0.50,
    "wash": 0.46,
    "stack": 0.40,
    "hammer": 0.52,
    "twist": 0.44,
    "saw": 0.46,
    "chop": 0.62,
    "knead": 0.44,
    "knit": 0.44,
    "write": 0.50,
    "paint": 0.54,
    "sweep": 0.60,
    "rake": 0.60,
    "dig": 0.60,
    "water": 0.75,
}
"""The same, for what is worked at where it stands, unless it lies on a table."""
APPROACHES = {
    **TENDS,
    "pick_up": 0.40,
    "put_down": 0.42,
    "give": 0.86,
    "hug": 0.39,
    "shake_hands": 0.84,
    "kiss": 0.42,
    "high_five": 0.78,
    "pet": 0.52,
    "dress": 0.52,
    "feed": 0.62,
    "push": 0.46,
    "pull": 0.62,
    "hit": 0.62,
    "open": 0.42,
    "close": 0.42,
    "cut": 0.34,
    "fell": 0.85,
    "pour": 0.36,
    "pop": 0.5,
    "collide": 0.26,
    "sniff": 0.42,
}
"""Metres from who or what it is done to, for what cannot be done from afar."""
_AT_HAND, _NOSE = 0.42, 0.5
"""Metres from what is dealt with otherwise, by who has no hands, and of their lengths how far their
front is before their middle."""
HAND_IN_HAND = 0.62
"""Metres between two who hold hands."""
WITH_SOMEBODY = ("give", "hug", "shake_hands", "kiss", "high_five", "collide")
"""Of these, what two do: who is come up to turns to who comes."""
FED_FROM_AFAR = frozenset(("bird", "fish"))
"""Families of those to whom food is strewn."""
AT_ITS_HEAD = ("pet", "feed", "brush_hair", "apply")
"""What is done to an animal at its head."""
_AT_ITS_SIDE = ("push", "pull", "hit", "open", "close", "pop", *TENDS)
"""What is done at the side of a thing, and not over its middle."""
_HEADLONG, _HEAD = ("push", "pull", "hit", "collide"), 0.42
"""What animals do with the head, or hitched to it, and how far that is before their middle, in
lengths."""
BEHIND_A_SWING = 1.3
"""Metres from where a swing hangs to who pushes it."""
_KNEES = 0.22
"""Metres further off for each metre by which one is taller."""
_WITHIN_REACH = 0.5
"""Metres from the edge of a thing at which one tends it from where one is."""
_OFF_THE_SEAT = 0.42
"""Metres from the middle of a seat to where one stands who has got up."""
_LENGTH = 0.5
"""Metres of a body that stands in nobody's way: for a longer one, one stands further off."""


def due(mark: Mark, beat: Beat, marks: Mapping[str, Mark]) -> tuple[Mark | None, float | None]:
    """What somebody does something at after a beat, so that they go there ("carries it across the
    room and sets it down on a shelf"), and the metres from it at which they stand then; two None
    where there is nothing like it. `marks` by entity id."""
    later = [one for one in mark.beats if one.start > beat.start + 0.05]
    following = min(later, key=lambda one: one.start, default=None)
    if following is None or following.motion not in APPROACHES or beat.motion in ("flee", "lead"):
        return None, None
    action = following.action
    other = marks.get(action.over if following.motion == "put_down" else action.target)
    if other is None or other is mark or other.role not in ("fixture", "prop"):
        return None, None
    return other, apart(following.motion, mark, other)


def goes_up(mark: Mark, beat: Beat, marks: Mapping[str, Mark]) -> bool:
    """Whether somebody has to come up to what a beat is done to. `marks` by entity id."""
    if beat.motion in APPROACHES:
        return not is_across(beat.action, marks)
    other = marks.get(beat.action.target)
    there = other is not None and other is not mark and other.role in ("prop", "fixture")
    if not there or not is_at_hand(beat.motion):
        return False
    away = any(one.start < beat.start - 0.1 and one.motion in APPROACHES for one in mark.beats)
    return mark.figure.family in ANIMALS or (away and not mark.seat)


def walks_up(mark: Mark, beat: Beat, marks: Mapping[str, Mark]) -> bool:
    """The same, and it is not on the bench that they are at already."""
    return goes_up(mark, beat, marks) and not at_the_bench(mark, beat, marks)


STROLL = 0.8
"""Seconds that those go about who have to do with somebody afterwards."""


def meets(mark: Mark, beat: Beat) -> bool:
    """Whether somebody has to do with somebody else after a beat in a clip of its own."""
    later = [one for one in mark.beats if one.start > beat.start + 0.05]
    return not mark.film and any(one.motion in WITH_SOMEBODY for one in later)


def stays(mark: Mark, beat: Beat) -> bool:
    """Whether somebody does something else, seen, after a beat in a clip of its own: who gets out
    of a taxi and opens an umbrella has not left the picture."""
    return not mark.film and any(one.start > beat.start + 0.05 for one in mark.beats)


def apart(motion: str, mark: Mark, other: Mark) -> float:
    """Metres from the edge of what something is done to (of somebody, from their middle), at which
    who does it stands."""
    metres = APPROACHES.get(motion, _AT_HAND) * _size(mark)
    if motion not in APPROACHES and other.figure.height > 0.3 * mark.figure.height:
        metres = 0.1 + _NOSE * mark.figure.length
    if motion == "cut" and other.role == "actor":
        metres = TENDS["brush_hair"] * _size(mark)
    if mark.figure.family in ANIMALS and motion in _HEADLONG:
        metres += _HEAD * mark.figure.length
    if other.figure.family in ANIMALS and motion in AT_ITS_HEAD:
        return metres + head_ahead(other)
    if motion in ("hug", "kiss"):  # who bends down to a child needs room for the knees
        return metres + _KNEES * max(abs(mark.figure.height - other.figure.height) - 0.1, 0.0)
    if other.mount and motion == "push":
        return BEHIND_A_SWING
    if "sways" in other.figure.anchors and motion == "hit":
        return metres + other.figure.anchors["sways"][1][0]
    if other.role in ("prop", "held") and motion in _AT_ITS_SIDE:
        return metres + 0.5 * other.figure.length
    if other.figure.family in ANIMALS and motion in TENDS:
        return metres + 0.5 * other.figure.width  # at its flank
    if other.role == "actor":
        return metres + 0.3 * max(other.figure.length - _LENGTH, 0.0)
    return metres


def head_ahead(mark: Mark) -> float:
    """Metres from the middle of an animal forward to the top of its head."""
    anchor = mark.figure.anchors.get("top")
    return float(anchor[1][0]) if anchor is not None else 0.4 * reach(mark.figure)


def _size(mark: Mark) -> float:
    """The arms of a child are shorter than those of a grown-up, by height; an animal shorter than a
    metre gets nearer, by its length."""
    if mark.figure.family in ANIMALS:
        return float(np.clip(mark.figure.length, 0.02, 1.0))
    if mark.figure.family != "person":
        return 1.0
    return float(np.clip(mark.figure.height / 1.75, 0.55, 1.15))


def at_the_bench(mark: Mark, beat: Beat, marks: Mapping[str, Mark]) -> bool:
    """Whether what is tended lies on the bench that somebody is at, or nothing is: not where they
    have done something else before, and it stands across the room. `marks` by entity id."""
    if not mark.bench or beat.motion not in TENDS:
        return False
    other = marks.get(beat.action.target)
    later = any(one.action.order < beat.action.order for one in mark.beats)
    if other is None or other is mark or not later:
        return True
    way = turned(yaw(np.array([-other.heading])), mark.position - other.position)[0]
    sides = np.ptp(other.figure.mesh.vertices[:, :2], axis=0)
    outside = np.maximum(np.abs(way[:2]) - 0.5 * sides, 0.0)
    return bool(np.linalg.norm(outside) <= _WITHIN_REACH)


def off_the_seat(mark: Mark, heading: float) -> Array:
    """The metres (3,) from a seat to where one stands who has got up from it: ahead, or beside it,
    toward the camera, where a table is before one. `heading` in radians."""
    ahead = np.array([np.cos(heading), np.sin(heading), 0.0])
    if not mark.bench:
        return _OFF_THE_SEAT * ahead
    beside = np.array([ahead[1], -ahead[0], 0.0])
    return _OFF_THE_SEAT * (beside if beside[1] <= 0 else -beside)


def alive(mark: Mark) -> bool:
    """Whether this is somebody and not something."""
    return mark.figure.family in ALIVE
