"""Cues sound like what they are called, begin and end cleanly, and differ from each other."""

from functools import cache
from itertools import combinations

import numpy as np
import pytest
from numpy.typing import NDArray

from soracli.engines.signals.basics import RATE, Sound, rms, samples
from soracli.engines.signals.makers import PEAK, make_cue
from soracli.engines.signals.makers.moving import passing
from soracli.errors import InputError
from soracli.script.sound_presets import load_sound_presets
from soracli.story.sound_preset import CuePreset

CUES = load_sound_presets().cues
FAMILIES = sorted({cue.maker for cue in CUES.values()})


@cache
def cue(name: str) -> Sound:
    return make_cue(CUES[name], 3)


@cache
def brief(name: str) -> Sound:
    """A cue that is given nine tenths of a second at most, so that all of them can be tried."""
    seconds = min(CUES[name].seconds, 0.9)
    return make_cue(CUES[name].model_copy(update={"seconds": seconds}), 3)


def power(sound: Sound, low: float, high: float) -> float:
    """The share of the power that lies between two frequencies."""
    spectrum = np.abs(np.fft.rfft(sound)) ** 2
    at = np.fft.rfftfreq(len(sound), 1 / RATE)
    return float(spectrum[(at >= low) & (at < high)].sum() / spectrum.sum())


def pitches(sound: Sound, low: float, high: float, step: float = 0.05) -> NDArray[np.float64]:
    """The strongest frequency in a band, every `step` seconds."""
    size = 4096
    at = np.fft.rfftfreq(size, 1 / RATE)
    inside = (at >= low) & (at < high)
    starts = range(0, len(sound) - size, samples(step))
    frames = np.stack([sound[start : start + size] for start in starts]) * np.hanning(size)
    spectra = np.abs(np.fft.rfft(frames, axis=1))[:, inside]
    found: NDArray[np.float64] = at[inside][spectra.argmax(axis=1)]
    return found


def fingerprint(sound: Sound) -> NDArray[np.float64]:
    """The level in 24 bands over 8 stretches of time, in decibels below the whole."""
    made = []
    for part in np.array_split(sound, 8):
        spectrum = np.abs(np.fft.rfft(part)) ** 2
        at = np.fft.rfftfreq(len(part), 1 / RATE)
        bands = np.digitize(at, np.geomspace(50, 16_000, 25))
        made.append(np.bincount(bands, spectrum, 26)[1:25])
    whole = np.array(made)
    return np.asarray(10 * np.log10(whole / whole.sum() + 1e-6))


def test_there_are_more_than_eighty() -> None:
    assert len(CUES) > 80


@pytest.mark.parametrize("maker", FAMILIES)
def test_every_cue_is_clean(maker: str) -> None:
    """Heard, not clipped, without offset, without a click at its ends, of its length."""
    for name, preset in CUES.items():
        if preset.maker != maker:
            continue
        sound = brief(name)
        assert len(sound) == samples(min(preset.seconds, 0.9)) and sound.dtype == np.float32, name
        assert np.isfinite(sound).all() and np.max(np.abs(sound)) == pytest.approx(PEAK, 1e-3), name
        assert abs(float(sound.mean())) < 0.002, name
        assert rms(sound) > 0.004, name
        assert abs(float(sound[0])) < 0.02 and abs(float(sound[-1])) < 0.02, name


@pytest.mark.parametrize("maker", FAMILIES)
def test_cues_of_one_maker_differ(maker: str) -> None:
    mine = [name for name, preset in CUES.items() if preset.maker == maker]
    prints = {name: fingerprint(brief(name)) for name in mine}
    for first, second in combinations(mine, 2):
        apart = float(np.mean(np.abs(prints[first] - prints[second])))
        assert apart > 2.0, f"{first} and {second} sound alike ({apart:.1f} dB)"


def test_the_same_seed_makes_the_same_sound_and_another_does_not() -> None:
    for name in ("whip", "splash"):
        assert np.array_equal(make_cue(CUES[name], 3), cue(name))
        assert not np.array_equal(make_cue(CUES[name], 4), cue(name))


@pytest.mark.parametrize(
    ("name", "low", "high", "share"),
    [
        ("distant thunder", 15, 200, 0.9),
        ("thunder", 15, 1000, 0.8),
        ("earthquake", 15, 200, 0.75),
        ("heartbeat", 15, 200, 0.9),
        ("foghorn", 60, 500, 0.9),
        ("snake hiss", 3000, 24_000, 0.95),
        ("cat hiss", 2500, 24_000, 0.95),
        ("gas", 4000, 24_000, 0.95),
        ("cricket", 4300, 5100, 0.95),
        ("mosquito", 450, 24_000, 0.95),
        ("birds", 2500, 9000, 0.95),
        ("owl", 250, 500, 0.9),
        ("glass shatter", 1500, 24_000, 0.4),
        ("impact boom", 15, 150, 0.8),
        ("leaves", 1500, 24_000, 0.9),
    ],
)
def test_energy_lies_where_the_name_says(name: str, low: float, high: float, share: float) -> None:
    assert power(cue(name), low, high) > share


def test_near_thunder_is_brighter_than_far_thunder() -> None:
    assert power(cue("thunder"), 500, 24_000) > 5 * power(cue("distant thunder"), 500, 24_000)


def test_a_bell_has_the_partials_of_its_shape_and_rings_on() -> None:
    sound = cue("church bell")[: samples(2.0)]
    spectrum = np.abs(np.fft.rfft(sound * np.hanning(len(sound))))
    at = np.fft.rfftfreq(len(sound), 1 / RATE)
    floor = float(np.median(spectrum[(at > 100) & (at < 1500)]))
    for ratio in (0.5, 1, 1.19, 1.5, 2):  # hum, prime, tierce, quint, nominal
        near = (at > 330 * ratio * 0.99) & (at < 330 * ratio * 1.01)
        assert spectrum[near].max() > 20 * floor, ratio
    assert rms(sound[-samples(0.5) :]) > 0.1 * rms(sound[: samples(0.5)])


def test_a_siren_sweeps_and_a_two_tone_siren_jumps() -> None:
    sweep = pitches(cue("police siren"), 500, 1600)
    assert sweep.min() < 750 and sweep.max() > 1300
    assert np.max(np.abs(np.diff(sweep))) < 120
    jump = pitches(cue("ambulance siren"), 400, 700)
    assert {round(float(pitch), -2) for pitch in jump} <= {400.0, 500.0, 600.0}
    assert np.max(np.abs(np.diff(jump))) > 120


def test_what_drives_by_is_loudest_in_the_middle_and_falls_in_pitch() -> None:
    sound = cue("race car")
    thirds = [rms(part) for part in np.array_split(sound, 3)]
    assert thirds[1] > 1.5 * thirds[0] and thirds[1] > 1.5 * thirds[2]
    hum = np.sin(2 * np.pi * 1000 * np.arange(samples(4.0)) / RATE).astype(np.float32)
    note = pitches(passing(hum, 40.0, 5.0, 2.0), 500, 2000)
    assert note[2] == pytest.approx(1000 * 343 / (343 - 40), rel=0.02)
    assert note[-2] == pytest.approx(1000 * 343 / (343 + 40), rel=0.02)


def test_a_ball_bounces_sooner_and_softer() -> None:
    sound = np.abs(cue("bouncing ball"))
    loud = np.array([part.max() for part in np.array_split(sound, 160)])
    rises = [n for n in range(1, 159) if loud[n] > 1.6 * loud[n - 1] and loud[n] > 0.05]
    peaks = [n for n in rises if not {n - 1, n - 2} & set(rises)]
    gaps = np.diff(peaks)
    assert len(peaks) >= 4 and gaps[0] > 1.5 * gaps[-1]
    assert loud[peaks[0]] > 1.5 * loud[peaks[-1]]


def test_what_a_preset_says_wrong_is_told() -> None:
    with pytest.raises(InputError) as fault:
        make_cue(CuePreset(name="x", maker="bel"), 1)
    assert 'no maker "bel"' in fault.value.message and "bell" in fault.value.hint
    with pytest.raises(InputError) as fault:
        make_cue(CuePreset(name="x", maker="bell", settings={"ptich": 200}), 1)
    assert '"ptich"' in fault.value.message and "pitch" in fault.value.hint
    with pytest.raises(InputError) as fault:
        make_cue(CuePreset(name="x", maker="tone", settings={"pitch": "low, high"}), 1)
    assert "0 400, 0.5 900" in fault.value.hint
    with pytest.raises(InputError):
        make_cue(CuePreset(name="x", maker="bell", settings={"ring": "long"}), 1)
