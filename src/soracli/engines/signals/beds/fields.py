"""Insects and frogs by night and day: many small singers, each with a beat of its own."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, samples
from soracli.engines.signals.beds.weaving import levelled, moments, place, swelling, wide
from soracli.engines.signals.living import hill
from soracli.engines.signals.makers.animals import chirp
from soracli.engines.signals.makers.settings import Settings


def crickets(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """So many `singers` about `pitch` hertz, each chirping `rate` times a second in its own time,
    some near and some far. `trill` strokes make a chirp."""
    singers, pitch = int(settings.number("singers", 7)), settings.number("pitch", 4600)
    rate, strokes = settings.number("rate", 2.1), settings.number("trill", 3)
    spread = settings.number("spread", 0.14)
    made = np.zeros((samples(seconds), 2), np.float32)
    for singer in range(singers):
        own = pitch * float(np.exp(spread * chance.standard_normal()))
        told: dict[str, float | str] = {"pitch": own, "pulses": strokes, "count": 1,
                                        "rate": float(chance.uniform(26, 36))}  # fmt: skip
        long = strokes / float(told["rate"])
        sound = chirp(Settings("chirp", told), long, chance)
        level = float(0.25 + chance.exponential(0.5)) / (1 + 0.25 * singer)
        direction = float(chance.uniform(-0.9, 0.9))
        own_rate = rate * float(chance.uniform(0.8, 1.2))
        for at in moments(own_rate, long, seconds, 0.05, chance):
            place(made, sound, float(at), direction, level * float(chance.uniform(0.85, 1.1)))
    # cricket voices have a known level each: two of them are not as loud as many
    return np.asarray(made * 4.2 / np.sqrt(singers), np.float32)


def insects(settings: Settings, seconds: float, chance: np.random.Generator) -> Sound:
    """The even shimmer of a meadow or a jungle: noise of `low` to `high` hertz that trembles
    `rate` times a second, by the share `depth`, and swells slowly."""
    low, high = settings.number("low", 5200), settings.number("high", 8200)
    rate, depth = settings.number("rate", 44), settings.number("depth", 0.7)
    count = samples(seconds)
    made = wide(count, chance, hill(low, high, 0, 6), 0.9)
    for side, own in enumerate((rate, rate * 1.13)):
        turn = np.arange(count, dtype=np.float32) * np.float32(2 * np.pi * own / RATE)
        made[:, side] *= 1 - depth * (0.5 + 0.5 * np.sin(turn))
    return levelled(made * swelling(count, 0.25, 0.3, chance))


MAKERS = {"crickets": crickets, "insects": insects}
