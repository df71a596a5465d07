"""A gown on a mannequin is one that the mannequin has on, and no bundle on its head; a puppet in a
red hood is dressed in red.
"""

from soracli.script.presets import Presets
from soracli.story.scene import Entity, Garment, Scene

_FIGURES = frozenset(("mannequin", "dummy", "manikin", "dressmaker's dummy", "tailor's dummy"))
"""Nouns of those who wear what is put on them."""
_CLOTHES = ("hanging_dress", "folded_shirt")
"""Kinds of clothes that nobody has on."""
_DOLLS = ("doll",)
"""Kinds of figures that are of the color of what they wear."""


def on_mannequins(scene: Scene, presets: Presets) -> Scene:
    """The scene with clothes that are on a mannequin, or that a doll is in, worn by them."""
    worn: dict[str, tuple[str, Garment]] = {}
    for one in scene.relations:
        # the gown is on the mannequin, and the doll is in the hood
        name, whose = (one.b, one.a) if one.kind == "in" else (one.a, one.b)
        garment = _garment(one.kind, name, whose, scene, presets)
        if garment is not None:
            worn[name] = (whose, garment)
    if not worn:
        return scene
    now = {name: whose for name, (whose, _) in worn.items()}
    entities = tuple(_dressed(one, worn) for one in scene.entities if one.id not in worn)
    relations = (
        one.model_copy(update={"a": now.get(one.a, one.a), "b": now.get(one.b, one.b)})
        for one in scene.relations
    )
    actions = (
        one.model_copy(
            update={
                "agents": tuple(name for name in one.agents if name not in worn),
                "target": now.get(one.target, one.target),
                "motion": "pet" if one.target in now and one.motion == "put_down" else one.motion,
            }
        )
        for one in scene.actions
    )
    becomings = (
        one.model_copy(update={"entity": now[one.entity], "part": worn[one.entity][1].kind})
        if one.entity in worn
        else one
        for one in scene.becomings
    )
    return scene.model_copy(
        update={
            "entities": entities,
            "relations": tuple(dict.fromkeys(one for one in relations if one.a != one.b)),
            "actions": tuple(one for one in actions if one.agents),
            "becomings": tuple(becomings),
        }
    )


def _garment(how: str, name: str, whose: str, scene: Scene, presets: Presets) -> Garment | None:
    """What one of these has on, which is "on" it or it is "in" that; None where it is no such
    thing."""
    thing, figure = scene.entity(name), scene.entity(whose)
    if thing is None or figure is None or thing.kind not in (*_CLOTHES, ""):
        return None
    mannequin = how == "on" and figure.noun.split()[-1] in _FIGURES
    if not mannequin and not (how == "in" and figure.kind in _DOLLS):
        return None
    kinds = presets.lexicon.words.garments
    last = thing.noun.split()[-1]
    kind = next((kind for kind, words in kinds.items() if thing.noun in words or last in words), "")
    return Garment(kind=kind, word=thing.noun, color=thing.color) if kind else None


def _dressed(one: Entity, worn: dict[str, tuple[str, Garment]]) -> Entity:
    """Somebody with what they have on now, and without it in their hands."""
    own = [garment for whose, garment in worn.values() if whose == one.id]
    holds = tuple(name for name in one.holds if name not in worn)
    if not own and holds == one.holds:
        return one
    kept = [old for old in one.wears if old.kind not in {garment.kind for garment in own}]
    whole = [old for old in kept if old.kind not in ("shirt", "trousers")]
    wears = (*(whole if own else kept), *own)
    if one.kind in _DOLLS and own:
        color = next((garment.color for garment in own if garment.color), one.color)
        return one.model_copy(update={"wears": wears, "holds": holds, "color": color})
    return one.model_copy(update={"wears": wears, "holds": holds})
