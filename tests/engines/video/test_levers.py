"""Levers: each does what it says or says that it did nothing, and nothing of it is left behind."""

import functools
import gc
import re
import weakref
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import pytest

from soracli.engines.contract import Inputs
from soracli.engines.diffusing import hastening, running
from soracli.engines.diffusing.block_passes import Passes
from soracli.engines.diffusing.levers import apply_levers
from soracli.engines.weights import kept
from soracli.errors import InputError
from soracli.plan.generation import Condition
from soracli.story.diffusion import Levers

CACHED = [
    ("wan-2.2-14b", "first block", 1.0),
    ("wan-2.1-vace-1.3b", "taylor", 0.05),
    ("ltx-0.9.5", "first block", 1.0),
    ("cogvideox-2b", "taylor", 0.05),
]


def made(session: Any, spec: Any, *inputs: Any) -> tuple[list[bytes], dict[str, Any]]:
    """The frames of a take, and what its levers did by their names."""
    shoot = session.shoot(spec, *inputs)
    frames = [frame.rgb.tobytes() for frame in shoot.frames()]
    return frames, {one["name"]: one for one in shoot.record()["generation"]["levers"]}


def film(session: Any, spec: Any, *inputs: Any) -> Any:
    return np.stack([frame.rgb for frame in session.shoot(spec, *inputs).frames()])


def given(kind: Any, pictures: Any) -> tuple[tuple[Condition, ...], Inputs]:
    return (Condition(kind=kind, source="file", key="mine"),), Inputs(pictures={"mine": pictures})


@pytest.mark.parametrize(("name", "cache", "threshold"), CACHED)
def test_a_cache_skips_work_and_is_forgotten(
    tiny: Any, take: Any, told: Any, name: str, cache: Any, threshold: float
) -> None:
    model = tiny.model(name, steps=5)
    plain, cached = take(model), take(model, levers=Levers(cache=cache, threshold=threshold))
    with told.session(model) as session:
        before, none = made(session, plain)
        quick, said = made(session, cached)
        assert none == {}
        assert said[f"{cache} cache"]["effect"], said
        assert quick != before
        assert made(session, plain)[0] == before
        assert made(session, cached)[0] == quick


def test_a_stopped_take_leaves_no_lever_behind(tiny: Any, take: Any, told: Any) -> None:
    model = tiny.model("wan-2.1-1.3b", steps=3)
    cached = take(model, levers=Levers(cache="first block", threshold=1.0))

    def stop(working: Any) -> None:
        if working.what == "denoising" and working.done == 2:
            raise KeyboardInterrupt

    with told.session(model) as session:
        before, _ = made(session, take(model))
        quick, _ = made(session, cached)
        told.stop = stop
        with pytest.raises(KeyboardInterrupt):
            made(session, cached)
        told.stop = lambda _: None
        assert made(session, take(model))[0] == before
        assert made(session, cached)[0] == quick


def test_a_cache_that_did_nothing_says_so(tiny: Any, take: Any, told: Any) -> None:
    model = tiny.model("wan-2.1-1.3b", steps=3)
    plain, cached = take(model), take(model, levers=Levers(cache="first block", threshold=1e-9))
    with told.session(model) as session:
        frames, said = made(session, cached)
        assert frames == made(session, plain)[0]
    one = said["first block cache"]
    assert not one["effect"]
    assert one["why"] == "18 of 18 passes through its blocks were computed"


def test_a_model_that_takes_no_cache_says_so_and_films(tiny: Any, take: Any, told: Any) -> None:
    model = tiny.model("ltx-2")
    spec = take(model, levers=Levers(cache="first block"))
    with told.session(model) as session:
        frames, said = made(session, spec)
        assert frames == made(session, take(model))[0]
    assert not said["first block cache"]["effect"]
    assert "LTX2VideoTransformerBlock" in said["first block cache"]["why"]


def test_a_film_that_is_made_anew_is_made_without_a_cache(tiny: Any, take: Any, told: Any) -> None:
    model = tiny.model("wan-2.1-1.3b")
    anew, inputs = given("initial video", np.zeros((5, 32, 32, 3), np.uint8))
    spec = take(model, anew, levers=Levers(cache="first block"))
    with told.session(model) as session:
        _, said = made(session, spec, inputs)
    assert not said["first block cache"]["effect"]
    assert "WanVideoToVideoPipeline" in said["first block cache"]["why"]


def test_a_cache_without_its_magnitudes_is_refused(tiny: Any, take: Any, told: Any) -> None:
    model = tiny.model("wan-2.1-1.3b")
    spec = take(model, levers=Levers(cache="mag"))
    with told.session(model) as session, pytest.raises(InputError, match="magnitudes") as refused:
        made(session, spec)
    assert "first block" in refused.value.hint


def test_fewer_steps_are_told(tiny: Any, take: Any, told: Any) -> None:
    model = tiny.model("wan-2.1-1.3b", steps=4)
    with told.session(model) as session:
        _, said = made(session, take(model, steps=3, levers=Levers(steps=3)))
    assert said["fewer steps"]["why"] == "3 instead of 4"


@pytest.fixture
def pipe(tiny: Any, take: Any, told: Any) -> Iterator[Any]:
    """A pipeline as a session holds it, and what it makes without any lever."""
    model = tiny.model("wan-2.1-1.3b", steps=2)
    with told.session(model) as session:
        made(session, take(model))
        yield kept(tiny.folder / model.name / "film", lambda: pytest.fail("not loaded")).base


def frames_of(pipe: Any) -> Any:
    import torch

    words = torch.zeros(1, 512, 16)
    return pipe(
        prompt_embeds=words, negative_prompt_embeds=words + 1, height=32, width=32, num_frames=5,
        num_inference_steps=2, generator=torch.Generator().manual_seed(3), output_type="np",
    ).frames[0]  # fmt: skip


def made_with(pipe: Any, levers: Levers, model: Any) -> Any:
    applied = apply_levers(pipe, levers, model)
    try:
        return frames_of(pipe)
    finally:
        applied.undo()
        assert all(effect.effect for effect in applied.effects())


@contextmanager
def put_on(pipe: Any, name: str, model: Any = None) -> Iterator[Any]:
    applied = apply_levers(pipe, Levers(), model, [name])
    try:
        yield applied
    finally:
        applied.undo()


def test_another_attention_is_used_only_where_it_works_and_agrees(
    pipe: Any, tiny: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from diffusers.models.attention_dispatch import _AttentionBackendRegistry as registry

    model = tiny.presets.models["wan-2.1-1.3b"]
    usual, before = registry.get_active_backend()[0], frames_of(pipe)
    assert hastening.candidates(pipe.transformer) == ()
    tried = ("flash", "_native_cudnn", "_native_math")  # the first two cannot be had here
    monkeypatch.setattr(hastening, "candidates", lambda _: tried)
    calls = []
    real = registry._backends["_native_math"]
    with put_on(pipe, hastening.ATTENTION, model) as applied:
        monkeypatch.setitem(
            registry._backends, "_native_math", lambda **said: calls.append(1) or real(**said)
        )
        quick = frames_of(pipe)
    assert calls
    (said,) = applied.effects()
    assert said.effect and said.why == "native_math in 6 attentions"
    assert np.abs(quick - before).max() < 1e-4
    assert registry.get_active_backend()[0] == usual
    calls.clear()
    assert (frames_of(pipe) == before).all() and not calls


def test_the_vae_is_laid_otherwise_and_back(pipe: Any, tiny: Any) -> None:
    before = frames_of(pipe)
    with put_on(pipe, hastening.FORMAT, tiny.presets.models["wan-2.1-1.3b"]) as applied:
        quick = frames_of(pipe)
    (said,) = applied.effects()
    assert said.effect
    assert np.abs(quick - before).max() < 1e-4
    assert (frames_of(pipe) == before).all()


@pytest.mark.parametrize("name", ["wan-2.1-vace-1.3b", "wan-2.1-i2v-480p"])
def test_both_passes_of_guidance_are_made_at_once(
    tiny: Any, take: Any, told: Any, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    model = tiny.model(name)
    first, inputs = given("first frame", np.zeros((32, 32, 3), np.uint8))
    spec, unguided = take(model, first), take(model, first, guidance=1.0)
    with told.session(model) as session:
        apart, alone = film(session, spec, inputs), film(session, unguided, inputs)
        with monkeypatch.context() as changed:
            changed.setattr(running, "usual", lambda *_: (hastening.TOGETHER,))
            frames, said = made(session, spec, inputs)
            computed, passed = re.findall(r"\d+", said["guidance together"]["why"])
            assert 2 * int(computed) == int(passed)
            together = np.frombuffer(b"".join(frames), np.uint8).reshape(apart.shape)
            assert np.abs(together.astype(int) - apart).max() <= 1
            frames, said = made(session, unguided, inputs)
            assert not said["guidance together"]["effect"]
            assert b"".join(frames) == alone.tobytes()
        assert (film(session, spec, inputs) == apart).all()


def test_layers_are_compiled_once_and_for_the_time_of_a_take(
    pipe: Any, tiny: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    from torch._dynamo.utils import counters

    model = tiny.presets.models["wan-2.1-1.3b"]
    eager = functools.partial(hastening.CompiledBlocks, backend="eager")
    monkeypatch.setitem(hastening.LEVERS, hastening.COMPILED, eager)
    before = frames_of(pipe)
    counters.clear()
    for number in range(2):
        with put_on(pipe, hastening.COMPILED, model) as applied:
            quick = frames_of(pipe)
        (said,) = applied.effects()
        assert said.effect
        assert said.why == "12 of 12 passes through its layers were compiled ones"
        assert np.abs(quick - before).max() < 1e-4
        assert counters["stats"]["unique_graphs"] == 1, f"compiled again for take {number}"
    assert (frames_of(pipe) == before).all()


def test_compiled_layers_go_with_their_model(tiny: Any, take: Any, told: Any) -> None:
    model = tiny.model("wan-2.1-1.3b")
    with told.session(model) as session:
        made(session, take(model))
        pipe = kept(tiny.folder / model.name / "film", lambda: pytest.fail("not loaded")).base
        block = weakref.ref(pipe.transformer.blocks[0])
        hastening.CompiledBlocks(pipe, Passes(()), backend="eager").undo()
        del pipe
    gc.collect()
    assert block() is None


def test_what_is_moved_while_it_works_is_skipped_but_not_compiled(
    tiny: Any, take: Any, told: Any
) -> None:
    import torch
    from diffusers.hooks import apply_group_offloading

    model = tiny.model("wan-2.1-1.3b")
    with told.session(model) as session:
        made(session, take(model))
        pipe = kept(tiny.folder / model.name / "film", lambda: pytest.fail("not loaded")).base
        cache = Levers(cache="first block", threshold=1.0)
        quick = made_with(pipe, cache, model)
        for part in (pipe.transformer, pipe.vae):
            apply_group_offloading(
                part, torch.device("cpu"), offload_type="leaf_level", use_stream=False
            )
        for name in (hastening.COMPILED, hastening.FORMAT):
            with put_on(pipe, name, model) as applied:
                assert not applied.effects()[0].effect
        assert (made_with(pipe, cache, model) == quick).all()
