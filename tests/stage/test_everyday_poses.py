"""Poses of every day: in the bathtub, on a skateboard, at a castle of sand."""

from collections.abc import Callable

import numpy as np

from soracli.stage.framing import skin_of
from soracli.stage.performance import Performance
from soracli.stage.turns import Array

Play = Callable[..., Performance]


def _way(clip: Performance, name: str) -> Array:
    return next(one for one in clip.bodies if one.id == name).positions[:, 0]


def test_two_in_a_bathtub_sit_in_it_across_from_each_other(played: Play) -> None:
    clip = played("Two children in a bathtub splash")
    bath = _way(clip, "bathtub.1")[0]
    first, second = (_way(clip, f"person.{number}")[0] for number in (1, 2))
    assert max(abs(first - bath)[1], abs(second - bath)[1]) < 0.3
    assert 0.4 < np.linalg.norm((first - second)[:2]) < 1.2


def test_a_skateboard_goes_up_under_who_leaps_on_it(played: Play) -> None:
    clip = played("A skateboarder does a kickflip in a parking lot")
    board = _way(clip, "skateboard.1")[:, 2]
    assert board.max() > board.min() + 0.3


def test_who_builds_a_castle_of_sand_is_seen_from_the_side(played: Play) -> None:
    clip = played("Two kids build a sandcastle on the beach")
    castle, first, second = (
        _way(clip, one)[-1] for one in ("sandcastle.1", "person.1", "person.2")
    )
    assert min(first[0], second[0]) < castle[0] < max(first[0], second[0])
    assert max(abs(first - castle)[1], abs(second - castle)[1]) < 0.4


def test_a_fridge_opens_at_its_front(played: Play) -> None:
    clip = played("A man opens a refrigerator")
    fridge = next(one for one in clip.bodies if one.id == "fridge.1")
    leaf = fridge.rotations[:, -1]
    assert leaf[0, :, 0] @ leaf[-1, :, 0] < 0.5  # by more than 60 degrees
    assert np.allclose(leaf[:, 2, 2], 1.0, atol=1e-4)  # about an upright axis: no lid


def test_two_who_play_tennis_stand_apart_and_the_ball_goes_to_and_fro(played: Play) -> None:
    clip = played("A girl plays tennis with her father", seconds=4.0)
    first, second, ball = (_way(clip, one) for one in ("person.1", "person.2", "tennis_ball.1"))
    apart = np.linalg.norm(first - second, axis=1)
    assert apart.min() > 2.5
    assert np.ptp(ball[:, 0]) > 0.6 * apart.min()


def test_who_stands_on_a_seat_has_the_feet_on_it(played: Play) -> None:
    for sentence, seat in (("A boy stands on a chair.", 0.45), ("A girl stands on a bed.", 0.5)):
        somebody = next(one for one in played(sentence).bodies if one.id == "person.1")
        soles = skin_of(somebody, np.array([0, -1]), 400)[..., 2].min(axis=1)
        assert soles.min() > seat - 0.1, sentence


def test_two_who_fight_on_a_bed_stand_there_and_face_each_other(played: Play) -> None:
    clip = played("Two kids have a pillow fight on a bed.")
    one, other = (body for body in clip.bodies if body.id.startswith("person"))
    assert one.positions[:, 0, 2].min() > 0.9  # hips above a mattress, on legs
    toward = np.sign(other.positions[:, 0, 0] - one.positions[:, 0, 0])
    hands = [one.figure.rig.index(name) for name in ("hand.L", "hand.R")]
    ahead = (one.positions[:, hands, 0] - one.positions[:, :1, 0]).max(axis=1) * toward
    assert (ahead > 0.1).mean() > 0.8


def test_who_looks_into_a_mirror_stands_before_it(played: Play) -> None:
    clip = played("A woman looks at herself in the mirror.")
    woman, mirror = _way(clip, "person.1")[0], _way(clip, "mirror.1")[0]
    assert 0.6 < mirror[0] - woman[0] < 1.7
    assert abs(mirror[1] - woman[1]) < 0.6


def test_two_who_drink_coffee_keep_their_cups_and_are_seen_from_the_front(played: Play) -> None:
    clip = played("Two friends drink coffee in a cafe.")
    for number in (1, 2):
        cup, drinker = _way(clip, f"mug.{number}"), _way(clip, f"person.{number}")
        assert np.linalg.norm((cup - drinker)[:, :2], axis=1).max() < 0.7
    look = clip.camera.target - clip.camera.position
    assert np.degrees(np.arctan2(-look[:, 2], np.hypot(look[:, 0], look[:, 1]))).max() < 20
