"""How a piece ends, what strikes at marked moments, and pieces too short for bars."""

from collections.abc import Sequence

import numpy as np

from soracli.engines.composing.form import Form
from soracli.engines.composing.harmony import Span
from soracli.engines.composing.manner import Manner, Part
from soracli.engines.composing.notes import Note, Track
from soracli.engines.composing.registers import BASS_OCTAVES, PLUCKED, RANGES, within
from soracli.engines.composing.theory import Chord, Key, chord_of, coloured, nearest, tonic_of
from soracli.engines.composing.voicing import Voices, lead_voices

_ROLL = 0.045
"""Seconds between the tones of a rolled last chord."""
_BOLD = 0.55


def end_part(
    form: Form, part: Part, chord: Chord, voices: Voices, before: Sequence[Note], key: Key
) -> list[Note]:
    """The last chord as a part plays it: from the ending of the form to the end of the piece."""
    energy = form.sections[-1].energy
    start, seconds = form.ending, form.seconds - form.ending
    if part.role == "drums":
        return _last_strokes(start, key.tonic, energy)
    velocity = 0.55 + 0.35 * energy
    if part.role in ("chords", "arpeggio"):
        gap = _ROLL if part.instrument in PLUCKED and energy < _BOLD else 0.0
        return [
            Note(start + gap * k, seconds, within(one, part.instrument), velocity, k == 0)
            for k, one in enumerate(voices)
        ]
    pitch = before[-1].pitch if before else RANGES[part.instrument][2]
    if part.role == "bass":
        pitch = nearest(BASS_OCTAVES.get(part.instrument, 38), (chord.root,))
    elif part.role == "lead":
        pitch = nearest(pitch, (chord.root,))
    else:
        pitch = nearest(pitch, chord.classes[:3])
    return [Note(start, seconds, within(pitch, part.instrument), velocity, True)]


def strike_hits(form: Form, spans: Sequence[Span], voices: Sequence[Voices]) -> tuple[Track, ...]:
    """An accent on every marked moment: a stroke and the chord of that moment, struck."""
    strokes: list[Note] = []
    tones: list[Note] = []
    for hit in form.hits:
        index = max((i for i, span in enumerate(spans) if span.start <= hit + 0.02), default=0)
        index = len(voices) - 1 if hit >= form.ending else index
        energy = form.sections[spans[min(index, len(spans) - 1)].bar.section].energy
        loud = 0.5 + 0.5 * energy
        strokes.append(Note(hit, 2.0, 60, loud, True, "impact" if energy >= 0.5 else "low drum"))
        if energy >= _BOLD:
            strokes.append(Note(hit, 2.0, 60, 0.7 * loud, True, "crash"))
        chord = (voices[index][0] - 12, *voices[index])
        tones += [Note(hit, 1.6, one, loud, True) for one in chord]
    if not strokes:
        return ()
    return (Track("drums", "orchestral", tuple(strokes)), Track("hit", "piano", tuple(tones)))


def sting(manner: Manner, seconds: float, seed: int) -> tuple[Track, ...]:
    """A gesture that ends properly in a few seconds: a chord, and what leads to it."""
    chance = np.random.default_rng([seed, 9])
    tonic = tonic_of(manner.key) if manner.key else int(chance.integers(12))
    key = Key(tonic, manner.scale)
    chords = [coloured(chord_of(manner.final, key), key, manner.colour)]
    if seconds >= 1.6 and manner.cadence:
        lead_in = manner.cadence[-1].split(",")[-1]
        chords.insert(0, coloured(chord_of(lead_in, key), key, manner.colour))
    ending = 0.34 * seconds if len(chords) > 1 else 0.0
    voices = lead_voices(chords, 50, 74)
    form = Form(seconds, ending, (), (manner,))
    tracks = []
    for part in manner.parts[:5]:
        notes = end_part(form, part, chords[-1], voices[-1], (), key)
        if len(chords) > 1 and part.role != "drums":
            before = Form(ending, 0.0, (), (manner,))
            notes = end_part(before, part, chords[0], voices[0], (), key) + notes
        tracks.append(Track(part.role, part.instrument, tuple(notes)))
    return tuple(tracks)


def _last_strokes(start: float, tonic: int, energy: float) -> list[Note]:
    """Percussion under the last chord."""
    low = nearest(43, (tonic,))
    if energy < 0.3:
        return [Note(start, 2.0, low, 0.3, True, "triangle")]
    strokes = [Note(start, 2.0, low, 0.5 + 0.4 * energy, True, "timpani")]
    if energy >= _BOLD:
        strokes += [
            Note(start, 2.0, 60, 0.5 + 0.35 * energy, True, "crash"),
            Note(start, 2.0, 60, 0.5 + 0.4 * energy, True, "low drum"),
        ]
    return strokes
