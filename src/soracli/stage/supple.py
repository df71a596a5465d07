"""Supple: a body without limbs bends, as a thing does in a cartoon that has come alive."""

from dataclasses import replace

import numpy as np

from soracli.stage.figure import Figure, Rig
from soracli.stage.turns import Array

BENDS = "bend"
"""The name of the chain of joints, from the ground up."""
_JOINTS = 4
_MORE = 1.25
"""How much more than it is told a body bends in all: its foot does not."""


def is_stiff(rig: Rig) -> bool:
    """Whether a body has no limbs at all: a ghost, a snowman."""
    return not any(name.endswith(".1") and not name.startswith(BENDS) for name in rig.names)


def supple(figure: Figure) -> Figure:
    """A stiff figure that bends from the ground up; what other joints it has go along."""
    if not is_stiff(figure.rig) or figure.rig.has(f"{BENDS}.1") or not len(figure.mesh.vertices):
        return figure
    mesh, rig = figure.mesh, figure.rig
    high = mesh.vertices[:, 2].astype(np.float64)
    low, tall = float(high.min()), max(float(np.ptp(high)), 1e-6)
    places = np.linspace(0.0, 1.0, _JOINTS + 1)[:-1]
    rest = np.zeros((_JOINTS, 3), np.float32)
    rest[:, 2] = low + tall * places
    others = [at for at in range(1, len(rig.names))]
    names = ("root", *(f"{BENDS}.{place + 1}" for place in range(_JOINTS)),
             *(rig.names[at] for at in others))  # fmt: skip
    near = [1 + int(np.argmin(np.abs(rest[:, 2] - rig.rest[at][2]))) for at in others]
    parents = (-1, *range(_JOINTS), *near)
    all_rest = np.concatenate([rig.rest[:1], rest, rig.rest[others]]).astype(np.float32)
    share = (_JOINTS - 1) * np.clip((high - low) / tall, 0.0, 1.0)
    line = np.minimum(share.astype(np.int64), _JOINTS - 2)
    bones, weights = np.zeros_like(mesh.bones), np.zeros_like(mesh.weights)
    bones[:, 0], bones[:, 1] = line + 1, line + 2
    weights[:, 1] = share - line
    weights[:, 0] = 1 - weights[:, 1]
    own = mesh.bones[np.arange(len(high)), mesh.weights.argmax(axis=1)]
    for place, at in enumerate(others):
        bones[own == at] = [1 + _JOINTS + place, 0, 0, 0]
        weights[own == at] = [1.0, 0.0, 0.0, 0.0]
    made = replace(mesh, bones=bones, weights=weights)
    anchors = {key: (_joint(at, point, rest), point) for key, (at, point) in figure.anchors.items()}
    return replace(figure, mesh=made, rig=Rig(names, parents, all_rest), anchors=anchors)


def _joint(at: int, point: tuple[float, float, float], rest: Array) -> int:
    """The joint that a point of the body goes with."""
    if at > 0:
        return at + _JOINTS
    return 1 + max(int(np.searchsorted(rest[:, 2], point[2])) - 1, 0)


def bend_of(name: str, turn: Array) -> Array | None:
    """The turn (N, 3) of a joint against its parent where a body bends by `turn` (N, 3) in all,
    radians; None for another joint."""
    if not name.startswith(BENDS):
        return None
    return np.asarray(turn * np.array([1.0, 1.0, 0.5]) * _MORE / _JOINTS)
