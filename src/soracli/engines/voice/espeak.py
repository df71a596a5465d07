"""espeak-ng, the built-in voices: needs no download, speaks 130 languages, and says when.

It sounds like the machine it is: a scratch track one can time a film by. What can be done for it is
done: its pitch is measured and set right, its tone rounded, its level made even, and a whisper is
whispered.
"""

import math
import zlib
from collections.abc import Iterator, Sequence

import numpy as np

from soracli.engines.contract import Speech
from soracli.engines.signals.basics import RATE, Sound, faded
from soracli.engines.signals.resampling import resampled
from soracli.engines.speaking.breath import breathy
from soracli.engines.speaking.haste import hastened
from soracli.engines.speaking.line import EDGE, moved, parts, spoken_of, uttered
from soracli.engines.speaking.manner import uttered_as_asked
from soracli.engines.speaking.process import Uttered
from soracli.engines.speaking.tone import levelled, toned
from soracli.errors import InputError
from soracli.plan.sound.language import known_language, near_languages
from soracli.plan.sound.saying import sayable
from soracli.plan.sound.specs import VoiceSpec
from soracli.story.speech import Spoken


def speak(specs: Sequence[VoiceSpec]) -> Iterator[Speech]:
    """Speak the lines, in order; none takes longer than its `seconds`.

    Raises InputError for a language nobody speaks and for a line without a word to say,
    MachineError where espeak-ng cannot be started or dies.
    """
    for spec in specs:
        yield _line(spec)


def _line(spec: VoiceSpec) -> Speech:
    tongue = known_language(spec.language)
    if not tongue:
        near = ", ".join(near_languages(spec.language)) or "German (de), Japanese (ja)"
        raise InputError(f'no voice speaks "{spec.language}"', f"There is, for example, {near}.")
    said = parts(sayable(spec.text), tongue, spec.voice.language)
    if not said:
        raise InputError("a line has no word that can be said", "Write what is said, in letters.")
    sounds = uttered_as_asked(spec, lambda manner: uttered(said, spec.voice.variant, manner))
    sound = levelled(np.concatenate([_voiced(one, spec) for one in sounds]), spec.mood.gain)
    sound = faded(sound, EDGE / 2, EDGE / 2)  # breath has no sharp edge of its own
    return _fitted(sound, spoken_of(said, sounds, len(sound) / RATE), spec.seconds)


def _voiced(one: Uttered, spec: VoiceSpec) -> Sound:
    sound = toned(resampled(one.samples, one.hertz), spec.voice.warmth, spec.mood.gain)
    seed = zlib.crc32(spec.text.encode("utf-8", "ignore"))
    return breathy(sound, spec.mood.breath, spec.voice.pitch * spec.mood.pitch, seed)


def _fitted(sound: Sound, spoken: Spoken, seconds: float) -> Speech:
    """What espeak cannot say fast enough is hastened; nothing is cut off."""
    if spoken.seconds <= seconds:
        return Speech(sound, spoken)
    made = hastened(sound, math.floor(seconds * RATE) / RATE)
    factor = len(made) / len(sound)
    return Speech(
        made,
        Spoken(
            seconds=len(made) / RATE,
            words=tuple(moved(word, 0, factor) for word in spoken.words),
            phones=tuple(moved(phone, 0, factor) for phone in spoken.phones),
        ),
    )
