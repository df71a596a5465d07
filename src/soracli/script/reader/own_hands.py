"""Whose hands those are that a text shows before it names anybody: "hands kneading dough, a baker
at work" is one baker."""

from soracli.story.scene import Action, Entity, Relation, Scene

_PARTS = frozenset(("hand", "arm", "finger", "fist", "foot", "leg"))

_TOPS = frozenset(("table", "desk", "counter"))
"""What hands are on while their owner is behind it."""


def with_own_hands(scene: Scene) -> Scene:
    """The scene with hands that nobody owns given to the only one who can own them."""
    people = [one for one in scene.entities if one.kind == "person"]
    hands = [one for one in people if one.noun in _PARTS]
    others = [one for one in people if one.noun not in _PARTS]
    if not hands or len(others) != 1 or any(one.implied for one in others):
        return scene
    parts, owner = {one.id for one in hands}, others[0].id
    theirs = [one for one in scene.actions if parts & set(one.agents)]
    does = [one for one in scene.actions if owner in one.agents and one not in theirs]
    alike = {(one.motion, one.order) for one in theirs}
    if not theirs or any((one.motion, one.order) not in alike for one in does):
        return scene  # they do something else: they are somebody else's hands
    actions = [_owned(one, parts, owner) for one in scene.actions if one not in does]
    relations = [_related(one, parts, owner) for one in scene.relations]
    entities = [_given(one, hands, owner) for one in scene.entities if one.id not in parts]
    camera = scene.camera
    if camera.on in parts:
        camera = camera.model_copy(update={"on": owner})
    return scene.model_copy(
        update={
            "entities": tuple(entities),
            "actions": tuple(actions),
            "relations": tuple(one for one in relations if one.a != one.b),
            "camera": camera,
        }
    )


def _owned(action: Action, parts: set[str], owner: str) -> Action:
    agents = tuple(dict.fromkeys(owner if one in parts else one for one in action.agents))
    return action.model_copy(update={"agents": agents})


def _related(relation: Relation, parts: set[str], owner: str) -> Relation:
    a = owner if relation.a in parts else relation.a
    b = owner if relation.b in parts else relation.b
    behind = a == owner and relation.kind == "on" and b.split(".")[0] in _TOPS
    kind = "behind" if behind else relation.kind
    return relation.model_copy(update={"a": a, "b": b, "kind": kind})


def _given(entity: Entity, hands: list[Entity], owner: str) -> Entity:
    if entity.id != owner:
        return entity
    held = dict.fromkeys((*entity.holds, *(name for one in hands for name in one.holds)))
    return entity.model_copy(update={"holds": tuple(held)})
