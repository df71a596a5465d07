"""What happens in a shot is what the sentence says, down to who is where and what hits what."""

from functools import cache

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.stage.performance import Body, Performance
from soracli.stage.places import PLACES
from soracli.stage.renderer import Renderer

TEN = {
    "dog": "A slow-motion cinematic shot of a dog running on a beach at sunset, "
    "with dramatic music",
    "shot": "A basketball player shoots, misses, and the ball rebounds off the backboard",
    "cats": "Two cats chase a butterfly in a sunny garden",
    "coat": "A woman in a red coat walks through a snowy city street at night, "
    "camera tracking from the side",
    "axel": "A figure skater does a triple axel on a paddleboard, the board rocking in the water",
    "sail": "A sailboat sails from left to right across a calm blue sea, aerial view",
    "noir": "A gritty black-and-white close-up of an old detective in a hat, rain falling",
    "balls": "Five red balls roll down a ramp and knock over a tower of blocks",
    "battle": "An anime-style battle between a knight and a dragon",
    "orbit": "The camera orbits clockwise around a lighthouse at dawn",
}


@cache
def _performed(name: str) -> Performance:
    presets = load_presets()
    scene = read(TEN.get(name, name), presets)
    request = Request(size="320x180", seconds=5)
    spec = compile_take(scene, request, presets.kinds, presets.looks, presets.models, PLACES)
    return perform(spec)


def _body(performance: Performance, prefix: str) -> Body:
    return next(body for body in performance.bodies if body.id.startswith(prefix))


def _bodies(performance: Performance, prefix: str) -> list[Body]:
    return [body for body in performance.bodies if body.id.startswith(prefix)]


def _corners(body: Body, every: int = 5) -> np.ndarray:
    """Some skinned vertices of a body (frames, vertices, 3), world metres."""
    mesh = body.figure.mesh
    picked = slice(None, None, max(1, len(mesh.vertices) // 400))
    vertices, rest = mesh.vertices[picked], body.figure.rig.rest
    total = np.zeros((len(body.positions[::every]), len(vertices), 3))
    for slot in range(4):
        bones, weights = mesh.bones[picked, slot], mesh.weights[picked, slot]
        offset = vertices - rest[bones]
        turned = np.einsum("nvij,vj->nvi", body.rotations[::every][:, bones], offset)
        total += weights[None, :, None] * (turned + body.positions[::every][:, bones])
    return total


@pytest.mark.parametrize("name", TEN)
def test_nothing_sinks_floats_or_jumps(name: str) -> None:
    performance = _performed(name)
    assert performance.frames == 120
    for body in performance.bodies:
        assert np.isfinite(body.positions).all() and np.isfinite(body.rotations).all()
        steps = np.linalg.norm(np.diff(body.positions[:, 0], axis=0), axis=1)
        assert steps.max() < 0.75, f"{body.id} jumps {steps.max():.2f} m in a frame"
        wet = performance.set_piece.water is not None and performance.set_piece.water.shore is None
        if wet:
            continue
        corners = _corners(body)
        assert corners[..., 2].min() > -0.12, f"{body.id} goes into the ground"
        if body.figure.family in ("person", "quadruped", "dragon"):
            lowest = corners[..., 2].min(axis=1)
            assert np.median(lowest) < 0.12, f"{body.id} floats"


def test_the_dog_runs_to_the_right_in_slow_motion() -> None:
    performance = _performed("dog")
    dog = _body(performance, "dog")
    gone = dog.positions[-1, 0, 0] - dog.positions[0, 0, 0]
    assert performance.times[-1] == pytest.approx(0.4 * 119 / 24, rel=0.01)
    assert gone > 5.0
    assert performance.set_piece.name == "beach" and performance.time == "sunset"


def test_the_missed_ball_comes_off_the_board_by_simulation() -> None:
    performance = _performed("shot")
    ball, hoop = _body(performance, "basketball"), _body(performance, "hoop")
    struck = [c for c in performance.contacts if {c.a, c.b} == {ball.id, hoop.id}]
    assert struck and struck[0].position[2] > 3.1
    frame = int(struck[0].time * 24)
    assert ball.positions[frame - 3, 0, 0] < ball.positions[frame, 0, 0]
    assert ball.positions[frame + 8, 0, 0] < ball.positions[frame, 0, 0] - 0.1
    bounces = [c for c in performance.contacts if {c.a, c.b} == {ball.id, "ground"}]
    assert bounces and bounces[0].time > struck[0].time
    rim = hoop.positions[0, 0] * (1, 1, 0)
    centers = ball.positions[:, 0] + [0, 0, 0.12]
    through = np.linalg.norm((centers - rim)[:, :2], axis=1) < 0.2
    assert not np.any(through[1:] & (centers[:-1, 2] > 3.05) & (centers[1:, 2] <= 3.05))


def test_the_ball_is_in_the_hands_until_it_is_thrown() -> None:
    performance = _performed("shot")
    ball, player = _body(performance, "basketball"), _body(performance, "person")
    hands = [player.figure.rig.index(f"hand.{side}") for side in "LR"]
    middle = player.positions[:, hands].mean(axis=1)
    gap = np.linalg.norm(ball.positions[:, 0] - middle, axis=1)
    assert gap[:8].max() < 0.35
    assert gap[-1] > 1.0


def test_two_cats_follow_the_butterfly_and_keep_apart() -> None:
    performance = _performed("cats")
    cats, butterfly = _bodies(performance, "cat"), _body(performance, "butterfly")
    assert len(cats) == 2
    between = np.linalg.norm(cats[0].positions[:, 0] - cats[1].positions[:, 0], axis=1)
    assert between.min() > 0.3
    for cat in cats:
        behind = np.linalg.norm((butterfly.positions[:, 0] - cat.positions[:, 0])[:, :2], axis=1)
        assert behind.max() < 2.6
        assert cat.positions[-1, 0, 0] - cat.positions[0, 0, 0] > 5
    assert butterfly.positions[..., 2].min() > 0.4


def test_the_woman_walks_and_the_camera_goes_with_her() -> None:
    performance = _performed("coat")
    woman = _body(performance, "person")
    walked = woman.positions[-1, 0] - woman.positions[0, 0]
    followed = performance.camera.position[-1] - performance.camera.position[0]
    assert walked[0] > 4 and followed[0] == pytest.approx(walked[0], abs=0.6)
    assert performance.weather == "snowy" and performance.time == "night"
    assert sum(c.kind == "footstep" for c in performance.contacts) >= 7


def test_the_skater_spins_three_and_a_half_times_in_the_air_and_the_board_rocks() -> None:
    performance = _performed("axel")
    skater, board = _body(performance, "person"), _body(performance, "paddleboard")
    forward = skater.rotations[:, 0, :, 0]
    heading = np.unwrap(np.arctan2(forward[:, 1], forward[:, 0]))
    assert np.degrees(heading[-1] - heading[0]) == pytest.approx(3.5 * 360, abs=45)
    feet = [skater.figure.rig.index(f"foot.{side}") for side in "LR"]
    height = skater.positions[:, feet, 2].min(axis=1) - board.positions[:, 0, 2]
    air = height > height[:10].mean() + 0.15
    assert 0.4 < air.sum() / 24 < 0.9, "time in the air"
    assert height[-1] < height[:10].mean() + 0.1, "and it is landed"
    tilt = np.degrees(np.arccos(np.clip(board.rotations[:, 0, 2, 2], -1, 1)))
    assert tilt.max() > 2.0
    assert np.linalg.norm((skater.positions[-1, 0] - board.positions[-1, 0])[:2]) < 0.8


def test_the_sailboat_crosses_from_left_to_right_upright() -> None:
    performance = _performed("sail")
    boat = _body(performance, "sailboat")
    gone = boat.positions[-1, 0] - boat.positions[0, 0]
    assert gone[0] > 12 and abs(gone[1]) < 2
    assert boat.rotations[:, 0, 2, 2].min() > 0.9
    assert performance.set_piece.name == "sea"


def test_five_balls_bring_the_tower_down() -> None:
    performance = _performed("balls")
    balls, blocks = _bodies(performance, "ball"), _bodies(performance, "block")
    assert len(balls) == 5 and len(blocks) >= 5
    top = max(block.positions[0, 0, 2] for block in blocks)
    assert max(block.positions[-1, 0, 2] for block in blocks) < 0.5 * top
    met = {c.a for c in performance.contacts} | {c.b for c in performance.contacts}
    assert any(ball.id in met for ball in balls) and any(block.id in met for block in blocks)
    before = [c.time for c in performance.contacts if c.a.startswith("ball") and "block" in c.b]
    still = blocks[-1].positions[: int(min(before) * 24) - 1, 0]
    assert np.ptp(still, axis=0).max() < 0.02, "the tower stands until it is hit"
    hit = min(int(min(before) * 24) + 1, performance.frames - 1)
    gaps = [ball.positions[hit, 0, 0] - blocks[0].positions[0, 0, 0] for ball in balls]
    assert min(np.abs(gaps)) < 0.6, "and a ball is seen to be there then"


def test_knight_and_dragon_face_each_other_and_there_is_fire() -> None:
    performance = _performed("battle")
    knight, dragon = _body(performance, "knight"), _body(performance, "dragon")
    toward = dragon.positions[0, 0] - knight.positions[0, 0]
    assert knight.rotations[:, 0, :, 0].mean(axis=0) @ toward > 0
    assert dragon.rotations[:, 0, :, 0].mean(axis=0) @ toward < 0
    fires = [effect for effect in performance.effects if effect.kind == "fire"]
    assert any(fire.strength.max() > 0.8 for fire in fires)


def test_the_same_spec_gives_the_same_performance() -> None:
    first = _performed("shot")
    _performed.cache_clear()
    again = _performed("shot")
    for one, other in zip(first.bodies, again.bodies, strict=True):
        assert np.array_equal(one.positions, other.positions)
        assert np.array_equal(one.rotations, other.rotations)
    assert np.array_equal(first.camera.position, again.camera.position)


@pytest.mark.parametrize(
    "sentence",
    [
        "",
        "the",
        "a zorblax gleams",
        "rain",
        "A man and a dog and a car and a house",
        "ten elephants",
    ],
)
def test_every_sentence_has_something_to_look_at(sentence: str) -> None:
    performance = _performed(sentence)
    assert performance.frames == 120
    assert np.isfinite(performance.camera.position).all()
    sight = performance.camera.target - performance.camera.position
    assert np.linalg.norm(sight, axis=1).min() > 0.2


def test_a_bird_without_a_verb_of_flight_stands_on_its_feet_with_folded_wings() -> None:
    gull = _body(_performed("a gull on the beach"), "gull")
    corners = _corners(gull)
    assert -0.03 < corners[..., 2].min() < 0.03
    heading = gull.rotations[0, 0, :, 0]
    across = np.array([-heading[1], heading[0], 0.0])
    assert np.ptp(corners[0] @ across) < 0.5 * gull.figure.width
    flying = _body(_performed("a gull flies over the sea"), "gull")
    assert _corners(flying)[..., 2].min() > 0.5


def test_things_stand_to_each_other_as_the_words_say() -> None:
    beside = _performed("a red cube to the left of a blue ball")
    cube, ball = _body(beside, "block"), _body(beside, "ball")
    assert cube.positions[-1, 0, 0] < ball.positions[-1, 0, 0] - 0.2
    upon = _performed("a red ball on top of a blue cube")
    cube, ball = _body(upon, "block"), _body(upon, "ball")
    low, high = _corners(ball)[-1, :, 2].min(), _corners(cube)[-1, :, 2].max()
    assert low == pytest.approx(high, abs=0.03)
    table = _performed("three cats on a table")
    spots = np.array([cat.positions[0, 0] for cat in _bodies(table, "cat")])
    gaps = np.linalg.norm(spots[:, None] - spots[None], axis=-1)[np.triu_indices(3, 1)]
    assert gaps.min() > 0.2
    top = _corners(_body(table, "table"))[0]
    assert np.all(spots[:, 2] > 0.5 * top[:, 2].max())
    assert np.all((spots[:, 0] > top[:, 0].min()) & (spots[:, 0] < top[:, 0].max()))


def test_who_comes_toward_the_camera_gets_nearer_and_who_goes_away_gets_smaller() -> None:
    for words, sign in (("toward", -1), ("away from", 1)):
        performance = _performed(f"a man walks {words} the camera in a meadow")
        man = _body(performance, "person").positions[:, 0]
        distance = np.linalg.norm(man - performance.camera.position, axis=1)
        assert sign * (distance[-1] - distance[0]) > 1.5


@pytest.mark.parametrize("name", ["noir", "battle", "shot"])
def test_a_frame_is_the_same_whatever_was_filmed_before_it(name: str) -> None:
    performance = _performed(name)
    used, fresh = Renderer(performance, 160, 90), Renderer(performance, 160, 90)
    for earlier in (90, 40):
        used.render(earlier)
    assert np.array_equal(used.render(10).rgb, fresh.render(10).rgb)


def test_who_sits_has_the_hips_on_the_seat_and_the_feet_on_the_ground() -> None:
    performance = _performed("a man sits on a chair in a garden")
    man, chair = _body(performance, "person"), _body(performance, "chair")
    seat = chair.figure.anchors["seat"][1][2]
    hips = man.positions[60, man.figure.rig.index("thigh.L")]
    assert seat < hips[2] < seat + 0.25
    assert np.linalg.norm((hips - chair.positions[60, 0])[:2]) < 0.3
    assert _corners(man)[10, :, 2].min() == pytest.approx(0.0, abs=0.05)


def test_who_sits_on_what_is_no_seat_sits_on_its_edge_and_not_in_the_air() -> None:
    performance = _performed("a woman sits on a table in a living room")
    woman, table = _body(performance, "person"), _body(performance, "table")
    rig = woman.figure.rig
    hips, knee = (woman.positions[60, rig.index(name)] for name in ("thigh.L", "shin.L"))
    assert table.figure.height < hips[2] < table.figure.height + 0.25
    assert abs(hips[2] - knee[2]) < 0.2, "the thigh lies on the table"


def test_a_rider_goes_where_the_horse_goes() -> None:
    performance = _performed("a boy rides a horse on the beach")
    boy, horse = _body(performance, "person"), _body(performance, "horse")
    assert horse.positions[-1, 0, 0] - horse.positions[0, 0, 0] > 4
    gap = boy.positions[:, 0] - horse.positions[:, horse.figure.rig.index("spine")]
    assert np.linalg.norm(gap[:, :2], axis=1).max() < 0.6
    assert gap[:, 2].min() > 0.0 and gap[:, 2].max() < 0.9


def test_a_rocket_rises_on_its_fire() -> None:
    performance = _performed("a rocket launches into the sky")
    rocket = _body(performance, "rocket")
    assert rocket.positions[-1, 0, 2] > rocket.positions[0, 0, 2] + 10
    assert np.ptp(rocket.positions[:, 0, :2], axis=0).max() < 0.1
    assert any(effect.kind == "fire" for effect in performance.effects)
