"""A recorded line gets its times: where somebody else says each word."""

import numpy as np
import pytest

from soracli.engines.signals.basics import RATE, Sound, noise
from soracli.engines.speaking.recorded import align
from soracli.engines.voice.espeak import speak
from soracli.plan.sound.specs import VoiceSpec
from soracli.script.sound_presets import load_sound_presets
from soracli.story.speech import Spoken

LINES = {
    "en": ("crisp", "The old harbour was quiet when we came back, and nobody had lit the lamps."),
    "de": ("anke", "Ich habe dich gestern im Hafen gesehen, aber du hast mich nicht gehört."),
    "ru": ("lev", "Я не знаю, что ты хочешь сказать, мой друг."),
}


def recording(voice: str, text: str, pace: float) -> tuple[Sound, Spoken]:
    """Somebody else's reading, with a quiet room around it: what it was, and when."""
    presets = load_sound_presets()
    own = presets.voices[voice].model_copy(update={"pace": pace, "variant": "Alex", "pitch": 120.0})
    spec = VoiceSpec(text=text, language=own.language, voice=own, mood=presets.moods["calm"],
                     model=presets.models["espeak"], seconds=60)  # fmt: skip
    speech = next(iter(speak([spec])))
    room = 0.001 * noise(len(speech.sound) + 2 * RATE, np.random.default_rng(1), 3)
    room[RATE : RATE + len(speech.sound)] += speech.sound
    return room.astype(np.float32), speech.spoken


@pytest.mark.parametrize("language", sorted(LINES))
def test_words_of_a_recording_are_found_in_any_language(language: str) -> None:
    voice, text = LINES[language]
    sound, truth = recording(voice, text, 0.8)
    found = align(sound, text, language)
    assert [word.text for word in found.words] == text.split()
    off = [one.start - two.start - 1 for one, two in zip(found.words, truth.words, strict=True)]
    assert np.mean(np.abs(off)) < 0.05
    assert found.seconds == pytest.approx(len(sound) / RATE)
    starts = [phone.start for phone in found.phones]
    assert starts == sorted(starts) and len(starts) > 20


@pytest.mark.parametrize("text", ["", "😀", "Hello there."])
def test_silence_and_nothing_to_say_have_no_words(text: str) -> None:
    quiet = np.zeros(RATE, np.float32)
    assert align(quiet, text, "en").words == ()
    assert align(quiet[:0], text, "en").seconds == 0
    if text != "Hello there.":
        assert align(recording("plain", "Hello.", 1)[0], text, "en").words == ()


def test_a_click_or_one_sample_is_no_trouble() -> None:
    click = np.zeros(RATE // 2, np.float32)
    click[9000] = 1
    found = align(click, "Hello there, my friend.", "en")
    assert all(0 <= word.start <= word.end <= 0.5 for word in found.words)
    assert align(np.ones(1, np.float32), "Hello.", "en").words == ()
