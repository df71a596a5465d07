"""Close-ups: of what the sentence begins with, and with what is beside it in the background."""

from collections.abc import Callable

import pytest

from soracli.stage.performance import Performance
from soracli.stage.roll_call import missed

Play = Callable[..., Performance]


def _lost(performance: Performance, *names: str) -> tuple[str, ...]:
    bodies = {body.id: body for body in performance.bodies}
    return missed(names, performance.camera, bodies, performance.set_piece, (160, 90))


@pytest.mark.parametrize(
    ("sentence", "other"),
    [
        ("Close-up of a woman reading beside a window.", "window.1"),
        ("Close-up of a red apple in front of a brick wall.", "wall.1"),
    ],
)
def test_what_is_beside_is_in_the_background_of_a_close_up(
    played: Play, sentence: str, other: str
) -> None:
    performance = played(sentence, "160x90")
    assert not _lost(performance, other)


def test_a_macro_is_of_what_its_sentence_begins_with(played: Play) -> None:
    sentence = "Macro shot: a tulip stands in a vase, a girl blows on it."
    shown = played(sentence, "160x90").shown
    assert shown is not None and shown.ids[0].startswith("tulip")
