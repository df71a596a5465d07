"""Whatever people give where sound is asked for: told with its place, and nothing is lost."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import soundfile

from soracli.media.sound_files import decode_audio, written_here
from soracli.plan.sound.stem import STEMS

RATE = 48_000
CAST = 'world: {characters: {mara: "a woman"}, places: {pier: {look: "a pier", ambience: "AIR"}}}\n'
HEAD = "schema: storyboard/1\ndelivery: {size: 64x64, fps: 8}\n" + CAST.replace("AIR", "gulls")
SPOKEN = 'A ball bounces. A woman says "Yes!" with tense music'
SMALL = ("--size", "64x64", "--seconds", "1", "--fps", "8")


def recorded(path: str) -> str:
    """A film of one line that is a recording."""
    line = f'{{who: mara, say: Hello there, recording: "{path}"}}'
    return f"{HEAD}shots: [{{action: Mara stands., lines: [{line}]}}]\n"


def shot(words: str) -> str:
    """A film of one shot that lasts two seconds."""
    return f"{HEAD}shots: [{{place: pier, action: Mara stands., seconds: 2, {words}}}]\n"


@pytest.fixture(scope="module")
def sounds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Sounds of all kinds, and what only looks like one."""
    folder = tmp_path_factory.mktemp("sounds")
    tone = 0.3 * np.sin(np.arange(RATE // 2) * 0.05)
    soundfile.write(folder / "eight.wav", tone[::6], 8000, subtype="PCM_U8")
    soundfile.write(folder / "fine.wav", tone, 192_000, subtype="PCM_24")
    soundfile.write(folder / "seven.wav", np.stack([tone] * 7, axis=1), RATE)
    soundfile.write(folder / "nan.wav", np.full(RATE, np.nan), RATE, subtype="FLOAT")
    soundfile.write(folder / "empty.wav", np.zeros(0), RATE)
    soundfile.write(folder / "mute.wav", np.zeros(RATE // 4), RATE)
    soundfile.write(folder / "hours.flac", np.zeros(3 * 3600 * 8000, np.int16), 8000)
    (folder / "text.wav").write_text("I am a text.\n" * 99)
    (folder / "none.wav").touch()
    return folder


@pytest.fixture
def desk(here: Path, sounds: Path) -> Path:
    """A folder with those sounds."""
    for file in sounds.iterdir():
        os.link(file, here / file.name)
    return here


REFUSED = {
    "a text": (recorded("text.wav"), "film.yaml:4:", "no sound that can be read", "WAV"),
    "a file of no bytes": (recorded("none.wav"), "film.yaml:4:", "no sound", "WAV"),
    "no samples": (recorded("empty.wav"), "film.yaml:4:", "is empty", "WAV"),
    "three hours": (recorded("hours.flac"), "film.yaml:4:", "180 minutes long", "Cut out"),
    "three hours of music": (f"music: hours.flac\n{shot('')}", "film.yaml:1:8", "180 min", "Cut"),
    "no music": (f"music: none/a.wav\n{shot('')}", "film.yaml:1:8", "no file", "path"),
    "another folder": (recorded("../a.wav"), "film.yaml:4:", "outside", "folder of the story"),
    "a path from the root": (shot("music: /a.wav"), "film.yaml:4:", "outside", "folder"),
    "an address": (recorded("http://a.b/c.wav"), "film.yaml:4:", "no path inside", "folder"),
    "a voice": (
        shot("lines: [{mara: Yes}]").replace('"a woman"', "{look: x, voice: {preset: low-wram}}"),
        "film.yaml:3:",
        'no voice "low-wram"',
        "low-warm",
    ),
    "a language": (
        shot("lines: [{who: mara, say: Yes, language: germn}]"),
        "film.yaml:4:",
        'no voice speaks "germn"',
        "German",
    ),
    "a model": ("sound_models: {voices: espeka}\n" + shot(""), "film.yaml:1:", "espeka", "espeak"),
    "too loud": (HEAD.replace("fps: 8", "loudness: -4") + "shots: [{action: x}]", ":2:", "-5", "4"),
    "too long to be said": (
        shot(f"lines: [{{mara: {'word ' * 3999}}}]").replace("seconds: 2, ", ""),
        "film.yaml:4:",
        "at most 600 seconds",
        "several",
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_heard_is_refused_with_its_place(sora, desk: Path, name: str) -> None:
    text, place, words, mend = REFUSED[name]
    (desk / "film.yaml").write_text(text, encoding="utf-8")
    ran = sora("check", "film.yaml")
    told, _, hint = ran.err.partition("hint: ")
    assert ran.code == 2 and "Traceback" not in ran.err, ran.err
    assert place in told and words in told and mend in hint


TOLD = {
    "a cue": (shot("sound: [{cue: foghron}]"), ":4:", "foghron", "Did you mean foghorn?"),
    "a cue like no other": (shot("sound: [{cue: qwxyz}]"), ":4:", "qwxyz", "thunder"),
    "a cue too late": (shot("sound: [{cue: foghorn, at: 9}]"), ":4:", "over after 2.0", "before"),
    "a hit too late": (shot("music: tense, hits: [9]"), ":4:", "a hit comes at 9 s", "longer"),
    "a hit of no music": (shot("hits: [1]"), ":4:", "no music is heard 1 s into", "music:"),
    "ambience": (shot("").replace("gulls", "gulsl"), ":3:", "gulsl", "gulls"),
    "music": (f"music: wumpus\n{shot('')}", ":1:8", "no music for", "dramatic"),
    "music nearly": (shot("music: dramtic"), ":4:", "dramtic", "dramatic"),
    "a mood": (shot("lines: [{who: mara, say: Yes, mood: wisper}]"), ":4:", "wisper", "whisper"),
    "signs alone": (shot('lines: [{mara: "😀🎉"}]'), ":4:", "nobody is heard", "letters"),
    "a long line": (shot(f"lines: [{{mara: {'word ' * 99}}}]"), ":4:", "lasts 2.0 s", "seconds:"),
}


@pytest.mark.parametrize("name", TOLD)
def test_nothing_is_left_out_in_silence(sora, here: Path, name: str) -> None:
    text, place, words, mend = TOLD[name]
    Path("film.yaml").write_text(text, encoding="utf-8")
    ran = sora("check", "film.yaml")
    first, hint, *_ = ran.out.splitlines()
    assert ran.code == 0
    assert f"film.yaml{place}" in first and words in first and mend in hint
    # the control: the same film without it has nothing to tell
    Path("film.yaml").write_text(shot(""), encoding="utf-8")
    (line,) = sora("check", "film.yaml").out.splitlines()
    assert line.endswith("no break in continuity")


def test_a_plan_is_no_longer_than_its_lines(sora, here: Path) -> None:
    Path("film.yaml").write_text(shot(f"lines: [{{mara: {'word ' * 999}}}]"), encoding="utf-8")
    for source in ("film.yaml", f'A woman says "{"word " * 900}"'):
        rows = sora("plan", source).out.splitlines()
        assert max(len(row) for row in rows) < 300


def test_recordings_of_every_rate_depth_and_width_are_heard(sora, desk: Path) -> None:
    lines = [
        f"{{who: mara, say: Word {name}, recording: {name}.wav}}"
        for name in ("eight", "fine", "seven", "mute")
    ]
    text = f"{HEAD}shots: [{{action: Mara stands., lines: [{', '.join(lines)}]}}]\n"
    (desk / "film.yaml").write_text(text, encoding="utf-8")
    ran = sora("shoot", "film.yaml", "--stems", "--mute", "ambience")
    assert ran.code == 0, ran.err
    assert 'nothing is heard in mute.wav, where "Word mute" should be' in ran.err
    assert ran.err.count("nothing is heard") == 1
    said = np.abs(decode_audio(Path("film.dialogue.wav"), 1)) > 0.01
    seconds = np.flatnonzero(said) / RATE
    assert 1 + np.count_nonzero(np.diff(seconds) > 0.1) == 3  # three of four are heard


def test_a_recording_of_no_numbers_is_refused_before_anything_is_made(
    sora, desk: Path, own_home: Path
) -> None:
    (desk / "film.yaml").write_text(recorded("nan.wav"), encoding="utf-8")
    ran = sora("shoot", "film.yaml")
    assert ran.code == 2 and "nan.wav is damaged" in ran.err and "hint: " in ran.err
    assert not list(own_home.glob("takes/*/*")) and not Path("film.mp4").exists()


def test_weights_that_are_not_there_are_told_before_anything_is_made(
    sora, here: Path, own_home: Path
) -> None:
    for model in ("sound.voices=kokoro", "sound.music=ace-step"):
        ran = sora("gen", SPOKEN, *SMALL, "--set", model)
        assert ran.code == 2 and "weights" in ran.err and str(own_home) in ran.err
    assert not list(own_home.glob("takes/*/*")) and list(here.iterdir()) == []


def test_a_clip_with_everything_muted_is_silent(sora, here: Path) -> None:
    mute = [word for stem in STEMS for word in ("--mute", stem)]
    ran = sora("gen", "a ball bounces", *SMALL, *mute, "--stems", "-o", "clip.mp4")
    assert ran.code == 0, ran.err
    assert not decode_audio(Path("clip.mp4")).any()
    assert [path.name for path in here.iterdir()] == ["clip.mp4"]
    assert "silent, as it was mixed" in sora("check", "clip.mp4").out


def test_stems_never_replace_what_sora_did_not_make(sora, here: Path) -> None:
    argv = ["gen", SPOKEN, *SMALL, "-o", "clip.mp4", "--stems"]
    Path("clip.music.wav").write_text("mine")
    ran = sora(*argv)
    assert ran.code == 2 and "clip.music.wav exists" in ran.err and "hint: " in ran.err
    assert [path.name for path in here.iterdir()] == ["clip.music.wav"]
    Path("clip.music.wav").unlink()
    Path("clip.effects.wav").mkdir()
    assert "clip.effects.wav is a folder" in sora(*argv).err
    Path("clip.effects.wav").rmdir()
    for _ in range(2):  # its own are replaced
        assert sora(*argv).code == 0
        assert all(written_here(Path(f"clip.{stem}.wav")) for stem in STEMS)


def test_a_damaged_store_gives_the_same_sound_again(sora, here: Path, own_home: Path) -> None:
    argv = ["gen", SPOKEN, *SMALL, "-o", "clip.mp4", "--stems"]
    assert sora(*argv).code == 0
    whole = {path: path.read_bytes() for path in here.iterdir()}
    kinds = {file.name for file in own_home.glob("takes/*/*/*")} - {"manifest.json"}
    assert {"voice.flac", "spoken.json", "sound.flac", "mix.m4a", "mix.json"} <= kinds
    for kind in sorted(kinds - {"audible.json", "scene.json"}):
        found = list(own_home.glob(f"takes/*/*/{kind}"))
        for file in found:
            file.write_bytes(file.read_bytes()[:-9])
        ran = sora(*argv)
        assert found and ran.code == 0 and "fault in soracli" not in ran.err, (kind, ran.err)
        assert {path: path.read_bytes() for path in here.iterdir()} == whole, kind
        if kind == "mix.m4a":
            assert "the stored sound was damaged and is made again" in ran.err


def _stopped(argv: list[str], home: Path) -> tuple[int, str]:
    """The exit code of a run that is interrupted once it makes the sound, and what it said."""
    with subprocess.Popen(
        [sys.executable, "-m", "soracli.cli.app", *argv],
        env={**os.environ, "SORA_HOME": str(home)},
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    ) as run:
        assert run.stderr is not None
        said = ""
        for line in run.stderr:
            said += line
            if "making the sound" in line:
                os.killpg(run.pid, signal.SIGINT)
    return run.returncode, said


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
def test_who_stops_while_sound_is_made_goes_on(sora, here: Path, own_home: Path) -> None:
    argv = ["gen", SPOKEN, *SMALL, "-o", "clip.mp4"]
    for _ in range(8):
        assert sora(*argv).code == 0
        (here / "clip.mp4").unlink()
        for kept in own_home.glob("takes/*/*"):
            if not (kept / "audible.json").exists():  # all but the picture
                shutil.rmtree(kept)
        code, said = _stopped(argv, own_home)
        if not (here / "clip.mp4").exists():
            break  # else, on a busy machine, it was done before it could be stopped
    assert code == 130 and "Go on with: sora gen" in said and "Traceback" not in said
    ran = sora(*argv)
    assert ran.code == 0 and "reused clip.mp4" in ran.err  # its picture was kept
    assert sora("check", "clip.mp4").code == 0
    assert list(own_home.glob("making/*")) == []
