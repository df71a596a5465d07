"""A model's own grid: in what size, at what rate and in which parts it makes a take."""

import math
from collections.abc import Sequence

from soracli.errors import InputError
from soracli.plan.generation import Window
from soracli.plan.request import frame_size, parse_aspect
from soracli.story.preset import Model

ALIKE = 0.04
"""How far the aspect of a taught size may be from the one that is wanted: 832x480 is 16:9."""
SAME = 0.01
"""How far the aspect of a size may be from the one that was asked for and still be it."""
EVEN = 2
"""What leaves the house is of whole pairs of pixels: encoders ask for it."""
LEAST_SIDE = 16
ROUNDING = 1e-6


def delivered_size(model: Model, size: str | None, aspect: str | None) -> tuple[int, int]:
    """Width and height in pixels of what leaves the house.

    A diffusion model delivers any size, its own pictures scaled; where no size was asked for, its
    usual one, or the one of the aspect that was. Raises InputError for what is no size.
    """
    if model.diffusion is None:
        return frame_size(size, aspect, model.size_multiple)
    if size is not None:
        return frame_size(size, aspect, EVEN)
    taught = taught_sizes(model)
    if aspect is None:
        return taught[0]
    across, down = parse_aspect(aspect)
    return _nearest(taught, across / down) or _shaped(model, taught[0], across / down)


def native_size(model: Model, width: int, height: int) -> tuple[int, int]:
    """The size that a model makes where `width` x `height` pixels are delivered.

    What is no larger than the largest it was taught is made as it is, on the model's grid. What is
    larger is made in the size it was taught, or in its area where none has the aspect. A model of
    `only_sizes` makes the one of the nearest aspect.
    """
    taught = taught_sizes(model)
    if model.diffusion and model.diffusion.only_sizes:
        return min(taught, key=lambda size: abs(math.log(size[0] / size[1] / (width / height))))
    largest = max(across * down for across, down in taught)
    if width * height <= largest:
        return _on_grid(model, width, height)
    whole = [size for size in taught if size[0] * size[1] >= largest * (1 - ALIKE)]
    if alike := _nearest(whole, width / height):
        return alike
    across = math.sqrt(largest * width / height)
    return _on_grid(model, across, largest / across)


def taught_sizes(model: Model) -> tuple[tuple[int, int], ...]:
    """The sizes that a diffusion model was taught, the usual one first."""
    assert model.diffusion is not None
    sides = [words.partition("x") for words in model.diffusion.sizes]
    return tuple((int(width), int(height)) for width, _, height in sides)


def native_frames(model: Model, frames: float) -> int:
    """The least number of frames on the model's grid, k*n + r, that is not below `frames`."""
    step, offset = model.frames_modulo
    count = max(math.ceil((frames - offset) / step - ROUNDING), 0) * step + offset
    return count if count >= 1 else count + step


def windows_of(model: Model, frames: float) -> tuple[Window, ...]:
    """The parts in which at least so many frames are made: as few as there can be, alike in length.

    Each begins with the last frames of the one before, as many as the model takes. Raises
    InputError where it takes none and all cannot be made at once.
    """
    whole = native_frames(model, frames)
    longest = longest_window(model)
    if whole <= longest:
        return (Window(first=0, frames=whole),)
    overlap = _overlap(model, longest)
    count = math.ceil((frames - overlap) / (longest - overlap) - ROUNDING)
    each = min(native_frames(model, (frames + (count - 1) * overlap) / count), longest)
    found = [Window(first=0, frames=each)]
    while (made := found[-1].first + found[-1].frames) < frames - ROUNDING:
        first = made - overlap
        own = min(native_frames(model, frames - first), each)
        found.append(Window(first=first, frames=own, overlap=overlap))
    return tuple(found)


def longest_window(model: Model) -> int:
    """The most frames that a model makes at once, on its grid."""
    assert model.diffusion is not None
    step, offset = model.frames_modulo
    return max((model.diffusion.window - offset) // step * step + offset, 1)


def _takes_over(model: Model) -> int:
    """How many frames of a window the next one can begin with."""
    assert model.diffusion is not None
    if "continuation" in model.diffusion.accepts:
        return model.diffusion.overlap
    return 1 if "first frame" in model.diffusion.accepts else 0


def _overlap(model: Model, longest: int) -> int:
    overlap = min(_takes_over(model), longest - 1)
    if overlap < 1:
        raise InputError(
            f"{model.name} makes at most {longest} frames in one go, and cannot go on from them",
            "Ask for a shorter take, or take a model that accepts a first frame.",
        )
    return overlap


def _nearest(sizes: Sequence[tuple[int, int]], aspect: float) -> tuple[int, int] | None:
    """The first of the sizes whose aspect is nearest, upright or lying, if any is near enough."""
    both = [*sizes, *((height, width) for width, height in sizes)]
    off = [abs(width / height / aspect - 1) for width, height in both]
    return both[off.index(min(off))] if off and min(off) <= ALIKE else None


def _shaped(model: Model, size: tuple[int, int], aspect: float) -> tuple[int, int]:
    """A size of another aspect with as many pixels; one the model makes itself, if that has it."""
    width = math.sqrt(size[0] * size[1] * aspect)
    own = _on_grid(model, width, width / aspect)
    if abs(own[0] / own[1] / aspect - 1) <= SAME:
        return own
    across, down = (round(side / EVEN) * EVEN for side in (width, width / aspect))
    return across, down


def _on_grid(model: Model, width: float, height: float) -> tuple[int, int]:
    multiple = model.size_multiple
    least = math.ceil(LEAST_SIDE / multiple) * multiple
    across, down = (max(round(side / multiple) * multiple, least) for side in (width, height))
    return across, down
