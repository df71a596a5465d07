"""When something repeats, and how loud each time."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, add, samples
from soracli.engines.signals.living import Floats
from soracli.engines.signals.makers.settings import Settings


def rhythm(
    settings: Settings, seconds: float, chance: np.random.Generator, count: float = 1
) -> list[tuple[float, float]]:
    """Seconds and levels of what is repeated.

    `at` lists the seconds themselves; else it is `count` times, `gap` seconds apart (both changed
    by the share `sway`, at random), each `fall` times as loud as the one before. `hurry` makes
    every gap that much longer or shorter than the last.
    """
    given = settings.text("at", "")
    number = int(settings.number("count", count))
    gap, hurry = settings.number("gap", 0.5), settings.number("hurry", 1.0)
    sway, fall = settings.number("sway", 0.04), settings.number("fall", 1.0)
    if given:
        moments = [float(part) for part in settings.numbers("at", "0")]
    else:
        steps = gap * hurry ** np.arange(max(number - 1, 0))
        steps = steps * np.exp(sway * chance.standard_normal(len(steps)))
        moments = [0.0, *np.cumsum(steps)]
    swing = np.exp(1.5 * sway * chance.standard_normal(len(moments)))
    return [
        (float(at), float(fall**turn * swing[turn]))
        for turn, at in enumerate(moments)
        if at < seconds
    ]


def laid(
    sound: Sound, moments: list[tuple[float, float]], seconds: float, pitch: Floats | None = None
) -> Sound:
    """A sound laid at all its moments; `pitch` are factors that each time is played faster by."""
    made = np.zeros(samples(seconds), np.float32)
    for turn, (at, level) in enumerate(moments):
        one = sound if pitch is None else faster(sound, float(pitch[turn % len(pitch)]))
        add(made, level * one, at)
    return made


def faster(sound: Sound, factor: float) -> Sound:
    """A sound played faster, and so higher, by a factor near 1."""
    at = np.arange(int(len(sound) / factor)) * factor
    return np.asarray(np.interp(at, np.arange(len(sound)), sound), np.float32)


def decay(count: int, seconds: float) -> Floats:
    """A fall by 60 dB in so many seconds, from 1, at `RATE`."""
    return np.asarray(np.exp(-6.908 / max(seconds, 1e-4) * np.arange(count) / RATE))


def rise(count: int, seconds: float) -> Floats:
    """From 0 to 1 in so many seconds without a corner, then 1."""
    made = np.ones(count)
    ramp = min(count, max(int(seconds * RATE), 1))
    made[:ramp] = np.sin(np.pi / 2 * np.arange(ramp) / max(seconds * RATE, 1)) ** 2
    return made
