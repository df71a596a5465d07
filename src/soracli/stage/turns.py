"""Rotations over N frames, and the two-bone reach that puts feet and hands where they belong.

Functions work on whole arrays: angles (N,) in radians, vectors (N, 3), rotations (N, 3, 3).
Positive yaw turns left (counter-clockwise from above), positive pitch tips the front down,
positive roll leans to the right side (x forward, y left, z up).
"""

from typing import Any

import numpy as np
from numpy.typing import NDArray

from soracli.stage.mesh import Floats

Array = NDArray[Any]
"""Floats: double precision where they are reckoned with, single where they are kept (`single`)."""


def yaw(angle: Array) -> Array:
    """Rotation (N, 3, 3) about z: positive turns +x toward +y (left)."""
    return _about(angle, 0, 1)


def pitch(angle: Array) -> Array:
    """Rotation (N, 3, 3) about y: positive tips +x toward -z (the front goes down)."""
    return _about(angle, 2, 0)


def roll(angle: Array) -> Array:
    """Rotation (N, 3, 3) about x: positive tips +z toward -y (leaning to the right)."""
    return _about(angle, 1, 2)


def _about(angle: Array, first: int, second: int) -> Array:
    angle = np.atleast_1d(np.asarray(angle, np.float64))
    matrix = np.zeros((*angle.shape, 3, 3))
    matrix[..., 0, 0] = matrix[..., 1, 1] = matrix[..., 2, 2] = 1
    cosine, sine = np.cos(angle), np.sin(angle)
    matrix[..., first, first] = matrix[..., second, second] = cosine
    matrix[..., first, second], matrix[..., second, first] = -sine, sine
    return matrix


def turned(rotation: Array, vector: Array) -> Array:
    """A rotation (N, 3, 3) applied to vectors (3,) or (N, 3)."""
    return np.asarray(np.einsum("...ij,...j->...i", rotation, np.asarray(vector, np.float64)))


def euler(turn: Array) -> Array:
    """Roll, pitch, yaw (N, 3) in radians as a rotation (N, 3, 3), yaw outermost."""
    return np.asarray(yaw(turn[..., 2]) @ pitch(turn[..., 1]) @ roll(turn[..., 0]))


def normal(vector: Array) -> Array:
    """Vectors (..., 3) at length one; zero stays zero."""
    vector = np.asarray(vector, np.float64)
    length = np.linalg.norm(vector, axis=-1, keepdims=True)
    return np.asarray(vector / np.maximum(length, 1e-9))


def frame(along: Array, pole: Array) -> Array:
    """The rotation (N, 3, 3) whose first axis is `along` and whose second lies toward `pole`.

    Both are vectors (N, 3) or (3,) of any length; where they are parallel, the pole is +y.
    """
    first = normal(along)
    pole = np.broadcast_to(np.asarray(pole, np.float64), first.shape)
    second = pole - first * np.sum(first * pole, axis=-1, keepdims=True)
    short = np.linalg.norm(second, axis=-1, keepdims=True) < 1e-6
    if short.any():
        fallback = np.cross(first, np.broadcast_to(np.array([0.0, 1.0, 1e-3]), first.shape))
        second = np.where(short, fallback, second)
    second = normal(second)
    return np.stack([first, second, np.cross(first, second)], axis=-1)


def swing(rest: Array, rest_pole: Array, along: Array, pole: Array) -> Array:
    """The rotation (N, 3, 3) of a bone that lay along `rest`, bent toward `rest_pole` (3,).

    It now lies along `along` (N, 3) and bends toward `pole` (N, 3).
    """
    return np.asarray(frame(along, pole) @ np.swapaxes(frame(rest, rest_pole), -1, -2))


def bend_point(root: Array, target: Array, upper: float, lower: float, pole: Array) -> Array:
    """Where the knee or elbow of a limb from `root` (N, 3) to `target` (N, 3) goes: (N, 3).

    `upper` and `lower` are the lengths of its bones in metres; it bends toward `pole`. A target out
    of reach is aimed at with the limb nearly straight.
    """
    reach = target - root
    distance = np.linalg.norm(reach, axis=-1)
    limit = (upper + lower) * 0.9995
    distance = np.clip(distance, abs(upper - lower) * 1.02 + 1e-4, limit)
    direction = normal(reach)
    along = (upper**2 - lower**2 + distance**2) / (2 * distance)
    height = np.sqrt(np.maximum(upper**2 - along**2, 0))
    side = frame(direction, pole)[..., 1]
    return np.asarray(root + direction * along[..., None] + side * height[..., None])


def reached(root: Array, target: Array, length: float) -> Array:
    """The target (N, 3), pulled in to where a limb of this length can reach from `root` (N, 3)."""
    reach = target - root
    distance = np.linalg.norm(reach, axis=-1, keepdims=True)
    return np.asarray(root + reach * np.minimum(1, length * 0.9995 / np.maximum(distance, 1e-9)))


def between(a: Array, b: Array, share: Array) -> Array:
    """Rotations (N, 3, 3) on the way from `a` to `b` (N, 3, 3), by a share (N,) from 0 to 1."""
    mixed = a + (b - a) * np.asarray(share)[:, None, None]
    left, _, right = np.linalg.svd(mixed)
    flips = np.linalg.det(left @ right) < 0
    left = np.where(flips[:, None, None], left * np.array([1.0, 1.0, -1.0]), left)
    return np.asarray(left @ right)


def heading_of(rotations: Array) -> Array:
    """Where the x axis of rotations (N, 3, 3) points on the ground (N,), radians, unwrapped."""
    forward = rotations[:, :, 0]
    return np.unwrap(np.arctan2(forward[:, 1], forward[:, 0]).astype(np.float64))


def smooth(value: Array) -> Array:
    """The smoothstep 3u^2 - 2u^3 of a value clipped to 0..1."""
    clipped = np.clip(value, 0, 1)
    return np.asarray(clipped * clipped * (3 - 2 * clipped))


def window(time: Array, start: float, end: float, ease: float) -> Array:
    """1 between `start` and `end`, 0 outside, easing over `ease` seconds inside those bounds.

    `time` (N,) in seconds, as are the others.
    """
    ease = max(min(ease, (end - start) / 2), 1e-6)
    return smooth((time - start) / ease) * smooth((end - time) / ease)


def mix(a: Array, b: Array, weight: Array) -> Array:
    """`a` to `b` by a weight (N,) over vectors (N, 3)."""
    return np.asarray(a + (b - a) * np.asarray(weight)[..., None])


def blurred(values: Array, sigma: float) -> Array:
    """Values (N,) or (N, K) smoothed along N by a Gaussian of `sigma` samples.

    They go straight on beyond the ends, so that something in even motion stays as it is.
    """
    if sigma <= 0.05 or len(values) < 2:
        return np.array(values, np.float64)
    radius = int(np.ceil(3 * sigma))
    kernel = np.exp(-0.5 * (np.arange(-radius, radius + 1) / sigma) ** 2)
    kernel /= kernel.sum()
    flat = np.asarray(values, np.float64).reshape(len(values), -1)
    padded = np.pad(flat, ((radius, radius), (0, 0)), mode="reflect", reflect_type="odd")
    columns = [np.convolve(padded[:, k], kernel, mode="valid") for k in range(flat.shape[1])]
    return np.stack(columns, axis=1).reshape(np.shape(values))


def quaternion(rotation: Array) -> Array:
    """Unit quaternion (w, x, y, z) of one rotation (3, 3) (Shepperd's method)."""
    m = np.asarray(rotation, np.float64)
    trace = float(np.trace(m))
    choices = np.array([trace, m[0, 0], m[1, 1], m[2, 2]])
    best = int(np.argmax(choices))
    if best == 0:
        q = np.array([1 + trace, m[2, 1] - m[1, 2], m[0, 2] - m[2, 0], m[1, 0] - m[0, 1]])
    else:
        i = best - 1
        j, k = (i + 1) % 3, (i + 2) % 3
        q = np.zeros(4)
        q[0] = m[k, j] - m[j, k]
        q[1 + i] = 1 + m[i, i] - m[j, j] - m[k, k]
        q[1 + j] = m[j, i] + m[i, j]
        q[1 + k] = m[k, i] + m[i, k]
    return np.asarray(q / np.linalg.norm(q))


def single(values: Array) -> Floats:
    """The values in single precision, as a performance stores them."""
    return np.asarray(values, np.float32)
