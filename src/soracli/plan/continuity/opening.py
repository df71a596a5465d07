"""The world before the first shot."""

from soracli.plan.continuity.looks import Looks
from soracli.plan.continuity.names import plain, renamed, without
from soracli.plan.continuity.state import NOWHERE, Continuity, Member, PlaceNow
from soracli.story.scene import Entity
from soracli.story.storyboard import Storyboard
from soracli.story.world import Character, Place, Prop


def opening(board: Storyboard, looks: Looks) -> Continuity:
    """Everybody and everything where the file puts them, looking as it says.

    A shot may describe its place instead of naming one of the world; that is a place as well.
    """
    world = board.world
    members = {
        name: _member(name, character, looks, living=True)
        for name, character in world.characters.items()
    }
    members |= {
        name: _member(name, prop, looks, living=False) for name, prop in world.props.items()
    }
    grips = {name: prop.held_by for name, prop in world.props.items() if prop.held_by in members}
    now = Continuity(members=members, grips=grips)
    places = [shot.place for shot in board.shots if shot.place]
    described = {name: Place(look=name[:2000]) for name in places if name not in world.places}
    for name, place in {**world.places, **described}.items():
        now = furnished(now, name, place, looks)
    return now


def set_for(name: str, look: str, looks: Looks) -> str:
    """The place of the stage that a place is built as: by its look, else by its name."""
    return looks.set_of(look) or looks.set_of(f"in the {plain(name)}")


def entity_for(key: str, look: str, living: bool, looks: Looks) -> Entity:
    """How a member of the world is cast. A character whose look names nobody is a person."""
    entity = looks.entity(look)
    if living and not looks.is_living(entity):
        by_name = looks.entity(f"{plain(key).title()}, {look}")
        entity = by_name if looks.is_living(by_name) else looks.entity(f"a person, {look}")
    return entity.model_copy(update={"id": key, "holds": (), "group": "", "implied": False})


def _member(name: str, member: Character | Prop, looks: Looks, living: bool) -> Member:
    spoken = [plain(name), plain(member.name)]
    return Member(
        key=name,
        role="character" if living else "prop",
        words=tuple(dict.fromkeys(word for word in spoken if word)),
        look=member.look,
        entity=entity_for(name, member.look, living, looks),
        living=living,
        at=member.at or NOWHERE,
    )


def furnished(now: Continuity, name: str, place: Place, looks: Looks) -> Continuity:
    """The world with a place in it, and with what its look says stands there, if it has a body."""
    own = looks.place(place.look)
    own = without(own, {entity.id for entity in own.entities if not entity.kind})
    keys = {entity.id: f"{name}/{entity.id}" for entity in own.entities}
    members = dict(now.members)
    for entity in own.entities:
        own_one = incidental(name, entity, looks)
        members[keys[entity.id]] = own_one.model_copy(update={"furnishing": True})
    built = PlaceNow(
        look=place.look,
        ambience=place.ambience,
        set=set_for(name, place.look, looks),
        time=own.time,
        weather=own.weather,
        relations=renamed(own, keys).relations,
        ids={key: entity_id for entity_id, key in keys.items()},
    )
    return now.model_copy(update={"members": members, "places": {**now.places, name: built}})


def incidental(place: str, entity: Entity, looks: Looks) -> Member:
    """A member of the world that only words about a shot or a place have named."""
    return Member(
        key=f"{place}/{entity.id}",
        role="incidental",
        words=(),
        look=" ".join((*entity.attributes, entity.noun)),
        entity=entity.model_copy(update={"holds": ()}),
        living=looks.is_living(entity),
        at=place,
    )
