"""Mixes: as loud as asked for, below the peak, speech in front, and no click anywhere."""

import math
from pathlib import Path

import numpy as np
import pytest

from soracli.media.ducking import duck
from soracli.media.limiting import limit
from soracli.media.loudness import measure_file, true_peak
from soracli.media.mixing import cut_edges, mix

RATE = 48_000


def decibels(sound) -> float:
    return 10 * math.log10(max(float(np.mean(np.square(sound, dtype=np.float64))), 1e-12))


def test_thirty_films_are_as_loud_as_asked_for_when_decoded(sounds, tmp_path: Path) -> None:
    films = sounds.films()
    assert len(films) == 30
    wrong = {}
    for number, (name, make) in enumerate(films.items()):
        wanted = (-16, -23, -14)[number % 3]
        stems = make()
        made = mix(stems, wanted, coded=tmp_path / "mix.m4a")
        heard = made.after
        length = len(next(iter(stems.values())))
        assert made.sound.shape == (length, 2)
        if abs(heard.integrated - wanted) > 0.5 or heard.true_peak >= -1:
            wrong[name] = (wanted, heard)
        if number % 10 == 0:  # what a mix says of itself is what its file is
            assert measure_file(tmp_path / "mix.m4a") == heard
    assert not wrong


def test_a_place_may_ask_for_a_lower_peak(sounds, tmp_path: Path) -> None:
    stems = {"dialogue": sounds.speech(2, 1), "effects": sounds.hits(2, 1, each=0.9)}
    usual = mix(stems, -16, coded=tmp_path / "mix.m4a").after
    lower = mix(stems, -16, coded=tmp_path / "mix.m4a", peak=-4.0).after
    assert -4 < usual.true_peak < -1 and lower.true_peak < -4
    assert abs(lower.integrated + 16) <= 0.5


def test_a_single_click_stays_below_the_peak_and_it_is_told() -> None:
    click = np.zeros(2 * RATE, np.float32)
    click[RATE] = 0.9
    made = mix({"effects": click}, -16)
    assert not made.reached and made.after.integrated < -20
    assert made.after.true_peak < -1


def test_a_place_is_not_pumped_up_but_a_film_is(sounds) -> None:
    room = {"ambience": sounds.bed(2, 1, level=0.001)}
    made = mix(room, -16)
    assert made.quiet and made.gain == pytest.approx(18) and not made.reached
    spoken = mix(room | {"dialogue": sounds.speech(2, 1)}, -16)
    assert not spoken.quiet and spoken.reached


def test_stems_add_up_to_the_mix(sounds) -> None:
    stems = {"dialogue": sounds.hits(2, 1, each=0.7), "ambience": sounds.bed(2, 1)}
    made = mix(stems, -16)
    assert np.abs(sum(made.stems.values()) - made.sound).max() < 1e-4
    assert made.limited > 0


def test_a_muted_stem_is_neither_heard_nor_heeded(sounds) -> None:
    stems = sounds.films()["all of it, 1.3 s"]()
    made = mix(stems, -16, mute=["dialogue"])
    without = mix({name: one for name, one in stems.items() if name != "dialogue"}, -16)
    assert "dialogue" not in made.stems and not made.lines
    assert np.array_equal(made.sound, without.sound)


def test_silence_stays_silent(tmp_path: Path) -> None:
    made = mix({"effects": np.zeros((RATE, 2), np.float32)}, -16, coded=tmp_path / "mix.m4a")
    assert not made.sound.any() and made.after.integrated == -math.inf


def test_stems_that_cannot_be_mixed_are_refused() -> None:
    with pytest.raises(ValueError, match="one length"):
        mix({"music": np.zeros(9, np.float32), "effects": np.zeros(8, np.float32)}, -16)
    with pytest.raises(ValueError, match="no numbers"):
        mix({"music": np.full(9, np.nan, np.float32)}, -16)


def test_music_makes_way_for_speech_in_time() -> None:
    music = np.full(5 * RATE, 0.1, np.float32)
    speech = np.zeros(5 * RATE, np.float32)
    speech[2 * RATE : 3 * RATE] = 0.2
    down = 20 * np.log10(duck(music, speech, 9) / music)
    assert np.allclose(down[: round(1.85 * RATE)], 0, atol=0.01)
    assert np.allclose(down[2 * RATE : 3 * RATE], -9, atol=0.05)
    assert -9 < down[round(3.4 * RATE)] < -1
    assert np.allclose(down[round(3.7 * RATE) :], 0, atol=0.01)
    assert np.abs(np.diff(down)).max() < 0.01  # no step is heard


def test_speech_stays_in_front_of_a_storm(sounds) -> None:
    made = mix({"dialogue": sounds.speech(3, 1), "ambience": sounds.bed(3, 1, level=0.5)}, -16)
    (line,) = made.lines[:1]
    spoken = slice(round(line.start * RATE), round(line.end * RATE))
    front = decibels(made.stems["dialogue"][spoken]) - decibels(made.stems["ambience"][spoken])
    assert front > 12


@pytest.mark.parametrize("kind", ["noise", "click", "bass", "first", "last"])
def test_the_limiter_keeps_below_its_ceiling(kind: str) -> None:
    count = RATE
    loud = {
        "noise": np.random.default_rng(1).standard_normal((count, 2)),
        "click": np.eye(1, count, count // 2)[0] * 3,
        "bass": 1.6 * np.sin(2 * np.pi * 50 * np.arange(count) / RATE),
        "first": np.eye(1, count, 0)[0] * 2,
        "last": np.eye(1, count, count - 1)[0] * 2,
    }[kind].astype(np.float32)
    made = limit(loud, -1)
    assert true_peak(loud) > 1
    assert 20 * math.log10(true_peak(made)) < -0.95


def test_the_limiter_leaves_what_is_below_as_it_is_and_bends_no_wave() -> None:
    tone = np.sin(2 * np.pi * 50 * np.arange(RATE) / RATE).astype(np.float32)
    assert limit(0.8 * tone) is not None and np.array_equal(limit(0.8 * tone), 0.8 * tone)
    spectrum = np.abs(np.fft.rfft(limit(1.6 * tone)[RATE // 4 :] * np.hanning(3 * RATE // 4)))
    step = round(50 * 0.75)
    harmonics = [spectrum[step * n - 3 : step * n + 4].max() for n in (1, 2, 3, 5)]
    assert max(harmonics[1:]) < 0.001 * harmonics[0]


def clicks(sound) -> float:
    """The highest jump of a sound against the jumps around it."""
    bend = np.abs(np.diff(sound.astype(np.float64), 2))
    return float(bend.max() / np.median(bend))


def test_nothing_clicks_where_pieces_of_sound_are_cut() -> None:
    time = np.arange(RATE) / RATE
    tones = [np.sin(2 * np.pi * pitch * time + 1).astype(np.float32) for pitch in (220, 331, 173)]
    pieces = [cut_edges(tone, 0.2, 0.7) for tone in tones]
    hard = [tone[round(0.2 * RATE) : round(0.7 * RATE)] for tone in tones]
    assert [len(piece) for piece in pieces] == [RATE // 2] * 3
    assert clicks(np.concatenate(pieces)) < 5
    assert clicks(np.concatenate(hard)) > 100


def test_a_mix_begins_and_ends_without_a_click() -> None:
    tone = 0.3 * np.sin(2 * np.pi * 220 * np.arange(RATE) / RATE + 1).astype(np.float32)
    around = np.zeros(500)
    made = mix({"effects": tone}, -20).sound[:, 0]
    assert clicks(np.concatenate([around, made, around])[400:-400]) < 20
    assert clicks(np.concatenate([around, tone, around])[400:-400]) > 200
