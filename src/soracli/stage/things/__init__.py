"""Things: everything in a scene that is not alive, built from a kind and what was said of it."""

from collections.abc import Callable

from soracli.stage.figure import Figure
from soracli.stage.things.aircraft import aircraft
from soracli.stage.things.balls import ball
from soracli.stage.things.boards import board
from soracli.stage.things.boats import boat
from soracli.stage.things.boxes import box
from soracli.stage.things.buildings import building
from soracli.stage.things.clothed import clothed
from soracli.stage.things.drawn import drawn
from soracli.stage.things.dressing import dressed
from soracli.stage.things.flora import plant
from soracli.stage.things.furniture import furniture
from soracli.stage.things.hoop import hoop
from soracli.stage.things.paint import Order
from soracli.stage.things.props import prop
from soracli.stage.things.ramp import ramp
from soracli.stage.things.reaching import reached
from soracli.stage.things.shaping import shaped
from soracli.stage.things.stand_in import build_stand_in
from soracli.stage.things.vehicles import vehicle
from soracli.story.preset import Kind
from soracli.story.scene import Entity

_BUILDERS: dict[str, Callable[[Order], Figure]] = {
    "ball": ball,
    "box": box,
    "ramp": ramp,
    "hoop": hoop,
    "board": board,
    "boat": boat,
    "building": building,
    "vehicle": vehicle,
    "aircraft": aircraft,
    "plant": plant,
    "furniture": furniture,
    "prop": prop,
}
FAMILIES = tuple(_BUILDERS)

__all__ = ["FAMILIES", "build_stand_in", "build_thing"]


def build_thing(kind: Kind, entity: Entity) -> Figure:
    """The figure of a thing. Raises ValueError when no builder here knows the kind's family."""
    builder = _BUILDERS.get(kind.family)
    if builder is None:
        raise ValueError(f"no thing is of the family {kind.family!r}")
    order = Order(kind, entity)
    figure = drawn(order) if kind.parts else builder(order)
    return clothed(entity, dressed(order, reached(order, shaped(order, figure))))
