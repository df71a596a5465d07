"""What goes on wheels of its own, and is no car: a wheelchair, a robot vacuum, a toy train."""

from dataclasses import replace

from soracli.stage.blocking import Blocking
from soracli.stage.marks import GOING, Mark, reach
from soracli.stage.schedule import Beat

_ROLLS = ("drive", "roll", "slide")
"""Motions of who sits on wheels, or of what has them."""
_HALTS = (["stop"], ["halt"], ["brake"], ["park"], ["arrive"], ["pull"])
"""First words of verbs by which something that drives comes to a stop."""
_STAYS = ("plant", "building", "ramp", "hoop")
_PUSHED, _SMALL = 1.3, 1.4
"""Metres per second of something on wheels without a motor, and the metres up to which it is so
long."""
_TUMBLES = 1.6
"""Metres up to which a plant is that the wind rolls along."""
_LENGTHS = 1.2
"""Of their own lengths that those go in a shot who pass one another: both stay in the picture."""
ALSO_GOING = (
    "spin",
    "dance",
    "waltz",
    "ballet",
    "tap_dance",
    "moonwalk",
    "jump",
    "cartwheel",
    "flutter",
    "hover",
)
"""What is done on the spot, and on the way where a way is said."""


def send_wheels(blocking: Blocking) -> None:
    """Let things go that drive by themselves, and what people roll along on go with them."""
    for mark in blocking.marks.values():
        if mark.role == "driver" and mark.figure.family == "vehicle" and not mark.kept:
            mark.beats = [one for beat in mark.beats for one in _coming(beat, mark)]
        mount = blocking.marks.get(mark.mount)
        rolls = [beat for beat in mark.beats if beat.motion in _ROLLS]
        if not rolls:
            continue
        if mount is not None and mount.role == "driver":
            if not any(beat.motion in GOING for beat in mount.beats):
                mount.beats = [*mount.beats, *(_driven(beat) for beat in rolls)]
        elif mark.figure.family == "vehicle" and mark.role == "driver":
            mark.beats = [_driven(one) if one in rolls else one for one in mark.beats]
        elif _is_moved(mark, rolls):
            mark.role = "driver"
            mark.beats = [_driven(one) if one in rolls else one for one in mark.beats]


def _coming(beat: Beat, mark: Mark) -> tuple[Beat, ...]:
    """A beat in which something on wheels stops, not having been said to drive: it drives up for
    the first half of that time, and stands then."""
    words = beat.action.verb.split()
    if beat.motion != "stand" or words[:1] not in _HALTS or mark.plays(*_ROLLS):
        return (beat,)
    begin = max(beat.start, 0.0)
    halt = begin + 0.5 * (beat.end - begin)
    return replace(beat, motion="drive", end=halt), replace(beat, start=halt)


def _is_moved(mark: Mark, rolls: list[Beat]) -> bool:
    """Whether a thing that nothing else moves goes its way: a chair that slides."""
    small = mark.figure.family == "plant" and mark.figure.height < _TUMBLES
    if (mark.figure.family in _STAYS and not small) or mark.kept:
        return False
    driven = any(beat.motion == "drive" for beat in rolls)
    return mark.role == "fixture" or (mark.role == "prop" and driven)


def _driven(beat: Beat) -> Beat:
    return replace(beat, motion="drive")


def slowed(mark: Mark, speed: float, moving: float, opposed: bool) -> float:
    """Metres per second of what goes for `moving` seconds: the `speed`, or what is pushed, or what
    passes others that come the other way (`opposed`)."""
    pushed = mark.figure.family == "vehicle" and "pedal" not in mark.figure.anchors
    if pushed and reach(mark.figure) < _SMALL:
        speed = min(speed, _PUSHED)
    if opposed:
        speed = min(speed, max(_LENGTHS * reach(mark.figure), 3.0) / max(moving, 1.0))
    return speed
