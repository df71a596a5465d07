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
SMALL = {
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
}  # fmt: skip


@pytest.mark.parametrize("name", sorted(SMALL))
def test_a_model_with_random_weights_makes_a_film_from_words(name: str) -> None:
    """The whole way: its own tokenizer without any file, the encoder, the film; twice the same."""
    import torch

    from soracli.engines.diffusing.random_weights import build

    def film() -> Any:
        pipe = build(shrunk(name, **SMALL[name]))
        dice = torch.Generator("cpu").manual_seed(1)
        asked = {"prompt": "a dog runs", "num_inference_steps": 1, "generator": dice}
        return pipe(**asked, width=32, height=32, num_frames=5, output_type="np").frames[0]

    first = film()
    assert first.shape == (5, 32, 32, 3) and first.std() > 0
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
