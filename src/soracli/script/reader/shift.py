"""One change while it is being read: which aspect of what goes from where to where."""

from colorsys import rgb_to_hsv
from dataclasses import dataclass, replace

from soracli.script.words import Aspect, Change
from soracli.story.scene import Becoming

TRAITS = {"hair": "hair_color", "skin": "skin", "eyes": "eyes"}
"""The traits of a body that are the colors of its parts."""

_ALIKE = 110
"""By so many of 765 two colors differ at most that pass for one."""


def alike(one: str, other: str) -> bool:
    """Whether two colors, #rrggbb, would hardly be told apart as what something turned into."""
    if not (one.startswith("#") and other.startswith("#")):
        return False
    pairs = zip(bytes.fromhex(one[1:]), bytes.fromhex(other[1:]), strict=True)
    return sum(abs(a - b) for a, b in pairs) <= _ALIKE


_SAME_HUE, _TINTED, _AS_LIGHT = 25 / 360, 0.4, 0.4
"""Turns of the circle of hues, saturation and value (0 to 1, HSV) by which two are of one hue."""


def tinged(one: str, other: str) -> bool:
    """Whether two colors, #rrggbb, are of one hue: who is of a brownish red is not seen to turn
    red."""
    if not (one.startswith("#") and other.startswith("#")):
        return False
    (hue, strong, light), (too, strong_too, light_too) = (
        rgb_to_hsv(*(part / 255 for part in bytes.fromhex(each[1:]))) for each in (one, other)
    )
    apart = abs((hue - too + 0.5) % 1 - 0.5)
    tinted = min(strong, strong_too) >= _TINTED
    return tinted and apart <= _SAME_HUE and abs(light - light_too) <= _AS_LIGHT


@dataclass(frozen=True)
class Shift:
    """A change without saying of what; colors are #rrggbb, `via` those that it goes through.

    `lifeless` tells that only things go through it: a boy who gets dirty stays of his color.
    """

    aspect: Aspect
    start: str = ""
    to: str = ""
    factor: float = 1.0
    sudden: bool = False
    part: str = ""
    via: tuple[str, ...] = ()
    lifeless: bool = False

    @classmethod
    def of(cls, change: Change, to: str = "") -> "Shift":
        """The change that a word of the lexicon says; `to` is its color as #rrggbb."""
        return cls(
            change.aspect, "", to or change.to, change.factor, change.sudden, change.part,
            lifeless=change.of == "thing",
        )  # fmt: skip

    def at_once(self, sudden: bool) -> "Shift":
        """The same change, sudden if it was or now is."""
        return replace(self, sudden=self.sudden or sudden)

    def becomings(self, entity: str, order: int) -> list[Becoming]:
        """The finished values, for one entity ("" for the place): one for every color in turn."""
        return [
            Becoming(
                entity=entity,
                aspect=self.aspect,
                start="" if number else self.start,
                to=to,
                factor=self.factor,
                part=self.part,
                order=order,
                sudden=self.sudden,
            )
            for number, to in enumerate((*self.via, self.to))
        ]
