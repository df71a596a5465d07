"""Who looks at the work of their own hands has those hands in the picture."""

from collections.abc import Callable

import numpy as np

from soracli.stage.performance import Performance

Played = Callable[..., Performance]


def test_first_person_hands_at_work_are_in_view(played: Played) -> None:
    performance = played("First-person view of hands kneading dough.")
    person = next(one for one in performance.bodies if one.id == "person.1")
    path, at = performance.camera, -1
    look = path.target[at] - path.position[at]
    look = look / np.linalg.norm(look)
    half = np.radians(float(path.fov[at])) / 2
    for joint in ("hand.R", "hand.L"):
        hand = person.positions[at, person.figure.rig.index(joint)] - path.position[at]
        assert np.arccos(np.clip(hand @ look / np.linalg.norm(hand), -1, 1)) < 1.6 * half


def test_a_book_that_is_read_is_up_before_the_eyes(played: Played) -> None:
    performance = played("A woman reads a red book.")
    book = next(one for one in performance.bodies if one.id == "book.1")
    leans = book.rotations[performance.frames // 2, 0, 2, 2]
    assert 0.3 < float(leans) < 0.9  # the cosine of the angle by which it is raised
