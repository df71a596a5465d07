"""The presets a person can read, copy and override: kinds to cast, looks, models and deliveries."""

from typing import Literal

from pydantic import Field

from soracli.story.diffusion import Diffusion
from soracli.story.part import Part, Triple
from soracli.story.scene import Trait
from soracli.story.shot import TimeOfDay, Weather
from soracli.story.value import Value

Hex = str


class Kind(Value):
    """One entry of presets/casting: a body the stage can build.

    `family` names the builder (one module of the stage builds each family); `size` is the defining
    length in metres (height for people and buildings, height at the withers for four-legged
    animals, wingspan for birds and insects, length for vehicles and boats, diameter for balls,
    longest side otherwise). `mass` in kilograms; None lets the stage take size and material.
    `colors` names the parts the family paints. `traits` are the family's own parameters.
    `place` is where it is found when the sentence does not say; `brings` are kinds that come along
    (a basketball player brings a basketball and a hoop); `wears` is "garment: #color". `parts` draw
    the body of a kind that no module of the family has a form for; `anchors` are then named points
    of it in the same units ("seat", "top", "deck", "mouth").
    """

    name: str
    family: str
    size: float = Field(gt=0, le=1000)
    mass: float | None = Field(default=None, gt=0)
    material: str = "matte"
    colors: dict[str, Hex] = Field(default_factory=dict)
    traits: dict[str, Trait] = Field(default_factory=dict)
    wears: dict[str, Hex] = Field(default_factory=dict)
    brings: tuple[str, ...] = ()
    place: str = ""
    animate: bool = False
    parts: tuple[Part, ...] = ()
    anchors: dict[str, Triple] = Field(default_factory=dict)


class Look(Value):
    """One style: how the stage's picture is shaded and graded; every default is neutral.

    `shading` "cel" quantises the light in `bands` steps, "clay" makes everything of plasticine,
    "pencil" hatches the picture on paper, "pen" in black ink, "watercolor" and "oil" paint it,
    "pixel" makes it of few large squares of few colors, "blueprint" of white lines on blue; `ink`
    is the strength of drawn outlines. `saturation`, `contrast`, `exposure` (stops), `tint` (#rrggbb
    multiplied at `tint_amount`), `grain`, `bloom`, `vignette`, `speed_lines` run from 0 up to about
    1; `letterbox` is the aspect of the picture inside black bars (0 for none). `on_twos` holds
    every drawing for two frames. `paint` covers everything in one color ("" for its own),
    `miniature` (0 to 1) is how soon what is not in focus blurs, as before a model of the world.
    `prompt` is what a diffusion model is told.
    """

    name: str
    prompt: str = ""
    shading: Literal[
        "natural", "cel", "clay", "pencil", "pen", "watercolor", "oil", "pixel", "blueprint"
    ] = "natural"
    bands: int = Field(default=3, ge=2, le=8)
    ink: float = Field(default=0, ge=0, le=1)
    saturation: float = Field(default=1, ge=0, le=3)
    contrast: float = Field(default=1, ge=0.2, le=3)
    exposure: float = Field(default=0, ge=-4, le=4)
    tint: Hex = "#ffffff"
    tint_amount: float = Field(default=0, ge=0, le=1)
    grain: float = Field(default=0, ge=0, le=1)
    bloom: float = Field(default=0, ge=0, le=1)
    vignette: float = Field(default=0, ge=0, le=1)
    letterbox: float = Field(default=0, ge=0, le=4)
    on_twos: bool = False
    speed_lines: float = Field(default=0, ge=0, le=1)
    paint: Hex = ""
    miniature: float = Field(default=0, ge=0, le=1)
    time: TimeOfDay | None = None
    weather: Weather | None = None


class Model(Value):
    """One entry of presets/models: what an engine family can take; planning needs no torch.

    `family` is the file name of the engine. `size_multiple` and `frames_modulo` (k, r: frames must
    be k*n + r) are the grid of what `makes` pictures. `recipe` is raised whenever the same spec
    would make another picture or sound. `diffusion` is there for models that are not the stage's
    own renderer: what they are given and how they are asked. `weights` is a repository or a folder
    of this machine ("/…", "~/…", "./…"); of a repository `files` are taken beside settings and
    safetensors ("*.onnx"), and `beside` are other repositories, by the folder they belong into.
    `from_take` tells that what it makes is what the picture's model made with the picture.
    """

    name: str
    family: str
    title: str
    makes: Literal["picture", "voice", "effects", "music"] = "picture"
    recipe: int = Field(ge=1)
    weights: str = ""
    revision: str = ""
    licence: str = ""
    files: tuple[str, ...] = ()
    beside: dict[str, str] = Field(default_factory=dict)
    from_take: bool = False
    size_multiple: int = Field(default=2, ge=1)
    frames_modulo: tuple[int, int] = (1, 0)
    max_seconds: float = Field(default=600, gt=0)
    deterministic: bool = True
    passes: bool = False
    needs: tuple[str, ...] = ()
    diffusion: Diffusion | None = None

    @property
    def rank(self) -> int:
        """Its place among diffusion models, the best highest; 0 for all others."""
        return self.diffusion.rank if self.diffusion else 0
