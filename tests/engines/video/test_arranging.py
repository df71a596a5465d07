"""Every way a model can lie in memory makes the same film, on the processor: the pipelines are the
real ones, and what waits in main memory does wait there. What only CUDA can show is not shown
here: streams that fetch while the device works, and how much memory is saved."""

from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest

from soracli.engines.device import best_device, dice
from soracli.engines.diffusing.arranging import arrange, facts_of, fit_tiles
from soracli.engines.diffusing.family import Call, Family
from soracli.engines.diffusing.loading import load
from soracli.engines.ladder import LADDER, Rung
from soracli.engines.video.ltx2 import Ltx2
from soracli.engines.video.wan import Wan

WHOLE = LADDER[0]
MODELS: dict[str, Family] = {"wan-2.1-1.3b": Wan(), "ltx-2": Ltx2()}


@pytest.fixture(scope="module")
def films() -> dict[tuple[str, str], Any]:
    """What was made, by model and rung."""
    return {}


@pytest.fixture
def film(built: Any, take: Callable[..., Any], films: dict[Any, Any]) -> Callable[..., Any]:
    """The frames that a model makes on a rung, and its pipeline afterwards."""

    def make(name: str, rung: Rung) -> Any:
        if (name, rung.name) not in films:
            films[name, rung.name] = made_on(rung, built, built.model(name), MODELS[name], take)
        return films[name, rung.name]

    return make


def made_on(rung: Rung, built: Any, model: Any, family: Family, take: Callable[..., Any]) -> Any:
    generation = take(model).generation
    folder, device = built.folder / model.name, best_device()
    words = load(model, family, folder, device, encoders=True).base
    arrange(words, rung, "cpu")
    text = family.encode(words, model, generation.prompt, generation.negative)
    loaded = load(model, family, folder, device, encoders=False)
    arrange(loaded.base, rung, "cpu")
    pipe = loaded.pipeline(family.pipeline(model, loaded.saved, frozenset()))
    family.settle(pipe, generation)
    call = Call(model, generation, generation.frames, 7, text)
    asked = {**text, **family.arguments(pipe, call)}
    output = pipe(**asked, generator=dice(7), output_type="np")
    return family.made(pipe, output).frames, pipe


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("rung", [rung for rung in LADDER[1:] if rung.exact], ids=lambda r: r.name)
def test_what_waits_in_main_memory_changes_no_pixel(
    name: str, rung: Rung, film: Callable[..., Any]
) -> None:
    expected, _ = film(name, WHOLE)
    frames, _ = film(name, rung)
    assert np.array_equal(frames, expected)


@pytest.mark.parametrize("name", MODELS)
@pytest.mark.parametrize("offload", ["blocks", "leaves"])
def test_the_transformer_in_parts_makes_the_same_film(
    name: str, offload: str, film: Callable[..., Any]
) -> None:
    """Pictures this small are one tile, so even decoding in tiles changes nothing."""
    rung = next(rung for rung in LADDER if rung.offload == offload and not rung.fp8)
    expected, _ = film(name, WHOLE)
    frames, pipe = film(name, rung)
    assert np.array_equal(frames, expected)
    assert in_groups(pipe.transformer)
    assert in_groups(pipe.vae) == (offload == "leaves")
    assert pipe.vae.use_tiling


@pytest.mark.parametrize("name", MODELS)
def test_weights_in_8_bits_make_another_film_but_make_one(
    name: str, film: Callable[..., Any]
) -> None:
    import torch

    rung = next(rung for rung in LADDER if rung.fp8)
    expected, _ = film(name, WHOLE)
    frames, pipe = film(name, rung)
    assert frames.shape == expected.shape
    kinds = {value.dtype for value in pipe.transformer.parameters()}
    assert torch.float8_e4m3fn in kinds
    assert not np.array_equal(frames, expected)


def test_components_in_turn_are_fetched_by_their_hooks(film: Callable[..., Any]) -> None:
    rung = next(rung for rung in LADDER if rung.offload == "components")
    _, pipe = film("wan-2.1-1.3b", rung)
    assert all(hasattr(part, "_hf_hook") for part in (pipe.transformer, pipe.vae))


def test_weights_that_were_saved_with_tiles_on_are_decoded_whole(film: Callable[..., Any]) -> None:
    _, pipe = film("wan-2.1-1.3b", WHOLE)
    pipe.vae.enable_tiling()
    arrange(pipe, WHOLE, "cpu")
    assert not pipe.vae.use_tiling


def test_facts_of_the_processor_are_its_main_memory() -> None:
    found = facts_of(best_device())
    if found.kind == "cpu":
        assert 0 < found.free <= found.memory
        assert found.ram == found.free


def test_a_size_that_leaves_a_single_row_for_a_tile_is_decoded_in_tiles_all_the_same() -> None:
    """LTX-2 mirrors the edges of a tile, and of 480 rows its usual tiles leave 32, one latent."""
    import torch
    from diffusers import AutoencoderKLLTX2Video

    vae = AutoencoderKLLTX2Video(
        latent_channels=8, block_out_channels=(8, 8, 8, 8), layers_per_block=(1,) * 5,
        decoder_block_out_channels=(8, 16, 32), decoder_layers_per_block=(1,) * 4,
        spatial_compression_ratio=32, temporal_compression_ratio=8,
    ).eval()  # fmt: skip
    vae.enable_tiling()
    usual = vae.tile_sample_stride_height
    latents = torch.zeros(1, 8, 1, 15, 18)
    with torch.no_grad(), pytest.raises(RuntimeError, match="[Pp]adding"):
        vae.decode(latents)
    pipe = SimpleNamespace(vae=vae)
    fit_tiles(pipe, 18 * 32, 15 * 32)
    with torch.no_grad():
        assert vae.decode(latents).sample.shape[-2:] == (480, 576)
    fit_tiles(pipe, 512, 512)
    assert vae.tile_sample_stride_height == usual


def in_groups(part: Any) -> bool:
    from diffusers.hooks.group_offloading import _is_group_offload_enabled

    return bool(_is_group_offload_enabled(part))
