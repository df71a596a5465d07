"""One suite for every engine: what its preset promises is what it does."""

from pathlib import Path

import numpy as np
import pytest

from soracli.engines.contract import PASSES, Inputs, Session, Workshop
from soracli.engines.passes import id_color
from soracli.engines.registry import video_engine
from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.plan.take import TakeSpec
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.studio.store import Store

MODELS = sorted(name for name, model in load_presets().models.items() if not model.diffusion)


def session_for(spec: TakeSpec) -> Session:
    shop = Workshop(Store(Path("nowhere")), lambda _: None, lambda _: None)
    return video_engine(spec.model.family).open(spec.model, shop)


def spec_for(model: str, seconds: float = 0.25) -> TakeSpec:
    presets = load_presets()
    scene = read("a red ball rolls on a beach", presets)
    request = Request(model=model, size="128x64", seconds=seconds, fps=12)
    places = presets.lexicon.words.places.keys()
    return compile_take(scene, request, presets.kinds, presets.looks, presets.models, places)


@pytest.mark.parametrize("name", MODELS)
def test_frames_are_as_asked(name: str) -> None:
    spec = spec_for(name)
    frames = list(session_for(spec).shoot(spec).frames())
    assert len(frames) == spec.frames
    for frame in frames:
        assert frame.rgb.shape == (spec.height, spec.width, 3)
        assert frame.rgb.dtype == np.uint8 and frame.rgb.flags.c_contiguous
        assert frame.rgb.std() > 2  # a picture, not a blank
        assert not frame.passes


@pytest.mark.parametrize("name", MODELS)
def test_a_deterministic_model_is_deterministic(name: str) -> None:
    spec = spec_for(name)
    if not spec.model.deterministic:
        pytest.skip("its preset does not promise it")
    engine = session_for(spec)
    first, second = (
        [frame.rgb.tobytes() for frame in engine.shoot(spec).frames()] for _ in range(2)
    )
    assert first == second


@pytest.mark.parametrize("name", MODELS)
def test_passes_do_not_change_the_picture_and_agree_with_the_record(name: str) -> None:
    spec = spec_for(name)
    if not spec.model.passes:
        pytest.skip("its preset does not promise them")
    engine = session_for(spec)
    plain = [frame.rgb.tobytes() for frame in engine.shoot(spec).frames()]
    shoot = engine.shoot(spec, Inputs(passes=True))
    frames = list(shoot.frames())
    assert [frame.rgb.tobytes() for frame in frames] == plain
    record = shoot.record()
    colors = {one["id"]: one["ids_color"] for one in record["entities"]}
    assert [tuple(color) for color in colors.values()] == [id_color(1)]
    for frame, told in zip(frames, record["frames"], strict=True):
        assert tuple(frame.passes) == PASSES
        ball = told["entities"]["ball.1"]
        mask = (frame.passes["ids"] == colors["ball.1"]).all(-1)
        x0, y0, x1, y1 = ball["bbox"]
        assert ball["pixels"] == mask.sum() == mask[y0:y1, x0:x1].sum() > 0
        assert 0 < ball["depth"] < 100
