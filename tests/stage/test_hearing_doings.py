"""What is done on the set is heard as it is seen: blades, skates, boards, balls, cups, keys."""

from functools import cache

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.audible import Audible, Event
from soracli.stage.listening import audible
from soracli.stage.perform import perform
from soracli.stage.performance import Body, Performance
from soracli.stage.places import PLACES

FPS = 24


@cache
def _played(text: str, seconds: float = 3.0) -> tuple[Performance, Audible]:
    presets = load_presets()
    request = Request(size="64x64", seconds=seconds, fps=FPS)
    scene = read(text, presets)
    spec = compile_take(scene, request, presets.kinds, presets.looks, presets.models, PLACES)
    performance = perform(spec)
    return performance, audible(spec, performance)


def _events(heard: Audible, kind: str, sort: str) -> list[Event]:
    return [one for one in heard.events if one.kind == kind and one.sort == sort]


def _body(performance: Performance, prefix: str) -> Body:
    return next(one for one in performance.bodies if one.id.startswith(prefix))


def test_both_of_two_with_swords_have_one_and_their_blades_clash_after_a_swing() -> None:
    performance, heard = _played("Two knights fight with swords in a meadow")
    clashes = _events(heard, "impact", "clash")
    assert clashes and all(one.materials == ("metal", "metal") for one in clashes)
    for name in ("sword.1", "sword.2"):
        assert np.ptp(_body(performance, name).positions[:, 0], axis=0).max() > 0.5
    swings = _events(heard, "swing", "sword")
    for clash in clashes:
        assert any(one.time < clash.time < one.time + one.seconds + 0.3 for one in swings)
    assert not _events(_played("A knight stands in a meadow")[1], "impact", "clash")


def test_a_dribbled_ball_is_heard_where_it_is_lowest_and_at_the_hand() -> None:
    performance, heard = _played("A basketball player dribbles a basketball in a gym")
    height = _body(performance, "basketball").positions[:, 0, 2]
    floor = [one for one in heard.events if one.a == "basketball.1" and one.b == "ground"]
    assert len(floor) >= 3
    low = np.flatnonzero((height[1:-1] < height[:-2]) & (height[1:-1] <= height[2:])) + 1
    for bounce in floor:
        assert np.abs(low / FPS - bounce.time).min() < 1.5 / FPS
    assert len(_events(heard, "impact", "hand")) >= 3
    assert not _events(heard, "footstep", "land")  # the player stays on the floor


def test_who_skates_glides_and_the_blades_scrape_instead_of_steps() -> None:
    performance, heard = _played("A woman skates on a frozen lake")
    way = _body(performance, "person").positions[:, 0, 0]
    assert np.diff(way).min() > 0 and way[-1] - way[0] > 4
    strokes = _events(heard, "scrape", "skate")
    assert len(strokes) >= 2 and strokes[0].materials == ("metal", "ice")
    assert strokes[0].path is not None and strokes[0].path.azimuth[0] != strokes[-1].azimuth
    assert not [one for one in heard.events if one.kind == "footstep"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A boy rides a skateboard along a street", "wheels"),
        ("A girl rides a snowboard in a meadow", "runners"),
    ],
)
def test_a_board_rolls_as_fast_as_it_is_heard_with_who_stands_on_it(text: str, kind: str) -> None:
    performance, heard = _played(text)
    (source,) = [one for one in heard.sources if one.kind == kind]
    board, rider = _body(performance, source.id), _body(performance, "person")
    pace = np.linalg.norm(np.diff(board.positions[:, 0], axis=0), axis=1) * FPS
    assert max(source.speed) == pytest.approx(pace.max(), abs=0.1) and pace.max() > 2
    gap = rider.positions[:, 0, 0] - board.positions[:, 0, 0]
    assert np.abs(gap).max() < 0.4


def test_two_cars_drive_and_crash_when_they_stop() -> None:
    performance, heard = _played("Two cars crash into each other on a street")
    (crash,) = _events(heard, "impact", "crash")
    cars = [_body(performance, name).positions[:, 0, 0] for name in ("car.1", "car.2")]
    gap = np.abs(cars[0] - cars[1])
    assert abs(int(gap.argmin()) / FPS - crash.time) <= 1.5 / FPS
    assert gap[0] - gap.min() > 2 and crash.impulse > 1000


def test_a_balloon_is_in_scraps_when_it_pops() -> None:
    performance, heard = _played("A red balloon bursts in a room")
    (pop,) = _events(heard, "break", "pop")
    body = _body(performance, "balloon")
    middles = body.positions[:, 1:] - body.figure.rig.rest[1:]  # of every piece, as if whole
    apart = np.ptp(middles, axis=1).max(axis=1)
    frame = int(pop.time * FPS)
    assert apart[:frame].max() < 0.01 and apart[frame + 4] > 0.3


@pytest.mark.parametrize(
    ("text", "kind", "sort", "least"),
    [
        ("A woman types on a laptop at a desk", "impact", "key", 6),
        ("A woman writes a letter at a desk", "scrape", "pen", 2),
        ("A woman reads a book in a library", "cloth", "page", 1),
        ("A man drinks coffee from a cup", "call", "man sip", 1),
        ("A man plays a guitar on a stage", "call", "guitar play", 1),
        ("A cat drinks milk from a bowl", "call", "cat lap", 1),
        ("A man chops wood", "impact", "tool", 1),
    ],
)
def test_busy_hands_and_mouths_are_heard(text: str, kind: str, sort: str, least: int) -> None:
    found = _events(_played(text)[1], kind, sort)
    assert len(found) >= least
    assert all(one.time >= 0 and one.time + one.seconds <= 3.0 for one in found)


def test_somebody_knocks_once_the_door_is_within_reach() -> None:
    performance, heard = _played("A man knocks on a door", 4.0)
    knocks = _events(heard, "impact", "knock")
    assert len(knocks) == 3
    steps = [one.time for one in heard.events if one.kind == "footstep"]
    assert max(steps, default=0.0) < knocks[0].time
    away = _body(performance, "person").positions[int(knocks[0].time * FPS), 0]
    assert np.linalg.norm((away - _body(performance, "door").positions[0, 0])[:2]) < 2.3


def test_what_stands_in_somebody_at_the_beginning_makes_no_bang() -> None:
    assert not [one for one in _played("A man jumps in a puddle")[1].events if one.time < 0.1]
