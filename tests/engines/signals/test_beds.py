"""Ambience: exact, even, living, never a loop, and under everything else."""

from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from soracli.engines.signals.basics import RATE, Sound, rms, samples
from soracli.engines.signals.beds import make_bed
from soracli.errors import InputError
from soracli.script.sound_presets import load_sound_presets
from soracli.story.sound_preset import BedLayer

BEDS = load_sound_presets().beds
STEADY = ["rain", "wind in trees", "city traffic", "crowd", "room tone", "stream", "crickets"]


@cache
def bed(name: str, seconds: float = 6.0) -> Sound:
    return make_bed(BEDS[name].layers, seconds, 5)


def level(sound: Sound) -> float:
    return 20 * float(np.log10(max(rms(sound), 1e-9)))


def share(sound: Sound, low: float, high: float) -> float:
    spectrum = np.abs(np.fft.rfft(sound[:, 0])) ** 2
    at = np.fft.rfftfreq(len(sound), 1 / RATE)
    return float(spectrum[(at >= low) & (at < high)].sum() / spectrum.sum())


def envelope(sound: Sound, a_second: int = 20) -> NDArray[np.float64]:
    power = np.square(sound, dtype=np.float64).mean(axis=1)
    step = RATE // a_second
    whole = power[: len(power) // step * step].reshape(-1, step).mean(axis=1)
    return np.asarray(np.sqrt(whole))


@pytest.mark.parametrize("name", sorted(BEDS))
def test_every_bed_is_heard_under_everything_else(name: str) -> None:
    sound = make_bed(BEDS[name].layers, 1.234, 5)
    assert sound.shape == (samples(1.234), 2) and sound.dtype == np.float32
    assert np.isfinite(sound).all()
    assert level(sound) < -24 and np.max(np.abs(sound)) < 0.35
    assert np.max(np.abs(sound)) > 0.0005
    assert np.max(np.abs(sound.mean(axis=0))) < 0.002


@pytest.mark.parametrize("name", STEADY)
def test_a_steady_bed_does_not_fade_repeat_or_stand_in_the_middle(name: str) -> None:
    sound = bed(name)
    ends = level(sound[: samples(1)]) - level(sound[-samples(1) :])
    assert abs(ends) < 9
    left, right = sound[:, 0].astype(np.float64), sound[:, 1].astype(np.float64)
    assert np.corrcoef(left, right)[0, 1] < 0.98
    size = 1 << (2 * len(left) - 1).bit_length()
    spectrum = np.abs(np.fft.rfft(left - left.mean(), size)) ** 2
    alike = np.fft.irfft(spectrum)
    later = alike[samples(0.5) : samples(5)] / alike[0]
    assert np.max(np.abs(later)) < 0.5  # a loop would be 1 less what has run out: above 0.5 to 3 s


def test_a_loop_would_be_noticed() -> None:
    once = bed("rain")[: samples(2), 0].astype(np.float64)
    left = np.tile(once, 3)
    spectrum = np.abs(np.fft.rfft(left, 1 << 20)) ** 2
    alike = np.fft.irfft(spectrum)
    assert np.max(np.abs(alike[samples(0.5) : samples(5)] / alike[0])) > 0.5


def test_the_same_seed_makes_the_same_bed() -> None:
    layers = BEDS["lake lapping"].layers
    assert np.array_equal(make_bed(layers, 1.5, 2), make_bed(layers, 1.5, 2))
    assert not np.array_equal(make_bed(layers, 1.5, 2), make_bed(layers, 1.5, 3))


def test_surf_comes_and_goes_slowly() -> None:
    loud = envelope(make_bed(BEDS["surf"].layers, 30, 5))
    slow = np.abs(np.fft.rfft(loud - loud.mean())) ** 2
    at = np.fft.rfftfreq(len(loud), 1 / 20)
    assert slow[(at > 0.04) & (at < 0.5)].sum() > 0.7 * slow.sum()
    assert np.percentile(loud, 95) > 2 * np.percentile(loud, 10)
    rain = envelope(bed("rain"))
    assert np.percentile(rain, 95) < 1.6 * np.percentile(rain, 10)


def test_energy_lies_where_the_name_says() -> None:
    assert share(bed("crickets"), 3000, 8500) > 0.9
    assert share(bed("rain"), 1000, 24_000) > 0.8
    assert share(bed("distant traffic"), 20, 1000) > 0.9
    assert share(bed("underwater"), 20, 1500) > 0.95
    assert share(bed("birds", 12.0), 2000, 9000) > 0.9
    assert share(bed("space"), 20, 500) > 0.8


def test_busy_places_are_louder_than_quiet_ones() -> None:
    quiet, busy = level(bed("room tone")), level(bed("city traffic"))
    assert -52 < quiet < -40 < busy < -26


def test_what_is_outside_is_dull_inside() -> None:
    layer = BEDS["rain"].layers[0]
    inside = layer.model_copy(update={"settings": {**layer.settings, "muffle": 700.0}})
    assert share(make_bed([inside], 2, 1), 2000, 24_000) < 0.05
    assert level(make_bed([inside], 2, 1)) < level(make_bed([layer], 2, 1)) - 6


def test_what_is_rare_is_still_heard_once() -> None:
    for seed in range(3):
        assert rms(make_bed(BEDS["owl at night"].layers, 8, seed)) > 1e-4


def test_what_a_preset_says_wrong_is_told() -> None:
    with pytest.raises(InputError) as fault:
        make_bed([BedLayer(maker="surff")], 1, 1)
    assert "surf" in fault.value.hint
    with pytest.raises(InputError) as fault:
        make_bed([BedLayer(maker="surf", settings={"perod": 3})], 1, 1)
    assert "period" in fault.value.hint
