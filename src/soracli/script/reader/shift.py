"""One change while it is being read: which aspect of what goes from where to where."""

from dataclasses import dataclass, replace

from soracli.script.words import Aspect, Change
from soracli.story.scene import Becoming


@dataclass(frozen=True)
class Shift:
    """A change without saying of what; colors are #rrggbb."""

    aspect: Aspect
    start: str = ""
    to: str = ""
    factor: float = 1.0
    sudden: bool = False
    part: str = ""

    @classmethod
    def of(cls, change: Change, to: str = "") -> "Shift":
        """The change that a word of the lexicon says; `to` is its color as #rrggbb."""
        return cls(change.aspect, "", to or change.to, change.factor, change.sudden, change.part)

    def at_once(self, sudden: bool) -> "Shift":
        """The same change, sudden if it was or now is."""
        return replace(self, sudden=self.sudden or sudden)

    def becoming(self, entity: str, order: int) -> Becoming:
        """The finished value, for one entity ("" for the place)."""
        return Becoming(
            entity=entity,
            aspect=self.aspect,
            start=self.start,
            to=self.to,
            factor=self.factor,
            part=self.part,
            order=order,
            sudden=self.sudden,
        )
