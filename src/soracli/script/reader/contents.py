"""What is in a vessel goes by its name: who sips juice has a glass of juice, and tea is poured from
a pot of tea."""

from soracli.script.presets import Presets
from soracli.story.scene import Action, Entity, Scene

_DRUNK = ("drink", "eat", "feed", "give")
_STREAMS = frozenset(("water", "hot water", "boiling water", "liquid"))
"""What comes out of a hose or a hydrant as well: no name for what it comes out of."""


def with_contents(scene: Scene, presets: Presets) -> Scene:
    """The scene with every vessel called by what is drunk or poured from it."""
    held = {name: stuff for one in scene.actions if one.stuff for name, stuff in _vessels(one)}
    liquids = {word for words in presets.lexicon.words.liquids.values() for word in words}
    entities = tuple(_called(one, held.get(one.id, ""), liquids) for one in scene.entities)
    return scene.model_copy(update={"entities": entities})


def _vessels(action: Action) -> tuple[tuple[str, str], ...]:
    """The ids of what holds the stuff of an action, each with that."""
    source = action.target if action.motion in _DRUNK else action.instrument
    return ((source, action.stuff),) if source else ()


def _called(one: Entity, stuff: str, liquids: set[str]) -> Entity:
    """An entity by its name and what is in it."""
    said = (word.removeprefix("of ") for word in one.attributes if word.startswith("of "))
    stuff = stuff or next((word for word in said if word in liquids), "")
    named = {*one.noun.split(), *one.noun.split("_")}
    if not stuff or not one.kind or stuff in _STREAMS or stuff.split()[-1] in named:
        return one
    return one.model_copy(update={"noun": f"{one.noun.split(' of ')[0]} of {stuff}"})
