"""The sheet of one shot: everybody present, and what is different when it is over."""

from collections.abc import Mapping

from soracli.plan.continuity.names import plain
from soracli.plan.continuity.state import NOWHERE, Continuity, Member
from soracli.plan.snapshot import Presence
from soracli.story.scene import Entity, Garment, Scene
from soracli.story.world import GONE


def presences(
    now: Continuity, scene: Scene, ids: Mapping[str, str], comes: set[str], goes: set[str]
) -> tuple[Presence, ...]:
    """Everybody in the scene, in its order. The ids of the scene are those of the sheet.

    `ids` leads from keys to them; `comes` and `goes` are keys.
    """
    keys = {entity_id: key for key, entity_id in ids.items()}
    acting = {one for action in scene.actions for one in (*action.agents, action.target)}
    acting |= {action.instrument for action in scene.actions} | {one.who for one in scene.lines}
    return tuple(
        _presence(now, now.members[keys[entity.id]], entity, ids, comes, goes, acting)
        for entity in scene.entities
        if entity.id in keys
    )


def told(before: Continuity, after: Continuity) -> tuple[str, ...]:
    """In plain words, what is different after a shot. Members are called by their names."""
    words: list[str] = []
    for key, was in before.members.items():
        now = after.members.get(key)
        words += [f"{_name(was)} has left"] if now is None else _differs(before, after, was, now)
    for name, place in before.places.items():
        if after.places[name].look != place.look:
            words.append(f"{plain(name)} looks different: {after.places[name].look}")
    return tuple(words)


def _presence(
    now: Continuity,
    member: Member,
    entity: Entity,
    ids: Mapping[str, str],
    comes: set[str],
    goes: set[str],
    acting: set[str],
) -> Presence:
    return Presence(
        name="" if member.role == "incidental" else member.key,
        id=entity.id,
        noun=entity.noun,
        look=member.look,
        wears=tuple(map(_worn, entity.wears)),
        holds=entity.holds,
        held_by=ids.get(now.grips.get(member.key, ""), ""),
        state=member.state,
        comes=member.key in comes,
        goes=member.key in goes,
        acts=entity.id in acting,
    )


def _differs(before: Continuity, after: Continuity, was: Member, now: Member) -> list[str]:
    name = _name(was)
    words = []
    if now.state != was.state:
        words.append(f"{name} is {now.state}" if now.state != "whole" else f"{name} is whole again")
    worn = list(map(_worn, now.entity.wears))
    if worn and now.entity.wears != was.entity.wears:
        words.append(f"{name} wears {', '.join(worn)}")
    elif now.look != was.look:
        words.append(f"{name} looks different: {now.look}")
    return words + _moved(before, after, was, now)


def _moved(before: Continuity, after: Continuity, was: Member, now: Member) -> list[str]:
    name, holder = _name(was), after.grips.get(was.key)
    if holder is not None:
        new = before.grips.get(was.key) != holder
        return [f"{_name(after.members[holder])} holds {name}"] if new else []
    place = "" if now.at == NOWHERE else now.at
    if was.key in before.grips and now.state != "lost":
        return [f"{name} lies {_at(place)}" if place and place != GONE else f"{name} is gone"]
    if now.at != was.at and now.state != "lost":
        return [f"{name} has left" if place == GONE else f"{name} is {_at(place)}"]
    return []


def _at(place: str) -> str:
    return f"at the {plain(place)}" if place else "here"


def _name(member: Member) -> str:
    if member.role == "incidental":
        return f"the {member.entity.noun}"
    return plain(member.key)


def _worn(garment: Garment) -> str:
    return (garment.word or garment.kind).replace("_", " ")
