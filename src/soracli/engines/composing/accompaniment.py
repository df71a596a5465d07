"""Harmony as it is played: chords, broken chords, bass and second voice."""

from collections.abc import Sequence

from soracli.engines.composing.harmony import Span
from soracli.engines.composing.notes import Note
from soracli.engines.composing.patterns import BASSES, CHORDS, FIGURES
from soracli.engines.composing.registers import PLUCKED, RANGES
from soracli.engines.composing.theory import Chord, around, nearest, stepped
from soracli.engines.composing.voicing import Voices

_STRUM = 0.014
"""Seconds from string to string."""


def usual_chords(instrument: str) -> str:
    """How an instrument plays chords where nothing is said."""
    if instrument in ("guitar", "pizzicato"):
        return "strum" if instrument == "guitar" else "offbeat"
    return "block" if instrument in PLUCKED else "held"


def play_chords(span: Span, voices: Voices, manner: str, instrument: str) -> list[Note]:
    """The chord of a span as an instrument plays it."""
    bar = span.bar
    if manner not in CHORDS:
        start, end = bar.at(span.position), bar.at(span.position + span.beats)
        return [Note(start, end - start + 0.06, one, 0.4 + 0.35 * bar.level) for one in voices]
    if manner == "strum" and bar.beats == 3:
        manner = "waltz"
    bars = CHORDS[manner]
    notes: list[Note] = []
    for number, (position, length, accent) in enumerate(bars[bar.number % len(bars)]):
        if not span.position <= position < span.position + span.beats:
            continue
        start = bar.at(position)
        seconds = bar.at(min(position + length, bar.beats)) - start
        strum = _STRUM if manner == "strum" and instrument == "guitar" else 0.0
        order = voices if number % 2 == 0 else voices[::-1]
        notes += [
            Note(start + strum * k, seconds, one, accent * (0.5 + 0.4 * bar.level))
            for k, one in enumerate(order)
        ]
    return notes


def play_arpeggio(span: Span, voices: Voices, manner: Sequence[str], instrument: str) -> list[Note]:
    """The chord of a span broken: a figure and so many notes a whole note ("wave 8")."""
    shape = next((word for word in manner if word in FIGURES), "wave")
    rate = next((int(word) for word in manner if word.isdigit()), 8)
    step = 4 / min(max(rate, 1), 32)
    figure = FIGURES[shape]
    rungs = _ladder(span.chord, voices, shape, instrument)
    bar, notes, position = span.bar, [], span.position
    offset = (bar.number * 3) % len(figure) if shape == "sparse" else 0
    while position < span.position + span.beats - 1e-6:
        rung = figure[(round(position / step) + offset) % len(figure)]
        if rung >= 0:
            start = bar.at(position)
            length = (bar.at(position + step) - start) * _ring(shape, instrument)
            accent = 0.14 if position % 1 == 0 else 0.0
            velocity = 0.34 + 0.3 * bar.level + accent
            notes.append(Note(start, length, rungs[rung % len(rungs)], velocity))
        position += step
    return notes


def play_bass(span: Span, manner: str, octave: int) -> list[Note]:
    """The ground under a span, its root near the pitch `octave`."""
    bar = span.bar
    classes = (span.chord.root,) if manner != "pedal" else (span.key.tonic,)
    root = nearest(octave, classes)
    if manner == "walking":
        return _walking(span, root)
    notes = []
    for position, length, interval, accent in BASSES.get(manner, BASSES["held"]):
        at = position + (span.position if length > span.beats else 0)
        if not span.position <= at < span.position + span.beats:
            continue
        start = bar.at(at)
        end = bar.at(min(at + length, span.position + span.beats))
        pitch = nearest(root + interval, span.chord.classes) if interval % 12 else root + interval
        notes.append(Note(start, end - start, pitch, accent * (0.6 + 0.4 * bar.level)))
    return notes


def play_counter(spans: Sequence[Span], middle: int) -> list[Note]:
    """A second voice in long tones: the third or seventh of each chord, led by the shortest way."""
    notes: list[Note] = []
    pitch = middle
    for span in spans:
        guides = tuple((span.chord.root + one) % 12 for one in span.chord.intervals[1:2])
        sevenths = tuple((span.chord.root + one) % 12 for one in span.chord.intervals[3:4])
        pitch = nearest(0.7 * pitch + 0.3 * middle, (*guides, *sevenths))
        velocity = 0.4 + 0.3 * span.bar.level
        if span.beats >= 3 and span.bar.number % 2:
            half = span.beats - 1
            scale = around(span.chord, span.key)
            turn = stepped(pitch, 1 if pitch < middle else -1, scale)
            later = span.start + half * span.bar.beat
            notes.append(Note(span.start, half * span.bar.beat, pitch, velocity))
            notes.append(Note(later, span.bar.beat, turn, velocity - 0.05))
        else:
            notes.append(Note(span.start, span.seconds, pitch, velocity))
    return notes


def _ladder(chord: Chord, voices: Voices, shape: str, instrument: str) -> list[int]:
    """Chord tones from low to high for a figure."""
    low, high, _ = RANGES[instrument]
    if shape == "rolling":
        first = nearest(max(low, 43), (chord.root,))
        classes = tuple((chord.root + one) % 12 for one in chord.intervals)
        rungs = [first, nearest(first + 7, classes)]
    else:
        first = min(voices)
        while first < low:
            first += 12
        rungs, classes = [], chord.classes
    pitch = first + 12 if shape == "rolling" else first
    while len(rungs) < 7:
        if pitch % 12 in classes:
            rungs.append(pitch)
        pitch += 1
    return [one - 12 if one > high else one for one in rungs]


def _ring(shape: str, instrument: str) -> float:
    """How many times its step a tone is held: what is plucked may ring on."""
    if shape == "motor":
        return 0.85
    return 3.0 if instrument in PLUCKED else 1.05


def _walking(span: Span, root: int) -> list[Note]:
    """Quarter notes: root, scale and chord tones, and a step into what follows."""
    scale = around(span.chord, span.key)
    up = 1 if span.bar.number % 2 == 0 else -1
    fifth = nearest(root + 7 * up, span.chord.classes)
    line = [root, stepped(root, up, scale) if span.bar.number % 3 else
            nearest(root + 3.5 * up, span.chord.classes), fifth,
            stepped(fifth, -up, scale)]  # fmt: skip
    notes = []
    for beat in range(int(span.beats + 0.5)):
        start = span.bar.at(span.position + beat)
        seconds = (span.bar.at(span.position + beat + 1) - start) * 0.92
        notes.append(Note(start, seconds, line[beat % 4], 0.8 if beat % 2 == 0 else 0.68))
    return notes
