"""Handed: flowers, fir trees, fish and paper airplanes that somebody has in hand are things."""

from soracli.stage.figure import Figure
from soracli.story.scene import Action, Entity, Scene

_LARGEST = {"plant": 2.6, "fish": 1.3, "board": 2.8, "aircraft": 0.6, "furniture": 1.7}
"""Metres up to which people carry what usually stands or swims by itself, by family."""
_HANDLING = ("throw", "give", "hold", "drop", "put_down", "pick_up", "catch")
"""What is done to a thing with the hands, so that it goes with them."""


_LIFTING = ("throw", "give", "put_down", "pick_up")
"""What is done to furniture that somebody has in the hands: who holds on to a table leaves it."""
_BUILT_IN = (
    *("stairs", "rug", "window", "door", "wall", "curtain", "fence", "bathtub", "sink", "stove"),
    *("toilet", "piano", "stage", "swing", "playground_slide", "trampoline", "ladder"),
)
"""Kinds that nobody takes away."""


def _lifted(entity: Entity, scene: Scene) -> bool:
    """Whether somebody lifts or carries furniture on which nobody is all the while."""
    held = any(one.verb == "hold" and one.target == entity.id for one in scene.actions)
    carried = any(entity.id in one.holds for one in scene.entities) and any(
        one.verb.startswith(("carry", "bring", "move", "haul", "lug")) for one in scene.actions
    )
    dealt = any(
        one.motion in _LIFTING and entity.id == (one.instrument or one.target)
        for one in scene.actions
    )
    return carried or dealt or held


def in_hand(action: Action) -> tuple[str, ...]:
    """What those who act may have in their hands: not the bucket that a ball is thrown into."""
    sent = action.motion in ("throw", "shoot") and action.instrument != ""
    return (action.instrument,) if sent else (action.instrument, action.target)


def is_handed(entity: Entity, figure: Figure, scene: Scene) -> bool:
    """Whether somebody has this in the hands at some time, and it does nothing of itself."""
    if figure.longest > _LARGEST.get(figure.family, 0.0):
        return False
    if any(entity.id in one.agents for one in scene.actions):
        return False
    if figure.family == "furniture" and (entity.kind in _BUILT_IN or not _lifted(entity, scene)):
        return False
    if any(entity.id in one.holds for one in scene.entities):
        return True
    return any(
        action.motion in _HANDLING and entity.id in (action.instrument, action.target)
        and not (action.motion in ("throw", "give") and action.instrument not in ("", entity.id))
        for action in scene.actions
    )  # fmt: skip


_TIPS = {"furniture": 2.1, "vehicle": 2.3}
"""Metres up to which somebody tips over what otherwise stands fast or drives, by family."""
_STEADY = ("table", "bed", "sofa", "stairs", "rug", "window", "door", "wall", "curtain", "fence",
           "counter", "bathtub", "sink", "stove", "toilet", "piano", "desk", "windowsill", "stage",
           "swing", "playground_slide", "trampoline", "car")  # fmt: skip
"""Kinds that stay where they are."""


def is_tipped(entity: Entity, figure: Figure, scene: Scene) -> bool:
    """Whether somebody knocks this over, and nobody is on it or drives it: a chair, a bike."""
    if figure.longest > _TIPS.get(figure.family, 0.0) or entity.kind in _STEADY:
        return False
    if any(one.b == entity.id and one.kind in ("on", "in") for one in scene.relations):
        return False
    knocked = (one for one in scene.actions if one.motion == "knock_over")
    return any(entity.id == one.target for one in knocked)
