"""Knocks: a material that is hit, with its modes, its dullness and its repetitions."""

import numpy as np

from soracli.engines.signals.basics import Sound, add, faded, modes, samples
from soracli.engines.signals.living import Floats, hill, rung, texture
from soracli.engines.signals.makers.rhythm import decay, faster, rhythm, rise
from soracli.engines.signals.makers.settings import Settings

MATERIALS: dict[str, tuple[str, float, float]] = {
    # mode ratios; how fast upper modes die (power of the ratio); share of noise in the knock
    "wood": ("1 1.78 2.57 3.41 4.56 5.9 7.7 9.6", 0.9, 0.5),
    "metal": ("1 1.58 2.24 2.92 3.46 4.3 5.12 6.4 7.77 9.3 11.6", 0.35, 0.25),
    "glass": ("1 1.83 2.71 3.89 5.3 6.9 9.2 11.7", 0.5, 0.3),
    "stone": ("1 1.51 2.2 2.9 4.1 5.2 6.6", 0.7, 0.8),
    "ceramic": ("1 1.7 2.44 3.6 4.9 6.2 8.1", 0.6, 0.4),
    "plastic": ("1 1.63 2.5 3.3 4.4", 1.1, 0.7),
    "skin": ("1 1.59 2.14 2.3 2.65 2.92 3.16 3.5", 0.8, 0.5),  # a round membrane: Bessel zeros
    "body": ("1 1.4 1.9", 1.2, 0.9),
}


def knock(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """A body of `material` hit in a `rhythm`: lowest mode at `pitch` hertz, ringing `ring`
    seconds, `hard` (0 to 1) the hammer, `noise` the share of the slap, `thump` a low blow of
    `thump_pitch` hertz that sinks, `second` seconds to a softer second tap, `room` an echo."""
    one_long = min(settings.number("length", 1.5), seconds)
    one = faded(struck(settings, one_long, chance), 0, one_long / 3)
    second, vary = settings.number("second", 0), settings.number("vary", 0.03)
    softer = settings.number("softer", 0.6)
    room, wet = settings.number("room", 0), settings.number("wet", 0.35)
    made = np.zeros(samples(seconds), np.float32)
    for at, level in rhythm(settings, seconds, chance):
        hit = faster(one, float(np.exp(vary * chance.standard_normal())))
        add(made, level * hit, at)
        if second:
            add(made, softer * level * faster(one, 1.12), at + second)
    return rung(made, room, wet, chance) if room else made


def struck(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """One blow."""
    ratios, damping, slap = MATERIALS[settings.text("material", "wood")]
    pitch, ring = settings.number("pitch", 300), settings.number("ring", 0.2)
    hard, noisy = settings.number("hard", 0.5), settings.number("noise", slap)
    thump, deep = settings.number("thump", 0), settings.number("thump_pitch", 70)
    parts = np.array(ratios.split(), float) * chance.uniform(0.98, 1.02, len(ratios.split()))
    contact = 150 * (120.0**hard)
    levels = 1 / (1 + (pitch * parts / contact) ** 2) ** 0.5 / parts**0.25
    levels = levels * chance.uniform(0.5, 1, len(parts))
    body = modes(pitch * parts, ring / parts**damping, levels / levels.sum() * 2, seconds)
    count = len(body)
    hiss = texture(count, chance, hill(max(80, pitch / 2), contact, 2))
    short = 0.004 + 0.03 * (1 - hard) + 0.06 * ring
    made = body + noisy * 0.5 * hiss * decay(count, short)
    if thump:
        made = made + thump * blow(deep, count)
    return np.asarray(made * rise(count, 0.0006 + 0.004 * (1 - hard)), np.float32)


def blow(pitch: float, count: int) -> Floats:
    """A low blow whose pitch sinks by a third while it dies."""
    time = np.arange(count) / 48_000
    turn = pitch * (0.7 * time + 0.3 * 0.05 * (1 - np.exp(-time / 0.05)) * 3)
    return np.asarray(np.sin(2 * np.pi * turn) * np.exp(-time / (9 / pitch)))


def shatter(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Something breaks: a blow, then `shards` pieces of `material` between `low` and `high` hertz
    that ring for `ring` seconds and fall over `spread` seconds, hardly any of them at the end."""
    ratios, damping, slap = MATERIALS[settings.text("material", "glass")]
    low, high = settings.number("low", 1800), settings.number("high", 9000)
    ring, spread = settings.number("ring", 0.35), settings.number("spread", 0.5)
    shards, crack = int(settings.number("shards", 70)), settings.number("crack", 0.8)
    thump, deep = settings.number("thump", 0.4), settings.number("thump_pitch", 120)
    room = settings.number("room", 0.4)
    made = np.zeros(samples(seconds), np.float32)
    count = len(made)
    hiss = texture(count, chance, hill(low / 2, high * 1.6, 1)) * decay(count, 0.12 + ring / 3)
    made += (crack * 0.5 * hiss).astype(np.float32)
    made += (thump * blow(deep, count) * rise(count, 0.003)).astype(np.float32)
    parts = np.array(ratios.split(), float)[:5]
    late = np.minimum(chance.exponential(spread, shards), seconds * 0.9)
    for at in np.sort(late):
        pitch = low * (high / low) ** chance.uniform()
        level = 0.35 * np.exp(-at / (spread * 1.5)) * chance.exponential(0.8) * (low / pitch) ** 0.2
        long = min(ring * 1.3, seconds - at)
        add(made, level * modes(pitch * parts, ring / parts**damping, 1 / parts, long), at)
    return rung(made, room, 0.25, chance)


def drums(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """A roll on a drum: `rate` strokes a second under the curve `level`, closed by a stroke at
    `last` seconds. `snare` is the share of wires that rattle below."""
    rate, last = settings.number("rate", 17), settings.number("last", seconds * 0.85)
    level, snare = settings.curve("level", "0 0.3, 2 1"), settings.number("snare", 1.0)
    pitch, room = settings.number("pitch", 185), settings.number("room", 0.8)
    made = np.zeros(samples(seconds), np.float32)
    ratios = np.array(MATERIALS["skin"][0].split(), float)
    long = samples(0.35)
    wires = texture(long, chance, hill(1500, 9000)) * decay(long, 0.22) * rise(long, 0.002)
    skin = modes(pitch * ratios, 0.3 / ratios, 1 / ratios, 0.35)
    stroke = (skin + snare * wires).astype(np.float32)
    moments = np.arange(0, last - 0.12, 1 / rate)
    for turn, at in enumerate(moments):
        loud = float(level(np.array(at))) * (0.9 + 0.15 * (turn % 2)) * chance.uniform(0.8, 1.1)
        hit = faster(stroke, float(np.exp(0.03 * chance.standard_normal())))
        add(made, loud * hit, max(at + chance.uniform(-0.006, 0.006), 0))
    add(made, 1.3 * stroke, last)
    return rung(made, room, 0.25, chance)


MAKERS = {"knock": knock, "shatter": shatter, "drums": drums}
