"""Animals: what has paws, wings or fins is built from a kind's traits, others from its parts."""

from collections.abc import Callable

from soracli.stage.animals.bird import build_bird
from soracli.stage.animals.creature import build_creature
from soracli.stage.animals.dragon import build_dragon
from soracli.stage.animals.fish import build_fish
from soracli.stage.animals.garments import dressed
from soracli.stage.animals.grafts import grafted
from soracli.stage.animals.insect import build_insect
from soracli.stage.animals.quadruped import build_quadruped
from soracli.stage.animals.species import Species
from soracli.stage.figure import Figure
from soracli.story.preset import Kind
from soracli.story.scene import Entity

_BUILDERS: dict[str, Callable[[Species], Figure]] = {
    "quadruped": build_quadruped,
    "bird": build_bird,
    "insect": build_insect,
    "fish": build_fish,
    "dragon": build_dragon,
    "creature": build_creature,
    "drifter": build_creature,
}


def build_animal(kind: Kind, entity: Entity) -> Figure:
    """The figure of an animal. Raises KeyError for a family that is no animal's."""
    figure = grafted(_BUILDERS[kind.family](Species(kind, entity)), entity)
    return dressed(figure, entity) if entity.wears else figure
