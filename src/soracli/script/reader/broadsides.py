"""Ships that fight fire at each other: smoke of guns rises before each of them, and no guns lie
about in the water."""

import re

from soracli.script.presets import Presets
from soracli.script.reader.fumes import KIND
from soracli.script.reader.unspoken import LONGEST, unspoken
from soracli.story.scene import Action, Entity, Relation, Scene

_GUNS = re.compile(
    r"\b(?P<fire>fir(?:e|es|ing)|shoot(?:s|ing)?) (?:(?:their|its|the|some|many) )?(?:\w+ )?"
    r"(?:cannons?|guns|broadsides?|cannonballs) (?=at )",
    re.IGNORECASE,
)
_AT_SEA = re.compile(r"\b(?:ships?|galleons?|frigates?|warships?|battleships?|boats?)\b", re.I)
_FIGHTS = frozenset(("battle", "fight", "fire", "attack", "bombard", "duel", "clash", "shoot",
                     "exchange", "shell"))  # fmt: skip
"""First words of verbs of ships that use their guns."""
_SHARE, _SMOKE = 0.45, "#b9b6b0"
"""How large the smoke over a ship is, of its length, and its color."""
_MOST = 6
_FIRED, _BALL = "fired", 0.035
"""What is said of their balls (`stage.broadsides`), and how wide these are of a ship's length."""


def plain_broadsides(text: str) -> str:
    """The text with ships that fire their guns at somebody firing at them. What is spoken stays."""
    if len(text) > LONGEST or not _AT_SEA.search(text):
        return text
    return unspoken(text, lambda part: _GUNS.sub(r"\g<fire> ", part))


def with_gun_smoke(scene: Scene, presets: Presets) -> Scene:
    """The scene with smoke over every ship that fights another one."""
    if any(one.kind == KIND for one in scene.entities):
        return scene
    boats = {one.id: one for one in scene.entities if _is_boat(one, presets)}
    fighting = [
        name
        for action in scene.actions
        if action.verb.split(" ")[0] in _FIGHTS and (action.target in boats or len(boats) > 1)
        for name in (*action.agents, action.target)
        if name in boats
    ]
    smoke, over = [], []
    for number, name in enumerate(list(dict.fromkeys(fighting))[:_MOST], 1):
        ship = boats[name]
        large = _SHARE * presets.kinds[ship.kind].size * ship.scale
        plume = Entity(id=f"{KIND}.{number}", noun="smoke", kind=KIND, color=_SMOKE, implied=True,
                       scale=large / presets.kinds[KIND].size)  # fmt: skip
        smoke.append(plume)
        over.append(Relation(kind="in front of", a=plume.id, b=name))
    return scene.model_copy(
        update={
            "entities": (*scene.entities, *smoke, *_balls(fighting, boats, presets)),
            "relations": (*scene.relations, *over),
            "actions": tuple(_lying_to(one, boats) for one in scene.actions),
        }
    )


def _balls(fighting: list[str], boats: dict[str, Entity], presets: Presets) -> tuple[Entity, ...]:
    """A ball for each ship that fires."""
    known = presets.lexicon.noun_named("cannonball")
    ships = [boats[name] for name in dict.fromkeys(fighting)][:_MOST]
    if known is None:
        return ()
    return tuple(
        Entity(id=f"{known.kind}.fired.{number}", noun="cannonball", kind=known.kind,
               color=known.over.color, attributes=(_FIRED,), implied=True,
               scale=_BALL * presets.kinds[ship.kind].size * ship.scale
               / presets.kinds[known.kind].size)
        for number, ship in enumerate(ships, 1)
    )  # fmt: skip


def _lying_to(one: Action, boats: dict[str, Entity]) -> Action:
    """What ships do that fire at another: they lie where they are, and do not ram it."""
    fires = one.verb.split(" ")[0] in _FIGHTS and set(one.agents) <= set(boats)
    if not fires or one.target not in boats:
        return one
    return one.model_copy(update={"motion": "float", "direction": None})


def _is_boat(one: Entity, presets: Presets) -> bool:
    kind = presets.kinds.get(one.kind)
    return kind is not None and kind.family == "boat"
