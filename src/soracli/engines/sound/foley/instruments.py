"""Somebody plays: a short piece for one instrument, on the beat of the hand that is seen to play.

The tones are those of the music department (`engines/composing`). The harmony is one that the
guitar books begin with (I V vi IV, Axis progression); the tune walks along its chords.
"""

from functools import lru_cache

import numpy as np

from soracli.engines.signals.basics import Sound, add, decibels, faded, rms, samples

_TONES = {
    "guitar": "guitar", "acoustic guitar": "guitar", "electric guitar": "twang",
    "ukulele": "pluck", "banjo": "banjo", "harp": "harp", "violin": "violin", "fiddle": "violin",
    "cello": "cello", "piano": "piano", "grand piano": "piano", "keyboard": "electric piano",
    "organ": "organ", "trumpet": "trumpet", "horn": "horn", "trombone": "horn", "flute": "flute",
    "saxophone": "saxophone", "harmonica": "harmonica", "accordion": "accordion",
    "clarinet": "clarinet",
}  # fmt: skip
"""Which tone of the music department an instrument has, by its noun."""
_DRUMS = ("drum", "drums", "snare drum", "drum kit", "bongo", "bongos")
_STRUMMED = ("guitar", "twang", "pluck", "banjo", "harp")
_KEYED = ("piano", "electric piano", "organ", "accordion")
_ROOTS, _MINOR = (0, 7, 9, 5), 9
"""The four chords in semitones over the key, and the one that is minor."""
_SCALE = (0, 2, 4, 5, 7, 9, 11)
_KEYS = (0, 2, 4, 7, 9)
_LEVEL = -23.0
"""dB of RMS from 2.5 m."""
_TAIL = 0.7


def playing(noun: str, seconds: float, rate: float, chance: np.random.Generator) -> Sound:
    """Somebody plays an instrument for `seconds` (n,), mono; `rate` are the strokes a second.

    It rings on for 0.7 s. An instrument that nobody knows is played like a guitar.
    """
    pace = float(np.clip(rate or 1.25, 0.5, 3.0))
    made = _played(noun, round(seconds, 2), round(pace, 3), int(chance.integers(1 << 20)))
    level = decibels(_LEVEL) / max(rms(made), 1e-9)
    return faded(made * np.float32(level), 0.002, min(_TAIL, 0.5 * seconds))


@lru_cache(maxsize=4)
def _played(noun: str, seconds: float, rate: float, seed: int) -> Sound:
    chance = np.random.default_rng(seed)
    sound = np.zeros(samples(seconds + _TAIL), np.float32)
    if noun in _DRUMS:
        _beat(sound, seconds, rate, chance)
        return sound
    tone = _TONES.get(noun, "guitar")
    key = 48 + int(chance.choice(_KEYS))
    for beat in range(int(np.ceil(seconds * rate))):
        start, long = beat / rate, 1 / rate
        root = _ROOTS[(beat // 2) % 4]
        chord = (0, 3 if root == _MINOR else 4, 7)
        if tone in _STRUMMED:
            _strum(sound, tone, key + root, chord, (start, long), beat)
        elif tone in _KEYED:
            _keyed(sound, tone, key + root, chord, (start, long), chance)
        else:
            _sung(sound, tone, key + 12, root, chord, (start, long), chance)
    return sound


def _note(
    sound: Sound, tone: str, pitch: int, when: tuple[float, float], velocity: float, gain: float
) -> None:
    from soracli.engines.composing.tones.catalogue import VOICES

    start, long = when
    made = VOICES[tone].play(pitch, round(long, 2), velocity)
    if made.ndim == 2:
        made = made.mean(axis=1)
    add(sound, np.asarray(gain * made, np.float32), start)


def _strum(
    sound: Sound,
    tone: str,
    root: int,
    chord: tuple[int, ...],
    when: tuple[float, float],
    beat: int,
) -> None:
    """Down on the stroke, the upper strings up again between two."""
    start, long = when
    low = root - 12 if root > 50 else root
    strings = [low, low + 7, low + 12, *(low + 12 + step for step in chord[1:]), low + 24]
    for place, pitch in enumerate(strings):
        _note(sound, tone, pitch, (start + 0.014 * place, 1.6 * long), 0.8, 0.8)
    for place, pitch in enumerate(reversed(strings[3:])):
        again = start + (0.5 if beat % 2 else 0.75) * long
        _note(sound, tone, pitch, (again + 0.011 * place, 0.6 * long), 0.45, 0.5)


def _keyed(
    sound: Sound,
    tone: str,
    root: int,
    chord: tuple[int, ...],
    when: tuple[float, float],
    chance: np.random.Generator,
) -> None:
    """A bass, and the chord broken above it in quavers."""
    start, long = when
    _note(sound, tone, root - 12, (start, 1.4 * long), 0.6, 0.9)
    tops = [root + 12 + chord[int(chance.integers(3))] for _ in range(2)]
    for place, pitch in enumerate((root + chord[1], tops[0], root + chord[2], tops[1])):
        _note(sound, tone, pitch, (start + 0.25 * place * long, 0.5 * long), 0.55, 0.7)


def _sung(
    sound: Sound,
    tone: str,
    key: int,
    root: int,
    chord: tuple[int, ...],
    when: tuple[float, float],
    chance: np.random.Generator,
) -> None:
    """A tune: a tone of the chord on the stroke, and now and then one that leads on."""
    start, long = when
    aim = (root + chord[int(chance.integers(3))]) % 12
    deep = -12 if tone in ("cello", "horn") else 0
    split = chance.random() < 0.45
    _note(sound, tone, key + deep + aim, (start, (0.5 if split else 0.95) * long), 0.7, 1.0)
    if split:
        near = min(_SCALE, key=lambda step: abs(step - aim) + (step == aim) * 9)
        _note(sound, tone, key + deep + near, (start + 0.5 * long, 0.45 * long), 0.55, 0.8)


def _beat(sound: Sound, seconds: float, rate: float, chance: np.random.Generator) -> None:
    """Kick and snare on the strokes, a hat between them, and now and then a tom."""
    from soracli.engines.composing.tones.drums import drum

    for half in range(int(np.ceil(2 * seconds * rate))):
        start = half / (2 * rate)
        strokes = [("hat", 0.22)]
        if half % 2 == 0:
            strokes.append(("kick", 1.0) if half % 4 == 0 else ("snare", 0.7))
        elif chance.random() < 0.3:
            strokes.append(("tom", 0.6))
        for name, gain in strokes:
            add(sound, np.asarray(gain * drum(name, 60, 0.4), np.float32), start)
