"""The stand-in for a noun nobody has cast: a crate with the noun on a card."""

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.mesh import Mesh, join
from soracli.stage.things.boxes import box
from soracli.stage.things.forms import boxes, turn
from soracli.stage.things.letters import word
from soracli.stage.things.paint import Order
from soracli.story.preset import Kind
from soracli.story.scene import Entity


def build_stand_in(entity: Entity) -> Figure:
    """A labelled crate of 0.8 m: the noun stands on a card on each of its four sides."""
    size = 0.8
    kind = Kind(
        name="crate",
        family="box",
        size=size,
        mass=20,
        material="wood",
        colors={"main": "#b79468", "frame": "#8d6c45"},
    )
    crate = box(Order(kind, entity))
    wide = size * entity.scale
    label = _label(entity.noun, wide)
    sides = [label.moved((0, 0, wide / 2), turn(quarter * np.pi / 2)) for quarter in range(4)]
    return Figure(**{**vars(crate), "mesh": join([crate.mesh, *sides])})


def _label(noun: str, wide: float) -> Mesh:
    """A white card with the noun in raised letters, on the -y face of a crate centered at 0."""
    front = -wide * 0.525
    card = boxes([(0, front, 0)], (wide * 0.74, wide * 0.03, wide * 0.3), "#f6f2e6")
    text = word(noun, wide * 0.66, wide * 0.2)
    return join([card, text.moved((0, front - wide * 0.017, 0))])
