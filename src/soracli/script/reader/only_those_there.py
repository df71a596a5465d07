"""Nothing in a scene is about somebody who is not in it."""

from soracli.story.scene import Action, Entity, Scene


def only_those_there(scene: Scene) -> Scene:
    """The scene without what is told of entities that it does not have: who was taken out does
    nothing, is beside nobody, is held by nobody and is not looked at."""
    there = {one.id for one in scene.entities}
    heard = {"", *there}
    actions = tuple(
        _of_those(one, there) for one in scene.actions if not one.agents or there & {*one.agents}
    )
    camera = scene.camera
    lost = {role: "" for role in ("on", "over", "eyes") if getattr(camera, role) not in heard}
    return scene.model_copy(
        update={
            "entities": tuple(_holding(one, there) for one in scene.entities),
            "relations": tuple(one for one in scene.relations if {one.a, one.b} <= there),
            "actions": actions,
            "becomings": tuple(one for one in scene.becomings if one.entity in heard),
            "camera": camera.model_copy(update=lost) if lost else camera,
        }
    )


def _of_those(action: Action, there: set[str]) -> Action:
    agents = tuple(who for who in action.agents if who in there)
    changed: dict[str, object] = {} if agents == action.agents else {"agents": agents}
    for role in ("target", "instrument", "over"):
        if getattr(action, role) not in {"", *there}:
            changed[role] = ""
    return action.model_copy(update=changed) if changed else action


def _holding(entity: Entity, there: set[str]) -> Entity:
    held = tuple(name for name in entity.holds if name in there)
    return entity if held == entity.holds else entity.model_copy(update={"holds": held})
