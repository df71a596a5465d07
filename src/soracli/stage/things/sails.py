"""Sails: cloth with belly between spars."""

import numpy as np

from soracli.stage.figure import Rig
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear
from soracli.stage.shapes import sheet, tube
from soracli.stage.things.forms import recolored
from soracli.stage.things.hulls import Hull
from soracli.stage.things.paint import Order


def sailcloth(
    tack: Numbers,
    clew: Numbers,
    head: Numbers,
    belly: Numbers,
    color: str,
    roach: float = 0.0,
    head_width: float = 0.02,
) -> Mesh:
    """A three-cornered sail; `belly` (3,) is how far its middle is blown out, metres.

    `roach` rounds the trailing edge outward as a share of the foot.
    """
    rows, columns = 21, 11
    up = np.linspace(0, 1, rows)[:, None, None]
    across = np.linspace(0, 1, columns)[None, :, None]
    width = (1 - up) * (1 - head_width) + head_width + roach * np.sin(np.pi * up)
    luff = tack + (head - tack) * up
    points = luff + (clew - tack) * across * width
    depth = np.sin(np.pi * across**0.8) * np.sin(np.pi * np.clip(up * 0.9 + 0.08, 0, 1)) ** 0.7
    points = points + belly * depth * width
    mesh = sheet(points.astype(np.float32), color, Surface.SAILCLOTH)
    return _seamed(mesh, rows, columns)


def _seamed(mesh: Mesh, rows: int, columns: int) -> Mesh:
    """Panel seams: every fourth row a little darker, as sails are sewn."""
    row = np.arange(rows * columns) // columns
    shade = np.where(row % 4 == 0, 0.86, 1.0).astype(np.float32)
    return recolored(mesh, mesh.colors * shade[:, None])


def square_sail(
    middle: tuple[float, float, float], width: float, height: float, belly: float, color: str
) -> Mesh:
    """A four-cornered sail across the ship, blown toward +x; `middle` is the middle of its yard."""
    across = np.linspace(-1, 1, 13)[None, :]
    down = np.linspace(1, 0, 9)[:, None]
    x = belly * (1 - across**2) * np.sin(np.pi * (0.15 + 0.75 * down))
    y = across * width / 2 * (0.86 + 0.14 * down)
    z = -height * down + 0.06 * height * down * across**2
    points = np.stack(np.broadcast_arrays(x, y, z), axis=-1) + np.asarray(middle)
    return _seamed(sheet(points.astype(np.float32), color, Surface.SAILCLOTH), 9, 13)


def sloop_rig(order: Order, body: Hull) -> tuple[Rig, Mesh, Mesh]:
    """Mast, boom, mainsail and jib of a small yacht: (rig, what swings, what stays).

    The joint "sail" is the foot of the mast; turning it about z swings boom and mainsail.
    """
    size = body.length
    mast_x, deck = 0.1 * size, body.at(0.6)[2] - 0.02 * size
    top = np.array([mast_x, 0, deck + 1.22 * size])
    foot = np.array([mast_x, 0, deck])
    spar, white = "#c9ccd0", order.color("sail", "#f7f3e8")
    boom_z = deck + 0.14 * size
    swing = np.array([-np.cos(0.26), -np.sin(0.26), 0.0])
    boom_end = np.array([mast_x, 0, boom_z]) + swing * 0.46 * size
    blow = np.array([0.02, -0.075, 0]) * size
    main = sailcloth(
        np.array([mast_x - 0.012 * size, 0, boom_z + 0.01 * size]),
        boom_end + [0, 0, 0.01 * size],
        top - [0.012 * size, 0, 0.02 * size],
        blow,
        white,
        roach=0.07,
    )
    bow_x, _, bow_z = body.at(0.99)
    jib = sailcloth(
        np.array([bow_x - 0.02 * size, 0, bow_z + 0.02 * size]),
        np.array([mast_x - 0.02 * size, -0.1 * size, boom_z - 0.02 * size]),
        np.array([mast_x + 0.01 * size, 0, deck + 1.05 * size]),
        blow * 0.8,
        order.color("jib", white),
    )
    mark = _emblem(main, order.main if order.entity.color else order.color("stripe", "#1d3f77"))
    thin = 0.005 * size
    mast = tube([foot, top], (thin * 1.7, thin), spar, Surface.METAL, 10)
    boom = tube([[mast_x, 0, boom_z], boom_end], thin * 1.3, spar, Surface.METAL, 8)
    rest = np.array([[0, 0, 0], [mast_x, 0, deck]], np.float32)
    rig = Rig(("root", "sail"), (-1, 0), rest)
    return rig, join([mark, boom]), join([mast, jib, *_stays(body, top, mast_x, deck)])


def _stays(body: Hull, top: Numbers, mast_x: float, deck: float) -> list[Mesh]:
    """Wires from the masthead to bow, stern and both sides."""
    bow, stern, half = body.at(0.99), body.at(0.02), body.at(0.6)[1]
    ends = [
        (bow[0], 0, bow[2]),
        (stern[0], 0, stern[2]),
        (mast_x, half, deck),
        (mast_x, -half, deck),
    ]
    thin = 0.00175 * body.length
    return [
        tube([top * [1, 1, 0.995], end], thin, "#808488", Surface.METAL, 4, caps=False)
        for end in ends
    ]


def _emblem(sail: Mesh, color: str) -> Mesh:
    """The sail with two broad colored bands low down, so that it is not just white."""
    row = np.arange(len(sail.vertices)) // 11
    band = (row == 4) | (row == 5)
    return recolored(sail, np.where(band[:, None], linear(color), sail.colors))
