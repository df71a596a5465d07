"""LTX and LTX-2: conditions where they belong, and sound as long as its picture. The real pipelines
at a tiny size."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import numpy as np
import pytest

from soracli.engines import weights
from soracli.engines.contract import Inputs, Picture
from soracli.engines.signals.basics import RATE, rms
from soracli.engines.video.ltx import on_grid
from soracli.engines.video.ltx2 import place_of
from soracli.errors import InputError
from soracli.plan.generation import Condition, Window

PLAIN = {"spatio_temporal_guidance_blocks": "1"}
"""The tiny models have two blocks."""


def model_of(tiny: Any, name: str, **said: Any) -> Any:
    options = tiny.presets.models[name].diffusion.options
    if "spatio_temporal_guidance_blocks" in options:
        said["options"] = {**options, **PLAIN}
    if "distilled" in name:
        said["steps"] = 8
    return tiny.model(name, **said)


def picture(seed: int) -> Picture:
    """A picture of four colours, bright and dark."""
    colours = np.random.default_rng(seed).integers(0, 256, (2, 2, 3), np.uint8)
    return np.ascontiguousarray(colours.repeat(32, 0).repeat(32, 1))


def given(**kinds: Any) -> tuple[tuple[Condition, ...], dict[str, Any]]:
    """Conditions from files, and their pictures: `first_frame=picture` or `=(picture, at)`."""
    conditions, pictures = [], {}
    for number, (kind, said) in enumerate(kinds.items()):
        shown, more = said if isinstance(said, tuple) else (said, {})
        key = f"{number:064d}"
        pictures[key] = shown
        conditions.append(Condition(kind=kind.replace("_", " "), source="file", key=key, **more))
    return tuple(conditions), pictures


@contextmanager
def watched(model: Any) -> Iterator[list[dict[str, Any]]]:
    """Every call of the transformer of a model that is loaded, as it was asked."""
    from torch.nn import Module

    seen: list[dict[str, Any]] = []
    (loaded,) = (one for place, one in weights._loaded.items() if place.parent.name == model.name)

    def note(_: Module, __: Any, asked: dict[str, Any]) -> None:
        seen.append(asked)

    handle = loaded.base.transformer.register_forward_pre_hook(note, with_kwargs=True)
    try:
        yield seen
    finally:
        handle.remove()


def filmed(session: Any, spec: Any, pictures: dict[str, Any] | None = None) -> Any:
    """The frames of a take (n, height, width, 3), and its sound."""
    shoot = session.shoot(spec, Inputs(pictures=pictures or {}))
    return np.stack([frame.rgb for frame in shoot.frames()]), shoot.sound()


@pytest.mark.parametrize("name", ["ltx-2", "ltx-2.3"])
def test_sound_is_as_long_as_the_picture(
    tiny: Any, told: Any, take: Callable[..., Any], name: str
) -> None:
    """The models make a little less of it: 17 frames at 24 a second are 0.708 s, and they make
    0.69 s."""
    model = model_of(tiny, name)
    with told.session(model) as session:
        for frames in (9, 17):
            film, heard = filmed(session, take(model, frames=frames))
            assert len(film) == frames
            assert heard.dtype == np.float32 and heard.shape == (round(frames / 24 * RATE), 2)
            assert np.isfinite(heard).all() and rms(heard) > 1e-3
            assert abs(heard[0]).max() < 0.05 and rms(heard[-100:]) == 0


@pytest.mark.parametrize("name", ["ltx-0.9.5", "ltx-2"])
def test_pictures_stand_where_they_belong(
    tiny: Any, told: Any, take: Callable[..., Any], name: str
) -> None:
    """The model is told the time of every latent it sees: those of the pictures are among them, at
    their frames, and the first is in the film itself."""
    model = model_of(tiny, name)
    conditions, pictures = given(
        first_frame=picture(1), keyframes=(picture(2), {"at": 8, "strength": 0.5}),
        last_frame=(picture(3), {"at": -1}),
    )  # fmt: skip
    with told.session(model) as session:
        filmed(session, take(model, frames=17))
        with watched(model) as plain:
            filmed(session, take(model, frames=17))
        with watched(model) as seen:
            film, _ = filmed(session, take(model, conditions, frames=17), pictures)
    assert len(film) == 17
    tokens = [one[0]["hidden_states"].shape[1] for one in (plain, seen)]
    assert tokens == [3 * 4, (3 + 2) * 4]
    extra = seen[0]["video_coords"][0, 0]
    extra = extra[:8] if name.startswith("ltx-0") else extra[-8:, 0]
    assert np.allclose(sorted(set((extra * 24).round().tolist())), [8, 16])
    assert told_free_of_noise(seen[0]["timestep"], seen[0]["video_coords"]) == {0: 1.0, 8: 0.5,
                                                                              16: 1.0}  # fmt: skip


def told_free_of_noise(timestep: Any, coords: Any) -> dict[int, float]:
    """How much of each latent that is given the model is told to be there, by its frame."""
    begins = coords[-1, 0] if coords.ndim == 3 else coords[-1, 0, :, 0]
    there = (1 - timestep[-1] / timestep[-1].max()).tolist()
    frames = (begins * 24).round().int().tolist()
    return {at: round(much, 2) for at, much in zip(frames, there, strict=True) if much > 0.01}


@pytest.mark.parametrize("name", ["ltx-0.9.5", "ltx-2"])
def test_a_first_frame_is_seen_by_the_model_as_it_was_given(
    tiny: Any, told: Any, take: Callable[..., Any], name: str
) -> None:
    """What stands in the first latent is the picture as the VAE codes it, free of noise."""
    model = model_of(tiny, name, options={**model_of(tiny, name).diffusion.options,
                                          **({"image_cond_noise_scale": 0.0}
                                             if name.startswith("ltx-0") else {})})  # fmt: skip
    conditions, pictures = given(first_frame=picture(1))
    with told.session(model) as session:
        filmed(session, take(model))
        with watched(model) as seen:
            filmed(session, take(model, conditions), pictures)
        vae = next(iter(weights._loaded.values())).base.vae
        coded = coded_by(vae, picture(1))
    first = seen[-1]["hidden_states"][-1, :4]
    mean = coded.mode()[0, :, 0].flatten(1).T
    spread = coded.std[0, :, 0].flatten(1).T
    assert bool(((first - mean).abs() < 6 * spread + 1e-3).all())


def coded_by(vae: Any, *shown: Picture) -> Any:
    """A film as a VAE codes it: the distribution of its latents."""
    import torch

    film = np.stack(shown).astype(np.float32) / 127.5 - 1
    with torch.no_grad():
        return vae.encode(torch.from_numpy(film).permute(3, 0, 1, 2)[None]).latent_dist


@pytest.mark.parametrize("name", ["ltx-0.9.5", "ltx-2.3"])
def test_a_long_take_goes_on_from_its_last_frames(
    tiny: Any, told: Any, take: Callable[..., Any], name: str
) -> None:
    """The second window is given the last nine frames of the first, which are two latents."""
    model = model_of(tiny, name)
    windows = (Window(first=0, frames=17), Window(first=8, frames=17, overlap=9))
    with told.session(model) as session:
        filmed(session, take(model))
        with watched(model) as seen:
            film, heard = filmed(session, take(model, frames=25, windows=windows))
    assert len(film) == 25
    given_now = told_free_of_noise(seen[-1]["timestep"], seen[-1]["video_coords"])
    assert set(given_now) == {0, 1} and min(given_now.values()) == 1
    if name == "ltx-2.3":
        assert len(heard) == round(25 / 24 * RATE)
        loud = [rms(part) for part in np.array_split(heard[: round(0.97 * len(heard))], 20)]
        assert min(loud) > 0.2 * max(loud)


@pytest.mark.parametrize("name", ["ltx-0.9.5", "ltx-0.9.8-distilled", "ltx-2"])
def test_a_film_to_begin_from_has_as_much_noise_as_is_made_anew(
    tiny: Any, told: Any, take: Callable[..., Any], name: str
) -> None:
    """What the model begins with is the film as the VAE codes it, mixed with just the noise that
    the first of the steps that are left is told of."""
    model = model_of(tiny, name, accepts=("initial video",), guidance=1.0, steps=8)
    shown = np.stack([picture(5)] * 9)
    with told.session(model) as session:
        filmed(session, take(model))
        vae = next(iter(weights._loaded.values())).base.vae
        coded = coded_by(vae, *shown)
        sampled = float(coded.std.square().mean()) if name.startswith("ltx-0") else 0.0
        for anew in (0.3, 0.8):
            conditions, pictures = given(initial_video=(shown, {"strength": anew}))
            with watched(model) as seen:
                film, heard = filmed(session, take(model, conditions), pictures)
            noise = float(seen[0]["timestep"].max()) / 1000
            rest = seen[0]["hidden_states"][-1] - (1 - noise) * coded.mode()[0].flatten(1).T
            assert noise <= anew + 1e-4 and len(seen) < 8 and film.shape == (9, 64, 64, 3)
            expected = (noise**2 + (1 - noise) ** 2 * sampled) ** 0.5
            assert rest.std().item() == pytest.approx(expected, rel=0.25)
            assert heard is None or len(heard) == round(9 / 24 * RATE)


@pytest.mark.parametrize("name", ["ltx-2", "ltx-2.3"])
def test_a_guide_is_followed_by_the_lora_that_was_taught_to(
    tiny: Any, told: Any, take: Callable[..., Any], name: str
) -> None:
    """The guide is beside the film for the model to look at, over the whole picture even where it
    is seen at half the size; the LoRA is worn for that take only."""
    model = model_of(tiny, name)
    shown = np.stack([picture(at) for at in range(9)])
    conditions, pictures = given(control=(shown, {"strength": 0.9}))
    with told.session(model) as session:
        plain, _ = filmed(session, take(model))
        with watched(model) as seen:
            film, heard = filmed(session, take(model, conditions), pictures)
        other, _ = filmed(session, take(model, given(control=(shown[::-1], {}))[0]),
                          {key: shown[::-1] for key in pictures})  # fmt: skip
        again, _ = filmed(session, take(model))
    side = film.shape[1] // 32
    smaller = 2 if name == "ltx-2.3" else 1
    assert seen[0]["hidden_states"].shape[1] == 2 * side**2 + 2 * (side // smaller) ** 2
    guide = seen[0]["video_coords"][0, :, 2 * side**2 :]
    assert guide[1:].max().item() == 32 * side
    clear = 1 - seen[0]["timestep"][-1] / seen[0]["timestep"][-1].max()
    assert np.allclose(clear[2 * side**2 :], 0.9) and np.allclose(clear[: 2 * side**2], 0)
    assert not np.array_equal(film, plain) and not np.array_equal(film, other)
    assert np.array_equal(again, plain) and heard is not None


def test_a_guide_without_its_lora_is_refused(
    tiny: Any, told: Any, take: Callable[..., Any], tmp_path: Any
) -> None:
    model = model_of(tiny, "ltx-2")
    tiny.build(model, tmp_path / model.name)
    shutil.rmtree(tmp_path / model.name / "control")
    weights.use_models(tmp_path)
    conditions, pictures = given(control=np.stack([picture(1)] * 9))
    with told.session(model) as session, pytest.raises(InputError, match="LoRA.*control") as said:
        filmed(session, take(model, conditions), pictures)
    assert "sora models pull" in said.value.hint


def test_a_prompt_lies_on_the_shelf_without_its_empty_tokens(
    tiny: Any, told: Any, take: Callable[..., Any]
) -> None:
    """All 1024 tokens would be 385 MB of the true model; those of words make the same film as the
    pipeline makes when it is asked in words."""
    import torch
    from diffusers import LTX2Pipeline
    from safetensors.torch import load_file

    model = model_of(tiny, "ltx-2")
    spec = take(model)
    with told.session(model) as session:
        film, _ = filmed(session, spec)
    (kept,) = told.store.root.rglob("embedding.safetensors")
    words = load_file(kept)["prompt_embeds"]
    assert 10 < words.shape[1] < 60
    pipe = LTX2Pipeline.from_pretrained(weights.folder_of(model))
    asked = spec.generation
    plain = pipe(
        prompt=asked.prompt, negative_prompt=asked.negative, width=64, height=64, num_frames=9,
        frame_rate=24.0, num_inference_steps=2, guidance_scale=4.0, **asked.options,
        generator=torch.Generator().manual_seed(spec.seed), output_type="np",
    ).frames[0]  # fmt: skip
    assert np.abs(film - plain * 255).max() <= 1


def test_a_schedule_of_eight_steps_is_not_used_for_others(
    tiny: Any, told: Any, take: Callable[..., Any]
) -> None:
    for name in ("ltx-0.9.8-distilled", "ltx-2-distilled"):
        model = model_of(tiny, name)
        with told.session(model) as session:
            filmed(session, take(model, steps=2))
            for steps in (8, 3):
                with watched(model) as seen:
                    filmed(session, take(model, steps=steps))
                noise = [float(one["timestep"].max()) for one in seen]
                assert len(noise) == steps and all(a > b for a, b in pairwise(noise))
            if name == "ltx-2-distilled":
                with pytest.raises(InputError, match="one step"):
                    filmed(session, take(model, steps=1))


def test_frames_are_found_on_the_grids() -> None:
    assert [on_grid(at, 17) for at in (0, 3, 5, 8, 15, -1)] == [0, 0, 8, 8, 16, 16]
    places = [place_of(at, 17) for at in (0, 1, 9, 16, -1)]
    assert places == [0, 1, 2, 2.875, 2.875]
