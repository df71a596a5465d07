"""Shots and explosions: a shock, a fireball of noise that sinks, debris, and what answers."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, add, convolved, samples
from soracli.engines.signals.living import Floats, arrivals, hill, over_time, tail, texture
from soracli.engines.signals.makers.rhythm import decay, rhythm, rise
from soracli.engines.signals.makers.settings import Settings
from soracli.engines.signals.makers.storms import blast_wave


def blast(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """A blast: an N wave of `shock` seconds, noise whose edge sinks from `bright` to `dark` hertz
    while it dies over `burn` seconds, `boom` the share of a sinking low tone of `deep` hertz,
    `debris` pieces that come down, `echo` seconds of answer with the share `wet`."""
    shock, fall = settings.number("shock", 0.002), settings.number("burn", 0.5)
    bright, dark = settings.number("bright", 9000), settings.number("dark", 300)
    boom, deep = settings.number("boom", 0.3), settings.number("deep", 60)
    debris, echo = settings.number("debris", 0), settings.number("echo", 1.5)
    wet, delay = settings.number("wet", 0.4), settings.number("delay", 0)
    whistle = settings.number("whistle", 0)
    count = samples(seconds)
    time = np.arange(count) / RATE
    noise = texture(count, chance, hill(25, 16000, 3)) * decay(count, fall)

    def fireball(at: Floats, frequency: Floats) -> Floats:
        edge = dark + (bright - dark) * np.exp(-np.maximum(at, 0) / (fall / 5))
        return 1 / (1 + (frequency / edge) ** 2)

    one = over_time(noise.astype(np.float32), fireball)
    one = one / max(float(np.max(np.abs(one))), 1e-9)
    one *= rise(count, 0.0004).astype(np.float32)
    sinking = deep * (time + 0.04 * (1 - np.exp(-time / 0.04)))
    one += (boom * np.sin(2 * np.pi * sinking) * decay(count, 1.2 * fall)).astype(np.float32)
    add(one, 0.9 * blast_wave(shock), 0.0)
    if debris:
        one += debris * rubble(seconds, fall, chance)
    made = np.zeros(count, np.float32)
    for at, level in rhythm(settings, seconds, chance):
        add(made, level * one, at + delay)
    if whistle:
        made += whistle * rocket_whistle(delay, count)
    answer = convolved(made, tail(echo, chance, 2500))[:count]
    return np.asarray(made + wet * answer, np.float32)


def rubble(seconds: float, after: float, chance: np.random.Generator) -> Sound:
    """Pieces that come down, most of them soon."""
    rate = 70 * np.exp(-np.linspace(0, seconds, 200) / (after + 0.6))
    made = np.zeros(samples(seconds), np.float32)
    grain = samples(0.05)
    for at in arrivals(np.asarray(rate), seconds, chance) + 0.1:
        pitch = chance.uniform(200, 2500)
        piece = texture(grain, chance, hill(pitch, 3 * pitch)) * decay(grain, 0.04)
        add(made, (0.12 * chance.exponential() * piece).astype(np.float32), at)
    return made


def rocket_whistle(until: float, count: int) -> Sound:
    """A firework going up: a whistle that falls a little and swells, until it bursts."""
    time = np.arange(count) / RATE
    turn = 2600 * time - 260 * time**2
    shape = np.clip(time / max(until, 1e-3), 0, 1) ** 0.7 * (time < until)
    warble = 1 + 0.4 * np.sin(2 * np.pi * 31 * time)
    return np.asarray(shape * warble * np.sin(2 * np.pi * turn), np.float32)


MAKERS = {"blast": blast}
