"""What is in one another before anything has happened: physics must not burst it asunder."""

import mujoco

DEEP = 0.02
"""Metres that two bodies must be in one another for it to be no mere touch."""
_SOLID = ("prop ", "fixture ")


def tangled(model: "mujoco.MjModel", data: "mujoco.MjData") -> list[tuple[str, str]]:
    """The names of bodies, in pairs, that are deep in one another as they are placed.

    The solver would drive them apart within a step, at hundreds of metres per second. What is in a
    box, or was put where another one stands, goes through that one instead.
    """
    mujoco.mj_forward(model, data)
    found = set()
    for contact in data.contact[: data.ncon]:
        if contact.dist < -DEEP:
            pair = sorted({model.body(int(model.geom_bodyid[geom])).name for geom in contact.geom})
            if len(pair) == 2 and all(name.startswith(_SOLID) for name in pair):
                found.add((pair[0], pair[1]))
    return sorted(found)
