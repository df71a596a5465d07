"""Who is on one side of something first and then goes to another is seen on both, in turn."""

from functools import cache

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.framing import box_of
from soracli.stage.passing_round import Box, round_about
from soracli.stage.perform import perform
from soracli.stage.performance import Performance
from soracli.stage.places import PLACES


@cache
def played(sentence: str) -> Performance:
    presets = load_presets()
    request = Request(size="96x64", seconds=5, fps=8, seed=1)
    return perform(
        compile_take(
            read(sentence, presets), request, presets.kinds, presets.looks, presets.models, PLACES
        )
    )


def offsets(sentence: str, who: str, what: str) -> np.ndarray:
    """From the middle of a thing to that of who goes about it (N, 3), metres."""
    bodies = {one.id.split(".")[0]: box_of(one) for one in played(sentence).bodies}
    low, high = bodies[who]
    other_low, other_high = bodies[what]
    return np.asarray((low + high - other_low - other_high) / 2)


@pytest.mark.parametrize(
    ("sentence", "who", "what", "first", "last"),
    [
        ("A pig is on the right of a barrel, then it runs to the left of the barrel.",
         "pig", "barrel", (0, 1), (0, -1)),
        ("A dog is under a desk, then the dog walks to the front of the desk.",
         "dog", "desk", (2, -1), (1, -1)),
        ("A fox is in front of a boot, then the fox runs behind the boot.",
         "fox", "boot", (1, -1), (1, 1)),
        ("A frog is on the left of a bucket, then it jumps to the right of the bucket.",
         "frog", "bucket", (0, -1), (0, 1)),
        ("A bird is on the right of a pear, then the bird flies to the left of the pear.",
         "bird", "pear", (0, 1), (0, -1)),
        ("A toy train is on the left of a vase, then it rolls to the right of the vase.",
         "toy_train", "vase", (0, -1), (0, 1)),
        ("A spider is under a leaf, then the spider crawls onto the leaf.",
         "spider", "leaf", (2, -1), (2, 1)),
    ],
)  # fmt: skip
def test_the_first_side_and_the_last(
    sentence: str, who: str, what: str, first: tuple[int, int], last: tuple[int, int]
) -> None:
    apart = offsets(sentence, who, what)
    assert (apart[:6, first[0]] * first[1] > 0.02).all()
    assert (apart[-4:, last[0]] * last[1] > 0.02).all()


def test_a_cat_on_a_table_jumps_down_and_is_on_the_floor_beside_it() -> None:
    sentence = "A cat is on a table, then the cat runs to the left of the table."
    cat = next(one for one in played(sentence).bodies if one.id.startswith("cat"))
    feet = box_of(cat)[0][:, 2]
    assert feet[0] > 0.5
    assert feet[-1] < 0.1


def test_the_camera_stays_where_left_is_left() -> None:
    path = played("A pig is on the right of a barrel, then it runs to the left of the barrel.")
    way = path.camera.target - path.camera.position
    assert np.abs(way[:, 0]).max() < 0.5 * way[:, 1].min()


def test_a_way_round_a_box_touches_no_corner_and_rather_leads_before_it() -> None:
    box = Box(np.zeros(2), np.array([1.0, 1.0]))
    way = round_about(np.array([-2.0, 0.0, 0.0]), np.array([2.0, 0.0, 0.0]), box)
    assert len(way) == 4
    assert all(point[1] == -1 for point in way[1:-1])
    assert not any(box.blocks(a[:2], b[:2]) for a, b in zip(way, way[1:], strict=False))
    straight = round_about(np.array([-2.0, -2.0, 0.0]), np.array([2.0, -2.0, 0.0]), box)
    assert len(straight) == 2


def test_who_runs_beside_something_keeps_to_that_side() -> None:
    apart = offsets("A pig running on the left of a cart", "pig", "cart")
    assert (apart[:, 0] < -0.5).all()
    assert np.ptp(apart[:, 0]) > 1.0


def test_who_walks_before_something_keeps_it_behind_them() -> None:
    apart = offsets("A fox walking in front of a barrel", "fox", "barrel")
    assert (apart[:, 1] < -0.2).all()
    assert np.abs(apart[:, 0]).max() < 1.5


def test_a_giraffe_beside_a_bird_stands_far_off_and_both_are_seen() -> None:
    sentence = "A giraffe on the left of a sparrow"
    roots = {one.id.split(".")[0]: one.positions[0, 0] for one in played(sentence).bodies}
    camera = played(sentence).camera
    giraffe, bird = roots["giraffe"], next(roots[name] for name in roots if name != "giraffe")
    assert giraffe[1] - bird[1] > 5
    assert camera.deep
    way = camera.target[0] - camera.position[0]
    for root in (giraffe, bird):
        aside = root[0] - camera.position[0, 0]
        ahead = root[1] - camera.position[0, 1]
        assert abs(np.arctan2(aside, ahead) - np.arctan2(way[0], way[1])) < np.radians(27)
    sides = [(root - camera.position[0])[0] / (root - camera.position[0])[1]
             for root in (giraffe, bird)]  # fmt: skip
    assert sides[0] < sides[1]


def test_who_flies_over_or_under_what_hovers_stays_with_it() -> None:
    for sentence, sign in (("An owl flying under a drone", -1), ("An owl flying above a drone", 1)):
        apart = offsets(sentence, "owl", "drone")
        assert (sign * apart[:, 2] > 0.1).all()
        assert np.abs(apart[:, :2]).max() < 4


def test_what_stands_between_two_things_on_a_table_is_on_it_and_they_make_room() -> None:
    sentence = "A pear between two candles on a table"
    boxes = {one.id: box_of(one) for one in played(sentence).bodies}
    table, pear = boxes["table.1"], boxes["pear.1"]
    left, right = sorted((boxes["candle.1"], boxes["candle.2"]), key=lambda one: one[0][0, 0])
    assert pear[0][0, 2] > table[0][0, 2] + 0.5
    assert left[1][0, 0] < pear[0][0, 0]
    assert pear[1][0, 0] < right[0][0, 0]


def test_a_sandcastle_is_built_on_the_side_that_is_said() -> None:
    sentence = "A girl building a sandcastle on the right of a parasol"
    assert (offsets(sentence, "person", "umbrella")[:, 0] > 0.2).all()
    assert (offsets(sentence, "sandcastle", "umbrella")[:, 0] > 0.2).all()


@pytest.mark.parametrize(
    ("sentence", "who"),
    [("A woman sits on a van", "person"), ("A fox walks along on a car", "fox")],
)
def test_who_is_on_a_parked_car_is_on_its_roof(sentence: str, who: str) -> None:
    body = next(one for one in played(sentence).bodies if one.id.startswith(who))
    car = next(box_of(one) for one in played(sentence).bodies if one.id != body.id)
    low, high = box_of(body)
    assert (high[:, 2] > car[1][:, 2] + 0.2).all()
    assert (low[:, 2] > 0.5 * car[1][:, 2]).all()


def test_a_file_goes_along_the_top_of_a_shelf() -> None:
    bodies = {
        one.id: box_of(one) for one in played("Three tin soldiers march along a shelf.").bodies
    }
    top = bodies["shelf.1"][1][-1, 2]
    feet = np.array([bodies[f"person.{number}"][0][:, 2] for number in (1, 2, 3)])
    assert (np.abs(feet - top) < 0.1).mean() > 0.9
