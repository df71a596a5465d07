"""The sun and the moon that rise or set are seen to do so: not only the hour changes, there is a
body in the sky that goes up or down. A moon that somebody is under, or that shines, is seen too."""

import re

from soracli.story.scene import Action, Becoming, Entity, Relation, Scene

KIND = "skyfaring_moon"
"""The kind of both."""
_UP = (
    r"ris(?:es|e|ing)|com(?:es|ing) up|climb(?:s|ing)|ascend(?:s|ing)|mov(?:es|ing) upwards?|"
    r"peek(?:s|ing) (?:over|above)"
)
_DOWN = (
    r"sets?|setting|sink(?:s|ing)|go(?:es|ing) down|dip(?:s|ping)|descend(?:s|ing)|"
    r"drop(?:s|ping)|slip(?:s|ping)|its descent"
)
_SAID = re.compile(
    rf"(?<!in the )(?<!under the )(?<!at the )\b(?P<what>sun|moon)\b"
    rf"(?:(?![.;:]|\b(?:and|while|as)\b).){{0,30}}?\b(?:(?P<up>{_UP})|"
    rf"(?P<down>{_DOWN}))\b(?P<rest>[^.;:]*)",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"\bbehind (?P<whom>it|him|her|them|(?:an? |the |its )?[\w -]+)", re.IGNORECASE
)
_SUN, _SIZE = "#ffd873", 1.2
"""The color of a sun of which none is said, and how large it is, of a moon."""
_HOURS = frozenset(("dawn", "morning", "sunset", "dusk", "night"))
_SHINES = re.compile(
    r"(?<!on the )(?<!to the )(?<!across the )(?<!of the )(?<!over the )(?<!from the )(?<!new )"
    r"\bmoon\b(?!-| (?:rover|lander|base|landing|dust|boots|globe|lamp|cake|cheese|rocket|walk))",
    re.IGNORECASE,
)
_NIGHTS = frozenset(("night", "dusk", "blue hour"))
_RISES = frozenset(("rise", "climb", "ascend", "come", "move", "float", "go"))
_SETS = frozenset(("set", "sink", "dip", "descend", "drop", "slip", "go", "disappear", "begin"))
"""First words of verbs of what goes up there, and of what goes down."""


def with_sun_and_moon(scene: Scene) -> Scene:
    """The scene with the sun or the moon as a body where it rises or sets."""
    scene = _going(scene)
    found = _SAID.search(scene.text)
    hour = next((one for one in scene.becomings if _is_hour(one)), None)
    if any(one.kind == KIND for one in scene.entities):
        return scene
    if found is None or hour is None:
        return _shining(scene)
    what = found["what"].lower()
    sun = {"color": _SUN, "scale": _SIZE} if what == "sun" else {}
    body = Entity(id=f"{KIND}.1", noun=what, kind=KIND).model_copy(update=sun)
    act = Action(
        motion="float",
        verb="rise" if found["up"] else "set",
        agents=(body.id,),
        direction="up" if found["up"] else "down",
        order=hour.order,
    )
    whom = _whom(found["rest"], scene)
    behind = (Relation(kind="behind", a=body.id, b=whom),) if whom else ()
    return scene.model_copy(
        update={
            "entities": (*scene.entities, body),
            "relations": (*scene.relations, *behind),
            "actions": (*scene.actions, act),
        }
    )


def _shining(scene: Scene) -> Scene:
    """The scene with the moon that is only told of, by night, above somebody."""
    told = scene.time in _NIGHTS and _SHINES.search(scene.text) is not None
    named = any("moon" in one.noun.lower() for one in scene.entities)
    if not told or named or not scene.entities or scene.camera.angle in ("overhead", "aerial"):
        return scene
    body = Entity(id=f"{KIND}.1", noun="moon", kind=KIND, implied=True)
    hangs = Action(motion="hover", verb="hang", agents=(body.id,))
    return scene.model_copy(
        update={"entities": (*scene.entities, body), "actions": (*scene.actions, hangs)}
    )


def _is_hour(one: Becoming) -> bool:
    return not one.entity and one.aspect == "time" and one.to in _HOURS


def _whom(rest: str, scene: Scene) -> str:
    """The id of whom it is behind; "" where nobody is told."""
    found = _BEHIND.search(rest)
    if found is None or not scene.entities:
        return ""
    words = found["whom"].lower()
    if words in ("it", "him", "her", "them"):
        return scene.entities[0].id
    named = (one for one in scene.entities if one.noun.split()[-1].lower() in words)
    return next((one.id for one in named), "")


def _going(scene: Scene) -> Scene:
    """A sun that was named as a body goes up or down, however that was read."""
    bodies = {one.id for one in scene.entities if one.kind == KIND}
    if not bodies:
        return scene

    def plain(one: Action) -> Action:
        verb = one.verb.split()[0] if one.verb else ""
        if not one.agents or not set(one.agents) <= bodies or one.direction is not None:
            return one
        ways = "up" if verb in _RISES else "down" if verb in _SETS else ""
        gone = {"motion": "float", "direction": ways, "target": ""}
        return one.model_copy(update=gone) if ways else one

    return scene.model_copy(update={"actions": tuple(plain(one) for one in scene.actions)})
