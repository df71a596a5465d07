"""The built-in voices: everybody keeps their own, says it in time, and as the mood asks.

What is said is measured here on its own: pitch by autocorrelation, formants by linear prediction.
"""

import functools
from itertools import product

import numpy as np
import pytest

from soracli.engines.contract import Speech
from soracli.engines.signals.basics import RATE, Sound, rms
from soracli.engines.voice.espeak import speak
from soracli.errors import InputError
from soracli.plan.sound.casting import cast_voices
from soracli.plan.sound.specs import VoiceSpec
from soracli.plan.speech import speech_seconds
from soracli.script.sound_presets import load_sound_presets
from soracli.story.scene import Entity
from soracli.story.sound_preset import VoicePreset
from soracli.story.world import Character

SENTENCE = "The old harbour was quiet when we came back, and nobody had lit the lamps."


def spec(
    text: str = SENTENCE,
    voice: str | VoicePreset = "low-warm",
    mood: str = "neutral",
    language: str = "",
    seconds: float = 60,
) -> VoiceSpec:
    presets = load_sound_presets()
    preset = presets.voices[voice] if isinstance(voice, str) else voice
    return VoiceSpec(
        text=text,
        language=language or preset.language,
        voice=preset,
        mood=presets.moods[mood],
        model=presets.models["espeak"],
        seconds=seconds,
    )


@functools.cache
def said(
    text: str = SENTENCE,
    voice: str = "low-warm",
    mood: str = "neutral",
    language: str = "",
    seconds: float = 60,
) -> Speech:
    return next(iter(speak([spec(text, voice, mood, language, seconds)])))


def frames(sound: Sound, seconds: float, hop: float, rate: float = RATE) -> np.ndarray:
    views = np.lib.stride_tricks.sliding_window_view(sound, int(seconds * rate))
    return views[:: int(hop * rate)].astype(np.float64)


def loud(cut: np.ndarray, part: float = 60) -> np.ndarray:
    power = (cut**2).mean(axis=1)
    return cut[power > np.percentile(power, part)]


def periodic(sound: Sound) -> tuple[float, float]:
    """The median fundamental in hertz, and how strongly the loud moments repeat themselves."""
    cut = frames(sound[::4], 0.05, 0.02, RATE / 4)
    power = (cut**2).mean(axis=1)
    cut = cut[power > 0.01 * power.max()]
    cut = (cut - cut.mean(axis=1, keepdims=True)) * np.hanning(cut.shape[1])
    window = np.correlate(np.hanning(cut.shape[1]), np.hanning(cut.shape[1]), "full")
    window = window[cut.shape[1] - 1 :] / window[cut.shape[1] - 1]
    heights, hertz = [], []
    for frame in cut:
        alike = np.correlate(frame, frame, "full")[len(frame) - 1 :]
        alike = alike[24:210] / alike[0] / window[24:210]  # 57 to 500 Hz
        at = int(np.argmax(alike > 0.9 * alike.max()))
        while at + 1 < len(alike) and alike[at + 1] > alike[at]:
            at += 1
        heights.append(alike.max())
        hertz.append(RATE / 4 / (24 + at))
    clear = np.array(heights) >= min(0.6, max(heights))
    return float(np.median(np.array(hertz)[clear])), float(np.median(heights))


def formants(sound: Sound) -> np.ndarray:
    """The median first three formants in hertz of the loud moments."""
    thin = sound[: len(sound) // 4 * 4].reshape(-1, 4).mean(axis=1)
    cut = loud(frames(np.append(thin[0], thin[1:] - 0.9 * thin[:-1]), 0.03, 0.02, RATE / 4))
    found = []
    for frame in cut * np.hamming(cut.shape[1]):
        alike = np.correlate(frame, frame, "full")[len(frame) - 1 :][:13]
        square = alike[np.abs(np.subtract.outer(np.arange(12), np.arange(12)))]
        square += np.eye(12) * alike[0] * 1e-4
        roots = np.roots(np.append(1, -np.linalg.solve(square, alike[1:])))
        roots = roots[(roots.imag > 0) & (np.abs(roots) > 0.88)]
        hertz = np.sort(np.angle(roots) * RATE / 8 / np.pi)
        if len(hertz[hertz > 200]) >= 3:
            found.append(hertz[hertz > 200][:3])
    return np.median(found, axis=0)


SHOTS = (
    "You should not have come back, Mara.",
    "I know what I saw that night on the water.",
    "Give me the lantern and go home.",
    "Nobody has lived in this house for years.",
    "Did you really believe that I would forget?",
    "We leave before the tide turns, all of us.",
    "There was a light in the tower, I tell you.",
    "Somebody must have told them we were coming.",
    "Put it on the table, and close the door.",
    "The weather will be better tomorrow morning.",
)


def scale(shape: np.ndarray) -> float:
    """The size of a mouth: the mean of its formants, whatever vowels a line has."""
    return float(np.exp(np.log(shape).mean()))


def test_three_characters_keep_three_voices_over_ten_shots() -> None:
    people = {
        "mara": Entity(id="mara", noun="woman", kind="person", traits={"sex": "female"}),
        "keeper": Entity(id="k", noun="man", kind="person", traits={"sex": "male", "age": "old"}),
        "pia": Entity(id="pia", noun="girl", kind="person", traits={"age": "child"}),
    }
    characters = {name: Character(look="somebody") for name in people}
    measured = {}
    for name in people:
        keys, lines = set(), []
        for text in SHOTS:
            voice = cast_voices(characters, people, load_sound_presets().voices)[name]
            keys.add(voice.model_dump_json())
            lines.append(next(iter(speak([spec(text, voice)]))).sound)
        assert len(keys) == 1
        pitches = np.array([periodic(line)[0] for line in lines])
        assert np.abs(pitches / np.median(pitches) - 1).max() < 0.05, name
        halves = [formants(np.concatenate(lines[first::2])) for first in (0, 1)]
        assert scale(halves[0]) == pytest.approx(scale(halves[1]), rel=0.05), name
        measured[name] = (np.median(pitches), np.mean(halves, axis=0))
    names = list(measured)
    for at, one in enumerate(names):
        for other in names[at + 1 :]:
            (pitch, shape), (pitch2, shape2) = measured[one], measured[other]
            apart = max(abs(np.log(pitch / pitch2)), np.abs(np.log(shape / shape2)).max())
            assert apart > 0.1, (one, other)


@pytest.mark.parametrize("name", ["deep", "plain", "low-warm", "airy", "sprite", "reedy"])
def test_a_voice_has_the_pitch_its_preset_says(name: str) -> None:
    assert periodic(said(voice=name).sound)[0] == pytest.approx(
        spec(voice=name).voice.pitch, rel=0.05
    )


def test_a_wish_for_a_lower_voice_is_heard() -> None:
    low = spec(voice=spec().voice.model_copy(update={"pitch": 140.0}))
    assert periodic(next(iter(speak([low]))).sound)[0] == pytest.approx(140, rel=0.05)


def test_words_are_where_they_are_heard() -> None:
    speech = said("Boat, Mara, never, apple, window, river.", "plain")
    level = np.sqrt((speech.sound[: len(speech.sound) // 480 * 480].reshape(-1, 480) ** 2).mean(1))
    on = level > 0.02 * level.max()
    begun = [at / 100 for at in range(8, len(on)) if on[at] and not on[at - 8 : at].any()]
    ended = [(at + 1) / 100 for at in range(len(on)) if on[at] and not on[at + 1 : at + 9].any()]
    words = speech.spoken.words
    assert [word.text for word in words] == [
        "Boat,",
        "Mara,",
        "never,",
        "apple,",
        "window,",
        "river.",
    ]
    assert np.allclose([word.start for word in words][1:], begun, atol=0.04)
    assert np.allclose([word.end for word in words], ended, atol=0.04)
    assert abs(words[0].start - 0.01) < 0.02


def test_phones_are_in_order_inside_their_words_and_stressed() -> None:
    spoken = said().spoken
    phones = spoken.phones
    assert len(phones) > 40
    assert all(
        one.start <= one.end <= two.start + 1e-4
        for one, two in zip(phones, phones[1:], strict=False)
    )
    harbour = next(word for word in spoken.words if word.text == "harbour")
    inside = [p for p in phones if harbour.start - 1e-4 <= p.start < harbour.end - 1e-4]
    assert [(p.ipa, p.stress) for p in inside] == [("h", 2), ("ɑːɹ", 2), ("b", 0), ("ɚ", 0)]
    assert spoken.seconds == pytest.approx(len(said().sound) / RATE, abs=1e-4)


@pytest.mark.parametrize("seconds", [3.0, 2.0, 1.0, 0.4])
def test_a_line_never_takes_longer_than_it_may(seconds: float) -> None:
    speech = said(seconds=seconds)
    assert len(speech.sound) <= seconds * RATE
    assert len(speech.sound) > 0.75 * seconds * RATE
    assert len(speech.spoken.words) == 15 and speech.spoken.words[-1].end <= seconds
    assert rms(speech.sound[-RATE // 5 :]) > 0.01  # its end is there, not cut off


def test_time_to_spare_changes_nothing() -> None:
    assert np.array_equal(said(seconds=30).sound, said(seconds=60).sound)


def test_the_same_line_is_the_same_samples_whatever_was_said_before() -> None:
    one = next(iter(speak([spec(voice="husky")]))).sound
    list(speak([spec("Something else entirely.", "gruff", "whisper")]))
    assert np.array_equal(next(iter(speak([spec(voice="husky")]))).sound, one)


def test_a_whisper_has_no_voice_in_it_and_a_shout_is_louder_and_higher() -> None:
    plain, whisper, shout = (said(mood=mood).sound for mood in ("neutral", "whisper", "shout"))
    assert periodic(plain)[1] > 0.8 and periodic(whisper)[1] < 0.5
    assert rms(whisper) < 0.6 * rms(plain) < 0.36 * rms(shout)
    assert periodic(shout)[0] > 1.2 * periodic(plain)[0]
    assert np.abs(shout).max() < 0.9


@pytest.mark.parametrize("mood", sorted(load_sound_presets().moods))
def test_no_mood_begins_or_ends_with_a_click(mood: str) -> None:
    sound = said("I know.", "plain", mood).sound
    for edge in (sound[:24], sound[-24:]):
        assert np.abs(edge).max() < 0.01 * np.abs(sound).max()


def test_a_whisper_keeps_its_formants() -> None:
    plain, whisper = formants(said().sound), formants(said(mood="whisper").sound)
    assert abs(whisper[1] / plain[1] - 1) < 0.25


def test_moods_are_told_apart() -> None:
    excited, sad, cold = (said(mood=mood, voice="plain") for mood in ("excited", "sad", "cold"))
    assert excited.spoken.seconds < 0.85 * sad.spoken.seconds
    assert periodic(excited.sound)[0] > 1.15 * periodic(sad.sound)[0]
    assert periodic(cold.sound)[0] < periodic(excited.sound)[0]


@pytest.mark.parametrize("name", sorted(load_sound_presets().voices))
def test_every_voice_speaks_evenly_and_without_a_click(name: str) -> None:
    sound = said("Hello. 1, 2, 3.", name).sound
    assert 0.5 < len(sound) / RATE < 6
    cut = sound[: len(sound) // 960 * 960].reshape(-1, 960)
    power = (cut.astype(np.float64) ** 2).mean(axis=1)
    active = 10 * np.log10(power[power > np.percentile(power, 95) / 10**2.5].mean())
    assert active == pytest.approx(-23, abs=0.7)
    assert np.abs(sound).max() < 0.9
    assert np.abs(sound[:24]).max() < 0.01 and np.abs(sound[-24:]).max() < 0.01


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("<speak>Hello <break time='9s'/> you</speak>", 2),
        ("Yes 😀🎉 no", 2),
        ("one\0two\x01 three\x1b[31m", 2),
        ("\u202eshalom\u202c friend", 2),
        ("I said Привет and 你好, my friend, مرحبا.", 8),
        ("[[h@l'oU]] you", 1),
        ("a" * 1000, 1),
        ("...--- !? yes", 1),
    ],
)
def test_hostile_text_is_spoken_or_left_away(text: str, count: int) -> None:
    speech = next(iter(speak([spec(text, "plain", seconds=400)])))
    assert len(speech.spoken.words) >= count
    assert rms(speech.sound) > 0.01
    assert speech.spoken.words[-1].end <= speech.spoken.seconds + 1e-3
    if "<" in text:
        assert speech.spoken.seconds < 3  # no pause of nine seconds was obeyed


def test_two_thousand_words_are_spoken_in_order() -> None:
    hasty = spec(voice="plain").voice.model_copy(update={"pace": 2.0})
    speech = next(iter(speak([spec(" ".join([SENTENCE] * 134), hasty, seconds=900)])))
    words = speech.spoken.words
    assert len(words) == 134 * 15
    starts = [word.start for word in words]
    assert starts == sorted(starts)
    assert speech.spoken.seconds == pytest.approx(len(speech.sound) / RATE, abs=1e-3)
    tail = words[-1]  # the last of all the words is still where it is heard
    assert rms(speech.sound[int(tail.start * RATE) : int(tail.end * RATE)]) > 0.02
    assert rms(speech.sound[int(tail.end * RATE) + 480 :]) < 0.005


def test_what_cannot_be_spoken_is_told() -> None:
    with pytest.raises(InputError, match="speaks") as told:
        list(speak([spec(language="germna")]))
    assert "German (de)" in told.value.hint
    with pytest.raises(InputError, match="no word"):
        list(speak([spec("😀 ... !!")]))


def test_voices_of_other_languages_say_their_words() -> None:
    german = said("Ich habe dich gestern im Hafen gesehen.", "jonas").spoken
    assert [word.text for word in german.words][:3] == ["Ich", "habe", "dich"]
    assert any(phone.ipa == "ç" for phone in german.phones)
    chinese = said("你好，我的朋友。", "lian").spoken
    assert "".join(word.text for word in chinese.words) == "你好，我的朋友。"


def test_the_plan_knows_how_long_lines_take() -> None:
    """The plan judges by words alone what the voice then takes; the middle line within 10 %."""
    off = []
    for count, (text, mood) in enumerate(product(SHOTS, ("neutral", "whisper", "excited"))):
        if count % 2 == 0:
            voice = ("clear", "plain", "low-warm")[count % 3]
            pace = load_sound_presets().voices[voice].pace
            took = said(text, voice, mood).spoken.seconds
            off.append(speech_seconds(text, mood, pace) / took - 1)
    assert abs(np.median(off)) < 0.1
    assert np.mean(np.abs(off) < 0.2) > 0.8
