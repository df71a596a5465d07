"""Once all is played, who does something to a thing is at it, and goes and turns as is said."""

import numpy as np
from tests.stage.conftest import Play

from soracli.stage.framing import box_of
from soracli.stage.performance import Body, Performance
from soracli.stage.turns import heading_of


def _body(performance: Performance, name: str) -> Body:
    return next(body for body in performance.bodies if body.id == name)


def _gap(one: Body, other: Body) -> float:
    """Metres between two where they are nearest."""
    (low, high), (floor, top) = box_of(one), box_of(other)
    apart = np.maximum(np.maximum(low - top, floor - high), 0.0)
    return float(np.linalg.norm(apart, axis=1).min())


def test_two_who_butt_heads_touch(played: Play) -> None:
    found = played("Two rams butt heads on a meadow.")
    assert _gap(_body(found, "sheep.1"), _body(found, "sheep.2")) < 0.3


def test_who_sniffs_what_lies_on_a_table_is_at_it(played: Play) -> None:
    found = played("A cook chops a carrot, a customer sniffs the carrot.")
    assert _gap(_body(found, "person.2"), _body(found, "carrot.1")) < 0.5


def test_who_spins_on_the_way_turns_round(played: Play) -> None:
    dancer = _body(played("A skater spins in circles across the stage."), "person.1")
    turned = np.unwrap(heading_of(dancer.rotations[:, 0].astype(np.float64)))
    assert np.ptp(turned) > np.pi


def test_what_is_set_down_in_the_middle_is_gone_round(played: Play) -> None:
    found = played("A grand piano stands in the greenhouse, and a goose walks around it.")
    bird, piano = _body(found, "duck.1"), _body(found, "grand_piano.1")
    way = (bird.positions[:, 0] - piano.positions[:, 0])[:, :2]
    swept = np.ptp(np.unwrap(np.arctan2(way[:, 1], way[:, 0])))
    assert swept > np.radians(150)


def test_a_balloon_that_is_let_go_rises(played: Play) -> None:
    found = played("A girl lets go of her red balloon and it floats away.")
    high = _body(found, "balloon_toy.1").positions[:, 0, 2]
    assert high[-1] > high[0] + 0.3
