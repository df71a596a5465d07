"""CogVideoX: from words, from a picture, from a film, and after a guide (the "Fun" weights)."""

from typing import Any, ClassVar

from PIL import Image

from soracli.engines.contract import Session, Workshop
from soracli.engines.diffusing.family import Call, Family
from soracli.engines.diffusing.session import DiffusionSession
from soracli.story.diffusion import Conditioning
from soracli.story.preset import Model


class CogVideoX(Family):
    """The family. What is particular: its number of frames is 8k + 1 (four frames share a latent,
    and its VAE takes latents in pairs after the first); a guide is followed as it is, there is no
    strength to follow it with."""

    CLASSES: ClassVar[tuple[str, ...]] = (
        "CogVideoXPipeline",
        "CogVideoXImageToVideoPipeline",
        "CogVideoXFunControlPipeline",
    )

    def pipeline(self, model: Model, saved: str, kinds: frozenset[Conditioning]) -> str:
        """By what is given: the Fun weights are saved as if they were like the others."""
        if "control" in kinds:
            return "CogVideoXFunControlPipeline"
        return "CogVideoXVideoToVideoPipeline" if "initial video" in kinds else saved

    def encode(self, pipe: Any, model: Model, prompt: str, negative: str) -> dict[str, Any]:
        """The prompt read by T5: its first 226 tokens, the rest of them empty."""
        said, avoided = pipe.encode_prompt(prompt, negative)
        return {"prompt_embeds": said, "negative_prompt_embeds": avoided}

    def arguments(self, pipe: Any, call: Call) -> dict[str, Any]:
        """A film and a guide tell how many frames there are; all else is told in numbers."""
        asked = call.generation
        said: dict[str, Any] = {
            "height": asked.height,
            "width": asked.width,
            "num_inference_steps": asked.steps,
            "guidance_scale": asked.guidance,
            "use_dynamic_cfg": bool(asked.options.get("use_dynamic_cfg", False)),
        }
        if call.initial is not None:
            # a strength that is less than one step would leave nothing to do
            least = (1 + 1e-6) / asked.steps
            strength = min(1.0, max(call.initial_strength, least))
            return said | {"video": [*map(Image.fromarray, call.initial)], "strength": strength}
        if call.control is not None:
            return said | {"control_video": [*map(Image.fromarray, call.control)]}
        if call.first is not None:
            said["image"] = Image.fromarray(call.first)
        return said | {"num_frames": call.frames}


def open(model: Model, workshop: Workshop) -> Session:
    """A session of a CogVideoX model. Loads nothing yet."""
    return DiffusionSession(model, workshop, CogVideoX())
