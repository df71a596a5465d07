"""What people do whom the words only put at something: a painter at an easel paints, a woman who
works on a car repairs it."""

import re

from soracli.script.presets import Presets
from soracli.story.scene import Action, Entity, Scene

_THERE = ("near", "beside", "on", "in front of", "behind", "facing")
_WORK = ("work", "work on", "work at", "be at work", "busy")


def with_work(scene: Scene, presets: Presets) -> Scene:
    """The scene with those at work who are at what people work with, or are said to work.

    What is done at which kinds of things tells the lexicon (`work_at`), and for who works at
    nothing that is named, what their trade is (`trades`).
    """
    actions = [_worked(one, scene, presets) for one in scene.actions]
    busy = {name for one in actions for name in one.agents}
    for entity in scene.entities:
        if entity.kind != "person" or entity.id in busy or entity.implied:
            continue
        tool = _at(entity, scene, presets)
        motion = _motion(tool, presets) if tool else ""
        if tool is not None and motion:
            actions.append(Action(motion=motion, verb="work", agents=(entity.id,), target=tool.id))
    resolved = any(one.verb in _WORK and one.motion for one in actions)
    left = [one for one in scene.unplaced if not (resolved and one.lower().startswith("work"))]
    return scene.model_copy(update={"actions": tuple(actions), "unplaced": tuple(left)})


def _motion(thing: Entity | None, presets: Presets) -> str:
    """What people do at a thing; "" where they do nothing in particular."""
    table = presets.lexicon.words.work_at
    kind = thing.kind if thing is not None else ""
    return next((motion for motion, kinds in table.items() if kind in kinds), "") if kind else ""


def _at(entity: Entity, scene: Scene, presets: Presets) -> Entity | None:
    """What somebody is at, of the things that people work at."""
    near = [one.b for one in scene.relations if one.a == entity.id and one.kind in _THERE]
    things = [one for one in scene.entities if one.id in near and _motion(one, presets)]
    return next((one for one in things if _said_at(one, scene.text)), None)


def _said_at(thing: Entity, text: str) -> bool:
    """Whether the words have somebody at a thing, and not just near it."""
    noun = re.escape(thing.noun)
    return re.search(rf"\bat (?:[\w'-]+ ){{0,3}}{noun}", text, re.IGNORECASE) is not None


def _worked(action: Action, scene: Scene, presets: Presets) -> Action:
    """An action of somebody who is only said to work, as what it is."""
    if action.motion or action.verb not in _WORK or not action.agents:
        return action
    agent = scene.entity(action.agents[0])
    if agent is None or agent.kind != "person":
        return action
    tool = scene.entity(action.target) or _at(agent, scene, presets)
    tool = tool or next((one for one in scene.entities if _motion(one, presets)), None)
    motion = _motion(tool, presets) or _of_trade(agent, presets)
    target = tool.id if tool is not None else action.target
    return action.model_copy(update={"motion": motion, "target": target}) if motion else action


def _of_trade(agent: Entity, presets: Presets) -> str:
    """The motion of the trade that somebody is called by."""
    words = presets.lexicon.words
    doing = next((one for one, names in words.trades.items() if agent.noun in names), "")
    stem = doing.split(" ")[0].removesuffix("ing")
    verbs = presets.lexicon.verbs
    found = next((one for one in (stem, f"{stem}e", stem[:-1]) if one in verbs), "")
    return verbs[found][0].motion if found else ""
