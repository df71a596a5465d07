"""Small things close by: keys, a pen, pages, and mouths that sip, munch and lap."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, add, band, decibels, faded, modes, samples
from soracli.engines.signals.living import hill, texture
from soracli.engines.signals.splashing import sing
from soracli.engines.signals.textures import piece

Chance = np.random.Generator
_BITE, _LAPS = 0.42, 0.27
"""Seconds from one bite, and from one stroke of a tongue, to the next."""


def key(chance: Chance) -> Sound:
    """A key of a keyboard (n,): it is pressed down and clicks, and comes up again more softly."""
    made = np.zeros(samples(0.16), np.float32)
    high = float(chance.uniform(0.85, 1.2))
    for at, loud in ((0.0, 1.0), (float(chance.uniform(0.06, 0.1)), 0.35)):
        click = modes(np.array([820.0, 2300, 4100]) * high, np.full(3, 0.02), np.ones(3), 0.05)
        tap = texture(len(click), chance, hill(900, 6500)) * _decay(len(click), 0.005)
        add(made, np.asarray(loud * (0.5 * click / np.abs(click).max() + tap), np.float32), at)
    return _peaking(made, -24 + 3 * float(chance.uniform(-1, 1)))


def pen(seconds: float, chance: Chance) -> Sound:
    """A pen on paper (n,): strokes that come and go as letters do."""
    count = samples(max(seconds, 0.08))
    time = np.arange(count) / RATE
    strokes = np.abs(np.sin(np.pi * (5.5 * time + chance.uniform()))) ** 0.7
    scratch = band(piece("paper", count, chance), 1800, 9000, 1) * 0.5
    scratch += 0.5 * texture(count, chance, hill(2200, 7500))
    return faded(_peaking((scratch * strokes).astype(np.float32), -31), 0.01, 0.03)


def page(seconds: float, chance: Chance) -> Sound:
    """A page that is turned (n,): it bends, sweeps over, and lies down."""
    count = samples(max(seconds, 0.3))
    part = np.arange(count) / count
    swell = np.sin(np.pi * np.clip(part / 0.85, 0, 1)) ** 1.6
    made = (piece("paper", count, chance) * (0.25 + swell)).astype(np.float32)
    made += (texture(count, chance, hill(700, 5000)) * swell * 0.6).astype(np.float32)
    down = texture(samples(0.05), chance, hill(250, 3000)) * _decay(samples(0.05), 0.012)
    add(made, np.asarray(1.6 * down, np.float32), 0.85 * count / RATE)
    return faded(_peaking(made, -23), 0.03, 0.04)


def sip(seconds: float, chance: Chance) -> Sound:
    """Somebody sips (n,): air and a little water, and it is swallowed."""
    count = samples(max(seconds, 0.3))
    part = np.arange(count) / count
    drawn = np.sin(np.pi * np.clip(part / 0.6, 0, 1)) ** 1.4
    flutter = 0.6 + 0.4 * np.sin(2 * np.pi * chance.uniform(26, 34) * part * count / RATE)
    made = (texture(count, chance, hill(1700, 5600)) * drawn * flutter).astype(np.float32)
    for radius in (0.0075, 0.0055):
        late = 0.68 + 0.1 * float(chance.random())
        sing(made, late * count / RATE, radius, float(chance.uniform(1.2, 2.0)))
    return faded(_peaking(made, -25), 0.01, 0.05)


def munch(seconds: float, chance: Chance) -> Sound:
    """Somebody eats (n,): bites that crunch, softer each time as there is less to crunch."""
    made = np.zeros(samples(max(seconds, 0.3)), np.float32)
    at = 0.0
    while at < seconds - 0.15:
        long = samples(0.17)
        crunch = band(piece("gravel", long, chance), 500, 5200, 1) * _decay(long, 0.05)
        wet = texture(long, chance, hill(300, 1800)) * _decay(long, 0.07)
        add(made, np.asarray(np.exp(-0.6 * at) * crunch + 0.5 * wet, np.float32), at)
        at += _BITE * float(chance.uniform(0.85, 1.15))
    return faded(_peaking(made, -26), 0.002, 0.05)


def lap(seconds: float, chance: Chance) -> Sound:
    """An animal laps (n,): a tongue in water, again and again."""
    made = np.zeros(samples(max(seconds, 0.3)), np.float32)
    at = 0.0
    while at < seconds - 0.1:
        slap = texture(samples(0.05), chance, hill(600, 4200)) * _decay(samples(0.05), 0.012)
        add(made, np.asarray(slap, np.float32), at)
        sing(made, at + 0.02, float(chance.uniform(0.0022, 0.004)), 1.4)
        at += _LAPS * float(chance.uniform(0.9, 1.1))
    return faded(_peaking(made, -27), 0.002, 0.04)


def _decay(count: int, seconds: float) -> Sound:
    return np.exp(-np.arange(count) / RATE / seconds).astype(np.float32)


def _peaking(sound: Sound, gain: float) -> Sound:
    peak = max(float(np.abs(sound).max(initial=0)), 1e-9)
    return np.asarray(sound * np.float32(decibels(gain) / peak), np.float32)
