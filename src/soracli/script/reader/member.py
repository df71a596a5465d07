"""One entity while it is still being described."""

from dataclasses import dataclass, field
from typing import Literal, cast

from soracli.story.preset import Kind
from soracli.story.scene import Entity, Garment, Trait

_ARMORED = ("coat", "trenchcoat", "raincoat", "jacket", "suit", "robe", "dress", "gown")
"""What nobody wears over armor or a space suit, unless it is put on after that."""
_UNDER_A_COAT = frozenset(("shirt", "tshirt", "tank", "jersey", "sweater", "dress", "gown", "vest"))
"""What would not be seen under the coat of a role."""
_OVER_HAIR = frozenset(
    ("hat", "cap", "fedora", "helmet", "tophat", "cowboy_hat", "wizard_hat", "straw_hat", "toque",
     "hard_hat", "peaked_cap", "beanie")
)  # fmt: skip
"""Under what of a role no hair would be seen."""
_SUITS = frozenset(("spacesuit", "armor", "leotard", "robe"))
"""What of a role is meant by its "suit": an orange one of an astronaut."""
_OF_HAIR = ("hair", "wig", "mohawk", "afro", "blond", "brunette", "redhead")
"""What words have in them that tell the color of somebody's hair, and not of a beard."""

FIGURES = frozenset(("snowman", "scarecrow", "teddy_bear", "doll", "toy_robot", "statue"))
"""Kinds of things that are made like somebody: told to do what the living do, they do it, and they
have on what the living have on."""


@dataclass
class Member:
    """One entity while it is still being described."""

    id: str
    noun: str
    kind: str
    family: str = ""
    living: bool = False
    attributes: list[str] = field(default_factory=list)
    color: str | None = None
    pattern: str = "plain"
    material: str | None = None
    scale: float = 1.0
    wears: list[Garment] = field(default_factory=list)
    holds: list[str] = field(default_factory=list)
    group: str = ""
    arrangement: str = ""
    traits: dict[str, Trait] = field(default_factory=dict)
    implied: bool = False
    place: str = ""
    brings: tuple[str, ...] = ()
    owner: str = ""
    settled: frozenset[str] = frozenset()
    known: bool = False
    usual: frozenset[str] = frozenset()

    @classmethod
    def of(cls, entity: Entity, kind: Kind | None) -> "Member":
        """Somebody known from before, as they are. What they are said to be once is `settled`."""
        return cls(
            id=entity.id,
            noun=entity.noun,
            kind=entity.kind,
            family=kind.family if kind else "",
            living=kind.animate if kind else False,
            attributes=list(entity.attributes),
            color=entity.color,
            pattern=entity.pattern,
            material=entity.material,
            scale=entity.scale,
            wears=list(entity.wears),
            holds=list(entity.holds),
            group=entity.group,
            arrangement=entity.arrangement,
            traits=dict(entity.traits),
            implied=entity.implied,
            settled=frozenset(entity.attributes),
            known=True,
        )

    def entity(self) -> Entity:
        """The finished value."""
        return Entity(
            id=self.id,
            noun=self.noun,
            kind=self.kind,
            attributes=tuple(dict.fromkeys(self.attributes)),
            color=self.color,
            pattern=cast(Literal["plain", "striped", "spotted", "checked"], self.pattern),
            material=self.material,
            scale=min(max(self.scale, 0.01), 100),
            wears=tuple(one for one in self.wears if not self._hides_hair(one)),
            holds=tuple(dict.fromkeys(self.holds)),
            group=self.group,
            arrangement=self.arrangement,
            traits=self.traits,
            implied=self.implied,
        )

    def _hides_hair(self, garment: Garment) -> bool:
        """Whether a hat of a role nobody spoke of hides hair that was spoken of: a red-haired
        sailor has his cap off."""
        unsaid = garment.kind in self.usual and garment.word == garment.kind
        told = " ".join(self.attributes)
        spoken = "hair_color" in self.traits and any(one in told for one in _OF_HAIR)
        return unsaid and spoken and garment.kind in _OVER_HAIR

    def wear(self, garment: Garment, slots: list[tuple[str, ...]]) -> None:
        """Put a garment on, in place of one that nobody named.

        The general word keeps the particular garment of the role: a detective "in a hat" wears the
        fedora that detectives wear. Who is known wears another coat if its color is said.
        """
        own = next((one.kind for one in self.wears if one.kind in _SUITS), "")
        if garment.kind == "suit" and own and garment.word.split()[-1:] in (["suit"], ["suits"]):
            garment = Garment(kind=own, color=garment.color, word=garment.word)
        slot = next((row for row in slots if garment.kind in row), (garment.kind,))
        old = next((one for one in self.wears if one.kind in slot), None)
        another = self.known and garment.color is not None
        if old is not None and garment.kind == slot[0] and not another:
            garment = Garment(kind=old.kind, color=garment.color or old.color, word=garment.word)
        over: tuple[str, ...] = _ARMORED if garment.kind in ("armor", "spacesuit") else ()
        if garment.kind in _UNDER_A_COAT:  # a fisherman in a sweater has his raincoat off
            over = tuple(kind for kind in _ARMORED[:6] if kind in self.usual)
        kept = (one for one in self.wears if one.kind not in (*slot, *over))
        self.wears = [*kept, garment]
