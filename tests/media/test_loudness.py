"""Loudness as the standards define it."""

import math
from pathlib import Path

import numpy as np
import pytest

from soracli.media.loudness import measure, measure_file, true_peak
from soracli.media.sound_files import write_wav
from soracli.media.weighing import loudness, weighed

RATE = 48_000


def tone(pitch: float, level: float, seconds: float = 2, phase: float = 0):
    time = np.arange(round(seconds * RATE)) / RATE
    wave = 10 ** (level / 20) * np.sin(2 * np.pi * pitch * time + phase)
    return np.repeat(wave.astype(np.float32)[:, None], 2, axis=1)


def test_the_reference_tone_is_as_loud_as_the_standard_says() -> None:
    """EBU Tech 3341, case 1: a stereo sine of 1 kHz at -23 dBFS is -23 LUFS."""
    found = measure(tone(1000, -23))
    assert found.integrated == pytest.approx(-23, abs=0.1)
    assert found.true_peak == pytest.approx(-23, abs=0.05)


def test_the_peak_between_the_samples_is_found() -> None:
    """EBU Tech 3341, case 16: a quarter of the rate, 45 degrees off: 3 dB above the samples."""
    wave = tone(12_000, -6, phase=math.pi / 4) * np.hanning(2 * RATE)[:, None].astype(np.float32)
    assert 20 * math.log10(np.abs(wave).max()) == pytest.approx(-9, abs=0.05)
    assert 20 * math.log10(true_peak(wave)) == pytest.approx(-6, abs=0.1)


def test_a_peak_in_the_last_sample_is_measured_in_a_file_too(tmp_path: Path) -> None:
    sound = tone(440, -30, 1.234)
    sound[-1] = 0.7
    write_wav(tmp_path / "a.wav", sound)
    heard, known = measure_file(tmp_path / "a.wav"), measure(sound)
    assert heard.true_peak == pytest.approx(known.true_peak, abs=0.2) == pytest.approx(-3.1, abs=1)
    assert heard.integrated == pytest.approx(known.integrated, abs=0.02)


def test_silence_and_what_is_too_short_have_a_defined_loudness(tmp_path: Path) -> None:
    assert measure(np.zeros((RATE, 2), np.float32)).integrated == -math.inf
    assert measure(np.zeros((0, 2), np.float32)).true_peak == -math.inf
    short, long = tone(1000, -20, 0.1), tone(1000, -20, 1)
    assert measure(short).integrated == pytest.approx(measure(long).integrated, abs=0.1)
    write_wav(tmp_path / "a.wav", short)
    assert measure_file(tmp_path / "a.wav").integrated == pytest.approx(-20, abs=0.1)
    with pytest.raises(ValueError, match="no numbers"):
        measure(np.full((RATE, 2), np.nan, np.float32))


def test_the_quick_answer_is_that_of_the_meter(sounds) -> None:
    for sound in (sounds.speech(2, 1), sounds.music(2, 2), sounds.bed(2, 3), sounds.hits(2, 4)):
        assert loudness(weighed(sound)) == pytest.approx(measure(sound).integrated, abs=0.1)
