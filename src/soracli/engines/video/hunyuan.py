"""HunyuanVideo 1.5: from words, or from a picture."""

from typing import Any, ClassVar

from PIL import Image

from soracli.engines.contract import Session, Workshop
from soracli.engines.diffusing.family import Call, Family
from soracli.engines.diffusing.session import DiffusionSession
from soracli.plan.generation import Generation
from soracli.story.diffusion import Conditioning
from soracli.story.preset import Model


class Hunyuan(Family):
    """The family. What is particular: guidance is a component of its own, the guider; words in
    quotes are read a second time, as letters to be painted; and the class that begins with a
    picture chooses a size of its own, which it is kept from."""

    ENCODERS: ClassVar[tuple[str, ...]] = (
        "text_encoder",
        "tokenizer",
        "text_encoder_2",
        "tokenizer_2",
    )
    BESIDE_ENCODERS: ClassVar[tuple[str, ...]] = ("vae",)
    CLASSES: ClassVar[tuple[str, ...]] = (
        "HunyuanVideo15Pipeline",
        "HunyuanVideo15ImageToVideoPipeline",
    )

    def pipeline(self, model: Model, saved: str, kinds: frozenset[Conditioning]) -> str:
        """Always that of the weights: they were taught either to begin with a picture or not."""
        return saved

    def encode(self, pipe: Any, model: Model, prompt: str, negative: str) -> dict[str, Any]:
        """The prompt read by Qwen 2.5 VL, and what stands in quotes by ByT5, each with a mask."""
        names = ("embeds", "embeds_mask", "embeds_2", "embeds_mask_2")
        said = zip(names, pipe.encode_prompt(prompt), strict=True)
        avoided = zip(names, pipe.encode_prompt(negative), strict=True)
        return {f"prompt_{name}": value for name, value in said} | {
            f"negative_prompt_{name}": value for name, value in avoided
        }

    def settle(self, pipe: Any, generation: Generation) -> None:
        """A guider of this guidance, the shift of the noise, and the size that was asked for."""
        pipe.guider = pipe.guider.new(guidance_scale=generation.guidance)
        if "shift" in generation.options:
            shift = float(generation.options["shift"])
            pipe.scheduler = type(pipe.scheduler).from_config(pipe.scheduler.config, shift=shift)
        size = generation.height, generation.width
        # the class from a picture has no keywords for a size: it takes the nearest of a table
        pipe.video_processor.calculate_default_height_width = lambda *_, **__: size

    def arguments(self, pipe: Any, call: Call) -> dict[str, Any]:
        """The size is a keyword only without a picture."""
        asked = call.generation
        said = {"num_frames": call.frames, "num_inference_steps": asked.steps}
        if call.first is not None:
            return said | {"image": Image.fromarray(call.first)}
        return said | {"height": asked.height, "width": asked.width}


def open(model: Model, workshop: Workshop) -> Session:
    """A session of a HunyuanVideo 1.5 model. Loads nothing yet."""
    return DiffusionSession(model, workshop, Hunyuan())
