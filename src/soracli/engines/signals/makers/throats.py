"""Throats: a source that pulses, the tube above it, and breath. Calls of people and animals."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, add, samples
from soracli.engines.signals.living import Floats, hill, over_time, rung, texture, wander
from soracli.engines.signals.makers.rhythm import rhythm, rise
from soracli.engines.signals.makers.settings import Settings
from soracli.engines.signals.voiced import Curve, cycles, pulses, shaky, tract

VOWELS = {  # Peterson and Barney, 1952: the first three formants of men, in hertz
    "a": (730, 1090, 2440), "e": (530, 1840, 2480), "i": (270, 2290, 3010),
    "o": (570, 840, 2410), "u": (300, 870, 2240), "@": (500, 1350, 2450),
}  # fmt: skip


def call(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """A call of `length` seconds in a `rhythm`, `pitches` factors on each repetition.

    `pitch` is the curve of the voice in hertz, `level` its loudness, `f1` to `f4` the curves of
    the tube's resonances, `width` the bandwidth of the first (the others are wider), `slope` how
    dull it is (dB an octave), `size` how long the tube is. `breath` is the share of air (a curve),
    `rough` the depth of a growl `rough_rate` times a second, `jitter` an unsteady pitch, `vibrato`
    and `vibrato_rate` a steady tremble. `nose` takes a band out, at that frequency.
    """
    pitch, level = settings.curve("pitch", "200", glide=True), settings.curve("level", "1")
    usual = ("700", "1200", "2600", "3600")
    tube = [settings.curve(f"f{n}", value, glide=True) for n, value in enumerate(usual, 1)]
    width, slope = settings.number("width", 90), settings.number("slope", 6)
    size, breath = settings.number("size", 1), settings.curve("breath", "0.1")
    rough, rough_rate = settings.curve("rough", "0"), settings.curve("rough_rate", "45")
    jitter, highest = settings.number("jitter", 0.01), settings.number("highest", 9000)
    vibrato, trembles = settings.number("vibrato", 0), settings.number("vibrato_rate", 6)
    length, room = min(settings.number("length", seconds), seconds), settings.number("room", 0)
    wet, factors = settings.number("wet", 0.3), settings.numbers("pitches", "1")
    gain = tract(tube, [width, width * 1.3, width * 1.8, width * 2.5], slope, size)
    count = samples(length)
    time = np.arange(count) / RATE
    made = np.zeros(samples(seconds), np.float32)
    for turn, (at, loud) in enumerate(rhythm(settings, seconds, chance)):
        glide = pitch(time) * factors[turn % len(factors)]
        glide = glide * (1 + vibrato * np.sin(2 * np.pi * trembles * time + chance.uniform(0, 6)))
        source = voice(shaky(glide, jitter, chance), rough(time), rough_rate(time), highest, chance)
        air = texture(count, chance, hill(200, 9000, 2)) * breath(time)
        tone = (source * (1 - np.minimum(breath(time), 1)) + air).astype(np.float32)
        shape = np.maximum(level(time), 0) * rise(count, 0.004) * rise(count, 0.012)[::-1]
        one = over_time(tone, gain) * shape
        add(made, (loud * one).astype(np.float32), at)
    return rung(made, room, wet, chance) if room else made


def voice(
    pitch: Floats, rough: Floats, rate: Floats, highest: float, chance: np.random.Generator
) -> Floats:
    """Pulses of about RMS 1 at a pitch, some of them weaker: a growl of depth `rough`."""
    turns = cycles(pitch)
    source = pulses(turns, pitch, highest) / np.sqrt(np.maximum(highest / pitch, 1.0))
    if float(np.max(rough, initial=0)) <= 0:
        return np.asarray(source)
    beat = cycles(shaky(rate, 0.15, chance, 12))
    growl = 1 - rough * (0.5 + 0.5 * np.sin(2 * np.pi * beat)) ** 1.5
    return np.asarray(source * growl * (1 + 0.5 * rough * wander(len(pitch), 60, chance)))


def speech(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Somebody talks and no word can be made out: syllables of random vowels at `pitch` hertz,
    `pace` of them a second, in phrases with pauses; `size` is the throat (0.85 a woman's),
    `breath` the share of whisper."""
    pitch, pace = settings.number("pitch", 120), settings.number("pace", 4.6)
    size, slope = settings.number("size", 1), settings.number("slope", 6)
    breath = settings.number("breath", 0.04)
    count = samples(seconds)
    time = np.arange(count) / RATE
    number = int(seconds * pace) + 2
    steps = np.cumsum(np.exp(0.25 * chance.standard_normal(number)) / pace)
    loud = chance.uniform(0.4, 1, number) * (chance.uniform(size=number) > 0.12)
    accent = np.exp(0.16 * chance.standard_normal(number)) * (1.12 - 0.22 * (steps % 2.2) / 2.2)
    vowels = np.array([VOWELS[one] for one in chance.choice(list(VOWELS), number)], float)
    tube: list[Curve] = [between(steps, vowels[:, n]) for n in range(3)]
    beat = np.interp(time, steps, np.arange(number))
    syllable = np.interp(time, steps, loud) * np.sin(np.pi * (beat % 1)) ** 0.7
    glide = shaky(pitch * np.interp(time, steps, accent), 0.012, chance)
    tone = (1 - breath) * pulses(cycles(glide), glide, 6000) / np.sqrt(6000 / pitch)
    tone = tone + breath * texture(count, chance, hill(300, 9000))
    hiss = texture(count, chance, hill(2500, 7000)) * (np.cos(np.pi * (beat % 1)) ** 8)
    made = over_time((tone * syllable).astype(np.float32), tract(tube, [80, 110, 160], slope, size))
    share = 0.12 * float(np.max(np.abs(made), initial=0))
    return np.asarray(made + share * hiss * np.interp(time, steps, loud), np.float32)


def between(steps: Floats, values: Floats) -> Curve:
    """A curve through values at the seconds `steps`."""
    return lambda time: np.asarray(np.interp(time, steps, values))


MAKERS = {"call": call, "speech": speech}
