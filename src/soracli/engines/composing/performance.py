"""Notes become sound: every instrument in its seat, hands that aren't machines, and the hall."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from soracli.engines.composing.hall import in_hall
from soracli.engines.composing.notes import Note, Track
from soracli.engines.composing.tones.catalogue import ROLE_GAINS, VOICES
from soracli.engines.composing.tones.drums import drum
from soracli.engines.signals.basics import Sound, decibels, samples

_HAND = 0.004
"""How far a hand is off, in seconds (standard deviation; twice that at most)."""
_STEADY = frozenset(("electronic",))
DRUM_GAINS: dict[str, tuple[float, float]] = {
    "kick": (0, 0.0),
    "deep kick": (1, 0.0),
    "heart": (-2, 0.0),
    "low drum": (3, 0.0),
    "impact": (5, 0.0),
    "tom": (-2, 0.3),
    "snare": (-4, 0.05),
    "gated snare": (-5, 0.05),
    "snare roll": (-11, 0.15),
    "rim": (-10, 0.1),
    "clap": (-8, -0.05),
    "hat": (-14, 0.3),
    "open hat": (-17, 0.3),
    "ride": (-16, -0.35),
    "brush": (-16, 0.1),
    "shaker": (-17, -0.4),
    "tambourine": (-16, 0.4),
    "crash": (-11, -0.25),
    "cymbal": (-14, 0.25),
    "swell": (-14, 0.0),
    "triangle": (-20, 0.4),
    "block": (-14, -0.3),
    "tick": (-18, 0.1),
    "taiko": (4, -0.15),
    "high taiko": (1, 0.25),
    "timpani": (1, 0.1),
}
"""Level in dB and seat of each drum."""


@dataclass
class Room:
    """Where sound is laid: what is heard directly and what goes to the hall, (2, n) each."""

    dry: Sound
    wet: Sound

    def lay(self, sound: Sound, start: float, gain: float, seat: float, hall: float) -> None:
        """Add a tone, (n,) or (n, 2), from second `start` on."""
        first = max(samples(start), 0)
        count = min(len(sound), self.dry.shape[1] - first)
        if count <= 0:
            return
        angle = np.pi / 4 * (seat + 1)
        for side, part in enumerate((np.cos(angle), np.sin(angle))):
            mono = sound[:count] if sound.ndim == 1 else sound[:count, side]
            tone = mono * np.float32(gain * part)
            self.dry[side, first : first + count] += tone
            tone *= np.float32(hall)
            self.wet[side, first : first + count] += tone


def perform(tracks: Sequence[Track], seconds: float, hall: float, seed: int) -> Sound:
    """A piece as it sounds in a hall, (2, n), not yet levelled."""
    count = samples(seconds)
    room = Room(np.zeros((2, count), np.float32), np.zeros((2, count), np.float32))
    for place, track in enumerate(tracks):
        chance = np.random.default_rng([seed, 5, place])
        if track.role == "drums":
            _beat(room, track, chance)
        else:
            _play(room, track, chance)
    return room.dry + np.float32(0.55) * in_hall(room.wet, hall)


def _play(room: Room, track: Track, chance: np.random.Generator) -> None:
    """A track of tones. Equal tones are made once."""
    voice = VOICES[track.instrument]
    gain = decibels(ROLE_GAINS[track.role] + voice.gain)
    known: dict[tuple[int, float, int], Sound] = {}
    for note in track.notes:
        start, velocity = _by_hand(note, chance)
        layer = int(np.clip(round(velocity * 3), 1, 3))
        key = (note.pitch, _length_class(note.seconds), layer)
        if key not in known:
            known[key] = voice.play(note.pitch, key[1], layer / 3)
        wide = (note.pitch - 64) / 110 if track.instrument.endswith("piano") else 0.0
        seat = float(np.clip(voice.seat + wide, -1, 1))
        room.lay(known[key], start, gain * (0.25 + 0.75 * velocity), seat, voice.hall)


def _beat(room: Room, track: Track, chance: np.random.Generator) -> None:
    """A track of drums."""
    base = ROLE_GAINS["drums"]
    for note in track.notes:
        level, seat = DRUM_GAINS[note.drum]
        start, velocity = _by_hand(note, chance)
        if track.instrument in _STEADY:
            start = note.start
        pitch = note.pitch if note.drum == "timpani" else 60
        sound = drum(note.drum, pitch, round(note.seconds, 2))
        gain = decibels(base + level) * velocity**1.4
        room.lay(sound, start, gain, seat, 0.12 if note.drum in ("kick", "deep kick") else 0.45)


def _by_hand(note: Note, chance: np.random.Generator) -> tuple[float, float]:
    """When and how strongly a note is really played."""
    late, strong = chance.normal(0, 1, 2)
    velocity = float(np.clip(note.velocity * (1 + 0.06 * strong), 0.05, 1.0))
    if note.exact:
        return note.start, velocity
    return max(note.start + float(np.clip(late, -2, 2)) * _HAND, 0.0), velocity


def _length_class(seconds: float) -> float:
    """Lengths that differ by little are one length."""
    step = 0.05 if seconds < 1 else 0.1
    return max(round(round(seconds / step) * step, 3), 0.05)
