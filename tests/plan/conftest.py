"""A small world to plan in: two kinds, two looks, two models."""

from collections.abc import Callable
from typing import Any

import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.plan.take import TakeSpec
from soracli.story.preset import Kind, Look, Model
from soracli.story.scene import Action, Entity, Scene

KINDS = {
    "person": Kind(name="person", family="person", size=1.7),
    "ball": Kind(name="ball", family="ball", size=0.24, brings=("hoop",), place="court"),
    "hoop": Kind(name="hoop", family="hoop", size=3.0),
}
LOOKS = {
    "natural": Look(name="natural"),
    "noir": Look(name="noir", prompt="black and white", time="night", weather="rain"),
    "screen": Look(name="screen", letterbox=2.39),
}
MODELS = {
    "previs": Model(name="previs", family="previs", title="Previs", recipe=1),
    "grid": Model(
        name="grid",
        family="previs",
        title="Grid",
        recipe=1,
        size_multiple=16,
        frames_modulo=(8, 1),
        max_seconds=8,
    ),
}
PLACES = ("studio", "court", "beach")
SCENE = Scene(
    text="a man throws a ball",
    entities=(
        Entity(id="man.1", noun="man", kind="person"),
        Entity(id="ball.1", noun="ball", kind="ball"),
    ),
    actions=(Action(motion="throw", verb="throws", agents=("man.1",), target="ball.1"),),
)

Compile = Callable[..., TakeSpec]


@pytest.fixture
def scene() -> Scene:
    return SCENE


@pytest.fixture
def compiled() -> Compile:
    """Compile the small scene with these wishes."""

    def run(scene: Scene = SCENE, camera: Any = None, take: int = 1, **wishes: Any) -> TakeSpec:
        request = Request(**wishes)
        return compile_take(scene, request, KINDS, LOOKS, MODELS, PLACES, camera, take)

    return run
