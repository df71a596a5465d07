"""The parts that a kind is drawn with in a casting file, so that a new kind needs no program."""

from pydantic import Field, model_validator

from soracli.story.value import Value

Triple = tuple[float, float, float]
Pair = tuple[float, float]
Station = tuple[float, float, float, float]
SHAPES = (
    "box", "ball", "rod", "turned", "tube", "plate", "ring", "shell", "leaves", "wheel", "limb",
)  # fmt: skip


class Part(Value):
    """One part of a kind: exactly one shape, where it is, what it is painted with, how often.

    Lengths are in units of the kind's own choice, x ahead, y to the left, z up (a thing's front is
    toward -y, that of what drives, sails or flies toward +x); the whole is scaled to the kind's
    `size` afterwards. Shapes: `box` full extents; `ball` one radius or three; `rod` the radius at
    `at` and that at `to`; `turned` (radius, height) points about z, from the bottom up; `tube` a
    bent tube through points, `thick` its radius or one each, with `smooth` a curve
    through them, with `open` ends;
    `plate` the outline of a flat piece, (x, z) counter-clockwise seen from the front, `deep` thick;
    `ring` the radius of a lying ring and that of its tube; `shell` a skin through stations (x,
    bottom, top, half width), `power` how boxy it is (2 round, 8 nearly a box); `leaves` the radii
    of a clump of leaves;
    `wheel` the radius and width of a wheel that turns about y as the thing drives; `limb` the
    points of a limb of an animal, `thick` its radius at each, moved by joints of the name `joint`.

    `turn` is yaw, pitch and roll in degrees about `at`. `color` is "main", a name in the kind's
    `colors` or "#rrggbb"; `of` a substance ("metal", "glass", "light" for what glows), by default
    the kind's own for the main color and a dull one else. `mirror` "x", "y" or "xy" adds the twin
    on the other side. `repeat` makes so many of it, each `step` further and `about` degrees further
    around the upright axis through `pivot` (the axis that `axis` names, "x" or "y", instead).
    """

    box: Triple | None = None
    ball: float | Triple | None = None
    rod: float | Pair | None = None
    turned: tuple[Pair, ...] | None = None
    tube: tuple[Triple, ...] | None = None
    plate: tuple[Pair, ...] | None = None
    ring: Pair | None = None
    shell: tuple[Station, ...] | None = None
    leaves: float | Triple | None = None
    wheel: Pair | None = None
    limb: tuple[Triple, ...] | None = None
    at: Triple = (0.0, 0.0, 0.0)
    to: Triple | None = None
    thick: float | tuple[float, ...] = 0.05
    deep: float = 0.05
    bevel: float = Field(default=0.0, ge=0)
    smooth: bool = False
    open: bool = False
    power: float = Field(default=4.0, ge=1, le=20)
    turn: Triple = (0.0, 0.0, 0.0)
    color: str = "main"
    of: str = ""
    mirror: str = Field(default="", pattern=r"^(x|y|xy|)$")
    repeat: int = Field(default=1, ge=1, le=120)
    step: Triple = (0.0, 0.0, 0.0)
    about: float = 0.0
    axis: str = Field(default="z", pattern=r"^[xyz]$")
    pivot: Triple = (0.0, 0.0, 0.0)
    joint: str = ""

    @model_validator(mode="after")
    def _one_shape(self) -> "Part":
        given = [name for name in SHAPES if getattr(self, name) is not None]
        if len(given) != 1:
            raise ValueError(f"a part has one shape out of {', '.join(SHAPES)}, not {len(given)}")
        if self.rod is not None and self.to is None:
            raise ValueError('a rod goes from "at" to "to"')
        return self

    @property
    def shape(self) -> str:
        """The name of its shape."""
        return next(name for name in SHAPES if getattr(self, name) is not None)
