"""A line may be a recording: it lasts as long, lips and captions follow its words."""

from pathlib import Path

import numpy as np
import pytest
import soundfile

from soracli.engines.signals.basics import RATE
from soracli.engines.voice.espeak import speak as speak_aloud
from soracli.errors import InputError
from soracli.plan.film import FilmPlan
from soracli.plan.request import Request
from soracli.plan.sound.speakers import Speakers
from soracli.script.board import read_board
from soracli.script.presets import load_presets
from soracli.script.sound_presets import load_sound_presets
from soracli.story.scene import Line
from soracli.studio.clip import own_sounds
from soracli.studio.events import nobody
from soracli.studio.filming import plan_film
from soracli.studio.store import Store
from soracli.studio.voices import sound_of, speak, spoken

WORDS = "You should not have come back."
BEFORE = 0.5
BOARD = f"""
schema: storyboard/1
delivery: {{size: 96x64}}
world: {{characters: {{mara: "a woman"}}}}
shots:
  - {{action: Mara stands., lines: [{{who: mara, say: lines/mara.wav, text: "{WORDS}"}}]}}
"""


@pytest.fixture
def recording(tmp_path: Path) -> Path:
    """The words after half a second of silence, in three channels of 8 bits at 96 kHz."""
    sounds = load_sound_presets()
    speakers = Speakers(sounds.voices, sounds.moods, sounds.models["espeak"])
    spec = speakers.spec(Line(who="mara", say=WORDS, start=0, end=4))
    assert spec is not None
    (speech,) = speak_aloud([spec])
    whole = np.concatenate([np.zeros(round(BEFORE * RATE), np.float32), speech.sound])
    path = tmp_path / "lines" / "mara.wav"
    path.parent.mkdir()
    three = np.repeat(np.repeat(whole, 2)[:, None], 3, axis=1)
    soundfile.write(path, three, 2 * RATE, subtype="PCM_U8")
    return path


def planned(folder: Path) -> FilmPlan:
    return plan_film(read_board(BOARD, "film.yaml", folder), Request(), load_presets())


def test_a_recorded_line_is_heard_and_followed(recording: Path, tmp_path: Path) -> None:
    plan = planned(tmp_path)
    (line,) = plan.shots[0].spec.scene.lines
    lasts = soundfile.info(str(recording)).duration
    assert line.end - line.start == pytest.approx(lasts, abs=0.01)
    store = Store(tmp_path / "home")
    voice = plan.score.shots[0].lines[0].voice
    assert speak([voice], store, own_sounds(plan.recordings), nobody) == 1
    heard = spoken(voice, store)
    assert [word.text.strip(".,").lower() for word in heard.words] == WORDS.lower()[:-1].split()
    assert heard.words[0].start == pytest.approx(BEFORE, abs=0.08)
    assert heard.phones
    sound, rate = soundfile.read(sound_of(voice, store))
    assert (rate, sound.ndim) == (RATE, 1)
    assert len(sound) / rate == pytest.approx(lasts, abs=0.01)


def test_another_recording_is_another_take(recording: Path, tmp_path: Path) -> None:
    before = planned(tmp_path)
    sound, rate = soundfile.read(recording)
    soundfile.write(recording, 0.5 * sound, rate, subtype="PCM_U8")
    after = planned(tmp_path)
    assert before.shots[0].key != after.shots[0].key
    assert before.key != after.key


def test_a_recording_that_is_none_is_refused(recording: Path, tmp_path: Path) -> None:
    recording.write_text("not a sound")
    with pytest.raises(InputError, match="no sound that can be read"):
        planned(tmp_path)
    recording.unlink()
    with pytest.raises(InputError, match="there is no file"):
        planned(tmp_path)
