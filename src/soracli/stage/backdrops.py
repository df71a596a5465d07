"""Backdrops: a building that somebody is in front of stands so far behind them that it is seen to
be one. Right behind them it would be a wall, or they would be small at its foot."""

from collections.abc import Iterable

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.casting import ALIVE
from soracli.stage.figure import Figure
from soracli.stage.ground import Ground
from soracli.stage.landmarks import AT_IT, front_of_row, is_landmark
from soracli.stage.marks import Mark
from soracli.story.scene import Scene

_LARGER = 2.0
"""How many times as high as somebody a building is that would be a wall behind them."""
_TALL = 2.3
"""Of somebody's height, that of the picture with them in it."""
_LENS = 0.51
"""The height of a picture by the metres to it, of the usual lens."""
_OVER = 0.55
"""The share of the height of the picture that is over the horizon."""
_FARTHEST = 40.0
"""Metres behind somebody at most."""
_JUTS = 0.15
"""The share of what faces the front that juts out of the wall at most: awnings, signs, steps."""
_FOREMOST, _BEFORE = 0.01, 0.4
"""The share of a row of houses that is before it at most, and the metres to that."""


def stand_back(blocking: Blocking, ground: Ground) -> None:
    """Move every building that is only the background as far off as it takes, once everybody has
    a way."""
    if ground.piece.indoor:
        return
    for mark in blocking.marks.values():
        fore = _before_it(mark, blocking)
        if fore:
            _move(mark, fore, front_of_row(ground.piece, _FOREMOST))


def _before_it(mark: Mark, blocking: Blocking) -> list[Mark]:
    """Those of whom is only told that they are in front of it; none where more is told."""
    scene, marks = blocking.scene, blocking.marks
    fixed = mark.kept or mark.film or mark.beyond or mark.beats or is_landmark(mark)
    if mark.figure.family != "building" or fixed or _is_sought(scene, mark.name):
        return []
    told = [one for one in scene.relations if mark.name in (one.a, one.b)]
    pairs = [(one.a, one.b) if one.kind == "in front of" else (one.b, one.a) for one in told]
    there = all(one.kind in ("in front of", "behind") for one in told)
    if not there or any(b != mark.name for _, b in pairs):
        return []
    fore = [marks[a] for a, _ in pairs if a in marks]
    return fore if fore and all(_is_small(one, mark) for one in fore) else []


def _is_small(one: Mark, mark: Mark) -> bool:
    alive = one.figure.family in ALIVE or bool(one.beats)
    return alive and not one.beyond and mark.figure.height > _LARGER * one.figure.height


def _is_sought(scene: Scene, name: str) -> bool:
    """Whether somebody has to do with a building itself: goes in, climbs it, builds it."""
    acts = scene.actions
    return any(
        name in (one.target, one.over, one.instrument, *one.agents) or one.motion in AT_IT
        for one in acts
    ) or any(one.entity == name for one in scene.becomings)


def _move(mark: Mark, fore: Iterable[Mark], row: float) -> None:
    fore = list(fore)
    tall = max(max(one.figure.height, 0.5 * one.figure.longest) for one in fore)
    deep = 0.5 * float(min(mark.figure.length, mark.figure.width))
    front = max(_farthest(one) for one in fore)
    to_them = _TALL * tall / _LENS
    eye = 0.85 * tall
    off = min((mark.figure.height - eye) / (_OVER * _LENS) - to_them, _FARTHEST)
    far = max(front + off + deep, float(mark.position[1]))
    far = min(far, row - _BEFORE - _facade(mark.figure))
    mark.position = np.array([mark.position[0], far, mark.position[2]])
    mark.beyond = fore[0].name


def _facade(figure: Figure) -> float:
    """Metres from the middle of a building to its front wall, which what juts out is before."""
    corners = figure.mesh.vertices[figure.mesh.faces].astype(np.float64)
    sides = np.abs(np.cross(*np.diff(corners, axis=1).swapaxes(0, 1)))
    wall = sides[:, 1] > sides[:, [0, 2]].max(axis=1)
    middle, area = corners[wall, :, 1].mean(axis=1), sides[wall, 1]
    order = np.argsort(middle)
    share = np.cumsum(area[order]) / max(float(area.sum()), 1e-9)
    return float(middle[order][np.searchsorted(share, _JUTS)]) if len(order) else 0.0


def _farthest(one: Mark) -> float:
    """How far off somebody goes, metres."""
    if one.route is None:
        return float(one.position[1])
    return float(np.quantile(one.route.position[:, 1], 0.8))
