"""Props to hold and to put down: lights, dishes, tools, instruments, machines, food.

The size is the longest side. The front is toward -y; what is held has its anchor "grip".
"""

from collections.abc import Callable

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.mesh import Mesh
from soracli.stage.things import edibles, gadgets, tableware, tools, toys
from soracli.stage.things.footwear import shoe
from soracli.stage.things.paint import Order, box_around, figure

Maker = Callable[[Order], tuple[Mesh, float]]

_FORMS: dict[str, Maker] = {
    **tableware.FORMS,
    **tools.FORMS,
    **gadgets.FORMS,
    **toys.FORMS,
    **edibles.FORMS,
    "shoe": shoe,
}


def prop(order: Order) -> Figure:
    """A prop scaled so that its longest side is `order.size`, standing on z = 0."""
    mesh, grip = _FORMS.get(order.form, tableware.FORMS["vase"])(order)
    low, high = mesh.vertices.min(axis=0), mesh.vertices.max(axis=0)
    scale = order.size / float(np.max(high - low))
    mesh = mesh.moved((0, 0, -float(low[2]) * scale), scale=scale)
    extent = (high - low) * scale
    return figure(
        order,
        mesh,
        [box_around(mesh)],
        volume=float(np.prod(extent)) * 0.3,
        anchors={
            "grip": (0, (0.0, 0.0, float(extent[2]) * grip)),
            "top": (0, (0.0, 0.0, float(extent[2]))),
        },
    )
