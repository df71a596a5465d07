"""Who dribbles past, through or around somebody, or down the court, runs there and bounces the ball
on the way."""

from soracli.script.reader.handed_things import with_things_in_hand
from soracli.story.scene import Action, Entity, Scene

_BALL = "basketball"
"""The kind that is bounced with the hand on the way; other balls are led with the feet."""
_RUNS = "run"


def dribbled(scene: Scene) -> Scene:
    """The scene with everybody on the way who dribbles somewhere."""
    actions: list[Action] = []
    balls: dict[str, tuple[str, ...]] = {}
    for action in scene.actions:
        ball = _ball(action, scene)
        target = scene.entity(action.target)
        elsewhere = target is not None and target.kind != _BALL
        if ball is None or not (elsewhere or action.over or action.direction):
            actions.append(action)
            continue
        way = {"motion": _RUNS, "verb": _RUNS, "target": action.target if elsewhere else ""}
        balls[action.agents[0]] = (ball.id,)
        actions.append(action.model_copy(update=way))
        actions.append(action.model_copy(update={"target": ball.id, "over": "", "direction": None}))
    if not balls:
        return scene
    entities = with_things_in_hand(scene.entities, balls)
    return scene.model_copy(update={"actions": tuple(actions), "entities": entities})


def _ball(action: Action, scene: Scene) -> Entity | None:
    """The basketball that somebody dribbles."""
    if action.motion != "bounce" or action.verb.split(" ")[0] != "dribble":
        return None
    who = scene.entity(action.agents[0]) if len(action.agents) == 1 else None
    if who is None or who.kind != "person":
        return None
    named = (action.target, action.instrument, *who.holds)
    balls = (scene.entity(name) for name in named)
    return next((one for one in balls if one is not None and one.kind == _BALL), None)
