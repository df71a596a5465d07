"""Mounting: how people sit on what carries them, with their hands and feet where they belong."""

from dataclasses import replace

import numpy as np

from soracli.stage.carriage import SIDES, Build, Carriage, pose
from soracli.stage.dismounting import dismount
from soracli.stage.figure import Figure
from soracli.stage.hollows import relief
from soracli.stage.marks import Mark, carried
from soracli.stage.motions import MOTIONS
from soracli.stage.performance import Body
from soracli.stage.posing import lay
from soracli.stage.staying_down import is_of_the_hands
from soracli.stage.swinging import HANGS, period
from soracli.stage.turns import Array, normal, turned, window, yaw

_SADDLE = 0.08
"""Metres by which the hip joints are over a seat."""
_PALM = 0.075
"""Metres from a wrist to the middle of a palm."""
_BENCH = 0.2
"""Metres from the bottom of a small boat to its bench."""
_PADDLES = ("paddle", "kayak", "canoe")
_ROWS = 0.55
"""Strokes a second of somebody who rows."""
_LEGS_DOWN, _LEGS_AHEAD = (0.30, 0.34, -0.66), (0.78, 0.10, -0.20)
"""Where the soles are, from the hips in leg lengths: on both sides of a back, and in a boat."""
_LEGS_BENT = (0.56, 0.06, -0.48)
_SWINGS = 2.2
"""Seconds to and fro on what swings, where it does not tell."""
_REINS, _WHEEL, _ROPES = (0.52, -0.08, -0.48), (0.66, -0.10, -0.20), (0.42, 0.16, 0.30)
"""Where the hands are, in arm lengths from the shoulder."""

_ROUND_NECK, _LEGS_ROUND = (0.46, -0.10, -0.28), (0.44, 0.15, -0.52)
"""The hands and soles of who is carried by somebody."""
_BABY, _CHILD = 0.55, 0.82
"""Heights, as shares of that of who carries them, up to which they are carried in the arms and on
the shoulders; others are on the back."""
_LAP, _SIDE_BY_SIDE = 0.09, 0.14
"""Metres from the middle of the thighs up to what lies on them, and from one to the next of it."""
_UPRIGHT, _IN_ARMS = 0.6, 0.2
"""The sine of the slope of a thigh from which on one stands, and metres before the body at which an
animal is then."""
_BED, _OPEN = -0.3, 0.8
"""Of its length where the bed of a pickup is, and how high that is of its roof at most."""
_ON_FACE = 0.04
"""Heights of an animal from its mouth up to what sits on its nose."""
_SHOULDER = 0.05
"""Metres from the joint of the arm up to what sits on a shoulder."""

_BEHIND, _BENCHES, _CREWED = 0.5, 0.9, 0.62
"""Metres from who rides to who sits behind them, from bench to bench of a boat at most, and the
share of its length on which a crew sits."""


def borne_by(mark: Mark, riders: list[Mark], body: Body, seat: Array) -> Array:
    """Where an animal is (N, 3) that is on something, beside the other `riders` of a `body`: on the
    lap of who sits, before the body of who stands, a bird on the
    shoulder, else on the `seat` (N, 3)."""
    rig, joints = body.figure.rig, body.positions.astype(np.float64)
    if (face := _on_the_face(mark, body)) is not None:
        return face
    if body.figure.family == "vehicle" and mark.perched and "bar.L" not in body.figure.anchors:
        turn = body.rotations[:, 0].astype(np.float64)
        return np.asarray(joints[:, 0] + turned(turn, _on_top(body.figure, mark)))
    if body.figure.family != "person":
        return seat
    hips, knees, arms = (
        [joints[:, rig.index(f"{name}.{side}")] for side in ("L", "R")]
        for name in ("thigh", "shin", "upper_arm")
    )
    place = riders.index(mark)
    if mark.figure.family == "bird":
        return np.asarray(arms[(place + 1) % 2] + [0.0, 0.0, _SHOULDER])
    thighs = np.mean([*hips, *knees], axis=0)
    along = normal(np.mean(knees, axis=0) - np.mean(hips, axis=0))
    if float(np.median(-along[:, 2])) > _UPRIGHT:
        ahead = body.rotations[:, 0, :, 0].astype(np.float64)
        return np.asarray(joints[:, rig.index("spine")] + _IN_ARMS * ahead)
    across = normal(knees[0] - knees[1])
    aside = (place - (len(riders) - 1) / 2) * _SIDE_BY_SIDE
    return np.asarray(thighs + [0.0, 0.0, _LAP] + aside * across)


def _on_the_face(mark: Mark, body: Body) -> Array | None:
    """Where (N, 3) who is told to be on somebody's nose or head sits; None for all others."""
    told = {"on the nose", "on the snout", "on the muzzle"} & {*mark.entity.attributes}
    name = "mouth" if told else "eyes" if "on the head" in mark.entity.attributes else ""
    if name not in body.figure.anchors:
        return None
    tip = carried(body.figure, body.rotations, body.positions, name)
    return np.asarray(tip + [0.0, 0.0, _ON_FACE * body.figure.height])


def place_for(figure: Figure, place: int, count: int) -> tuple[Figure, str]:
    """A figure that carries `count`, and the name of its anchor where the one at a `place` sits.

    A boat has a bench for each of a crew; elsewhere who finds no second seat sits behind the first.
    """
    if place == 0 and (count <= 2 or figure.family != "boat"):
        return figure, "seat"
    if count <= 2 and "seat.2" in figure.anchors:
        return figure, "seat.2"
    joint, (x, y, z) = figure.anchors["seat"]
    x -= _BEHIND * place
    if figure.family == "boat":
        step = min(_BENCHES, _CREWED * figure.length / (count - 1))
        x = step * ((count - 1) / 2 - place)
    return replace(figure, anchors={**figure.anchors, "bench": (joint, (x, y, z))}), "bench"


def seat_on_somebody(figure: Figure, height: float) -> Figure:
    """A person with the anchor "seat" where they carry somebody of so many metres: before the
    breast, on the shoulders, or on the back."""
    rig, share = figure.rig, height / max(figure.height, 1e-6)
    name, ahead, up = ("spine", 0.13, 0.02) if share < _BABY else ("spine", -0.13, 0.0)
    if _BABY <= share < _CHILD:
        name, ahead, up = ("head" if rig.has("head") else "chest"), -0.03, -0.04
    joint = rig.index(name)
    x, _, z = (float(part) for part in rig.rest[joint])
    point = (x + ahead * figure.height, 0.0, z + up * figure.height)
    return replace(figure, anchors={**figure.anchors, "seat": (joint, point)})


def _on_top(figure: Figure, mark: Mark) -> Array:
    """Where (3,) an animal is that is on a car or a truck: in its bed, or else on its roof."""
    above, near = relief(figure), 0.35 * max(mark.figure.length, mark.figure.width)
    rear = np.array([_BED * figure.length, 0.0])
    bed, roof = above.under(rear, near), above.under(np.zeros(2), near)
    if bed < _OPEN * roof:
        return np.array([*rear, above.under(rear, 0.5 * near)])
    return np.array([0.0, 0.0, roof])


def mount(
    mark: Mark,
    figure: Figure,
    seated: tuple[str, Array, Array],
    carriage: Carriage,
    build: Build,
    times: Array,
) -> None:
    """Sit somebody on a figure that carries them.

    `seated` is the name of the anchor they sit on, and the rotations and positions of the joints of
    the figure over N frames, at world seconds `times` (N,).
    """
    name, *rest = seated
    joints = (rest[0], rest[1])
    seat = carried(figure, *joints, name)
    heading = np.unwrap(np.arctan2(joints[0][:, 0, 1, 0], joints[0][:, 0, 0, 0]).astype(np.float64))
    _sit(carriage, build, seat, heading, _REINS, _LEGS_DOWN)
    if "pedal" in figure.anchors:
        _pedal(figure, joints, carriage, build, heading)
    elif figure.family == "boat":
        paddles = any(beat.action.verb in _PADDLES for beat in mark.beats)
        seat = seat + [0.0, 0.0, 0.0 if paddles else _BENCH]
        _sit(carriage, build, seat, heading, _REINS, _LEGS_AHEAD)
        if any(beat.action.verb in ("row", "scull", "row across") for beat in mark.beats):
            _row(carriage, build, seat, heading, times)
        elif paddles:
            _paddle(carriage, times)
    elif figure.family in ("vehicle", "aircraft") and "bar.L" not in figure.anchors:
        _sit(carriage, build, seat, heading, _WHEEL, _LEGS_AHEAD)
    elif figure.family == "furniture":
        _sit(carriage, build, seat, heading, _ROPES, _LEGS_BENT)
        if mark.plays("swing"):
            _pump(carriage, figure, times)
    elif figure.family == "person":
        _sit(carriage, build, seat, heading, _ROUND_NECK, _LEGS_ROUND)
    _gesture(mark, carriage, build, times)
    dismount(mark, figure, carriage, float(joints[1][..., 2].min()), times)


def _sit(
    carriage: Carriage,
    build: Build,
    seat: Array,
    heading: Array,
    hands: tuple[float, float, float],
    feet: tuple[float, float, float],
) -> None:
    count = len(heading)
    carriage.heading, carriage.hips = heading, np.zeros((count, 3))
    carriage.root = seat - [0.0, 0.0, build.hip[2] - _SADDLE]
    carriage.free = np.ones((2, count))
    for turn in (carriage.hips_turn, carriage.chest_turn, carriage.whole):
        turn[:] = 0.0
    for side in (0, 1):
        carriage.free_feet[side] = np.tile(np.array(feet), (count, 1))
        carriage.hands[side] = np.tile(np.array(hands), (count, 1))
        carriage.sole_heading[side] = heading
        carriage.sole_pitch[side] = np.full(count, -0.1)


def _pedal(
    figure: Figure, joints: tuple[Array, Array], carriage: Carriage, build: Build, heading: Array
) -> None:
    """Hands on the bars, and each foot on a pedal that goes round with the crank."""
    joint = figure.anchors["pedal"][0]
    rotation, hub = joints[0][:, joint].astype(np.float64), joints[1][:, joint].astype(np.float64)
    arm = np.array(figure.anchors["pedal"][1]) - figure.rig.rest[joint]
    facing = yaw(heading)
    carriage.free = np.zeros_like(carriage.free)
    for side, name in enumerate(("L", "R")):
        crank = arm * (1, 0, 1) if side == 0 else -arm * (1, 0, 1)
        out = np.array([0.0, abs(arm[1]) * (1 if side == 0 else -1), 0.0])
        pedal = hub + turned(rotation, crank) + turned(facing, out)
        ball = turned(facing, np.array([build.foot_ahead, 0.0, 0.0]))
        carriage.soles[side] = pedal - ball + [0.0, 0.0, 0.012]
        carriage.sole_pitch[side] = np.full(len(heading), 0.12)
        carriage.reach[side] = carried(figure, *joints, f"bar.{name}")
        carriage.reach_weight[side] = 1.0
    _lean_to(carriage, build)


def _lean_to(carriage: Carriage, build: Build) -> None:
    """Lean as far as it takes for both hands to hold what they reach for, palms around it."""
    goal = carriage.reach.copy()
    for lean in np.arange(0.2, 1.5, 0.1):
        carriage.hips_turn[:, 1], carriage.chest_turn[:, 1] = 0.4 * lean, lean
        carriage.head_turn[:, 1] = -1.1 * lean
        rotations, positions = pose(build, carriage)
        far = [
            np.linalg.norm(goal[side] - positions[:, build.rig.index(f"upper_arm.{name}")], axis=1)
            for side, name in enumerate(SIDES)
        ]
        if max(float(one.max()) for one in far) < sum(build.arm):
            break
    for side, name in enumerate(SIDES):
        hand = build.rig.index(f"hand.{name}")
        ahead = positions[:, hand] - positions[:, build.rig.index(f"forearm.{name}")]
        carriage.reach[side] = goal[side] - _PALM * normal(ahead)


def _row(carriage: Carriage, build: Build, seat: Array, heading: Array, times: Array) -> None:
    """Face the stern, lean forward to the catch and back through the stroke."""
    _sit(carriage, build, seat, heading + np.pi, _REINS, _LEGS_AHEAD)
    stroke = np.sin(2 * np.pi * _ROWS * times)
    carriage.chest_turn[:, 1] = 0.30 * stroke + 0.08
    for side in (0, 1):
        carriage.hands[side] = np.stack(
            [0.60 + 0.26 * stroke, 0.0 * stroke, -0.36 + 0.06 * np.cos(2 * np.pi * _ROWS * times)],
            -1,
        )


def _paddle(carriage: Carriage, times: Array) -> None:
    """Strokes on both sides in turn."""
    turn = np.sin(2 * np.pi * 0.6 * times)
    carriage.chest_turn[:, 2] = 0.35 * turn
    for side, sign in ((0, 1.0), (1, -1.0)):
        down = sign * turn
        carriage.hands[side] = np.stack(
            [0.60 + 0.10 * down, 0.10 + 0.1 * down, -0.22 + 0.26 * down], -1
        )


def _pump(carriage: Carriage, figure: Figure, times: Array) -> None:
    """Legs stretched on the way forward and bent on the way back, the body against them."""
    along = np.sin(2 * np.pi * times / (period(figure) if HANGS in figure.anchors else _SWINGS))
    for side in (0, 1):
        carriage.free_feet[side] += np.stack([-0.30 * along, 0 * along, 0.16 - 0.22 * along], -1)
    carriage.chest_turn[:, 1] += 0.22 * along


def _gesture(mark: Mark, carriage: Carriage, build: Build, times: Array) -> None:
    """What a rider does with the hands: waving from a horse."""
    for beat in mark.beats:
        gesture = MOTIONS.get(beat.motion)
        if gesture is not None and beat.motion != "stand" and is_of_the_hands(gesture):
            weight = window(times, beat.start, beat.end, beat.ease)
            lay(carriage, build, gesture, times - max(beat.start, 0.0), weight)
