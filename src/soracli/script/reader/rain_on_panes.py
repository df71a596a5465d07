"""Rain on panes: what runs down a window are drops on it, and who watches the street from behind it
is in a room, with the street outside.
"""

import re

from soracli.script.presets import Presets
from soracli.story.scene import Action, Entity, Relation, Scene

_RAIN = re.compile(
    r"\b(?:rain|rainwater|raindrops|water|drops)\b[^.;]{0,24}?"
    r"\b(?:runs?|running|trickl\w+|stream\w*|slid\w+|drip\w*|patter\w*|beats?|beating|lash\w+|"
    r"falls?|falling|drum\w*|hits?|hitting|splash\w*|pour\w*|on|down|against)\b[^.;]{0,16}?"
    r"\b(?:windows?|panes?|windowpanes?|window panes?|glass|skylight)\b",
    re.IGNORECASE,
)
"""Rain that is told to be on a pane."""
_STREAKED = re.compile(
    r"\brain[- ](?:streaked|spattered|covered|soaked|speckled|washed) (?:window|pane|glass)",
    re.IGNORECASE,
)
_PANES = frozenset(("window",))
_OUTSIDE = frozenset(("street", "city", "town", "neon street", "sidewalk", "village", "garden", ""))
"""Places that one sees from a window."""
_DROPS = 4
_SMALL = 1.0
"""Metres up to which who watches from behind a pane sits on its sill."""
_ALIVE = ("person", "quadruped", "bird")


def rain_on_panes(scene: Scene, presets: Presets) -> Scene:
    """The scene with drops on the window that rain runs down."""
    pane = next((one for one in scene.entities if one.kind in _PANES), None)
    told = _RAIN.search(scene.text) or _STREAKED.search(scene.text)
    drop = presets.lexicon.noun_named("raindrop")
    if pane is None or told is None or drop is None:
        return scene
    indoors = "room" if scene.place in _OUTSIDE else scene.place
    scene = scene.model_copy(update={"place": indoors, "weather": scene.weather or "rain"})
    scene = _before_it(scene, pane.id, presets)
    if any(one.kind == drop.kind for one in scene.entities):
        return scene
    drops = tuple(
        Entity(id=f"{drop.kind}.{k + 1}", kind=drop.kind, noun="rain", group="rain.1",
               implied=True)
        for k in range(_DROPS)
    )  # fmt: skip
    runs = Action(agents=tuple(one.id for one in drops), motion="slide", verb="run down",
                  over=pane.id, direction="down")  # fmt: skip
    return scene.model_copy(
        update={"entities": (*scene.entities, *drops), "actions": (*scene.actions, runs)}
    )


def _before_it(scene: Scene, pane: str, presets: Presets) -> Scene:
    """The scene with who is told of no other place right before the pane, or on its sill."""
    placed = {name for one in scene.relations for name in (one.a, one.b)}
    who = [one for one in scene.entities
           if one.id not in placed and presets.kinds[one.kind].family in _ALIVE][:2]  # fmt: skip
    small = bool(who) and all(presets.kinds[one.kind].size * one.scale <= _SMALL for one in who)
    near = tuple(Relation(kind="on" if small else "in front of", a=one.id, b=pane) for one in who)
    entities = tuple(
        one.model_copy(update={"kind": "windowsill"}) if small and one.id == pane else one
        for one in scene.entities
    )
    return scene.model_copy(update={"entities": entities, "relations": (*scene.relations, *near)})
