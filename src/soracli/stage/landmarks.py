"""Landmarks: a tower beside which people would be dots stands in the background, in full sight.

As on a film set, it is built smaller and not as far off as it would be: at so many metres it takes
as much of the picture as the real one would from its lawn.
"""

from collections.abc import Callable, Iterable, Mapping

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.marks import Mark
from soracli.stage.performance import SetPiece
from soracli.stage.terrain import land_at
from soracli.story.scene import Scene

_HIGH = {"building": 30.0, "furniture": 15.0, "prop": 15.0}
"""Metres from which on what is built is a landmark, by family: statues are props."""
_BACKDROP = 12.0
"""The same of a building that somebody is in front of, and no more is told."""
_BUILT, _OFF, _ASIDE = 11.5, 44.0, 5.0
"""How high it is built, how far behind the others it stands, and how far to the right of them."""
_PROUD, _STREET = 1.5, 4.0
"""Metres by which it stands out of a row of houses, and to which the street before that is free."""
_WALL, _ROW, _ROOFS = 0.7, 24.0, 6.0
"""Of a wall: twice the square metres of a face at least, how far it goes to both sides, and how
high it is on the whole, metres."""
AT_IT = ("in", "on", "climb", "fall", "collide", "knock_over", "explode", "break", "fell")
"""What brings somebody to the building itself."""
_LARGE = ("building", "plant", "furniture", "aircraft", "prop", "boat")
"""Families that say nothing of how near one is."""


def in_perspective(
    scene: Scene, figures: Mapping[str, Figure], built: Callable[[str, float], Figure]
) -> dict[str, Figure]:
    """The figures by entity id, with landmarks as high as the picture can hold beside somebody.
    `built` makes the figure of an id a factor larger."""
    result = dict(figures)
    for name in _landmarks(scene, figures):
        result[name] = built(name, _BUILT / figures[name].height)
    return result


def set_back(marks: Iterable[Mark], scene: Scene, piece: SetPiece) -> None:
    """Stand the landmarks of a clip in its background; where a row of houses would hide them, in
    that row, a little before the others."""
    found = [one for one in marks if is_landmark(one)]
    front = front_of_row(piece) if found else np.inf
    for place, mark in enumerate(found):
        kinds = {one.kind for one in scene.relations if mark.name in (one.a, one.b)}
        right = -1.0 if "right of" in kinds else 1.0  # who is right of it has it on the left
        aside = _ASIDE + 1.1 * place * mark.figure.longest * (-1) ** place
        deep = _PROUD - 0.5 * min(mark.figure.length, mark.figure.width)
        spot = np.array([right * aside, min(_OFF, front - deep), 0.0])
        land = float(land_at(piece, spot[None, :2])[0])
        mark.position = spot + [0.0, 0.0, max(land, 0.0)]
        fore = [one.a for one in scene.relations if (one.kind, one.b) == ("in front of", mark.name)]
        mark.beyond = fore[0] if fore else ""


def front_of_row(piece: SetPiece, foremost: float = 0.1) -> float:
    """Metres to the row of houses that hides what is behind it, to the share of it that is
    `foremost`; infinite where there is none."""
    corners = piece.mesh.vertices[piece.mesh.faces].astype(np.float64)
    middle, sides = corners.mean(axis=1), np.cross(*np.diff(corners, axis=1).swapaxes(0, 1))
    wall = (np.abs(sides[:, 1]) > _WALL) & (middle[:, 1] > _STREET) & (middle[:, 1] < _OFF)
    wall &= (middle[:, 2] > 1.0) & (np.abs(middle[:, 0]) < _ROW)
    if 0.5 * float(np.abs(sides[wall, 1]).sum()) < _ROW * _ROOFS:
        return float("inf")
    return float(np.quantile(middle[wall, 1], foremost))


def is_landmark(mark: Mark) -> bool:
    """Whether something is a landmark that stands in the background."""
    built = bool(np.isclose(mark.figure.height, _BUILT, 1e-3))
    return built and mark.figure.family in _HIGH


def _landmarks(scene: Scene, figures: Mapping[str, Figure]) -> list[str]:
    """The ids of buildings that are only looked at, by people who would be dots beside them."""
    if all(one.family in _LARGE for one in figures.values()):
        return []
    visited = {one.b for one in scene.relations if one.kind in AT_IT}
    visited |= {one.a for one in scene.relations if one.kind in AT_IT}
    for act in scene.actions:
        at_it = act.motion in AT_IT or act.direction in ("up", "down", "through")
        visited |= {act.target, act.over, *act.agents} if at_it else set(act.agents)
    return [
        name
        for name, one in figures.items()
        if one.height >= _least(scene, name, one) and name not in visited
    ]


def _least(scene: Scene, name: str, figure: Figure) -> float:
    """Metres from which on something is a landmark."""
    told = [one for one in scene.relations if name in (one.a, one.b)]
    before = [one for one in told if (one.kind, one.b) == ("in front of", name)]
    behind = [one for one in told if (one.kind, one.a) == ("behind", name)]
    sought = any(name in (one.target, one.over) for one in scene.actions)
    only = bool(told) and len(before) + len(behind) == len(told)
    if figure.family == "building" and only and not sought:
        return _BACKDROP
    return _HIGH.get(figure.family, np.inf)
