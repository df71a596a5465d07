"""Guide passes as pictures, and what can be measured in them.

Every mapping here is part of the public scene/1 format: it does not depend on the clip, so a tool
can turn pixels back into metres and entities with the numbers in the record alone.
"""

import colorsys
from typing import Any

import numpy as np
from numpy.typing import NDArray

from soracli.engines.contract import Picture

Depth = NDArray[np.float32]
Ids = NDArray[Any]
DEPTH_NEAR, DEPTH_FAR = 0.1, 1000.0
"""Metres at white and at black. Between them the logarithm of the distance runs evenly."""
CREASE = 0.75
"""Normals that point apart further than this cosine make an edge."""
LEAP = 0.08
"""A relative bend of the inverse distance from pixel to pixel that makes an edge."""
FLOW_FULL = 0.125
"""The share of the picture's height that what is painted in full color moves in a frame."""
FLOW_WHEEL = (15, 6, 4, 11, 13, 6)
"""Steps from red to yellow, green, cyan, blue, magenta and to red again: the wheel of Baker and
others, A Database and Evaluation Methodology for Optical Flow (2007), which video models are
taught with."""


def depth_picture(depth: Depth) -> Picture:
    """Distance in metres as grey: white is near. Infinity is black."""
    metres = np.clip(depth, DEPTH_NEAR, DEPTH_FAR)
    level = 1 - np.log(metres / DEPTH_NEAR) / np.log(DEPTH_FAR / DEPTH_NEAR)
    return _grey(np.nan_to_num(level, nan=0.0))


def id_color(index: int) -> tuple[int, int, int]:
    """The color of an entity in the id pass, far from its neighbours'; 0 (nothing) is black."""
    if index <= 0:
        return (0, 0, 0)
    hue = index * 0.61803398875 % 1  # the golden angle never comes back near itself
    strength = 1.0 - 0.18 * (index // 12 % 4)
    red, green, blue = colorsys.hsv_to_rgb(hue, 0.65 + 0.35 * (index % 2), strength)
    return round(red * 255), round(green * 255), round(blue * 255)


def ids_picture(ids: Ids, count: int) -> Picture:
    """Entity indices (0 for none, up to `count`) as colors."""
    palette = np.array([id_color(index) for index in range(count + 1)], np.uint8)
    picture: Picture = palette[np.clip(ids, 0, count)]
    return np.ascontiguousarray(picture)


def edges_picture(depth: Depth, ids: Ids, normals: NDArray[np.float32] | None) -> Picture:
    """White lines where one thing ends, where the surface leaps back, and where it folds."""
    lines = _leaps(np.float32(1) / np.clip(depth, DEPTH_NEAR, DEPTH_FAR))
    for axis in (0, 1):
        one, other = _neighbours(ids, axis)
        step = one != other
        if normals is not None:
            left, right = _neighbours(normals, axis)
            lit = (np.abs(left).sum(-1) > 0) & (np.abs(right).sum(-1) > 0)
            step |= lit & ((left * right).sum(-1) < CREASE)
        lines[_inside(axis, None, -1)] |= step
    return _grey(lines.astype(np.float32))


def _leaps(nearness: NDArray[Any]) -> NDArray[np.bool_]:
    """Where the inverse of distance bends sharply on the near side. On a plane, however flat the
    view over it, that inverse is straight, so a floor running to the horizon shows no lines."""
    lines = np.zeros(nearness.shape, bool)
    for axis in (0, 1):
        before, here = nearness[_inside(axis, None, -2)], nearness[_inside(axis, 1, -1)]
        after = nearness[_inside(axis, 2, None)]
        lines[_inside(axis, 1, -1)] |= 2 * here - before - after > LEAP * here
    return lines


def _inside(axis: int, first: int | None, last: int | None) -> tuple[slice, slice]:
    part = slice(first, last)
    return (part, slice(None)) if axis == 0 else (slice(None), part)


def normals_picture(normals: NDArray[np.float32]) -> Picture:
    """Which way surfaces face, (h, w, 3) along the picture's right, its top and toward the camera,
    each from -1 (black) to 1 (white) in red, green and blue. What has no surface is black."""
    lit = (np.abs(normals).sum(axis=-1) > 0)[..., None]
    colors = np.rint(np.clip(normals * 0.5 + 0.5, 0, 1) * 255).astype(np.uint8)
    return np.ascontiguousarray(np.where(lit, colors, np.uint8(0)))


def flow_wheel() -> NDArray[np.float64]:
    """The colors of the directions, (55, 3) from 0 to 1: the first is that of what moves to the
    right, and they go round by way of down."""
    corners = np.array(
        [[1, 0, 0], [1, 1, 0], [0, 1, 0], [0, 1, 1], [0, 0, 1], [1, 0, 1], [1, 0, 0]], float
    )
    spans = zip(FLOW_WHEEL, corners[:-1], corners[1:], strict=True)
    return np.concatenate(
        [start + (end - start) * np.arange(steps)[:, None] / steps for steps, start, end in spans]
    )


def flow_picture(flow: NDArray[np.float32]) -> Picture:
    """Motion in pixels, (h, w, 2) to the right and down, as colors: which way by the hue, how far
    by how little white is in it. White stands still.

    The share of color is the square root of the pixels over `FLOW_FULL` of the height, 1 at most.
    """
    full = FLOW_FULL * flow.shape[0]
    return on_wheel(flow, np.sqrt(np.hypot(flow[..., 0], flow[..., 1]) / full))


def on_wheel(flow: NDArray[np.float32], amount: NDArray[Any]) -> Picture:
    """Motion (h, w, 2) to the right and down as the colors of its directions, with an `amount`
    (h, w) of color: none is white, 1 and more all."""
    wheel = flow_wheel()
    share = np.clip(amount, 0, 1)[..., None]
    turn = np.arctan2(-flow[..., 1], -flow[..., 0]) / np.pi  # -1 and 1 are to the right
    place = (turn + 1) / 2 * (len(wheel) - 1)
    low = np.floor(place).astype(np.intp)
    part = (place - low)[..., None]
    color = (1 - part) * wheel[low] + part * wheel[(low + 1) % len(wheel)]
    painted = np.rint((1 - share * (1 - color)) * 255).astype(np.uint8)
    return np.ascontiguousarray(painted)


def measure(
    ids: Ids, depth: Depth, names: dict[int, str], rgb: Picture | None = None
) -> dict[str, dict[str, Any]]:
    """What is really visible: for each entity its bbox (x0, y0, x1, y1), pixels and median depth.

    The bbox is in pixels, its right and lower ends exclusive. Who is not visible is not listed.
    With the picture (`rgb`), also the mean `color` of these pixels as "#rrggbb".
    """
    seen: dict[str, dict[str, Any]] = {}
    for index in np.unique(ids):
        name = names.get(int(index))
        if name is None:
            continue
        mask = ids == index
        rows, columns = np.flatnonzero(mask.any(axis=1)), np.flatnonzero(mask.any(axis=0))
        seen[name] = {
            "bbox": [int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1],
            "pixels": int(mask.sum()),
            "depth": round(float(np.median(depth[mask])), 3),
        }
        if rgb is not None:
            mean = np.rint(rgb[mask].mean(axis=0)).astype(np.uint8)
            seen[name]["color"] = "#" + mean.tobytes().hex()
    return seen


def _neighbours(values: NDArray[Any], axis: int) -> tuple[NDArray[Any], NDArray[Any]]:
    return values[_inside(axis, None, -1)], values[_inside(axis, 1, None)]


def _grey(level: NDArray[Any]) -> Picture:
    grey = np.rint(np.clip(level, 0, 1) * 255).astype(np.uint8)
    return np.repeat(grey[..., None], 3, axis=2)
