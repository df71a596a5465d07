"""What is seen to hit is heard when it hits: onsets of the sound against contacts of the set."""

from collections.abc import Sequence
from functools import cache

import numpy as np
import pytest
from numpy.typing import NDArray

from soracli.engines.signals.basics import RATE, Sound
from soracli.engines.signals.striking import strike_level
from soracli.engines.sound.foley import TAIL, effects
from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.audible import Audible, Event
from soracli.stage.listening import audible
from soracli.stage.perform import perform
from soracli.stage.places import PLACES

PRESETS = load_presets()
FRAME = 1 / 24
WINDOW, HOP = 1024, 240
BOUNCES = "A red rubber ball bounces on a wooden floor"
FALLS = "A metal ball falls on a tile floor in the kitchen"
WALKS = "A man in leather boots walks down a street"
COLLIDES = "Five red balls roll down a ramp and knock over a tower of blocks"


@cache
def heard(text: str) -> tuple[Audible, Sound]:
    """What happens in a shot of 5 s, and its effects."""
    request = Request(size="64x64", seconds=5, fps=24)
    spec = compile_take(
        read(text, PRESETS), request, PRESETS.kinds, PRESETS.looks, PRESETS.models, PLACES
    )
    what = audible(spec, perform(spec))
    return what, effects(what, 7)


def flux(sound: Sound) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Log-spectral flux: by how much the spectrum grows, and when (seconds, begin of a window)."""
    padded = np.pad(sound.mean(axis=1), (WINDOW, WINDOW))
    frames = np.lib.stride_tricks.sliding_window_view(padded, WINDOW)[::HOP] * np.hanning(WINDOW)
    spectrum = np.log1p(3000 * np.abs(np.fft.rfft(frames, axis=1)) / WINDOW)
    grown = np.maximum(np.diff(spectrum, axis=0), 0).mean(axis=1)
    return (np.arange(len(grown)) + 1) * HOP / RATE - WINDOW / RATE, grown


@cache
def bias() -> float:
    """How much too early the detector hears a click, in seconds."""
    click = np.zeros((RATE, 2), np.float32)
    click[RATE // 2] = 0.1
    when, grown = flux(click)
    return 0.5 - float(when[np.argmax(grown)])


def onsets(sound: Sound) -> NDArray[np.float64]:
    when, grown = flux(sound)
    middle = grown[1:-1]
    peaks = (middle >= grown[:-2]) & (middle > grown[2:]) & (middle > 0.2 * grown.max())
    return when[1:-1][peaks] + bias()


def apart(found: NDArray[np.float64], moments: Sequence[float]) -> NDArray[np.float64]:
    """How far the nearest onset is from each moment, in seconds."""
    return np.asarray(np.abs(found[:, None] - np.asarray(moments)).min(axis=0))


def contacts(what: Audible) -> list[Event]:
    """The impacts that are at most 30 dB below the loudest."""
    found = [event for event in what.events if event.kind == "impact"]
    loudest = max(strike_level(event.impulse) / max(event.distance, 1) for event in found)
    return [
        event
        for event in found
        if strike_level(event.impulse) / max(event.distance, 1) > loudest / 31.6
    ]


def test_the_detector_itself_is_early_by_less_than_a_third_of_a_frame() -> None:
    assert 0 < bias() < FRAME / 3


@pytest.mark.parametrize("text", [BOUNCES, FALLS])
def test_every_contact_is_heard_within_a_frame(text: str) -> None:
    what, sound = heard(text)
    found, seen = onsets(sound), contacts(what)
    assert len(seen) >= 3
    assert apart(found, [event.time for event in seen]).max() < FRAME / 2
    assert np.mean(apart(found, list(np.linspace(0, what.seconds, 300))) < FRAME / 2) < 0.3


@pytest.mark.parametrize("text", [BOUNCES, FALLS, COLLIDES])
def test_onsets_go_with_contacts_over_the_whole_clip_and_not_with_shuffled_ones(text: str) -> None:
    what, sound = heard(text)
    when, grown = flux(sound)
    times = np.array([event.time for event in contacts(what)]) - bias()

    def together(moments: NDArray[np.float64]) -> float:
        comb = np.exp(-0.5 * ((when[:, None] - moments) / 0.012) ** 2).max(axis=1)
        return float(np.corrcoef(comb, grown)[0, 1])

    chance = np.random.default_rng(5)
    shuffled = [together(chance.uniform(0, what.seconds, len(times))) for _ in range(40)]
    assert together(times) > 0.4
    assert together(times) > max(shuffled) + 0.1
    for late in (-2 * FRAME, 2 * FRAME):
        assert together(times) > together(times + late) + 0.1


def test_every_footstep_lands_within_a_frame() -> None:
    what, _ = heard(WALKS)
    steps = tuple(event for event in what.events if event.kind == "footstep")
    steps = tuple(event for event in steps if event.time < what.seconds - FRAME)
    found = onsets(effects(what.model_copy(update={"events": steps}), 7))
    assert len(steps) >= 6
    assert apart(found, [event.time for event in steps]).max() < FRAME / 2
    assert np.mean(apart(found, list(np.linspace(0, what.seconds, 300))) < FRAME / 2) < 0.4


def test_each_bounce_is_quieter_than_the_one_before_as_its_impulse_is_smaller() -> None:
    what, sound = heard(BOUNCES)
    seen = contacts(what)
    loud = [np.abs(sound[round(e.time * RATE) :][: RATE // 20]).max() for e in seen]
    pushes = [event.impulse for event in seen]
    assert len(seen) >= 4 and pushes == sorted(pushes, reverse=True)
    assert loud == sorted(loud, reverse=True)


def test_it_rings_on_after_the_last_frame_and_ends_at_rest() -> None:
    what, sound = heard(FALLS)
    assert sound.shape == (round((what.seconds + TAIL) * RATE), 2) and sound.dtype == np.float32
    assert np.abs(sound).max() < 1 and np.abs(sound[-10:]).max() < 1e-4
    again = effects(what, 7)
    assert np.array_equal(sound, again)
