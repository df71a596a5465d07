"""Things on a part of somebody: a parrot on a shoulder, a ring on a finger. The part is no body of
its own; it is measured where that joint of a body really is."""

import numpy as np
from asked import SEEN, Verdict, unseen
from clip import Being, Clip, Numbers

_HAND = ("hand.L", "hand.R")
JOINTS: dict[str, tuple[str, ...]] = {
    **dict.fromkeys(("hand", "palm", "finger", "fist", "wrist", "thumb"), _HAND),
    "arm": (*_HAND, "forearm.L", "forearm.R"),
    "shoulder": ("upper_arm.L", "upper_arm.R"),
    **dict.fromkeys(("neck", "throat"), ("neck",)),
    "head": ("head",),
}
"""The joints of what is named of somebody."""
WHERE = ("on", "in", "around")
REACH = {"head": 0.16}
"""Of the height of somebody how far from that joint something is at most that is there."""
NEAR, OFTEN = 0.1, 0.3


def is_a_part(other: str, kind: str) -> bool:
    """Whether something is told to be on a part of somebody, and on nothing else."""
    return kind in WHERE and set(other.split("|")) <= JOINTS.keys()


def on_a_part(clip: Clip, those: list[Being], other: str) -> Verdict:
    """Whether one of those is at that part of somebody else, often or in the end."""
    for one in those:
        for who in clip.beings.values():
            if who is not one and who.looks and any(_is_at(clip, one, who, part)
                                                    for part in other.split("|")):  # fmt: skip
                return SEEN
    return unseen(f"{those[0].name} is at nobody's {other}")


def _is_at(clip: Clip, one: Being, who: Being, part: str) -> bool:
    if who.body is None or one.size > who.height:
        return False
    rig = who.body.figure.rig
    joints = [rig.index(name) for name in JOINTS[part] if rig.has(name)]
    both = [frame for frame in clip.shots if frame in one.looks and frame in who.looks]
    room = REACH.get(part, NEAR) * who.height
    held = [
        any(_apart(one, who.body.positions[frame, joint], frame) <= room for joint in joints)
        for frame in both
    ]
    return bool(held) and (float(np.mean(held)) >= OFTEN or (len(held) > 1 and all(held[-2:])))


def _apart(one: Being, point: Numbers, frame: int) -> float:
    """Metres from a point to the box of somebody."""
    gap = np.maximum(one.low[frame] - point, point - one.high[frame])
    return float(np.linalg.norm(np.maximum(gap, 0.0)))
