"""One piece of a shower comes after the other."""

import numpy as np
from tests.stage.conftest import Play


def test_petals_come_down_one_after_the_other(played: Play) -> None:
    performance = played("Pink petals fall on a bench.")
    petals = [one for one in performance.bodies if one.id.startswith("leaf.")]
    heights = np.array([np.where(one.visible, one.positions[:, 0, 2], np.nan) for one in petals])
    fallen = np.nanmax(heights, axis=1) - heights[:, -1]
    assert (fallen > 0.5).mean() > 0.8
    begun = {int(np.argmax(one.visible)) for one in petals}
    assert len(begun) >= 4  # not all at once


def test_sparks_go_up(played: Play) -> None:
    performance = played("Sparks rise from a campfire.")
    sparks = [one for one in performance.bodies if one.id.startswith("spark_shower.")]
    seen = [one.positions[one.visible, 0, 2] for one in sparks if one.visible.sum() > 1]
    assert len(seen) >= 8
    assert all(way[-1] > way[0] for way in seen)
