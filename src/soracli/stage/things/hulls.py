"""Hulls, bow to +x. z = 0 is the bottom; the anchor "waterline" says how deep one sits."""

from dataclasses import dataclass, replace

import numpy as np

from soracli.stage.figure import Collider, Figure, Rig
from soracli.stage.floating import WATER_DENSITY
from soracli.stage.floating import Hull as Buoyancy
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, Numbers, join, linear
from soracli.stage.shapes import sheet, tube
from soracli.stage.things.forms import recolored, spline
from soracli.stage.things.paint import Order, figure, hull

STATIONS = 33


@dataclass(frozen=True, eq=False)
class Hull:
    """One hull: `skin` (stations, P, 3) from port gunwale under the keel to starboard."""

    skin: Numbers
    length: float
    beam: float
    draft: float

    def at(self, share: float) -> tuple[float, float, float]:
        """x, half beam and gunwale height at `share` of the length (0 stern, 1 bow)."""
        row = self.skin[round(share * (STATIONS - 1))]
        return float(row[0, 0]), float(np.abs(row[:, 1]).max()), float(row[0, 2])


def shape_hull(
    length: float,
    beam: float,
    depth: float,
    draft: float,
    outline: tuple[float, ...],
    keel: tuple[float, ...],
    sheer: tuple[float, ...],
    fullness: float = 0.7,
) -> Hull:
    """A hull of metres; `outline` is the half beam, `keel` and `sheer` the bottom and the gunwale
    (shares of the depth), all from stern to bow. Small `fullness` gives a boxy section."""
    half = np.maximum(spline(outline, STATIONS), 0.01) * beam / 2
    bottom = spline(keel, STATIONS) * depth
    top = spline(sheer, STATIONS) * depth
    angle = np.linspace(-np.pi / 2, np.pi / 2, 17)
    y = np.sign(angle) * np.abs(np.sin(angle)) ** fullness
    z = 1 - np.abs(np.cos(angle)) ** 0.8
    x = np.linspace(-0.5, 0.5, STATIONS) * length
    bow_rake = np.clip((np.linspace(0, 1, STATIONS) - 0.8) / 0.2, 0, 1) ** 2 * 0.06 * length
    skin = np.stack(
        [
            x[:, None] + bow_rake[:, None] * (z[None] - 1),
            half[:, None] * -y[None],
            bottom[:, None] + (top - bottom)[:, None] * z[None],
        ],
        axis=-1,
    )
    return Hull(skin.astype(np.float32), length, beam, draft)


def hull_mesh(body: Hull, color: str, bottom: str, surface: int, stripe: str = "") -> Mesh:
    """The skin with its transom; `bottom` below the waterline, `stripe` along the gunwale."""
    fine = body.skin
    skin = sheet(np.swapaxes(fine, 0, 1)[:, ::-1].copy(), color, surface)
    height = skin.vertices[:, 2]
    colors = np.where((height < body.draft * 1.04)[:, None], linear(bottom), skin.colors)
    parts = [recolored(skin, colors)]
    stern = fine[0]
    middle = np.array([[stern[0, 0], 0, float(stern[:, 2].max())]], np.float32)
    fan = np.stack([np.broadcast_to(middle, stern.shape), stern])
    parts.append(sheet(fan.astype(np.float32), color, surface))
    rail = 0.012 * body.length**0.7
    for side in (0, -1):
        parts.append(tube(fine[:, side], rail, stripe or color, surface, 6))
    return join(parts)


def deck_mesh(body: Hull, drop: float, color: str, surface: int = Surface.PLANKS) -> Mesh:
    """A deck from gunwale to gunwale, `drop` metres below the rail."""
    port, starboard = body.skin[:, 0].copy(), body.skin[:, -1].copy()
    for line in (port, starboard):
        line[:, 2] -= drop
        line[:, 1] *= 0.985
    return sheet(np.stack([port, starboard]).astype(np.float32), color, surface)


def hull_colliders(body: Hull, joint: int = 0) -> list[Collider]:
    """Three convex pieces along the hull, so that it floats level and sheds waves at the bow."""
    cuts = (0, STATIONS // 3, 2 * STATIONS // 3, STATIONS - 1)
    pieces = []
    for start, end in zip(cuts[:-1], cuts[1:], strict=True):
        points = body.skin[[start, (start + end) // 2, end]][:, ::4].reshape(-1, 3)
        pieces.append(hull(points.tolist(), joint))
    return pieces


def boat_figure(
    order: Order, body: Hull, mesh: Mesh, deck: tuple[float, float], rig: Rig | None = None
) -> Figure:
    """The figure of a boat whose standing place is at (x, z) `deck`.

    Its length and width are the hull's; it weighs what sinks it to the waterline that is drawn.
    """
    made = figure(
        order,
        mesh,
        hull_colliders(body),
        volume=body.length * body.beam * body.draft * 0.5,
        rig=rig,
        anchors={
            "deck": (0, (deck[0], 0.0, deck[1])),
            "seat": (0, (deck[0], 0.0, deck[1] + 0.25)),
            "waterline": (0, (0.0, 0.0, body.draft)),
        },
    )
    made = replace(made, length=body.length, width=body.beam)
    afloat = float(Buoyancy.of(made).areas.sum())
    return replace(made, mass=WATER_DENSITY * afloat * body.draft)
