"""Who gets off a sofa or out of bed has been on it, and lies or sits there first."""

from soracli.script.presets import Presets
from soracli.story.scene import Action, Relation, Scene

_OFF = (
    "get off", "get out", "get up", "get down", "climb off", "climb out", "step off", "hop off",
    "jump off", "leap off", "slide off", "roll off", "rise", "rise from", "stand up", "jump up",
    "leap up", "spring up", "roll out",
)  # fmt: skip
"""Verbs by which one leaves what one sits or lies on."""
_LEAVING = frozenset(("leave", "stand_up", "jump"))
_BEDS = frozenset(("bed", "hammock", "crib"))
_COFFINS = frozenset(("coffin", "sarcophagus", "casket"))
"""Words for chests in which one lies: who rises from them does so lying."""
_FAMILY = "furniture"


def on_it_before(scene: Scene, presets: Presets) -> Scene:
    """The scene with everybody on the furniture that they get off first of all, and with one bed
    where they lie in bed and get out of bed."""
    for action in scene.actions:
        if action.motion in _LEAVING and action.verb in _OFF and len(action.agents) == 1:
            scene = _left(scene, action, presets)
    return scene


def _left(scene: Scene, action: Action, presets: Presets) -> Scene:
    seat, name = scene.entity(action.target), action.agents[0]
    kind = presets.kinds.get(seat.kind) if seat is not None else None
    coffin = seat is not None and seat.noun.lower().split()[-1:] in ([one] for one in _COFFINS)
    if seat is None or kind is None or not (coffin or kind.family == _FAMILY):
        return scene
    on = [scene.entity(one.b) for one in scene.relations
          if one.a == name and one.kind in ("on", "in")]  # fmt: skip
    same = next((one for one in on if one is not None and one.kind == seat.kind), None)
    if same is not None and same.id != seat.id:
        return _same(scene, seat.id, same.id)
    if any(one.a == name or one.b == seat.id for one in scene.relations):
        return scene
    shift = 1 if action.order == 0 else 0
    motion = "lie" if coffin or (seat.kind in _BEDS and shift) else "sit"
    rests = Action(motion=motion, verb=motion, agents=(name,), target=seat.id)
    later = [one.model_copy(update={"order": one.order + shift}) for one in scene.actions]
    becomings = [one.model_copy(update={"order": one.order + shift}) for one in scene.becomings]
    return scene.model_copy(
        update={
            "actions": (rests, *later),
            "becomings": tuple(becomings),
            "relations": (
                *scene.relations,
                Relation(kind="in" if coffin else "on", a=name, b=seat.id),
            ),
        }
    )


def _same(scene: Scene, second: str, first: str) -> Scene:
    """The scene with one thing for two that are the same."""
    actions = [
        one.model_copy(update={"target": first}) if one.target == second else one
        for one in scene.actions
    ]
    return scene.model_copy(
        update={
            "actions": tuple(actions),
            "entities": tuple(one for one in scene.entities if one.id != second),
        }
    )
