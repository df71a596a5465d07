"""The camera obeyed: the finished path has the lens, the angle, the rest and the way asked for, and
stands where ways are seen as they are told."""

from collections.abc import Callable

import numpy as np
import pytest

from soracli.stage.performance import Performance

Play = Callable[..., Performance]


@pytest.mark.parametrize("lens", [35, 135, 300])
def test_a_lens_is_kept_to_the_millimetre(played: Play, lens: int) -> None:
    camera = played(f"telephoto {lens}mm, a fox trots across a meadow").camera
    wanted = np.degrees(2 * np.arctan(18 / lens * 64 / 96))
    assert camera.fov[0] == pytest.approx(wanted, rel=0.06)


def test_a_locked_camera_does_not_stir(played: Play) -> None:
    camera = played("a plum slowly turns blue, close-up, locked-off camera").camera
    assert np.ptp(camera.position, axis=0).max() < 0.01
    assert np.ptp(camera.target, axis=0).max() < 0.01


def test_a_low_angle_looks_up(played: Play) -> None:
    camera = played("A helicopter lands on a lawn, low angle.").camera
    way = camera.target - camera.position
    pitch = np.degrees(np.arctan2(way[:, 2], np.hypot(way[:, 0], way[:, 1])))
    assert pitch.mean() > 3


def test_a_camera_that_tumbles_rolls(played: Play) -> None:
    camera = played("A kite over a field, the camera slowly tumbling in a full roll.").camera
    lean = np.degrees(np.arccos(np.clip(camera.up[:, 2], -1, 1)))
    assert np.ptp(lean) > 10


def test_left_to_right_is_so_in_the_picture_whatever_else_is_done(played: Play) -> None:
    text = "Close-up: a caterpillar crawls along a stem from left to right and nibbles at a leaf."
    shown = played(text)
    body = next(one for one in shown.bodies if one.id.startswith("caterpillar"))
    gone = (body.positions[-1, 0] - body.positions[0, 0])[:2]
    look = (shown.camera.target - shown.camera.position)[:, :2].mean(axis=0)
    look /= np.linalg.norm(look)
    assert gone @ [look[1], -look[0]] > 0.7 * np.linalg.norm(gone)


def test_a_tumbleweed_rolls_before_the_saloon_and_not_through_it(played: Play) -> None:
    shown = played("Tumbleweed rolling right to left past a saloon")
    weed = next(one for one in shown.bodies if one.id.startswith("bush")).positions[:, 0]
    saloon = next(one for one in shown.bodies if one.id.startswith("false_front"))
    front = saloon.positions[0, 0, 1] - 0.5 * min(saloon.figure.width, saloon.figure.length)
    assert weed[:, 1].max() < front


def test_a_tilt_of_a_close_up_is_seen(played: Play) -> None:
    path = played("Low angle close-up of a baker, the camera slowly tilts up.").camera
    way = path.target - path.position
    pitch = np.degrees(np.arctan2(way[:, 2], np.hypot(way[:, 0], way[:, 1])))
    assert pitch[-1] - pitch[0] > 6
