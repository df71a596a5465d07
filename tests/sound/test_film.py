"""A film and its sound belong together: lengths, voices, lines, music, stems."""

import numpy as np
import pytest

from soracli.engines.signals.basics import RATE
from soracli.media.loudness import measure_file
from soracli.media.probe import probe
from soracli.media.sound_files import read
from soracli.studio.events import nobody
from soracli.studio.score import MIX, mixed
from soracli.studio.voices import sound_of, spoken

STEP = RATE // 200


def steps(sound: np.ndarray) -> np.ndarray:
    """The level of every two hundredth of a second in dBFS."""
    count = len(sound) // STEP
    power = (sound[: count * STEP] ** 2).reshape(count, -1).mean(axis=1)
    return 10 * np.log10(np.maximum(power, 1e-12))


def begins(sound: np.ndarray, low: float, high: float) -> float:
    """The second between two others at which the most begins: the steepest rise of the level of
    20 ms after over 60 ms before."""
    power = 10 ** (steps(sound) / 10)
    sums = np.cumsum(np.pad(power, (1, 0)))
    at = np.arange(12, len(power) - 4)
    after, before = (sums[at + 4] - sums[at]) / 4, (sums[at] - sums[at - 12]) / 12
    rise = 10 * np.log10((after + 1e-9) / (before + 1e-9))
    inside = (at / 200 >= low) & (at / 200 <= high)
    return float(at[inside][np.argmax(rise[inside])] / 200)


def pitch(sound: np.ndarray) -> float:
    """The median fundamental in hertz of the voiced moments, by autocorrelation."""
    thin = sound[: len(sound) // 4 * 4].reshape(-1, 4).mean(axis=1)
    size, found = 600, []
    cuts = np.lib.stride_tricks.sliding_window_view(thin, size)[:: size // 2]
    power = (cuts**2).mean(axis=1)
    for cut in cuts[power > 0.05 * power.max()]:
        wave = (cut - cut.mean()) * np.hanning(size)
        window = np.hanning(size)
        alike = np.correlate(wave, wave, "full")[size:][:200]
        alike /= np.correlate(window, window, "full")[size:][:200] * (wave @ wave)
        alike *= window @ window
        first = 24 + int(np.argmax(alike[24:] > 0.85 * alike[24:].max()))
        while first + 1 < 200 and alike[first + 1] > alike[first]:
            first += 1
        if alike[first] > 0.5:
            found.append(RATE / 4 / (first + 1))
    return float(np.median(found))


def test_sound_and_picture_are_equally_long_to_the_sample(heard) -> None:
    film = probe(heard.film)
    assert len(heard.whole) == round(film.seconds * RATE) == heard.score.frames * RATE // 8
    assert {len(stem) for stem in heard.stems.values()} == {len(heard.whole)}


def test_the_film_is_as_loud_as_it_was_asked_to_be(heard) -> None:
    measured = measure_file(heard.film)
    assert abs(measured.integrated + 16) <= 0.5 and measured.true_peak < -1


def test_stems_add_up_to_the_film(heard) -> None:
    whole = sum(heard.stems.values())
    shift = np.correlate(heard.whole[RATE : 3 * RATE, 0], whole[RATE + 50 : 3 * RATE - 50, 0])
    assert int(np.argmax(shift)) == 50
    rest = heard.whole - whole  # what coding changes
    assert 10 * np.log10((rest**2).mean() / (whole**2).mean()) < -25
    lacking = heard.whole - (whole - heard.stems["music"])
    assert (lacking**2).mean() > 10 * (rest**2).mean()


def test_three_characters_keep_their_voices_through_the_film(heard) -> None:
    store = heard.home.store
    lines = [line for shot in heard.score.shots for line in shot.lines]
    voices = {
        who: {line.voice.voice.model_dump_json() for line in lines if line.who == who}
        for who in ("mara", "tom", "ida")
    }
    assert [len(one) for one in voices.values()] == [1, 1, 1]
    assert len(set.union(*voices.values())) == 3
    heights = {
        who: [pitch(read(sound_of(line.voice, store))) for line in lines if line.who == who]
        for who in voices
    }
    for first, second in heights.values():
        assert abs(first / second - 1) < 0.05, heights
    low, middle, high = sorted(first for first, _ in heights.values())
    assert middle > 1.15 * low and high > 1.15 * middle, heights


def test_lines_are_heard_when_the_score_says_and_at_no_other_time(heard) -> None:
    dialogue = heard.stems["dialogue"]
    level = steps(dialogue)
    silent = np.ones(len(level), bool)
    for shot in heard.score.shots:
        for line in shot.lines:
            times = spoken(line.voice, heard.home.store)
            begin, end = shot.start + line.start, shot.start + line.start + times.seconds
            first = begin + times.words[0].start
            silent[int(begin * 200) - 4 : int(end * 200) + 160] = False
            before = level[: int(first * 200)][-20:]
            if before.max() < -60:  # nobody else is speaking, nor ringing in the room
                loud = level[int(first * 200) - 20 :] > level[int(first * 200) :][:40].max() - 25
                assert abs(np.argmax(loud) / 200 - 0.1) <= 0.05, line.say
            assert level[int(first * 200) : int(end * 200)].max() > -30, line.say
    assert silent.sum() > 200 and level[silent].max() < -60


def test_the_j_cut_is_heard_before_its_picture(heard) -> None:
    four = heard.score.shots[3]
    first = spoken(four.lines[0].voice, heard.home.store).words[0].start
    assert four.lines[0].start + first < -0.2
    level = steps(heard.stems["dialogue"])
    assert level[int((four.start - 0.3) * 200) : int(four.start * 200)].max() > -35


@pytest.mark.parametrize("shot", [1, 5])
def test_the_music_hits_its_marked_moments_in_the_film(heard, shot: int) -> None:
    piece = heard.score.music[0].music
    marked = heard.score.shots[shot].start + {1: 1.6, 5: 1.5}[shot]
    assert any(abs(at - marked) < 1e-6 for at in piece.hits)
    found = begins(heard.whole, marked - 0.15, marked + 0.15)
    assert abs(found - marked) <= 0.02


def test_the_last_chord_goes_with_the_last_frame(heard) -> None:
    music = heard.stems["music"]
    frame = len(music) - RATE // 8
    level = steps(music)
    assert level[frame // STEP : frame // STEP + 5].mean() > -70  # it is there
    before = steps(music)[-200:-100].mean()
    assert level[frame // STEP :].mean() < before - 20  # and going
    assert np.abs(music[-RATE // 500 :]).max() < 1e-3 and np.abs(heard.whole[-20:]).max() < 3e-3


def test_what_is_muted_is_not_there(heard) -> None:
    plan = heard.planned(heard.folder / "film.yaml", ("music", "ambience"))
    before = set(heard.kept())
    made = mixed(plan.score, heard.home.store, {}, nobody)
    assert {name for name in made.files if name.endswith(".flac")} == {
        "dialogue.flac",
        "effects.flac",
    }
    assert set(heard.kept()) - before == {plan.score.key}
    from soracli.media.sound_files import decode_audio

    sound = decode_audio(made.path(MIX))
    assert len(sound) == len(heard.whole)
    last = steps(sound)[-40:]  # nobody speaks there, nothing moves
    assert last.max() < -65 < steps(heard.whole)[-200:-40].min()


def test_one_line_changed_makes_one_voice_one_take_and_the_mix_again(heard) -> None:
    board = heard.folder / "edited.yaml"
    text = (heard.folder / "film.yaml").read_text(encoding="utf-8")
    assert text.count("I saw a light out there.") == 1
    board.write_text(text.replace("I saw a light out", "I heard a cry out"), encoding="utf-8")
    before = heard.kept()
    heard.shoot(board, heard.folder / "edited.mp4")
    made = [files for key, files in heard.kept().items() if key not in before]
    kinds = sorted(
        next(
            kind
            for kind in ("mix.m4a", "voice.flac", "sound.flac", "audible.json", "film.mp4")
            if kind in files
        )
        for files in made
    )
    # the sound is that of what happens in the new take
    assert kinds == ["audible.json", "film.mp4", "mix.m4a", "sound.flac", "voice.flac"]
    music = read(heard.folder / "edited.music.wav")
    assert music.shape == heard.stems["music"].shape
