"""Short figures of notes: fanfares, chimes of devices, plucked runs."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, add, modes, samples
from soracli.engines.signals.living import Floats, hill, over_time, rung, texture
from soracli.engines.signals.makers.rhythm import decay, rise
from soracli.engines.signals.makers.settings import Settings
from soracli.engines.signals.voiced import cycles, partials, pulses, shaky


def notes(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Notes "0 392 0.2, 0.25 523 0.6" (second, hertz, length) played by an `instrument`: brass,
    pluck, chime, or beep. `players` play them together, a little apart; `room` is the echo."""
    text, instrument = settings.text("notes", "0 440 0.5"), settings.text("instrument", "beep")
    players, room = int(settings.number("players", 1)), settings.number("room", 0.8)
    ring = settings.number("ring", 1.2)
    made = np.zeros(samples(seconds), np.float32)
    for part in text.split(","):
        at, pitch, long = (float(number) for number in part.split())
        for _ in range(players):
            off = float(np.exp(0.003 * chance.standard_normal() * (players > 1)))
            late = abs(0.008 * chance.standard_normal()) * (players > 1)
            one = _note(instrument, pitch * off, long, min(ring, seconds), chance)
            add(made, one, at + late)
    return rung(made, room, 0.35, chance) if room else made


def _note(
    instrument: str, pitch: float, long: float, ring: float, chance: np.random.Generator
) -> Sound:
    if instrument == "brass":
        return _brass(pitch, long, chance)
    if instrument == "pluck":
        order = np.arange(1, 13, dtype=np.float64)
        return modes(pitch * order * (1 + 0.0002 * order**2), ring / order**0.7, 1 / order, ring)
    if instrument == "chime":
        ratios = np.array([1, 2.756, 5.4, 8.93])
        return modes(pitch * ratios, ring / ratios**0.8, np.array([1, 0.4, 0.15, 0.05]), ring)
    count = samples(long)
    glide = np.full(count, pitch)
    shape = rise(count, 0.004) * rise(count, 0.01)[::-1]
    return (shape * partials(cycles(glide), glide, np.array([1, 0.1, 0.15]))).astype(np.float32)


def _brass(pitch: float, long: float, chance: np.random.Generator) -> Sound:
    """A brass tone: the louder it is, the brighter."""
    count = samples(long + 0.08)
    time = np.arange(count) / RATE
    swell = rise(count, 0.045) * (0.8 + 0.2 * np.exp(-time / 0.15)) * rise(count, 0.09)[::-1]
    bend = 1 - 0.03 * np.exp(-time / 0.02) + 0.004 * np.sin(2 * np.pi * 5 * time) * rise(count, 0.4)
    glide = shaky(pitch * bend, 0.002, chance)
    tone = pulses(cycles(glide), glide, 9000) / np.sqrt(9000 / pitch)
    tone = tone + 0.02 * texture(count, chance, hill(pitch, 6000)) * decay(count, 0.2)

    def gain(at: Floats, frequency: Floats) -> Floats:
        now = np.interp(at, time, swell)
        return 1 / (1 + (frequency / (pitch * (1.2 + 5 * now))) ** 2)

    return np.asarray(over_time(np.asarray(tone, np.float32), gain) * swell, np.float32)


MAKERS = {"notes": notes}
