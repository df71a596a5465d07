"""The embedded composer: what it plays is in its key and tempo, follows the cut, and ends."""

import functools

import numpy as np
import pytest
from numpy.typing import NDArray

from soracli.engines.composing.form import GIVE, Form
from soracli.engines.composing.tracking import find_pulse, onsets
from soracli.engines.signals.basics import RATE, Sound, rms, samples
from soracli.engines.sound.composer import compose, written
from soracli.errors import InputError
from soracli.plan.sound.music import find_mood
from soracli.plan.sound.specs import MusicSection, MusicSpec
from soracli.script.sound_presets import load_sound_presets
from soracli.story.preset import Model
from soracli.story.sound_preset import MusicMood

MOODS = load_sound_presets().music
MODEL = Model(name="composer", title="Composer", family="composer", recipe=1, makes="music")


def wished(*cues: tuple[float, str], seconds: float = 12.0, **more: object) -> MusicSpec:
    """Music of these words from these seconds on."""
    sections = []
    for start, words in cues:
        mood = find_mood(words, MOODS)
        assert mood is not None
        sections.append(MusicSection(start=start, mood=mood))
    told = {"model": MODEL, "seed": 7, "turns": tuple(start for start, _ in cues[1:]), **more}
    return MusicSpec.model_validate({"seconds": seconds, "sections": tuple(sections), **told})


@functools.cache
def heard(words: str, seconds: float = 12.0) -> Sound:
    return compose(wished((0.0, words), seconds=seconds))


def form_of(spec: MusicSpec) -> Form:
    return written(spec)[0][1]


def chroma(sound: Sound) -> NDArray[np.float64]:
    """The share of every pitch class in what is heard between 60 and 2000 Hz, C first."""
    mono = sound.mean(axis=1)
    power = np.abs(np.fft.rfft(mono * np.hanning(len(mono)))) ** 2
    hertz = np.fft.rfftfreq(len(mono), 1 / RATE)
    heard = (hertz > 60) & (hertz < 2000)
    classes = np.round(12 * np.log2(hertz[heard] / 440.0) + 9).astype(int) % 12
    shares = np.bincount(classes, weights=power[heard], minlength=12)
    return np.asarray(shares / shares.sum())


def strokes(sound: Sound) -> int:
    """How often it grows louder by 4 dB within 20 ms."""
    frames = sound[: len(sound) // 480 * 480].reshape(-1, 480 * 2)
    level = 10 * np.log10(np.mean(frames.astype(np.float64) ** 2, axis=1) + 1e-5)
    rises = level[2:] - level[:-2] > 4
    return int(np.sum(rises[1:] & ~rises[:-1]))


def brightness(sound: Sound) -> float:
    """The centre of the spectrum, in hertz."""
    power = np.abs(np.fft.rfft(sound.mean(axis=1)))
    return float((power * np.fft.rfftfreq(len(sound), 1 / RATE)).sum() / power.sum())


@pytest.mark.parametrize(
    ("words", "classes"),
    [
        ("calm music in d major", {2, 4, 6, 7, 9, 11, 1}),
        ("melancholy in a minor", {9, 11, 0, 2, 4, 5, 7, 8}),
        ("tender in ab major", {8, 10, 0, 1, 3, 5, 7}),
    ],
)
def test_it_is_in_the_key(words: str, classes: set[int]) -> None:
    shares = chroma(heard(words))
    inside = sum(shares[list(classes)])
    shifted = [sum(shares[[(one + by) % 12 for one in classes]]) for by in (1, 3, 6, 8)]
    assert inside > 0.9 and inside > max(shifted) + 0.1


@pytest.mark.parametrize(("words", "tonic"), [("calm music in d major", 2), ("sad in g minor", 7)])
def test_the_last_chord_is_the_tonic_and_is_gone_by_the_end(words: str, tonic: int) -> None:
    sound, form = heard(words), form_of(wished((0.0, words)))
    assert 1.5 <= 12 - form.ending <= 3.0
    triad = [tonic, (tonic + (4 if "major" in words else 3)) % 12, (tonic + 7) % 12]
    last = sound[samples(form.ending + 0.3) :]
    assert sum(chroma(last)[triad]) > 0.8
    assert rms(sound[-samples(0.005) :]) < 1e-3 < rms(sound[-samples(0.2) : -samples(0.1)])
    assert rms(sound[samples(form.ending) :][: samples(0.5)]) > 0.03


@pytest.mark.parametrize("words", ["techno", "upbeat"])
def test_the_tempo_that_is_heard_is_the_tempo_of_the_mood(words: str) -> None:
    mood = find_mood(words, MOODS)
    assert mood is not None
    beats = np.array(find_pulse(heard(words)).beats)
    tempo = 60 / float(np.median(np.diff(beats)))
    meant = 60 / form_of(wished((0.0, words))).bars[0].beat
    assert abs(tempo / meant - 1) < 0.03
    assert mood.tempo[0] * (1 - GIVE) <= tempo <= mood.tempo[1] * (1 + GIVE)


@pytest.mark.parametrize("words", sorted(MOODS.keys() - {"silence"}))
def test_turns_fall_on_beats_and_tempos_stay_near_each_other(words: str) -> None:
    chance = np.random.default_rng(5)
    for seed in range(6):
        seconds = float(chance.uniform(20, 90))
        turns = tuple(float(one) for one in np.cumsum(chance.uniform(4.5, 11, 8)))
        turns = tuple(one for one in turns if one < seconds - 7)
        form = form_of(wished((0.0, words), seconds=seconds, turns=turns, seed=seed))
        for turn in turns:
            assert min(abs(beat - turn) for beat in form.beats) < 0.3 * form.bars[0].beat
        kept = [turn for turn in turns if min(abs(bar.start - turn) for bar in form.bars) < 1e-6]
        assert len(kept) >= 0.9 * len(turns)
        tempos = np.array([60 / bar.beat for bar in form.bars])
        low, high = MOODS[words].tempo
        assert low * (1 - 1.3 * GIVE) < tempos.min() and tempos.max() < high * (1 + 1.3 * GIVE)
        assert 1.5 - 1e-6 <= seconds - form.ending <= 3 + 1e-6


@pytest.mark.parametrize("words", ["calm", "epic"])
def test_a_marked_moment_is_struck_within_20_ms(words: str) -> None:
    marked = (4.437, 7.291)
    sound = compose(wished((0.0, words), seconds=10.0, hits=marked))
    rise = onsets(sound)
    for hit in marked:
        near = slice(round((hit - 0.12) * 100), round((hit + 0.12) * 100))
        at = (near.start + int(np.argmax(rise[near]))) / 100
        assert abs(at - hit) <= 0.02
        assert rise[near].max() > np.quantile(rise, 0.95)


def test_moods_are_told_apart_by_ear() -> None:
    calm, epic = heard("calm"), heard("epic")
    assert brightness(epic) > 1.2 * brightness(calm)
    assert strokes(epic) > 2 * strokes(calm)
    assert rms(calm[: samples(1.0)]) < rms(calm[samples(6.0) : samples(9.0)])


@pytest.mark.parametrize("seconds", [0.04, 0.5, 1.7, 3.7, 4.0, 5.31, 61.0])
def test_it_is_as_long_as_it_should_be_and_as_loud(seconds: float) -> None:
    sound = compose(wished((0.0, "horror"), seconds=seconds, turns=(0.01, 2.0, seconds - 0.1)))
    assert sound.shape == (samples(seconds), 2) and sound.dtype == np.float32
    assert np.isfinite(sound).all()
    assert rms(sound) > 0.02 and np.abs(sound).max() <= 10 ** (-3 / 20) + 1e-6


def test_the_same_seed_is_the_same_music_and_another_is_another() -> None:
    spec = wished((0.0, "tender"), seconds=5.0)
    first = compose(spec)
    assert np.array_equal(first, compose(spec))
    assert not np.array_equal(first, compose(spec.model_copy(update={"seed": 8})))


def test_another_mood_changes_the_music_and_silence_is_silent() -> None:
    spec = wished((0.0, "calm"), (7.0, "action"), (14.0, "no music"), (19.0, "sad"), seconds=26.0)
    sound = compose(spec)
    assert strokes(sound[samples(7.0) : samples(13.0)]) > strokes(sound[: samples(6.0)]) + 8
    assert rms(sound[samples(15.0) : samples(18.9)]) < 1e-3 < rms(sound[samples(20.0) :])
    assert [start for start, _ in written(spec)] == [0.0, 19.0]


@pytest.mark.parametrize(
    ("broken", "said"),
    [
        ({"instruments": ("lead fluite",)}, "flute"),
        ({"instruments": ("leed flute",)}, "lead"),
        ({"mode": "moody"}, "aeolian"),
        ({"progressions": ("i H V",)}, "Roman"),
        ({"settings": {"swingg": 1}}, "swing"),
        ({"settings": {"hall": "wide"}}, "number"),
    ],
)
def test_a_mood_that_asks_for_what_there_is_not_is_refused(
    broken: dict[str, object], said: str
) -> None:
    mood = MusicMood.model_validate({"name": "odd", "instruments": ("chords pad",), **broken})
    spec = wished((0.0, "calm")).model_copy(
        update={"sections": (MusicSection(start=0.0, mood=mood),)}
    )
    with pytest.raises(InputError) as fault:
        compose(spec)
    assert said in f"{fault.value} {fault.value.hint}"
