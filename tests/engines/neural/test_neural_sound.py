"""Effects, ambience and music of neural models: tiny ones of the real classes."""

from concurrent.futures import ThreadPoolExecutor
from typing import Any

import numpy as np
import pytest

from soracli.engines import weights
from soracli.engines.registry import sound_engine
from soracli.engines.signals.basics import RATE, Sound, rms
from soracli.engines.signals.makers import PEAK
from soracli.engines.signals.resampling import resampled
from soracli.plan.sound.specs import BedSpec, CueSpec, MusicSection, MusicSpec
from soracli.story.preset import Model
from soracli.story.sound_preset import BedLayer, CuePreset, MusicMood

EFFECTS = ["stable-audio", "stable-audio-open", "audioldm"]
DRAMATIC = MusicMood(name="dramatic", prompt="dramatic strings")


def cue(model: Model, prompt: str = "a dog barks", seed: int = 1, seconds: float = 0.4) -> Sound:
    preset = CuePreset(name="bark", maker="bark", prompt=prompt, seconds=seconds)
    made = sound_engine(model.family).cue(CueSpec(preset=preset, model=model, seed=seed))
    assert isinstance(made, np.ndarray)
    return made


def bed(model: Model, seconds: float, gain: float = 0.0) -> Sound:
    spec = BedSpec(set="beach", time="night", weather="rain", seconds=seconds, seed=1,
                   layers=(BedLayer(maker="rain", gain=gain),), model=model)  # fmt: skip
    made = sound_engine(model.family).bed(spec)
    assert isinstance(made, np.ndarray)
    return made


def music(model: Model, seconds: float, *moods: MusicMood, seed: int = 1) -> Sound:
    sections = [MusicSection(start=2.0 * at, mood=mood) for at, mood in enumerate(moods)]
    spec = MusicSpec(seconds=seconds, sections=tuple(sections), model=model, seed=seed)
    made = sound_engine(model.family).compose(spec)
    assert isinstance(made, np.ndarray)
    return made


@pytest.mark.parametrize("name", EFFECTS)
def test_an_effect_is_made_of_its_words(models: Any, name: str) -> None:
    model = models.model(name)
    first = cue(model)
    assert first.dtype == np.float32 and first.shape == (round(0.4 * RATE),)
    assert np.isfinite(first).all() and np.abs(first).max() == pytest.approx(PEAK, rel=1e-3)
    assert abs(first[0]) < 0.01 and abs(first[-1]) < 0.01
    assert np.array_equal(first, cue(model))
    for other in (cue(model, seed=2), cue(model, "an owl far away")):
        assert rms(other - first) > 1e-4 * rms(first)


@pytest.mark.parametrize("name", EFFECTS)
def test_an_ambience_is_as_long_and_loud_as_the_built_in_one(models: Any, name: str) -> None:
    """Longer than the model can make at once: several takes, and no hole between them."""
    model = models.model(name, max_seconds=0.5)
    made = bed(model, 1.3)
    assert made.dtype == np.float32 and made.shape == (round(1.3 * RATE), 2)
    loud = [rms(part) for part in np.array_split(made, 13)]
    assert min(loud) > 0.2 * max(loud)
    soft = bed(model, 1.3, gain=-12.0)
    assert rms(soft) == pytest.approx(rms(made) / 4, rel=0.05)
    assert np.allclose(soft * (rms(made) / rms(soft)), made, atol=1e-5)
    assert rms(made[:, 0] - made[:, 1]) > 1e-3 * rms(made)


def test_an_effect_longer_than_the_model_makes_ends_in_silence(models: Any) -> None:
    made = cue(models.model("stable-audio-open"), seconds=2.0)
    assert made.shape == (2 * RATE,)
    assert rms(made[: RATE // 2]) > 0 and rms(made[-RATE:]) == 0


def test_music_ends_with_the_film(models: Any) -> None:
    model = models.model("ace-step")
    first = music(model, 3.7, DRAMATIC)
    assert first.dtype == np.float32 and first.shape == (round(3.7 * RATE), 2)
    assert rms(first[-RATE // 20 :]) < 0.05 * rms(first) < rms(first[: RATE // 2])
    assert 0.02 < rms(first) < 0.2 and np.abs(first).max() <= 10 ** (-3 / 20) + 1e-4
    assert np.array_equal(first, music(model, 3.7, DRAMATIC))
    calm = MusicMood(name="calm", prompt="slow piano", mode="ionian", tempo=(60, 70))
    for other in (music(model, 3.7, calm), music(model, 3.7, DRAMATIC, calm),
                  music(model, 3.7, DRAMATIC, seed=2)):  # fmt: skip
        assert rms(other - first) > 1e-5 * rms(first)


def test_a_second_effect_loads_nothing(models: Any) -> None:
    weights.release()
    before = weights.loads()
    cue(models.model("stable-audio"))
    cue(models.model("stable-audio"), "rain")
    bed(models.model("stable-audio"), 0.5)
    assert weights.loads() == before + 1


def test_several_departments_may_ask_at_once(models: Any) -> None:
    """A film's stems are made side by side; the libraries can only be asked one by one."""
    effects, piece = models.model("stable-audio"), models.model("ace-step")
    alone = [cue(effects), cue(effects, "rain"), music(piece, 1.0, DRAMATIC)]
    weights.release()
    before = weights.loads()
    with ThreadPoolExecutor(3) as pool:
        asked = [
            pool.submit(cue, effects),
            pool.submit(cue, effects, "rain"),
            pool.submit(music, piece, 1.0, DRAMATIC),
        ]
        together = [one.result() for one in asked]
    assert weights.loads() == before + 2
    for single, shared in zip(alone, together, strict=True):
        assert np.array_equal(single, shared)


@pytest.mark.parametrize("rate", [16_000, 22_050, 24_000, 44_100, 96_000])
def test_another_rate_is_the_same_sound(rate: int) -> None:
    time = np.arange(rate) / rate
    tone = (0.5 * np.sin(2 * np.pi * 1000 * time)).astype(np.float32)
    made = resampled(np.stack([tone, tone / 2], axis=1), rate)
    assert made.shape == (RATE, 2) and made.dtype == np.float32
    middle = slice(RATE // 10, -RATE // 10)
    wanted = 0.5 * np.sin(2 * np.pi * 1000 * np.arange(RATE) / RATE)
    assert np.abs(made[middle, 0] - wanted[middle]).max() < 2e-3
    assert np.allclose(made[:, 1] * 2, made[:, 0], atol=1e-6)
