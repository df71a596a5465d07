"""The moving features of a face: where jaw, lips, corners of the mouth and lids go."""

from collections.abc import Mapping

import numpy as np

from soracli.stage.figure import Rig
from soracli.stage.turns import Array, mix, pitch, turned
from soracli.stage.visemes import PARTS

Point = tuple[float, float, float]

JAW_OPEN = 0.19
"""Radians by which the jaw is down in an open "ah": lips a good centimetre and a half apart."""
LIDS_SHUT = float(np.deg2rad(54.0))
"""Radians by which the upper lids turn about the eyes to shut them."""
_CORNER_FOLLOWS = 0.35
"""How much of the jaw's turn the corners of the mouth go along with."""

# Where a part of the mouth goes for each shape in full: forward, outward, up, all in halves of the
# width of the mouth.
_UPPER_LIP = {
    "spread": (0.0, 0.0, 0.07),
    "round": (0.32, 0.0, -0.06),
    "press": (-0.05, 0.0, -0.05),
    "bite": (0.02, 0.0, 0.13),
}
_LOWER_LIP = {
    "spread": (0.0, 0.0, -0.10),
    "round": (0.30, 0.0, -0.12),
    "press": (-0.05, 0.0, 0.03),
    "bite": (-0.20, 0.0, 0.10),
}
_CORNER = {
    "spread": (-0.10, 0.17, 0.05),
    "round": (0.12, -0.42, -0.11),
    "press": (-0.03, 0.02, 0.0),
    "bite": (0.0, 0.04, 0.0),
}
_NOWHERE: Mapping[str, Point] = {}
_CLOSING = [PARTS.index("press"), PARTS.index("bite")]


def place_features(
    rig: Rig, jaw: Array, mouth: Array, lids: Array, rotations: Array, positions: Array
) -> None:
    """Put the joints of the mouth and of the lids where they belong, head and jaw being placed.

    `jaw` (N,) is its turn in radians, `mouth` (N, 5) the parts of `visemes.Shape`, `lids` (N,) how
    far the eyes are shut, 0..1. Fills in `rotations` (N, J, 3, 3) and `positions` (N, J, 3).
    """
    rest = rig.rest.astype(np.float64)
    head, chin = rig.index("head"), rig.index("jaw")
    facing = rotations[:, head]
    unit = float(rest[rig.index("corner.L"), 1])

    def on_head(joint: int) -> Array:
        return np.asarray(positions[:, head] + turned(facing, rest[joint] - rest[head]))

    def put(name: str, turn: Array, place: Array, ways: Mapping[str, Point] = _NOWHERE) -> None:
        joint = rig.index(name)
        offset = unit * _offset(mouth, ways)
        offset[:, 1] *= np.sign(rest[joint, 1])
        rotations[:, joint] = turn
        positions[:, joint] = place + turned(facing, offset)

    put("lids", facing @ pitch(lids * LIDS_SHUT), on_head(rig.index("lids")))
    put("lip.upper", facing, on_head(rig.index("lip.upper")), _UPPER_LIP)
    lip = rig.index("lip.lower")
    hanging = positions[:, chin] + turned(rotations[:, chin], rest[lip] - rest[chin])
    closed = np.max(mouth[:, _CLOSING], axis=1)
    put("lip.lower", rotations[:, chin], mix(hanging, on_head(lip), closed), _LOWER_LIP)
    swung = facing @ pitch(_CORNER_FOLLOWS * jaw)
    for name in ("corner.L", "corner.R"):
        lever = turned(swung, rest[rig.index(name)] - rest[chin])
        put(name, swung, on_head(chin) + lever, _CORNER)


def _offset(mouth: Array, ways: Mapping[str, Point]) -> Array:
    """Where the shapes of the mouth (N, 5) bring one of its parts (N, 3)."""
    total = np.zeros((len(mouth), 3))
    for part, way in ways.items():
        total += mouth[:, PARTS.index(part), None] * np.array(way)
    return total
