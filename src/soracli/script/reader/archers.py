"""Archers: who shoots an arrow has a bow in the hand, and lets the arrow go from it."""

from soracli.script.presets import Presets
from soracli.story.scene import Action, Entity, Scene

_ARROW, _BOW = "arrow", "bow"
_NOUNS = ("arrow", "flaming arrow", "burning arrow", "golden arrow")
_SHOOTS = frozenset(("shoot", "fire", "loose", "release", "let fly", "shoot an arrow",
                     "fire an arrow", "loose an arrow", "shoot arrow", "launch"))  # fmt: skip
_DRAWS = frozenset(("draw", "aim", "raise", "nock"))


def archers(scene: Scene, presets: Presets) -> Scene:
    """The scene with a bow for everybody who shoots an arrow, and the arrow sent off by them."""
    entities = {one.id: one for one in scene.entities}
    actions = [_plain(_with_arrow(one, scene, entities), entities) for one in scene.actions]
    shooting = [name for one in actions if _shoots(one, entities) for name in one.agents]
    for name in dict.fromkeys(shooting):
        archer = entities.get(name)
        if archer is None or _bow_of(archer, entities) or archer.kind != "person":
            continue
        bow = Entity(id=f"bow.{1 + sum(one.kind == _BOW for one in entities.values())}",
            kind=_BOW, noun="bow", implied=True)  # fmt: skip
        entities[bow.id] = bow
        entities[name] = archer.model_copy(update={"holds": (*archer.holds, bow.id)})
    return scene.model_copy(
        update={"entities": tuple(entities.values()), "actions": tuple(actions)}
    )


def _is_arrow(name: str, entities: dict[str, Entity]) -> bool:
    one = entities.get(name)
    return one is not None and one.kind == _ARROW and one.noun.rstrip("s") in _NOUNS


def _bow_of(archer: Entity, entities: dict[str, Entity]) -> str:
    return next((name for name in archer.holds if name in entities
        and entities[name].kind == _BOW), "")  # fmt: skip


def _shoots(one: Action, entities: dict[str, Entity]) -> bool:
    return one.motion == "throw" and _is_arrow(one.instrument, entities)


def _with_arrow(one: Action, scene: Scene, entities: dict[str, Entity]) -> Action:
    """A shot of somebody with a bow, with the arrow that is told of and what that hits."""
    armed = [name for name in one.agents if name in entities and _bow_of(entities[name], entities)]
    if one.verb not in _SHOOTS or not armed or one.instrument:
        return one
    arrow = next((name for name in entities if _is_arrow(name, entities)), "")
    hit = next((other.target for other in scene.actions if arrow in other.agents), "")
    return one.model_copy(update={"instrument": arrow, "target": one.target or hit})


def _plain(one: Action, entities: dict[str, Entity]) -> Action:
    """An arrow that is aimed or thrown at, as one that is shot; a bow that is drawn as that."""
    if one.verb in _SHOOTS and one.motion in ("point", "throw", "shoot", "hit", "launch"):
        arrow = next((name for name in (one.instrument, one.target)
            if _is_arrow(name, entities)), "")  # fmt: skip
        if arrow:
            target = one.target if one.target != arrow else ""
            verb = one.verb if one.verb != "launch" else "shoot"
            return one.model_copy(update={"motion": "throw", "verb": verb, "instrument": arrow,
                "target": target})  # fmt: skip
    if one.verb in _DRAWS and one.motion == "point" and not one.target.startswith("arrow."):
        archer = entities.get(one.agents[0]) if one.agents else None
        if archer is not None and _bow_of(archer, entities):
            verb = f"{'aim' if one.verb == 'aim' else 'draw'} bow"
            way = one.direction or (None if one.target else "left to right")
            return one.model_copy(update={"verb": verb, "direction": way})
    return one
