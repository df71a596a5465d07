"""The water of a place in the middle of the stage, for those who are in it or on it."""

from dataclasses import replace

from soracli.stage.figure import Collider
from soracli.stage.performance import SetPiece


def afloat(piece: SetPiece) -> SetPiece:
    """A set with water beside its acting area, moved so that one is out on that water: its mean
    level is z = 0. A set without such water stays as it is."""
    if piece.water is None or piece.water_at is None:
        return piece
    x, y = piece.water_at
    shift = (-x, -y, -piece.water.level)
    shore = None if piece.water.shore is None else piece.water.shore - y
    phases = piece.water.phases + piece.water.vectors @ (x, y)
    return replace(
        piece,
        mesh=piece.mesh.moved(shift),
        ground="water",
        reach=0.0,
        colliders=tuple(_moved(one, shift) for one in piece.colliders),
        lamps=tuple(replace(one, position=_sum(one.position, shift)) for one in piece.lamps),
        water=replace(piece.water, level=0.0, shore=shore, phases=phases.astype("float32")),
        far_level=piece.far_level - piece.water.level,
        water_at=None,
    )


def _moved(one: Collider, shift: tuple[float, float, float]) -> Collider:
    points = tuple(_sum(point, shift) for point in one.points)
    return replace(one, a=_sum(one.a, shift), b=_sum(one.b, shift), points=points)


def _sum(
    a: tuple[float, float, float], b: tuple[float, float, float]
) -> tuple[float, float, float]:
    return (a[0] + b[0], a[1] + b[1], a[2] + b[2])
