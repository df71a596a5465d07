"""A dark room has few lamps lit, and night outside; a room in dark blue has neither."""

from collections.abc import Callable

from soracli.stage.lighting import lighted
from soracli.stage.performance import Performance

Play = Callable[..., Performance]


def test_the_lamps_of_a_dark_room_are_turned_down(played: Play) -> None:
    dark, lit = played("A man in a dark room"), played("A man in a room at night")
    assert dark.time == lit.time == "night"
    lamps = [lighted(one.set_piece, one.time, one.weather)[0].lamps for one in (dark, lit)]
    assert lamps[0] < 0.5 * lamps[1]


def test_a_room_in_a_dark_color_is_seen_by_day(played: Play) -> None:
    blue = played("A man in a dark blue room")
    assert blue.time == "day" and not blue.set_piece.dim
