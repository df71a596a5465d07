"""The ten sentences the first clip is judged by, and what each has to be read as."""

from collections import Counter

from soracli.script.presets import Presets
from soracli.script.reader import read
from soracli.story.scene import Action, Scene


def kinds(scene: Scene) -> Counter[str]:
    return Counter(entity.kind for entity in scene.entities)


def motions(scene: Scene) -> list[tuple[str, int]]:
    return [(action.motion, action.order) for action in scene.actions]


def only(scene: Scene, motion: str) -> Action:
    (found,) = [action for action in scene.actions if action.motion == motion]
    return found


def test_dog_on_a_beach(presets: Presets) -> None:
    scene = read(
        "A slow-motion cinematic shot of a dog running on a beach at sunset, with dramatic music",
        presets,
    )
    assert kinds(scene) == {"dog": 1}
    assert motions(scene) == [("run", 0)]
    assert (scene.place, scene.time, scene.style) == ("beach", "sunset", "cinematic")
    assert scene.time_scale == 0.4
    assert scene.music == "dramatic music"
    assert scene.unplaced == ()


def test_missed_shot(presets: Presets) -> None:
    scene = read(
        "A basketball player shoots, misses, and the ball rebounds off the backboard", presets
    )
    assert kinds(scene) == {"person": 1, "basketball": 1, "hoop": 1}
    player, ball, hoop = scene.entities
    assert (player.implied, ball.implied, hoop.implied) == (False, True, True)
    assert player.holds == (ball.id,)
    shot, rebound = scene.actions
    assert (shot.motion, shot.outcome, shot.agents) == ("shoot", "miss", (player.id,))
    assert (shot.instrument, shot.target) == (ball.id, hoop.id)
    assert (rebound.motion, rebound.agents, rebound.target) == ("rebound", (ball.id,), hoop.id)
    assert rebound.order > shot.order
    assert scene.place == "court"
    assert scene.unplaced == ()


def test_two_cats(presets: Presets) -> None:
    scene = read("Two cats chase a butterfly in a sunny garden", presets)
    assert kinds(scene) == {"cat": 2, "butterfly": 1}
    chase = only(scene, "chase")
    assert chase.agents == ("cat.1", "cat.2")
    assert chase.target == "butterfly.1"
    assert (scene.place, scene.time, scene.weather) == ("garden", "day", "clear")


def test_woman_in_a_red_coat(presets: Presets) -> None:
    scene = read(
        "A woman in a red coat walks through a snowy city street at night, "
        "camera tracking from the side",
        presets,
    )
    (woman,) = scene.entities
    assert (woman.kind, woman.traits["sex"]) == ("person", "female")
    coat = next(garment for garment in woman.wears if garment.kind == "coat")
    assert coat.color == "#c8252c"
    assert woman.color is None
    assert motions(scene) == [("walk", 0)]
    assert (scene.place, scene.time, scene.weather) == ("street", "night", "snowy")
    assert scene.camera.move == "track side"


def test_skater_on_a_paddleboard(presets: Presets) -> None:
    scene = read(
        "A figure skater does a triple axel on a paddleboard, the board rocking in the water",
        presets,
    )
    assert kinds(scene) == {"person": 1, "paddleboard": 1}
    axel, rock = scene.actions
    assert (axel.motion, axel.turns, axel.agents) == ("axel", 3, ("person.1",))
    assert (rock.motion, rock.agents, rock.order) == ("rock", ("paddleboard.1",), axel.order)
    (relation,) = scene.relations
    assert (relation.kind, relation.a, relation.b) == ("on", "person.1", "paddleboard.1")
    assert scene.place in ("lake", "sea")


def test_sailboat(presets: Presets) -> None:
    scene = read("A sailboat sails from left to right across a calm blue sea, aerial view", presets)
    assert kinds(scene) == {"sailboat": 1}
    assert only(scene, "sail").direction == "left to right"
    assert scene.place == "sea"
    assert scene.camera.angle == "aerial"
    assert scene.entities[0].color is None


def test_old_detective(presets: Presets) -> None:
    scene = read(
        "A gritty black-and-white close-up of an old detective in a hat, rain falling", presets
    )
    (detective,) = scene.entities
    assert detective.traits["age"] == "old"
    assert {garment.kind for garment in detective.wears} & {"hat", "fedora"}
    assert (scene.style, scene.weather) == ("noir", "rain")
    assert scene.camera.framing == "close-up"
    assert scene.camera.on == detective.id


def test_five_balls(presets: Presets) -> None:
    scene = read("Five red balls roll down a ramp and knock over a tower of blocks", presets)
    count = kinds(scene)
    assert (count["ball"], count["ramp"]) == (5, 1)
    assert count["block"] >= 3
    balls = [entity for entity in scene.entities if entity.kind == "ball"]
    assert {ball.color for ball in balls} == {"#c8252c"}
    blocks = [entity for entity in scene.entities if entity.kind == "block"]
    assert {block.arrangement for block in blocks} == {"tower"}
    roll, knock = scene.actions
    assert (roll.motion, roll.over, roll.direction) == ("roll", "ramp.1", "down")
    assert (knock.motion, knock.target) == ("knock_over", "block.1")
    assert len(roll.agents) == len(knock.agents) == 5
    assert knock.order > roll.order


def test_battle(presets: Presets) -> None:
    scene = read("An anime-style battle between a knight and a dragon", presets)
    assert kinds(scene) == {"knight": 1, "dragon": 1}
    sides = {(action.agents, action.target) for action in scene.actions}
    assert sides == {(("knight.1",), "dragon.1"), (("dragon.1",), "knight.1")}
    assert {action.motion for action in scene.actions} == {"fight"}
    assert {action.order for action in scene.actions} == {0}
    assert scene.style == "anime"


def test_lighthouse(presets: Presets) -> None:
    scene = read("The camera orbits clockwise around a lighthouse at dawn", presets)
    (lighthouse,) = scene.entities
    assert lighthouse.kind == "lighthouse"
    assert (scene.camera.move, scene.camera.on) == ("orbit clockwise", lighthouse.id)
    assert scene.time == "dawn"
    assert scene.actions == ()
