"""What sounds as long as it is there: engines by their speed, fires, wings, water, cloth in wind.

An engine fires faster the faster it drives, and through its gears; wheels and rails tick by the way
they go; wings beat as often as they do. Loudness is given as RMS from 2.5 m at level 1; what is as
large as a plane is never nearer than `near` metres.
"""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from soracli.engines.signals.basics import (
    RATE,
    Sound,
    add,
    band,
    convolved,
    decibels,
    modes,
    rms,
    samples,
)
from soracli.engines.signals.gliding import runners, skateboard
from soracli.engines.signals.living import arrivals, hill, texture, wander
from soracli.engines.signals.makers import raw_cue
from soracli.engines.signals.splashing import sing
from soracli.engines.signals.textures import piece

Chance = np.random.Generator
_LEAD = 0.3
"""Seconds that makers need to begin; they are cut away."""


@dataclass(frozen=True, eq=False)
class Course:
    """How it goes on: `speed` (metres a second) at `times`, for `seconds`. In slow motion all
    pitches are `pace` times as high."""

    times: NDArray[np.float64]
    speed: NDArray[np.float64]
    seconds: float
    pace: float = 1.0

    def speeds(self) -> NDArray[np.float64]:
        """The speed at every sample."""
        return np.interp(np.arange(samples(self.seconds)) / RATE, self.times, self.speed)


@dataclass(frozen=True)
class Engine:
    """An engine: its `maker` and what that is told, firing strokes a second when it idles and at
    most, through `gears` until it is `fast` (metres a second). `tyres` is its rolling noise."""

    maker: str
    gain: float
    near: float
    idle: float = 0.0
    most: float = 0.0
    gears: int = 1
    fast: float = 30.0
    told: tuple[tuple[str, float | str], ...] = ()
    tyres: float = 0.0


ENGINES: dict[str, Engine] = {
    "car": Engine("motor", -19, 2.5, 27, 118, 5, 36, (("bright", 1900), ("pipe", "72 150 310 540"),
                  ("mechanical", 0.08), ("hiss", 0.06)), 0.5),
    "bus": Engine("motor", -15, 4, 24, 72, 5, 24, (("bright", 1500), ("pipe", "48 96 190 420"),
                  ("mechanical", 0.3), ("uneven", 0.35), ("cylinders", 6)), 0.5),
    "truck": Engine("motor", -14, 4, 22, 74, 6, 24, (("bright", 1700), ("pipe", "44 92 180 390"),
                    ("mechanical", 0.4), ("uneven", 0.4), ("cylinders", 6)), 0.6),
    "motorcycle": Engine("motor", -15, 2, 26, 150, 5, 40, (("bright", 3600), ("cylinders", 2),
                         ("pipe", "110 240 520 980"), ("uneven", 0.35), ("mechanical", 0.15)), 0.2),
    "motorboat": Engine("motor", -16, 3, 30, 130, 1, 16, (("bright", 1600), ("uneven", 0.3),
                        ("pipe", "85 170 330 600"), ("hiss", 0.35), ("mechanical", 0.1))),
    "ship": Engine("motor", -8, 15, 7, 15, 1, 10, (("bright", 420), ("pipe", "38 61 90 150"),
                   ("uneven", 0.2), ("cylinders", 6), ("mechanical", 0.05), ("hiss", 0.3))),
    "propeller_plane": Engine("motor", 0, 10, 52, 96, 1, 60, (("bright", 2300), ("cylinders", 3),
                              ("pipe", "95 190 370 700"), ("uneven", 0.12), ("hiss", 0.3))),
    "drone": Engine("motor", -24, 1.5, 170, 230, 1, 15, (("bright", 5200), ("uneven", 0.03),
                    ("pipe", "340 680 1400 2600"), ("mechanical", 0.05), ("jitter", 0.02))),
    "saucer": Engine("motor", -18, 5, 58, 96, 1, 40, (("bright", 900), ("uneven", 0.0),
                     ("pipe", "116 174 233 350"), ("mechanical", 0), ("whine", 0.35),
                     ("whine_ratio", 7.5), ("jitter", 0.004))),
    "airplane": Engine("jet", 8, 30, told=(("edge", 1300), ("whine", 2700), ("whine_share", 0.1),
                       ("room", 0), ("tear", 0.12))),
    "rocket": Engine("jet", 12, 40, told=(("edge", 480), ("tear", 0.9), ("deep", 24), ("room", 0))),
    "balloon": Engine("jet", -20, 6, told=(("edge", 1900), ("tear", 0.05), ("deep", 160),
                      ("room", 0))),
    "helicopter": Engine("blades", 2, 12, 11, 13.5, 1, 50, (("turbine", 2100), ("slap", 1.1))),
}  # fmt: skip


def running(kind: str, sort: str, course: Course, chance: Chance) -> Sound:
    """What something does all along (n,), mono, as long as its course, from 2.5 m at level 1.
    What is unknown is a soft noise."""
    made = _KINDS.get(kind, _unknown)(sort, course, chance)
    whole = np.zeros(samples(course.seconds), np.float32)
    count = min(len(whole), len(made))
    whole[:count] = made[:count]
    return whole


def nearest(kind: str, sort: str) -> float:
    """How near it comes at most, in metres: what is large is heard from all its length."""
    engine = ENGINES.get(sort)
    if kind == "engine" and engine is not None:
        return engine.near
    return 8.0 if sort == "train" else 0.8


def _engine(sort: str, course: Course, chance: Chance) -> Sound:
    if sort == "train":
        return _train(course, chance)
    what = ENGINES.get(sort, ENGINES["car"])
    told = dict(what.told)
    if what.most:
        strokes = firing(what, course.speed) * course.pace
        told["rate"] = _points(course.times + _LEAD, strokes)
    made = _cut(raw_cue(what.maker, told, course.seconds + 2 * _LEAD, chance), course)
    made = made / np.float32(max(rms(made), 1e-9))
    speeds = np.clip(course.speeds() / what.fast, 0, 1)
    made *= (0.45 + 0.55 * speeds).astype(np.float32)[: len(made)]
    if what.tyres:
        road = texture(len(made), chance, hill(260, 2400, 2)) * (what.tyres * speeds[: len(made)])
        made = made + road.astype(np.float32)
    return made * np.float32(decibels(what.gain))


def firing(what: Engine, speed: NDArray[np.float64]) -> NDArray[np.float64]:
    """Strokes a second at a speed: within a gear they rise with it, a higher gear lets them down
    again by a third."""
    share = np.clip(np.abs(speed) / what.fast, 0, 1)
    if what.gears == 1:
        return np.asarray(what.idle + (what.most - what.idle) * share)
    tops = np.geomspace(1 / (1.55 ** (what.gears - 1)), 1.0, what.gears)
    gear = np.minimum(np.searchsorted(tops, share), what.gears - 1)
    return np.asarray(np.maximum(what.idle, 0.8 * what.most * share / tops[gear] + 0.001))


def _train(course: Course, chance: Chance) -> Sound:
    """Rumble, and two clacks for each bogie at every joint of the rails, 20 m apart."""
    speeds = np.abs(course.speeds())
    way = np.cumsum(speeds) / RATE
    fast = np.clip(speeds / 20, 0, 1.2)
    made = texture(len(way), chance, hill(45, 600, 3)) * fast
    hits = np.zeros(len(way), np.float32)
    for axle in (0.0, 2.5, 14.0, 16.5):
        hits[np.flatnonzero(np.diff(np.floor((way + axle) / 20)) > 0)] += chance.uniform(0.7, 1)
    pitches = np.array([190.0, 410, 760, 1280, 2300])
    fades = np.array([0.12, 0.09, 0.06, 0.05, 0.03])
    clack = modes(pitches, fades, np.array([1, 0.8, 0.7, 0.5, 0.3]), 0.2)
    made += 3.0 * convolved(hits, clack)[: len(way)] * np.minimum(fast + 0.2, 1)
    made += 0.25 * texture(len(way), chance, hill(80, 320, 3))
    return np.asarray(made * decibels(-7), np.float32)


def _wheels(sort: str, course: Course, chance: Chance) -> Sound:
    """A bicycle's freewheel ticks and its tyres hiss; carts rattle, boards roar."""
    speeds = np.abs(course.speeds())
    if sort == "skateboard":
        return skateboard(speeds, chance)
    share = np.clip(speeds / 6, 0, 1.5).astype(np.float32)
    bicycle = sort in ("bicycle", "bike", "tricycle", "unicycle")
    made = piece("sand" if bicycle else "gravel", len(speeds), chance) * 0.5 * share
    made += 0.6 * texture(len(speeds), chance, hill(90, 700 if bicycle else 1100, 3)) * share
    teeth = np.flatnonzero(np.diff(np.floor(np.cumsum(speeds) / RATE * (9 if bicycle else 3))) > 0)
    ticks = np.zeros(len(speeds), np.float32)
    ticks[teeth] = chance.uniform(0.5, 1, len(teeth))
    pitches = (2600.0, 4300.0, 6100.0) if bicycle else (310.0, 640.0, 1500.0)
    tick = modes(np.array(pitches), np.full(3, 0.02 if bicycle else 0.07), np.ones(3), 0.08)
    made += 1.2 * convolved(ticks, tick)[: len(speeds)]
    return made * np.float32(decibels(-32 if bicycle else -28))


def _runners(sort: str, course: Course, chance: Chance) -> Sound:
    return runners(np.abs(course.speeds()), chance)


def _fire(sort: str, course: Course, chance: Chance) -> Sound:
    if sort in ("dragon", "rocket", "explosion"):
        roar = texture(samples(course.seconds), chance, hill(60, 900, 3))
        hiss = texture(len(roar), chance, hill(900, 5000, 2))
        unrest = 1 + 0.35 * wander(len(roar), 11, chance)
        return np.asarray((roar + 0.35 * hiss) * unrest * decibels(-14), np.float32)
    small = sort in ("candle", "torch", "match")
    made = 0.5 * texture(samples(course.seconds), chance, hill(35, 260, 3))
    made *= 1 + 0.5 * wander(len(made), 6, chance)
    made += 0.06 * texture(len(made), chance, hill(600, 5000, 2))
    snaps = _snaps(chance)
    for at in arrivals(9.0 if small else 38.0, course.seconds - 0.03, chance):
        loud = np.float32(min(1.2 * chance.pareto(1.5), 3.0 if small else 9.0))
        add(made, loud * snaps[chance.integers(len(snaps))], float(at))
    return made * np.float32(decibels(-46 if small else -34))


def _snaps(chance: Chance) -> list[Sound]:
    """Splinters that burst: clicks of a few milliseconds, from dull to sharp."""
    count = samples(0.012)
    fall = np.exp(-np.arange(count) / RATE / 0.0016).astype(np.float32)
    pitches = np.geomspace(700, 6000, 8)
    return [fall * texture(count, chance, hill(0.6 * one, 1.8 * one)) for one in pitches]


def _wings(sort: str, course: Course, chance: Chance) -> Sound:
    """Air that is pushed down at every beat: `speed` is beats a second."""
    beats = np.cumsum(np.maximum(course.speeds(), 0)) * course.pace / RATE
    large = sort == "dragon"
    push = np.maximum(np.sin(2 * np.pi * beats), 0) ** 2.5
    air = texture(len(beats), chance, hill(70, 700, 3) if large else hill(300, 3200, 3))
    made = air * push + (0.0 if large else 0.3) * piece("cloth", len(beats), chance) * push
    made *= np.minimum(course.speeds() * 2, 1)
    return np.asarray(made * decibels(-15 if large else -29), np.float32)


def _buzz(sort: str, course: Course, chance: Chance) -> Sound:
    pitch = {"bee": 215.0, "dragonfly": 42.0, "fly": 190.0, "mosquito": 520.0}.get(sort, 180.0)
    told: dict[str, float | str] = {"pitch": pitch * course.pace, "come": 0.3}
    made = _cut(raw_cue("wings", told, course.seconds + 2 * _LEAD, chance), course)
    return made * np.float32(decibels(-38) / max(rms(made), 1e-9))


def _water(
    gain: float, bubbles: float, rush: float, unrest: float
) -> Callable[[str, Course, Chance], Sound]:
    """Water that moves: `bubbles` a second that sing, and a `rush` between them, both swelling."""

    def made(sort: str, course: Course, chance: Chance) -> Sound:
        count = samples(course.seconds)
        swell = np.maximum(1 + unrest * wander(count, 1.6, chance), 0.05)
        sound = np.zeros(count, np.float32)
        for at in arrivals(bubbles, course.seconds, chance):
            radius = float(np.clip(0.0012 * (1 + chance.pareto(2.2)), 0.0012, 0.012))
            sing(sound, float(at), radius, float(chance.uniform(0.3, 1) * radius / 0.003))
        sound += np.float32(0.12 * rush) * texture(count, chance, hill(350, 4200, 4))
        sound = np.asarray(sound * swell, np.float32)
        return np.asarray(sound * (decibels(gain) / max(rms(sound), 1e-9)), np.float32)

    return made


def _sail(sort: str, course: Course, chance: Chance) -> Sound:
    """Cloth in the wind: a soft rush, and now and then it slaps."""
    count = samples(course.seconds)
    flap = np.maximum(wander(count, 7, chance) - 0.2, 0) ** 1.5
    slap = band(piece("cloth", count, chance), 120, 1800, 1) * flap
    made = 0.35 * texture(count, chance, hill(120, 900, 3)) + slap
    return np.asarray(made * decibels(-29), np.float32)


def _turning(sort: str, course: Course, chance: Chance) -> Sound:
    """A windmill or a fan: blades that pass, slowly."""
    time = np.arange(samples(course.seconds)) / RATE
    rate = (2.2 if sort == "windmill" else 9.0) * course.pace
    swish = (0.5 + 0.5 * np.sin(2 * np.pi * rate * time)) ** 3
    made = texture(len(time), chance, hill(150, 1600, 3)) * (0.15 + swish)
    return np.asarray(made * decibels(-27 if sort == "windmill" else -33), np.float32)


def _clock(sort: str, course: Course, chance: Chance) -> Sound:
    made = np.zeros(samples(course.seconds), np.float32)
    for beat, at in enumerate(np.arange(0.1, course.seconds, 0.5 / course.pace)):
        high = 1.0 if beat % 2 else 1.18
        tick = modes(np.array([1900.0, 3100, 5200]) * high, np.full(3, 0.03), np.ones(3), 0.05)
        start = samples(float(at))
        count = min(len(tick), len(made) - start)
        made[start : start + count] += tick[:count]
    return made * np.float32(decibels(-24))


def _unknown(sort: str, course: Course, chance: Chance) -> Sound:
    return texture(samples(course.seconds), chance, hill(120, 1500, 4)) * np.float32(decibels(-36))


_KINDS: dict[str, Callable[[str, Course, Chance], Sound]] = {
    "engine": _engine, "wheels": _wheels, "fire": _fire, "wings": _wings, "buzz": _buzz,
    "hull": _water(-28, 60, 1.0, 0.35), "lapping": _water(-37, 25, 0.25, 0.8),
    "swim": _water(-29, 60, 0.8, 0.6), "fountain": _water(-28, 130, 1.2, 0.1), "sail": _sail,
    "windmill": _turning, "rotor": _turning, "clock": _clock, "runners": _runners,
}  # fmt: skip


def _points(times: NDArray[np.float64], values: NDArray[np.float64]) -> str:
    """A curve as makers are told it."""
    return ", ".join(f"{at:.3f} {value:.3f}" for at, value in zip(times, values, strict=True))


def _cut(made: Sound, course: Course) -> Sound:
    """Without the second in which a maker begins, and that in which it ends."""
    return made[samples(_LEAD) : samples(_LEAD) + samples(course.seconds)]
