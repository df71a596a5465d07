"""Kokoro, voices in nine languages, through kokoro-onnx, from weights on this machine.

A model that was exported with its durations tells when each sound of speech is heard; for others
the times are estimated.
"""

import logging
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from soracli.engines.contract import Speech
from soracli.engines.neural.lines import Part, line, texts
from soracli.engines.signals.resampling import resampled
from soracli.engines.weights import answering, folder_of, kept, mend
from soracli.errors import InputError
from soracli.plan.sound.language import known_language
from soracli.plan.sound.specs import VoiceSpec
from soracli.story.preset import Model
from soracli.story.speech import Phone, Word

FAMILY = "kokoro"
LONGEST_PART = 250
"""Letters that are spoken at once: the model takes 510 sounds of speech."""
SLOWEST, FASTEST = 0.5, 2.0
"""What the package lets its speed be."""
TONGUES = {
    "en-us": ("a", "en-us"),
    "en": ("b", "en-gb"),
    "es": ("e", "es"),
    "fr": ("f", "fr-fr"),
    "hi": ("h", "hi"),
    "it": ("i", "it"),
    "ja": ("j", "ja"),
    "pt": ("p", "pt-br"),
    "cmn": ("z", "cmn"),
}
"""By the language of the line: the first letter of the voices made for it (the second is their
gender, f or m), and what the phonemizer calls it."""
_STRESS = {"ˈ": 2, "ˌ": 1}
_LENGTHS = "ːˑʰʲ\u0303"
_VOWELS = frozenset("aeiouyæøœɐɑɒɔɘɚɛɜɝɤɨɪɯɵɶʉʊʌʏəɞᵊᵻ")


def speak(specs: Sequence[VoiceSpec]) -> Iterator[Speech]:
    """Speak the lines, in order; none takes longer than its `seconds`.

    Raises InputError where the weights are not there or not whole, or for a language or a speaker
    they do not have, MachineError without the package.
    """
    for spec in specs:
        yield _line(spec)


def _line(spec: VoiceSpec) -> Speech:
    known = known_language(spec.language)
    letter, tongue = next((TONGUES[one] for one in TONGUES if known.startswith(one)), ("", ""))
    if not letter:
        raise InputError(
            f'Kokoro does not speak "{spec.language}"',
            f"It speaks {', '.join(TONGUES)}. Leave the line to the built-in voices.",
        )
    voice = _model(spec.model)
    speaker = _speaker(spec, letter, voice.get_voices())
    parts = texts(spec, LONGEST_PART)

    def utter(pace: float) -> list[Part]:
        return [_part(voice, part, speaker, max(pace, SLOWEST), tongue, spec) for part in parts]

    return line(spec, utter, FASTEST)


def _part(voice: Any, text: str, speaker: str, pace: float, tongue: str, spec: VoiceSpec) -> Part:
    with answering(spec.model, folder_of(spec.model), f"cannot say {text!r}"):
        signs = voice.tokenizer.phonemize(text, tongue)
        sound, rate, timed = voice.create_timed(signs, speaker, pace, tongue, is_phonemes=True)
    groups = _groups([(one.phoneme, one.start, one.end) for one in timed])
    words = _words(text, groups, lambda word: len(voice.tokenizer.phonemize(word, tongue)))
    return Part(text, resampled(sound, rate), words, tuple(p for group in groups for p in group))


def _groups(timed: Sequence[tuple[str, float, float]]) -> list[list[Phone]]:
    """The phones of each spoken word. A sign of stress counts up to the end of the next vowels, one
    of length joins the sound before it, and marks are pauses."""
    groups: list[list[Phone]] = [[]]
    stress, open_vowel = 0, False
    for sign, start, end in timed:
        vowel = sign in _VOWELS
        if sign in _STRESS:
            stress, open_vowel = _STRESS[sign], False
        elif sign in _LENGTHS and groups[-1]:
            last = groups[-1].pop()
            groups[-1].append(last.model_copy(update={"ipa": last.ipa + sign, "end": end}))
        elif not sign.isalpha():
            groups += [[]] if groups[-1] else []
            stress, open_vowel = 0, False
        else:
            stress = 0 if open_vowel and not vowel else stress
            open_vowel = vowel
            groups[-1].append(Phone(ipa=sign, start=start, end=end, stress=stress))
    return [group for group in groups if group]


def _words(text: str, groups: Sequence[Sequence[Phone]], size: Any) -> tuple[Word, ...]:
    """The written words with their times. Where they are spoken as more or fewer ("42", "of the"),
    each gets as many phones as it has when it is spoken alone."""
    written = [word for word in text.split() if any(map(str.isalnum, word))]
    if not groups or not written:
        return ()
    spans = [(group[0].start, group[-1].end) for group in groups]
    if len(spans) != len(written):
        phones = [phone for group in groups for phone in group]
        shares = [max(size(word), 1) for word in written]
        edges = [
            round(sum(shares[:at]) / sum(shares) * len(phones)) for at in range(len(shares) + 1)
        ]
        spans = [(phones[min(a, len(phones) - 1)].start, phones[max(b, a + 1) - 1 if b else 0].end)
                 for a, b in pairwise(edges)]  # fmt: skip
    return tuple(
        Word(text=word, start=start, end=max(start, end))
        for word, (start, end) in zip(written, spans, strict=True)
    )


def _speaker(spec: VoiceSpec, letter: str, voices: Sequence[str]) -> str:
    """The name of the voice: the preset's, else one of its language and gender, by the name of the
    preset, so that it stays."""
    wished = spec.voice.speaker.get(FAMILY, "")
    if wished in voices:
        return wished
    if wished:
        raise InputError(
            f'the file of voices has no "{wished}", which "{spec.voice.name}" speaks with',
            f"Write one it has into that voice's preset, or choose another voice: "
            f"{', '.join(voices)}.",
        )
    gender = letter + spec.voice.gender[:1]
    fitting = [name for name in voices if name.startswith(gender)]
    fitting = fitting or [name for name in voices if name.startswith(letter)] or list(voices)
    return fitting[zlib.crc32(spec.voice.name.encode()) % len(fitting)]


def _model(model: Model) -> Any:
    folder = folder_of(model)
    graphs, voices = sorted(folder.glob("*.onnx")), sorted(folder.glob("*.bin"))
    if not graphs or not voices:
        raise InputError(
            f'the weights of the model "{model.name}" are not whole: {folder} has no '
            + ("model (*.onnx)" if not graphs else "voices (*.bin)"),
            mend(model, folder),
        )
    return kept(folder, lambda: _loaded(model, graphs[0], voices[0]))


def _loaded(model: Model, graph: Path, voices: Path) -> Any:
    with answering(model, graph.parent):
        from kokoro_onnx import Kokoro

        logging.getLogger("phonemizer").setLevel(logging.ERROR)  # it warns of every number
        made = Kokoro(str(graph), str(voices))
        if not made.get_voices():
            raise ValueError("there is no voice in the file of voices")
        return made
