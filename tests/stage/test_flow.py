"""Optical flow says where everything goes: bent along it, the next frame looks like this one."""

from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from soracli.engines.passes import FLOW_FULL, flow_picture, flow_wheel
from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.stage.renderer import Picture, Renderer

SIZE = (192, 108)
SCENES = (
    "a brown dog runs across a meadow, static camera",
    "the camera orbits around a brown dog sitting on a meadow",
    "a white horse gallops across a desert, tracking shot",
    "a knight walks through snow, handheld",
    "an anime knight stands on a meadow, pan left",
    "aerial shot of a desert, the camera flies forward",
)


def filmed(text: str, numbers: tuple[int, ...]) -> list[Picture]:
    """Frames of a second of a scene."""
    presets = load_presets()
    request = Request(model="previs", size="{}x{}".format(*SIZE), seconds=1)
    places = presets.lexicon.words.places.keys()
    scene = read(text, presets)
    spec = compile_take(scene, request, presets.kinds, presets.looks, presets.models, places)
    renderer = Renderer(perform(spec, ()), *SIZE, passes=True)
    return [renderer.render(number) for number in numbers]


def bent(picture: NDArray[np.uint8], flow: NDArray[np.float32]) -> tuple[Any, Any]:
    """What a frame shows at the ends of a flow (between pixels: a mixture), and where those are
    inside of it."""
    height, width = flow.shape[:2]
    down, right = np.mgrid[:height, :width] + flow[..., ::-1].transpose(2, 0, 1)
    inside = (right >= 0) & (right < width - 1) & (down >= 0) & (down < height - 1)
    x, y = np.where(inside, right, 0), np.where(inside, down, 0)
    left, top = x.astype(int), y.astype(int)
    across, below = (x - left)[..., None], (y - top)[..., None]
    seen = picture.reshape(height, width, -1).astype(float)
    upper = seen[top, left] * (1 - across) + seen[top, left + 1] * across
    lower = seen[top + 1, left] * (1 - across) + seen[top + 1, left + 1] * across
    return upper * (1 - below) + lower * below, inside


@pytest.mark.parametrize("text", SCENES)
def test_the_next_frame_bent_along_the_flow_is_this_one(text: str) -> None:
    here, there = filmed(text, (11, 12))
    assert here.flow is not None and here.ids is not None and there.ids is not None
    foreseen, inside = bent(there.rgb, here.flow)
    owners, _ = bent(there.ids, here.flow)
    shown = inside & (owners[..., 0] == here.ids)  # what is hidden a moment later is not compared
    moving = shown & (np.hypot(*here.flow.transpose(2, 0, 1)) > 0.3)
    assert moving.sum() > 80
    plain = np.abs(here.rgb.astype(float) - there.rgb).mean(-1)[moving].mean()
    left = np.abs(here.rgb - foreseen).mean(-1)[moving].mean()
    # shadows, highlights and falling snow do not go along with what they fall on
    assert left < 0.6 * plain


def test_where_nothing_moves_there_is_no_flow() -> None:
    first, last = filmed("a red ball lies on a wooden floor, static camera", (5, 23))
    for picture in (first, last):
        assert picture.flow is not None
        assert picture.ids is not None
        assert np.abs(picture.flow[picture.ids == 0]).max() < 1e-6
        assert np.abs(picture.flow).max() < 0.02  # the ball settles by less than that
        assert (flow_picture(picture.flow[picture.ids == 0][None]) == 255).all()


def test_the_last_frame_goes_on_as_it_came() -> None:
    before, last = filmed("the camera orbits around a brown dog sitting on a meadow", (22, 23))
    assert before.flow is not None and last.flow is not None
    assert np.abs(before.flow - last.flow).mean() < 0.1 * np.abs(last.flow).mean()


def test_flow_can_be_read_back_from_its_colors() -> None:
    """As a tool would: the direction by the nearest hue of the wheel, the length by the white."""
    turns = np.linspace(-3, 3, 25)
    lengths = np.array([1.0, 4.0, 12.0])
    flow = np.zeros((100, len(turns) * len(lengths), 2), np.float32)
    flow[:, :, 0] = np.outer(lengths, np.cos(turns)).ravel()
    flow[:, :, 1] = np.outer(lengths, np.sin(turns)).ravel()
    painted = flow_picture(flow)[0] / 255
    share = 1 - painted.min(-1)
    assert np.allclose(share**2 * FLOW_FULL * 100, np.repeat(lengths, len(turns)), rtol=0.03)
    hue = 1 - (1 - painted) / share[:, None]
    wheel = flow_wheel()
    nearest = np.abs(hue[:, None] - wheel[None]).sum(-1).argmin(-1)
    read_back = nearest / (len(wheel) - 1) * 2 * np.pi  # from the right by way of down
    apart = np.angle(np.exp(1j * (read_back - np.tile(turns, len(lengths)))))
    assert np.abs(apart).max() < 0.13
