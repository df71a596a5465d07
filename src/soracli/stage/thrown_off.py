"""Thrown off: who falls off a horse, a bicycle or a camel goes over its side and lies beside it.

Riders go with what carries them, whatever they do up there (`seating`); so once all is played, who
is told to fall off is taken down here, stiff in the pose in which it came over them.
"""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.framing import box_of
from soracli.stage.ground import Ground
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, heading_of, roll, single, smooth, yaw
from soracli.stage.ways_held import together

_FALLS = ("fall", "slip")
_LASTS = 0.8
"""Seconds from losing hold to lying on the ground."""
_OVER = 0.47 * np.pi
"""Radians by which a body tips over its side."""
_BESIDE = 0.35
"""Metres between what one fell off and where one lies, beside half of both widths."""


def throw_off(
    blocking: Blocking, bodies: Mapping[str, Body], ground: Ground, times: Array
) -> dict[str, Body]:
    """The bodies by entity id, at world seconds `times`, with those on the ground who fell off what
    they rode."""
    found = dict(bodies)
    for mark in blocking.marks.values():
        mount = blocking.marks.get(mark.mount)
        beat = next((one for one in mark.beats if one.motion in _FALLS), None)
        if mount is None or beat is None or mark.role != "rider" or mark.film:
            continue
        if mark.name not in found or mount.name not in found:
            continue
        _fall(mark, mount, beat, blocking, found, ground, times)
    return found


def _fall(
    mark: Mark,
    mount: Mark,
    beat: Beat,
    blocking: Blocking,
    bodies: dict[str, Body],
    ground: Ground,
    times: Array,
) -> None:
    """Take a rider and all that is in their hands over the side that is nearer to the camera."""
    body = bodies[mark.name]
    opens = max(beat.start, 0.0) + 0.25 * (min(beat.end, float(times[-1])) - max(beat.start, 0.0))
    first = int(np.searchsorted(times, opens))
    if first < 1 or first >= len(times) - 1:
        return
    ahead = float(heading_of(bodies[mount.name].rotations[first : first + 1, 0])[0])
    side = -1.0 if np.cos(ahead) >= 0 else 1.0  # its right or its left, toward the camera
    share = smooth(np.clip((times - times[first]) / _LASTS, 0.0, 1.0))
    level = yaw(np.array([ahead]))[0]
    tips = level @ roll(-side * _OVER * share) @ level.T
    away = 0.5 * (mount.figure.width + mark.figure.width) + _BESIDE
    aside = level @ np.array([0.0, side * away, 0.0])
    pivot = body.positions[first, 0].astype(np.float64)
    for name in together(mark.name, blocking) & set(bodies):
        bodies[name] = _tipped(bodies[name], first, tips, pivot, share[:, None] * aside)
    low, _ = box_of(bodies[mark.name])
    down = float(low[-1, 2]) - ground.level(bodies[mark.name].positions[-1, 0])
    for name in together(mark.name, blocking) & set(bodies):
        one = bodies[name]
        sunk = share[:, None] * np.array([0.0, 0.0, -max(down, 0.0)])
        bodies[name] = replace(one, positions=single(one.positions + sunk[:, None]))


def _tipped(body: Body, first: int, tips: Array, pivot: Array, aside: Array) -> Body:
    """A body as it was in frame `first`, from then on turned about a pivot (3,) by `tips`
    (N, 3, 3) and moved by `aside` (N, 3)."""
    frames = np.minimum(np.arange(len(tips)), first)
    lever = body.positions[frames].astype(np.float64) - pivot
    after = (np.arange(len(tips)) >= first)[:, None, None]
    there = pivot + np.einsum("nij,nkj->nki", tips, lever) + aside[:, None]
    turned = np.einsum("nij,nkjl->nkil", tips, body.rotations[frames])
    return replace(
        body,
        positions=single(np.where(after, there, body.positions)),
        rotations=single(np.where(after[..., None], turned, body.rotations)),
    )
