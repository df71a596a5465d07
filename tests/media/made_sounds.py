"""Stems of many kinds, made from numbers: what a film may sound like, without a film."""

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from soracli.plan.sound.stem import Stem

RATE = 48_000
Sound = NDArray[np.float32]


def shaped_noise(count: int, low: float, high: float, seed: int) -> Sound:
    """Noise between two frequencies, at RMS 1."""
    spectrum = np.fft.rfft(np.random.default_rng(seed).standard_normal(count))
    frequency = np.fft.rfftfreq(count, 1 / RATE)
    spectrum *= 1 / np.sqrt(1 + (low / np.maximum(frequency, 1)) ** 4)
    spectrum *= 1 / np.sqrt(1 + (frequency / high) ** 4)
    made = np.fft.irfft(spectrum, count)
    return (made / max(np.sqrt(np.mean(made**2)), 1e-9)).astype(np.float32)


def speech(seconds: float, seed: int, share: float = 0.7, level: float = 0.08) -> Sound:
    """Syllables of a voiced sound, four in a second, in phrases with rests between them."""
    count = round(seconds * RATE)
    time = np.arange(count) / RATE
    chance = np.random.default_rng(seed)
    pitch = chance.uniform(90, 230)
    wave = sum(np.sin(2 * np.pi * pitch * n * time + n) / n for n in range(1, 14))
    hiss = shaped_noise(count, 300, 4000, seed) * 0.4
    syllables = np.clip(np.sin(2 * np.pi * 2 * time) ** 2, 0.02, 1)
    phrases = (time % 3.0) < 3.0 * share
    return (level * (wave + hiss) * syllables * phrases).astype(np.float32)


def hits(seconds: float, seed: int, each: float = 1.0, level: float = 0.5) -> Sound:
    """Struck things, one about every so many seconds: two tones that ring, begun by a click."""
    chance = np.random.default_rng(seed)
    made = np.zeros(round(seconds * RATE), np.float32)
    ring = np.arange(RATE // 2) / RATE
    for at in np.arange(0.05, seconds, each):
        tone = np.zeros(len(ring))
        for _ in range(2):
            tone += np.sin(2 * np.pi * chance.uniform(200, 3000) * ring) * np.exp(
                -ring * chance.uniform(8, 40)
            )
        tone += chance.standard_normal(len(ring)) * np.exp(-ring * 200)
        struck = level * chance.uniform(0.3, 1) * tone
        start = round(at * RATE)
        made[start : start + len(ring)] += struck[: len(made) - start].astype(np.float32)
    return made


def music(seconds: float, seed: int, level: float = 0.1) -> Sound:
    """Chords of five tones that come and go, in stereo."""
    chance = np.random.default_rng(seed)
    time = np.arange(round(seconds * RATE)) / RATE
    sides = []
    for side in range(2):
        tones = 110 * 2 ** (chance.integers(0, 36, 5) / 12)
        swell = 0.6 + 0.4 * np.sin(2 * np.pi * 0.3 * time + side)
        sides.append(swell * sum(np.sin(2 * np.pi * tone * time) for tone in tones))
    return (level * np.stack(sides, axis=1)).astype(np.float32)


def bed(seconds: float, seed: int, level: float = 0.02, high: float = 2000) -> Sound:
    """Steady noise in stereo."""
    count = round(seconds * RATE)
    sides = [shaped_noise(count, 60, high, seed + side) for side in range(2)]
    return level * np.stack(sides, axis=1)


def cymbals(seconds: float, seed: int) -> Sound:
    """Bright noise in bursts: what AAC changes most."""
    count = round(seconds * RATE)
    bursts = np.exp(-6 * ((np.arange(count) / RATE) % 0.25))
    return (0.4 * shaped_noise(count, 5000, 18000, seed) * bursts).astype(np.float32)


def square(seconds: float) -> Sound:
    """A square wave: loud and hard."""
    time = np.arange(round(seconds * RATE)) / RATE
    return (0.8 * np.sign(np.sin(2 * np.pi * 220 * time))).astype(np.float32)


Film = Callable[[], dict[Stem, Sound]]


def films() -> dict[str, Film]:
    """Thirty films by name, each with its stems."""
    made: dict[str, Film] = {}
    for number, seconds in enumerate((0.5, 0.8, 1.3, 2.0)):
        made[f"all of it, {seconds:g} s"] = lambda n=number, s=seconds: {
            "dialogue": speech(s, n),
            "effects": hits(s, n),
            "ambience": bed(s, n),
            "music": music(s, n),
        }
        made[f"speech alone, {seconds:g} s"] = lambda n=number, s=seconds: {
            "dialogue": speech(s, n + 20, share=0.3 + 0.2 * n, level=0.01 * 4**n)
        }
        made[f"speech over a storm, {seconds:g} s"] = lambda n=number, s=seconds: {
            "dialogue": speech(s, n + 30),
            "ambience": bed(s, n, 0.3, 9000),
        }
        made[f"hits in a place, {seconds:g} s"] = lambda n=number, s=seconds: {
            "effects": hits(s, n + 40, each=0.15 + 0.15 * n),
            "ambience": bed(s, n, 0.01),
        }
        made[f"music and hits, {seconds:g} s"] = lambda n=number, s=seconds: {
            "effects": hits(s, n + 50, each=0.5),
            "music": music(s, n + 50, level=0.01 * 5**n),
        }
        made[f"cymbals, {seconds:g} s"] = lambda n=number, s=seconds: {
            "music": np.stack([cymbals(s, n + 60), cymbals(s, n + 61)], axis=1)
        }
    return made | {
        "half a second": lambda: {"effects": hits(0.5, 3), "ambience": bed(0.5, 3)},
        "a quarter of a second": lambda: {"dialogue": speech(0.25, 4)},
        "ten seconds": lambda: {
            "dialogue": speech(10, 5, share=0.2),
            "effects": hits(10, 5, each=4),
            "ambience": bed(10, 5),
            "music": music(10, 5),
        },
        "a square wave": lambda: {"effects": square(2)},
        "surf": lambda: {"ambience": bed(3, 9, 0.08, 6000)},
        "far too loud": lambda: {"effects": 30 * hits(2, 7), "music": 9 * music(2, 7)},
    }
