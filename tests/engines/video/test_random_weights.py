"""Models of the true shape, without their weights."""

import importlib.util
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from soracli.script.architectures import load_architectures
from soracli.script.presets import load_models
from soracli.story.diffusion import Architecture

ROOT = Path(__file__).resolve().parents[3]
MODELS = {name: one for name, one in load_models().items() if one.diffusion}


def shapes() -> ModuleType:
    """docs/reference/shapes.py as a module."""
    path = ROOT / "docs" / "reference" / "shapes.py"
    spec = importlib.util.spec_from_file_location("shapes", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def shrunk(name: str, **smaller: dict[str, Any]) -> Architecture:
    """An architecture with some numbers of its components smaller."""
    whole = load_architectures()[name]
    parts = {
        part: said.model_copy(update={"config": {**said.config, **smaller.get(part, {})}})
        for part, said in whole.components.items()
    }
    return whole.model_copy(update={"components": parts})


def test_every_model_has_a_shape_and_every_shape_a_model() -> None:
    named = {one.diffusion.architecture for one in MODELS.values() if one.diffusion}
    assert named == set(load_architectures())


@pytest.mark.parametrize("name", ["wan-2.1-1.3b", "ltx-0.9.5"])
def test_what_a_preset_says_of_its_size_is_what_its_shape_has(name: str) -> None:
    diffusion = MODELS[name].diffusion
    assert diffusion
    found = shapes().counted(diffusion.architecture)
    needs = diffusion.needs
    assert (needs.parameters, needs.blocks, needs.patch) == found


def test_counting_again_changes_nothing_in_the_presets() -> None:
    script = shapes()
    known = {
        one.diffusion.architecture: script.Counted(
            one.diffusion.needs.parameters, one.diffusion.needs.blocks, one.diffusion.needs.patch
        )
        for one in MODELS.values()
        if one.diffusion
    }
    for path in sorted(script.PRESETS.glob("*.yaml")):
        text = path.read_text(encoding="utf-8")
        assert script.written(text, known) == text, f"run docs/reference/shapes.py: {path.name}"


SMALL_T5 = {"d_model": 16, "d_ff": 16, "d_kv": 8, "num_heads": 2, "num_layers": 1}
SMALL: dict[str, dict[str, Any]] = {
    "wan-2.1-1.3b": {
        "text_encoder": SMALL_T5,
        "vae": {"base_dim": 4, "dim_mult": [1, 1, 1, 1], "num_res_blocks": 1},
        "transformer": {"num_attention_heads": 2, "attention_head_dim": 12, "text_dim": 16,
                        "freq_dim": 16, "ffn_dim": 16, "num_layers": 2},
    },
    "hunyuan-1.5": {
        "text_encoder": {"hidden_size": 16, "intermediate_size": 16, "num_hidden_layers": 3,
                         "num_attention_heads": 2, "num_key_value_heads": 2,
                         "max_position_embeddings": 2048, "rope_parameters": {
                             "rope_type": "default", "rope_theta": 1e6,
                             "mrope_section": [1, 1, 2]}},
        "text_encoder_2": SMALL_T5,
        "vae": {"latent_channels": 4, "block_out_channels": [8] * 5, "layers_per_block": 1},
        "transformer": {"in_channels": 9, "out_channels": 4, "num_attention_heads": 2,
                        "attention_head_dim": 16, "num_layers": 2, "num_refiner_layers": 1,
                        "text_embed_dim": 16, "text_embed_2_dim": 16, "image_embed_dim": 16,
                        "rope_axes_dim": [4, 6, 6]},
    },
    "cogvideox-2b": {
        "text_encoder": SMALL_T5,
        "vae": {"block_out_channels": [4] * 4, "latent_channels": 4, "layers_per_block": 1,
                "norm_num_groups": 2},
        "transformer": {"num_attention_heads": 2, "attention_head_dim": 16, "in_channels": 4,
                        "out_channels": 4, "time_embed_dim": 8, "text_embed_dim": 16,
                        "num_layers": 2, "sample_width": 8, "sample_height": 8,
                        "sample_frames": 9},
    },
    "ltx-0.9.5": {
        "text_encoder": SMALL_T5,
        "vae": {"latent_channels": 8, "block_out_channels": [8] * 5, "layers_per_block": [1] * 5,
                "decoder_block_out_channels": [8, 16, 32], "decoder_layers_per_block": [1] * 4},
        "transformer": {"in_channels": 8, "out_channels": 8, "num_attention_heads": 2,
                        "attention_head_dim": 8, "cross_attention_dim": 16, "num_layers": 2,
                        "caption_channels": 16},
    },
    "ltx-2": {
        "text_encoder": {
            "text_config": {"vocab_size": 320, "hidden_size": 16, "intermediate_size": 16,
                            "num_hidden_layers": 2, "num_attention_heads": 2,
                            "num_key_value_heads": 1, "head_dim": 8, "pad_token_id": 0,
                            "max_position_embeddings": 1024},
            "vision_config": {"hidden_size": 8, "intermediate_size": 8, "num_hidden_layers": 1,
                              "num_attention_heads": 1, "image_size": 28, "patch_size": 14},
            "mm_tokens_per_image": 4, "image_token_index": 4, "boi_token_index": 4,
            "eoi_token_index": 5},
        "connectors": {"caption_channels": 16, "text_proj_in_factor": 3,
                       "video_connector_num_attention_heads": 2,
                       "video_connector_attention_head_dim": 8, "video_connector_num_layers": 1,
                       "audio_connector_num_attention_heads": 2,
                       "audio_connector_attention_head_dim": 8, "audio_connector_num_layers": 1},
        "vae": {"latent_channels": 8, "block_out_channels": [8] * 4, "layers_per_block": [1] * 5,
                "decoder_block_out_channels": [8, 16, 32], "decoder_layers_per_block": [1] * 4},
        "audio_vae": {"base_channels": 8, "ch_mult": [1, 1, 1], "num_res_blocks": 1,
                      "latent_channels": 4, "resolution": 32, "mel_bins": 8},
        "vocoder": {"in_channels": 16, "hidden_channels": 16, "upsample_kernel_sizes": [16, 15],
                    "upsample_factors": [16, 15], "resnet_kernel_sizes": [3],
                    "resnet_dilations": [[1, 3]]},
        "transformer": {"in_channels": 8, "out_channels": 8, "num_attention_heads": 2,
                        "attention_head_dim": 8, "cross_attention_dim": 16,
                        "audio_in_channels": 8, "audio_out_channels": 8,
                        "audio_num_attention_heads": 2, "audio_attention_head_dim": 8,
                        "audio_cross_attention_dim": 16, "num_layers": 2,
                        "caption_channels": 16},
    },
}  # fmt: skip
"""Every shape with small numbers in place of the large ones."""
NO_STG = {"ltx-2": {"stg_scale": 0.0, "audio_stg_scale": 0.0}}
"""It would disturb the layer 28, of two."""


@pytest.mark.parametrize("name", sorted(SMALL))
def test_a_model_with_random_weights_makes_a_film_from_words(name: str) -> None:
    """The whole way: its own tokenizer without any file, the encoder, the film; twice the same."""
    import torch

    from soracli.engines.diffusing.random_weights import build

    def film() -> Any:
        pipe = build(shrunk(name, **SMALL[name]))
        dice = torch.Generator("cpu").manual_seed(1)
        asked = {"prompt": "a dog runs", "num_inference_steps": 2, "generator": dice}
        asked |= {"width": 64, "height": 64, "num_frames": 9, "output_type": "np"}
        return pipe(**asked, **NO_STG.get(name, {})).frames[0]

    first = film()
    assert first.shape == (9, 64, 64, 3) and first.std() > 0.02
    assert (film() == first).all()


def test_the_vocabulary_stays_true_and_exact_layers_exact() -> None:
    """Memory is that of the real model: a tiny tokenizer makes no embedding smaller, and layers
    that the libraries load in float32 are so here."""
    import torch

    from soracli.engines.diffusing.random_weights import build

    pipe = build(shrunk("wan-2.1-1.3b", **SMALL["wan-2.1-1.3b"]), "cpu", torch.bfloat16, ("vae",))
    assert pipe.text_encoder.shared.weight.shape[0] == 256384
    assert pipe.text_encoder.encoder.embed_tokens.weight is pipe.text_encoder.shared.weight
    assert pipe.transformer.blocks[0].norm2.weight.dtype is torch.float32
    assert pipe.transformer.blocks[0].attn1.to_q.weight.dtype is torch.bfloat16
    assert {values.dtype for values in pipe.vae.parameters()} == {torch.float32}
