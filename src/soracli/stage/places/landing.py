"""A low landing stage on a water, for those who stand by while others are on it."""

from dataclasses import replace
from typing import Literal

import numpy as np

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.shapes import tube
from soracli.stage.things.forms import boxes, copies

Landing = Literal["before", "beyond"]
"""Where the water is that is looked at, as the camera sees it from the near side."""
LONG, WIDE, TOP = 40.0, 3.2, 0.24
"""Half the length along x, the width along y and how high its boards are over the water, metres."""
EDGE = 0.7
"""Metres from the middle of the stage to its edge on the side of the water that is looked at."""


def with_landing(piece: SetPiece, landing: Landing) -> SetPiece:
    """A set of open water with a landing stage along x, its boards low over the water: who is on
    foot stands on it as on a step. What they look at is on the water beyond it, or before it."""
    beyond = landing == "beyond"
    near, far = (EDGE - WIDE, EDGE) if beyond else (-EDGE, WIDE - EDGE)
    middle = 0.5 * (near + far)
    deck = Collider("box", (LONG, 0.5 * WIDE, 0.5 * TOP), (0.0, middle, 0.5 * TOP))
    boards = _landing().moved((0.0, middle, 0.0))
    return replace(
        piece,
        mesh=join([piece.mesh, boards]),
        colliders=(*piece.colliders, deck),
        landing=(near, far) if beyond else (far, near),
    )


def _landing() -> Mesh:
    planks = np.arange(-LONG, LONG, 0.24)
    boards = [
        boxes(
            [(x, 0.0, TOP - 0.025) for x in planks[k::3]], (0.225, WIDE, 0.05), tone, Surface.WOOD
        )
        for k, tone in enumerate(("#8d6f4a", "#826544", "#957751"))
    ]
    sides = (0.1 - 0.5 * WIDE, 0.5 * WIDE - 0.1)
    edges = [(0.0, y, TOP - 0.12) for y in sides]
    beams = boxes(edges, (2 * LONG, 0.14, 0.14), "#5e4930", Surface.WOOD)
    posts = [(x, y, 0.0) for x in np.arange(-LONG + 1, LONG, 4.2) for y in sides]
    post = tube([(0, 0, -3.0), (0, 0, TOP + 0.22)], 0.09, "#4f3d29", Surface.WOOD, 10)
    return join([*boards, beams, copies(post, posts, np.zeros(len(posts), np.float32))])
