"""What is in a vessel goes by its name: who sips juice has a glass of juice, and tea is poured from
a pot of tea."""

from collections.abc import Mapping

from soracli.script.presets import Presets
from soracli.script.reader.lumps import is_lump
from soracli.story.scene import Action, Entity, Scene

_DRUNK = ("drink", "eat", "feed", "give")
_STREAMS = frozenset(("water", "hot water", "boiling water", "liquid"))
"""What comes out of a hose or a hydrant as well: no name for what it comes out of."""


def with_contents(scene: Scene, presets: Presets) -> Scene:
    """The scene with every vessel called by what is drunk or poured from it."""
    there = {one.id: one for one in scene.entities}
    doing = [one for one in scene.actions if one.stuff]
    held = {name: stuff for one in doing for name, stuff in _vessels(one, there)}
    liquids = {word for words in presets.lexicon.words.liquids.values() for word in words}
    entities = tuple(_called(one, held.get(one.id, ""), liquids) for one in scene.entities)
    return scene.model_copy(update={"entities": entities})


def _vessels(action: Action, there: Mapping[str, Entity]) -> list[tuple[str, str]]:
    """The ids of what holds the stuff of an action, for each who does it, each with that."""
    source = action.target if action.motion in _DRUNK else action.instrument
    if source not in there:
        return []
    agents = [there[name] for name in action.agents if name in there]
    held = [name for agent in agents for name in agent.holds if name in there]
    alike = [name for name in held if there[name].kind == there[source].kind]
    return [(name, action.stuff) for name in dict.fromkeys((source, *alike))]


def _called(one: Entity, stuff: str, liquids: set[str]) -> Entity:
    """An entity by its name and what is in it."""
    said = (word.removeprefix("of ") for word in one.attributes if word.startswith("of "))
    stuff = stuff or next((word for word in said if word in liquids or is_lump(one.noun)), "")
    named = {*one.noun.split(), *one.noun.split("_")}
    if not stuff or not one.kind or stuff in _STREAMS or stuff.split()[-1] in named:
        return one
    return one.model_copy(update={"noun": f"{one.noun.split(' of ')[0]} of {stuff}"})
