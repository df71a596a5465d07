"""`changes`: what the file says is different after a shot."""

import re

from soracli.plan.continuity.looks import Looks
from soracli.plan.continuity.names import called
from soracli.plan.continuity.opening import entity_for
from soracli.plan.continuity.state import Continuity, Member
from soracli.story.scene import Entity, Garment, Scene
from soracli.story.storyboard import Shot
from soracli.story.world import GONE, Change

_BARE = frozenset({"", "nothing", "none"})
_LEADS = re.compile(r"\s(?:in|wearing|with|and|dressed in|clad in)\s+", re.IGNORECASE)
_PUTTING_ON = re.compile(
    r"\b(?:puts?|putting|pulls?|slips?|tries) (?:\w+ )?on\b|\bdons?\b"
    r"|\b(?:changes?|slips?|gets?) into\b",
    re.IGNORECASE,
)


def with_changes(now: Continuity, shot: Shot, scene: Scene, looks: Looks) -> Continuity:
    """The world with the changes of this shot, all of them after it."""
    for name, change in shot.changes.items():
        if name in now.members:
            now = _changed(now, name, change, scene, looks)
        elif name in now.places:
            now = _place_changed(now, name, change, looks)
    return now


def dressed_in(now: Continuity, scene: Scene) -> Continuity:
    """The world with the clothes that somebody puts on in the action; the ids are keys.

    Clothes that an action merely mentions are of that shot alone.
    """
    if not _PUTTING_ON.search(scene.text):
        return now
    for entity in scene.entities:
        member = now.members.get(entity.id)
        if member is None or not entity.wears or entity.wears == member.entity.wears:
            continue
        words = " and ".join(one.word or one.kind.replace("_", " ") for one in entity.wears)
        look = f"{undressed(member.look, member.entity.wears)}, wearing {words}"
        cast = member.entity.model_copy(update={"wears": entity.wears})
        now = now.changed(entity.id, look=look, entity=cast)
    return now


def undressed(look: str, worn: tuple[Garment, ...]) -> str:
    """A look without the words about these clothes, so that others can be named in their place."""
    parts = [_without(part.strip(), worn) for part in look.split(",")]
    return ", ".join(part for part in parts if part)


def _changed(now: Continuity, key: str, change: Change, scene: Scene, looks: Looks) -> Continuity:
    member = now.members[key]
    if change.look is not None:
        now = now.changed(key, look=change.look, entity=_recast(member, change.look, looks))
    if change.wears is not None:
        now = now.changed(key, **_dressed(now.members[key], change.wears, looks))
    if change.state is not None:
        now = _in_state(now, key, change.state)
    if change.at is not None:
        now = now.put(key, change.at)
        if change.at != GONE and change.state is None and now.members[key].state == "lost":
            now = now.changed(key, state="whole")
    if change.held_by is not None:
        now = now.grip(key, change.held_by) if change.held_by in now.members else _laid(now, key)
    return now if change.holds is None else _holding(now, key, change.holds, scene)


def _place_changed(now: Continuity, name: str, change: Change, looks: Looks) -> Continuity:
    place = now.places[name]
    look = place.look if change.look is None else change.look
    heard = place.ambience if change.ambience is None else change.ambience
    built = place.set if change.look is None else looks.set_of(look) or place.set
    changed = place.model_copy(update={"look": look, "ambience": heard, "set": built})
    return now.model_copy(update={"places": {**now.places, name: changed}})


def _recast(member: Member, look: str, looks: Looks) -> Entity:
    entity = entity_for(member.key, look, member.living, looks)
    broken = {"broken": True} if member.state == "broken" else {}
    return entity.model_copy(update={"traits": {**entity.traits, **broken}})


def _dressed(member: Member, wears: str, looks: Looks) -> dict[str, object]:
    bare = wears.strip().lower() in _BARE
    garments = () if bare else looks.garments(wears)
    look = undressed(member.look, member.entity.wears)
    look = look if bare else f"{look}, wearing {wears.strip()}"
    return {"look": look, "entity": member.entity.model_copy(update={"wears": garments})}


def _without(part: str, worn: tuple[Garment, ...]) -> str:
    words = [word for one in worn for word in (one.word, one.kind.replace("_", " ")) if word]
    last = [word.split()[-1] for word in words]
    found = [part.lower().find(word.lower()) for word in (*words, *last)]
    at = min((place for place in found if place >= 0), default=-1)
    if at < 0:
        return part
    leads = [lead.start() for lead in _LEADS.finditer(part) if lead.start() < at]
    return part[: leads[-1]] if leads else ""


def _in_state(now: Continuity, key: str, state: str) -> Continuity:
    if state == "broken":
        return now.broken(key)
    entity = now.members[key].entity
    traits = {name: value for name, value in entity.traits.items() if name != "broken"}
    now = now.changed(key, state=state, entity=entity.model_copy(update={"traits": traits}))
    return now.put(key, GONE) if state == "lost" else now


def _holding(now: Continuity, key: str, things: tuple[str, ...], scene: Scene) -> Continuity:
    wanted = [called(one, now.members.values(), scene) for one in things]
    for thing in now.held(key):
        if thing not in wanted:
            now = _laid(now, thing)
    for thing in wanted:
        if thing in now.members and thing != key:
            now = now.grip(thing, key)
    return now


def _laid(now: Continuity, thing: str) -> Continuity:
    """A thing lies where its holder stands; who is nowhere has it with them."""
    return now.put(thing, now.where(thing)) if thing in now.grips else now
