"""What busy hands do that is heard: keys, pens, pages, cups, instruments, knuckles on a door."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.acting import tipped
from soracli.stage.dribbling import bounced_by, bounces
from soracli.stage.hearing.calls import mouth_of
from soracli.stage.hearing.underfoot import Underfoot
from soracli.stage.manners import strikes
from soracli.stage.marks import Mark
from soracli.stage.performance import Body, Contact, ContactKind
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array

_TYPING = ("type",)
_WRITING = ("write", "draw", "sketch", "doodle", "sign", "write down")
_KEYS, _PAUSE = 7.0, 0.14
"""Keys a second of somebody who types, and the chance that a thought comes before the next."""
_STROKE, _LIFT = 0.32, 0.16
"""Seconds of a stroke of a pen, and until the next."""
_PAGE, _FIRST_PAGE = 5.5, 1.3
"""Seconds for which a page is read, and in which one at the beginning of a shot is read out."""
_TIPPED = 0.9
"""The share of how far a cup is tipped at which one sips."""
_SIP = 0.45
_INSTRUMENTS = ("guitar", "violin", "piano", "drum", "trumpet")
_STROKES = 1.25
"""Strokes a second of a hand that plays, as it is seen to (`gestures.GESTURES["play"]`)."""
_STRIKE = 2.0
"""Metres per second at which a hand with a tool comes down."""
_KNOCKS, _KNOCKING = 3, 0.19
"""How often one knocks on a door, and the seconds between."""
_TAP = ("metal", 0.8)
_HITTING = {"hammer": ("metal", 1.6), "chop": ("metal", 4.0), "cut": _TAP}
"""What a tool is made of by its verb, and the newton seconds with which it comes down on wood."""
_NEAR = 2.2
"""Metres from a door within which one can knock on it."""

Chance = np.random.Generator


def handiwork(
    mark: Mark, bodies: Mapping[str, Body], kinds: Mapping[str, str], times: Array, seed: int
) -> Iterator[Contact]:
    """What somebody's hands do through all beats, in world seconds.

    `bodies` and casting `kinds` are by entity id, `times` (N,) the world seconds of the frames.
    """
    for number, beat in enumerate(mark.beats):
        chance = np.random.default_rng([seed % 2**32, 700 + number, *mark.name.encode()])
        span = (max(beat.start, float(times[0])), min(beat.end, float(times[-1])))
        verb = beat.action.verb
        if beat.said or beat.kept or span[1] - span[0] < 0.2:
            continue
        hand = _Hand(mark, bodies[mark.name], times)
        if beat.motion in ("read", "type", "write"):
            yield from _at_a_desk(hand, verb, span, chance)
        elif beat.motion == "play" or beat.motion in _INSTRUMENTS:
            yield from _plays(hand, beat, bodies, kinds, span)
        elif verb in ("knock", "knock on") and kinds.get(beat.action.target) == "door":
            yield from _knocks(hand, bodies[beat.action.target], span)
        elif beat.motion in _HITTING or (strikes(mark, beat) and verb in _HITTING):
            yield from _hits(hand, *_HITTING.get(beat.motion, _HITTING.get(verb, _TAP)), span)
    if mark.plays("drink"):
        yield from _sips(_Hand(mark, bodies[mark.name], times))


def dribbles(
    ball: Mark, body: Body, marks: Mapping[str, Mark], ground: Underfoot, times: Array
) -> Iterator[Contact]:
    """A ball that is bounced from the hand: the floor, and the palm after it, in world seconds."""
    found = bounced_by(ball, marks)
    if found is None:
        return
    holder, beat = found
    path, mass = body.positions[:, 0].astype(np.float64), body.figure.mass
    for down, up in bounces(beat, float(times[-1])):
        for time, met, speed, sort in ((down, "ground", 3.7, ""), (up, holder.name, 0.9, "hand")):
            if time >= times[-1]:
                continue
            x, y, z = (float(np.interp(time, times, path[:, axis])) for axis in range(3))
            made = "skin" if sort else ground.at(np.array([x, y, 0.0]), time)
            what = (body.figure.material, made)
            push = 1.8 * mass * speed
            yield Contact(
                time, "impact", ball.name, met, what, push, (x, y, z), speed=speed, sort=sort
            )


class _Hand:
    """The right hand of somebody, and where it is at any time."""

    def __init__(self, mark: Mark, body: Body, times: Array) -> None:
        rig = body.figure.rig
        joint = rig.index("hand.R") if rig.has("hand.R") else 0
        self.mark, self.body, self.times = mark, body, times
        self.path = body.positions[:, joint].astype(np.float64)

    def does(
        self,
        time: float,
        kind: ContactKind,
        sort: str,
        materials: tuple[str, str],
        impulse: float = 0.0,
        speed: float = 0.0,
        seconds: float = 0.0,
    ) -> Contact:
        """Something that this hand does at a world second."""
        frame = int(np.searchsorted(self.times, time).clip(0, len(self.times) - 1))
        x, y, z = (float(part) for part in self.path[frame])
        name = self.mark.name
        made = Contact(time, kind, name, "set", materials, impulse, (x, y, z), speed=speed)
        return replace(made, sort=sort, seconds=seconds)


def _at_a_desk(
    hand: _Hand, verb: str, span: tuple[float, float], chance: Chance
) -> Iterator[Contact]:
    """Somebody types, writes, or turns pages."""
    if verb in _TYPING:
        time = span[0] + 0.2
        while time < span[1]:
            hard = float(chance.uniform(0.004, 0.01))
            yield hand.does(time, "impact", "key", ("plastic", "plastic"), hard, 0.4)
            slow = float(chance.uniform(0.25, 0.7)) if chance.random() < _PAUSE else 0.0
            time += slow + float(chance.uniform(0.6, 1.4)) / _KEYS
    elif verb in _WRITING:
        time = span[0] + 0.15
        while time + 0.1 < span[1]:
            long = min(_STROKE * float(chance.uniform(0.5, 1.6)), span[1] - time)
            yield hand.does(time, "scrape", "pen", ("paper", "wood"), 0.3, 0.25, long)
            time += long + _LIFT * float(chance.uniform(0.4, 2.2))
    else:
        time = span[0] + _FIRST_PAGE * float(chance.uniform(0.7, 1.3))
        while time + 0.5 < span[1]:
            yield hand.does(time, "cloth", "page", ("paper", "paper"), 0.0, 1.0, 0.55)
            time += _PAGE * float(chance.uniform(0.8, 1.2))


def _plays(
    hand: _Hand,
    beat: Beat,
    bodies: Mapping[str, Body],
    kinds: Mapping[str, str],
    span: tuple[float, float],
) -> Iterator[Contact]:
    """An instrument that somebody plays, from the first stroke of the hand on."""
    action = beat.action
    for name in (action.target, action.instrument, *hand.mark.entity.holds):
        if kinds.get(name) not in _INSTRUMENTS or name not in bodies:
            continue
        begins = _first_stroke(hand, span)
        noun = bodies[name].noun or kinds[name]
        rate = _STROKES * min(max(action.speed, 0.4), 2.0)
        lasts = span[1] - begins
        yield hand.does(begins, "call", f"{noun} play", ("wood", "matte"), 0.0, rate, lasts)
        return


def _first_stroke(hand: _Hand, span: tuple[float, float]) -> float:
    """The world second at which the hand is lowest for the first time."""
    height = hand.path[:, 2] - hand.body.positions[:, 0, 2]
    inner = (hand.times > span[0]) & (hand.times < span[1])
    low = np.zeros(len(height), bool)
    low[1:-1] = (height[1:-1] < height[:-2]) & (height[1:-1] <= height[2:])
    found = np.flatnonzero(low & inner)
    return float(hand.times[found[0]]) if len(found) else span[0]


def _knocks(hand: _Hand, door: Body, span: tuple[float, float]) -> Iterator[Contact]:
    """Knuckles on a door, as soon as it is within reach."""
    away = door.positions[:, 0] - hand.body.positions[:, 0]
    near = np.flatnonzero(
        (np.linalg.norm(away[:, :2].astype(np.float64), axis=1) < _NEAR) & (hand.times >= span[0])
    )
    walked = np.linalg.norm(np.diff(hand.body.positions[:, 0].astype(np.float64), axis=0), axis=1)
    still = np.append(walked < 0.3 * np.diff(hand.times), True)
    there = [frame for frame in near if still[frame]]
    if not there:
        return
    for count in range(_KNOCKS):
        time = float(hand.times[there[0]]) + 0.25 + _KNOCKING * count
        if time < hand.times[-1]:
            yield hand.does(time, "impact", "knock", ("skin", door.figure.material), 0.5, 1.2)


def _hits(hand: _Hand, made: str, impulse: float, span: tuple[float, float]) -> Iterator[Contact]:
    """A tool that comes down: heard where the hand has been fast and stops."""
    low = hand.path[:, 2] - hand.body.positions[:, 0, 2]
    sinking = -np.gradient(low, hand.times)
    fast = np.flatnonzero((sinking > _STRIKE) & (hand.times >= span[0]) & (hand.times < span[1]))
    if not len(fast):
        return
    for part in np.split(fast, np.flatnonzero(np.diff(fast) > 2) + 1):
        frame = min(int(part[-1]) + 1, len(hand.times) - 1)
        speed = float(sinking[part].max())
        yield hand.does(float(hand.times[frame]), "impact", "tool", (made, "wood"), impulse, speed)


def _sips(hand: _Hand) -> Iterator[Contact]:
    """Somebody sips whenever the cup is tipped to the mouth."""
    tip = tipped(hand.mark, hand.times)
    if tip.max(initial=0.0) <= 0:
        return
    up = tip > _TIPPED * tip.max()
    begins = np.flatnonzero(up & ~np.concatenate([[True], up[:-1]]))
    mouth = mouth_of(hand.body)
    for frame in begins:
        time = float(hand.times[frame])
        if time + 0.2 < hand.times[-1]:
            x, y, z = (float(part) for part in mouth[frame])
            made = hand.does(time, "call", "man sip", ("skin", "water"), 0.0, 0.0, _SIP)
            yield replace(made, position=(x, y, z))
