"""Ways: up and down, past one another, on wheels, along stairs, up a tree, one after the other."""

from functools import lru_cache

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.stage.performance import Body, Performance
from soracli.stage.turns import Array

PRESETS = load_presets()


@lru_cache
def filmed(text: str, seconds: float = 3.0) -> Performance:
    request = Request(size="96x64", seconds=seconds, fps=5)
    places = sorted(PRESETS.lexicon.words.places)
    scene = read(text, PRESETS)
    return perform(
        compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, places)
    )


def bodies(shown: Performance, name: str) -> list[Body]:
    return [one for one in shown.bodies if one.id.startswith(name)]


def way(shown: Performance, name: str) -> Array:
    """Where the first joint of one body is (N, 3), metres."""
    return bodies(shown, name)[0].positions[:, 0].astype(np.float64)


def ahead(shown: Performance, name: str) -> Array:
    """How far it is before the camera (N,), metres."""
    look = (shown.camera.target - shown.camera.position)[:, :2].astype(np.float64)
    look /= np.linalg.norm(look, axis=1)[:, None]
    far = way(shown, name)[:, :2] - shown.camera.position[:, :2]
    return np.asarray(np.sum(far * look, axis=1))


@pytest.mark.parametrize(
    ("text", "name", "up"),
    [
        ("five red balloons drift up", "balloon", True),
        ("three lanterns rise into the air", "lantern", True),
        ("a helicopter lands", "helicopter", False),
        ("the submarine dives", "submarine", False),
    ],
)
def test_what_is_said_to_rise_or_to_come_down_does(text: str, name: str, up: bool) -> None:
    for one in bodies(filmed(text), name):
        gone = float(one.positions[-1, 0, 2] - one.positions[0, 0, 2])
        assert gone * (1 if up else -1) > 0.4 * min(one.figure.height, 2.0)


def test_what_lands_ends_on_the_ground() -> None:
    assert way(filmed("a helicopter lands"), "helicopter")[-1, 2] == pytest.approx(0.0, abs=0.1)


def test_a_swarm_does_not_rise_as_a_sheet() -> None:
    starts = [
        one.positions[0, 0, 2] for one in bodies(filmed("five red balloons drift up"), "ball")
    ]
    assert np.ptp(starts) > 0.2


def test_two_that_pass_each_other_go_opposite_ways_in_lanes_of_their_own() -> None:
    shown = filmed("a bus drives to the left, a truck drives to the right")
    bus, truck = way(shown, "bus"), way(shown, "truck")
    assert bus[-1, 0] - bus[0, 0] < -2.0 and truck[-1, 0] - truck[0, 0] > 2.0
    wide = (bodies(shown, "bus")[0].figure.width + bodies(shown, "truck")[0].figure.width) / 2
    assert abs(bus[0, 1] - truck[0, 1]) > wide


def test_a_ball_rolls_left_past_a_dog_that_runs_right() -> None:
    shown = filmed("a ball rolls left while a dog runs right")
    assert np.diff(way(shown, "ball")[:, 0]).max() < 0.05
    assert way(shown, "ball")[-1, 0] < way(shown, "ball")[0, 0] - 2.0


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("a man runs toward the camera", "person"),
        ("a girl in a wheelchair rolls toward the camera", "wheelchair"),
        ("a knight on horseback charges toward the camera", "knight"),
    ],
)
def test_who_comes_toward_the_camera_comes_nearer_and_ends_before_it(text: str, name: str) -> None:
    near = ahead(filmed(text), name)
    assert 0.3 < near[-1] < near[0] - 0.3


def test_a_robot_vacuum_goes_round() -> None:
    path = way(filmed("a robot vacuum drives in circles"), "vacuum")
    steps = np.diff(path[:, :2], axis=0)
    turned = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
    assert abs(turned[-1] - turned[0]) > np.radians(250)


def test_one_walks_up_the_stairs_and_down() -> None:
    up = way(filmed("a boy climbs the stairs", 5.0), "person")
    down = way(filmed("a boy walks down the stairs"), "person")
    assert up[-1, 2] - up[0, 2] > 1.0 and abs(up[-1, 0] - up[0, 0]) > 1.5
    assert down[-1, 2] - down[0, 2] < -0.8


def test_a_cat_goes_up_a_tree_with_its_back_away_from_the_trunk() -> None:
    shown = filmed("a cat climbs a tree")
    cat = bodies(shown, "cat")[0]
    assert cat.positions[-1, 0, 2] - cat.positions[0, 0, 2] > 0.8
    root = cat.rotations[-1, 0].astype(np.float64)
    assert root[2, 0] > 0.7  # its nose is up
    trunk = way(shown, "tree")[0] - cat.positions[-1, 0]
    assert root[:2, 2] @ trunk[:2] < 0


def test_who_walks_and_then_runs_is_faster_then_and_who_flies_at_last_is_up() -> None:
    path = way(filmed("a man walks, then runs", 5.0), "person")
    pace = np.linalg.norm(np.diff(path[:, :2], axis=0), axis=1)
    assert pace.max() > 1.8 * pace[3:6].mean()
    assert way(filmed("a man walks, then flies"), "person")[-1, 2] > 1.5


def test_two_that_collide_meet() -> None:
    shown = filmed("two wrestlers bow, then collide", 4.0)
    one, other = (body.positions[:, 0, :2] for body in bodies(shown, "person"))
    gaps = np.linalg.norm(one - other, axis=1)
    assert gaps[-1] < 0.75 < gaps[0]


def test_a_car_that_stops_comes_to_a_stop() -> None:
    path = way(filmed("a car stops"), "car")[:, 0]
    assert path[-1] - path[0] > 2.0 and abs(path[-1] - path[-5]) < 0.2


def test_a_ball_that_nobody_threw_is_caught_in_both_hands() -> None:
    shown = filmed("a girl catches the ball")
    ball, hands = way(shown, "ball"), bodies(shown, "person")[0]
    ends = [hands.positions[-1, hands.figure.rig.index(f"hand.{side}")] for side in ("L", "R")]
    assert np.linalg.norm(ball[0] - ball[-1]) > 1.5
    assert np.linalg.norm(np.mean(ends, axis=0) - ball[-1]) < 0.3


def test_a_sled_comes_down_the_slope() -> None:
    path = way(filmed("a sled slides down a snowy hill", 5.0), "s")
    assert path[0, 2] - path[-1, 2] > 0.25


def test_squirrels_chase_each_other_around_a_tree_that_stays() -> None:
    shown = filmed("two squirrels chase each other around an oak")
    oak = way(shown, "oak")
    assert np.ptp(oak, axis=0).max() < 1e-6
    for one in bodies(shown, "squirrel"):
        swept = one.positions[:, 0, :2] - oak[:, :2]
        angles = np.unwrap(np.arctan2(swept[:, 1], swept[:, 0]))
        assert abs(angles[-1] - angles[0]) > np.radians(150)


@pytest.mark.parametrize(
    ("text", "name", "rises"),
    [
        ("a snail crawls up a garden wall", "snail", True),
        ("a barrel rolls down a hill", "barrel", False),
        ("a dog runs up the stairs", "dog", True),
        ("the feather comes down gently onto the desk", "leaf", False),
    ],
)
def test_who_goes_up_or_down_something_is_higher_or_lower_then(
    text: str, name: str, rises: bool
) -> None:
    path = way(filmed(text, 4.0), name)
    gone = float(path[-1, 2] - path[0, 2])
    assert gone > 0.2 if rises else gone < -0.5


def seen_at(shown: Performance, name: str, frame: int) -> tuple[float, float]:
    """Where the first joint of one body is in the picture: to the right and up, in half of its
    width and height from the middle."""
    from_, to = (
        one[frame].astype(np.float64) for one in (shown.camera.position, shown.camera.target)
    )
    look = (to - from_) / np.linalg.norm(to - from_)
    right = np.cross(look, [0.0, 0.0, 1.0])
    right /= np.linalg.norm(right)
    off = way(shown, name)[frame] - from_
    half = float(off @ look) * np.tan(np.radians(float(shown.camera.fov[frame]) / 2))
    return float(off @ right) / half / 1.5, float(off @ np.cross(right, look)) / half


@pytest.mark.parametrize(
    ("text", "name", "right"),
    [
        ("a steamboat sails to the right on the open sea", "ferry", True),
        ("a drone flies leftward in the sky", "drone", False),
        ("an old woman walks from left to right in the park", "person", True),
    ],
)
def test_who_goes_to_one_side_crosses_the_picture_itself(text: str, name: str, right: bool) -> None:
    shown = filmed(text)
    gone = seen_at(shown, name, -1)[0] - seen_at(shown, name, 0)[0]
    assert gone * (1 if right else -1) > 0.4


@pytest.mark.parametrize(
    ("text", "name", "up"),
    [("a purple heart floats upward", "heart", True), ("a drone descends", "drone", False)],
)
def test_what_rises_or_sinks_does_so_in_the_picture(text: str, name: str, up: bool) -> None:
    shown = filmed(text)
    gone = seen_at(shown, name, -1)[1] - seen_at(shown, name, 0)[1]
    assert gone * (1 if up else -1) > 0.4


def test_what_rises_while_something_falls_is_seen_with_it() -> None:
    shown = filmed("a ping pong ball floats upward while a football falls downward")
    gone = [float(np.ptp(one.positions[:, 0, 2])) for one in shown.bodies[:2]]
    assert max(gone) < 1.6 and min(gone) > 0.3


def test_a_flyer_is_near_who_flies_the_other_way() -> None:
    shown = filmed("a helicopter flies leftward while a sparrow flies rightward")
    high = [float(np.median(one.positions[:, 0, 2])) for one in shown.bodies[:2]]
    assert abs(high[0] - high[1]) < 2 * max(one.figure.height for one in shown.bodies[:2])


def test_a_kite_that_nobody_holds_goes_where_it_is_said_to() -> None:
    shown = filmed("a kite flies from right to left")
    assert way(shown, "kite")[-1, 0] - way(shown, "kite")[0, 0] < -2.0


def test_a_flat_thing_falls_off_what_it_is_on() -> None:
    shown = filmed("a book falls off a table")
    assert way(shown, "book")[-1, 2] < 0.2


def test_what_is_lowered_onto_a_table_ends_on_it() -> None:
    shown = filmed("a mug is lowered onto a table")
    assert way(shown, "mug")[-1, 2] > 0.6


def test_who_flies_already_rises_higher() -> None:
    shown = filmed("a pigeon flaps its wings, then rises upward")
    high = way(shown, "pigeon")[:, 2]
    assert high[-1] - high[0] > 0.8


def test_what_falls_into_a_basket_ends_in_it() -> None:
    shown = filmed("a pear falls into a basket")
    end, basket = way(shown, "pear")[-1], bodies(shown, "basket")[0]
    assert end[2] < 0.5 * basket.figure.height
    assert np.ptp(basket.positions[:, 0], axis=0).max() < 0.02


def test_those_who_cross_the_picture_against_each_other_are_filmed_where_they_meet() -> None:
    shown = filmed("a goat runs to the left while a boy on a scooter rides to the right")
    middle = len(shown.camera.position) // 2
    assert np.ptp(shown.camera.position[:, 0]) < 0.5
    for name in ("goat", "person"):
        assert abs(seen_at(shown, name, middle)[0]) < 0.9


def test_who_swoops_down_onto_a_branch_ends_there() -> None:
    shown = filmed("a crow swoops down and lands on a branch")
    end, branch = way(shown, "crow")[-1], bodies(shown, "branch")[0]
    assert abs(end[0] - branch.positions[-1, 0, 0]) < 0.6 * branch.figure.longest
    assert end[2] > 0.4


def test_what_is_tossed_out_of_a_basket_was_in_it() -> None:
    shown = filmed("an apple is tossed upward from a basket")
    apple, basket = way(shown, "apple"), way(shown, "basket")
    assert np.linalg.norm((apple[0] - basket[0])[:2]) < 0.1
    assert apple[-1, 2] - apple[0, 2] > 0.5
    assert np.ptp(basket[:, 2]) < 0.05


def test_a_bird_comes_down_to_what_it_lands_on() -> None:
    shown = filmed("a robin lands on a fence")
    assert way(shown, "bird")[0, 2] - way(shown, "bird")[-1, 2] > 0.5


def test_balls_that_roll_past_each_other_do_not_collide() -> None:
    shown = filmed("a golf ball rolls to the right while a baseball rolls to the left")
    first, second = (one.positions[:, 0, 0] for one in shown.bodies[:2])
    assert first[-1] - first[0] > 0.3 > -0.3 > second[-1] - second[0]
