"""What the reader can say, the stage can do: every word of one floor is known on the other."""

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.plan.take import TakeSpec
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.casting import ANIMALS, cast
from soracli.stage.perform import perform
from soracli.stage.performance import CameraPath
from soracli.stage.places import PLACES
from soracli.story.scene import Action, Entity, Scene
from soracli.story.shot import MOVES, Camera, Move

PRESETS = load_presets()
SPOKEN_PLACES = sorted(PRESETS.lexicon.words.places)
BODIES = sorted(
    name
    for name, kind in PRESETS.kinds.items()
    if kind.family not in ANIMALS and name not in PRESETS.kinds.drawn
)
"""Kinds whose bodies are built here; those of animals are in tests/stage/test_animals.py, those
drawn by their parts in tests/stage/test_drawn_kinds.py."""
MOTIONS = sorted(motion for motion in PRESETS.lexicon.words.motions if motion)


def take(scene: Scene, seconds: float = 0.5) -> TakeSpec:
    """A very short take of a scene. All have one seed: a place for several is built once."""
    request = Request(size="64x64", seconds=seconds, fps=12, seed=1)
    return compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, SPOKEN_PLACES)


def test_every_place_that_can_be_said_can_be_built() -> None:
    assert set(SPOKEN_PLACES) <= set(PLACES)


def test_every_kind_is_at_home_somewhere_and_brings_what_exists() -> None:
    for kind in PRESETS.kinds.values():
        assert kind.place in ("", *PLACES), kind.name
        assert set(kind.brings) <= set(PRESETS.kinds), kind.name


def test_the_styles_that_can_be_said_exist() -> None:
    assert "natural" in PRESETS.looks
    assert set(PRESETS.lexicon.words.styles) <= set(PRESETS.looks)


@pytest.mark.parametrize("name", BODIES)
def test_every_kind_has_a_body_of_its_size(name: str) -> None:
    kind = PRESETS.kinds[name]
    entity = Entity(id="x.1", noun=name, kind=name, traits=kind.traits)
    figure = cast(take(Scene(text=name, entities=(entity,), place="beach")))["x.1"]
    assert np.isfinite(figure.mesh.vertices).all() and len(figure.mesh.vertices) > 3
    sides = (figure.height, figure.length, figure.width)
    assert min(sides) > 0 and 0.2 < max(sides) / kind.size < 8


@pytest.mark.parametrize("place", PLACES)
def test_every_place_can_be_played_in(place: str) -> None:
    scene = read("a man walks", PRESETS).model_copy(update={"place": place})
    performance = perform(take(scene))
    assert performance.set_piece.name == place
    assert np.isfinite(performance.bodies[0].positions).all()


@pytest.mark.parametrize("motion", MOTIONS)
def test_every_motion_can_be_played(motion: str) -> None:
    entities = (
        Entity(id="man.1", noun="man", kind="person"),
        Entity(id="ball.1", noun="ball", kind="ball"),
    )
    action = Action(motion=motion, verb=motion, agents=("man.1",), target="ball.1")
    scene = Scene(text=motion, entities=entities, actions=(action,), place="studio")
    performance = perform(take(scene))
    assert performance.frames == 6
    for body in performance.bodies:
        assert np.isfinite(body.positions).all() and np.isfinite(body.rotations).all()


def filmed(move: Move) -> CameraPath:
    """How a camera that makes this move films a man who walks."""
    scene = read("a man walks", PRESETS).model_copy(
        update={"place": "studio", "camera": Camera(move=move, on="person.1")}
    )
    return perform(take(scene, seconds=1)).camera


@pytest.mark.parametrize("move", [move for move in MOVES if move != "static"])
def test_every_camera_move_moves_something(move: Move) -> None:
    camera = filmed(move)
    assert np.isfinite(camera.position).all() and (camera.fov > 0).all()
    ways = (camera.position, camera.target, camera.fov)
    assert max(np.ptp(way, axis=0).max() for way in ways) > 0.05


def test_a_static_camera_stands_still() -> None:
    assert np.ptp(filmed("static").position, axis=0).max() == 0
