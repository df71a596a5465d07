"""LTX-2 (Lightricks): picture and sound at once, pictures on any frame, films to go on with."""

import copy
from collections.abc import Mapping
from pathlib import Path
from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from soracli.engines.contract import Workshop
from soracli.engines.diffusing.adapting import Lora
from soracli.engines.diffusing.family import Call, Family, Made
from soracli.engines.diffusing.options import keywords, schedule
from soracli.engines.diffusing.session import DiffusionSession
from soracli.errors import InputError
from soracli.story.diffusion import Conditioning
from soracli.story.preset import Model

GROUP = 8
"""Frames of one latent."""
TOKENS = 1024
"""The length that a prompt is filled up to: the model reads a prompt of that length, always."""
LISTS: Mapping[str, type[float] | type[int]] = {
    "sigmas": float,
    "spatio_temporal_guidance_blocks": int,
}
WORDS = "LTX2Pipeline"
CONDITION = "LTX2ConditionPipeline"
CONTROL = "LTX2InContextPipeline"
SMALLER = "reference_downscale_factor"
"""The option of how much smaller than the film its guide is seen; only the pipeline with a guide
has it."""
LORA = "control"
"""The folder inside that of the weights with the IC-LoRA that lets the model follow a guide."""


class Ltx2(Family):
    """LTX-2 and 2.3, whole and distilled: they differ in their configurations and options."""

    CLASSES: ClassVar[tuple[str, ...]] = (WORDS, CONDITION, "LTX2ImageToVideoPipeline")

    def pipeline(self, model: Model, saved: str, kinds: frozenset[Conditioning]) -> str:
        """That with a guide or that with conditions where there are any."""
        if "control" in kinds:
            return CONTROL
        return CONDITION if kinds - {"lora"} else WORDS

    def loras(self, folder: Path, kinds: frozenset[Conditioning]) -> tuple[Lora, ...]:
        """What was taught to follow a guide, where there is one. Raises InputError without it."""
        if "control" not in kinds:
            return ()
        found = sorted((folder / LORA).glob("*.safetensors"))
        if not found:
            raise InputError(
                f"the LoRA that follows a guide is not there: no safetensors in {folder / LORA}",
                "Get the model again (sora models pull), or ask for no guide.",
            )
        return (Lora(LORA, found[0], 1.0, "the guide"),)

    def encode(self, pipe: Any, model: Model, prompt: str, negative: str) -> dict[str, Any]:
        """The prompt read, what stands for words only: (1, words, layers x width).

        All 1024 tokens of the true model would be 385 MB; those without a word say nothing.
        """
        import torch

        with torch.no_grad():
            read = pipe.encode_prompt(prompt, negative, max_sequence_length=TOKENS)
        embeds, mask, negative_embeds, negative_mask = read
        return {
            "prompt_embeds": embeds[:, mask[0].bool()],
            "negative_prompt_embeds": negative_embeds[:, negative_mask[0].bool()],
        }

    def arguments(self, pipe: Any, call: Call) -> dict[str, Any]:
        """The keywords of the call; they replace those of the shortened prompt.

        Raises InputError for a single step: its schedule has no end.
        """
        asked = call.generation
        if asked.steps < 2:
            raise InputError(
                f"{call.model.name} cannot make a film in one step",
                "Ask for more: --set generation.steps=8",
            )
        told = keywords(asked.options, LISTS)
        schedule(told, "sigmas", asked.steps)
        told |= {
            "width": asked.width,
            "height": asked.height,
            "num_frames": call.frames,
            "frame_rate": float(asked.fps),
            "num_inference_steps": asked.steps,
            "guidance_scale": asked.guidance,
        }
        for kind in ("", "negative_"):
            words = call.text[f"{kind}prompt_embeds"].to(pipe._execution_device)
            told |= _filled_up(kind, words)
        smaller = int(told.pop(SMALLER, 1))
        if type(pipe).__name__ == WORDS:
            return told
        return told | _conditions(call) | _guide(call, smaller) | _begun(pipe, call, told)

    def made(self, pipe: Any, output: Any) -> Made:
        """The frames, and the sound that belongs to them."""
        sound = np.asarray(output.audio[0].float().cpu(), np.float32).T
        rate = pipe.vocoder.config.output_sampling_rate
        return Made(super().made(pipe, output).frames, np.ascontiguousarray(sound), rate)


def open(model: Model, workshop: Workshop) -> DiffusionSession:
    """A session of a model of this family. Loads nothing yet."""
    return DiffusionSession(model, workshop, Ltx2())


def place_of(at: int, frames: int) -> float:
    """Where a picture on frame `at` of a film of `frames` belongs, counted in latents.

    The pipeline takes latent i for frame 8 (i - 1) + 1; the model knows places between them, and a
    fraction reaches every frame.
    """
    at %= frames
    return (at - 1) / GROUP + 1 if at else 0


def _filled_up(kind: str, words: Any) -> dict[str, Any]:
    """A prompt as the pipeline wants it: filled up from the left, and which tokens are words."""
    import torch

    empty = TOKENS - words.shape[1]
    mask = torch.zeros((1, TOKENS), dtype=torch.int64, device=words.device)
    mask[:, empty:] = 1
    embeds = torch.nn.functional.pad(words, (0, 0, empty, 0))
    return {f"{kind}prompt_embeds": embeds, f"{kind}prompt_attention_mask": mask}


def _conditions(call: Call) -> dict[str, Any]:
    """The pictures that are given, each at its place."""
    places: list[tuple[NDArray[np.uint8], int, float]] = []
    if len(call.before):
        places.append((np.stack(call.before), 0, 1.0))
    elif call.first is not None:
        places.append((call.first[None], 0, 1.0))
    places += [(still.picture[None], still.at, still.strength) for still in call.keyframes]
    if call.last is not None:
        places.append((call.last[None], call.frames - 1, 1.0))
    return {"conditions": [_condition(*place, call.frames) for place in places]} if places else {}


def _condition(pictures: NDArray[np.uint8], at: int, strength: float, frames: int) -> Any:
    """One condition. Nothing is coded as H.264 first, as the pipeline else does with single
    pictures: that needs PyAV, and a picture would depend on whether it is there."""
    from diffusers.pipelines.ltx2.pipeline_ltx2_condition import LTX2VideoCondition

    return LTX2VideoCondition(pictures, index=place_of(at, frames), strength=strength, crf=0)


def _guide(call: Call, smaller: int) -> dict[str, Any]:
    """A film to follow, as clear to the model as it is to be followed."""
    if call.control is None:
        return {}
    from diffusers.pipelines.ltx2.pipeline_ltx2_ic_lora import LTX2ReferenceCondition

    film = [Image.fromarray(picture) for picture in call.control]
    guide = LTX2ReferenceCondition(film, call.control_strength)
    return {"reference_conditions": [guide], SMALLER: smaller}


# -- beginning from a film ---------------------------------------------------------------------


def _begun(pipe: Any, call: Call, told: dict[str, Any]) -> dict[str, Any]:
    """What makes a film begin from another: its latents, the noise on them, and the steps that are
    left after so much noise. Its sound begins from what is usual."""
    if call.initial is None or call.initial_strength >= 1:
        return {}
    steps = told["num_inference_steps"]
    whole = told.get("sigmas") or [1 - at / steps for at in range(steps)]
    tokens = _tokens(pipe, call)
    true = _noise(pipe, whole, tokens)
    first = next((at for at, noise in enumerate(true) if noise <= call.initial_strength), steps - 1)
    return {
        "latents": _latents(pipe, call.initial),
        "audio_latents": _usual_sound(pipe, call),
        "sigmas": whole[first:],
        "num_inference_steps": steps - first,
        "noise_scale": true[first],
    }


def _tokens(pipe: Any, call: Call) -> int:
    """How long the sequence is that is denoised: the schedule depends on it."""
    groups = (call.frames - 1) // GROUP + 1
    beside = len(call.keyframes) + (call.last is not None)
    side = int(pipe.vae_spatial_compression_ratio)
    area = (call.generation.width // side) * (call.generation.height // side)
    return (groups + beside) * area


def _noise(pipe: Any, sigmas: list[float], tokens: int) -> list[float]:
    """How much noise there is at each step of a schedule, once the scheduler has shifted it."""
    from diffusers.pipelines.ltx2.pipeline_ltx2_condition import calculate_shift

    scheduler = copy.deepcopy(pipe.scheduler)
    told = scheduler.config
    shift = calculate_shift(
        tokens,
        told.get("base_image_seq_len", 1024),
        told.get("max_image_seq_len", 4096),
        told.get("base_shift", 0.95),
        told.get("max_shift", 2.05),
    )
    scheduler.set_timesteps(sigmas=sigmas, mu=shift)
    return [float(noise) for noise in scheduler.sigmas[: len(sigmas)]]


def _latents(pipe: Any, film: NDArray[np.uint8]) -> Any:
    import torch

    pixels = torch.from_numpy(film.astype(np.float32) / 127.5 - 1).permute(3, 0, 1, 2)[None]
    with torch.no_grad():
        coded = pipe.vae.encode(pixels.to(pipe._execution_device, pipe.vae.dtype))
    return coded.latent_dist.mode().float()


def _usual_sound(pipe: Any, call: Call) -> Any:
    """Latents of sound that are all at the mean of what the model was taught."""
    a_second = pipe.audio_sampling_rate / pipe.audio_hop_length
    a_second /= pipe.audio_vae_temporal_compression_ratio
    count = round(call.frames / call.generation.fps * a_second)
    mean = pipe.audio_vae.latents_mean.float().expand(1, count, -1)
    bins = pipe.audio_mel_bins // pipe.audio_vae_mel_compression_ratio
    return pipe._unpack_audio_latents(mean, count, num_mel_bins=bins).to(pipe._execution_device)
