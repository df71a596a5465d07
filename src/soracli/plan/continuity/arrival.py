"""Where a shot happens, and who is there when it begins."""

from collections.abc import Iterable, Iterator

from soracli.plan.continuity.names import called
from soracli.plan.continuity.state import NOWHERE, Continuity, Member, PlaceNow
from soracli.story.scene import Action, Scene
from soracli.story.storyboard import Shot
from soracli.story.world import GONE

_ONLY_SOUGHT = frozenset({"look"})
"""Motions that do nothing to their target: a lost thing may be looked for."""


def entered(now: Continuity, shot: Shot, scene: Scene) -> Continuity:
    """The world with the place of this shot as its place; beings of the place before are left.

    A board that names no places is where its actions say.
    """
    place = shot.place or _unnamed(now, scene)
    if place != now.place and now.place in now.places:
        passing = {key for key in now.there(now.place) if _is_passing(now.members[key])}
        now = now.without(passing - {key for key in passing if key in _mentioned(now, scene)})
    found = now.places.get(place) or PlaceNow(set=scene.place, named=False)
    if not found.set and scene.place:
        found = found.model_copy(update={"set": scene.place})
    return now.model_copy(update={"place": place, "places": {**now.places, place: found}})


def gathered(now: Continuity, shot: Shot, scene: Scene) -> Continuity:
    """The world with everybody in the place of the shot whom the shot brings there.

    The ids of the scene are keys already. Who is lost is not brought.
    """
    for key in _brought(now, shot, scene):
        if now.where(key) != now.place and now.members[key].state != "lost":
            now = now.put(key, now.place)
    lines = [called(line.who, now.members.values(), scene) for line in shot.lines]
    return _speaking(now, [key for key in lines if key in now.members])


def missing(now: Continuity, scene: Scene) -> tuple[str, ...]:
    """The keys of what the actions use though it is lost, or held by somebody who is elsewhere.

    `now` is the world before anybody was brought; the ids of the scene are keys.
    """
    used = [one for action in scene.actions for one in _used(action)]
    used += [one for entity in scene.entities for one in entity.holds]
    seen = {entity.id for entity in scene.entities}
    return tuple(
        key
        for key in dict.fromkeys(used)
        if key in now.members
        and (now.members[key].state == "lost" or _is_held_elsewhere(now, key, seen))
    )


def _is_held_elsewhere(now: Continuity, key: str, seen: set[str]) -> bool:
    holder = now.grips.get(key)
    return holder is not None and holder not in seen and now.members[holder].at != now.place


def _used(action: Action) -> tuple[str, ...]:
    if action.motion in _ONLY_SOUGHT:
        return ()
    return tuple(one for one in (*action.agents, action.target, action.instrument) if one)


def _brought(now: Continuity, shot: Shot, scene: Scene) -> Iterator[str]:
    """The keys of those whom the shot names so that they have to be there."""
    members = now.members.values()
    seen = [entity.id for entity in scene.entities]
    seen.sort(key=lambda key: key in now.grips)  # who is held comes with the holder
    for key in seen:
        if key in now.members and now.grips.get(key) not in seen:
            yield key
    camera = shot.camera
    for words in (*shot.present, camera.on, camera.over, camera.eyes):
        key = called(words, members, scene) if words else ""
        if key in now.members and not _is_with_somebody(now, key):
            yield key
    spoken_to = [called(line.to, members, scene) for line in shot.lines if line.to]
    for key in (*spoken_to, *_changed(now, shot)):
        if key in now.members and now.where(key) == NOWHERE:
            yield key


def _is_with_somebody(now: Continuity, key: str) -> bool:
    holder = now.grips.get(key)
    return holder is not None and now.members[holder].at == now.place


def _changed(now: Continuity, shot: Shot) -> Iterator[str]:
    for name, change in shot.changes.items():
        if change.at is None and change.state != "lost":
            yield name
        if change.holds:
            yield from (one for one in change.holds if one in now.members)


def _speaking(now: Continuity, speakers: list[str]) -> Continuity:
    """Bring who speaks from nowhere yet, and everybody who speaks where nobody is."""
    for key in speakers:
        if now.where(key) == NOWHERE:
            now = now.put(key, now.place)
    if any(now.members[key].living for key in now.there(now.place)):
        return now
    for key in speakers:
        member = now.members[key]
        if not (member.at == GONE and member.left == now.place):
            now = now.put(key, now.place)
    return now


def _unnamed(now: Continuity, scene: Scene) -> str:
    current = now.places.get(now.place)
    if current is not None and (current.named or not scene.place):
        return now.place
    return scene.place


def _is_passing(member: Member) -> bool:
    return member.role == "incidental" and member.living


def _mentioned(now: Continuity, scene: Scene) -> Iterable[str]:
    return {entity.id for entity in scene.entities if entity.id in now.members}
