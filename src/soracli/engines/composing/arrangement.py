"""Who plays when: from a form and its harmony to the notes of every instrument."""

from collections.abc import Sequence

import numpy as np

from soracli.engines.composing.accompaniment import (
    play_arpeggio,
    play_bass,
    play_chords,
    play_counter,
    usual_chords,
)
from soracli.engines.composing.drumming import beat_drums, mark_turns
from soracli.engines.composing.ending import end_part, strike_hits
from soracli.engines.composing.form import Bar, Form
from soracli.engines.composing.harmony import Span, harmonise, keys_of, last_chord
from soracli.engines.composing.manner import Part
from soracli.engines.composing.melody import Motif, draw_motif, sing
from soracli.engines.composing.notes import Note, Track
from soracli.engines.composing.registers import BASS_OCTAVES, RANGES, within
from soracli.engines.composing.theory import nearest
from soracli.engines.composing.voicing import Voices, lead_voices

_THRESHOLDS = (0.0, 0.4, 0.46, 0.54, 0.64, 0.74, 0.84)
"""From which level on the first, second ... part of a mood plays."""
_LOW, _HIGH = 50, 74
_SNAP = 0.09
"""Notes so near to a marked moment wait for it, in seconds."""
_BREATH = 0.28
"""So long before it strokes and broken chords hold their breath, in seconds."""


def arrange(form: Form, seed: int) -> tuple[Track, ...]:
    """All notes of a piece."""
    keys = keys_of(form, np.random.default_rng([seed, 1]))
    spans = harmonise(form, keys, np.random.default_rng([seed, 2]))
    final = last_chord(form, keys)
    voices = lead_voices([*(span.chord for span in spans), final], _LOW, _HIGH)
    motif = draw_motif(np.random.default_rng([seed, 3]))
    tracks: list[Track] = []
    for section, manner in enumerate(form.sections):
        for place, part in enumerate(manner.parts):
            chance = np.random.default_rng([seed, 4, section, place])
            bars = _bars_of(form, section, place, part, chance)
            if not bars:
                continue
            own = [(s, v) for s, v in zip(spans, voices, strict=False) if s.bar in bars]
            notes = _notes(form, part, bars, own, _tune(form, spans, motif, part, bars))
            if section == form.bars[-1].section:
                notes += end_part(form, part, final, voices[-1], notes, keys[section])
            tracks.append(Track(part.role, part.instrument, tuple(notes)))
    tracks.append(Track("drums", "orchestral", tuple(mark_turns(form))))
    snapped = [_snapped(track, form.hits) for track in tracks]
    return (*snapped, *strike_hits(form, spans, voices))


def _tune(
    form: Form, spans: Sequence[Span], motif: Motif, part: Part, bars: Sequence[Bar]
) -> list[Note]:
    """The tune of a lead in the bars it plays; no notes for other roles."""
    if part.role != "lead":
        return []
    silent = [bar not in bars for bar in form.bars]
    return sing(form, spans, motif, RANGES[part.instrument][2], silent)


def _bars_of(
    form: Form, section: int, place: int, part: Part, chance: np.random.Generator
) -> list[Bar]:
    """The bars a part plays in."""
    manner = form.sections[section]
    threshold = _THRESHOLDS[min(place, len(_THRESHOLDS) - 1)] - 0.35 * (manner.energy - 0.4)
    if len(form.bars) <= 8:
        threshold -= 0.12
    bars = [bar for bar in form.bars if bar.section == section and bar.level >= threshold]
    if part.role == "lead":
        bars = _breathing(form, bars, manner.rests, chance)
    return bars


def _breathing(
    form: Form, bars: Sequence[Bar], rests: float, chance: np.random.Generator
) -> list[Bar]:
    """The bars of a tune that is silent now and then: never in the last phrase."""
    first = [] if len(form.bars) <= 3 else [form.bars[0]]
    last = (form.bars[-1].stretch, form.bars[-1].number // 4)
    kept: list[Bar] = []
    for bar in bars:
        phrase = (bar.stretch, bar.number // 4)
        fresh = not kept or (kept[-1].stretch, kept[-1].number // 4) != phrase
        if fresh and bar.number % 4 == 0:
            sings = bool(chance.uniform() >= rests) or phrase == last or not kept
        elif fresh:
            sings = not bars[0].number % 4 or bar.number % 4 < 2
        else:
            sings = True
        if sings and bar not in first:
            kept.append(bar)
    return kept


def _notes(
    form: Form,
    part: Part,
    bars: Sequence[Bar],
    own: Sequence[tuple[Span, Voices]],
    tune: list[Note],
) -> list[Note]:
    """What a part plays in its bars."""
    word = part.manner[0] if part.manner else ""
    notes: list[Note] = tune
    if part.role == "drums":
        roots = [_root(own, bar) for bar in bars]
        return beat_drums(form, part, bars, roots)
    for span, voices in own:
        if part.role == "chords":
            manner = word or usual_chords(part.instrument)
            notes = notes + play_chords(span, voices, manner, part.instrument)
        elif part.role == "arpeggio":
            notes = notes + play_arpeggio(span, voices, part.manner, part.instrument)
        elif part.role == "bass":
            octave = BASS_OCTAVES.get(part.instrument, 38)
            notes = notes + play_bass(span, word or "held", octave)
    if part.role == "counter":
        if part.instrument == "tremolo":
            return [n for span, voices in own for n in play_chords(span, voices, "held", "")]
        notes = play_counter([span for span, _ in own], RANGES[part.instrument][2])
    return [
        Note(n.start, n.seconds, within(n.pitch, part.instrument), n.velocity, n.exact, n.drum)
        for n in notes
    ]


def _root(own: Sequence[tuple[Span, Voices]], bar: Bar) -> int:
    return next((_timpani(span) for span, _ in own if span.bar is bar), 45)


def _timpani(span: Span) -> int:
    """Timpani play the root or the fifth, between F and D."""
    return nearest(45, (span.chord.root, (span.chord.root + span.chord.intervals[-1]) % 12))


def _snapped(track: Track, hits: Sequence[float]) -> Track:
    """Notes that nearly meet a marked moment, moved onto it."""
    if not hits:
        return track
    notes = []
    for note in track.notes:
        hit = min(hits, key=lambda one: abs(one - note.start))
        near = abs(hit - note.start) <= _SNAP and note.drum != "swell"
        held = track.role in ("drums", "arpeggio") and note.drum != "swell"
        if held and not near and 0 < hit - note.start <= _BREATH:
            continue
        notes.append(
            Note(hit, note.seconds, note.pitch, note.velocity, True, note.drum) if near else note
        )
    return Track(track.role, track.instrument, tuple(notes))
