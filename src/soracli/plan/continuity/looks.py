"""What continuity asks about sentences, since planning cannot read."""

from typing import Protocol

from soracli.story.scene import Entity, Garment, Scene


class Looks(Protocol):
    """How sentences about looks are understood. Given by who can read."""

    def entity(self, sentence: str) -> Entity:
        """Who or what a sentence describes. Its id does not matter."""
        ...

    def garments(self, sentence: str) -> tuple[Garment, ...]:
        """The clothes in a sentence."""
        ...

    def set_of(self, sentence: str) -> str:
        """The place of the stage that a sentence describes, "" for none."""
        ...

    def place(self, sentence: str) -> Scene:
        """A place as a scene: what stands there, how, and at what time."""
        ...

    def is_living(self, entity: Entity) -> bool:
        """Whether it moves by itself."""
        ...
