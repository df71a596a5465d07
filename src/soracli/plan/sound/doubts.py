"""What a person should know of a line before it is spoken: nothing is left out in silence."""

import difflib
from collections.abc import Mapping
from typing import Literal

from soracli.plan.sound.language import known_language, language_of, near_languages, unreadable
from soracli.plan.sound.moods import find_speech_mood
from soracli.plan.sound.saying import sayable
from soracli.story.sound_preset import SpeechMood, VoicePreset
from soracli.story.value import Value

SHOWN = 60


class Doubt(Value):
    """One thing about a line: what it is, and what to do. With `refused` it cannot be spoken.

    `field` is what of the line it is about.
    """

    what: str
    mend: str
    field: Literal["say", "mood", "language"] = "say"
    refused: bool = False


def doubts(
    say: str, mood: str, language: str, voice: VoicePreset, moods: Mapping[str, SpeechMood]
) -> tuple[Doubt, ...]:
    """Everything to be told about a line, as it is written, in a voice. `language` is the wish of
    the line ("": none)."""
    found = [_language(language or voice.language), _words(say), _mood(mood, moods)]
    spoken = language_of(sayable(say), language, voice)
    found.append(_unread(unreadable(sayable(say), spoken)))
    return tuple(doubt for doubt in found if doubt)


def _language(tag: str) -> Doubt | None:
    if known_language(tag):
        return None
    near = " or ".join(near_languages(tag))
    hint = f"Did you mean {near}?" if near else 'Write a tag ("de") or an English name ("German").'
    return Doubt(what=f'no voice speaks "{tag[:SHOWN]}"', mend=hint, field="language", refused=True)


def _words(say: str) -> Doubt | None:
    if sayable(say):
        return None
    return Doubt(
        what=f'nothing of "{say[:SHOWN]}" can be said, so nobody is heard',
        mend="Write what is said in letters, or take the line out.",
    )


def _mood(mood: str, moods: Mapping[str, SpeechMood]) -> Doubt | None:
    if not mood.strip() or find_speech_mood(mood, moods):
        return None
    called = [word for one in moods.values() for word in (one.name, *one.words)]
    near = difflib.get_close_matches(mood.strip().lower(), called, 2, 0.7)
    hint = f"Did you mean {' or '.join(near)}?" if near else f"There is {', '.join(moods)}."
    return Doubt(
        what=f'nobody speaks "{mood[:SHOWN]}": it is spoken as usual', mend=hint, field="mood"
    )


def _unread(letters: str) -> Doubt | None:
    if not letters:
        return None
    return Doubt(
        what=f'the built-in voice reads "{letters[:SHOWN]}" the Mandarin way',
        mend="Write it in kana.",
    )
