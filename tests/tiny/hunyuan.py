"""HunyuanVideo 1.5 at a tiny size with random weights: the real classes, saved by themselves."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

MARKS = ("<|endoftext|>", "<|im_start|>", "<|im_end|>")
CHAT = (
    "{% for one in messages %}<|im_start|>{{ one.role }}\n{{ one.content }}<|im_end|>\n"
    "{% endfor %}{% if add_generation_prompt %}<|im_start|>assistant\n{% endif %}"
)
WIDE = 16


def tokenizer() -> Any:
    from tokenizers import pre_tokenizers
    from transformers import Qwen2Tokenizer

    words = [*MARKS, *sorted(pre_tokenizers.ByteLevel.alphabet())]
    vocab = {word: at for at, word in enumerate(words)}
    made = Qwen2Tokenizer(vocab=vocab, merges=[], extra_special_tokens=list(MARKS[1:]))
    made.chat_template = CHAT
    return made


def text_encoder() -> Any:
    from transformers import Qwen2_5_VLTextConfig, Qwen2_5_VLTextModel

    config = Qwen2_5_VLTextConfig(
        vocab_size=320,
        hidden_size=WIDE,
        intermediate_size=WIDE,
        num_hidden_layers=3,
        num_attention_heads=2,
        num_key_value_heads=2,
        max_position_embeddings=2048,
        rope_parameters={"rope_type": "default", "rope_theta": 1e6, "mrope_section": [1, 1, 2]},
    )
    return Qwen2_5_VLTextModel(config).eval()


def glyph_encoder() -> Any:
    from transformers import T5Config, T5EncoderModel

    config = T5Config(
        vocab_size=384, d_model=WIDE, d_kv=8, d_ff=16, num_layers=1, num_heads=2, dropout_rate=0.0
    )
    return T5EncoderModel(config).eval()


def image_encoder() -> Any:
    from transformers import SiglipVisionConfig, SiglipVisionModel

    config = SiglipVisionConfig(
        hidden_size=WIDE,
        intermediate_size=WIDE,
        num_hidden_layers=1,
        num_attention_heads=2,
        image_size=32,
        patch_size=8,
    )
    return SiglipVisionModel(config).eval()


def transformer(task: str) -> Any:
    from diffusers import HunyuanVideo15Transformer3DModel

    return HunyuanVideo15Transformer3DModel(
        in_channels=9,
        out_channels=4,
        num_attention_heads=2,
        attention_head_dim=16,
        num_layers=2,
        num_refiner_layers=1,
        text_embed_dim=WIDE,
        text_embed_2_dim=WIDE,
        image_embed_dim=WIDE,
        rope_axes_dim=(4, 6, 6),
        target_size=64,
        task_type=task,
    ).eval()


def vae() -> Any:
    from diffusers import AutoencoderKLHunyuanVideo15

    return AutoencoderKLHunyuanVideo15(
        latent_channels=4, block_out_channels=(8, 8, 8, 8, 8), layers_per_block=1
    ).eval()


def save(folder: Path, kind: str, task: str, shift: float) -> None:
    import diffusers
    from diffusers import FlowMatchEulerDiscreteScheduler
    from diffusers.guiders import ClassifierFreeGuidance
    from transformers import ByT5Tokenizer, SiglipImageProcessor

    more: dict[str, Any] = {}
    if task == "i2v":
        size = {"height": 32, "width": 32}
        more = {
            "image_encoder": image_encoder(),
            "feature_extractor": SiglipImageProcessor(size=size),
        }
    getattr(diffusers, kind)(
        tokenizer=tokenizer(),
        text_encoder=text_encoder(),
        tokenizer_2=ByT5Tokenizer(),
        text_encoder_2=glyph_encoder(),
        vae=vae(),
        transformer=transformer(task),
        scheduler=FlowMatchEulerDiscreteScheduler(shift=shift),
        guider=ClassifierFreeGuidance(guidance_scale=6.0),
        **more,
    ).save_pretrained(folder)


def from_words(folder: Path) -> None:
    save(folder, "HunyuanVideo15Pipeline", "t2v", 5.0)


def from_a_picture(folder: Path) -> None:
    save(folder, "HunyuanVideo15ImageToVideoPipeline", "i2v", 5.0)


BUILDERS: dict[str, Callable[[Path], None]] = {
    "hunyuan-1.5": from_words,
    "hunyuan-1.5-i2v": from_a_picture,
}
