"""What is in one another, or in the ground, before anything has happened: it must not burst."""

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


def raise_out(model: "mujoco.MjModel", data: "mujoco.MjData") -> None:
    """Raise what begins deep in the ground until it stands on it."""
    mujoco.mj_forward(model, data)
    sunk: dict[int, float] = {}
    for contact in data.contact[: data.ncon]:
        flat = [model.geom_type[geom] == mujoco.mjtGeom.mjGEOM_PLANE for geom in contact.geom]
        if contact.dist < -DEEP and any(flat):
            body = int(model.geom_bodyid[contact.geom[flat.index(False)]])
            sunk[body] = max(sunk.get(body, 0.0), -float(contact.dist))
    for body, depth in sunk.items():
        if model.body_jntnum[body]:
            data.qpos[model.jnt_qposadr[model.body_jntadr[body]] + 2] += depth
