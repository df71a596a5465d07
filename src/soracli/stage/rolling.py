"""Rolling: the wheels of what drives, and the cranks of what is pedaled."""

from soracli.stage.performance import Body
from soracli.stage.turns import Array, pitch, single, yaw

_GEAR = 2.5
"""Turns of the wheel for one of the crank of a bicycle: a middle gear."""


def roll_wheels(body: Body, distance: Array, heading: Array) -> None:
    """Turn wheels and cranks by the metres (N,) that a body has gone, heading (N,) radians."""
    rig = body.figure.rig
    for joint, name in enumerate(rig.names):
        if name.startswith("wheel"):
            spin = pitch(distance / max(float(rig.rest[joint][2]), 0.05))
            body.rotations[:, joint] = single(yaw(heading) @ spin)
        elif name == "crank":
            spin = pitch(distance / max(_GEAR * float(rig.rest[1][2]), 0.05))
            body.rotations[:, joint] = single(yaw(heading) @ spin)
