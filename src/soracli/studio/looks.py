"""Looks as the reader understands them; continuity asks here, since planning cannot read."""

from dataclasses import dataclass

from soracli.script.presets import Presets
from soracli.script.reader import read
from soracli.story.scene import Entity, Garment, Scene


@dataclass(frozen=True)
class ReadLooks:
    """Reads sentences about looks with the presets that are at hand."""

    presets: Presets

    def entity(self, sentence: str) -> Entity:
        """Who or what a sentence describes; a labelled stand-in where nothing was understood."""
        found = read(sentence, self.presets).entities
        return found[0] if found else Entity(id="", noun=sentence.split(",")[0][:40] or "thing")

    def garments(self, sentence: str) -> tuple[Garment, ...]:
        """The clothes in a sentence."""
        dressed = read(f"a person in {sentence}", self.presets).entities
        return dressed[0].wears if dressed else ()

    def set_of(self, sentence: str) -> str:
        """The place of the stage that a sentence describes, "" for none."""
        return self.place(sentence).place

    def place(self, sentence: str) -> Scene:
        """A place as a scene: what stands there, how, and at what time."""
        return read(sentence, self.presets)

    def is_living(self, entity: Entity) -> bool:
        """Whether it moves by itself."""
        kind = self.presets.kinds.get(entity.kind)
        return kind is not None and kind.animate
