"""One animal's looks: the traits and colors of its kind under what the sentence says of it."""

import zlib
from dataclasses import dataclass

import numpy as np

from soracli.stage.materials import COLORS_OF, Surface, substance
from soracli.story.preset import Kind
from soracli.story.scene import Entity

_PATTERNS = {"striped": "tabby", "spotted": "spots", "checked": "patches"}


@dataclass(frozen=True)
class Species:
    """What the builders read: numbers, words, flags and colors by name, the entity's own first.

    A color the sentence names ("a black cat") becomes the coat, and every other part of the coat
    keeps its relation to it: what was lighter stays lighter, what was darker stays darker. A noun
    overrides the color of a part by a trait: `belly_color: "#f3ece2"`.
    """

    kind: Kind
    entity: Entity

    @property
    def size(self) -> float:
        """The defining length in metres."""
        return self.kind.size * self.entity.scale

    @property
    def mass(self) -> float:
        """Kilograms; volume goes with the cube of the scale."""
        return (self.kind.mass or 200 * self.kind.size**3) * self.entity.scale**3

    @property
    def material(self) -> str:
        """The name of the substance it is made of."""
        return self.entity.material or self.kind.material

    @property
    def surface(self) -> Surface:
        """How its skin shades."""
        return substance(self.material).surface

    @property
    def seed(self) -> int:
        """A number of its own, so that two cats don't wear the same stripes."""
        return zlib.crc32(self.entity.id.encode())

    @property
    def pattern(self) -> str:
        """The name of its coat pattern ("" for plain)."""
        said = _PATTERNS.get(self.entity.pattern)
        return said or self.word("pattern", "")

    def number(self, name: str, default: float) -> float:
        """A numeric trait."""
        value = self.entity.traits.get(name, self.kind.traits.get(name, default))
        return default if isinstance(value, str) else float(value)

    def word(self, name: str, default: str) -> str:
        """A trait that is a word."""
        value = self.entity.traits.get(name, self.kind.traits.get(name, default))
        return value if isinstance(value, str) else default

    def flag(self, name: str) -> bool:
        """A trait that is there or not."""
        return self.number(name, 0.0) != 0.0

    def color(self, name: str, default: str = "#8a6a4a") -> str:
        """The color of a part that no word recolors (eyes, nose, hooves), "#rrggbb"."""
        own = self.entity.traits.get(f"{name}_color")
        return own if isinstance(own, str) else self.kind.colors.get(name, default)

    def marked(self, name: str) -> bool:
        """Whether a part of the coat has a color of its own."""
        return name in self.kind.colors or f"{name}_color" in self.entity.traits

    def coat(self, name: str = "coat", default: str | None = None) -> str:
        """The color of a part of the coat, which follows the color the sentence gives."""
        base = self.color("coat")
        part = self.color(name, default or base)
        made = self.entity.material if self.entity.material != self.kind.material else None
        said = self.entity.color or COLORS_OF.get(made or "")
        if said is None:
            return part
        if name == "coat" or (part == base and name != "pattern"):
            return said
        return _related(said, base, part, name == "pattern" and self.entity.pattern != "plain")


def _related(said: str, base: str, part: str, bold: bool) -> str:
    """`part` moved along: as much lighter or darker than `said` as it was than `base`.

    A black or a white animal is nearly of one color, unless the sentence asked for a pattern
    (`bold`).
    """
    new, old, other = _brightness(said), _brightness(base), _brightness(part)
    if other > old:
        amount, room = 0.85 * (other - old) / max(255 - old, 1), new / 120
    else:
        amount, room = 0.9 * (1 - other / max(old, 1)), (255 - new) / 100
    if bold:
        amount, room = max(amount, 0.5), 1.0
    return blend(said, "#ffffff" if other > old else "#000000", amount * min(1.0, max(0.15, room)))


def blend(color: str, other: str, amount: float) -> str:
    """A color moved toward another by `amount` 0..1, in sRGB, "#rrggbb"."""
    mixed = (1 - amount) * _bytes(color) + amount * _bytes(other)
    red, green, blue = (int(round(float(value))) for value in mixed)
    return f"#{red:02x}{green:02x}{blue:02x}"


def _bytes(color: str) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    return np.array([int(color[place : place + 2], 16) for place in (1, 3, 5)], np.float64)


def _brightness(color: str) -> float:
    return float(_bytes(color) @ np.array([0.3, 0.59, 0.11]))
