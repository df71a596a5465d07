"""The craft below the music: chords, voices, instruments, and tracks that are cut to length."""

import numpy as np
import pytest

from soracli.engines.composing.fitting import fit_track
from soracli.engines.composing.performance import DRUM_GAINS
from soracli.engines.composing.registers import RANGES
from soracli.engines.composing.theory import Key, chord_of, scale_of
from soracli.engines.composing.tones.catalogue import VOICES
from soracli.engines.composing.tones.drums import drum
from soracli.engines.composing.tracking import find_pulse
from soracli.engines.composing.voicing import lead_voices
from soracli.engines.signals.basics import RATE, Sound, add, samples
from soracli.plan.sound.instruments import INSTRUMENTS

C_MINOR = Key(0, scale_of("minor"))


@pytest.mark.parametrize(
    ("numeral", "classes"),
    [
        ("i", (0, 3, 7)),
        ("VI", (8, 0, 3)),
        ("V7", (7, 11, 2, 5)),
        ("ii7b5", (2, 5, 8, 0)),
        ("bII", (1, 5, 8)),
        ("IVadd9", (5, 9, 0, 7)),
        ("Vsus4", (7, 0, 2)),
    ],
)
def test_roman_numerals_are_chords(numeral: str, classes: tuple[int, ...]) -> None:
    assert chord_of(numeral, C_MINOR).classes == classes


def test_voices_move_little_and_not_in_parallel_fifths() -> None:
    chords = [chord_of(word, C_MINOR) for word in ["i", "VI", "III", "VII", "i", "iv", "V", "i"]]
    voiced = lead_voices(chords, 50, 74)
    for chord, voices in zip(chords, voiced, strict=True):
        assert {one % 12 for one in voices} == set(chord.classes)
    for before, after in zip(voiced, voiced[1:], strict=False):
        assert np.abs(np.subtract(before, after)).sum() <= 14
        parallels = [
            (a, b)
            for a in range(4)
            for b in range(a + 1, 4)
            if (before[b] - before[a]) % 12 == (after[b] - after[a]) % 12 == 7
            and before[a] != after[a]
        ]
        assert not parallels


def pitch_of(sound: Sound, low: float, high: float) -> float:
    """The strongest tone between two frequencies, in hertz."""
    mono = sound if sound.ndim == 1 else sound.mean(axis=1)
    power = np.abs(np.fft.rfft(mono * np.hanning(len(mono)), 1 << 19))
    hertz = np.fft.rfftfreq(1 << 19, 1 / RATE)
    near = (hertz > low) & (hertz < high)
    return float(hertz[near][np.argmax(power[near])])


@pytest.mark.parametrize("name", sorted(INSTRUMENTS.keys() & VOICES.keys()))
def test_every_instrument_plays_the_pitch_it_is_told(name: str) -> None:
    pitch = RANGES[name][2]
    sound = VOICES[name].play(pitch, 0.5, 0.7)
    hertz = 440 * 2 ** ((pitch - 69) / 12)
    assert np.isfinite(sound).all() and np.abs(sound[-1]).max() < 0.02
    assert abs(12 * np.log2(pitch_of(sound, hertz / 1.35, hertz * 1.35) / hertz)) < 0.35


def test_what_can_be_named_can_be_played() -> None:
    drums = {name for name, one in INSTRUMENTS.items() if "drums" in one.roles}
    assert VOICES.keys() == INSTRUMENTS.keys() - drums == RANGES.keys()
    for name in DRUM_GAINS:
        sound = drum(name, 45, 1.0)
        assert np.isfinite(sound).all() and 0.5 < np.abs(sound).max() < 12


def clicked(seconds: float, beat: float, chords: tuple[int, ...]) -> Sound:
    """A track with a stroke on every beat, a new chord and a louder stroke on every fourth, and a
    last long tone."""
    track = np.zeros(samples(seconds), np.float32)
    stroke = drum("block", 60, 1.0)
    for number in range(int(seconds / beat - 3)):
        add(track, stroke * (0.2 if number % 4 == 0 else 0.08), number * beat)
        if number % 4 == 0:
            pitch = chords[number // 4 % len(chords)]
            add(track, VOICES["pluck"].play(pitch, 2.0, 0.8) * 0.1, number * beat)
    add(track, VOICES["piano"].play(48, 2.5, 1.0) * 0.2, int(seconds / beat - 3) // 4 * 4 * beat)
    return track


BEAT = 60 / 112.5
TRACK = clicked(48.0, BEAT, (60, 57, 65, 67))


def test_beats_and_bars_of_a_track_are_found() -> None:
    pulse = find_pulse(TRACK)
    assert pulse.meter == 4
    assert abs(float(np.median(np.diff(pulse.beats))) / BEAT - 1) < 0.01
    off = [abs(bar / (4 * BEAT) - round(bar / (4 * BEAT))) for bar in pulse.bars]
    assert np.median(off) < 0.02


@pytest.mark.parametrize("seconds", [17.3, 31.0, 75.5])
def test_a_track_is_cut_or_repeated_on_its_beats(seconds: float) -> None:
    made = fit_track(TRACK, seconds)
    assert made.shape == (samples(seconds), 2)
    loud = np.flatnonzero(np.abs(made).max(axis=1) > 0.01)
    assert seconds - 2.5 < loud[-1] / RATE <= seconds
    beats = np.array(find_pulse(made[: samples(seconds - 3.5)]).beats)
    steps = np.diff(beats[1:-1]) / BEAT
    assert np.abs(steps - np.round(steps)).max() < 0.06
    start = samples(4 * BEAT)
    assert np.allclose(made[:start, 0], TRACK[:start], atol=1e-3)


@pytest.mark.parametrize("seconds", [0.2, 2.0, 9.0])
def test_silence_and_snippets_are_no_trouble(seconds: float) -> None:
    assert not fit_track(np.zeros(1000, np.float32), seconds).any()
    assert not fit_track(np.zeros((0, 2), np.float32), seconds).any()
    made = fit_track(TRACK[: samples(1.3)], seconds)
    assert made.shape == (samples(seconds), 2) and np.isfinite(made).all() and made.any()
