"""Rummaging: who rummages, digs or searches in a bin has their hands or paws in it, and stands
before it; who digs through a bag goes through nothing."""

from soracli.story.scene import Action, Entity, Relation, Scene

_VERBS = frozenset(("rummage", "dig", "search", "forage", "root", "fumble", "grope", "scrabble",
                    "feel", "delve", "rifle", "scavenge"))  # fmt: skip
"""First words of verbs of who looks for something with their hands."""
_GOES = frozenset(("walk", "run", "drive", "fly"))
_VESSELS = frozenset(("trash_can", "box", "crate", "bucket", "basket_prop", "barrel", "sack",
                      "bowl", "handbag", "backpack", "suitcase", "treasure_chest", "drawer",
                      "dumpster", "cupboard", "fridge", "wardrobe", "toolbox", "pot", "cart",
                      "cauldron", "dresser", "shopping_cart", "wheelbarrow", "jar"))  # fmt: skip
"""Kinds that one reaches into."""


def rummaging(scene: Scene) -> Scene:
    """The scene with those who rummage in something at it, and not inside of it."""
    at = {
        one.agents: there for one in scene.actions if (there := _searched(one, scene)) is not None
    }
    if not at:
        return scene
    actions = tuple(_at(one, at[one.agents]) if _searches(one) and one.agents in at else one
                    for one in scene.actions)  # fmt: skip
    gone = {(name, there.id) for agents, there in at.items() for name in agents}
    relations = tuple(one for one in scene.relations if not _is_in(one, gone))
    return scene.model_copy(update={"actions": actions, "relations": relations})


def _searches(one: Action) -> bool:
    return one.verb.split()[0] in _VERBS and one.motion not in _GOES and bool(one.agents)


def _searched(one: Action, scene: Scene) -> Entity | None:
    """What somebody searches with their hands; None for the ground, or for a place."""
    if not _searches(one):
        return None
    inside = (told.b for told in scene.relations if told.kind == "in" and told.a == one.agents[0])
    names = (one.over, one.target, *inside)
    found = (entity for name in names if name and (entity := scene.entity(name)) is not None)
    return next((entity for entity in found if entity.kind in _VESSELS), None)


def _at(one: Action, there: Entity) -> Action:
    direction = None if one.direction == "through" else one.direction
    motion = "dig" if one.motion == "look" else one.motion
    told = {"target": there.id, "over": "", "direction": direction, "motion": motion}
    return one.model_copy(update=told)


def _is_in(one: Relation, gone: set[tuple[str, str]]) -> bool:
    return one.kind == "in" and (one.a, one.b) in gone
