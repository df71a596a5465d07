"""Who goes onto something is on it in the end; who goes along something is on it meanwhile."""

import pytest
from tests.stage.conftest import Play

from soracli.stage.framing import box_of
from soracli.stage.performance import Performance
from soracli.stage.told_places import Box, holds


def boxed(performance: Performance, kind: str) -> Box:
    return Box.of(next(one for one in performance.bodies if one.id.startswith(kind)))


@pytest.mark.parametrize(
    ("words", "who", "there"),
    [
        ("A frog leaps onto a drum.", "frog", "drum"),
        ("A cricket hops onto a trumpet.", "", "trumpet"),
    ],
)
def test_who_leaps_onto_it_is_on_it(played: Play, words: str, who: str, there: str) -> None:
    performance = played(words)
    other = next(one.id for one in performance.bodies if not one.id.startswith(there))
    held = holds("on", boxed(performance, who or other), boxed(performance, there))
    assert held[-2:].all()


def test_all_of_a_batch_go_into_the_oven(played: Play) -> None:
    performance = played("A cook slides four loaves into the oven.", seconds=5.0)
    oven = boxed(performance, "oven")
    loaves = [one for one in performance.bodies if one.id.startswith("bread")]
    assert len(loaves) == 4
    assert all(holds("in", Box.of(one), oven)[-2:].all() for one in loaves)


def test_who_crawls_over_a_rug_or_drifts_down_stairs_is_on_them(played: Play) -> None:
    for words, who, there in (
        ("The toddler crawls over a rug.", "person", "rug"),
        ("A ghost drifts down the stairs.", "ghost", "stairs"),
        ("A beetle crawls over a pebble.", "beetle", "snowball"),
        ("An ant walks along a green stalk.", "ant", "plant_stem"),
        ("A marble rolls across a chessboard.", "ball", "chessboard"),
    ):
        performance = played(words)
        held = holds("on", boxed(performance, who), boxed(performance, there))
        assert held.mean() > 0.4, words


def test_what_is_held_over_the_head_is_over_it(played: Play) -> None:
    performance = played("A man holds a carrot above his head.")
    low, _ = box_of(next(one for one in performance.bodies if one.id.startswith("carrot")))
    assert low[:, 2].max() > 1.7
