"""Single sounds here and there: any maker of cues, near and far, now and then; and talk."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, band, samples
from soracli.engines.signals.beds.weaving import levelled, moments, place, swelling
from soracli.engines.signals.living import hill, over_time, raised, rung, texture, wander
from soracli.engines.signals.makers import cleaned, raw_cue
from soracli.engines.signals.makers.rhythm import faster
from soracli.engines.signals.makers.settings import Settings
from soracli.engines.signals.makers.throats import VOWELS, between
from soracli.engines.signals.voiced import cycles, pulses, shaky, tract

KINDS = 3
PEAK = 8.0
"""How far the nearest single sound swings over the steady level of a layer."""


def scattered(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Some cue maker's `sound`, `rate` times a minute from all sides, told all other settings.

    Each is up to `vary` (a share) higher or lower, between `nearest` and 1 as loud as can be,
    `single` seconds long; `dull` hertz is what the air leaves of it, `echo` seconds the place. With
    `even` 1 they come like clockwork.
    """
    sound, rate = settings.text("sound", "bird"), settings.number("rate", 20)
    vary, single = settings.number("vary", 0.08), settings.number("single", 2.0)
    quietest, dull = settings.number("quietest", 0.15), settings.number("dull", 9000)
    even = settings.number("even", 0)
    echo, kinds = settings.number("echo", 0.8), int(settings.number("kinds", KINDS))
    inner = settings.rest()
    pool = []
    for _ in range(max(kinds, 1)):
        one = cleaned(raw_cue(sound, inner, single, chance), single)
        one = band(one, 0, dull, 1)
        pool.append(rung(one, echo, 0.4, chance))
    made = np.zeros((samples(seconds), 2), np.float32)
    longest = max(len(one) for one in pool) / RATE
    when = moments(rate / 60, longest, seconds, 0.75 * (1 - even), chance)
    if not np.any((when > 0) & (when < 0.7 * seconds)):  # what was asked for is heard at least once
        when = np.append(when, seconds * chance.uniform(0.1, 0.5))
    for at in when:
        one = pool[chance.integers(len(pool))]
        if vary:
            one = faster(one, float(np.exp(vary * chance.standard_normal())))
        level = quietest ** float(chance.uniform(0, 1))
        place(made, one, float(at), float(chance.uniform(-0.9, 0.9)), 2 * PEAK * level)
    return made


def murmur(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """People talking all around and no word of it: `voices` at a time; `far` hertz is what is
    left of the treble, `lively` how much the talk swells."""
    voices, far = settings.number("voices", 7), settings.number("far", 3200)
    lively = settings.number("lively", 0.2)
    rate, count = RATE // 4, samples(seconds)
    pool = [_talk(3.0, size, pitch, chance) for size, pitch in ((1, 110), (0.86, 205), (0.95, 140))]
    pool.append(_talk(3.0, 0.84, 185.0, chance))
    made = np.zeros((count // 4 + 64, 2), np.float32)
    for at in moments(voices / 1.6, 3, seconds, 0.6, chance):
        one = pool[chance.integers(len(pool))]
        first = int(chance.integers(0, len(one) // 2))
        piece = one[first : first + int(chance.uniform(0.8, 2.2) * rate)]
        piece = faster(piece, float(np.exp(0.07 * chance.standard_normal())))
        swell = np.sin(np.pi * (np.arange(len(piece)) + 0.5) / len(piece)) ** 0.3
        piece = np.asarray(piece * swell, np.float32)
        level = float(0.3 ** chance.uniform(0, 1.4))
        place(made, piece, float(at) / 4, float(chance.uniform(-0.9, 0.9)), level)
    sides = [raised(made[:, side], 4, count) for side in range(2)]
    heard = band(np.stack(sides, axis=1), 150, min(far, 5500), 1)
    return levelled(heard * swelling(count, 0.4, lively, chance))


def _talk(seconds: float, size: float, pitch: float, chance: np.random.Generator) -> Sound:
    """A voice that says nothing, at a quarter of the rate."""
    count = samples(seconds)
    time = np.arange(count) / RATE
    number = int(seconds * 5.5)
    steps = np.cumsum(np.exp(0.3 * chance.standard_normal(number)) / 4.8)
    vowels = np.array([VOWELS[one] for one in chance.choice(list(VOWELS), number)], float)
    tube = [between(steps, vowels[:, number]) for number in range(3)]
    beat = np.interp(time, steps, np.arange(number))
    loud = np.interp(time, steps, chance.uniform(0.25, 1, number))
    melody = pitch * np.exp(0.14 * np.asarray(wander(count, 2.5, chance)))
    glide = shaky(melody, 0.01, chance)
    source = pulses(cycles(glide), glide, 5000) / np.sqrt(5000 / pitch)
    hiss = 0.3 * texture(count, chance, hill(1800, 5500)) * np.cos(np.pi * beat) ** 8
    spoken = source * np.abs(np.sin(np.pi * beat)) ** 0.6 + hiss
    voice = over_time((spoken * loud).astype(np.float32), tract(tube, [90, 120, 170], 6, size))
    return levelled(band(voice, 0, 5400, 4)[::4].copy())


MAKERS = {"scattered": scattered, "murmur": murmur}
