"""A diffusion model at work, as a user notices it: loaded once, stopped and gone on with, whole."""

import gc
import itertools
import math
import weakref
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from soracli.engines.contract import Working
from soracli.engines.device import dice
from soracli.engines.diffusing.colours import in_bytes
from soracli.engines.facts import Facts
from soracli.engines.weights import _loaded as in_memory
from soracli.engines.weights import loads
from soracli.errors import InputError, MachineError
from soracli.story.diffusion import Levers

GREY = np.full((48, 96, 3), 128, np.uint8)


def frames_of(session: Any, spec: Any, *inputs: Any) -> list[bytes]:
    return [frame.rgb.tobytes() for frame in session.shoot(spec, *inputs).frames()]


def film_in_memory() -> Any:
    """What makes the film, while a session holds it."""
    (film,) = (value for place, value in in_memory.items() if place.name == "film")
    return film


def out_of_memory(times: float = math.inf) -> Callable[..., None]:
    """A hook of torch that finds too little memory so many times."""
    import torch

    calls = itertools.count()

    def refuse(*_: Any) -> None:
        if next(calls) < times:
            raise torch.OutOfMemoryError("CUDA out of memory. Tried to allocate 1 GiB")

    return refuse


def test_a_take_is_what_a_plain_script_makes(tiny: Any, take: Any, told: Any) -> None:
    """And the same again, and another one with another seed."""
    import diffusers

    spec = take(tiny.model("wan-2.1-1.3b"))
    asked = spec.generation
    with told.session(spec.model) as session:
        session.prepare([spec])
        frames = [frame.rgb for frame in session.shoot(spec).frames()]
        folder = session.folder
        assert frames_of(session, spec) == [frame.tobytes() for frame in frames]
        assert frames_of(session, spec.model_copy(update={"seed": 8})) != frames_of(session, spec)
    assert [frame.shape for frame in frames] == [(32, 32, 3)] * 5
    assert all(frame.dtype == np.uint8 and frame.flags.c_contiguous for frame in frames)
    pipe = diffusers.WanPipeline.from_pretrained(folder, local_files_only=True)
    pipe.set_progress_bar_config(disable=True)
    made = pipe(
        asked.prompt, asked.negative, width=32, height=32, num_frames=5, num_inference_steps=2,
        guidance_scale=asked.guidance, generator=dice(spec.seed), output_type="np",
    ).frames[0]  # fmt: skip
    assert np.array_equal(np.rint(made * 255).astype(np.uint8), np.stack(frames))


def test_the_second_prompt_in_a_run_loads_nothing(tiny: Any, take: Any, told: Any) -> None:
    model = tiny.model("wan-2.1-1.3b")
    specs = [take(model, prompt=words) for words in ("a dog", "a cat")]
    with told.session(model) as session:
        before = loads()
        session.prepare(specs)
        assert loads() == before + 1  # what reads, for both
        first = frames_of(session, specs[0])
        assert loads() == before + 2  # what makes the film
        second = frames_of(session, specs[1])
        assert second != first and loads() == before + 2
        assert [place.name for place in in_memory] == ["film"]
    with told.session(model) as session:  # another run: the encoder is never loaded
        session.prepare(specs)
        assert frames_of(session, specs[1]) == second and loads() == before + 3


def test_everything_is_given_back(tiny: Any, take: Any, told: Any) -> None:
    spec = take(tiny.model("wan-2.1-1.3b"))
    with told.session(spec.model) as session:
        frames_of(session, spec)
        parts = [weakref.ref(part) for part in film_in_memory().base.components.values() if part]
        assert len(parts) == 3
    gc.collect()
    assert [part() for part in parts] == [None] * 3


def test_every_step_is_told_for_every_family(tiny: Any, take: Any, told: Any) -> None:
    for name in ("wan-2.1-1.3b", "hunyuan-1.5"):  # the second has no callback
        told.seen.clear()
        spec = take(tiny.model(name, steps=3))
        with told.session(spec.model) as session:
            frames_of(session, spec)
        seen = [(one.what, one.done, one.total) for one in told.seen]
        steps = [("denoising", done, 3) for done in range(4)]
        assert seen[-6:] == [*steps, ("decoding", 0, 1), ("decoding", 1, 1)]
        assert seen[:2] == [("reading", 0, 1), ("loading", 0, 1)]


@pytest.mark.parametrize("fault", [KeyboardInterrupt, InputError("enough"), ValueError("a bug")])
@pytest.mark.parametrize("place", ["loading", "denoising", "decoding"])
def test_a_stopped_take_is_made_the_same_afterwards(
    tiny: Any, take: Any, told: Any, place: str, fault: Any
) -> None:
    spec = take(tiny.model("wan-2.2-5b"))
    with told.session(spec.model) as session:
        usual = frames_of(session, spec)

        def stop(working: Working) -> None:
            if working.what == place and working.done == 1:
                raise fault

        told.stop = stop
        if place == "loading":
            session.close()
        with pytest.raises(type(fault) if isinstance(fault, Exception) else fault) as caught:
            frames_of(session, spec)
        assert caught.value is fault or fault is KeyboardInterrupt
        told.stop = lambda _: None
        assert frames_of(session, spec) == usual


def test_too_little_memory_steps_down_and_is_remembered(tiny: Any, take: Any, told: Any) -> None:
    spec = take(tiny.model("wan-2.1-1.3b"))
    with told.session(spec.model) as session:
        shoot = session.shoot(spec)
        usual = [frame.rgb for frame in shoot.frames()]
        first = shoot.record()["generation"]["rung"]
        film_in_memory().base.transformer.register_forward_hook(out_of_memory(1))
        shoot = session.shoot(spec)
        again = [frame.rgb for frame in shoot.frames()]
        lower = shoot.record()["generation"]["rung"]
        assert lower != first and told.notes == [f"memory did not suffice; once more with {lower}"]
        assert len(again) == len(usual)
    with told.session(spec.model) as session:  # the next run begins there
        shoot = session.shoot(spec)
        assert [frame.rgb.tobytes() for frame in shoot.frames()] == [f.tobytes() for f in again]
        assert shoot.record()["generation"]["rung"] == lower and len(told.notes) == 1


def test_memory_that_never_suffices_is_told(tiny: Any, take: Any, told: Any) -> None:
    import torch

    spec = take(tiny.model("wan-2.1-1.3b"))
    whenever = torch.nn.modules.module.register_module_forward_pre_hook(out_of_memory())
    try:
        with told.session(spec.model) as session, pytest.raises(MachineError) as caught:
            frames_of(session, spec)
    finally:
        whenever.remove()
    assert "not enough memory" in str(caught.value) and "--size" in caught.value.hint
    with told.session(spec.model) as session:
        assert len(frames_of(session, spec)) == 5


def test_a_take_that_fits_nowhere_is_refused_before_anything_loads(
    tiny: Any, take: Any, told: Any
) -> None:
    """As on a GPU that others have taken."""
    spec = take(tiny.model("wan-2.1-1.3b"))
    before = loads()
    with told.session(spec.model) as session:
        session._descending._facts = Facts("cuda", "a GPU", 24 << 30, 1 << 20, 64 << 30)
        session.prepare([spec])
        with pytest.raises(MachineError) as caught:
            session.shoot(spec)
    assert "other programs use the rest" in str(caught.value) and loads() == before
    assert "lose what else uses the memory" in caught.value.hint


def test_other_models_make_room_before_it_is_slower(tiny: Any, take: Any, told: Any) -> None:
    """Where memory does not suffice beside the model of another take, that one is let go first."""
    import torch

    one, other = (take(tiny.model(name)) for name in ("wan-2.1-1.3b", "wan-2.2-5b"))
    with told.session(one.model) as first, told.session(other.model) as second:
        usual = frames_of(first, one)
        frames_of(second, other)
        full = torch.nn.modules.module.register_module_forward_pre_hook
        whenever = full(out_of_memory(1))
        try:
            assert frames_of(first, one) == usual
        finally:
            whenever.remove()
        assert told.notes == [] and [place.parent.name for place in in_memory] == [one.model.name]


def test_what_a_lever_did_is_told(tiny: Any, take: Any, told: Any) -> None:
    """One that does nothing is a note, once; the next take without it is as if it never was."""
    lever = Levers(cache="first block", threshold=1.0)
    for name, works in (("wan-2.1-1.3b", True), ("cogvideox-2b", True), ("ltx-2", False)):
        model = tiny.model(name, steps=4)
        with told.session(model) as session:
            usual = frames_of(session, take(model))
            for _ in range(2):
                shoot = session.shoot(take(model, levers=lever))
                hastened = [frame.rgb.tobytes() for frame in shoot.frames()]
                (effect,) = (
                    one
                    for one in shoot.record()["generation"]["levers"]
                    if one["name"] == "first block cache"
                )
                assert effect["effect"] == works == (hastened != usual)
            assert frames_of(session, take(model)) == usual
    assert len(told.notes) == 1 and "ltx-2: first block cache had no effect" in told.notes[0]


def test_colours_become_the_same_bytes_wherever_they_lie() -> None:
    """And what is no number becomes none."""
    import torch

    film = torch.linspace(-0.1, 1.1, 2 * 3 * 4 * 5).reshape(2, 3, 4, 5)
    made = in_bytes(film)
    assert np.array_equal(made, in_bytes(film.permute(0, 2, 3, 1).numpy()))
    assert made.shape == (2, 4, 5, 3) and (made[0, 0, 0, 0], made[1, 3, 4, 2]) == (0, 255)
    film[1, 2, 3, 4] = torch.nan
    for broken in (film, film.permute(0, 2, 3, 1).numpy()):
        with pytest.raises(ValueError, match="no colours"):
            in_bytes(broken)
