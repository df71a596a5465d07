"""What is in a vessel runs out of it where the vessel tips over: a puddle spreads beside it."""

from soracli.script.presets import Presets
from soracli.script.reader.lumps import contents_color
from soracli.story.scene import Action, Becoming, Entity, Relation, Scene

_PUDDLE = "puddle"
_TIPS = ("tip", "topple", "fall", "knock", "overturn", "spill", "upset", "tumble", "keel", "drop")
"""First words of verbs after which a vessel lies on its side."""
_TIPPED = frozenset(("fall", "knock_over", "hit", "roll"))
"""Motions of those."""
_STRUCK = ("knock_over", "hit")
"""Those that are done to a vessel; a drop that falls into one does not tip it."""
_FIRST, _SPREADS = 0.12, 3.0
"""How wide the puddle is at first, of its kind, and how many times as wide it becomes."""
_ON = ("on", "in")


def spilt_out(scene: Scene, presets: Presets) -> Scene:
    """The scene with a puddle of what was in each vessel that tips over."""
    if any(one.kind == _PUDDLE for one in scene.entities):
        return scene  # the words have told of it
    for vessel in scene.entities:
        tips = next((one for one in scene.actions if _tips(one, vessel.id)), None)
        noun, color = _contents(vessel, presets)
        if tips is not None and noun and vessel.kind in presets.lexicon.words.holding:
            scene = _with_puddle(scene, vessel, (noun, color), tips.order)
    return scene


def _tips(action: Action, vessel: str) -> bool:
    falls = action.motion in _TIPPED and action.verb.split(" ")[0] in _TIPS
    struck = action.motion in _STRUCK and vessel == action.target
    return falls and (vessel in action.agents or struck)


def _contents(vessel: Entity, presets: Presets) -> tuple[str, str]:
    """What a vessel is full of, and its color "#rrggbb"; empty where it is none that is known."""
    said = [word.removeprefix("of ") for word in vessel.attributes if word.startswith("of ")]
    colors = presets.lexicon.words.liquid_colors
    for noun in (vessel.noun.partition(" of ")[2], *said, vessel.noun.lower()):
        color = next((color for color, words in colors.items() if noun in words), "")
        if color:
            return noun, contents_color(vessel.attributes) or color
    return "", ""


def _with_puddle(scene: Scene, vessel: Entity, stuff: tuple[str, str], order: int) -> Scene:
    noun, color = stuff
    puddle = Entity(
        id=f"{_PUDDLE}.{1 + sum(one.kind == _PUDDLE for one in scene.entities)}",
        noun=noun, kind=_PUDDLE, color=color, scale=_FIRST, implied=True,
    )  # fmt: skip
    under = [one.b for one in scene.relations if one.a == vessel.id and one.kind in _ON]
    relations = [Relation(kind="on", a=puddle.id, b=one) for one in under]
    relations += [Relation(kind="near", a=puddle.id, b=vessel.id)]
    if not under:  # it stands where it runs out
        relations = [Relation(kind="on", a=vessel.id, b=puddle.id)]
    spreads = (
        Becoming(entity=puddle.id, aspect="appear", order=order, sudden=True),
        Becoming(entity=puddle.id, aspect="size", factor=_SPREADS, order=order),
    )
    return scene.model_copy(
        update={
            "entities": (*scene.entities, puddle),
            "relations": (*scene.relations, *relations),
            "becomings": (*scene.becomings, *spreads),
        }
    )
