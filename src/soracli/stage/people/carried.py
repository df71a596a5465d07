"""What people carry by their role: a sword, a shield, a staff."""

import numpy as np

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.people.body import arm_axis
from soracli.stage.people.hands import Frame
from soracli.stage.people.lofts import Array, Point
from soracli.stage.people.measures import INDEX, Measures
from soracli.stage.shapes import box, capsule, ellipsoid, sheet, tube


def carried(m: Measures, words: str) -> Mesh:
    """The meshes of the things named in `words` ("sword shield"); unknown words carry nothing."""
    makers = {"sword": sword, "shield": shield, "staff": staff}
    return join([makers[word](m) for word in words.replace(",", " ").split() if word in makers])


def sword(m: Measures) -> Mesh:
    """A straight sword in the right hand, pointing forward past the thumb."""
    u = m.unit
    grip = _palm(m, -1)
    ahead = np.array([0.985, 0.0, 0.17])

    def along(distance: float) -> Point:
        return point(grip + distance * u * ahead)

    handle = capsule(
        along(-0.05), along(0.045), 0.0085 * u, color="#4a2f1c", surface=Surface.LEATHER
    )
    pommel = ellipsoid(0.016 * u, along(-0.06), "#b08a3c", Surface.METAL, 12)
    across = np.cross(ahead, (0, 1, 0))
    low, high = (point(grip + 0.052 * u * ahead + reach * u * across) for reach in (-0.06, 0.06))
    guard = capsule(low, high, 0.008 * u, color="#b08a3c", surface=Surface.METAL)
    return join([handle, pommel, guard, _blade(m, grip, ahead, across)]).bound_to(INDEX["hand.R"])


def _blade(m: Measures, grip: Array, ahead: Array, across: Array) -> Mesh:
    u = m.unit
    aside = np.cross(across, ahead)
    rows = []
    for share in (0.0, 0.3, 0.6, 0.85, 0.95, 1.0):
        middle = grip + (0.055 + 0.50 * share) * u * ahead
        wide = (
            0.021 * u * (1 - 0.35 * share) * (1.0 if share < 0.9 else (0.55 if share < 1 else 0.01))
        )
        thick = 0.0055 * u * (1 - 0.4 * share)
        rows.append(
            [
                middle + wide * across,
                middle + thick * aside,
                middle - wide * across,
                middle - thick * aside,
            ]
        )
    return sheet(np.array(rows, np.float32)[:, ::-1], "#d4dae2", Surface.METAL, closed=True)


def shield(m: Measures, field: str = "#8a1c28", charge: str = "#d8b040") -> Mesh:
    """A heater shield on the outside of the left forearm, with a cross on it."""
    u = m.unit
    upper, fore, _ = m.arm
    middle = np.array(m.along_arm(1, upper + 0.55 * fore))
    down = np.array(arm_axis(1))
    outward = np.array([0.0, float(-down[2]), float(down[1])])
    ahead = np.array([1.0, 0.0, 0.0])
    center = middle + 0.045 * u * outward

    def face(out: float, shrink: float, slim: tuple[float, float] = (1.0, 1.0)) -> Array:
        rows = []
        for share in np.linspace(0, 1, 14):
            half = (
                0.145
                * shrink
                * (1.0 if share < 0.35 else float(np.cos((share - 0.35) / 0.65 * 1.5) ** 0.75))
            )
            columns = np.linspace(-1, 1, 9) * half * slim[0]
            height = (-0.17 + 0.40 * share) * shrink * slim[1]
            bulge = out - 1.1 * columns**2
            rows.append(
                center + u * (columns[:, None] * ahead + height * down + bulge[:, None] * outward)
            )
        return np.array(rows, np.float32)

    parts = [
        sheet(face(0.0, 1.0), "#8d9197", Surface.METAL),
        sheet(face(0.006, 0.92), field, Surface.LEATHER),
        sheet(face(0.009, 0.90, (0.16, 1.0)), charge, Surface.METAL),
        sheet(_bar(center, ahead, down, outward, u), charge, Surface.METAL),
        sheet(face(-0.008, 0.98)[:, ::-1], "#4a3524", Surface.WOOD),
    ]
    return join(parts).bound_to(INDEX["forearm.L"])


def _bar(center: Array, ahead: Array, down: Array, outward: Array, u: float) -> Array:
    columns = np.linspace(-0.13, 0.13, 9)
    rows = [
        center
        + u
        * (
            columns[:, None] * ahead
            + height * down
            + (0.0095 - 1.1 * columns**2)[:, None] * outward
        )
        for height in (-0.075, -0.035)
    ]
    return np.array(rows, np.float32)


def staff(m: Measures) -> Mesh:
    """A wooden staff with a glowing stone, held upright in the right hand."""
    u = m.unit
    grip = _palm(m, -1)
    up = np.array([0.0, -0.10, 0.995])
    sway = np.array([0.010 * u, 0.0, 0.0])
    low = 0.96 * grip[2] / float(up[2])
    path = [
        grip - low * up,
        grip - 0.4 * low * up + sway,
        grip + 0.2 * u * up - sway,
        grip + 0.5 * u * up,
    ]
    pole = tube(np.array(path, np.float32), 0.011 * u, "#5a3f26", Surface.WOOD, 10)
    stone = ellipsoid(0.026 * u, point(grip + 0.53 * u * up), "#8fd8ff", Surface.EMISSIVE, 16)
    claw = box(
        (0.05 * u, 0.03 * u, 0.012 * u), point(grip + 0.505 * u * up), "#4a331f", Surface.WOOD
    )
    return join([pole, stone, claw]).bound_to(INDEX["hand.R"])


def _palm(m: Measures, side: int) -> Array:
    return np.array(Frame(m, side).at(0.048, 0.004, 0.016))


def point(values: Array) -> Point:
    """An array of three as a point."""
    return (float(values[0]), float(values[1]), float(values[2]))
