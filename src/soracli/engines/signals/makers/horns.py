"""Steady tones: horns, whistles, sirens, beeps, and hums."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, add, samples
from soracli.engines.signals.living import (
    Floats,
    MovingGain,
    hill,
    over_time,
    rung,
    texture,
    wander,
)
from soracli.engines.signals.makers.moving import passing
from soracli.engines.signals.makers.rhythm import rhythm, rise
from soracli.engines.signals.makers.settings import Settings
from soracli.engines.signals.voiced import cycles, partials, pulses, shaky


def horn(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """One or several `pitches` blown together for `length` seconds, in a `rhythm`.

    `bright` is the highest frequency of the full tone: as in a brass it comes after the low ones,
    while the tone swells (`attack`). `breath` is the noise of the air, `drop` the share by which
    the pitch falls at the end, `bell` a resonance in hertz, `room` seconds of echo.
    """
    pitches = settings.numbers("pitches", "220")
    length, attack = settings.number("length", 1.0), settings.number("attack", 0.06)
    bright, breath = settings.number("bright", 2500), settings.number("breath", 0.05)
    drop, jitter = settings.number("drop", 0.02), settings.number("jitter", 0.002)
    release, room = settings.number("release", 0.12), settings.number("room", 0.0)
    bell, shake = settings.number("bell", 900), settings.number("shake", 0.0)
    count = samples(min(length, seconds))
    time = np.arange(count) / RATE
    swell = rise(count, attack) * rise(count, release)[::-1]
    one = np.zeros(count, np.float32)
    for pitch in pitches:
        bend = (
            1
            - 0.06 * np.exp(-time / max(attack / 2, 0.01))
            - drop * (1 - rise(count, release)[::-1])
        )
        glide = shaky(pitch * bend * (1 + shake * np.sin(2 * np.pi * 5.5 * time)), jitter, chance)
        one += pulses(cycles(glide) + chance.uniform(), glide, bright * 1.6)
    one = over_time(one, blown(time, swell, bright, bell))
    air = texture(count, chance, hill(0.8 * float(pitches.min()), bright * 2, 3))
    one += breath * float(np.std(one)) * air
    one *= (swell * (1 + 0.04 * wander(count, 6, chance))).astype(np.float32)
    made = np.zeros(samples(seconds), np.float32)
    for at, level in rhythm(settings, seconds, chance):
        add(made, level * one, at)
    return rung(made, room, 0.5, chance) if room else made


def blown(time: Floats, swell: Floats, bright: float, bell: float) -> MovingGain:
    """The gain of a horn: the fuller its tone, the brighter; its bell resonates at `bell` hertz."""

    def gain(at: Floats, frequency: Floats) -> Floats:
        edge = bright * (0.25 + 0.75 * np.interp(at, time, swell))
        ringing = 1 + 1.2 / (1 + ((frequency - bell) / (0.5 * bell)) ** 2)
        tilt = (np.maximum(frequency, 30) / 200) ** -0.35
        return np.asarray(ringing * tilt / (1 + (frequency / edge) ** 2))

    return gain


def tone(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """A tone along a `pitch` curve with harmonic `partials`, as loud as the curve `level`.

    `vibrato` and `tremolo` are shares, each with its `..._rate`; `square` cuts it into pulses so
    many times a second; `noise` is the share of hiss around it. Repeated in a `rhythm`, each
    `length` seconds; `pitches` gives every repetition a factor of its own.
    """
    pitch = settings.curve("pitch", "880", glide=True)
    level = settings.curve("level", "1")
    length = min(settings.number("length", seconds), seconds)
    levels = settings.numbers("partials", "1")
    attack, release = settings.number("attack", 0.005), settings.number("release", 0.02)
    vibrato, vibrato_rate = settings.number("vibrato", 0), settings.number("vibrato_rate", 6)
    tremolo, tremolo_rate = settings.number("tremolo", 0), settings.number("tremolo_rate", 8)
    hiss, room = settings.number("noise", 0), settings.number("room", 0)
    factors = settings.numbers("pitches", "1")
    jitter, doppler = settings.number("jitter", 0), settings.number("pass_speed", 0)
    near = settings.number("pass_near", 8)
    made = np.zeros(samples(seconds), np.float32)
    time = np.arange(samples(length)) / RATE
    envelope = rise(len(time), attack) * rise(len(time), release)[::-1] * level(time)
    envelope *= 1 - tremolo * (0.5 + 0.5 * np.cos(2 * np.pi * tremolo_rate * time))
    for turn, (at, loud) in enumerate(rhythm(settings, seconds, chance)):
        glide = pitch(time) * (1 + vibrato * np.sin(2 * np.pi * vibrato_rate * time))
        glide = shaky(glide * factors[turn % len(factors)], jitter, chance)
        one = partials(cycles(glide), glide, levels)
        if hiss:
            one += hiss * over_time(
                texture(len(time), chance, lambda f: np.ones_like(f)),
                lambda at, f: 1 / (1 + ((f - pitch(at)) / (0.25 * pitch(at))) ** 4),
            )
        add(made, (loud * envelope * one).astype(np.float32), at)
    made = passing(made, doppler, near, seconds / 2) if doppler else made
    return rung(made, room, 0.4, chance) if room else made


def hum(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """A machine at rest: partials of `pitch` with their levels, beating slowly, over a little
    noise between `low` and `high` hertz."""
    pitch, levels = settings.number("pitch", 50), settings.numbers("partials", "1 0.8 0.4 0.5 0.2")
    share, low = settings.number("noise", 0.3), settings.number("low", 100)
    high, click = settings.number("high", 1500), settings.number("rattle", 0)
    count = samples(seconds)
    made = np.zeros(count, np.float32)
    for number, level in enumerate(levels, 1):
        beat = 1 + 0.25 * wander(count, 0.7, chance)
        glide = pitch * number * (1 + 0.0008 * wander(count, 1, chance))
        made += level * beat * np.sin(2 * np.pi * (cycles(glide) + chance.uniform())).astype("f4")
    body = texture(count, chance, hill(low, high, 3))
    rattle = 1 + click * np.sin(2 * np.pi * cycles(np.full(count, pitch / 2.0)))
    made = made / max(float(np.std(made)), 1e-9) + share * body * rattle.astype(np.float32)
    ends = rise(count, 0.15) * rise(count, 0.2)[::-1]
    return np.asarray(made * ends, np.float32)


MAKERS = {"horn": horn, "tone": tone, "hum": hum}
