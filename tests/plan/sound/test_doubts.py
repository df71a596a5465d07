"""What is wrong with a line is told before it is spoken."""

import pytest

from soracli.plan.sound.doubts import doubts
from soracli.script.sound_presets import load_sound_presets

PRESETS = load_sound_presets()
PLAIN = PRESETS.voices["plain"]


@pytest.mark.parametrize(
    ("say", "mood", "language", "told", "mend"),
    [
        ("Hello.", "", "germna", 'no voice speaks "germna"', "German (de)"),
        ("Hello.", "", "xq", "no voice speaks", "English name"),
        ("😀 <b></b>", "", "", "nothing of", "in letters"),
        ("Hello.", "quantum", "", "spoken as usual", "whisper"),
        ("Hello.", "wisper", "", "spoken as usual", "Did you mean whisper"),
        ("今日はいい", "", "", '"今日" the Mandarin way', "kana"),
    ],
)
def test_a_doubt_is_told_with_its_mend(
    say: str, mood: str, language: str, told: str, mend: str
) -> None:
    (doubt,) = doubts(say, mood, language, PLAIN, PRESETS.moods)
    assert told in doubt.what and mend in doubt.mend
    assert doubt.refused == bool(language)


@pytest.mark.parametrize("say", ["Hello.", "Привет, мир!", "你好", "I said Привет."])
def test_what_can_be_spoken_has_none(say: str) -> None:
    assert doubts(say, "under her breath", "", PLAIN, PRESETS.moods) == ()


def test_a_voice_of_no_language_is_refused() -> None:
    voice = PLAIN.model_copy(update={"language": "klingonish"})
    assert [doubt.refused for doubt in doubts("Hello.", "", "", voice, PRESETS.moods)] == [True]
