"""Who knits, sews, reads or drinks tea at home sits in an armchair, nobody has to say so; a kitten
that plays meanwhile does so at their feet."""

from soracli.script.presets import Presets
from soracli.script.reader.tables import brought
from soracli.story.scene import Action, Entity, Relation, Scene

_SEATED = {
    "knit": ("knit", "sew", "crochet", "embroider", "darn", "stitch", "mend", "quilt", "weave"),
    "read": ("read", "read aloud", "leaf through", "study"),
    "drink": ("drink", "sip", "have"),
    "talk": ("tell", "tell story", "read", "narrate", "recount"),
    "look": ("watch", "watch tv", "stare", "gaze"),
}
"""What one does sitting at home, by its motion and the first words of its verbs."""
_PLACES, _SEAT = ("room", "attic"), "armchair"
_BY = frozenset(("fireplace", "window", "stove", "wood_stove", "hearth", "bookshelf", "lamp",
                 "floor_lamp", "christmas_tree"))  # fmt: skip
"""Kinds beside which one sits to look into a fire or out."""
_BEFORE_A_FIRE = frozenset(("fireplace", "wood_stove"))
_NEAR = ("near", "beside", "in front of")
_UPRIGHT = frozenset(("stand", "walk", "run", "dance", "jump", "sing", "climb", "cook", "sit",
                      "lie", "sleep", "kneel", "crouch", "turn", "leave", "enter",
                      "open"))  # fmt: skip
_PETS = ("cat", "dog")
_MOST = 2


def at_the_fireside(scene: Scene, presets: Presets) -> Scene:
    """The scene with an armchair under everybody who does at home what one does sitting."""
    if scene.place not in _PLACES or " stand" in scene.text or " lean" in scene.text:
        return scene
    sitting = list(dict.fromkeys(
        name for one in scene.actions if len(one.agents) == 1 and _is_done_sitting(one, scene)
        for name in one.agents if _is_free(name, scene)
    ))  # fmt: skip
    if not sitting or len(sitting) > _MOST:
        return scene
    for number, name in enumerate(sitting, 1):
        seat = brought(_SEAT, "chair", scene, presets, number)
        scene = scene.model_copy(
            update={
                "entities": (*scene.entities, seat),
                "relations": (*scene.relations, Relation(kind="on", a=name, b=seat.id)),
            }
        )
    return _with_pets(sitting[0], scene)


def _is_done_sitting(action: Action, scene: Scene) -> bool:
    verbs = _SEATED.get(action.motion, ())
    if action.verb not in verbs and action.verb.split(" ")[0] not in verbs:
        return False
    if action.motion == "look":
        target = scene.entity(action.target)
        return target is not None and target.kind in _BEFORE_A_FIRE
    if action.motion in ("talk", "drink"):
        return _is_by(action.agents[0], scene)
    return True


def _is_by(name: str, scene: Scene) -> bool:
    """Whether somebody is at a window or before a fire."""
    return any(
        one.a == name and one.kind in _NEAR and _kind(one.b, scene) in _BY
        for one in scene.relations
    )


def _kind(name: str, scene: Scene) -> str:
    found: Entity | None = scene.entity(name)
    return found.kind if found is not None else ""


def _is_free(name: str, scene: Scene) -> bool:
    """Whether somebody of those is told to be nowhere else, and does nothing on their feet."""
    if _kind(name, scene) != "person":
        return False
    placed = any(
        name in (one.a, one.b) and not (one.a == name and _kind(one.b, scene) in _BY)
        for one in scene.relations
    )
    return not placed and not any(
        name in one.agents and one.motion in _UPRIGHT for one in scene.actions
    )


def _with_pets(name: str, scene: Scene) -> Scene:
    """The scene with the pets that play there before who sits."""
    placed = {one.a for one in scene.relations}
    pets = [
        pet
        for one in scene.actions
        for pet in one.agents
        if one.motion in ("play", "sleep", "lie", "curl_up", "paw", "chase")
        and _kind(pet, scene) in _PETS
        and pet not in placed
    ]
    before = tuple(Relation(kind="in front of", a=pet, b=name) for pet in dict.fromkeys(pets[:1]))
    return scene.model_copy(update={"relations": (*scene.relations, *before)})
