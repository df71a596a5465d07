"""Every neural model at a tiny size with random weights, as a user would have it on disk: the real
classes, saved by themselves into a models folder, and nothing from any network."""

import json
import socket
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from soracli.engines import weights
from soracli.story.preset import Model

LETTERS = "abcdefghijklmnopqrstuvwxyz"


@pytest.fixture(scope="session", autouse=True)
def one_core() -> None:
    """Models this small lose all their time when two cores wait for each other."""
    import torch

    torch.set_num_threads(1)


@pytest.fixture(autouse=True)
def few_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Random weights get no better with more steps."""
    from soracli.engines.sound import audioldm, stable_audio

    monkeypatch.setattr(audioldm, "STEPS", 4)
    monkeypatch.setattr(stable_audio, "OPEN_STEPS", 4)


@pytest.fixture(autouse=True)
def nothing_is_fetched(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever asks a network for something fails."""

    def refuse(*_: object) -> None:
        raise AssertionError("a model asked the network for something")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@dataclass
class Models:
    """A folder of models, made when they are asked for."""

    folder: Path

    def model(self, name: str, **said: Any) -> Model:
        """The model called `name`, its weights on disk."""
        builder = BUILDERS[name]
        if not (self.folder / name).exists():
            import torch

            (self.folder / name).mkdir()
            with warnings.catch_warnings(), torch.random.fork_rng():
                warnings.simplefilter("ignore")
                torch.manual_seed(5)
                builder(self.folder / name)
        family = FAMILIES[name]
        return Model(name=name, family=family, title=name, recipe=1, weights=f"x/{name}", **said)


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Models:
    """The folder all tests share; nobody changes what is in it."""
    return Models(tmp_path_factory.mktemp("models"))


@pytest.fixture
def models(built: Models) -> Iterator[Models]:
    """The same, and it is where weights are looked for."""
    weights.use_models(built.folder)
    yield built


def shaken(model: Any, strength: float = 0.3) -> Any:
    """Random everywhere: some classes begin with zeros, and then no word would matter."""
    import torch

    for values in model.parameters():
        torch.nn.init.normal_(values, std=strength)
    return model.eval()


def t5_tokenizer() -> Any:
    from transformers import T5Tokenizer

    vocab = [("<pad>", 0.0), ("</s>", 0.0), ("<unk>", 0.0), ("▁", -2.0)]
    vocab += [(letter, -3.0) for letter in LETTERS]
    return T5Tokenizer(vocab=vocab, extra_ids=100, model_max_length=64)


def byte_tokenizer(marks: list[str], **named: Any) -> Any:
    from tokenizers import Tokenizer, decoders, pre_tokenizers
    from tokenizers.models import BPE
    from transformers import PreTrainedTokenizerFast

    words = [*marks, *sorted(pre_tokenizers.ByteLevel.alphabet())]
    base = Tokenizer(BPE(vocab={word: at for at, word in enumerate(words)}, merges=[]))
    base.pre_tokenizer = pre_tokenizers.ByteLevel(add_prefix_space=False)
    base.decoder = decoders.ByteLevel()
    return PreTrainedTokenizerFast(tokenizer_object=base, **named)


def stable_audio_3(folder: Path) -> None:
    from diffusers import (
        AutoencoderSAME,
        FlowMatchEulerDiscreteScheduler,
        StableAudio3DiTModel,
        StableAudio3Pipeline,
    )
    from diffusers.pipelines.stable_audio_3.modeling_stable_audio_3 import (
        StableAudio3DurationEmbedder,
    )
    from transformers import GemmaTokenizer, T5GemmaConfig, T5GemmaEncoderModel

    words = ["<pad>", "<eos>", "<bos>", "<unk>", "<mask>", "▁", *LETTERS]
    words += [f"<0x{number:02X}>" for number in range(256)]
    tokenizer = GemmaTokenizer(vocab={word: at for at, word in enumerate(words)}, merges=[])
    side = {"vocab_size": len(tokenizer), "hidden_size": 16, "intermediate_size": 32,
            "num_hidden_layers": 1, "num_attention_heads": 2, "num_key_value_heads": 1,
            "head_dim": 8, "sliding_window": 64, "layer_types": ["full_attention"]}  # fmt: skip
    text = T5GemmaConfig(
        encoder=side, decoder=side, is_encoder_decoder=False, vocab_size=len(tokenizer)
    )
    StableAudio3Pipeline(
        vae=shaken(AutoencoderSAME(
            patch_size=64, encoder_channels=8, encoder_c_mults=(2,), encoder_strides=(4,),
            encoder_transformer_depths=(1,), latent_dim=8, dim_heads=8, ff_mult=2,
        ), 1.0),
        text_encoder=T5GemmaEncoderModel(text).eval(),
        tokenizer=tokenizer,
        duration_embedder=StableAudio3DurationEmbedder(output_dim=16, fourier_dim=8),
        transformer=shaken(StableAudio3DiTModel(
            io_channels=8, embed_dim=16, depth=1, num_heads=2, cond_token_dim=16,
            global_cond_dim=16, local_add_cond_dim=9, timestep_features_dim=8, num_memory_tokens=2,
        ), 0.5),
        scheduler=FlowMatchEulerDiscreteScheduler(stochastic_sampling=True, num_train_timesteps=1),
    ).save_pretrained(folder)  # fmt: skip


def stable_audio_open(folder: Path) -> None:
    from diffusers import (
        AutoencoderOobleck,
        EDMDPMSolverMultistepScheduler,
        StableAudioDiTModel,
        StableAudioPipeline,
        StableAudioProjectionModel,
    )
    from transformers import T5Config, T5EncoderModel

    tokenizer = t5_tokenizer()
    text = T5Config(
        vocab_size=len(tokenizer), d_model=16, d_ff=16, d_kv=8, num_heads=2, num_layers=1
    )
    StableAudioPipeline(
        vae=AutoencoderOobleck(
            encoder_hidden_size=4, downsampling_ratios=[4, 8], channel_multiples=[1, 2],
            decoder_channels=4, decoder_input_channels=8, sampling_rate=44100,
        ),
        text_encoder=T5EncoderModel(text).eval(),
        projection_model=StableAudioProjectionModel(
            text_encoder_dim=16, conditioning_dim=16, min_value=0, max_value=32
        ),
        tokenizer=tokenizer,
        transformer=shaken(StableAudioDiTModel(
            sample_size=1024, in_channels=8, num_layers=1, attention_head_dim=4,
            num_key_value_attention_heads=2, out_channels=8, cross_attention_dim=16,
            time_proj_dim=8, global_states_input_dim=32, cross_attention_input_dim=16,
            num_attention_heads=2,
        )),
        scheduler=EDMDPMSolverMultistepScheduler(
            solver_order=2, prediction_type="v_prediction", sigma_data=1.0,
            sigma_schedule="exponential",
        ),
    ).save_pretrained(folder)  # fmt: skip


def audioldm(folder: Path) -> None:
    from diffusers import (
        AudioLDM2Pipeline,
        AudioLDM2ProjectionModel,
        AudioLDM2UNet2DConditionModel,
        AutoencoderKL,
        DDIMScheduler,
    )
    from tokenizers import pre_tokenizers
    from transformers import (
        ClapAudioConfig,
        ClapConfig,
        ClapFeatureExtractor,
        ClapModel,
        ClapTextConfig,
        GPT2Config,
        GPT2LMHeadModel,
        RobertaTokenizer,
        SpeechT5HifiGan,
        SpeechT5HifiGanConfig,
        T5Config,
        T5EncoderModel,
    )

    t5 = t5_tokenizer()
    marks = ["<s>", "<pad>", "</s>", "<unk>", "<mask>"]
    words = [*marks, *sorted(pre_tokenizers.ByteLevel.alphabet())]
    roberta = RobertaTokenizer(
        vocab={word: at for at, word in enumerate(words)}, merges=[], model_max_length=64
    )
    text = ClapTextConfig(
        vocab_size=len(words), hidden_size=8, intermediate_size=16, num_hidden_layers=1,
        num_attention_heads=1, max_position_embeddings=80, pad_token_id=1, projection_dim=8,
    )  # fmt: skip
    heard = ClapAudioConfig(
        spec_size=8, window_size=4, num_mel_bins=8, intermediate_size=16, depths=[1, 1],
        num_attention_heads=[1, 1], num_hidden_layers=2, hidden_size=96, patch_size=2,
        patch_stride=2, patch_embed_input_channels=4, patch_embeds_hidden_size=8, projection_dim=8,
    )  # fmt: skip
    clap = ClapConfig(text_config=text.to_dict(), audio_config=heard.to_dict(), projection_dim=8)
    gpt = GPT2Config(n_embd=8, n_head=2, n_layer=1, n_positions=128, vocab_size=20,
                     bos_token_id=0, eos_token_id=0)  # fmt: skip
    gpt.max_new_tokens = 4
    AudioLDM2Pipeline(
        vae=AutoencoderKL(
            block_out_channels=[8, 16], in_channels=1, out_channels=1, norm_num_groups=8,
            down_block_types=["DownEncoderBlock2D"] * 2, up_block_types=["UpDecoderBlock2D"] * 2,
        ),
        text_encoder=ClapModel(clap).eval(),
        text_encoder_2=T5EncoderModel(
            T5Config(vocab_size=len(t5), d_model=8, d_ff=16, d_kv=4, num_heads=2, num_layers=1)
        ).eval(),
        projection_model=AudioLDM2ProjectionModel(8, 8, 8),
        language_model=GPT2LMHeadModel(gpt).eval(),
        tokenizer=roberta,
        tokenizer_2=t5,
        feature_extractor=ClapFeatureExtractor(feature_size=8, max_length_s=1, sampling_rate=16000),
        unet=AudioLDM2UNet2DConditionModel(
            block_out_channels=(8, 16), layers_per_block=1, norm_num_groups=8, sample_size=32,
            in_channels=4, out_channels=4, attention_head_dim=4,
            down_block_types=("DownBlock2D", "CrossAttnDownBlock2D"),
            up_block_types=("CrossAttnUpBlock2D", "UpBlock2D"),
            cross_attention_dim=([None, 8, 8], [None, 8, 8]),
        ),
        scheduler=DDIMScheduler(clip_sample=False, set_alpha_to_one=False),
        vocoder=shaken(SpeechT5HifiGan(SpeechT5HifiGanConfig(
            model_in_dim=8, sampling_rate=16000, upsample_initial_channel=16,
            upsample_rates=[4, 5, 8], upsample_kernel_sizes=[8, 10, 16], resblock_kernel_sizes=[3],
            resblock_dilation_sizes=[[1, 3]], normalize_before=False,
        ))),
    ).save_pretrained(folder)  # fmt: skip


def ace_step(folder: Path) -> None:
    from diffusers import (
        AceStepPipeline,
        AceStepTransformer1DModel,
        AutoencoderOobleck,
        FlowMatchEulerDiscreteScheduler,
    )
    from diffusers.pipelines.ace_step import AceStepConditionEncoder
    from transformers import Qwen3Config, Qwen3Model

    mark = "<|endoftext|>"
    tokenizer = byte_tokenizer([mark], eos_token=mark, pad_token=mark)
    shape = {"hidden_size": 16, "intermediate_size": 32, "num_attention_heads": 2,
             "num_key_value_heads": 1, "head_dim": 8}  # fmt: skip
    text = Qwen3Config(vocab_size=len(tokenizer), num_hidden_layers=1, **shape)
    AceStepPipeline(
        vae=AutoencoderOobleck(
            encoder_hidden_size=4, downsampling_ratios=[4, 16, 30], channel_multiples=[1, 1, 2],
            decoder_channels=4, decoder_input_channels=8, sampling_rate=48000,
        ),
        text_encoder=Qwen3Model(text).eval(),
        tokenizer=tokenizer,
        transformer=shaken(AceStepTransformer1DModel(
            num_hidden_layers=1, in_channels=24, audio_acoustic_hidden_dim=8, sliding_window=16,
            is_turbo=True, **shape,
        )),
        condition_encoder=AceStepConditionEncoder(
            text_hidden_dim=16, timbre_hidden_dim=8, num_lyric_encoder_hidden_layers=1,
            num_timbre_encoder_hidden_layers=1, sliding_window=16, **shape,
        ).eval(),
        scheduler=FlowMatchEulerDiscreteScheduler(num_train_timesteps=1, shift=1.0),
    ).save_pretrained(folder)  # fmt: skip


def vits(folder: Path) -> None:
    from transformers import VitsConfig, VitsModel, VitsTokenizer

    alphabet = folder / "alphabet.json"
    alphabet.write_text(json.dumps({sign: at for at, sign in enumerate("_ " + LETTERS + "'")}))
    tokenizer = VitsTokenizer(str(alphabet), pad_token="_", unk_token="_", phonemize=False)
    alphabet.unlink()
    tokenizer.save_pretrained(folder)
    VitsModel(VitsConfig(
        vocab_size=len(tokenizer), hidden_size=16, num_hidden_layers=1, num_attention_heads=2,
        ffn_dim=16, flow_size=16, spectrogram_bins=9, prior_encoder_num_flows=1,
        prior_encoder_num_wavenet_layers=1, posterior_encoder_num_wavenet_layers=1,
        upsample_initial_channel=16, upsample_rates=[8, 8, 4], upsample_kernel_sizes=[16, 16, 8],
        resblock_kernel_sizes=[3], resblock_dilation_sizes=[[1, 3]], num_speakers=3,
        speaker_embedding_size=8, duration_predictor_filter_channels=16,
        duration_predictor_num_flows=2, depth_separable_num_layers=1, depth_separable_channels=2,
    )).save_pretrained(folder)  # fmt: skip


def pocket(folder: Path) -> None:
    from safetensors.torch import save_file
    from torch import randn
    from transformers import (
        PocketTTSAudioTokenizerConfig,
        PocketTTSAudioTokenizerModel,
        PocketTTSConfig,
        PocketTTSFeatureExtractor,
        PocketTTSForConditionalGeneration,
        PocketTTSProcessor,
    )

    marks = ["<pad>", "<unk>", "<prompt>", "<latent>", "<prompt-bos>", "<bos>"]
    named = {"audio_prompt": "<prompt>", "audio_latent": "<latent>",
             "audio_prompt_bos": "<prompt-bos>", "audio_bos": "<bos>"}  # fmt: skip
    tokenizer = byte_tokenizer(
        marks, pad_token="<pad>", unk_token="<unk>", padding_side="left",
        extra_special_tokens={f"{name}_token": mark for name, mark in named.items()},
    )  # fmt: skip
    codec = PocketTTSAudioTokenizerModel(PocketTTSAudioTokenizerConfig(
        hidden_size=16, num_filters=4, upsample_groups=16, num_hidden_layers=1, latent_dim=8,
        intermediate_size=16, num_attention_heads=2, num_key_value_heads=2, sliding_window=16,
    ))  # fmt: skip
    head = {"hidden_size": 16, "num_hidden_layers": 1, "latent_dim": 8, "condition_dim": 16,
            "frequency_embedding_size": 8}  # fmt: skip
    model = shaken(PocketTTSForConditionalGeneration(PocketTTSConfig(
        flow_head_config=head, vocab_size=len(tokenizer), hidden_size=16, num_hidden_layers=1,
        num_attention_heads=2, intermediate_size=16, latent_dim=8, pad_token_id=0,
        audio_prompt_token_id=2, audio_latent_token_id=3, audio_prompt_bos_token_id=4,
        audio_bos_token_id=5,
    )))  # fmt: skip
    model.generation_config.do_sample = True
    model.generation_config.min_frames_before_eos = 12
    model.save_pretrained(folder)
    codec.save_pretrained(folder / "audio_tokenizer")
    talk = (
        "{% for one in messages %}{% for part in one['content'] %}{% if part['type'] == 'audio' %}"
        "<prompt-bos><prompt>{% else %}{{ part['text'] }}{% endif %}{% endfor %}{% endfor %}<bos>"
    )
    PocketTTSProcessor(
        PocketTTSFeatureExtractor(), tokenizer, audio_tokenizer=codec, chat_template=talk
    ).save_pretrained(folder)
    (folder / "voices").mkdir()
    save_file({"audio_prompt": randn(6, 8)}, folder / "voices" / "alba.safetensors")
    heard = {f"layers.0.{side}": randn(1, 2, 6, 8) for side in ("key", "value")}
    save_file(heard, folder / "voices" / "jean.safetensors")
    save_file({"what": randn(3)}, folder / "voices" / "odd.safetensors")


FRAME = 600
"""Samples of one frame of the tiny Kokoro at 24 kHz; a sound of speech has five at usual speed."""


def kokoro(folder: Path, durations: bool = True) -> None:
    """A graph with the inputs and outputs of the real one: every token is a tone of its own, lower
    or higher by the style of the voice."""
    import numpy as np
    from onnx import TensorProto, helper, numpy_helper, save

    def constant(name: str, value: Any, kind: Any) -> Any:
        return numpy_helper.from_array(np.array(value, kind), name)

    nodes = [
        helper.make_node("Cast", ["tokens"], ["token"], to=TensorProto.FLOAT),
        helper.make_node("Div", ["five", "speed"], ["slow"]),
        helper.make_node("Ceil", ["slow"], ["ceiled"]),
        helper.make_node("Cast", ["ceiled"], ["frames"], to=TensorProto.INT64),
        helper.make_node("Mul", ["frames", "frame"], ["size"]),
        helper.make_node("Shape", ["tokens"], ["shape"]),
        helper.make_node("Concat", ["shape", "size"], ["spread"], axis=0),
        helper.make_node("Unsqueeze", ["token", "two"], ["column"]),
        helper.make_node("Expand", ["column", "spread"], ["held"]),
        helper.make_node("Reshape", ["held", "flat"], ["along"]),
        helper.make_node("ReduceMean", ["style"], ["lift"], keepdims=0),
        helper.make_node("Add", ["along", "lift"], ["higher"]),
        helper.make_node("Mul", ["higher", "step"], ["turn"]),
        helper.make_node("CumSum", ["turn", "zero"], ["phase"]),
        helper.make_node("Sin", ["phase"], ["wave"]),
        helper.make_node("Mul", ["wave", "loud"], ["audio"]),
        helper.make_node("Expand", ["frames", "shape"], ["lengths"]),
        helper.make_node("Reshape", ["lengths", "flat"], ["duration"]),
    ]
    inputs = [
        helper.make_tensor_value_info("tokens", TensorProto.INT64, [1, None]),
        helper.make_tensor_value_info("style", TensorProto.FLOAT, [1, 256]),
        helper.make_tensor_value_info("speed", TensorProto.FLOAT, [1]),
    ]
    outputs = [helper.make_tensor_value_info("audio", TensorProto.FLOAT, [None])]
    if durations:
        outputs.append(helper.make_tensor_value_info("duration", TensorProto.INT64, [None]))
    held = [
        constant("five", [5], np.float32), constant("frame", [FRAME], np.int64),
        constant("two", [2], np.int64), constant("flat", [-1], np.int64),
        constant("step", 0.002, np.float32), constant("zero", 0, np.int64),
        constant("loud", 0.3, np.float32),
    ]  # fmt: skip
    graph = helper.make_graph(nodes, "kokoro", inputs, outputs, held)
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    save(made, folder / "kokoro.onnx")
    voices = {"af_sky": 0, "am_adam": 20, "bf_emma": 5, "ff_siwis": 9}
    with (folder / "voices.bin").open("wb") as file:
        np.savez(file, **{name: np.full((510, 1, 256), lift, np.float32)
                          for name, lift in voices.items()})  # fmt: skip


def kokoro_untimed(folder: Path) -> None:
    kokoro(folder, durations=False)


BUILDERS: dict[str, Callable[[Path], None]] = {
    "stable-audio": stable_audio_3,
    "stable-audio-open": stable_audio_open,
    "audioldm": audioldm,
    "ace-step": ace_step,
    "mms-tts": vits,
    "pocket-tts": pocket,
    "kokoro": kokoro,
    "kokoro-untimed": kokoro_untimed,
}
FAMILIES = {
    "stable-audio": "stable_audio",
    "stable-audio-open": "stable_audio",
    "audioldm": "audioldm",
    "ace-step": "ace_step",
    "mms-tts": "transformers_speech",
    "pocket-tts": "transformers_speech",
    "kokoro": "kokoro",
    "kokoro-untimed": "kokoro",
}
