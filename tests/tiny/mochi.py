"""Mochi at a tiny size with random weights: the family that a how-to adds. It is not built in."""

from collections.abc import Callable
from pathlib import Path


def from_words(folder: Path) -> None:
    from diffusers import (
        AutoencoderKLMochi,
        FlowMatchEulerDiscreteScheduler,
        MochiPipeline,
        MochiTransformer3DModel,
    )
    from transformers import T5Config, T5EncoderModel, T5Tokenizer

    vocab = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0)]
    vocab += [(letter, -3.0) for letter in "abcdefghijklmnopqrstuvwxyz"]
    reader = T5Config(
        vocab_size=160, d_model=16, d_kv=8, d_ff=16, num_layers=1, num_heads=2, dropout_rate=0.0
    )
    MochiPipeline(
        tokenizer=T5Tokenizer(vocab=vocab, extra_ids=100, model_max_length=256),
        text_encoder=T5EncoderModel(reader).eval(),
        scheduler=FlowMatchEulerDiscreteScheduler(num_train_timesteps=1000),
        transformer=MochiTransformer3DModel(
            num_attention_heads=2,
            attention_head_dim=8,
            num_layers=2,
            pooled_projection_dim=16,
            text_embed_dim=16,
            time_embed_dim=4,
        ).eval(),
        vae=AutoencoderKLMochi(
            encoder_block_out_channels=(32, 32, 32, 32),
            decoder_block_out_channels=(32, 32, 32, 32),
            layers_per_block=(1, 1, 1, 1, 1),
            add_attention_block=(False, True, True, True, True),
        ).eval(),
    ).save_pretrained(folder)


BUILDERS: dict[str, Callable[[Path], None]] = {"mochi": from_words}
