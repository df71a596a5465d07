"""Things that hit each other: modes of both, excited by how long they touch.

A body rings in its modes (`substances`); which of them depends on the time of contact, after Hertz:
the softer of both, the heavier and the slower, the longer they touch and the duller it is. Modes
are made once for a substance and a size; a strike weighs them anew, as no two strikes meet a body
at the same point.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from soracli.engines.signals.basics import RATE, Sound, decibels, samples
from soracli.engines.signals.substances import Timbre, timbre
from soracli.engines.signals.textures import piece

GROUND = 2.5
"""The size in metres that a floor or a wall sounds like."""
_LONGEST = 1.2
_HELD = 1.3
_LIVELY = 0.01
_MORE = 14


def strike(
    materials: tuple[str, str],
    impulse: float,
    size: float,
    mass: float,
    chance: np.random.Generator,
    other: float = GROUND,
) -> Sound:
    """Two bodies that meet, beginning at sample 0 (n,).

    `impulse` in newton seconds, `size` (metres) and `mass` (kilograms) of the first; `other` is the
    size of the second. It peaks at `strike_level`."""
    first, second = timbre(materials[0]), timbre(materials[1])
    touch = contact(materials, impulse, size, mass)
    sound = np.zeros(samples(_LONGEST), np.float32)
    fixed = other >= GROUND
    for name, body, long in ((materials[0], first, size), (materials[1], second, other)):
        still = fixed and body is second and long == other
        weight = body.ring * (0.25 if still else 1.0)
        _pour(sound, _rung(name, long, still, touch, chance), weight)
    _pour(sound, _touching(first, second, touch, chance), 0.5 * (first.rustle + second.rustle))
    _pour(sound, _thump(mass, touch), 0.06 * min(mass, 90.0) ** 0.6)
    level = strike_level(impulse) * decibels(max(first.gain + second.gain, -14.0))
    return _ending(sound * np.float32(level / max(float(np.abs(sound).max()), 1e-9)))


def strike_level(impulse: float) -> float:
    """The peak of an impulse in newton seconds: -16 dB at 1 N s, 7 dB more for ten times as much,
    bending towards -2 dB: a tick of a hundredth is heard, and a crash does not clip."""
    level = -16 + 7 * float(np.log10(max(impulse, 1e-5)))
    return decibels(level if level < -8 else -2 - 6 * float(np.exp(-(level + 8) / 6)))


def contact(materials: tuple[str, str], impulse: float, size: float, mass: float) -> float:
    """The seconds two bodies touch, after Hertz: 2.87 (m^2 / (R E^2 v))^(1/5)."""
    modulus = 1 / sum(1 / timbre(name).stiffness for name in materials)
    speed = max(impulse / max(mass, 1e-3), 0.02)
    radius = max(size, 0.02) / 4
    touch = 2.87 * (max(mass, 1e-3) ** 2 / (radius * modulus**2 * speed)) ** 0.2
    return float(np.clip(touch, 5e-5, 0.03))


def excited(frequency: NDArray[np.float64], touch: float) -> NDArray[np.float64]:
    """How much of each frequency a touch of some seconds excites: all below about 0.6 / touch."""
    return np.asarray((1 + (frequency * touch / 0.6) ** 2) ** -0.6)


@lru_cache(maxsize=24)
def _bank(name: str, size: float, still: bool) -> tuple[NDArray[np.float64], NDArray[np.float32]]:
    """The modes of a body: their frequencies (m,) and how they fade (m, n)."""
    body = timbre(name)
    lowest = body.pitch * (0.3 / float(np.clip(size, 0.02, 4.0))) ** 0.75
    pitches = lowest * np.array(body.ratios)
    if body.loss < _LIVELY:  # a large sheet has modes all the way up
        pitches = np.append(pitches, _higher(pitches[-1]))
    pitches = pitches[pitches < RATE / 2.4]
    held = _HELD * (0.12 if still else 1.0)
    fades = 1 / (body.loss * pitches / 2.2 + 1 / held)
    time = np.arange(samples(float(np.clip(fades.max(), 0.03, _LONGEST)))) / RATE
    turning = (-6.908 / fades + 2j * np.pi * pitches)[:, None] * time
    return pitches, np.exp(turning).imag.astype(np.float32)


def _higher(top: float) -> NDArray[np.float64]:
    count = int(np.clip(7 * np.log2(9500.0 / top), 0, _MORE))
    return np.geomspace(top * 1.1, 9500.0, count) if count else np.zeros(0)


def _rung(name: str, size: float, still: bool, touch: float, chance: np.random.Generator) -> Sound:
    pitches, fading = _bank_of(name, size, still)
    weights = chance.uniform(0.35, 1.0, len(pitches)) * excited(pitches, touch)
    weights *= np.arange(1, len(pitches) + 1) ** -0.25
    return weights.astype(np.float32) @ fading


def _bank_of(name: str, size: float, still: bool) -> tuple[NDArray[np.float64], Sound]:
    """The bank of the nearest size: steps of a quarter tone are enough."""
    return _bank(name, float(2 ** (round(np.log2(max(size, 0.02)) * 18) / 18)), still)


def _touching(first: Timbre, second: Timbre, touch: float, chance: np.random.Generator) -> Sound:
    """The noise of two surfaces that meet: as bright as the touch is short."""
    rough = first if first.rustle >= second.rustle else second
    long = 0.006 + 4 * touch + (0.09 if rough.rustle >= 0.8 else 0.0)
    count = samples(long)
    time = np.arange(count) / RATE
    burst = piece(rough.grain, count, chance) * np.exp(-5 * time / long)
    burst *= np.minimum(1, (time + 1 / RATE) / min(touch / 3, 0.001))
    dull = float(excited(np.array([2500.0]), touch)[0]) ** (0.4 if rough.rustle >= 0.8 else 0.6)
    return np.asarray(1.3 * dull * burst, np.float32)


@lru_cache(maxsize=64)
def _thumping(pitch: float) -> Sound:
    time = np.arange(samples(0.3)) / RATE
    phase = 2 * np.pi * pitch * (time + 0.35 * 0.02 * (1 - np.exp(-time / 0.02)))
    return np.asarray(np.sin(phase) * np.exp(-time / 0.032), np.float32)


def _thump(mass: float, touch: float) -> Sound:
    """The ground gives way a little: the heavier, the lower."""
    pitch = float(np.clip(105 * max(mass, 0.01) ** -0.16, 42, 190))
    return _thumping(round(pitch / 4) * 4.0) * np.float32(excited(np.array([pitch]), touch)[0])


def _pour(into: Sound, sound: Sound, gain: float) -> None:
    count = min(len(into), len(sound))
    into[:count] += np.float32(gain) * sound[:count]


def _ending(sound: Sound) -> Sound:
    """Without the silence at its end."""
    heard = np.flatnonzero(np.abs(sound) > 3e-5)
    if not len(heard):
        return sound[:1]
    count = int(heard[-1]) + 1
    last = min(count, 240)
    made = sound[:count].copy()
    made[count - last :] *= np.linspace(1, 0, last, dtype=np.float32)
    return made
