"""Wan at a tiny size with random weights: the real classes, saved by themselves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

LETTERS = "abcdefghijklmnopqrstuvwxyz"
TEXT, SEEN = 16, 16
"""How wide a word and a picture are read."""
EYE = 28
"""The side of a picture as the image encoder looks at it: 2 x 2 patches."""


def text_parts() -> dict[str, Any]:
    from transformers import T5Tokenizer, UMT5Config, UMT5EncoderModel

    vocab = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0)]
    vocab += [(letter, -3.0) for letter in LETTERS]
    config = UMT5Config(
        vocab_size=160, d_model=TEXT, d_kv=8, d_ff=16, num_layers=1, num_heads=2, dropout_rate=0.0
    )
    return {
        "tokenizer": T5Tokenizer(vocab=vocab, extra_ids=100, model_max_length=512),
        "text_encoder": UMT5EncoderModel(config).eval(),
    }


def vae(latents: int = 16, **said: Any) -> Any:
    """Its weights are larger than they begin with: then another picture is another latent."""
    import torch
    from diffusers import AutoencoderKLWan

    made = AutoencoderKLWan(
        base_dim=3,
        z_dim=latents,
        dim_mult=[1, 1, 1, 1],
        num_res_blocks=1,
        latents_mean=[0.0] * latents,
        latents_std=[1.0] * latents,
        **said,
    ).eval()
    with torch.no_grad():
        for values in made.parameters():
            values.mul_(1.5)
    return made


def shape(channels: int = 16, layers: int = 3, **said: Any) -> dict[str, Any]:
    return {
        "num_attention_heads": 2,
        "attention_head_dim": 12,
        "in_channels": channels,
        "text_dim": TEXT,
        "freq_dim": 16,
        "ffn_dim": 32,
        "num_layers": layers,
        "rope_max_seq_len": 64,
        **said,
    }


def transformer(**said: Any) -> Any:
    from diffusers import WanTransformer3DModel

    return WanTransformer3DModel(**shape(**said)).eval()


def scheduler() -> Any:
    """As the repositories of Wan have it."""
    from diffusers import UniPCMultistepScheduler

    return UniPCMultistepScheduler(
        prediction_type="flow_prediction", use_flow_sigmas=True, flow_shift=3.0
    )


def image_parts() -> dict[str, Any]:
    from transformers import CLIPImageProcessor, CLIPVisionConfig, CLIPVisionModel

    config = CLIPVisionConfig(
        hidden_size=SEEN, intermediate_size=16, num_hidden_layers=2, num_attention_heads=2,
        image_size=EYE, patch_size=14,
    )  # fmt: skip
    size = {"height": EYE, "width": EYE}
    return {
        "image_encoder": CLIPVisionModel(config).eval(),
        "image_processor": CLIPImageProcessor(size=size, crop_size=size),
    }


def words(folder: Path) -> None:
    from diffusers import WanPipeline

    WanPipeline(
        **text_parts(), vae=vae(), transformer=transformer(), scheduler=scheduler()
    ).save_pretrained(folder)


def words_in_two(folder: Path) -> None:
    """2.2: one transformer for much noise, another for little."""
    from diffusers import WanPipeline

    WanPipeline(
        **text_parts(), vae=vae(), scheduler=scheduler(),
        transformer=transformer(), transformer_2=transformer(), boundary_ratio=0.875,
    ).save_pretrained(folder)  # fmt: skip


def words_and_picture(folder: Path) -> None:
    """2.2 of five billion: told the noise of each part, and a VAE that makes 16 x 16 pixels one."""
    from diffusers import WanPipeline

    WanPipeline(
        **text_parts(), scheduler=scheduler(), expand_timesteps=True,
        transformer=transformer(channels=48, out_channels=48),
        vae=vae(48, is_residual=True, in_channels=12, out_channels=12, patch_size=2,
                scale_factor_spatial=16, decoder_base_dim=3),
    ).save_pretrained(folder)  # fmt: skip


def picture(folder: Path, places: int | None = None) -> None:
    """2.1 from a picture, which an encoder looks at too; with `places` from two."""
    from diffusers import WanImageToVideoPipeline

    looking = {"image_dim": SEEN, "added_kv_proj_dim": 24, "pos_embed_seq_len": places}
    WanImageToVideoPipeline(
        **text_parts(), **image_parts(), vae=vae(), scheduler=scheduler(),
        transformer=transformer(channels=36, out_channels=16, **looking),
    ).save_pretrained(folder)  # fmt: skip


def two_pictures(folder: Path) -> None:
    picture(folder, places=2 * ((EYE // 14) ** 2 + 1))


def picture_in_two(folder: Path) -> None:
    """2.2 from a picture: two transformers, no encoder of pictures."""
    from diffusers import WanImageToVideoPipeline

    WanImageToVideoPipeline(
        **text_parts(), vae=vae(), scheduler=scheduler(), boundary_ratio=0.9,
        transformer=transformer(channels=36, out_channels=16),
        transformer_2=transformer(channels=36, out_channels=16),
    ).save_pretrained(folder)  # fmt: skip


def everything(folder: Path) -> None:
    """VACE. Its layers of control begin with zeros, and then no control would matter."""
    import torch
    from diffusers import WanVACEPipeline, WanVACETransformer3DModel

    made = WanVACETransformer3DModel(**shape(vace_layers=[0, 2])).eval()
    for name, values in made.named_parameters():
        if "proj_out" in name and name.startswith("vace"):
            torch.nn.init.normal_(values, std=0.3)
    WanVACEPipeline(
        **text_parts(), vae=vae(), transformer=made, scheduler=scheduler()
    ).save_pretrained(folder)


BUILDERS: dict[str, Callable[[Path], None]] = {
    "wan-2.1-1.3b": words,
    "wan-2.1-14b": words,
    "wan-2.1-i2v": picture,
    "wan-2.1-flf2v": two_pictures,
    "wan-2.1-vace-1.3b": everything,
    "wan-2.1-vace-14b": everything,
    "wan-2.2-5b": words_and_picture,
    "wan-2.2-14b": words_in_two,
    "wan-2.2-i2v-14b": picture_in_two,
}
