"""Who chases somebody around something, and lands on something, is there."""

from collections.abc import Callable

import numpy as np

from soracli.stage.performance import Performance

Play = Callable[..., Performance]


def _roots(performance: Performance) -> dict[str, np.ndarray]:
    return {body.id: body.positions[:, 0].astype(float) for body in performance.bodies}


def test_both_go_around(played: Play) -> None:
    """The chaser and the chased go round the table, on the same side, the chased one ahead."""
    roots = _roots(played("A puppy chases a duck around a picnic table."))
    swept = []
    for name in ("dog.1", "duck.1"):
        way = (roots[name] - roots["table.1"])[:, :2]
        angles = np.unwrap(np.arctan2(way[:, 1], way[:, 0]))
        swept.append(angles[-1] - angles[0])
    assert min(swept) > 2.6


def test_what_lands_last_is_there(played: Play) -> None:
    roots = _roots(played("A pigeon flies through an archway, turns and lands on a statue."))
    assert np.linalg.norm((roots["pigeon.1"] - roots["statue.1"])[-1, :2]) < 0.6
    assert roots["pigeon.1"][-1, 2] > 1.0


def test_all_flee_who_are_chased(played: Play) -> None:
    """Three hens before a dog run as far as it does, and none through another."""
    roots = _roots(played("A dog chases three hens to the right."))
    hens = [way for name, way in roots.items() if name.startswith("chicken")]
    assert len(hens) == 3
    assert all(way[-1, 0] - way[0, 0] > 2.0 for way in hens)
    assert np.linalg.norm((hens[0] - hens[1])[:, :2], axis=1).min() > 0.2
