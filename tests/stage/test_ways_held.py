"""Ways held: who is said to go a way and would not by themselves is taken there."""

from collections.abc import Callable

import numpy as np
import pytest

from soracli.stage.performance import Performance
from soracli.stage.turns import Array

Play = Callable[..., Performance]


def path_of(shown: Performance, name: str) -> Array:
    body = next(one for one in shown.bodies if one.id.startswith(name))
    return np.asarray(body.positions[:, 0], np.float64)


@pytest.mark.parametrize(
    ("text", "name", "axis", "least"),
    [
        ("An elevator carries a tourist up.", "person", 2, 0.6),
        ("Acrobats toss a clown up into the air.", "person.4", 2, 0.6),
        ("A bucket descends into a well on a chain.", "bucket", 2, -0.2),
        ("A conveyor belt carries yellow ducks from right to left.", "duck", 0, -0.2),
        ("An owl on a wizard's shoulder looks around, then flies off to the right.", "owl", 0, 0.4),
        ("A window cleaner rises up a glass skyscraper.", "person", 2, 0.6),
    ],
)
def test_who_would_stay_is_taken_along_the_way_that_is_said(
    played: Play, text: str, name: str, axis: int, least: float
) -> None:
    path = path_of(played(text), name)[:, axis]
    far = path.max() - path[0] if least > 0 else path.min() - path[0]
    assert far * np.sign(least) >= abs(least)


def test_what_is_on_the_lift_goes_with_it(played: Play) -> None:
    text = "An elevator carries a tourist up."
    cabin, tourist = path_of(played(text), "lift_cabin"), path_of(played(text), "person")
    assert np.ptp((tourist - cabin)[:, 2]) < 0.05


def test_down_a_slope_toward_us_is_both(played: Play) -> None:
    text = "A skier races straight toward us down a steep slope."
    path, camera = path_of(played(text), "person"), played(text).camera.position
    away = np.linalg.norm(path - camera, axis=1)
    assert path[-1, 2] < path[0, 2] - 0.5
    assert away[-1] < away[0] - 1.0


def test_who_goes_by_themselves_is_left_alone(played: Play) -> None:
    path = path_of(played("A dog runs from left to right across a lawn."), "dog")
    speed = np.linalg.norm(np.diff(path[:, :2], axis=0), axis=1)
    assert speed.max() < 2.5 * max(float(np.median(speed)), 0.05)
