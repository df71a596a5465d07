"""LTX-Video (Lightricks): text, pictures on any frame, and films to begin from or to go on with."""

from collections.abc import Mapping
from typing import Any, ClassVar

import numpy as np
from PIL import Image

from soracli.engines.contract import Workshop
from soracli.engines.diffusing.family import Call, Family
from soracli.engines.diffusing.options import keywords, schedule
from soracli.engines.diffusing.session import DiffusionSession
from soracli.story.diffusion import Conditioning
from soracli.story.preset import Model

GROUP = 8
"""Frames of one latent; pictures stand on frames that are whole multiples of it, as the model was
taught (README of Lightricks/LTX-Video: "the target frame number should be a multiple of 8")."""
LISTS: Mapping[str, type[float] | type[int]] = {"timesteps": float}
CONDITION_ONLY = ("image_cond_noise_scale",)
"""Options that only the pipeline with conditions has."""
CONDITION = "LTXConditionPipeline"


class Ltx(Family):
    """LTX 0.9.5 and later take everything as conditions; earlier ones words, and a first frame."""

    CLASSES: ClassVar[tuple[str, ...]] = (CONDITION, "LTXPipeline", "LTXImageToVideoPipeline")

    def pipeline(self, model: Model, saved: str, kinds: frozenset[Conditioning]) -> str:
        """That with conditions for all that has it; else as the weights say, with or without a
        first frame."""
        if saved == CONDITION or kinds - {"first frame", "lora"}:
            return CONDITION
        return "LTXImageToVideoPipeline" if "first frame" in kinds else "LTXPipeline"

    def encode(self, pipe: Any, model: Model, prompt: str, negative: str) -> dict[str, Any]:
        """The prompt read: 256 tokens and which of them are words."""
        import torch

        with torch.no_grad():
            made = pipe.encode_prompt(prompt, negative, do_classifier_free_guidance=True)
        names = ("prompt_embeds", "prompt_attention_mask")
        return dict(zip((*names, *(f"negative_{name}" for name in names)), made, strict=True))

    def arguments(self, pipe: Any, call: Call) -> dict[str, Any]:
        """The keywords of the call."""
        asked = call.generation
        told = keywords(asked.options, LISTS)
        schedule(told, "timesteps", asked.steps)
        told |= {
            "width": asked.width,
            "height": asked.height,
            "num_frames": call.frames,
            "frame_rate": asked.fps,
            "num_inference_steps": asked.steps,
            "guidance_scale": asked.guidance,
        }
        name = type(pipe).__name__
        if name == CONDITION:
            return told | _conditions(call) | _begun(call, told)
        for option in CONDITION_ONLY:
            told.pop(option, None)
        return told | ({"image": Image.fromarray(call.first)} if call.first is not None else {})


def open(model: Model, workshop: Workshop) -> DiffusionSession:
    """A session of a model of this family. Loads nothing yet."""
    return DiffusionSession(model, workshop, Ltx())


def on_grid(at: int, frames: int) -> int:
    """The frame nearest to `at` on which a picture may stand in a film of `frames` (8k + 1)."""
    return min(round((at % frames) / GROUP) * GROUP, frames - 1)


def _conditions(call: Call) -> dict[str, Any]:
    """Everything that is given, as conditions: what is later in the list wins where two meet.

    A film to begin from is one that is kept as much as it is not made anew.
    """
    from diffusers.pipelines.ltx.pipeline_ltx_condition import LTXVideoCondition

    made = []
    if call.initial is not None and call.initial_strength < 1:
        kept = 1 - call.initial_strength
        made.append(LTXVideoCondition(video=_film(call.initial), frame_index=0, strength=kept))
    if len(call.before):
        made.append(LTXVideoCondition(video=_film(np.stack(call.before)), frame_index=0))
    elif call.first is not None:
        made.append(LTXVideoCondition(image=Image.fromarray(call.first), frame_index=0))
    made += [
        LTXVideoCondition(
            image=Image.fromarray(still.picture),
            frame_index=on_grid(still.at, call.frames),
            strength=still.strength,
        )
        for still in call.keyframes
    ]
    if call.last is not None:
        made.append(
            LTXVideoCondition(image=Image.fromarray(call.last), frame_index=call.frames - 1)
        )
    return {"conditions": made} if made else {}


def _begun(call: Call, told: dict[str, Any]) -> dict[str, Any]:
    """The schedule of what begins from a film: only the steps after the noise that it is given."""
    if call.initial is None or call.initial_strength >= 1:
        return {}
    from diffusers.pipelines.ltx.pipeline_ltx_condition import linear_quadratic_schedule

    steps = told["num_inference_steps"]
    whole = told.get("timesteps") or [1000 * float(at) for at in linear_quadratic_schedule(steps)]
    begin = 1000 * call.initial_strength
    return {"timesteps": [begin, *(at for at in whole if at < begin)]}


def _film(frames: Any) -> list[Any]:
    return [Image.fromarray(frame) for frame in frames]
