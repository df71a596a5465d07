"""Ways in the picture: whether who is said to go left, right, nearer or away is seen to go so.

What is played knows no camera. Once one stands, the way that somebody has gone is looked at through
it; if it leads elsewhere, this tells from which side it would be right.
"""

from collections.abc import Mapping

import numpy as np

from soracli.stage.performance import Body, CameraPath
from soracli.stage.turns import Array
from soracli.story.scene import Action, Scene

_ACROSS = {"left to right": 1.0, "right to left": -1.0}
_DEEP = {"toward camera": 1.0, "away from camera": -1.0}
_ENOUGH = 0.3
"""Of its own size that somebody has to go for that to be a way at all."""
_SENDS = frozenset(("throw", "kick", "shoot", "hit", "roll"))
_RIGHT = 0.78
"""Of a way that has to lead where it is said to."""
_BESIDE = 0.3
"""Radians that a camera stands beside the way of who comes or goes."""


def side_for_ways(scene: Scene, path: CameraPath, bodies: Mapping[str, Body]) -> float | None:
    """The side in radians from which the first way that is seen wrong is seen as it is told; None
    where all are right."""
    ahead = (path.target - path.position).astype(np.float64).mean(axis=0)[:2]
    ahead = ahead / max(float(np.linalg.norm(ahead)), 1e-9)
    right = np.array([ahead[1], -ahead[0]])
    for action in scene.actions:
        way = action.direction or ""
        if way not in _ACROSS and way not in _DEEP:
            continue
        for name in _movers(action):
            gone = _gone(bodies[name]) if name in bodies else None
            if gone is None:
                continue
            axis = right * _ACROSS[way] if way in _ACROSS else -ahead * _DEEP[way]
            if float(gone @ axis) < _RIGHT * float(np.linalg.norm(gone)):
                return _side(gone, way)
    return None


def _movers(action: Action) -> tuple[str, ...]:
    """Whose way it is: of who throws something, that of what is thrown."""
    sent = action.instrument or action.target
    return (sent,) if action.motion in _SENDS and sent else action.agents[:1]


def _gone(body: Body) -> Array | None:
    """The way (2,) that a body goes while it is there, metres; None for who stays about there."""
    root = body.positions[body.visible, 0, :2].astype(np.float64)
    if len(root) < 2:
        return None
    gone = root[-1] - root[0]
    return gone if float(np.linalg.norm(gone)) >= _ENOUGH * body.figure.longest else None


def _side(gone: Array, way: str) -> float:
    """Where a camera stands that sees it so, radians: at 0 it looks along +y, and +x is right."""
    if way in _ACROSS:
        axis = gone * _ACROSS[way]
        return float(np.arctan2(axis[1], axis[0]))
    back = gone * _DEEP[way]
    return float(np.arctan2(back[0], -back[1])) + _BESIDE
