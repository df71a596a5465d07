"""CogVideoX at a tiny size with random weights: the real classes, saved by themselves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

LETTERS = "abcdefghijklmnopqrstuvwxyz"
SIDE = 64
"""The only side, in pixels, of the picture that the model from a picture makes: its places are
learned, as in the real one."""


def tokenizer() -> Any:
    from transformers import T5Tokenizer

    vocab = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0)]
    vocab += [(letter, -3.0) for letter in LETTERS]
    return T5Tokenizer(vocab=vocab, extra_ids=100, model_max_length=226)


def text_encoder() -> Any:
    from transformers import T5Config, T5EncoderModel

    config = T5Config(
        vocab_size=160, d_model=16, d_kv=8, d_ff=16, num_layers=1, num_heads=2, dropout_rate=0.0
    )
    return T5EncoderModel(config).eval()


def transformer(channels: int, **said: Any) -> Any:
    from diffusers import CogVideoXTransformer3DModel

    return CogVideoXTransformer3DModel(
        num_attention_heads=2,
        attention_head_dim=16,
        in_channels=channels,
        out_channels=4,
        time_embed_dim=8,
        text_embed_dim=16,
        num_layers=2,
        sample_width=SIDE // 8,
        sample_height=SIDE // 8,
        sample_frames=49,
        **said,
    ).eval()


def vae() -> Any:
    from diffusers import AutoencoderKLCogVideoX

    return AutoencoderKLCogVideoX(
        block_out_channels=(4, 4, 4, 4),
        latent_channels=4,
        layers_per_block=1,
        norm_num_groups=2,
    ).eval()


def scheduler() -> Any:
    """As the repositories of CogVideoX have it."""
    from diffusers import CogVideoXDDIMScheduler

    return CogVideoXDDIMScheduler(
        clip_sample=False,
        prediction_type="v_prediction",
        rescale_betas_zero_snr=True,
        timestep_spacing="trailing",
    )


def save(folder: Path, kind: str, channels: int, **said: Any) -> None:
    import diffusers

    getattr(diffusers, kind)(
        tokenizer=tokenizer(),
        text_encoder=text_encoder(),
        vae=vae(),
        transformer=transformer(channels, **said),
        scheduler=scheduler(),
    ).save_pretrained(folder)


def two_billion(folder: Path) -> None:
    save(folder, "CogVideoXPipeline", 4)


def five_billion(folder: Path) -> None:
    save(folder, "CogVideoXPipeline", 4, use_rotary_positional_embeddings=True)


def from_a_picture(folder: Path) -> None:
    both = {"use_rotary_positional_embeddings": True, "use_learned_positional_embeddings": True}
    save(folder, "CogVideoXImageToVideoPipeline", 8, **both)


def fun_control(folder: Path) -> None:
    """Saved as the repository has it; another class makes the film."""
    save(folder, "CogVideoXPipeline", 8, use_rotary_positional_embeddings=True)


BUILDERS: dict[str, Callable[[Path], None]] = {
    "cogvideox-2b": two_billion,
    "cogvideox-5b": five_billion,
    "cogvideox-5b-i2v": from_a_picture,
    "cogvideox-fun-control": fun_control,
}
