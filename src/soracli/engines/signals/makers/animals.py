"""Small singers: birds by their syllables, insects by their legs and wings."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, add, samples
from soracli.engines.signals.living import hill, over_time, rung, texture, wander
from soracli.engines.signals.makers.rhythm import rhythm, rise
from soracli.engines.signals.makers.settings import Settings
from soracli.engines.signals.voiced import cycles, partials, shaky


def bird(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """A phrase of syllables in a `rhythm`, each a whistle that slides.

    `song` lists them: "4200 5200 0.06 0.03, ..." is from 4200 to 5200 Hz in 0.06 s, then 0.03 s of
    rest. `trill` repeats the last one so often, `warble` bends every one by that share,
    `warble_rate` times a second, `vary` changes pitch from phrase to phrase, `partials` colour it.
    """
    song, trill = settings.text("song", "4200 5200 0.06 0.03"), int(settings.number("trill", 1))
    warble, rate = settings.number("warble", 0), settings.number("warble_rate", 40)
    vary, levels = settings.number("vary", 0.03), settings.numbers("partials", "1 0.08")
    breath, room = settings.number("breath", 0.02), settings.number("room", 0.6)
    parts = [[float(number) for number in one.split()] for one in song.split(",")]
    parts += [parts[-1]] * (trill - 1)
    made = np.zeros(samples(seconds), np.float32)
    for at, level in rhythm(settings, seconds, chance):
        key = float(np.exp(vary * chance.standard_normal()))
        for first, last, long, rest in parts:
            count = samples(long)
            part = np.arange(count) / max(count, 1)
            pitch = key * first * (last / first) ** (part**1.3)
            pitch = pitch * (1 + warble * np.sin(2 * np.pi * rate * part * long))
            shape = np.sin(np.pi * part**0.7) ** 0.8 * level * chance.uniform(0.75, 1)
            one = partials(cycles(pitch), pitch, levels)
            one += breath * texture(count, chance, hill(0.7 * first, 1.4 * first))
            add(made, (shape * one).astype(np.float32), at)
            at += long + rest * chance.uniform(0.9, 1.1)
    return rung(made, room, 0.22, chance) if room else made


def chirp(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """An insect that rubs: bursts of `count` chirps `gap` apart, each of `pulses` strokes,
    `rate` a second, of a tone at `pitch` hertz that is `narrow` (0: noise, 1: a pure tone)."""
    pitch, strokes = settings.number("pitch", 4600), int(settings.number("pulses", 3))
    rate, narrow = settings.number("rate", 28), settings.number("narrow", 0.95)
    length = strokes / rate
    count = samples(length)
    time = np.arange(count) / RATE
    made = np.zeros(samples(seconds), np.float32)
    for at, level in rhythm(settings, seconds, chance, 8):
        glide = shaky(np.full(count, pitch) * (1 - 0.02 * ((time * rate) % 1)), 0.002, chance)
        one = partials(cycles(glide), glide, np.array([1.0, 0.06, 0.02]))
        one = narrow * one + (1 - narrow) * texture(count, chance, hill(pitch * 0.6, pitch * 1.7))
        stroke = np.sin(np.pi * ((time * rate) % 1)) ** 1.6
        swell = np.minimum(1, 0.6 + 0.4 * (time * rate) / max(strokes - 1, 1))
        add(made, (level * stroke * swell * one).astype(np.float32), at)
    return made


def wings(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Something buzzes about: `pitch` beats of its wings a second, unsteady, coming and going
    `near` times a second."""
    pitch, unsteady = settings.number("pitch", 190), settings.number("unsteady", 0.05)
    come, bright = settings.number("come", 0.8), settings.number("bright", 2500)
    breath = settings.number("breath", 0.12)
    count = samples(seconds)
    path = wander(count, come, chance)
    glide = shaky(np.full(count, pitch) * (1 + 0.5 * unsteady * path), unsteady / 3, chance, 9)
    made = partials(cycles(glide), glide, 1 / np.arange(1, 24) ** 0.9)
    near = 1 / (1 + (path - 1.0) ** 2)
    buzz = over_time(
        made + breath * texture(count, chance, hill(300, 5000, 3)),
        lambda at, f: (f / 400) / np.sqrt(1 + (f / 400) ** 2) / (1 + (f / bright) ** 2),
    )
    return np.asarray(
        buzz * near * rise(count, 0.4 * seconds) * rise(count, 0.4 * seconds)[::-1], np.float32
    )


MAKERS = {"bird": bird, "chirp": chirp, "wings": wings}
