"""Close-ups: of what the sentence begins with, and with what is beside it in the background."""

from collections.abc import Callable

import numpy as np
import pytest

from soracli.stage.framing import box_of
from soracli.stage.performance import Performance
from soracli.stage.roll_call import missed
from soracli.stage.with_others import filled

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


def _fills(performance: Performance, name: str) -> float:
    bodies = {body.id: body for body in performance.bodies}
    return filled(performance.camera, bodies, [name], (160, 90))


def test_a_close_up_of_handiwork_is_of_hands_and_thing(played: Play) -> None:
    performance = played("A shoemaker polishes a black boot, close-up.", "160x90")
    boot = next(body for body in performance.bodies if body.figure.family != "person")
    middle = box_of(boot)[0].mean(axis=0) / 2 + box_of(boot)[1].mean(axis=0) / 2
    assert np.linalg.norm(performance.camera.target[-1] - middle) < 0.35


@pytest.mark.parametrize(
    ("sentence", "name", "least"),
    [
        ("A green bottle spins on a tall stone pedestal.", "bottle.1", 0.25),
        ("Three fox cubs run along a dirt road, surrounded by bushes.", "fox.1", 0.12),
    ],
)
def test_heroes_are_not_lost_beside_what_bears_or_surrounds_them(
    played: Play, sentence: str, name: str, least: float
) -> None:
    assert _fills(played(sentence, "160x90"), name) > least


def test_a_page_in_the_hands_is_seen_past_who_reads_it(played: Play) -> None:
    sentence = "Close-up of the letter: an old man sits in a kitchen and reads a letter."
    take = played(sentence, "160x90")
    reader = next(one for one in take.bodies if one.figure.family == "person")
    hidden = np.linalg.norm(reader.positions[-1, 0] - take.camera.position[-1]) < 0.35
    assert not hidden
    assert not _lost(take, "letter.1")
