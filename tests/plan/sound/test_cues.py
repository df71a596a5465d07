"""Words find the effects they name."""

import pytest

from soracli.plan.sound.ambience import heard_all_along
from soracli.plan.sound.cues import find_cue, near_cues
from soracli.script.presets import load_presets
from soracli.script.sound_presets import load_sound_presets

PRESETS = load_sound_presets()
CUES = PRESETS.cues
SILENT = {
    "sound", "noise", "sound effect", "audio", "sfx", "ambience", "sound of", "ambient sound",
    "noise of", "roar of", "echo of", "hum of", "whisper of",
}  # fmt: skip


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("foghorn", "foghorn"),
        ("Foghorn!", "foghorn"),
        ("a fog horn", "foghorn"),
        ("the sound of thunder", "thunder"),
        ("thunder rolling", "rolling thunder"),
        ("alarm bell", "alarm bell"),
        ("seagulls crying in the background", "gull"),
        ("sound of church bells ringing", "church bell"),
        ("wolf howls", "wolf howl"),
        ("dogs barking", "dog bark"),
        ("a phone rings", "phone ring"),
        ("knocks on the door", "knock"),
        ("roar of the engine", "engine"),
        ("gun shots", "gunshot"),
        ("the ship's horn", "ship horn"),
        ("somebody whistling", "whistle"),
    ],
)
def test_words_name_an_effect(words: str, name: str) -> None:
    found = find_cue(words, CUES)
    assert found is not None and found.name == name


@pytest.mark.parametrize(
    "words", ["fogghorn", "xylobarnacle", "", "  ", "🙂", "../../etc", "[bold]"]
)
def test_strange_words_name_nothing(words: str) -> None:
    assert find_cue(words, CUES) is None
    assert set(near_cues(words, CUES)) <= set(CUES)


def test_what_is_nearly_a_name_is_offered() -> None:
    assert near_cues("fogghorn", CUES)[0] == "foghorn"
    assert "explosion" in near_cues("exploshun", CUES)
    assert "thunder" in near_cues("tunder", CUES)
    assert near_cues("qqqqqq", CUES) == ()


def test_distance_and_level_are_heard_in_the_words() -> None:
    plain, far = find_cue("foghorn", CUES), find_cue("a distant foghorn", CUES)
    loud, soft = find_cue("a loud foghorn", CUES), find_cue("a faint foghorn", CUES)
    assert plain and far and loud and soft and plain == CUES["foghorn"]
    assert far.far > 3 * plain.far and far.gain < plain.gain
    assert soft.gain < plain.gain < loud.gain
    named = find_cue("distant thunder", CUES)
    assert named == CUES["distant thunder"]  # it has a name of its own, and is not put off twice


def test_every_effect_answers_to_its_name_and_its_words() -> None:
    for name, preset in CUES.items():
        found = find_cue(name, CUES)
        assert found is not None and found.name == name
        for words in preset.words:
            assert find_cue(words, CUES) is not None, f"{name}: {words}"


def test_the_sounds_that_the_reader_knows_are_found() -> None:
    words = load_presets().lexicon.words
    for noun in (*words.sound_nouns, *words.sound_sources):
        if noun not in SILENT and noun != "music":
            known = find_cue(noun, CUES) or heard_all_along(noun, CUES, PRESETS.beds)
            assert known, noun
