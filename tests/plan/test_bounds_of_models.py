"""What single models are bound to, whatever a film asks for: one size, whole windows and guides."""

import pytest

from soracli.errors import InputError
from soracli.plan.conditioning import Wanted, conditions_for
from soracli.plan.native import native_size, windows_of
from soracli.script.presets import load_presets
from soracli.story.steering import Steering

MODELS = load_presets().models


@pytest.mark.parametrize("size", [(64, 64), (1280, 720), (480, 720)])
def test_cogvideox_from_a_picture_makes_the_size_it_learned(size: tuple[int, int]) -> None:
    assert native_size(MODELS["cogvideox-5b-i2v"], *size) == (720, 480)


@pytest.mark.parametrize("frames", [3, 49, 50, 98, 200])
def test_cogvideox_from_a_picture_makes_whole_windows(frames: int) -> None:
    windows = windows_of(MODELS["cogvideox-5b-i2v"], frames)
    assert {window.frames for window in windows} == {49}
    assert windows[-1].first + 49 >= frames > windows[-1].first


def test_cogvideox_fun_follows_a_guide_wholly_and_says_so() -> None:
    model = MODELS["cogvideox-fun-control"]
    (guide,) = conditions_for(model, Wanted()).conditions
    assert (guide.kind, guide.strength) == ("control", 1.0)
    with pytest.raises(InputError, match=r"follows a guide as it is, not with a strength of 0\.5"):
        conditions_for(model, Wanted(steering=Steering(strength=0.5)))
