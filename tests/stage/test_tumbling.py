"""Head over heels down a hill, and dust behind what drives."""

from collections.abc import Callable

import numpy as np
import pytest

from soracli.stage.performance import Performance

Play = Callable[..., Performance]


def test_who_tumbles_down_a_hill_is_upside_down_on_the_way(played: Play) -> None:
    dog = next(one for one in played("A dog tumbles down a hill").bodies if one.id == "dog.1")
    up = dog.rotations[:, 0, 2, 2]
    assert up.min() < -0.3
    assert up[-1] > 0.7
    assert np.isfinite(dog.positions).all()


@pytest.mark.parametrize(
    ("sentence", "dusty"),
    [
        ("A truck drives fast along a dirt road", True),
        ("A truck drives fast along a city street", False),
        ("A truck drives fast along a dirt road in the rain", False),
    ],
)
def test_there_is_dust_behind_what_drives_on_dry_ground(
    played: Play, sentence: str, dusty: bool
) -> None:
    assert any(one.kind == "dust" for one in played(sentence).effects) == dusty


def test_who_climbs_out_of_a_hatch_is_below_it_first(played: Play) -> None:
    bodies = {one.id: one for one in played("A man climbs out of a hatch in the desert").bodies}
    feet = bodies["person.1"].positions[:, :, 2].min(axis=1)
    assert feet[0] < -1.2
    assert abs(float(feet[-1])) < 0.3
