"""Coverage of people who talk: sides, eyelines, shoulders, two-shots, points of view, inserts."""

from functools import cache

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.eyeline import eyes_of
from soracli.stage.perform import perform
from soracli.stage.performance import Body, Performance
from soracli.story.shot import Camera

PRESETS = load_presets()
PLACES = sorted(PRESETS.lexicon.words.places)
PAIR = "a man in a navy sweater talks to a woman in a yellow raincoat"
CHILD = "a boy talks to a tall man"
A, B = "person.1", "person.2"
SHAPE = 16 / 9


@cache
def _played(text: str, place: str, seconds: float, camera: Camera) -> Performance:
    scene = read(text, PRESETS).model_copy(update={"place": place, "camera": camera})
    request = Request(size="128x72", seconds=seconds, fps=12)
    made = (PRESETS.kinds, PRESETS.looks, PRESETS.models)
    return perform(compile_take(scene, request, *made, PLACES))


def played(text: str, place: str = "coast", seconds: float = 1, **camera: object) -> Performance:
    return _played(text, place, seconds, Camera(**camera))


def body(performance: Performance, name: str) -> Body:
    return next(one for one in performance.bodies if one.id == name)


def seen(performance: Performance, points: np.ndarray) -> np.ndarray:
    """Points (N, 3) in the picture: x right and y up from -1 to 1, and depth in metres."""
    path = performance.camera
    forward = (path.target - path.position).astype(float)
    forward /= np.linalg.norm(forward, axis=1, keepdims=True)
    right = np.cross(forward, path.up)
    right /= np.linalg.norm(right, axis=1, keepdims=True)
    away = points - path.position
    depth = np.sum(away * forward, axis=1)
    half = np.tan(np.radians(path.fov / 2)) * depth
    x = np.sum(away * right, axis=1) / half / SHAPE
    return np.stack([x, np.sum(away * np.cross(right, forward), axis=1) / half, depth], -1)


def eyes(performance: Performance, name: str) -> np.ndarray:
    return seen(performance, eyes_of(body(performance, name)))


def looks(performance: Performance, name: str) -> float:
    """Which way a head points in the picture: to the right is positive."""
    one = body(performance, name)
    at = eyes_of(one)
    ahead = one.rotations[:, one.figure.rig.index("head"), :, 0]
    return float(np.median(seen(performance, at + 0.1 * ahead)[:, 0] - seen(performance, at)[:, 0]))


SINGLES = ["medium", "medium close-up", "close-up", "extreme close-up"]


@pytest.mark.parametrize("framing", SINGLES)
def test_singles_of_two_who_talk_look_at_each_other(framing: str) -> None:
    one, other = played(PAIR, on=A, framing=framing), played(PAIR, on=B, framing=framing)
    assert looks(one, A) > 0 > looks(other, B)
    # each has the room it looks into, and the pair is cut at one size
    left, right = np.median(eyes(one, A), axis=0), np.median(eyes(other, B), axis=0)
    assert left[0] < -0.02 and right[0] > 0.02
    assert left[1] == pytest.approx(right[1], abs=0.15)


@pytest.mark.parametrize("text", [PAIR, CHILD])
def test_over_a_shoulder_the_face_is_beyond_and_the_near_head_beside_it(text: str) -> None:
    for on, over, sign in ((A, B, 1.0), (B, A, -1.0)):
        shot = played(text, on=on, over=over)
        face, near = np.median(eyes(shot, on), axis=0), np.median(eyes(shot, over), axis=0)
        assert 0.08 < -sign * face[0] < 0.5 and -0.2 < face[1] < 0.9
        assert 0.3 < sign * near[0] < 1.0
        assert near[2] < face[2] - 0.5, "the shoulder is in the foreground"
        assert np.sign(looks(shot, on)) == sign
        assert nothing_before(shot, on, over)


def nothing_before(shot: Performance, on: str, over: str) -> bool:
    """Whether no triangle of the near body is between the camera and the eyes."""
    near, frame = body(shot, over), shot.frames // 2
    mesh, rig = near.figure.mesh, near.figure.rig
    skin = np.zeros((len(mesh.vertices), 3))
    for slot in range(4):
        bones = mesh.bones[:, slot]
        lever = mesh.vertices - rig.rest[bones]
        moved = np.einsum("vij,vj->vi", near.rotations[frame, bones], lever)
        skin += mesh.weights[:, slot, None] * (moved + near.positions[frame, bones])
    start = shot.camera.position[frame].astype(float)
    way = eyes_of(body(shot, on))[frame] - start
    along = (skin - start) @ way / (way @ way)
    off = np.linalg.norm(skin - start - along[:, None] * way, axis=1)
    return not np.any((along > 0) & (along < 1) & (off < 0.04))


def test_all_shots_of_a_dialogue_are_on_one_side_of_the_line() -> None:
    def side(shot: Performance) -> float:
        a, b = body(shot, A).positions[0, 0], body(shot, B).positions[0, 0]
        way, there = (b - a)[:2], (shot.camera.position[0] - a)[:2]
        return float(np.sign(way[0] * there[1] - way[1] * there[0]))

    cameras: list[dict[str, object]] = [
        {"framing": "two-shot"},
        {"framing": "wide"},
        {"on": A, "over": B},
        {"on": B, "over": A},
        *({"on": name, "framing": framing} for name in (A, B) for framing in SINGLES),
    ]
    assert {side(played(PAIR, **camera)) for camera in cameras} == {-1.0}
    far = [played(PAIR, side="far", **camera) for camera in cameras[:6]]
    assert {side(shot) for shot in far} == {1.0}


@pytest.mark.parametrize("text", [PAIR, CHILD])
def test_a_two_shot_holds_all_heads_evenly(text: str) -> None:
    shot = played(text, framing="two-shot")
    people = [one.id for one in shot.bodies if one.figure.family == "person"]
    heads = np.stack([np.median(eyes(shot, name), axis=0) for name in people])
    assert np.all(np.abs(heads[:, :2]) < 0.9)
    assert abs(heads[:, 0].min() + heads[:, 0].max()) < 0.25
    hips = [body(shot, name).positions[:, 0] for name in people]
    assert np.median([seen(shot, hip)[:, 1] for hip in hips]) > -1.5


def test_the_camera_is_in_the_eyes_of_who_looks() -> None:
    shot = played(PAIR, eyes=A, on=B)
    own, other = eyes_of(body(shot, A)), np.median(eyes(shot, B), axis=0)
    assert np.abs(shot.camera.position - own).max() < 0.08
    assert np.abs(other[:2]).max() < 0.6
    head = body(shot, A).figure.rig.index("head")
    figure = body(shot, A).figure
    drawn = np.unique(figure.mesh.faces)
    assert not ((figure.mesh.bones[drawn] == head) & (figure.mesh.weights[drawn] > 0.5)).any()
    assert len(drawn) > 1000, "the rest of the body is there"
    assert body(shot, A).visible.all()


def test_a_walk_is_felt_in_the_point_of_view() -> None:
    shot = played("a woman walks along the street", "street", 2, eyes=A)
    height = shot.camera.position[:, 2]
    assert 0.004 < float(np.ptp(height)) < 0.15
    forward = shot.camera.target - shot.camera.position
    assert np.median(forward[:, 0]) > 1 and shot.camera.position[-1, 0] > 1


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a lantern on a table", "lantern.1"),
        ("a man holds a lantern", "lantern.1"),
    ],
)
def test_an_insert_fills_the_picture_and_sees_the_thing(text: str, name: str) -> None:
    shot = played(text, "room", on=name, framing="close-up")
    thing, frame = body(shot, name), shot.frames // 2
    lever = thing.figure.mesh.vertices - thing.figure.rig.rest[0]
    skin = lever @ thing.rotations[frame, 0].T + thing.positions[frame, 0]
    one = played(text, "room", on=name, framing="close-up")
    spots = np.stack([seen(one, np.tile(at, (one.frames, 1)))[frame] for at in skin[::7]])
    assert np.all(np.abs(spots[:, :2]) < 1.02)
    assert max(np.ptp(spots[:, 0]), np.ptp(spots[:, 1])) > 1.0, "it fills the picture"
    for other in shot.bodies:
        if other.id != name and other.figure.family == "person":
            gap = other.positions[frame] - shot.camera.position[frame]
            assert np.linalg.norm(gap, axis=1).min() > 0.25


def test_a_wide_shot_on_somebody_holds_whoever_acts() -> None:
    shot = played(PAIR, on=A, framing="wide")
    for name in (A, B):
        for point in (eyes_of(body(shot, name)), body(shot, name).positions[:, 0] * [1, 1, 0]):
            assert np.all(np.abs(seen(shot, point)[:, :2]) < 1)
