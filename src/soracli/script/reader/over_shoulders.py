"""Over whose shoulder a shot looks, and at what.

"Over-the-shoulder shot of a woman talking to a man" shows her past him. Who deals with nobody but
with a thing ("a potter shaping a bowl, over-the-shoulder") has it shown past their own shoulder,
and so has who only looks at somebody. "From the customer" says itself whose shoulder it is.
"""

import re

from soracli.script.reader.gazing import plain_gazes
from soracli.script.reader.unspoken import SPOKEN
from soracli.story.scene import Action, Scene

_SAID = re.compile(
    r"\b(?:over[- ]the[- ]shoulder|ots)\b(?: (?:shot|view|angle|framing|camera))?(?P<from> from\b)?"
    r"|\b(?:shot|filmed|seen|viewed|view|camera(?: (?:looks|looking|peers|peering|peeks))?) over "
    r"(?:his|her|their) (?:(?:left|right|own) )?shoulder\b",
    re.IGNORECASE,
)
_LOOKS = ("look", "read", "think", "point", "sit", "stand", "hold", "wave")
"""What one does to another without the other having to do with it: these are looked at with one."""


def over_whose(scene: Scene) -> Scene:
    """The scene with its camera behind the shoulder that is meant, looking at what is dealt with
    there; the same scene where it says nothing of a shoulder."""
    said = _SAID.search(SPOKEN.sub(" ", plain_gazes(scene.text)))
    camera = scene.camera
    people = [one.id for one in scene.entities if one.kind == "person"]
    if camera.over in people:
        own = camera.on if camera.on != camera.over else ""
        on = own or _dealt_with(camera.over, scene, people) or _there(camera.over, scene)
        return _told(scene, camera.over, on or camera.over)
    if said is None or camera.eyes or not people:
        return scene
    doing = [name for action in scene.actions for name in action.agents if name in people]
    one = camera.on if camera.on in people else next(iter([*doing, *people]))
    other = "" if said["from"] else _partner(one, scene, people)
    if other:
        return _told(scene, other, one)
    return _told(scene, one, _dealt_with(one, scene, people) or _there(one, scene) or one)


def _there(one: str, scene: Scene) -> str:
    """What else there is to look at past somebody who deals with nothing: what something is done
    by or to, else the first that is named; "" for nothing."""
    busy = [name for act in scene.actions for name in (*act.agents, act.target)]
    named = [each.id for each in scene.entities if each.kind and not each.implied]
    return next((name for name in (*busy, *named) if name in named and name != one), "")


def _told(scene: Scene, over: str, on: str) -> Scene:
    framing = scene.camera.framing or "medium close-up"
    found = {"over": over, "on": on, "framing": framing}
    return scene.model_copy(update={"camera": scene.camera.model_copy(update=found)})


def _partner(one: str, scene: Scene, people: list[str]) -> str:
    """Who has to do with somebody as these have with them; "" for nobody."""
    for line in scene.lines:
        if one in (line.who, line.to):
            return line.to if line.who == one else line.who
    for action in scene.actions:
        both = {*action.agents, action.target} & set(people) - {one}
        if one in (*action.agents, action.target) and both and action.motion not in _LOOKS:
            return min(both, key=people.index)
    return ""


def _dealt_with(one: str, scene: Scene, people: list[str]) -> str:
    """The person, else the animal or the thing that somebody does something to at last, or who
    does something to them; else who is there, too. "" for none."""
    own = [action for action in reversed(scene.actions) if one in action.agents]
    to = [action.agents[0] for action in scene.actions if action.target == one and action.agents]
    named = [name for action in own for name in _objects(action) if name != one]
    named += [name for name in to if name != one]
    held = next((entity.holds for entity in scene.entities if entity.id == one), ())
    near = [each.b for each in scene.relations if each.a == one and each.kind != "on"]
    there = {entity.id for entity in scene.entities if entity.kind}
    found = [name for name in (*named, *held, *near) if name in there]
    others = [name for name in people if name != one]
    with_others = [name for name in found if name in people]
    return next(iter([*with_others, *found, *others]), "")


def _objects(action: Action) -> tuple[str, ...]:
    return tuple(name for name in (action.target, action.over, action.instrument) if name)
