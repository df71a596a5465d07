"""The rigid world: what falls, bounces, floats and is thrown does it as outside."""

import numpy as np
import pytest

from soracli.stage.figure import Collider, Figure, one_joint
from soracli.stage.floating import WATER_DENSITY, Hull
from soracli.stage.materials import substance
from soracli.stage.mesh import empty
from soracli.stage.physics import STEP, Fixture, Prop, World
from soracli.stage.riding import Rider
from soracli.stage.throwing import Target, shot
from soracli.stage.water import GRAVITY, Water, waves


def _figure(*colliders: Collider, mass: float, material: str) -> Figure:
    return Figure("ball", empty(), one_joint(), 0.15, 3.2, 0.8, mass, material, colliders)


def _ball(material: str, radius: float = 0.12, mass: float = 0.6) -> Figure:
    return _figure(Collider("sphere", (radius,), (0, 0, 0)), mass=mass, material=material)


def _board() -> Figure:
    return _figure(Collider("box", (1.6, 0.4, 0.075), (0, 0, 0.075)), mass=12.0, material="foam")


def _sea(height: float = 0.0) -> Water:
    return Water(*waves(3, height))


def test_free_fall_takes_the_time_it_should() -> None:
    ball = Prop("ball.1", _ball("wood"), np.array([0.0, 0.0, 5.12]))
    motions, contacts = World("concrete", (), [], [ball], [], None).run(1.5)
    assert contacts[0].time == pytest.approx(np.sqrt(2 * 5.0 / GRAVITY), rel=0.01)
    assert set((contacts[0].a, contacts[0].b)) == {"ball.1", "ground"}
    halfway = motions["ball.1"].at(np.array([0.5]))[0][0]
    assert halfway[2] == pytest.approx(5.12 - 0.5 * GRAVITY * 0.25, rel=0.01)


@pytest.mark.parametrize("material", ["rubber", "plastic", "metal", "wood"])
def test_a_bounce_gives_back_what_the_material_gives_back(material: str) -> None:
    ball = Prop("ball.1", _ball(material), np.array([0.0, 0.0, 2.0]))
    motions, _ = World("concrete", (), [], [ball], [], None).run(1.2)
    speed = np.gradient(motions["ball.1"].positions[:, 2]) / STEP
    lowest = int(np.argmin(motions["ball.1"].positions[:700, 2]))
    given_back = speed[lowest : lowest + 100].max() / -speed[:lowest].min()
    assert given_back == pytest.approx(substance(material).restitution, abs=0.05)


def test_nothing_sinks_into_the_ground() -> None:
    balls = [Prop(f"b{k}", _ball("rubber"), np.array([0.3 * k, 0.0, 1.0 + k])) for k in range(3)]
    motions, _ = World("concrete", (), [], balls, [], None).run(3.0)
    for motion in motions.values():
        assert motion.positions[:, 2].min() > 0.12 - 0.035


def test_momentum_is_kept_when_two_balls_meet_in_the_air() -> None:
    left = Prop("a", _ball("rubber", mass=1.0), np.array([-1.0, 0.0, 9.0]))
    right = Prop("b", _ball("rubber", mass=2.0), np.array([1.0, 0.02, 9.0]))
    left.velocity, right.velocity = np.array([4.0, 0, 0]), np.array([-1.0, 0, 0])
    motions, _ = World("concrete", (), [], [left, right], [], None).run(1.0)
    after = [np.gradient(motions[name].positions[:, 0])[-20] / STEP for name in ("a", "b")]
    assert after[0] * 1.0 + after[1] * 2.0 == pytest.approx(4.0 * 1.0 - 1.0 * 2.0, rel=0.02)
    assert after[1] > 0.0  # the heavy one was turned round


def test_a_board_floats_at_its_draft_and_rights_itself() -> None:
    hull = Hull.of(_board())
    tilt = np.array([[1, 0, 0], [0, np.cos(0.3), -np.sin(0.3)], [0, np.sin(0.3), np.cos(0.3)]])
    prop = Prop("board", _board(), np.array([0.0, 0.0, 0.1]), rotation=tilt, hull=hull)
    motions, _ = World("water", (), [], [prop], [], _sea(), floor=False).run(8.0)
    end = motions["board"]
    assert end.positions[-1, 2] == pytest.approx(-hull.draft, abs=0.01)
    assert end.rotations[-1, 2, 2] > 0.999
    assert hull.draft == pytest.approx(12.0 / (WATER_DENSITY * hull.areas.sum()))


def test_a_board_under_load_stays_up_and_rights_itself() -> None:
    hull = Hull.of(_board())
    rider = Rider(mass=60.0, deck=np.array([0.0, 0.0, 0.15]), lean=0.0)
    tilt = np.array([[1, 0, 0], [0, np.cos(0.2), -np.sin(0.2)], [0, np.sin(0.2), np.cos(0.2)]])
    prop = Prop(
        "board", _board(), np.array([0, 0, -0.05]), rotation=tilt, hull=hull, push=rider.push
    )
    motions, _ = World("water", (), [], [prop], [], _sea(), floor=False).run(6.0)
    end = motions["board"]
    deeper = (12.0 + 60.0) / (WATER_DENSITY * hull.areas.sum())
    assert end.positions[-1, 2] == pytest.approx(-deeper, abs=0.01), "it sinks as deep as it must"
    assert end.rotations[-1, 2, 2] > 0.999


def test_a_jump_pushes_the_board_down_rocks_it_and_it_rights_itself() -> None:
    hull = Hull.of(_board())
    rider = Rider(mass=55.0, deck=np.array([0.0, 0.0, 0.15]), takeoff=2.0)
    prop = Prop("board", _board(), np.array([0, 0, -hull.draft]), hull=hull, push=rider.push)
    motions, _ = World("water", (), [], [prop], [], _sea(0.02), floor=False).run(8.0)
    assert rider.left is not None and rider.landed is not None
    airtime = rider.landed - rider.left
    assert 0.5 < airtime < 0.9
    heights, times = motions["board"].positions[:, 2], motions["board"].times

    def between(start: float, end: float) -> np.ndarray:
        return heights[(times >= start) & (times < end)]

    standing = between(1.0, 1.6).mean()
    assert between(1.75, 2.1).min() < standing - 0.015, "the take-off pushes the board down"
    assert between(rider.left + 0.2, rider.landed).max() > standing + 0.01, "then it comes up"
    assert between(rider.landed, rider.landed + 0.5).min() < standing - 0.015, "and is slammed"
    upright = motions["board"].rotations[:, 2, 2]
    rocked = np.degrees(np.arccos(upright[(times > rider.landed) & (times < rider.landed + 1)]))
    assert rocked.max() > 1.5
    assert np.degrees(np.arccos(upright[-1])) < rocked.max()
    path = rider.path(np.arange(0, 8, 0.05))
    assert np.abs(np.diff(path[:, 2])).max() < 0.25, "the rider never jumps between frames"


def test_a_shot_that_misses_comes_off_the_board_and_one_that_scores_goes_through() -> None:
    board = Collider("box", (0.025, 0.915, 0.535), (0.40, 0.0, 3.435))
    ring = np.linspace(0, 2 * np.pi, 21)
    points = np.stack([0.2286 * np.cos(ring), 0.2286 * np.sin(ring), np.full(21, 3.05)], -1)
    rim = [
        Collider("capsule", (0.01,), tuple(a), tuple(b))
        for a, b in zip(points[:-1].tolist(), points[1:].tolist(), strict=True)
    ]
    figure = _figure(board, *rim, mass=100, material="metal")
    hoop = Fixture("hoop", figure, np.zeros(3))
    target = Target(np.array([0, 0, 3.05]), np.array([0.375, 0, 3.4]))
    start = np.array([-4.2, 0.0, 2.2])
    for outcome in ("miss", "score"):
        ball = Prop("ball", _ball("rubber"), start)
        velocity, spin = shot(ball, start, hoop, target, outcome, 7, "concrete")
        trial = Prop("ball", _ball("rubber"), start, velocity=velocity, spin=spin)
        motions, contacts = World("concrete", (), [hoop], [trial], [], None).run(2.6)
        centers = motions["ball"].centers
        falls = np.flatnonzero((centers[:-1, 2] > 3.05) & (centers[1:, 2] <= 3.05))
        inside = np.linalg.norm(centers[falls, :2], axis=1) < 0.2286
        assert bool(inside.any()) == (outcome == "score")
        if outcome == "miss":
            assert any("hoop" in (contact.a, contact.b) for contact in contacts)
            assert centers[-1, 0] < -0.3, "it rebounds toward the player"


def test_what_is_placed_in_one_another_is_not_shot_away() -> None:
    box = _figure(Collider("box", (0.3, 0.3, 0.3), (0, 0, 0.3)), mass=5.0, material="wood")
    inside = Prop("ball.1", _ball("wood"), np.array([0.1, 0.0, 0.3]))
    around = Prop("box.1", box, np.array([0.0, 0.0, 0.0]))
    motions, _ = World("concrete", (), [], [inside, around], [], None).run(1.0)
    for motion in motions.values():
        assert np.linalg.norm(np.diff(motion.positions, axis=0), axis=1).max() / STEP < 4.0


def test_what_begins_in_the_ground_comes_to_stand_on_it() -> None:
    box = _figure(Collider("box", (0.3, 0.3, 0.3), (0, 0, 0.3)), mass=5.0, material="wood")
    sunk = Prop("box.1", box, np.array([0.0, 0.0, -0.4]))
    motions, _ = World("concrete", (), [], [sunk], [], None).run(1.0)
    assert motions["box.1"].positions[:, 2].max() < 0.05
    assert motions["box.1"].positions[-1, 2] == pytest.approx(0.0, abs=0.01)
