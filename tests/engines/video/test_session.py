"""A diffusion model at work, as a user notices it: loaded once, stopped and gone on with, whole."""

from typing import Any

import numpy as np

from soracli.engines.weights import loads


def frames_of(session: Any, spec: Any, *inputs: Any) -> list[bytes]:
    return [frame.rgb.tobytes() for frame in session.shoot(spec, *inputs).frames()]


def test_a_take_is_made_and_made_again_the_same(tiny: Any, take: Any, told: Any) -> None:
    spec = take(tiny.model("wan-2.1-1.3b"))
    with told.session(spec.model) as session:
        session.prepare([spec])
        shoot = session.shoot(spec)
        frames = [frame.rgb for frame in shoot.frames()]
        assert [frame.shape for frame in frames] == [(32, 32, 3)] * 5
        assert all(frame.dtype == np.uint8 and frame.flags.c_contiguous for frame in frames)
        assert max(frame.std() for frame in frames) > 2
        assert frames_of(session, spec) == [frame.tobytes() for frame in frames]
        assert frames_of(session, spec.model_copy(update={"seed": 8})) != frames_of(session, spec)
        assert shoot.record()["schema"] == "scene/1"


def test_the_second_prompt_in_a_run_loads_nothing(tiny: Any, take: Any, told: Any) -> None:
    model = tiny.model("wan-2.1-1.3b")
    specs = [take(model, prompt=words) for words in ("a dog", "a cat")]
    with told.session(model) as session:
        session.prepare(specs)
        first = frames_of(session, specs[0])
        loaded = loads()
        assert frames_of(session, specs[1]) != first
        assert loads() == loaded
