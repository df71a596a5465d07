"""Where the picture cuts, the sound goes on: nothing clicks, nothing dips, nothing jumps."""

import numpy as np
import pytest

from soracli.engines.signals.basics import RATE
from soracli.studio.stems import Shelf, stems_of

CLICK = 2.0
"""A cut whose sharpest bend is so many times the sharpest around it clicks."""
WINDOW = RATE // 20


def sharpness(sound: np.ndarray, at: float) -> float:
    """The sharpest bend of a wave at a moment against the sharpest just before and after it."""
    centre, near, far = round(at * RATE), RATE // 500, RATE // 12
    bends = np.abs(np.diff(sound, 2, axis=0)).max(axis=1)
    around = np.concatenate([bends[centre - far : centre - near], bends[centre + near :][:far]])
    return float(bends[centre - near : centre + near].max() / max(around.max(), 1e-7))


def cuts(heard) -> dict[str, float]:
    """Every moment at which a picture, or the sound of a shot, begins or ends, by its name."""
    found = {}
    for shot in heard.score.shots[1:]:
        found[f"the picture of {shot.shot}"] = shot.start
        found[f"the sound of {shot.shot}"] = shot.heard_from
    for shot in heard.score.shots[:-1]:
        found[f"the end of {shot.shot}"] = shot.heard_to
    return found


def levels(sound: np.ndarray) -> np.ndarray:
    """The level of every twentieth of a second in dBFS."""
    count = len(sound) // WINDOW
    power = (sound[: count * WINDOW] ** 2).reshape(count, -1).mean(axis=1)
    return 10 * np.log10(np.maximum(power, 1e-12))


def beside(level: np.ndarray, at: float, reach: float = 0.2) -> np.ndarray:
    first, last = round((at - reach) * RATE / WINDOW), round((at + reach) * RATE / WINDOW)
    return level[first:last]


@pytest.fixture(scope="module")
def bare(heard) -> dict[str, np.ndarray]:
    """The stems before they are mixed: nothing in them has made way for speech."""
    return stems_of(heard.score, Shelf(heard.home.store, {}))


def test_the_film_has_every_kind_of_cut(heard) -> None:
    early = [shot.shot for shot in heard.score.shots if shot.heard_from < shot.start]
    late = [one.shot for one in heard.score.shots if one.heard_to > one.start + one.seconds]
    assert (early, late) == (["four"], ["two"])
    assert len(heard.score.beds) == 3 and len(heard.score.shots) == 6


def test_nothing_clicks_at_any_cut(heard) -> None:
    for name, at in cuts(heard).items():
        if at < heard.score.seconds:
            assert sharpness(heard.whole, at) < CLICK, name


def test_a_film_whose_sounds_are_cut_hard_would_click(heard) -> None:
    """The control: the same film goes on from somewhere else at each of its cuts."""
    clicks = 0
    moments = {at for at in cuts(heard).values() if at < heard.score.seconds}
    for at in moments:
        cut = round(at * RATE)
        other = np.roll(heard.whole, round(0.7 * RATE), axis=0)
        hard = np.concatenate([heard.whole[:cut], other[cut:]])
        clicks += sharpness(hard, at) > CLICK
    assert clicks > 0.7 * len(moments)


def test_ambience_runs_through_the_cuts_within_a_place(heard, bare) -> None:
    level = levels(bare["ambience"])
    for shot, before in zip(heard.score.shots[1:], heard.score.shots[:-1], strict=True):
        if shot.set != before.set:
            continue
        here = beside(level, shot.start, 0.1)
        around = np.concatenate(
            [beside(level, shot.start - 0.6, 0.4), beside(level, shot.start + 0.6, 0.4)]
        )
        assert here.min() > around.min() - 3, shot.shot
        usual = np.abs(np.diff(around)).max()
        assert np.abs(np.diff(here)).max() < usual + 3, shot.shot


def test_ambience_that_began_anew_at_a_cut_would_be_found(heard, bare) -> None:
    """The control: the same ambience, faded out and in again at the cut."""
    shot = heard.score.shots[1]
    made = bare["ambience"].copy()
    cut, reach = round(shot.start * RATE), RATE // 10
    made[cut - reach : cut + reach] *= np.abs(np.linspace(-1, 1, 2 * reach))[:, None]
    level = levels(made)
    around = beside(levels(bare["ambience"]), shot.start - 0.6, 0.4)
    assert beside(level, shot.start, 0.1).min() < around.min() - 3


def test_one_place_gives_way_to_the_next_without_a_hole_or_a_step(heard, bare) -> None:
    level = levels(bare["ambience"])
    for before, bed in zip(heard.score.beds[:-1], heard.score.beds[1:], strict=True):
        assert bed.start < before.end and bed.fade_in == before.fade_out > 0.2
        inside = level[int(bed.start * 20) + 1 : int(before.end * 20)]
        old = np.median(level[int(bed.start * 20) - 16 : int(bed.start * 20)])
        new = np.median(level[int(before.end * 20) + 1 : int(before.end * 20) + 17])
        assert inside.min() > min(old, new) - 3
        steps = np.abs(np.diff(level[int(bed.start * 20) - 1 : int(before.end * 20) + 2]))
        assert steps.max() < max(abs(old - new) * 0.75, 6)
