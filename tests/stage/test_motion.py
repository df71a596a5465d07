"""Bodies on the move: feet stay where they stand, limbs keep their length, poses do not jump."""

from functools import cache

import numpy as np
import pytest

from soracli.script.presets import load_presets
from soracli.stage import acting, biped, quadruped
from soracli.stage.animals import build_animal
from soracli.stage.carriage import Build, pose
from soracli.stage.figure import Figure
from soracli.stage.gestures import GESTURES
from soracli.stage.marks import Mark
from soracli.stage.people import build_person
from soracli.stage.route import along, clock, straight
from soracli.stage.schedule import Beat
from soracli.stage.turns import blurred, quaternion
from soracli.story.scene import Action, Entity

FPS = 24.0
TIMES = np.arange(0, 5, 1 / FPS)


@cache
def _person() -> Figure:
    return build_person(load_presets().kinds["person"], Entity(id="p", noun="woman", kind="person"))


@cache
def _dog() -> Figure:
    return build_animal(load_presets().kinds["dog"], Entity(id="d", noun="dog", kind="dog"))


def _mark(figure: Figure, route, motion: str = "", **changes) -> Mark:  # type: ignore[no-untyped-def]
    action = Action(motion=motion, verb=motion, agents=("p",), **changes)
    beats = [Beat(motion, 0.5, 4.5, action)] if motion else []
    entity = Entity(id="p", noun="x")
    return Mark(entity, figure, "actor", np.zeros(3), 0.0, route=route, beats=beats)


@pytest.mark.parametrize("running", [False, True])
def test_the_feet_of_a_walker_do_not_slide(running: bool) -> None:
    figure = _person()
    build = Build.of(figure.rig)
    speed = biped.usual_speed(build, running)
    route = straight(5.0, np.array([-3.0, 0, 0]), 0.0, speed)
    carriage, falls = biped.locomote(build, route, TIMES, FPS)
    rotations, positions = pose(build, carriage)
    for side, name in enumerate("LR"):
        ball = positions[:, figure.rig.index(f"toe.{name}")]
        standing = ~np.isnan(falls.stance[side]) & (falls.stance[side] > 0.2)
        both = standing[:-1] & standing[1:]
        moved = np.linalg.norm(np.diff(ball, axis=0)[:, :2], axis=1)[both]
        assert moved.max() < 0.035, f"{name} slides {moved.max():.3f} m in a frame"
        assert ball[:, 2].min() > -0.03, "a foot goes through the ground"
    assert positions[-1, 0, 0] - positions[0, 0, 0] == pytest.approx(speed * TIMES[-1], rel=0.02)


def test_a_walker_who_stops_stands_with_both_feet_under_the_body() -> None:
    figure = _person()
    build = Build.of(figure.rig)
    route = straight(5.0, np.zeros(3), 0.0, 1.3, begin=0.5, end=3.0)
    carriage, _ = biped.locomote(build, route, TIMES, FPS)
    feet = carriage.soles[:, -1, :2] - carriage.root[-1, :2]
    assert np.abs(feet[:, 0]).max() < 0.05
    assert carriage.soles[:, -1, 2].max() < 0.01


@pytest.mark.parametrize("pace", [0, 1, 2])
def test_the_paws_of_a_dog_do_not_slide_in_any_gait(pace: int) -> None:
    figure = _dog()
    speed = quadruped.usual_speeds(figure.rig)[pace]
    route = straight(5.0, np.array([-3.0, 0, 0]), 0.0, speed)
    body, falls = quadruped.locomote(figure.rig, route, TIMES, FPS)
    _, positions = quadruped.pose(figure.rig, body)
    for leg, name in enumerate(quadruped.LEGS):
        paw = positions[:, figure.rig.index(f"{name}.paw")]
        standing = ~np.isnan(falls.stance[leg])
        both = standing[:-1] & standing[1:]
        moved = np.linalg.norm(np.diff(paw, axis=0)[:, :2], axis=1)[both]
        assert np.percentile(moved, 90) < 0.05
        assert paw[:, 2].min() > -0.04


def test_limbs_keep_their_length_and_poses_do_not_jump() -> None:
    figure = _person()
    times = clock(5.0)
    path = np.stack([1.2 * times, 0.6 * np.sin(times), 0 * times], -1)
    for motion in ("wave", "talk", "dance", "fight", "jump", "sit", "kick", "pick_up", "look"):
        walking = motion in ("wave", "talk", "look")
        route = along(5.0, path) if walking else straight(5.0, np.zeros(3), 0.3, 0.0)
        acted = acting.act(_mark(figure, route, motion), TIMES, FPS)
        rotations, positions = pose(acted.build, acted.carriage)
        rig = figure.rig
        for joint, parent in enumerate(rig.parents):
            if parent < 0 or rig.names[joint].startswith("toe"):
                continue
            length = np.linalg.norm(positions[:, joint] - positions[:, parent], axis=1)
            rest = np.linalg.norm(rig.rest[joint] - rig.rest[parent])
            assert np.abs(length - rest).max() < 0.012, (motion, rig.names[joint])
        travel = np.diff(positions - positions[:, :1], axis=0)
        assert np.linalg.norm(travel, axis=-1).max() < 0.36, motion
        assert positions[..., 2].min() > -0.05, motion


def test_every_gesture_moves_somebody() -> None:
    figure = _person()
    route = straight(5.0, np.zeros(3), 0.0, 0.0)
    still = pose(*_acted(figure, route, ""))[0]
    for motion in GESTURES:
        if motion == "stand":
            continue
        moved = pose(*_acted(figure, route, motion))[0]
        assert np.abs(moved - still).max() > 0.15, motion


def _acted(figure: Figure, route, motion: str):  # type: ignore[no-untyped-def]
    acted = acting.act(_mark(figure, route, motion), TIMES, FPS)
    return acted.build, acted.carriage


def test_a_jump_leaves_the_ground_for_the_time_gravity_gives_it() -> None:
    figure = _person()
    route = straight(5.0, np.zeros(3), 0.0, 0.0)
    acted = acting.act(_mark(figure, route, "jump"), TIMES, FPS)
    soles = acted.carriage.soles[..., 2].min(axis=0)
    air = TIMES[soles > 0.02]
    apex = soles.max()
    airtime = air[-1] - air[0] + 1 / FPS
    assert apex == pytest.approx(9.81 * 0.55**2 / 8, rel=0.1)
    assert airtime == pytest.approx(0.55, abs=0.06)


def test_quaternions_turn_back_into_their_rotation() -> None:
    chance = np.random.default_rng(1)
    for _ in range(50):
        matrix, _ = np.linalg.qr(chance.normal(size=(3, 3)))
        matrix *= np.sign(np.linalg.det(matrix))
        w, x, y, z = quaternion(matrix)
        first = np.array([1 - 2 * (y * y + z * z), 2 * (x * y + w * z), 2 * (x * z - w * y)])
        assert np.allclose(first, matrix[:, 0], atol=1e-9)


def test_blurring_keeps_the_mean_of_a_constant_and_calms_a_step() -> None:
    assert np.allclose(blurred(np.full(20, 3.0), 4), 3.0)
    step = np.repeat([0.0, 1.0], 30)
    assert np.abs(np.diff(blurred(step, 5))).max() < 0.12
