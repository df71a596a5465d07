"""Everybody has a voice of their own, fitting, and for good."""

import pytest

from soracli.errors import InputError
from soracli.plan.sound.casting import cast_voice, cast_voices, near_voices
from soracli.plan.sound.language import known_language
from soracli.plan.sound.moods import find_speech_mood
from soracli.script.sound_presets import load_sound_presets
from soracli.story.scene import Entity
from soracli.story.sound_preset import VoicePreset
from soracli.story.world import Character, Voice

PRESETS = load_sound_presets()
VOICES = PRESETS.voices


def person(sex: str = "", age: str = "", kind: str = "person", **more: str) -> Entity:
    said = {"sex": sex, "age": age, **more}
    traits = {name: value for name, value in said.items() if value}
    return Entity(id="x", noun="x", kind=kind, traits=traits)


def cast(people: dict[str, Entity], **wishes: Voice) -> dict[str, VoicePreset]:
    characters = {
        name: Character(look="somebody", voice=wishes.get(name, Voice())) for name in people
    }
    return cast_voices(characters, people, VOICES)


def test_the_house_has_voices_for_everybody() -> None:
    assert len(VOICES) >= 24 and "low-warm" in VOICES
    kinds = {(voice.gender, voice.age) for voice in VOICES.values()}
    assert {
        (sex, age) for sex in ("female", "male") for age in ("child", "young", "adult", "old")
    } <= kinds
    spoken = {known_language(voice.language).split("-")[0] for voice in VOICES.values()}
    assert {"en", "de", "fr", "es", "it", "pt", "pl", "ru", "ja", "cmn", "hi", "ar"} <= spoken
    assert all(known_language(voice.language) for voice in VOICES.values())


@pytest.mark.parametrize(
    ("entity", "gender", "ages"),
    [
        (person("female", "adult"), "female", {"adult"}),
        (person("male", "old"), "male", {"old"}),
        (person("female", "child"), "female", {"child"}),
        (person("male", "young"), "male", {"young"}),
        (person("", "old", beard="long"), "male", {"old"}),
        (person(), "male", {"adult", "young"}),
    ],
)
def test_a_voice_fits_whom_one_sees(entity: Entity, gender: str, ages: set[str]) -> None:
    for name in ("mara", "keeper", "tom", "x"):
        voice = cast_voice(name, entity, Voice(), VOICES, [])
        assert voice.gender == gender and voice.age in ages
        assert voice.language.startswith("en")


def test_voices_stay_when_others_come_later() -> None:
    people = {f"n{count}": person("female" if count % 2 else "male") for count in range(12)}
    whole = cast(people)
    for count in range(1, 12):
        some = cast(dict(list(people.items())[:count]))
        assert all(whole[name] == voice for name, voice in some.items())


def test_nobody_shares_a_voice_even_in_a_crowd() -> None:
    people = {f"w{count}": person("female", "adult") for count in range(16)}
    voices = list(cast(people).values())
    assert len({voice.name for voice in voices}) == 16
    for at, one in enumerate(voices):
        for other in voices[at + 1 :]:
            ratio = max(one.pitch, other.pitch) / min(one.pitch, other.pitch)
            assert one.variant != other.variant or ratio > 1.05, (one, other)


def test_wishes_are_met() -> None:
    people = {"mara": person("female"), "tom": person("male")}
    voices = cast(people, tom=Voice(preset="low-warm", pitch=1.2, pace=0.5, language="German"))
    tom = voices["tom"]
    assert tom.name == "low-warm" and tom.language == "de"
    assert tom.pitch == pytest.approx(1.2 * VOICES["low-warm"].pitch)
    assert tom.pace == max(0.5, 0.5 * VOICES["low-warm"].pace)
    assert voices["mara"].name != "low-warm"
    assert cast(people, mara=Voice(language="de"))["mara"].name == "anke"
    old = cast_voice("oma", person("female", "old"), Voice(language="sw"), VOICES, [])
    assert (old.language, old.gender, old.age) == ("sw", "female", "old")


def test_an_unknown_voice_is_told_with_near_ones() -> None:
    with pytest.raises(InputError, match='no voice "lowwarm"') as told:
        cast({"mara": person()}, mara=Voice(preset="lowwarm"))
    assert "low-warm" in told.value.hint
    assert near_voices("Low and warm", VOICES)[0] == "low-warm"
    assert near_voices("qqqqqq", VOICES) == ()


def test_a_narrator_and_a_robot_can_speak() -> None:
    assert cast_voice("", None, Voice(), VOICES, []).age in ("adult", "young")
    assert cast_voice("r", person(kind="robot"), Voice(), VOICES, []).range < 0.3
    assert cast_voice("r", None, Voice(), {}, []).pitch > 0


def test_moods_have_many_names_and_no_name_means_two() -> None:
    called: dict[str, str] = {}
    for mood in PRESETS.moods.values():
        for word in (mood.name, *mood.words):
            assert called.setdefault(word, mood.name) == mood.name, word
            assert (find_speech_mood(word, PRESETS.moods) or mood) == mood, word
    assert {"neutral", "whisper", "shout", "cold", "tearful", "excited"} <= PRESETS.moods.keys()
