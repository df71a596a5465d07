"""From bowl to bowl, and round in a cup."""

from collections.abc import Callable

import numpy as np

from soracli.stage.framing import box_of
from soracli.stage.performance import Performance

Play = Callable[..., Performance]


def test_a_fish_flies_over_both_rims_into_the_other_bowl(played: Play) -> None:
    bodies = {one.id: one for one in played("A goldfish leaps from one bowl into another").bodies}
    fish, first, second = (bodies[name] for name in ("fish.1", "bowl.1", "bowl.2"))
    way = fish.positions[:, 0]
    assert way[:, 2].max() > max(box_of(first)[1][0, 2], box_of(second)[1][0, 2])
    assert np.linalg.norm(way[0, :2] - first.positions[0, 0, :2]) < 0.1
    assert np.linalg.norm(way[-1, :2] - second.positions[0, 0, :2]) < 0.1


def test_a_ship_goes_round_on_the_coffee_in_its_cup(played: Play) -> None:
    bodies = {one.id: one for one in played("A tiny galleon sails in a cup of coffee").bodies}
    ship, cup = bodies["pirate_ship.1"], bodies["mug.1"]
    away = np.linalg.norm(ship.positions[:, 0, :2] - cup.positions[:, 0, :2], axis=1)
    low, high = box_of(cup)
    assert away.max() < 0.5 * float((high - low)[0, 1])
    assert (ship.positions[:, 0, 2] > 0.6 * high[:, 2]).all()


def test_dew_is_beads_all_over_a_leaf(played: Play) -> None:
    bodies = {one.id: one for one in played("Dewdrops on a leaf").bodies}
    leaf, drop = box_of(bodies["leaf.1"]), bodies["water_drop.1"]
    assert drop.positions.shape[1] > 4
    assert (drop.positions[0] > leaf[0][0] - 0.01).all()
    assert (drop.positions[0] < leaf[1][0] + 0.01).all()
