"""A model whose places are learned makes one size and whole windows, whatever leaves the house."""

import pytest

from soracli.plan.native import native_size, windows_of
from soracli.script.presets import load_presets


@pytest.mark.parametrize("size", [(64, 64), (1280, 720), (480, 720)])
def test_cogvideox_from_a_picture_makes_the_size_it_learned(size: tuple[int, int]) -> None:
    assert native_size(load_presets().models["cogvideox-5b-i2v"], *size) == (720, 480)


@pytest.mark.parametrize("frames", [3, 49, 50, 98, 200])
def test_cogvideox_from_a_picture_makes_whole_windows(frames: int) -> None:
    windows = windows_of(load_presets().models["cogvideox-5b-i2v"], frames)
    assert {window.frames for window in windows} == {49}
    assert windows[-1].first + 49 >= frames > windows[-1].first
