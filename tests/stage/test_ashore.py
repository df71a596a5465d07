"""Who looks on stands on a landing stage while others are on the water."""

from collections.abc import Callable

import pytest

from soracli.stage.performance import Body, Performance

Play = Callable[..., Performance]


def _body(performance: Performance, name: str) -> Body:
    return next(body for body in performance.bodies if body.id.startswith(name))


@pytest.mark.parametrize(
    ("sentence", "ashore", "afloat"),
    [
        ("A dog swims in the lake while its owner throws a stick", "person", "dog"),
        ("A horse stands by a lake and a swan swims past", "horse", "duck"),
        ("A woman stands at the sea and looks at a sailing ship", "person", "pirate_ship"),
    ],
)
def test_who_looks_on_has_dry_feet(played: Play, sentence: str, ashore: str, afloat: str) -> None:
    shown = played(sentence)
    assert shown.set_piece.landing is not None
    back, edge = shown.set_piece.landing
    low, high = min(back, edge), max(back, edge)
    stands = _body(shown, ashore).positions[:, 0, 1]
    swims = _body(shown, afloat).positions[:, 0, 1]
    assert ((stands > low) & (stands < high)).all()
    assert ((swims < low) | (swims > high)).all()


def test_who_is_all_in_the_water_has_no_landing(played: Play) -> None:
    assert played("Two boys swim in the sea").set_piece.landing is None
    assert played("A man rows a boat on the sea").set_piece.landing is None
