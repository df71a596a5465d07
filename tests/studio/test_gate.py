"""The gate lets a good film through, and finds what was done to a bad one."""

import json
from collections.abc import Callable
from dataclasses import asdict
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import numpy as np
import pytest

from soracli.errors import InputError
from soracli.media.argv import Encoding
from soracli.media.ffmpeg import FilmWriter, ask, join, program
from soracli.media.mixing import Mixed, mix
from soracli.media.recipe import TAG, recipe_text
from soracli.media.sound_files import write_wav
from soracli.media.tags import write_tags
from soracli.studio.gate import Gate, check_film, expected_in

RATE, FPS, SECONDS = 48_000, 12, 6
CAPTIONS = "1\n00:00:01,000 --> 00:00:02,000\nHello\n\n2\n00:00:03,900 --> 00:00:05,000\nAgain\n\n"
Film = Callable[..., Path]


@pytest.fixture(scope="module")
def sounds() -> ModuleType:
    path = Path(__file__).parents[1] / "media" / "made_sounds.py"
    spec = spec_from_file_location("made_sounds", path)
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def made(sounds, tmp_path_factory) -> Mixed:
    """The mix of a film in which two lines are spoken, things hit, and music plays."""
    speech = np.zeros(SECONDS * RATE, np.float32)
    for start in (1.0, 3.9):
        line = sounds.speech(1.0, 3, share=1)
        speech[round(start * RATE) :][: len(line)] = line
    stems = {
        "dialogue": speech,
        "effects": sounds.hits(SECONDS, 4, each=0.83, level=0.3),
        "ambience": sounds.bed(SECONDS, 5, level=0.01),
        "music": sounds.music(SECONDS, 6),
    }
    return mix(stems, -16, coded=tmp_path_factory.mktemp("mix") / "mix.m4a")


def recipe_of(made: Mixed) -> dict:
    report = {
        "wanted": made.wanted,
        "loudness": made.after.integrated,
        "quiet": made.quiet,
        "stems": sorted(made.stems),
        "lines": [asdict(line) for line in made.lines],
        "onsets": list(made.onsets),
    }
    return {"schema": "recipe/1", "mix": report}


@pytest.fixture(scope="module")
def picture(tmp_path_factory) -> Path:
    path = tmp_path_factory.mktemp("picture") / "picture.mp4"
    with FilmWriter(Encoding(64, 64, FPS), path) as film:
        for number in range(SECONDS * FPS):
            film.write(bytes([number % 256, 90, 160]) * 4096)
    return path


@pytest.fixture
def film(tmp_path: Path, picture: Path, made: Mixed) -> Film:
    """Make a film of the picture and a sound, with the recipe of the mix."""

    def make(sound, captions: str = CAPTIONS, ours: bool = True) -> Path:
        target = tmp_path / "film.mp4"
        wav = None
        if sound is not None:
            wav = tmp_path / "sound.wav"
            write_wav(wav, sound)
        tags = write_tags({TAG: recipe_text(recipe_of(made))} if ours else {})
        join([(picture, SECONDS * FPS)], FPS, target, tags, captions, wav)
        return target

    return make


def levels(gate: Gate) -> dict[str, str]:
    return {one.check: one.level for one in gate.findings if one.level != "ok"}


def test_a_good_film_passes(film: Film, made: Mixed, tmp_path: Path) -> None:
    assert len(made.lines) == 2 and len(made.onsets) > 8
    gate = check_film(film(made.sound))
    assert levels(gate) == {} and gate.passed
    assert gate.sound_seconds == gate.seconds == SECONDS
    assert gate.offset == 0
    assert gate.loudness == pytest.approx(-16, abs=0.5)
    checks = [one.check for one in gate.findings]
    assert checks[-1] == "speech" and len(checks) == 8


def shifted(sound, seconds: float):
    return np.roll(sound, round(seconds * RATE), axis=0)


@pytest.mark.parametrize("seconds", [0.2, -0.08])
def test_a_sound_that_is_not_with_its_picture(film: Film, made: Mixed, seconds: float) -> None:
    gate = check_film(film(shifted(made.sound, seconds)))
    assert levels(gate).get("offset") == "fault"
    assert gate.offset == pytest.approx(seconds, abs=0.015)
    words = next(one.message for one in gate.findings if one.check == "offset")
    assert words.endswith("late" if seconds > 0 else "early")


def test_a_sound_that_begins_late_by_its_container(film: Film, made: Mixed, tmp_path: Path) -> None:
    """Not from here, so nothing but the start times can tell."""
    source = film(made.sound, ours=False)
    late = tmp_path / "late.mp4"
    argv = [program(), "-i", str(source), "-itsoffset", "0.2", "-i", str(source)]
    ask([*argv, "-map", "0:v", "-map", "1:a", "-c", "copy", str(late)])
    gate = check_film(late)
    assert levels(gate).get("offset") == "fault"
    assert gate.offset == pytest.approx(0.18, abs=0.03)


def test_speech_that_is_not_there(film: Film, made: Mixed) -> None:
    gate = check_film(film(made.sound - made.stems["dialogue"]))
    (finding,) = (one for one in gate.findings if one.check == "speech")
    assert finding.level == "fault" and "1.0 to" in finding.message and "3.9 to" in finding.message


def test_a_caption_where_nobody_ever_spoke(film: Film, made: Mixed) -> None:
    more = CAPTIONS + "3\n00:00:05,500 --> 00:00:06,000\nNever\n\n"
    gate = check_film(film(made.sound, captions=more))
    assert levels(gate) == {"speech": "fault"}


def test_too_loud_and_cut_off(film: Film, made: Mixed) -> None:
    gate = check_film(film(np.clip(4 * made.sound, -1, 1)))
    assert {"loudness", "true peak", "clipping"} <= levels(gate).keys()
    assert not gate.passed


def test_too_soft(film: Film, made: Mixed) -> None:
    assert levels(check_film(film(0.7 * made.sound))) == {"loudness": "fault"}


def test_the_wrong_length(film: Film, made: Mixed) -> None:
    gate = check_film(film(made.sound[: -RATE // 100]))
    assert levels(gate) == {"length": "fault"}
    told = next(one.message for one in gate.findings if one.check == "length")
    assert told == "the sound is 10 ms shorter than the picture"


def test_no_sound_at_all(film: Film) -> None:
    assert levels(check_film(film(None))) == {"sound": "fault"}
    assert levels(check_film(film(None, captions="", ours=False))) == {"sound": "warning"}
    assert levels(check_film(film(None, ours=False))) == {"sound": "fault"}  # it has captions


def test_digital_silence(film: Film) -> None:
    silence = np.zeros((SECONDS * RATE, 2), np.float32)
    gate = check_film(film(silence))
    assert levels(gate) == {"sound": "fault"} and gate.loudness is None
    assert levels(check_film(film(silence, captions="", ours=False))) == {"sound": "warning"}


def test_a_film_from_elsewhere_is_told_about_and_not_blamed(film: Film, made: Mixed) -> None:
    gate = check_film(film(0.3 * made.sound, ours=False))
    assert levels(gate) == {} and gate.loudness == pytest.approx(-26.5, abs=1)


def test_a_recipe_that_anybody_may_have_written(made: Mixed) -> None:
    assert expected_in(recipe_of(made)) is not None
    line = {"start": 1e99, "end": 2, "level": 0}
    for bad in ({"wanted": "x"}, {"wanted": -16, "lines": [line]}, {"wanted": -16, "onsets": 7}, 7):
        assert expected_in({"mix": bad}) is None
    nan = {"wanted": -16, "onsets": [float("nan")]}
    assert expected_in({"mix": nan}) is None and expected_in({}) is expected_in(None) is None


def test_what_is_no_film_is_said(tmp_path: Path, sora) -> None:
    (tmp_path / "film.mp4").write_text("no film")
    with pytest.raises(InputError, match="is no film"):
        check_film(tmp_path / "film.mp4")
    ran = sora("check", tmp_path / "none.mp4")
    assert ran.code == 2 and "none.mp4" in ran.err


def test_check_tells_a_person_and_a_program(film: Film, made: Mixed, sora) -> None:
    good = sora("check", film(made.sound))
    assert good.code == 0 and "nothing is wrong with it" in good.out.splitlines()[-1]
    bad = film(None)
    told = sora("check", bad)
    assert told.code == 1
    assert "fault: there is none, but its recipe has a mix" in told.out
    assert told.out.splitlines()[-1] == f"{bad}: 1 fault"
    found = json.loads(sora("check", bad, "--json").out)
    assert found["schema"] == "gate/1" and found["passed"] is False
    assert found["findings"][-1]["level"] == "fault"
