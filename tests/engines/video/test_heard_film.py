"""Clips and films that sound as the model of their picture heard them: the command line, the real
studio, the real LTX-2 at a tiny size."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from soracli.engines import weights
from soracli.engines.diffusing.family import Made
from soracli.engines.diffusing.heard import sound_of
from soracli.engines.signals.basics import RATE, rms, samples
from soracli.media.sound_files import decode_audio
from soracli.plan.generation import Generation, Window
from soracli.studio.sessions import close_sessions

BOARD = """
schema: storyboard/1
title: The Pier
model: {model}
delivery: {{size: 64x64, fps: 24}}
sound_models: {{effects: {effects}}}
world: {{characters: {{mara: {{look: "a woman with short black hair"}}}}}}
shots:
  - {{id: one, place: beach, action: A red ball bounces., seconds: 0.7}}
  - id: two
    action: Mara walks.
    lines: [{{mara: "Come here."}}]
    sound: [{{cue: foghorn, at: 0.1}}]
    seconds: 0.7
"""


@pytest.fixture
def ltx2(built: Any, own_home: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    """The preset of LTX-2 with two steps, as one's own, and its weights where models lie."""
    monkeypatch.setenv("SORA_MODELS", str(built.folder))
    folder = own_home / "presets" / "models"
    folder.mkdir(parents=True)
    model = built.model("ltx-2", needs=built.presets.models["ltx-2"].diffusion.needs)
    (folder / "ltx-2.yaml").write_text(model.model_dump_json(exclude={"revision"}))
    yield "ltx-2"
    close_sessions()
    weights.release()


def stem(film: Path, name: str) -> Any:
    """A stem beside a film, (n, 2)."""
    return decode_audio(film.with_name(f"{film.stem}.{name}.wav"), 2)


def heard_of(home: Path) -> list[Any]:
    """The sounds that lie with the takes of a store."""
    return [decode_audio(path, 2) for path in sorted(home.rglob("heard.flac"))]


def test_a_clip_sounds_as_its_model_heard_it(
    ltx2: str, sora: Any, own_home: Path, tmp_path: Path
) -> None:
    clip = tmp_path / "clip.mp4"
    asked = ("a dog barks", "--model", ltx2, "--size", "64x64", "--seconds", "1", "--fps", "24")
    ran = sora("gen", *asked, "--set", "sound.effects=take", "-o", clip)
    assert ran.code == 0, ran.err
    (heard,) = heard_of(own_home)
    assert len(heard) == samples(25 / 24)
    played = decode_audio(clip, 2)
    assert len(played) == pytest.approx(RATE, abs=2048)
    assert likeness(played, heard) > 0.8


def likeness(one: Any, other: Any) -> float:
    """How far two sounds are the same, whatever their level: 1 where they are."""
    count = min(len(one), len(other), samples(0.9))
    first, second = one[:count].mean(axis=1), other[:count].mean(axis=1)
    return float(np.corrcoef(first, second)[0, 1])


def test_a_film_sounds_as_its_shots_were_heard(
    ltx2: str, sora: Any, own_home: Path, tmp_path: Path
) -> None:
    """Each shot has the sound of its take from its first frame on; what is named beside is made;
    nobody says a line twice, and nothing else is heard around."""
    board, film = tmp_path / "pier.yaml", tmp_path / "pier.mp4"
    board.write_text(BOARD.format(model=ltx2, effects="take"))
    ran = sora("shoot", board, "-o", film, "--stems")
    assert ran.code == 0, ran.err
    effects = stem(film, "effects")
    shown = json.loads(sora("plan", board, "--json").out)["shots"][0]["frames"] / 24
    heard = heard_of(own_home)
    assert len(heard) == 2
    first, second = effects[: samples(shown)], effects[samples(shown) :]
    assert max(likeness(first[:-3000], sound) for sound in heard) > 0.99
    assert max(likeness(second[:4000], sound) for sound in heard) > 0.99
    named = second - max(heard, key=lambda sound: likeness(second[:4000], sound))[: len(second)]
    assert rms(named[samples(0.3) :]) > 1e-3
    assert rms(stem(film, "dialogue")) == 0 and rms(stem(film, "ambience")) == 0


def test_a_model_that_makes_no_sound_is_refused_with_its_place(sora: Any, tmp_path: Path) -> None:
    board = tmp_path / "pier.yaml"
    board.write_text(BOARD.format(model="wan-2.1-1.3b", effects="take"))
    ran = sora("check", board)
    assert ran.code == 2 and f"{board}:6:" in ran.err
    assert "wan-2.1-1.3b makes no sound" in ran.err and "ltx-2" in ran.err


def test_windows_of_sound_are_joined_without_a_hole() -> None:
    """Each window makes a little less sound than picture, and the next one comes in before."""
    windows = (Window(first=0, frames=25), Window(first=16, frames=25, overlap=9))
    asked = Generation(width=64, height=64, fps=24, frames=41, windows=windows, prompt="x",
                       steps=1, guidance=1)  # fmt: skip
    rng = np.random.default_rng(1)
    short = int(0.97 * 25 / 24 * 24_000)
    made = [
        Made(np.zeros((0, 64, 64, 3), np.uint8), rng.standard_normal((short, 2)).astype(np.float32)
             * 0.1 + 0.2, 24_000)
        for _ in windows
    ]  # fmt: skip
    sound = sound_of(made, asked)
    assert sound is not None and sound.shape == (samples(41 / 24), 2)
    until = round(0.97 * len(sound)) - RATE // 100
    parts = [rms(part) for part in np.array_split(sound[RATE // 100 : until], 40)]
    assert min(parts) > 0.6 * max(parts)
    assert abs(sound.mean()) < 0.01 and rms(sound[-200:]) == 0
    assert sound_of([Made(np.zeros((0, 64, 64, 3), np.uint8))] * 2, asked) is None
