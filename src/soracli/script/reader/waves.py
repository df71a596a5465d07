"""Waves: one that is not said to be a giant is the sea's own, and what it washes away is gone."""

import re

from soracli.script.reader.only_those_there import only_those_there
from soracli.story.scene import Action, Becoming, Entity, Scene

_WAVE = "towering_wave"
_GIANT = re.compile(
    r"\b(?:giant|huge|towering|tall|massive|monster|monstrous|enormous|rogue|tidal|great|big|freak|"
    r"gigantic|tsunami|colossal|high|ten|twenty)\b",
    re.IGNORECASE,
)
_AWAY = re.compile(
    r"\b(?:wash|sweep|carr(?:y|i)|swallow|drag|take|took|suck|knock)\w*\b[^.;]{0,40}?"
    r"\b(?:away|out to sea|down)\b|\b(?:swallow|erase|destroy|ruin|flatten|dissolve)s\b",
    re.IGNORECASE,
)
_SHORE, _SEA = "beach", "sea"


def waves(scene: Scene) -> Scene:
    """The scene without bodies for the sea's own waves; what one washes away melts."""
    ridden = {one.b for one in scene.relations if one.kind == "on"}
    ridden |= {one.over for one in scene.actions} | {one.entity for one in scene.becomings}
    scene = _rising_behind(scene)
    small = {one.id for one in scene.entities if _is_small(one)} - ridden
    done = [one for one in scene.actions if small & {*one.agents}]
    if not small:
        return scene
    gone = _becomings(done, scene) if _AWAY.search(scene.text) else ()
    kept = tuple(one for one in scene.entities if one.id not in small)
    place = scene.place or (_SHORE if kept else _SEA)
    changed = {"entities": kept, "becomings": (*scene.becomings, *gone), "place": place}
    return only_those_there(scene.model_copy(update=changed))


def _rising_behind(scene: Scene) -> Scene:
    """The scene with a giant wave that breaks over something behind it, and not in the sky."""
    giants = {one.id for one in scene.entities if one.kind == _WAVE}
    told = tuple(
        one.model_copy(update={"kind": "behind"})
        if one.a in giants and one.kind == "above"
        else one
        for one in scene.relations
    )
    return scene.model_copy(update={"relations": told}) if giants else scene


def _is_small(one: Entity) -> bool:
    said = " ".join((one.noun, *one.attributes))
    return one.kind == _WAVE and one.noun.endswith("wave") and not _GIANT.search(said)


def _becomings(done: list[Action], scene: Scene) -> tuple[Becoming, ...]:
    """What becomes of those that a wave does something to."""
    told = {one.entity for one in scene.becomings}
    hit = {one.target: one.order for one in done if one.target and one.target not in told}
    return tuple(Becoming(entity=name, aspect="melt", order=at) for name, at in hit.items())
