"""One change while it is being read: which aspect of what goes from where to where."""

from dataclasses import dataclass, replace

from soracli.script.words import Aspect, Change
from soracli.story.scene import Becoming

TRAITS = {"hair": "hair_color", "skin": "skin", "eyes": "eyes"}
"""The traits of a body that are the colors of its parts."""


@dataclass(frozen=True)
class Shift:
    """A change without saying of what; colors are #rrggbb, `via` those that it goes through."""

    aspect: Aspect
    start: str = ""
    to: str = ""
    factor: float = 1.0
    sudden: bool = False
    part: str = ""
    via: tuple[str, ...] = ()

    @classmethod
    def of(cls, change: Change, to: str = "") -> "Shift":
        """The change that a word of the lexicon says; `to` is its color as #rrggbb."""
        return cls(change.aspect, "", to or change.to, change.factor, change.sudden, change.part)

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
