"""The sound of a single clip is planned from its sentence."""

import pytest

from soracli.errors import InputError
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.studio.planning import PlannedTake, plan_takes
from soracli.studio.source import Source


def planned(words: str, **settings: str) -> PlannedTake:
    """The one take of a sentence. Raises what refuses it."""
    request = Request(settings={name.replace("__", "."): one for name, one in settings.items()})
    (take,) = plan_takes(Source(words, ""), request, load_presets())
    if not isinstance(take, PlannedTake):
        raise take.error
    return take


def test_a_spoken_line_lasts_as_long_as_the_clip_needs() -> None:
    short = planned('A woman says "Yes."')
    long = planned(f'A woman says "{"I have so much to tell you. " * 6}"')
    assert short.spec.seconds == 5 < long.spec.seconds
    (line,) = long.score.shots[0].lines
    assert line.start + line.voice.seconds <= long.spec.seconds + 0.1


def test_the_picture_depends_on_the_voice_because_lips_do() -> None:
    built_in = planned('A woman says "Yes."')
    other = planned('A woman says "Yes."', sound__voices="kokoro")
    assert built_in.score.shots[0].lines[0].voice.model.name == "espeak"
    assert other.score.shots[0].lines[0].voice.model.name == "kokoro"
    assert built_in.key != other.key
    assert planned("A ball rolls").key == planned("A ball rolls", sound__voices="kokoro").key


def test_an_unknown_maker_of_sound_is_refused_with_what_was_meant() -> None:
    with pytest.raises(InputError) as refused:
        planned("A ball rolls", sound__music="composr")
    assert "composr" in refused.value.message and "composer" in refused.value.hint


def test_music_and_sounds_come_from_the_words() -> None:
    take = planned(
        "A dog runs on a beach at sunset with dramatic music, a siren wails in the distance"
    )
    assert [piece.music.sections[0].mood.name for piece in take.score.music] == ["dramatic"]
    assert [cue.cue.preset.name for cue in take.score.shots[0].cues] == ["police siren"]
    assert not take.notes
