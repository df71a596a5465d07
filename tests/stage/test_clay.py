"""Clay: what is left out of the measuring of a body is far enough away to change nothing."""

import numpy as np

from soracli.stage.people import clay
from soracli.stage.people.lofts import Loft, Ring, ball, cone, loft


def _lofts() -> list[Loft]:
    boxed = [Ring(0.0, 0.2, 0.2, 0.1, 0.12), Ring(0.5, 0.05, 0.06, 0.09, 0.05)]
    return [
        ball((0.1, 0.0, 0.2), (0.3, 0.1, 0.05), 0, 0.05),
        cone((0.0, 0.1, 0.0), (0.4, 0.2, 0.5), 0.08, 0.03, [0]),
        loft((0, 0, 0), (0.1, 0.2, 0.7), boxed, [0], rounded=(0.05, 0.0), squareness=3.5),
        ball((0.3, 0.2, 0.1), (0.05, 0.08, 0.2), 0, 0.03, carve=True),
    ]


def test_what_is_passed_over_is_farther_than_its_join_reaches() -> None:
    table, rings = clay._tables(_lofts())
    chance = np.random.default_rng(7)
    passed = 0
    for x, y, z, bound in chance.uniform((-1, -1, -1, -0.1), (1, 1, 1, 0.8), (2000, 4)):
        for row, own in zip(table, rings, strict=True):
            if clay._beyond(row, x, y, z, bound):
                passed += 1
                assert clay._distance(row, own, x, y, z) >= bound
    assert passed > 2000  # or nothing is gained


def test_a_body_is_the_same_as_with_every_part_measured() -> None:
    table, rings = clay._tables(_lofts())
    everything = table.copy()
    everything[:, 16:] = np.inf  # nothing is beyond the reach of these
    chance = np.random.default_rng(8)
    for x, y, z in chance.uniform(-0.8, 0.8, (500, 3)):
        found = clay._joined(table, rings, x, y, z)
        assert found == clay._joined(everything, rings, x, y, z)
