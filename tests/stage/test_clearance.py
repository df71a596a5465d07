"""The camera sees its subject: it goes round walls, trees and people, and stays in the room."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from soracli.stage.camera import film
from soracli.stage.clearance import Sight
from soracli.stage.performance import CameraPath, SetPiece
from soracli.stage.places import build_place
from soracli.stage.subject import Subject
from soracli.stage.terrain import over_the_land
from soracli.story.shot import Camera

SIZE, COUNT, FPS = (320, 180), 12, 12.0


@cache
def built(place: str) -> SetPiece:
    return build_place(place, 3, "day", "clear")


def standing(x: float, y: float, heading: float) -> Subject:
    low = np.tile(np.array([x - 0.3, y - 0.3, 0.0]), (COUNT, 1))
    high = np.tile(np.array([x + 0.3, y + 0.3, 1.75]), (COUNT, 1))
    face = np.tile(np.array([x, y, 1.52]), (COUNT, 1))
    return Subject(low, high, 1.75, np.full(COUNT, heading), True, face)


def filmed(place: str, subject: Subject, camera: Camera, others: np.ndarray) -> CameraPath:
    assert subject.face is not None
    points = subject.face[None] + [0.0, 0.0, 0.1]
    low = np.tile((others - [0.3, 0.3, 0.0])[:, None], (1, COUNT, 1))
    high = np.tile((others + [0.3, 0.3, 1.8])[:, None], (1, COUNT, 1))
    sight = Sight(built(place), points, low, high, np.zeros((0, 0, 3)))
    return film(camera, subject, SIZE, FPS, 0.3, sight=sight)


def crossed(piece: SetPiece, start: np.ndarray, end: np.ndarray) -> int:
    """How many triangles of the set a straight line goes through (Moeller and Trumbore)."""
    corners = piece.mesh.vertices[piece.mesh.faces].astype(np.float64)
    way, a = end - start, corners[:, 0]
    one, other = corners[:, 1] - a, corners[:, 2] - a
    p = np.cross(way, other)
    size = np.sum(one * p, axis=1)
    size = np.where(np.abs(size) < 1e-12, np.inf, size)
    t = start - a
    u = np.sum(t * p, axis=1) / size
    q = np.cross(t, one)
    v = q @ way / size
    along = np.sum(other * q, axis=1) / size
    return int(((u >= 0) & (v >= 0) & (u + v <= 1) & (along > 0.02) & (along < 1)).sum())


NOBODY = np.zeros((0, 3))
SPOTS = [
    ("room", 4.5, 4.1, np.pi / 2),  # in the corner, face to the back wall
    ("room", -4.4, 3.0, np.pi),
    ("room", 4.4, -2.0, 0.0),
    ("alley", -1.3, 2.0, np.pi),  # face to the wall of a narrow alley
    ("alley", 1.2, -4.0, 0.0),
    ("castle", 2.0, 2.0, np.pi / 2),
    ("street", 3.0, 6.5, np.pi / 2),
]


@pytest.mark.parametrize("framing", ["close-up", "medium", "full"])
@pytest.mark.parametrize(("place", "x", "y", "heading"), SPOTS)
def test_nothing_of_the_set_is_before_the_face(
    place: str, x: float, y: float, heading: float, framing: str
) -> None:
    subject = standing(x, y, heading)
    path = filmed(place, subject, Camera(framing=framing), NOBODY)
    assert subject.face is not None
    for frame in (0, COUNT - 1):
        face = subject.face[frame] + [0.0, 0.0, 0.1]
        assert crossed(built(place), path.position[frame].astype(float), face) == 0
    if place == "room":
        assert np.all(np.abs(path.position[:, 0]) < 5.0)
        assert np.all((path.position[:, 1] < 4.6) & (path.position[:, 2] < 3.0))


def trees() -> list[tuple[float, float]]:
    """The trees nearest to the middle of the forest."""
    stems = [one.a for one in built("forest").colliders if one.shape == "cylinder"]
    stems.sort(key=lambda at: np.hypot(at[0], at[1]))
    return [(at[0], at[1]) for at in stems[:4]]


@pytest.mark.parametrize("tree", range(4))
def test_a_camera_does_not_look_at_a_tree_trunk(tree: int) -> None:
    x, y = trees()[tree]
    # who looks at the trunk from a step behind it is filmed past it
    subject = standing(x, y + 1.1, -np.pi / 2 - 0.35)
    path = filmed("forest", subject, Camera(framing="medium"), NOBODY)
    assert subject.face is not None
    face = subject.face[0] + [0.0, 0.0, 0.1]
    assert crossed(built("forest"), path.position[0].astype(float), face) == 0


def test_a_camera_looks_past_who_stands_before_it() -> None:
    subject = standing(0.0, 0.0, -np.pi / 2)
    free = filmed("studio", subject, Camera(framing="medium", move="static"), NOBODY)
    between = (free.position[0].astype(float) * [1, 1, 0])[None] * 0.6
    path = filmed("studio", subject, Camera(framing="medium", move="static"), between)
    assert subject.face is not None
    way = path.position[0].astype(float) - subject.face[0]
    along = np.linspace(0.2, 1, 60)[:, None] * way + subject.face[0]
    inside = np.all(np.abs(along[:, :2] - between[0, :2]) < 0.3, axis=1) & (along[:, 2] < 1.8)
    assert not inside.any()


def test_a_clear_view_stays_as_it_was_composed() -> None:
    subject = standing(0.0, 0.0, -np.pi / 2)
    free = filmed("studio", subject, Camera(framing="medium"), NOBODY)
    far = np.array([[0.0, 6.0, 0.0], [6.0, 0.0, 0.0]])
    path = filmed("studio", subject, Camera(framing="medium"), far)
    assert np.array_equal(free.position, path.position)
    assert np.array_equal(free.fov, path.fov)


@pytest.mark.parametrize("place", ["kitchen", "room", "classroom"])
def test_no_camera_is_over_the_ceiling_of_a_room(place: str) -> None:
    path = filmed(place, standing(0, 0, 0.0), Camera(framing="wide"), NOBODY)
    lifted = replace(path, position=path.position + np.array([0, 0, 3.0], np.float32))
    lowered = over_the_land(lifted, built(place), 0.3).position
    assert lifted.position[:, 2].min() > 3.5
    assert lowered[:, 2].max() < 2.9
    assert (lowered[:, :2] == lifted.position[:, :2]).all()
