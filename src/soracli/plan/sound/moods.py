"""How a mood is spoken, found by what a storyboard calls it."""

import re
from collections.abc import Mapping

from soracli.story.sound_preset import SpeechMood

NEUTRAL = "neutral"


def find_speech_mood(words: str, moods: Mapping[str, SpeechMood]) -> SpeechMood | None:
    """The mood that these words mean ("whispering", "cold, almost a whisper"); None for none.

    Of several the one that is named last counts: it is what the others qualify.
    """
    said = " ".join(re.findall(r"\w+", words.lower()))
    best: tuple[int, SpeechMood] | None = None
    for mood in moods.values():
        for word in (mood.name, *mood.words):
            at = f" {said} ".rfind(f" {word.lower()} ")
            if at >= 0 and (best is None or at > best[0]):
                best = (at, mood)
    return best[1] if best else None
