"""Written on: what somebody writes or paints on is what it is done to: nobody stands on a
blackboard."""

from soracli.story.scene import Action, Relation, Scene

_DOES = frozenset(("write", "paint", "draw", "spray", "wipe"))
_UPRIGHT = frozenset(
    ("blackboard", "whiteboard", "easel", "wall", "brick_wall", "fence", "door", "window", "mirror",
     "canvas", "sign", "poster", "billboard", "notice_board", "flip_chart")
)  # fmt: skip
"""Kinds of what stands upright, and is written or painted on."""


def written_on(scene: Scene) -> Scene:
    """The scene in which who writes on what stands upright does so to it."""
    kinds = {one.id: one.kind for one in scene.entities}
    found = [one for one in scene.relations if one.kind == "on" and kinds.get(one.b) in _UPRIGHT]
    done = {one.a: one for one in found if _writes(one.a, scene)}
    if not done:
        return scene
    gone = set(map(id, done.values()))
    actions = tuple(_onto(act, done) for act in scene.actions)
    relations = tuple(one for one in scene.relations if id(one) not in gone)
    return scene.model_copy(update={"actions": actions, "relations": relations})


def _writes(name: str, scene: Scene) -> bool:
    return any(one.motion in _DOES and name in one.agents for one in scene.actions)


def _onto(act: Action, done: dict[str, Relation]) -> Action:
    place = next((done[one].b for one in act.agents if one in done), "")
    if act.motion not in _DOES or not place or act.target:
        return act
    return act.model_copy(update={"target": place})
