"""Wan 2.1 and 2.2 through diffusers: from words, from a first (and last) picture, from a film, and
VACE, which takes pictures, films and references together."""

from typing import Any, ClassVar

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from soracli.engines.contract import Picture, Workshop
from soracli.engines.diffusing.family import Call, Family
from soracli.engines.diffusing.session import DiffusionSession
from soracli.errors import InputError
from soracli.plan.generation import Generation
from soracli.story.diffusion import Conditioning
from soracli.story.preset import Model

TEXT, IMAGE = "WanPipeline", "WanImageToVideoPipeline"
FILM, VACE = "WanVideoToVideoPipeline", "WanVACEPipeline"
TOKENS = 512
"""Of a prompt, as the pipelines' calls have it."""
UNKNOWN = 128
"""The grey of pixels that VACE shall make, as its pipeline's example has them."""


class Wan(Family):
    """The pipelines of Wan. Of 2.2 there are two transformers, one for much and one for little
    noise, or one that is told the noise of each part (`expand_timesteps`)."""

    CLASSES: ClassVar[tuple[str, ...]] = (TEXT, IMAGE, FILM, VACE)
    EXACT: ClassVar[tuple[str, ...]] = ("vae", "image_encoder")

    def pipeline(self, model: Model, saved: str, kinds: frozenset[Conditioning]) -> str:
        """Weights of VACE and of an image model know one way; those for words take a picture (2.2
        of 5 billion) or a film (2.1) too."""
        if saved in (VACE, IMAGE):
            return saved
        if "initial video" in kinds:
            return FILM
        return IMAGE if "first frame" in kinds else TEXT

    def encode(self, pipe: Any, model: Model, prompt: str, negative: str) -> dict[str, Any]:
        """Both prompts, each of `TOKENS` tokens."""
        told, shunned = pipe.encode_prompt(
            prompt=prompt, negative_prompt=negative, max_sequence_length=TOKENS
        )
        return {"prompt_embeds": told, "negative_prompt_embeds": shunned}

    def settle(self, pipe: Any, generation: Generation) -> None:
        """The scheduler's shift: how long it stays with much noise."""
        shift = generation.options.get("shift")
        if shift is not None:
            name = "flow_shift" if "flow_shift" in pipe.scheduler.config else "shift"
            pipe.scheduler = type(pipe.scheduler).from_config(
                pipe.scheduler.config, **{name: float(shift)}
            )

    def arguments(self, pipe: Any, call: Call) -> dict[str, Any]:
        """The keywords of the class that `pipe` is of."""
        kind = type(pipe).__name__
        asked: dict[str, Any] = {
            "width": call.generation.width,
            "height": call.generation.height,
            "num_inference_steps": call.generation.steps,
            "guidance_scale": call.generation.guidance,
        }
        if kind == FILM:
            return asked | _from_film(call)
        asked["num_frames"] = call.frames
        if pipe.config.boundary_ratio is not None and "guidance_2" in call.generation.options:
            asked["guidance_scale_2"] = float(call.generation.options["guidance_2"])
        if kind == IMAGE:
            return asked | _from_pictures(call)
        return asked | (_from_all(call) if kind == VACE else {})

    def preview(self, pipe: Any, latents: Any) -> Picture | None:
        """One frame, decoded alone; not a front one, for there VACE has its references."""
        import torch

        at = latents.shape[2] * 3 // 4
        vae = pipe.vae
        mean, spread = (
            torch.tensor(values, device=latents.device).view(1, -1, 1, 1, 1)
            for values in (vae.config.latents_mean, vae.config.latents_std)
        )
        latent = (latents[:, :, at : at + 1] * spread + mean).to(vae.dtype)
        colours = vae.decode(latent, return_dict=False)[0][0, :, 0].float()
        pixels = (colours.clamp(-1, 1) + 1) * 127.5
        picture: Picture = pixels.round().byte().permute(1, 2, 0).cpu().numpy()
        return picture


def _from_film(call: Call) -> dict[str, Any]:
    """A film to begin from. At least one step is made, however weak `strength` is."""
    assert call.initial is not None
    steps = call.generation.steps
    least = (1 + 1e-6) / steps  # the pipeline takes the whole part of steps * strength
    strength = min(1.0, max(call.initial_strength, least))
    return {"video": [Image.fromarray(picture) for picture in call.initial], "strength": strength}


def _from_pictures(call: Call) -> dict[str, Any]:
    assert call.first is not None
    last = {} if call.last is None else {"last_image": Image.fromarray(call.last)}
    return {"image": Image.fromarray(call.first), **last}


def _from_all(call: Call) -> dict[str, Any]:
    """What VACE takes: a film in which some frames are given (black in the mask) and the others are
    to be made, from a guide or from nothing, and references apart."""
    asked: dict[str, Any] = {"conditioning_scale": _strength(call)}
    if call.references:
        _must_be_fewer(call)
        asked["reference_images"] = [Image.fromarray(picture) for picture in call.references]
    given = _given(call)
    if call.control is None and not given:
        return asked
    nothing = np.full((call.generation.height, call.generation.width, 3), UNKNOWN, np.uint8)
    film = [nothing] * call.frames if call.control is None else list(_guide(call, call.control))
    for at, picture in given.items():
        film[at] = picture
    asked["video"] = [Image.fromarray(picture) for picture in film]
    asked["mask"] = [_mask(call, at not in given) for at in range(call.frames)]
    return asked


def _guide(call: Call, film: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """The guide as VACE was taught it: lines are black on white (its authors say so in issue 100 of
    ali-vilab/VACE); white ones on black it takes for the picture itself. A person's own film of
    lines stays as it is."""
    given = call.generation.given("control")
    lines = bool(given) and (given[0].source, given[0].key) == ("stage", "edges")
    return 255 - film if lines else film


def _must_be_fewer(call: Call) -> None:
    """Raises InputError for more references than the window has latent frames: the pipeline makes
    no room in its mask for them."""
    step, rest = call.model.frames_modulo
    most = (call.frames - rest) // step + 1
    if len(call.references) > most:
        raise InputError(
            f"{call.model.name} takes at most {most} references with {call.frames} frames, "
            f"and {len(call.references)} were given",
            "Ask for more --seconds, or give fewer pictures.",
        )


def _given(call: Call) -> dict[int, Picture]:
    """The frames that are given, by their number; what was made before is the truest."""
    given = {still.at % call.frames: still.picture for still in call.keyframes}
    if call.first is not None:
        given[0] = call.first
    if call.last is not None:
        given[call.frames - 1] = call.last
    return given | dict(enumerate(call.before))


def _strength(call: Call) -> float:
    """One strength is for all that VACE is given: the guide's, else the weakest picture's."""
    if call.control is not None:
        return call.control_strength
    return min((still.strength for still in call.keyframes), default=1.0)


def _mask(call: Call, make: bool) -> Any:
    return Image.new("L", (call.generation.width, call.generation.height), 255 if make else 0)


def open(model: Model, workshop: Workshop) -> DiffusionSession:
    """A session of a Wan model."""
    return DiffusionSession(model, workshop, Wan())
