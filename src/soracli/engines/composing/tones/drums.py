"""Percussion: membranes as fading partials, metal and wires as noise in bands."""

import functools

import numpy as np
from numpy.typing import NDArray

from soracli.engines.composing.tones.struck import damped
from soracli.engines.signals.basics import RATE, Sound, band, noise, samples

_MEMBRANE = (1.0, 1.594, 2.136, 2.296, 2.653)
"""Partials of a round membrane (Bessel zeros over the first)."""
_KETTLE = (1.0, 1.5, 1.98, 2.44, 2.9)
"""Those of timpani, which the kettle's air brings near a series of tones."""
BOOMS: dict[str, tuple[float, float, float, float, float]] = {
    "kick": (54, 0.28, 1.6, 0.10, 2500),
    "deep kick": (46, 0.4, 2.6, 0.06, 3500),
    "heart": (44, 0.3, 0.5, 0.02, 300),
    "low drum": (52, 1.5, 0.5, 0.05, 500),
    "impact": (38, 2.2, 1.2, 0.10, 1500),
    "tom": (105, 0.5, 0.4, 0.05, 1500),
}
"""Tone in hertz, time to -60 dB, how far it falls into it, level and height of the click."""
NOISES: dict[str, tuple[float, float, float, float]] = {
    "hat": (7000, 15000, 0.07, 0.001),
    "open hat": (6500, 15000, 0.45, 0.001),
    "shaker": (4200, 11000, 0.1, 0.02),
    "brush": (1600, 8000, 0.22, 0.03),
    "clap": (900, 3800, 0.22, 0.001),
    "crash": (2600, 15000, 2.6, 0.002),
    "cymbal": (3500, 14000, 1.6, 0.004),
    "tambourine": (6000, 14000, 0.22, 0.004),
}
"""Band in hertz, time to -60 dB, and rise in seconds."""
BARS: dict[str, tuple[tuple[float, ...], float]] = {
    "ride": ((3120, 4710, 5330, 6840, 8120, 9470, 11200), 0.9),
    "triangle": ((2730, 4310, 6890, 9120, 11800), 2.2),
    "block": ((1180, 2210, 3350), 0.11),
    "rim": ((480, 1620, 2450), 0.09),
    "tick": ((2400, 3900, 6100), 0.035),
}
"""Partials in hertz and their time to -60 dB."""


@functools.lru_cache(maxsize=128)
def drum(name: str, pitch: int, seconds: float) -> Sound:
    """One stroke, mono, its loudest part at RMS about 1. `seconds` matters to a swell alone."""
    chance = np.random.default_rng([len(name), *name.encode(), pitch])
    if name in BOOMS:
        made = _boom(*BOOMS[name], chance)
    elif name in NOISES:
        made = _hiss(name, chance)
    elif name in BARS:
        hertz, decay = BARS[name]
        levels = np.array(hertz) ** -0.3
        made = damped(np.array(hertz), decay * (hertz[0] / np.array(hertz)), levels,
                      samples(decay))  # fmt: skip
    elif name in ("snare", "gated snare", "snare roll"):
        made = _snare(name, chance)
    elif name in ("taiko", "high taiko"):
        made = _taiko(78.0 if name == "taiko" else 128.0, chance)
    elif name == "timpani":
        made = _timpani(pitch, chance)
    else:
        made = _swell(seconds, chance)
    loud = made[: samples(0.06)] if name != "swell" else made[-samples(0.06) :]
    sound = (made / max(float(np.sqrt(np.mean(loud**2))), 1e-9)).astype(np.float32)
    ends = min(samples(0.01), len(sound))
    sound[-ends:] *= np.linspace(1, 0, ends, dtype=np.float32)
    return sound


def _fading(count: int, decay: float, rise: float = 0.001) -> NDArray[np.float64]:
    time = np.arange(count) / RATE
    return np.asarray(np.minimum(time / max(rise, 1e-4), 1) * np.exp(-6.908 / decay * time))


def _boom(
    hertz: float,
    decay: float,
    fall: float,
    click: float,
    height: float,
    chance: np.random.Generator,
) -> NDArray[np.float64]:
    """A tone that falls in pitch, and the click of the beater."""
    count = samples(decay)
    time = np.arange(count) / RATE
    phase = 2 * np.pi * hertz * (time + fall * 0.03 * (1 - np.exp(-time / 0.03)))
    tone = np.sin(phase) * _fading(count, decay, 0.002)
    beater = band(noise(count, chance), height / 3, height, 1) * _fading(count, 0.05)
    return np.asarray(tone + click * beater)


def _hiss(name: str, chance: np.random.Generator) -> NDArray[np.float64]:
    low, high, decay, rise = NOISES[name]
    count = samples(decay)
    sound = band(noise(count, chance), low, high, 2).astype(np.float64)
    level = _fading(count, decay, rise)
    if name == "clap":  # several hands
        early = [_fading(count, 0.03) for _ in range(3)]
        level = level * 0.7
        for number, one in enumerate(early):
            start = samples(0.011 * number)
            level[start:] += one[: count - start]
    return sound * level


def _snare(name: str, chance: np.random.Generator) -> NDArray[np.float64]:
    decay = 0.55 if name == "gated snare" else 0.22
    count = samples(0.3 if name == "gated snare" else decay)
    wires = band(noise(count, chance), 1300, 9000, 1.5) * _fading(count, decay)
    skin = damped(np.array([185.0, 331.0]), np.array([0.16, 0.1]), np.ones(2), count)
    soft = 0.35 if name == "snare roll" else 1.0
    return np.asarray(wires + soft * 0.9 * skin)


def _taiko(hertz: float, chance: np.random.Generator) -> NDArray[np.float64]:
    ratios = np.array(_MEMBRANE)
    decays = 1.1 / ratios**1.2
    count = samples(1.1)
    skin = damped(hertz * ratios, decays, 1 / ratios, count)
    slap = band(noise(count, chance), 300, 2600, 1) * _fading(count, 0.09)
    return np.asarray(skin + 0.35 * slap)


def _timpani(pitch: int, chance: np.random.Generator) -> NDArray[np.float64]:
    hertz = 440.0 * 2 ** ((pitch - 69) / 12)
    ratios = np.array(_KETTLE)
    levels = np.array([1.0, 0.7, 0.4, 0.22, 0.12])
    count = samples(1.6)
    skin = damped(hertz * ratios, 1.6 / ratios**0.7, levels, count)
    return np.asarray(skin + 0.12 * band(noise(count, chance), 80, 600, 1) * _fading(count, 0.08))


def _swell(seconds: float, chance: np.random.Generator) -> NDArray[np.float64]:
    """A cymbal that grows and stops."""
    count = samples(seconds)
    level = np.linspace(0, 1, count) ** 2.6
    return np.asarray(band(noise(count, chance, 2), 1500, 12000, 1) * level)
