"""Rain on what it falls on, snow, fire: countless small blows over a hush."""

import numpy as np

from soracli.engines.signals.basics import Sound, modes, samples
from soracli.engines.signals.beds.weaving import levelled, strewn, swelling, wide
from soracli.engines.signals.living import hill, texture
from soracli.engines.signals.makers.rhythm import decay, rise
from soracli.engines.signals.makers.settings import Settings
from soracli.engines.signals.makers.waters import bubbles

KINDS = 8
SURFACES: dict[str, tuple[float, float, float, float, float]] = {
    # band of the drops (low, high), seconds a drop is heard, share of drops to hush, dullness
    "air": (1500, 9000, 0.006, 0.4, 2.0),
    "leaves": (1600, 6500, 0.012, 1.1, 2.5),
    "asphalt": (1800, 10000, 0.007, 0.7, 1.5),
    "roof": (350, 2600, 0.03, 1.4, 4.0),
    "glass": (1400, 5200, 0.016, 1.8, 3.0),
    "umbrella": (320, 2400, 0.018, 2.6, 4.0),
    "tent": (260, 1700, 0.03, 2.4, 4.5),
    "metal": (900, 6000, 0.06, 1.6, 2.0),
    "water": (900, 6000, 0.01, 0.5, 2.0),
}


def rain(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Rain: `drops` a second near by on a `surface`, over the hush of all the others, which
    reaches up to `bright` hertz."""
    surface, drops = settings.text("surface", "asphalt"), settings.number("drops", 220)
    bright, unrest = settings.number("bright", 9000), settings.number("unrest", 0.12)
    low, high, long, share, slope = SURFACES.get(surface, SURFACES["asphalt"])
    share = settings.number("share", share)
    count = samples(seconds)
    hush = wide(count, chance, hill(max(250, low / 2), min(bright, 1.4 * high), slope / 1.5), 0.9)
    hush *= swelling(count, 0.5, unrest, chance)
    near = strewn(drop_sounds(surface, low, high, long, chance), drops, seconds, chance, 0.9)
    return levelled(hush + share * levelled(near))


def drop_sounds(
    surface: str, low: float, high: float, long: float, chance: np.random.Generator
) -> list[Sound]:
    """A few kinds of drops on a surface."""
    if surface == "water":
        return bubbles(0.55, 2.2, 0.2)[:KINDS]
    made = []
    for middle in np.geomspace(low, high, KINDS):
        size = samples(long * 3)
        blow = texture(size, chance, hill(middle * 0.6, middle * 1.6)) * decay(size, long * 2.4)
        if surface in ("metal", "glass", "roof", "tent", "umbrella"):
            body = modes(
                middle * np.array([1, 1.62, 2.45]), long * np.array([2.5, 1.6, 1]),
                np.array([1, 0.6, 0.4]), long * 3,
            )  # fmt: skip
            blow = 0.5 * blow + 1.3 * body
        made.append((blow * rise(size, 0.0006)).astype(np.float32))
    return made


def fire(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """A fire: `rate` crackles a second, few of them big, over a low flutter below `deep` hertz
    (`roar` is its share)."""
    rate, deep = settings.number("rate", 26), settings.number("deep", 240)
    roar, big = settings.number("roar", 0.35), settings.number("snaps", 1.1)
    count = samples(seconds)
    small, snaps = [], []
    for middle in np.geomspace(900, 8500, KINDS):
        size = samples(0.012)
        small.append(
            (texture(size, chance, hill(middle * 0.6, middle * 1.8)) * decay(size, 0.008)).astype(
                "f4"
            )
        )
        size = samples(0.04)
        snaps.append(
            (texture(size, chance, hill(middle * 0.4, middle)) * decay(size, 0.03)).astype("f4")
        )
    made = strewn(small, rate, seconds, chance, 1.1) + 0.5 * strewn(
        snaps, big, seconds, chance, 0.6
    )
    flutter = wide(count, chance, hill(35, deep, 3), 0.4) * swelling(count, 5, 0.4, chance)
    hiss = wide(count, chance, hill(1500, 9000, 3), 0.6) * swelling(count, 1.5, 0.3, chance)
    return np.asarray(1.1 * levelled(made) + roar * flutter + 0.05 * hiss, np.float32)


def drips(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """Small water: `rate` bubbles a second of `small` to `large` millimetres, as in a brook."""
    rate, small = settings.number("rate", 90), settings.number("small", 0.8)
    large, rising = settings.number("large", 6), settings.number("rising", 0.12)
    hush, low = settings.number("hush", 0.25), settings.number("low", 500)
    high, unrest = settings.number("high", 5000), settings.number("unrest", 0.35)
    count = samples(seconds)
    near = levelled(strewn(bubbles(small, large, rising)[:10], rate, seconds, chance, 0.8))
    far = wide(count, chance, hill(low, high, 3), 0.9)
    return levelled((near + hush * far) * swelling(count, 1.3, unrest, chance))


MAKERS = {"rain": rain, "fire": fire, "drips": drips}
