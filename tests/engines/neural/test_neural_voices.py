"""Lines spoken by neural voices: tiny models of the real classes, spoken through the plug-ins."""

from collections.abc import Sequence
from typing import Any

import numpy as np
import pytest

from soracli.engines import weights
from soracli.engines.contract import Speech
from soracli.engines.registry import voice_engine
from soracli.engines.signals.basics import RATE, rms
from soracli.errors import InputError
from soracli.plan.sound.specs import VoiceSpec
from soracli.story.preset import Model
from soracli.story.sound_preset import SpeechMood, VoicePreset

VOICES = ["kokoro", "kokoro-untimed", "mms-tts", "pocket-tts"]
TEXT = "Stay where you are, Mara."


def spec(model: Model, text: str = TEXT, **said: Any) -> VoiceSpec:
    voice = {"name": "sea", "gender": "female", **said.pop("voice", {})}
    settled = {"language": "en-us", "seconds": 60, **said}
    mood = SpeechMood(name="neutral")
    return VoiceSpec(text=text, model=model, voice=VoicePreset(**voice), mood=mood, **settled)


def speak(*specs: VoiceSpec) -> list[Speech]:
    return list(voice_engine(specs[0].model.family).speak(specs))


def one(model: Model, text: str = TEXT, **said: Any) -> Speech:
    return speak(spec(model, text, **said))[0]


def times(words: Sequence[Any]) -> list[float]:
    return [time for word in words for time in (word.start, word.end)]


@pytest.mark.parametrize("name", VOICES)
def test_a_line_is_spoken_and_says_when(models: Any, name: str) -> None:
    model = models.model(name)
    first, again, other = speak(spec(model), spec(model), spec(model, "Go away now."))
    assert first.sound.dtype == np.float32 and first.sound.ndim == 1
    assert np.isfinite(first.sound).all() and 0.02 < rms(first.sound) < 0.3
    assert len(first.sound) == round(first.spoken.seconds * RATE)
    assert np.array_equal(first.sound, again.sound) and first.spoken == again.spoken
    assert len(other.sound) != len(first.sound) or not np.array_equal(other.sound, first.sound)
    assert " ".join(word.text for word in first.spoken.words) == TEXT
    for told in (first.spoken.words, first.spoken.phones):
        assert told and times(told) == sorted(times(told))
        assert times(told)[-1] <= first.spoken.seconds
    spread = first.spoken.words[-1].end - first.spoken.words[0].start
    assert spread > 0.6 * first.spoken.seconds


@pytest.mark.parametrize("name", ["kokoro", "mms-tts", "pocket-tts"])
def test_a_line_that_is_too_long_is_spoken_in_its_time(models: Any, name: str) -> None:
    model = models.model(name)
    natural = one(model)
    hurried = one(model, seconds=natural.spoken.seconds * 0.3)
    assert hurried.spoken.seconds <= natural.spoken.seconds * 0.3 + 1e-9
    assert len(hurried.sound) / RATE <= natural.spoken.seconds * 0.3 + 1e-9
    assert [word.text for word in hurried.spoken.words] == TEXT.split()
    assert times(hurried.spoken.words)[-1] <= hurried.spoken.seconds
    assert one(model, seconds=natural.spoken.seconds + 1).spoken == natural.spoken


def test_warm_for_all_lines(models: Any) -> None:
    weights.release()
    before = weights.loads()
    speak(*(spec(models.model("mms-tts"), text) for text in ("One line.", "Another line.")))
    one(models.model("mms-tts"))
    assert weights.loads() == before + 1
    weights.release()
    one(models.model("mms-tts"))
    assert weights.loads() == before + 2


@pytest.mark.parametrize(
    ("name", "family", "speakers"),
    [
        ("kokoro", "kokoro", ("af_sky", "am_adam", "bf_emma")),
        ("mms-tts", "transformers_speech", ("0", "1", "2")),
        ("pocket-tts", "transformers_speech", ("alba", "jean")),
    ],
)
def test_speakers_differ_and_stay(models: Any, name: str, family: str, speakers: Any) -> None:
    model = models.model(name)
    heard = [one(model, voice={"speaker": {family: speaker}}).sound for speaker in speakers]
    again = [one(model, voice={"speaker": {family: speaker}}).sound for speaker in speakers]
    for at, sound in enumerate(heard):
        assert np.array_equal(sound, again[at])
        assert not any(np.array_equal(sound, other) for other in heard[at + 1 :])


def test_kokoro_says_each_sound_when_its_graph_does(models: Any) -> None:
    """The tiny graph gives every sign of speech 125 ms, those of stress and pauses too."""
    phones = one(models.model("kokoro"), "Stay here").spoken.phones
    assert "".join(phone.ipa for phone in phones) == "steɪhɪɹ"
    assert [phone.stress for phone in phones] == [0, 0, 2, 2, 0, 2, 0]
    signs = [1, 2, 1, 2, 2, 1]  # after the t and the h comes a stress, after the first word a blank
    assert np.diff([phone.start for phone in phones]) == pytest.approx(
        [0.125 * count for count in signs], abs=0.002
    )


def test_kokoro_chooses_by_language_and_gender(models: Any) -> None:
    model = models.model("kokoro")
    cases = [
        ("en-us", "female", "af_sky"),
        ("en-us", "male", "am_adam"),
        ("en-gb", "female", "bf_emma"),
        ("en-gb", "male", "bf_emma"),  # there is no man with that accent, but a woman
        ("fr-fr", "", "ff_siwis"),
    ]
    for language, gender, speaker in cases:
        chosen = one(model, language=language, voice={"gender": gender})
        wished = one(model, language=language, voice={"speaker": {"kokoro": speaker}})
        assert np.array_equal(chosen.sound, wished.sound), (language, gender)
    with pytest.raises(InputError, match='Kokoro does not speak "de"'):
        one(model, language="de")


def test_words_of_vits_are_where_its_letters_are(models: Any) -> None:
    """A word takes longer when there is more of it, and the pace is the model's own."""
    model = models.model("mms-tts")
    spoken = one(model, "go gogogogogogo go").spoken
    short, long, last = (word.end - word.start for word in spoken.words)
    assert long > 2.5 * short and long > 2.5 * last
    slow = one(model, "go gogogogogogo go", voice={"pace": 0.6}).spoken
    assert slow.seconds > 1.3 * spoken.seconds


@pytest.mark.parametrize("name", ["kokoro", "mms-tts"])
def test_a_very_long_line_is_spoken_in_parts(models: Any, name: str) -> None:
    text = " ".join(["and then the sea went quiet again"] * 12)
    spoken = one(models.model(name), text, seconds=600).spoken
    assert [word.text for word in spoken.words] == text.split()
    assert times(spoken.words) == sorted(times(spoken.words))


@pytest.mark.parametrize(
    ("name", "said", "reason"),
    [
        ("kokoro", {"voice": {"speaker": {"kokoro": "af_nobody"}}}, 'no "af_nobody", which "sea"'),
        ("mms-tts", {"voice": {"speaker": {"transformers_speech": "7"}}}, "speakers 0 to 2"),
        ("mms-tts", {"text": "Привет"}, "none of the letters"),
        ("mms-tts", {"text": "<b></b> 🎉"}, "no word"),
        ("pocket-tts", {"voice": {"speaker": {"transformers_speech": "eve"}}}, "alba, jean, odd"),
        ("pocket-tts", {"voice": {"speaker": {"transformers_speech": "odd"}}}, "neither latents"),
    ],
)
def test_what_it_cannot_say_is_told(models: Any, name: str, said: Any, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        one(models.model(name), **said)
