"""Moving air: whooshes, gusts, hisses, rushes and rumbles."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, add, samples
from soracli.engines.signals.living import Floats, hill, over_time, rung, texture, wander
from soracli.engines.signals.makers.moving import passing
from soracli.engines.signals.makers.rhythm import rhythm, rise
from soracli.engines.signals.makers.settings import Settings
from soracli.engines.signals.voiced import cycles


def air(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Noise around a `pitch` curve, `width` octaves wide, as loud as the curve `level`.

    `whistle` is the share of a thin tone on top of it, `unrest` how much it gusts (`pace` a
    second), `flutter` a share of `flutter_rate` beats a second, `floor` the share of noise that
    does not move, below `floor_edge` hertz. `pass_speed` drives it by. Repeated in a `rhythm`.
    """
    pitch, level = settings.curve("pitch", "600", glide=True), settings.curve("level", "1")
    width, whistle = settings.number("width", 1.2), settings.number("whistle", 0)
    unrest, pace = settings.number("unrest", 0), settings.number("pace", 3)
    flutter, beats = settings.number("flutter", 0), settings.curve("flutter_rate", "20")
    floor, edge = settings.number("floor", 0), settings.number("floor_edge", 300)
    speed, near = settings.number("pass_speed", 0), settings.number("pass_near", 10)
    length, room = min(settings.number("length", seconds), seconds), settings.number("room", 0)
    factors = settings.numbers("pitches", "1")
    count = samples(length)
    time = np.arange(count) / RATE
    moving = 1 + unrest * np.clip(wander(count, pace, chance), -1.8, 1.8) / 2
    made = np.zeros(samples(seconds), np.float32)
    for turn, (at, loud) in enumerate(rhythm(settings, seconds, chance)):
        factor = float(factors[turn % len(factors)])
        centre = pitch(time) * factor * moving
        one = _banded(texture(count, chance, _flat), time, centre, width)
        if whistle:
            sway = centre * (1 + 0.01 * wander(count, 8, chance))
            thin = np.sin(2 * np.pi * cycles(sway)) * (0.6 + 0.4 * wander(count, 5, chance))
            one = one + whistle * thin.astype(np.float32)
        if floor:
            one = one + floor * texture(count, chance, hill(25, edge, 3))
        beat = 1 - flutter * (0.5 + 0.5 * np.sin(2 * np.pi * cycles(beats(time))))
        shape = np.maximum(level(time), 0) * np.maximum(moving, 0.05) ** 2 * beat
        shape = shape * rise(count, 0.003) * rise(count, 0.01)[::-1]
        add(made, (loud * one * shape).astype(np.float32), at)
    made = passing(made, speed, near, seconds / 2) if speed else made
    return rung(made, room, 0.3, chance) if room else made


def _flat(frequency: Floats) -> Floats:
    return np.ones_like(frequency)


def _banded(sound: Sound, time: Floats, centre: Floats, width: float) -> Sound:
    """Noise of about RMS 1 in a bell-shaped band (in octaves) that follows a centre."""
    step = max(1, len(time) // 4000)
    knots, values = time[::step], centre[::step]

    def gain(at: Floats, frequency: Floats) -> Floats:
        middle = np.interp(at, knots, values)
        octaves = np.log2(np.maximum(frequency, 20.0) / middle)
        # wider above than below, as turbulence is; narrower bands are raised to the same power
        side = np.where(octaves > 0, 1.25, 0.8) * width
        power = RATE / 2 / np.maximum(middle * width, 50.0)
        return np.asarray(np.exp(-np.log(2) * (2 * octaves / side) ** 2 / 2) * np.sqrt(power))

    return over_time(sound, gain)


MAKERS = {"air": air}
