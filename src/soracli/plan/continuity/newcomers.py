"""Who is in the words of a shot for the first time, and what in them is the place itself."""

from soracli.plan.continuity.heard import fresh
from soracli.plan.continuity.looks import Looks
from soracli.plan.continuity.names import plain, renamed, without
from soracli.plan.continuity.opening import incidental
from soracli.plan.continuity.state import Continuity, Member
from soracli.story.scene import Entity, Scene


def furnished(now: Continuity, scene: Scene) -> Scene:
    """The scene with how the place is furnished, in the first shot there."""
    place = now.places[now.place]
    if place.visited:
        return scene
    return scene.model_copy(update={"relations": (*place.relations, *scene.relations)})


def without_scenery(now: Continuity, scene: Scene) -> Scene:
    """The scene without stand-ins for the place it is in: "the pier", on a pier.

    Words that only name the place are understood.
    """
    words = set(plain(f"{now.place} {now.places[now.place].look}").replace(",", " ").split())
    place = {
        one.id
        for one in scene.entities
        if not one.kind and one.id not in now.members and _head(one.noun) in words
    }
    unplaced = tuple(word for word in scene.unplaced if word.lower() not in words)
    return without(scene, place).model_copy(update={"unplaced": unplaced})


def introduced(now: Continuity, scene: Scene, looks: Looks) -> tuple[Continuity, Scene]:
    """The world with everybody new in it; in the scene they go by their keys.

    Their ids are new in this place, since the stage remembers everybody who was ever there, and
    hang on nothing that happens elsewhere. What is said of a piece of the place stays so.
    """
    place = now.places[now.place]
    ids = dict(place.ids)
    keys: dict[str, str] = {}
    members = dict(now.members)
    for entity in scene.entities:
        if entity.id in members:
            members[entity.id] = _described(members[entity.id], entity)
            continue
        own = fresh(_first(entity.id), {*ids.values()})
        keys[entity.id] = f"{now.place}/{own}"
        ids[keys[entity.id]] = own
        members[keys[entity.id]] = incidental(
            now.place, entity.model_copy(update={"id": own}), looks
        )
    places = {**now.places, now.place: place.model_copy(update={"ids": ids})}
    now = now.model_copy(update={"members": members, "places": places})
    return now, renamed(scene, keys)


def _first(entity_id: str) -> str:
    """The first id of its kind: "ball.1"."""
    stem, _, number = entity_id.rpartition(".")
    return f"{stem}.1" if number.isdigit() else entity_id


def _head(noun: str) -> str:
    return noun.lower().split()[-1] if noun else ""


def _described(member: Member, said: Entity) -> Member:
    """A piece of the place as it was first spoken of: "a red lighthouse" is red from then on."""
    if not member.furnishing:
        return member
    entity = member.entity.model_copy(
        update={
            "attributes": said.attributes,
            "color": said.color,
            "pattern": said.pattern,
            "material": said.material,
        }
    )
    return member.model_copy(update={"entity": entity})
