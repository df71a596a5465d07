"""Tiny LTX-2: the real classes with random weights, sound included, on the grid of the true ones
(32 pixels, 8 frames to a latent, 25 latents of sound a second)."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

LETTERS = "abcdefghijklmnopqrstuvwxyz"
WIDTH = 16
"""Numbers that the text encoder tells of a token in each of its layers."""
LAYERS = 2


def gemma_tokenizer() -> Any:
    from transformers import GemmaTokenizer

    marks = ["<pad>", "<eos>", "<bos>", "<unk>", "<start_of_image>", "<end_of_image>"]
    words = [*marks, "▁", *LETTERS, *(f"<0x{byte:02X}>" for byte in range(256))]
    return GemmaTokenizer(
        vocab={word: at for at, word in enumerate(words)}, merges=[], model_max_length=1024
    )


def gemma(words: int) -> Any:
    from transformers import Gemma3Config, Gemma3ForConditionalGeneration

    return Gemma3ForConditionalGeneration(Gemma3Config(
        text_config={
            "vocab_size": words, "hidden_size": WIDTH, "intermediate_size": 16,
            "num_hidden_layers": LAYERS, "num_attention_heads": 2, "num_key_value_heads": 1,
            "head_dim": 8, "max_position_embeddings": 1024, "pad_token_id": 0,
        },
        vision_config={
            "hidden_size": 8, "intermediate_size": 8, "num_hidden_layers": 1,
            "num_attention_heads": 1, "image_size": 28, "patch_size": 14,
        },
        mm_tokens_per_image=4, image_token_index=4, boi_token_index=4, eoi_token_index=5,
    )).eval()  # fmt: skip


def shaken(model: Any, strength: float = 0.2) -> Any:
    """Random everywhere: what begins as zero would hide what reaches it."""
    import torch

    for values in model.parameters():
        torch.nn.init.normal_(values, std=strength)
    return model.eval()


def transformer(newer: bool) -> Any:
    from diffusers import LTX2VideoTransformer3DModel

    told = {"gated_attn": True, "audio_gated_attn": True, "cross_attn_mod": True,
            "audio_cross_attn_mod": True, "perturbed_attn": True,
            "use_prompt_embeddings": False} if newer else {}  # fmt: skip
    return shaken(LTX2VideoTransformer3DModel(
        in_channels=8, out_channels=8, num_attention_heads=2, attention_head_dim=8,
        cross_attention_dim=WIDTH, audio_in_channels=8, audio_out_channels=8,
        audio_num_attention_heads=2, audio_attention_head_dim=8, audio_cross_attention_dim=WIDTH,
        num_layers=2, caption_channels=WIDTH, rope_type="split", rope_double_precision=False,
        **told,
    ))  # fmt: skip


def connectors(newer: bool) -> Any:
    from diffusers.pipelines.ltx2 import LTX2TextConnectors

    told = {"video_gated_attn": True, "audio_gated_attn": True, "per_modality_projections": True,
            "video_hidden_dim": WIDTH, "audio_hidden_dim": WIDTH,
            "proj_bias": True} if newer else {}  # fmt: skip
    return shaken(LTX2TextConnectors(
        caption_channels=WIDTH, text_proj_in_factor=LAYERS + 1,
        video_connector_num_attention_heads=2, video_connector_attention_head_dim=WIDTH // 2,
        video_connector_num_layers=1, audio_connector_num_attention_heads=2,
        audio_connector_attention_head_dim=WIDTH // 2, audio_connector_num_layers=1,
        rope_type="split", rope_double_precision=False, **told,
    ))  # fmt: skip


def vocoder(newer: bool, bins: int) -> Any:
    from diffusers.pipelines.ltx2.vocoder import LTX2Vocoder, LTX2VocoderWithBWE

    if not newer:
        return shaken(LTX2Vocoder(
            in_channels=2 * bins, hidden_channels=16, upsample_kernel_sizes=[16, 15],
            upsample_factors=[16, 15], resnet_kernel_sizes=[3], resnet_dilations=[[1, 3]],
        ))  # fmt: skip
    return shaken(LTX2VocoderWithBWE(
        in_channels=2 * bins, hidden_channels=16, upsample_kernel_sizes=[16, 10],
        upsample_factors=[16, 10], resnet_kernel_sizes=[3], resnet_dilations=[[1]],
        bwe_in_channels=2 * bins, bwe_hidden_channels=16, bwe_upsample_kernel_sizes=[16, 15],
        bwe_upsample_factors=[16, 15], bwe_resnet_kernel_sizes=[3], bwe_resnet_dilations=[[1]],
        num_mel_channels=bins, filter_length=64, window_length=64,
    ))  # fmt: skip


def build(folder: Path, newer: bool = False) -> None:
    """LTX-2, or with `newer` what differs in 2.3: gates, projections of their own for picture and
    sound, and a vocoder of 48 kHz."""
    from diffusers import (
        AutoencoderKLLTX2Audio,
        AutoencoderKLLTX2Video,
        FlowMatchEulerDiscreteScheduler,
        LTX2Pipeline,
    )

    bins = 8
    tokenizer = gemma_tokenizer()
    pipe = LTX2Pipeline(
        scheduler=FlowMatchEulerDiscreteScheduler(
            use_dynamic_shifting=True, base_shift=0.95, max_shift=2.05, base_image_seq_len=1024,
            max_image_seq_len=4096, shift_terminal=0.1,
        ),
        vae=AutoencoderKLLTX2Video(
            latent_channels=8, block_out_channels=(8, 8, 8, 8), layers_per_block=(1,) * 5,
            decoder_block_out_channels=(8, 16, 32), decoder_layers_per_block=(1,) * 4,
            spatial_compression_ratio=32, temporal_compression_ratio=8,
        ).eval(),
        audio_vae=AutoencoderKLLTX2Audio(
            base_channels=8, ch_mult=(1, 1, 1), num_res_blocks=1, latent_channels=4,
            resolution=32, mel_bins=bins,
        ).eval(),
        text_encoder=gemma(len(tokenizer)),
        tokenizer=tokenizer,
        connectors=connectors(newer),
        transformer=transformer(newer),
        vocoder=vocoder(newer, bins),
    )  # fmt: skip
    pipe.save_pretrained(folder)
    guide(pipe.transformer, folder / "control")


def guide(model: Any, folder: Path) -> None:
    """A LoRA as those that follow guides are: in the folder that the preset names."""
    import torch
    from safetensors.torch import save_file

    layers = {}
    for name, part in model.named_modules():
        if name.endswith(("attn1.to_q", "attn1.to_v")) and "audio" not in name:
            layers[f"transformer.{name}.lora_A.weight"] = torch.randn(2, part.in_features)
            layers[f"transformer.{name}.lora_B.weight"] = torch.randn(part.out_features, 2)
    folder.mkdir()
    save_file(layers, folder / "guide.safetensors")


BUILDERS: dict[str, Callable[[Path], None]] = {
    "ltx-2": build,
    "ltx-2.3": partial(build, newer=True),
}
