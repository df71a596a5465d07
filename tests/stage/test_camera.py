"""The camera: the subject is held, and the move is the one that was asked for."""

from dataclasses import replace

import numpy as np
import pytest

from soracli.stage.camera import film
from soracli.stage.performance import CameraPath
from soracli.stage.subject import Subject
from soracli.story.shot import ANGLES, FRAMINGS, MOVES, Camera

SIZE = (1280, 720)
COUNT, FPS = 120, 24.0


def _subject(travels: bool = False, speed: float = 0.0) -> Subject:
    x = np.linspace(-0.5, 0.5, COUNT) * speed * COUNT / FPS
    low = np.stack([x - 0.3, np.full(COUNT, -0.3), np.zeros(COUNT)], -1)
    high = low + np.array([0.6, 0.6, 1.75])
    face = low + np.array([0.3, 0.3, 1.55])
    heading = np.zeros(COUNT) if travels else np.full(COUNT, -np.pi / 2)
    return Subject(low, high, 1.75, heading, True, face, travels)


def _seen(path: CameraPath, points: np.ndarray) -> np.ndarray:
    """Points (N, 3) in the picture: x right and y up from -1 to 1, and depth."""
    forward = path.target - path.position
    forward /= np.linalg.norm(forward, axis=1, keepdims=True)
    right = np.cross(forward, path.up)
    right /= np.linalg.norm(right, axis=1, keepdims=True)
    up = np.cross(right, forward)
    away = points - path.position
    depth = np.sum(away * forward, axis=1)
    half = np.tan(np.radians(path.fov / 2))
    x = np.sum(away * right, axis=1) / depth / half * SIZE[1] / SIZE[0]
    return np.stack([x, np.sum(away * up, axis=1) / depth / half, depth], -1)


def _film(subject: Subject, **camera: object) -> CameraPath:
    return film(Camera(**camera), subject, SIZE, FPS, 0.2)


def _middle(subject: Subject) -> np.ndarray:
    return (subject.low + subject.high) / 2


def test_a_tighter_framing_makes_a_bigger_head() -> None:
    subject = _subject()
    sizes = []
    for framing in FRAMINGS:
        path = _film(subject, framing=framing, move="static")
        assert subject.face is not None
        head = _seen(path, subject.face)
        top = _seen(path, subject.face + [0, 0, 0.2])
        sizes.append(abs(top[0, 1] - head[0, 1]))
    assert sizes == sorted(sizes)
    assert sizes[-1] > 8 * sizes[0]


@pytest.mark.parametrize("framing", FRAMINGS)
@pytest.mark.parametrize("angle", ANGLES)
def test_the_face_stays_in_the_picture(framing: str, angle: str) -> None:
    subject = _subject()
    path = _film(subject, framing=framing, angle=angle)
    assert subject.face is not None
    seen = _seen(path, subject.face + [0, 0, 0.05])
    assert np.all(np.abs(seen[:, :2]) < 1.0)
    assert np.all(seen[:, 2] > 0)
    assert np.all(path.position[:, 2] >= 0.2 - 1e-6)


@pytest.mark.parametrize("move", MOVES)
def test_every_move_moves_as_it_says_and_holds_its_subject(move: str) -> None:
    subject = _subject()
    path = _film(subject, framing="wide", move=move)
    seen = _seen(path, _middle(subject))
    if not move.startswith(("pan", "tilt", "truck", "pedestal", "fly", "whip")):
        assert np.all(np.abs(seen[:, :2]) < 0.95)
    steps = np.linalg.norm(np.diff(path.position, axis=0), axis=1)
    assert steps.max() < 0.6, "the camera does not jump"
    start, end = path.position[0], path.position[-1]
    moved = {
        "dolly in": seen[-1, 2] < 0.8 * seen[0, 2],
        "dolly out": seen[-1, 2] > 1.2 * seen[0, 2],
        "zoom in": path.fov[-1] < 0.8 * path.fov[0],
        "zoom out": path.fov[-1] > 1.2 * path.fov[0],
        "pan left": seen[-1, 0] > seen[0, 0] + 0.3,
        "pan right": seen[-1, 0] < seen[0, 0] - 0.3,
        "tilt up": seen[-1, 1] < seen[0, 1] - 0.3,
        "tilt down": seen[-1, 1] > seen[0, 1] + 0.3,
        "truck left": end[0] < start[0] - 1.0,
        "truck right": end[0] > start[0] + 1.0,
        "pedestal up": end[2] > start[2] + 0.5,
        "pedestal down": end[2] < start[2],
        "crane up": end[2] > start[2] + 1.0,
        "crane down": end[2] < start[2] - 1.0,
        "fly-through": seen[-1, 2] < 0.4 * seen[0, 2],
        "whip pan left": seen[0, 2] < 0 or seen[0, 0] < -1.5,
        "whip pan right": seen[0, 2] < 0 or seen[0, 0] > 1.5,
        "roll clockwise": path.up[-1, 0] > 0.4,
        "roll counter-clockwise": path.up[-1, 0] < -0.4,
        "static": bool(np.allclose(start, end)),
    }
    assert moved.get(move, True), move


@pytest.mark.parametrize("move", MOVES)
def test_the_subject_is_never_lost_whatever_the_move_and_the_framing(move: str) -> None:
    follows = move.startswith(("track", "follow", "lead", "handheld", "dolly in", "zoom"))
    walks = (False, True) if follows else (False,)
    lost = []
    for subject in (_subject(travels=one, speed=0.8 * one) for one in walks):
        for framing in FRAMINGS:
            path = _film(subject, framing=framing, move=move)
            assert subject.face is not None
            head = _seen(path, subject.face + [0, 0, 0.1])
            if move.startswith("whip"):
                head = head[COUNT // 4 :]  # until then it looks aside
            if np.abs(head[:, :2]).max() > 1.0 or head[:, 2].min() < 0.1:
                lost.append((framing, np.abs(head[:, :2]).max(axis=0)))
            right = np.cross(path.target - path.position, path.up)
            level = np.abs(right[:, 2]).max() < 1e-3 * np.abs(right).max()
            assert level or move.startswith("roll"), "the horizon is level"
    assert not lost


def test_an_orbit_goes_round_the_way_it_was_asked() -> None:
    subject = _subject()
    turned = {}
    for move in ("orbit clockwise", "orbit counter-clockwise"):
        path = _film(subject, move=move)
        around = path.position - _middle(subject)
        angle = np.unwrap(np.arctan2(around[:, 1], around[:, 0]))
        turned[move] = np.degrees(angle[-1] - angle[0])
        distance = np.linalg.norm(around[:, :2], axis=1)
        assert distance.max() / distance.min() < 1.1
    # seen from above, clockwise turns by a falling angle
    assert turned["orbit clockwise"] < -120
    assert turned["orbit counter-clockwise"] > 120


def test_a_tracking_camera_keeps_a_walker_where_he_is_in_the_picture() -> None:
    subject = _subject(travels=True, speed=1.4)
    path = _film(subject, move="track side")
    seen = _seen(path, _middle(subject))
    assert np.ptp(seen[:, 0]) < 0.1
    assert path.position[-1, 0] - path.position[0, 0] > 4.0


def test_a_static_camera_stands_still_while_the_subject_walks_through() -> None:
    subject = _subject(travels=True, speed=1.0)
    path = _film(subject, move="static")
    assert np.array_equal(path.position[0], path.position[-1])
    assert np.array_equal(path.target[0], path.target[-1])
    seen = _seen(path, _middle(subject))
    assert seen[-1, 0] > seen[0, 0] + 0.4
    assert np.all(np.abs(seen[:, 0]) < 1)


def test_an_aerial_view_looks_down_and_goes_along_unless_the_subject_crosses() -> None:
    subject = _subject(travels=True, speed=2.0)
    path = _film(subject, angle="aerial")
    forward = path.target[0] - path.position[0]
    assert np.degrees(np.arctan2(-forward[2], np.linalg.norm(forward[:2]))) > 25
    seen = _seen(path, _middle(subject))
    assert abs(seen[-1, 0] - seen[0, 0]) < 0.1
    crossing = replace(subject, crosses=True)
    seen = _seen(_film(crossing, angle="aerial"), _middle(crossing))
    assert seen[-1, 0] > seen[0, 0] + 0.4


def test_a_standing_picture_holds_a_standing_figure_too() -> None:
    subject = _subject()
    path = film(Camera(), subject, (720, 1280), FPS, 0.2)
    high = _seen(path, subject.high)
    assert np.all(np.abs(high[:, 1]) < 1)
