"""Visemes: the mouth shape of every sound of speech, and the shapes of a line run together.

The shapes follow the usual classes of sounds that look alike on the lips, of which MPEG-4 counts
fourteen (ISO/IEC 14496-2, Annex C): p b m; f v; th; t d; k g; ch j sh; s z; n l; r; a; e; i; o; u.
Vowels of all languages are placed by the features of the IPA chart: how open they are, whether the
lips are round. How sounds run together is after Cohen and Massaro (Modeling Coarticulation in
Synthetic Visual Speech, 1993), made simple: rounding and spreading begin before their sound,
closures are always reached.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from soracli.stage.turns import Array, blurred, smooth
from soracli.story.speech import Phone, Spoken, Word

RATE = 200.0
"""Samples a second at which the shapes are run together."""
EARLY = 0.4
"""Seconds before the first sound, and after the last, in which the mouth still moves."""


@dataclass(frozen=True)
class Shape:
    """A mouth shape, every part from 0 to 1.

    `open` how far the jaw is down, `spread` how wide the corners are drawn, `round` how far the
    lips are rounded and pushed forward, `press` how firmly they are closed, `bite` how far the
    lower lip is at the upper teeth.
    """

    open: float = 0.0
    spread: float = 0.0
    round: float = 0.0
    press: float = 0.0
    bite: float = 0.0


PARTS = ("open", "spread", "round", "press", "bite")
NEUTRAL = Shape(0.32)
"""Of a sound that nobody knows."""

_VOWELS = {
    "i": Shape(0.28, 1.0), "ɪ": Shape(0.38, 0.6), "e": Shape(0.48, 0.7), "ɛ": Shape(0.62, 0.45),
    "æ": Shape(0.85, 0.5), "a": Shape(1.0, 0.15), "ɑ": Shape(1.0), "ɒ": Shape(0.85, 0, 0.4),
    "ɔ": Shape(0.65, 0, 0.6), "o": Shape(0.54, 0, 0.85), "u": Shape(0.28, 0, 1.0),
    "ʊ": Shape(0.38, 0, 0.7), "ʌ": Shape(0.70), "ɐ": Shape(0.75), "ə": Shape(0.42),
    "ᵻ": Shape(0.34, 0.3), "ɨ": Shape(0.30, 0.5), "ʉ": Shape(0.28, 0, 0.8), "ɯ": Shape(0.28, 0.5),
    "ɤ": Shape(0.45, 0.2), "ɘ": Shape(0.40, 0.2), "ɵ": Shape(0.42, 0, 0.6), "ɜ": Shape(0.52),
    "ɝ": Shape(0.48, 0, 0.3), "ɚ": Shape(0.36, 0, 0.3), "ɞ": Shape(0.58, 0, 0.5),
    "y": Shape(0.26, 0, 0.95), "ʏ": Shape(0.34, 0, 0.75), "ø": Shape(0.42, 0, 0.8),
    "œ": Shape(0.60, 0, 0.6), "ɶ": Shape(0.90, 0, 0.4),
}  # fmt: skip
_CONSONANTS = {
    "pbmʙ": Shape(0.10, press=1.0),
    "ɸβ": Shape(0.15, press=0.7),
    "fvɱⱱʋ": Shape(0.16, bite=1.0),
    "wʍɥ": Shape(0.14, round=0.95),
    "ʃʒʂʐɕʑ": Shape(0.18, round=0.55),
    "ɹɻɾrɽ": Shape(0.22, round=0.35),
    "szɬɮ": Shape(0.12, spread=0.45),
    "tdnlʈɖɳɭɫ": Shape(0.17, spread=0.1),
    "θð": Shape(0.20),
    "jcɟçʝɲʎ": Shape(0.20, spread=0.6),
    "kgɡŋxɣɰ": Shape(0.22),
    "qɢɴχʁʀħʕʜʢhɦ": Shape(0.34),
}
SHAPES: dict[str, Shape] = _VOWELS | {
    letter: shape for letters, shape in _CONSONANTS.items() for letter in letters
}
"""Mouth shapes by IPA letter."""
_STRESS = (0.86, 0.95, 1.1)
"""How far a vowel opens without stress, with secondary and with primary stress."""
_JAW_BLUR, _JAW_AHEAD = 0.030, 0.020
_LIP_BLUR, _LIP_AHEAD = 0.045, 0.060
_CLOSING, _RELEASING = 0.045, 0.040
"""Seconds: how slowly jaw and lips move and how much they are ahead of the sound, how a closure is
made and given up."""
_BREATH = (0.26, 0.14)
"""How long before a phrase breath is drawn, seconds, and how far the mouth is open for it."""
_CLOSURES = ("press", "bite")
_LETTERS = ("Ll", "Lo")
_PAUSE = "_:;|. "


def shapes_of(phone: Phone) -> tuple[Shape, ...]:
    """The mouth shapes of one sound, in order: two for a diphthong, none for a pause.

    A vowel under stress is opened wider. Letters that nobody knows give a neutral opening.
    """
    letters = [
        one
        for one in unicodedata.normalize("NFD", phone.ipa)
        if unicodedata.category(one) in _LETTERS
    ]
    if not letters or letters == ["ʔ"]:
        return ()
    vowels = [one for one in letters if one in _VOWELS]
    if vowels:
        force = _STRESS[phone.stress]
        return tuple(_forced(_VOWELS[one], force) for one in vowels[:2])
    known = [SHAPES[one] for one in letters if one in SHAPES]
    found = known[-1] if known else NEUTRAL
    return (Shape(found.open, 0.0, max(found.round, 0.7)) if "ʷ" in phone.ipa else found,)


def mouth_track(spoken: Spoken) -> Array:
    """The mouth through a line: (N, 5) of `PARTS` at `RATE`, from `EARLY` before it until after."""
    count = int(np.ceil((spoken.seconds + 2 * EARLY) * RATE)) + 1
    track = np.zeros((count, len(PARTS)))
    times = np.arange(count) / RATE - EARLY
    segments = list(_segments(spoken.phones or _spelled(spoken.words)))
    for start, end, shape in segments:
        track[(times >= start) & (times < end)] = [getattr(shape, part) for part in PARTS]
    found = _run_together(track)
    opened = PARTS.index("open")
    found[:, opened] = np.maximum(found[:, opened], _breaths(times, segments))
    for column, part in enumerate(PARTS):
        if part in _CLOSURES:
            found[:, column] = _closures(times, segments, part)
    return found


def sampled(track: Array, times: Array, step: float) -> Array:
    """A track (N, 5) at seconds `times` (F,) of its line, frames `step` seconds apart: (F, 5).

    A closure is shown on the frame that is nearest to it, however short it is. Outside of the
    track the mouth is at rest.
    """
    place = (np.asarray(times) + EARLY) * RATE
    grid = np.arange(len(track))
    found = np.stack([np.interp(place, grid, column, 0.0, 0.0) for column in track.T], axis=1)
    for column, part in enumerate(PARTS):
        if part in _CLOSURES:
            for shift in np.linspace(-0.35, 0.35, 7) * step * RATE:
                near = np.interp(place + shift, grid, track[:, column], 0.0, 0.0)
                found[:, column] = np.maximum(found[:, column], near)
    return found


def _forced(shape: Shape, force: float) -> Shape:
    return Shape(min(shape.open * force, 1.0), shape.spread, shape.round)


def _segments(phones: Sequence[Phone]) -> Iterator[tuple[float, float, Shape]]:
    """From when to when which shape is wanted; the halves of a diphthong one by one.

    A sound without a shape of its own (a glottal stop, a breath after a consonant) leaves the mouth
    as it was.
    """
    last: Shape | None = None
    for phone in phones:
        shapes = shapes_of(phone)
        if not shapes and last is not None and phone.ipa.strip(_PAUSE):
            shapes = (last,)
        length = (phone.end - phone.start) / max(len(shapes), 1)
        for place, shape in enumerate(shapes):
            yield phone.start + place * length, phone.start + (place + 1) * length, shape
            last = shape


def _spelled(words: Sequence[Word]) -> tuple[Phone, ...]:
    """What is known of a line whose words alone are timed: their letters, one after the other.

    What is no letter of the IPA counts as a syllable.
    """
    found = []
    for word in words:
        sounds: list[str] = []
        for one in filter(str.isalnum, unicodedata.normalize("NFD", word.text.lower())):
            sounds += [one] if one in SHAPES else ["a", "n"]
        step = (word.end - word.start) / max(len(sounds), 1)
        for place, sound in enumerate(sounds):
            start = word.start + place * step
            found.append(Phone(ipa=sound, start=start, end=start + step))
    return tuple(found)


def _breaths(times: Array, segments: Sequence[tuple[float, float, Shape]]) -> Array:
    """How far the mouth is open for breath (N,) before what is said after a silence."""
    found = np.zeros(len(times))
    silent_since = -np.inf
    for start, end, _ in segments:
        if start - silent_since > _BREATH[0] + 0.1:
            drawn = smooth((times - start + _BREATH[0]) / 0.12) * smooth((start - times) / 0.10)
            found = np.maximum(found, _BREATH[1] * drawn)
        silent_since = end
    return found


def _run_together(track: Array) -> Array:
    """Steps from sound to sound made smooth; lips are ahead of the jaw and slower."""
    found = np.zeros_like(track)
    for part, blur, ahead in (
        ("open", _JAW_BLUR, _JAW_AHEAD),
        ("spread", _LIP_BLUR, _LIP_AHEAD),
        ("round", _LIP_BLUR, _LIP_AHEAD),
    ):
        column = PARTS.index(part)
        led = np.roll(track[:, column], -round(ahead * RATE))  # both ends are at rest
        found[:, column] = blurred(led, blur * RATE)
    return np.clip(found, 0, 1)


def _closures(times: Array, segments: Sequence[tuple[float, float, Shape]], part: str) -> Array:
    """How far lips are closed (N,): fully from the first moment of a closure nearly to its end."""
    found = np.zeros(len(times))
    for start, end, shape in segments:
        wanted = getattr(shape, part)
        if wanted > 0:
            made = smooth((times - start + _CLOSING) / _CLOSING)
            given_up = smooth((end + _RELEASING / 2 - times) / _RELEASING)
            found = np.maximum(found, wanted * made * given_up)
    return found
