"""Acting: what a two-legged body does with its beats, laid over how it carries itself."""

from dataclasses import dataclass

import numpy as np

from soracli.stage import biped
from soracli.stage.carriage import OUTWARD, Build, Carriage, pose
from soracli.stage.dribbling import bouncing, dribble
from soracli.stage.gestures import GESTURES, Gesture
from soracli.stage.manners import strikes
from soracli.stage.marks import Mark
from soracli.stage.motions import LIKE_A_BEAST, MOTIONS
from soracli.stage.motions.adrift import HELD_UP
from soracli.stage.motions.asides import AT_NOTHING, look_of
from soracli.stage.motions.said_how import said_how
from soracli.stage.posing import lay
from soracli.stage.route import Footfalls
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, blurred, mix, smooth, turned, window, yaw
from soracli.stage.walks import crawl, walk_of
from soracli.stage.water import GRAVITY

_RISES = 0.9
"""Seconds in which who fell is on their feet again."""
_FROM_THE_HANDS = ("shoot", "throw")
_BENT_FOR = ("pick_up", "put_down")
"""What a body bends for as low as the thing lies, where hands are guided (`handling`)."""
STAYING = ("fall", "faint", "slip", "dive")
"""What leaves somebody as they are then."""
AT_WORK = (
    *("type", "write", "piano", "cut", "knead", "stir"),
    *("wipe", "wash", "knit", "hammer", "saw", "twist"),
)
"""What hands do right over a table, a keyboard, a stove."""
_OVER_BENCH = 0.045
"""Metres from the top of a table to the wrist of a hand that works there."""
_DUNKS, _HIGH = 0.62, 0.85
"""Seconds from the beginning of a dunk to the leap, and how high that is, metres."""
_LEAPING = ("jump", "axel", "bounce", "swing", "pounce")
_DESKS = ("table.", "desk.", "counter.", "round_table.")
"""How the names of things begin on which the head of who sleeps there lies."""
_HELD_UP, _ELBOW_DOWN = np.array([0.46, -0.02, -0.44]), np.array([-0.6, 0.6, -0.8])
"""A hand that has a cup or a letter in it, and where its elbow points."""
_LEGS_OUT = np.array([-0.03, 0.05, -0.998])
"""Where the soles of straight legs are, from the hips in leg lengths."""
_SEATED_HANDS = np.array([0.52, 0.02, -0.62])


@dataclass(eq=False)
class Acted:
    """A body with its build, its carriage and its footfalls (None where it does not walk)."""

    build: Build
    carriage: Carriage
    falls: Footfalls | None


def act(
    mark: Mark, times: Array, fps: float, seat: float | None = None, lifted: Array | None = None
) -> Acted:
    """The carriage of a person through its beats.

    `times` (N,) are world seconds and `fps` frames per world second; `seat` is the height in metres
    of what it sits on (None: the ground). `lifted` (2, N) is how much each hand is held up with
    something in it.
    """
    build = Build.of(mark.figure.rig)
    assert mark.route is not None
    walk = walk_of(mark)
    carriage, falls = biped.locomote(build, mark.route, times, fps, walk[0] if walk else None)
    moving = np.clip(mark.route.speed_at(times) / 0.5, 0, 1)
    _idle(mark, carriage, build, times, 1 - smooth(moving))
    for side, weight in enumerate(() if lifted is None else lifted):
        carriage.hands[side] = mix(carriage.hands[side], _HELD_UP, weight)
        carriage.elbows[side] = mix(carriage.elbows[side], _ELBOW_DOWN, weight)
    for beat in mark.beats:
        _play(mark, carriage, build, beat, times, seat)
    crawl(mark, carriage, build, times)
    _rest_on_bench(mark, carriage, build, times)
    return Acted(build, carriage, falls)


def _idle(mark: Mark, carriage: Carriage, build: Build, times: Array, weight: Array) -> None:
    """Stand as people stand; in a film the hips sway less, so that nobody shifts over a cut."""
    hips = carriage.hips.copy()
    lay(carriage, build, GESTURES["stand"], times + mark.clock, weight)
    if mark.film:
        carriage.hips = (carriage.hips + hips) / 2


def _play(
    mark: Mark, carriage: Carriage, build: Build, beat: Beat, times: Array, seat: float | None
) -> None:
    motion = beat.motion
    weight = window(times, beat.start, beat.end, beat.ease)
    if motion in _FROM_THE_HANDS:
        # what is thrown is in the hands from the start
        weight = smooth((beat.end + 0.35 - times) / 0.5)
    if motion in STAYING:
        weight = smooth((times - beat.start) / beat.ease) * _until_up(mark, beat, times)
    if motion in HELD_UP:
        weight = weight if beat.start > 0 else smooth((beat.end - times) / beat.ease)
        _stop_walking(carriage, weight)
    gesture = gesture_of(mark, beat)
    if gesture is not None:
        lay(carriage, build, gesture, own_time(mark, beat, gesture, times), weight)
    if motion == "shoot" and "dunk" in beat.action.verb:
        leap(carriage, build, times, beat.start + _DUNKS, _HIGH)
    if motion == "bounce" and bouncing(mark):
        dribble(carriage, beat, times)
    elif motion in _LEAPING and mark.hurdle is not None and mark.role == "rider":
        crouch_bend(carriage, build, times - mark.hurdle[0], mark.hurdle[1])  # the board goes up
    elif motion == "jump" and mark.hurdle is not None:
        leap(carriage, build, times, *mark.hurdle)
    elif motion in _LEAPING and not strikes(mark, beat):
        _leaps(carriage, build, beat, times)
    elif motion == "spin":
        carriage.heading += 2 * np.pi * 1.1 * np.clip(times - beat.start, 0, beat.end - beat.start)
        _stand_under(carriage, build)
    elif motion == "turn" and not mark.film:
        carriage.heading += np.pi * smooth((times - beat.start) / (beat.end - beat.start))
    elif motion in ("sit", "drive", "sail"):
        _sit(carriage, build, weight, seat or 0.0)
    elif motion == "crouch":
        _crouch(carriage, build, weight)
    elif motion == "fall":
        _fall(carriage, build, _until_up(mark, beat, times), times - beat.start)
    elif motion == "fight":
        _take_guard(carriage, build, weight)
    if motion == "talk" and not mark.listens:
        _speak(carriage, times, weight)


def _rest_on_bench(mark: Mark, carriage: Carriage, build: Build, times: Array) -> None:
    """Hands that work on a table are over it, however tall the body and the table are."""
    for beat in mark.beats if mark.bench else ():
        if beat.motion not in AT_WORK or said_how(beat.action) is not None:
            continue
        weight = window(times, beat.start, beat.end, beat.ease)
        busy = weight > 0.9
        if not busy.any():
            continue
        _, positions = pose(build, carriage)
        hands = positions[:, [build.rig.index("hand.L"), build.rig.index("hand.R")], 2]
        lift = (mark.bench + _OVER_BENCH - float(hands[busy].min())) / sum(build.arm)
        carriage.hands[..., 2] += lift * weight


def _stop_walking(carriage: Carriage, weight: Array) -> None:
    """Take back what walking does to the trunk."""
    for turn in (carriage.hips_turn, carriage.chest_turn, carriage.head_turn, carriage.hips):
        turn *= (1 - weight)[:, None]
    carriage.sole_pitch *= 1 - weight


def gesture_of(mark: Mark, beat: Beat) -> Gesture | None:
    """The gesture that a beat is played with; None for what is moved in another way."""
    motion = beat.motion
    if motion in _BENT_FOR and mark.guided:
        return None
    own = said_how(beat.action) if motion == beat.action.motion else None
    if own is not None:
        return own
    if motion == "stand_up" and not (mark.posture or mark.seat):
        motion = "get_up"
    if not beat.action.target and not beat.action.instrument:
        motion = AT_NOTHING.get(motion, motion)
    if motion == "look" and (look := look_of(beat.action)) is not None:
        return look
    if motion == "nod_off" and any(one.action.target.startswith(_DESKS) for one in mark.beats):
        motion = "slump"
    motion = LIKE_A_BEAST.get(motion, motion)
    return MOTIONS.get("strike" if strikes(mark, beat) else motion)


def own_time(mark: Mark, beat: Beat, gesture: Gesture, times: Array) -> Array:
    """The seconds (N,) of a gesture at world seconds (N,): how far a beat is into it."""
    own = (times - beat.start) * min(max(beat.action.speed, 0.4), 2.0)
    if not gesture.loop:
        if beat.kept:
            return np.full(len(times), gesture.seconds)
        part = np.clip((times - beat.start) / max(beat.end - beat.start, 0.2), 0.0, 1.0)
        again = np.minimum(part * max(beat.action.turns, 1), max(beat.action.turns, 1) - 1e-9)
        return np.asarray(np.where(part < 1, np.mod(again, 1.0), 1.0) * gesture.seconds)
    if beat.start <= 0:
        return np.asarray(times + (len(mark.entity.id) * 0.37) % 1.0)
    return np.asarray(own)


def tipped(mark: Mark, times: Array) -> Array:
    """How far what is in the right hand is tipped to the mouth (N,), radians."""
    tip = np.zeros(len(times))
    for beat in mark.beats:
        gesture = MOTIONS.get(beat.motion)
        own = None if gesture is None else own_time(mark, beat, gesture, times)
        angle = gesture.sample("tip", own, 1) if gesture is not None and own is not None else None
        if angle is not None:
            tip += np.radians(angle[:, 0]) * window(times, beat.start, beat.end, beat.ease)
    return tip


def _leaps(carriage: Carriage, build: Build, beat: Beat, times: Array) -> None:
    """As many leaps as the words say, one after the other."""
    turns = max(beat.action.turns, 1) if beat.motion == "jump" else 1
    airtime = 0.62 if beat.motion in ("axel", "bounce", "swing") else 0.55
    for turn in range(turns):
        since = turn * (beat.end - beat.start) / turns
        leap(carriage, build, times, beat.start + since + 0.45, airtime)


def leap(carriage: Carriage, build: Build, times: Array, takeoff: float, airtime: float) -> Array:
    """A jump on the spot or on the run: crouch, flight of `airtime` seconds, and a soft landing.

    Root and feet follow the parabola of the flight; returns how high they are (N,) in metres.
    """
    flight = times - takeoff
    height = np.maximum(0.5 * GRAVITY * flight * (airtime - flight), 0.0)
    height = np.where((flight > 0) & (flight < airtime), height, 0.0)
    crouch_bend(carriage, build, flight, airtime)
    carriage.root[:, 2] += height
    carriage.soles[..., 2] += height
    up = smooth(flight / 0.16) * smooth((airtime - flight) / 0.16)
    swung = smooth((flight + 0.22) / 0.28) * smooth((airtime + 0.3 - flight) / 0.34)
    carriage.free = np.maximum(carriage.free, 0.75 * up)
    carriage.free_feet[0] = mix(carriage.free_feet[0], np.array([0.16, 0.06, -0.80]), up)
    carriage.free_feet[1] = mix(carriage.free_feet[1], np.array([-0.12, 0.06, -0.84]), up)
    carriage.sole_pitch += 0.5 * up
    for side in (0, 1):
        carriage.hands[side] = mix(carriage.hands[side], np.array([0.35, 0.45, 0.25]), 0.7 * swung)
    return height


def crouch_bend(carriage: Carriage, build: Build, flight: Array, airtime: float) -> None:
    """Bend before take-off and after landing; `flight` is seconds since take-off (N,)."""
    before = smooth((flight + 0.45) / 0.25) * smooth(-flight / 0.16)
    after = smooth((flight - airtime) / 0.12) * np.exp(-np.maximum(flight - airtime, 0) / 0.28)
    bend = 0.26 * before + 0.30 * after
    carriage.hips[:, 2] -= bend * build.leg_length
    carriage.hips[:, 0] -= 0.25 * bend * build.leg_length
    carriage.chest_turn[:, 1] += 1.1 * bend
    carriage.head_turn[:, 1] -= 0.6 * bend
    for side in (0, 1):
        carriage.hands[side] = mix(
            carriage.hands[side], np.array([-0.45, 0.3, -0.75]), before * 0.8
        )


def _take_guard(carriage: Carriage, build: Build, weight: Array) -> None:
    """Feet apart, the left one in front."""
    for side, ahead in ((0, 0.30), (1, -0.26)):
        offset = np.array([ahead * build.leg_length, OUTWARD[side] * 0.06, 0.0])
        carriage.soles[side] += turned(yaw(carriage.heading), offset) * weight[:, None]
        carriage.sole_heading[side] += -0.5 * weight * (side == 1)
    carriage.hips[:, 2] -= 0.07 * build.leg_length * weight


def _stand_under(carriage: Carriage, build: Build) -> None:
    for side in (0, 1):
        offset = np.array([0.0, OUTWARD[side] * build.stance * 0.7, 0.0])
        carriage.soles[side] = carriage.root + turned(yaw(carriage.heading), offset)
        carriage.sole_heading[side] = carriage.heading


def _sit(carriage: Carriage, build: Build, weight: Array, seat: float) -> None:
    low = max(seat, 0.10) + 0.09
    drop = low - (build.hip[2])
    carriage.hips[:, 2] += (drop - carriage.hips[:, 2]) * weight
    carriage.chest_turn[:, 1] += 0.08 * weight
    forward = min(
        build.leg_length * 0.98, build.leg[0] + (0.0 if seat > 0.3 else 0.8 * build.leg[1])
    )
    hanging = max(seat - build.leg[1] - build.ankle, 0.0)
    for side in (0, 1):
        offset = np.array([forward, OUTWARD[side] * build.stance * 1.1, hanging])
        planted = carriage.root + turned(yaw(carriage.heading), offset)
        carriage.soles[side] = mix(carriage.soles[side], planted, weight)
        carriage.hands[side] = mix(carriage.hands[side], _SEATED_HANDS, weight * 0.9)


def _crouch(carriage: Carriage, build: Build, weight: Array) -> None:
    carriage.hips[:, 2] -= 0.42 * build.leg_length * weight
    carriage.hips[:, 0] -= 0.12 * build.leg_length * weight
    carriage.chest_turn[:, 1] += 0.55 * weight
    carriage.head_turn[:, 1] -= 0.3 * weight


def _until_up(mark: Mark, beat: Beat, times: Array) -> Array:
    """1 while somebody stays down, and 0 once they have got up again as they are told to."""
    later = (one for one in mark.beats if one.start > beat.start)
    rises = [one.start for one in later if one.motion == "stand_up"]
    return 1 - smooth((times - min(rises)) / _RISES) if rises else np.ones_like(times)


def _fall(carriage: Carriage, build: Build, down: Array, since: Array) -> None:
    weight = smooth((since - 0.3) / 0.7) ** 1.5 * down
    carriage.whole[:, 1] += 0.5 * np.pi * 0.97 * weight
    # the body turns about its toes, so the point under the hips is lifted on the way
    toes = 1.6 * build.foot_ahead * np.sin(0.5 * np.pi * weight) * (1 - weight)
    lift = 0.14 * build.leg_length * weight + toes
    carriage.root[:, 2] += lift
    carriage.soles[..., 2] += lift
    carriage.sole_pitch += 1.4 * weight
    carriage.free = np.maximum(carriage.free, weight)
    for side in (0, 1):
        # straight legs, since bent knees would be in the ground
        carriage.free_feet[side] = mix(carriage.free_feet[side], _LEGS_OUT, weight)
        carriage.hands[side] = mix(carriage.hands[side], np.array([0.02, 0.4, 0.7]), weight)


def _speak(carriage: Carriage, times: Array, weight: Array) -> None:
    """Syllables, about five a second, in phrases."""
    syllable = np.maximum(np.sin(2 * np.pi * 4.7 * times), 0) ** 0.7
    phrase = smooth(2.5 * np.sin(2 * np.pi * times / 2.6) + 1.2)
    carriage.jaw += 0.2 * syllable * phrase * weight


def look_at(carriage: Carriage, build: Build, targets: Array, weight: Array, fps: float) -> None:
    """Turn head and a little of the chest toward world points (N, 3), as much as `weight` (N,)."""
    eyes = build.hip[2] + carriage.hips[:, 2] + 0.42 * build.hip[2] * 1.75
    local = turned(np.swapaxes(yaw(carriage.heading), -1, -2), targets - carriage.root)
    side = np.arctan2(local[:, 1], local[:, 0])
    level = np.linalg.norm(local[:, :2], axis=1)
    down = np.arctan2(eyes - local[:, 2], np.maximum(level, 0.3))
    turn = np.stack([np.clip(side, -1.35, 1.35), np.clip(down, -0.7, 0.75)], -1)
    turn = blurred(turn, 0.09 * fps) * weight[:, None]
    carriage.head_turn[:, 2] = carriage.head_turn[:, 2] * (1 - weight) + 0.75 * turn[:, 0]
    carriage.chest_turn[:, 2] += 0.2 * turn[:, 0]
    carriage.head_turn[:, 1] = carriage.head_turn[:, 1] * (1 - weight) + turn[:, 1]
