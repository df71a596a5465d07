"""Pictures into one another: dissolves, wipes, fades, and drawings laid over a picture.

Pictures are arrays of sRGB bytes, height x width x 3, as ffmpeg gives and takes them.
"""

import functools
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from soracli.story.storyboard import WipeDirection

Picture = NDArray[np.uint8]

SOFT_EDGE = 0.015
"""Width of the edge of a wipe, as a part of the way it goes; never less than two pixels."""
LINEAR_STEPS = 65535


@dataclass(frozen=True)
class Layer:
    """A drawing to be laid over a picture, its corner at `left` and `top` in pixels.

    `color` is height x width x 3, 0 to 255 and already multiplied by `alpha`, which is height x
    width x 1, 0 to 1. Less than 0, it takes light away that has to be there.
    """

    left: int
    top: int
    color: NDArray[np.float32]
    alpha: NDArray[np.float32]


def cropped(layer: Layer, box: tuple[int, int, int, int]) -> Layer:
    """What of a layer is inside of a box: left, top, right and bottom in pixels."""
    tall, wide = layer.alpha.shape[:2]
    rows = slice(max(box[1] - layer.top, 0), min(max(box[3] - layer.top, 0), tall))
    columns = slice(max(box[0] - layer.left, 0), min(max(box[2] - layer.left, 0), wide))
    left, top = layer.left + columns.start, layer.top + rows.start
    return Layer(left, top, layer.color[rows, columns], layer.alpha[rows, columns])


def solid(width: int, height: int, color: str) -> Picture:
    """A picture of one color, given as #rrggbb."""
    picture = np.empty((height, width, 3), np.uint8)
    picture[:] = _rgb(color)
    return picture


def dissolve(before: Picture, after: Picture, amount: float) -> Picture:
    """Both pictures as one film exposed twice: `amount` (0 to 1) of the light is the second's.

    Light is added, not its sRGB code: lamps stay bright until they are gone, and the middle is not
    darker than both sides.
    """
    to_light, to_code = _tables()
    light = np.take(to_light * np.float32(1 - amount), before)
    light += np.take(to_light * np.float32(amount) + np.float32(0.5), after)
    mixed: Picture = np.take(to_code, light.astype(np.uint16))
    return mixed


def wipe(before: Picture, after: Picture, amount: float, direction: WipeDirection) -> Picture:
    """The second picture uncovered by an edge that moves in `direction`; `amount` 0 to 1."""
    across = direction in ("left", "right")
    length = before.shape[1] if across else before.shape[0]
    soft = max(2.0, SOFT_EDGE * length)
    place = np.arange(length, dtype=np.float32) + 0.5
    if direction in ("left", "up"):
        place = length - place
    edge = amount * (length + soft) - soft / 2
    cover = np.clip((edge - place) / soft + 0.5, 0, 1).astype(np.float32)
    seen = before.copy()
    band = np.flatnonzero(cover)  # only there is anything of the second picture
    at = slice(band[0], band[-1] + 1) if len(band) else slice(0, 0)
    if across:
        seen[:, at] = _mixed(before[:, at], after[:, at], cover[None, at, None])
    else:
        seen[at] = _mixed(before[at], after[at], cover[at, None, None])
    return seen


def fade(picture: Picture, color: str, amount: float) -> Picture:
    """The picture with `amount` (0 to 1) of a color: even steps for the eye, not for the light."""
    if amount <= 0:
        return picture
    table = np.arange(256, dtype=np.float32)[:, None] * np.float32(1 - amount)
    table = (table + _rgb(color) * np.float32(amount) + 0.5).astype(np.uint8)
    return np.stack([table[:, number][picture[..., number]] for number in range(3)], axis=-1)


def lay_over(picture: Picture, layer: Layer, strength: float = 1.0) -> None:
    """Draw a layer into the picture; `strength` 0 to 1. What is outside of it is cut off."""
    height, width = picture.shape[:2]
    tall, wide = layer.alpha.shape[:2]
    left, top = max(layer.left, 0), max(layer.top, 0)
    right, bottom = min(layer.left + wide, width), min(layer.top + tall, height)
    if left >= right or top >= bottom or strength <= 0:
        return
    rows = slice(top - layer.top, bottom - layer.top)
    columns = slice(left - layer.left, right - layer.left)
    under = picture[top:bottom, left:right]
    alpha = layer.alpha[rows, columns] * np.float32(strength)
    color = layer.color[rows, columns] * np.float32(strength)
    under[:] = np.clip(under * (1 - alpha) + color + 0.5, 0, 255).astype(np.uint8)


def _mixed(before: Picture, after: Picture, cover: NDArray[np.float32]) -> Picture:
    mixed = before + (after.astype(np.float32) - before) * cover + np.float32(0.5)
    return mixed.astype(np.uint8)


def _rgb(color: str) -> NDArray[np.float32]:
    return np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)], np.float32)


@functools.cache
def _tables() -> tuple[NDArray[np.float32], NDArray[np.uint8]]:
    """From sRGB bytes to light (0 to 65535), and back."""
    code = np.arange(256) / 255
    light = np.where(code <= 0.04045, code / 12.92, ((code + 0.055) / 1.055) ** 2.4)
    steps = np.arange(LINEAR_STEPS + 1) / LINEAR_STEPS
    back = np.where(steps <= 0.0031308, steps * 12.92, 1.055 * steps ** (1 / 2.4) - 0.055)
    return (light * LINEAR_STEPS).astype(np.float32), (back * 255 + 0.5).astype(np.uint8)
