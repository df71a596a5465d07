"""What is seen to touch is heard when it touches, from where it is, and nothing else is."""

from functools import cache

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.plan.take import Earlier, TakeSpec
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.audible import Audible, Event
from soracli.stage.listening import audible
from soracli.stage.perform import perform
from soracli.stage.performance import Body, Performance
from soracli.stage.places import PLACES
from soracli.stage.water import GRAVITY

FPS = 24


@cache
def _spec(text: str, seconds: float = 3.0) -> TakeSpec:
    presets = load_presets()
    request = Request(size="64x64", seconds=seconds, fps=FPS)
    scene = read(text, presets)
    return compile_take(scene, request, presets.kinds, presets.looks, presets.models, PLACES)


@cache
def _played(text: str, seconds: float = 3.0) -> tuple[Performance, Audible]:
    spec = _spec(text, seconds)
    performance = perform(spec)
    return performance, audible(spec, performance)


def _events(heard: Audible, kind: str, who: str = "", sort: str | None = None) -> list[Event]:
    return [
        one
        for one in heard.events
        if one.kind == kind and one.a.startswith(who) and sort in (None, one.sort)
    ]


def _body(performance: Performance, prefix: str) -> Body:
    return next(one for one in performance.bodies if one.id.startswith(prefix))


BALL = "A ball bounces on a wooden floor in a room"


def test_a_bounce_is_heard_when_the_ball_is_lowest_and_softer_every_time() -> None:
    performance, heard = _played(BALL)
    height = _body(performance, "ball").positions[:, 0, 2]
    inner = height[1:-1]
    lowest = np.flatnonzero((inner < height[:-2]) & (inner <= height[2:]) & (inner < 0.3)) + 1
    bounces = _events(heard, "impact", "ball")
    assert len(bounces) == len(lowest) >= 3
    for bounce, frame in zip(bounces, lowest, strict=True):
        assert abs(bounce.time - frame / FPS) < 1 / FPS
        assert bounce.b == "ground" and bounce.materials == ("rubber", "wood")
    impulses = [bounce.impulse for bounce in bounces]
    assert impulses == sorted(impulses, reverse=True)


def test_a_bounce_is_heard_between_the_frames_at_the_moment_gravity_says() -> None:
    _, heard = _played(BALL)
    first, second = _events(heard, "impact", "ball")[:2]
    fall = first.speed / GRAVITY  # from rest it takes this time to become so fast
    assert first.time == pytest.approx(fall, abs=0.006)
    flight = second.time - first.time
    assert second.speed == pytest.approx(9.81 * flight / 2, rel=0.05)


def test_a_ball_that_rolls_is_heard_along_its_way_as_fast_as_it_goes() -> None:
    performance, heard = _played("A ball rolls across a wooden floor")
    (roll,) = _events(heard, "roll", "ball")
    path = _body(performance, "ball").positions[:, 0]
    seen = np.linalg.norm(path[-1] - path[0]) / (len(path) - 1) * FPS
    assert roll.speed == pytest.approx(seen, rel=0.05)
    assert roll.time < 0.1 and roll.seconds > 2.8
    assert roll.path is not None and len(roll.path.times) == len(roll.speeds) > 20
    assert not _events(heard, "scrape")


def test_a_crate_that_slides_scrapes_and_does_not_roll() -> None:
    _, heard = _played("A crate slides across a wooden floor", 1.5)
    assert _events(heard, "scrape", "crate") and not _events(heard, "roll")


def test_two_things_that_meet_are_both_told_and_the_one_that_hits_comes_first() -> None:
    performance, heard = _played(
        "Five red balls roll down a ramp and knock over a tower of blocks", 3.0
    )
    hits = [one for one in _events(heard, "impact", "ball") if one.b.startswith("block")]
    assert hits
    ball, block = _body(performance, hits[0].a), _body(performance, hits[0].b)
    frame = round(hits[0].time * FPS)
    gap = np.linalg.norm(ball.positions[frame, 0] - block.positions[frame, 0])
    assert gap < 0.5
    before = [one for one in _events(heard, "impact", "block") if one.time < hits[0].time]
    assert not before, "a tower that stands is silent"
    assert len(_events(heard, "impact")) <= 150


def test_feet_are_heard_as_they_come_down() -> None:
    performance, heard = _played("A man walks on a beach")
    steps = _events(heard, "footstep", "person", "walk")
    man = _body(performance, "person")
    assert len(steps) >= 5 and all(one.materials[1] == "sand" for one in steps)
    soles = [man.positions[:, man.figure.rig.index(f"foot.{side}")] for side in "LR"]
    forward = [np.linalg.norm(np.diff(sole[:, :2], axis=0), axis=1) * FPS for sole in soles]
    for step in steps:
        frame = int(step.time * FPS)
        if not 2 <= frame < len(forward[0]) - 3:
            continue
        # one of the feet flies before, and stands after
        assert any(
            speed[frame - 2 : frame].max() > 1.0 and speed[frame + 2] < 0.35 for speed in forward
        ), step.time


def test_a_gallop_has_four_beats_in_a_stride_and_stretches_in_slow_motion() -> None:
    _, heard = _played("A dog runs along the beach")
    times = np.array([one.time for one in _events(heard, "footstep", "dog", "gallop")])
    strides = times[4:] - times[:-4]
    assert len(times) >= 16 and np.ptp(strides) < 0.02
    gaps = np.diff(times)
    assert gaps.max() > 2 * gaps.min(), "two pairs, not an even patter"
    _, slow = _played("A slow-motion shot of a dog running along the beach")
    later = np.array([one.time for one in _events(slow, "footstep", "dog", "gallop")])
    stretched = later[4:] - later[:-4]
    assert stretched.mean() == pytest.approx(strides.mean() / slow.time_scale, rel=0.05)


def test_one_hears_with_which_foot_on_what() -> None:
    _, heard = _played("A horse trots along a road", 2.0)
    assert {one.materials for one in _events(heard, "footstep", "horse")} == {("hoof", "asphalt")}
    _, heard = _played("A knight walks through a castle", 2.0)
    assert {one.materials[0] for one in _events(heard, "footstep", "knight")} == {"metal"}


def test_a_jump_ends_with_a_landing_and_is_silent_in_the_air() -> None:
    performance, heard = _played("A boy jumps", 2.0)
    landings = _events(heard, "footstep", "person", "land")
    assert len(landings) == 2
    boy = _body(performance, "person")
    foot = boy.positions[:, boy.figure.rig.index("foot.L"), 2]
    up = np.flatnonzero(foot > foot.min() + 0.08)
    assert up[-1] / FPS < landings[0].time <= (up[-1] + 2) / FPS


def test_left_and_right_are_those_of_the_picture() -> None:
    text = "A static wide shot of a man walking from left to right along a road"
    performance, heard = _played(text)
    steps = _events(heard, "footstep", "person")
    camera = performance.camera
    for step in steps:
        frame = min(round(step.time * FPS), performance.frames - 1)
        ahead = camera.target[frame] - camera.position[frame]
        right = np.cross(ahead, camera.up[frame])
        seen = _body(performance, "person").positions[frame, 0] - camera.position[frame]
        # the feet stand a little before and behind the hips that are looked at here
        assert step.azimuth == pytest.approx(
            np.arctan2(seen @ right / np.linalg.norm(right), seen @ ahead / np.linalg.norm(ahead)),
            abs=0.12,
        )
    assert steps[-1].azimuth > steps[0].azimuth


def test_an_engine_goes_as_fast_as_its_car() -> None:
    performance, heard = _played("A red car drives along a road", 2.0)
    (engine,) = heard.sources
    path = _body(performance, "car").positions[:, 0]
    seen = np.linalg.norm(path[-1] - path[0]) / (len(path) - 1) * FPS
    assert engine.kind == "engine" and engine.sort == "car"
    assert np.mean(engine.speed) == pytest.approx(seen, rel=0.02)
    assert len(engine.speed) == len(engine.path.times) == 21


def test_a_stone_thrown_into_the_sea_splashes_and_never_knocks() -> None:
    performance, heard = _played("A man throws a stone into the sea", 3.0)
    (splash,) = _events(heard, "splash")
    stone = _body(performance, "snowball").positions[:, 0, 2]
    frame = int(splash.time * FPS)
    assert stone[frame] > stone[frame + 1] and stone[-1] < -1.0
    assert not _events(heard, "impact", "snowball")
    assert _events(heard, "swing", "person", "arm")


def test_who_barks_does_it_from_where_it_is() -> None:
    _, heard = _played("A dog barks at a cat in the garden", 2.0)
    barks = _events(heard, "call", "dog", "dog bark")
    assert len(barks) >= 3 and all(0 < one.seconds < 0.4 for one in barks)


def test_nobody_who_stands_still_is_heard() -> None:
    for text in ("A lighthouse at dawn", "A mug stands on a table", "A tower of six blocks"):
        _, heard = _played(text, 1.0)
        assert heard.events == () and heard.sources == (), text


def test_speakers_are_heard_where_their_mouths_are_and_only_if_they_are_there() -> None:
    text = 'A woman says "Hello there, how are you?" to a man'
    performance, heard = _played(text, 2.0)
    (name,) = heard.speakers
    path = heard.speakers[name]
    head = _body(performance, name).positions[:, 4]
    away = np.linalg.norm(head - performance.camera.position, axis=1)
    assert path.distance[0] == pytest.approx(away[0], abs=0.2)
    assert len(path.times) == len(path.azimuth) == 21


def test_the_same_take_sounds_the_same_again() -> None:
    text = "A dog barks at a cat in the garden"
    spec = _spec(text, 2.0)
    assert audible(spec, perform(spec)) == _played(text, 2.0)[1]


def _after(spec: TakeSpec, text: str, continues: bool) -> TakeSpec:
    earlier = Earlier(scene=spec.scene, frames=spec.frames, seed=spec.seed)
    following = _spec(text, 1.5).model_copy(
        update={"earlier": (earlier,), "continues": continues, "set_seed": spec.seed}
    )
    return following


def test_what_lies_there_from_the_shot_before_does_not_rattle_at_the_cut() -> None:
    text = "A wooden crate falls on the floor of a room"
    first = _spec(text, 1.5)
    quiet = first.scene.model_copy(update={"actions": ()})
    second = _after(first, text, False).model_copy(update={"scene": quiet})
    heard = audible(second, perform(second))
    assert _events(_played(text, 1.5)[1], "impact", "crate")
    assert heard.events == ()


def test_a_roll_goes_on_over_the_cut_and_begins_with_the_shot() -> None:
    text = "A ball rolls across a wooden floor"
    second = _after(_spec(text, 1.5), text, True)
    second = second.model_copy(update={"scene": _spec(text, 1.5).scene})
    heard = audible(second, perform(second))
    (roll,) = _events(heard, "roll", "ball")
    assert roll.time == pytest.approx(0.0, abs=0.001)
    assert roll.seconds == pytest.approx(1.5, abs=0.06)
    assert roll.path is not None and roll.path.times[0] >= 0
