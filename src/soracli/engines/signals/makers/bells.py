"""Struck things that ring by named partials: bells, chimes, gongs, cymbals, glasses."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, add, modes, samples
from soracli.engines.signals.living import Floats, hill, rung, texture
from soracli.engines.signals.makers.rhythm import decay, rhythm
from soracli.engines.signals.makers.settings import Settings

SHAPES: dict[str, tuple[str, str, str]] = {
    # partials as ratios, their levels, and how long each rings as a share
    # hum, prime, tierce, quint, nominal and on: Rossing, Science of Percussion Instruments, ch. 11
    "church": (
        "0.5 1 1.19 1.5 2 2.51 2.66 3.01 4.17 5.43 6.8",
        "0.7 0.6 0.8 0.25 1 0.4 0.35 0.4 0.3 0.2 0.12",
        "1.6 1 0.8 0.6 0.62 0.4 0.36 0.34 0.22 0.14 0.1",
    ),
    "hand": ("1 2 2.4 3 4.5 5.33 6.7", "1 0.5 0.2 0.6 0.3 0.2 0.1", "1 0.6 0.5 0.5 0.3 0.2 0.15"),
    "ship": (
        "0.5 1 1.2 1.52 2 2.74 3.76 4.9 6.3",
        "0.3 0.7 0.9 0.4 1 0.7 0.6 0.4 0.3",
        "1.4 1 0.8 0.7 0.7 0.5 0.4 0.3 0.2",
    ),
    # a free bar: (2 n + 1)^2
    "bar": ("1 2.756 5.404 8.933 13.34", "1 0.5 0.3 0.15 0.08", "1 0.5 0.28 0.16 0.1"),
    "tuned bar": ("1 3.98 9.2 16.2", "1 0.35 0.1 0.04", "1 0.35 0.15 0.1"),
    # a wine glass: n^2 of its rim modes, the second first
    "glass": ("1 2.32 4.25 6.63 9.38 12.6", "1 0.75 0.6 0.4 0.3 0.2", "1 0.8 0.6 0.5 0.4 0.3"),
    "tube": ("1 2.76 5.4 8.93 2 0.63", "0.5 0.9 0.7 0.4 1 0.15", "1 0.8 0.6 0.4 1 0.6"),
    "bowl": ("1 2.83 5.42 8.7 12.5", "1 0.8 0.5 0.25 0.1", "1 0.7 0.5 0.3 0.2"),
}


def bell(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """A bell of a `shape` at `pitch` hertz that rings for `ring` seconds, struck `count` times.

    `pitches` strikes several in turn. `hard` (0 to 1) is the clapper; every partial is a pair that
    beats `beat` times a second, as in a bell that isn't quite round.
    """
    ratios, levels, rings = (
        np.array(part.split(), float) for part in SHAPES[settings.text("shape", "hand")]
    )
    pitches = settings.numbers("pitches", settings.text("pitch", "880"))
    ring, hard = settings.number("ring", 2.0), settings.number("hard", 0.5)
    beat, room = settings.number("beat", 0.8), settings.number("room", 0.0)
    made = np.zeros(samples(seconds), np.float32)
    strength = levels * ratios ** (0.9 * (hard - 0.5))
    long = min(ring * float(rings.max()) * 1.1, seconds)
    struck = {}
    for pitch in dict.fromkeys(pitches.tolist()):
        one = doubled(pitch * ratios, ring * rings, strength, beat, long, chance)
        add(one, 0.25 * hard * float(np.max(np.abs(one))) * clapper(hard, pitch, chance), 0)
        struck[pitch] = one
    for turn, (at, level) in enumerate(rhythm(settings, seconds, chance)):
        add(made, level * struck[float(pitches[turn % len(pitches)])], at)
    return rung(made, room, 0.35, chance) if room else made


def doubled(
    pitches: Floats, rings: Floats, levels: Floats, beat: float, seconds: float,
    chance: np.random.Generator,
) -> Sound:  # fmt: skip
    """Partials as pairs that lie `beat` hertz apart."""
    apart = beat * chance.uniform(0.4, 1.2, len(pitches)) / 2
    both = modes(pitches - apart, rings, levels * 0.6, seconds)
    return both + modes(pitches + apart, rings * 0.92, levels * 0.4, seconds)


def clapper(hard: float, pitch: float, chance: np.random.Generator) -> Sound:
    """The noise of what strikes, peak about 1."""
    count = samples(0.02)
    low = min(2.0 * pitch, 6000.0)
    return texture(count, chance, hill(low, 3000 + 9000 * hard)) * decay(count, 0.018).astype(
        np.float32
    )


def gong(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """A gong or a cymbal: a cloud of partials between `low` and `high` hertz, the upper ones
    waking later (`bloom` seconds) and dying sooner, struck in a `rhythm`."""
    low, high = settings.number("low", 60), settings.number("high", 6000)
    ring, bloom = settings.number("ring", 6), settings.number("bloom", 0.3)
    crowd, slope = settings.number("partials", 90), settings.number("slope", 3)
    hiss = settings.number("hiss", 0.1)
    made = np.zeros(samples(seconds), np.float32)
    for at, level in rhythm(settings, seconds, chance):
        long = seconds - at
        time = np.arange(samples(long)) / RATE
        pitches = low * (high / low) ** np.sort(chance.uniform(0, 1, int(crowd)))
        one = np.zeros(len(time))
        for pitch in pitches:
            share = np.log(pitch / low) / np.log(high / low)
            dying = ring * (1 - 0.72 * share)
            heard = time[: samples(1.2 * dying)]
            wake = 1 - np.exp(-heard / (1e-3 + bloom * share))
            fall = np.exp(-6.9 * heard / dying)
            gain = (pitch / low) ** (-slope / 6) * chance.uniform(0.4, 1)
            turn = 2 * np.pi * (pitch * heard + chance.uniform())
            one[: len(heard)] += gain * wake * fall * np.sin(turn)
        sizzle = texture(len(time), chance, hill(high / 4, high * 2)) * decay(len(time), ring / 3)
        one = one / max(float(np.max(np.abs(one))), 1e-9)
        add(made, (level * (one + hiss * sizzle)).astype(np.float32), at)
    return made


def sparkle(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Many tiny bells that run up or down: `low` to `high` hertz, `rate` a second."""
    low, high = settings.number("low", 1500), settings.number("high", 7000)
    rate, ring = settings.number("rate", 22), settings.number("ring", 0.9)
    length = min(settings.number("length", seconds * 0.6), seconds)
    made = np.zeros(samples(seconds), np.float32)
    for step in range(int(rate * length)):
        at = (step + chance.uniform(-0.3, 0.3)) / rate
        pitch = low * (high / low) ** np.clip(at / length + 0.12 * chance.standard_normal(), 0, 1.1)
        ratios, levels, rings = (np.array(part.split(), float) for part in SHAPES["bar"])
        one = modes(pitch * ratios, ring * rings, levels, min(ring, seconds - at))
        add(made, chance.uniform(0.3, 1) * one, max(at, 0))
    return rung(made, 1.2, 0.3, chance)


MAKERS = {"bell": bell, "gong": gong, "sparkle": sparkle}
