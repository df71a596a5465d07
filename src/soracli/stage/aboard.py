"""Aboard: an animal that is carried does there what it does: it waves, rows and looks about."""

from dataclasses import replace

import numpy as np

from soracli.stage import beasts, birds, crawling
from soracli.stage.marks import Mark
from soracli.stage.route import still
from soracli.stage.turns import Array, single, turned


def pose(mark: Mark, times: Array, place: Array, facing: Array) -> tuple[Array, Array]:
    """The joints of an animal (N, J, 3, 3) and (N, J, 3) whose foot is at `place` (N, 3), turned by
    `facing` (N, 3, 3), at world seconds `times` (N,)."""
    seconds = max(float(times[-1]), 0.5)
    stays = replace(mark, route=still(seconds, np.zeros(3), 0.0), position=np.zeros(3), heading=0.0)
    rotations, positions = _posed(stays, times, seconds)
    whole = place[:, None] + np.einsum("nij,nkj->nki", facing, positions.astype(np.float64))
    return single(np.einsum("nij,nkjl->nkil", facing, rotations)), single(whole)


def _posed(mark: Mark, times: Array, seconds: float) -> tuple[Array, Array]:
    """The joints of an animal that stays at the origin."""
    family = mark.figure.family
    if family in ("quadruped", "dragon"):
        rate = 1.0 / max(float(np.median(np.diff(times))) if len(times) > 1 else 0.1, 1e-3)
        beast = beasts.act(mark, times, rate, None)
        return beast.rotations, beast.positions
    if family in ("bird", "insect"):
        return birds.pose_of(mark, times, seconds)
    if family in ("fish", "creature", "drifter"):
        return crawling.pose_of(mark, times)
    rest = mark.figure.rig.rest.astype(np.float64)
    rotations = np.tile(np.eye(3), (len(times), len(rest), 1, 1))
    return rotations, turned(rotations, np.tile(rest, (len(times), 1, 1)))
