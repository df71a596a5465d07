"""Seats that are brought along: who sits in a bar sits on a stool, and in a park on a bench, though
nobody says so; on the floor, and in the open country, one sits on the ground."""

import re

from soracli.script.presets import Presets
from soracli.script.reader.tables import brought, is_surface
from soracli.story.scene import Action, Entity, Relation, Scene

_ON_THE_GROUND = re.compile(
    r"\b(?:floor|ground|grass|lawn|sand|rug|carpet|mat|cushions?|steps?|stairs|stoop|curb|kerb|"
    r"ledge|windowsill|sill|blanket|cross-?legged|lotus|circle|squats?|roof|edge|railing|hay|"
    r"bales?|crates?|boxes|box|laps?|back|shoulders?|tail|paws)\b|"
    r"\bs(?:i|a)t(?:s|ting)?(?: [\w-]+){0,3} (?:on|onto|upon|atop|astride|against)\b",
    re.IGNORECASE,
)
"""Words of a text in which somebody may sit on something else than a seat."""
_SHARED = ("bench", "sofa")
"""Kinds on which as many sit side by side as this."""
_MOST = 3
_WITH_TABLES = ("cafe", "kitchen")
"""Places in which one sits at a table."""


def with_seats(scene: Scene, presets: Presets) -> Scene:
    """The scene with a seat for all who only sit, in a place that has such seats."""
    seats = presets.lexicon.words.seats_in
    noun = next((seat for seat, places in seats.items() if scene.place in places), "")
    if not noun or _ON_THE_GROUND.search(scene.text):
        return scene
    sitting = [one for one in scene.actions if _only_sits(one, scene, presets)]
    for action in sitting:
        scene = _seated(action, noun, scene, presets)
    return scene


def _only_sits(action: Action, scene: Scene, presets: Presets) -> bool:
    """Whether people sit, and nothing tells on what or at what."""
    if action.motion != "sit" or action.target or action.over or not action.agents:
        return False
    placed = {one.a for one in scene.relations if one.kind in ("on", "in", "under", "between")}
    people = (scene.entity(name) for name in action.agents)
    kinds = [presets.kinds.get(one.kind) for one in people if one is not None]
    human = all(kind is not None and kind.family == "person" for kind in kinds)
    return human and len(action.agents) <= _MOST and not placed & {*action.agents}


def _seated(action: Action, noun: str, scene: Scene, presets: Presets) -> Scene:
    """The scene with one seat for all who sit, or one for each of them."""
    agents = action.agents
    shared = noun in _SHARED
    count = 1 if shared else len(agents)
    seats: list[Entity] = []
    for number in range(count):
        known = scene.model_copy(update={"entities": (*scene.entities, *seats)})
        seats.append(brought(noun, "chair", known, presets, number + 1))
    on = [
        Relation(kind="on", a=agent, b=seats[0 if shared else number].id)
        for number, agent in enumerate(agents)
    ]
    if scene.place in _WITH_TABLES and not any(is_surface(one) for one in scene.entities):
        seats.append(brought("table", "table", scene, presets))
    alone = len(on) == 1 or shared
    sits = action.model_copy(update={"target": seats[0].id}) if alone else action
    actions = tuple(sits if one is action else one for one in scene.actions)
    return scene.model_copy(
        update={
            "entities": (*scene.entities, *seats),
            "relations": (*scene.relations, *on),
            "actions": actions,
        }
    )
