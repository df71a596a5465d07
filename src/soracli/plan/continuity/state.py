"""The state of the world between two shots."""

from typing import Literal

from pydantic import Field

from soracli.story.scene import Entity, Relation
from soracli.story.shot import TimeOfDay, Weather
from soracli.story.value import Value
from soracli.story.world import GONE, State

Role = Literal["character", "prop", "incidental"]


NOWHERE = "nowhere yet"
"""Where those are whom no shot has brought. Not "": that is the place of a board without places."""


class Member(Value):
    """One member of the world as it is now.

    `key` is unique in the film: the name in the file, or "place/id" for what only an action named.
    `words` are what it is called. `look` is the sentence every model is told. `entity` is how it is
    cast; what it holds is kept in `Continuity.grips` alone. `at` is a place, `NOWHERE` or "gone";
    `left` the place it went away from. `handled` is set once somebody had it in hand; a
    `furnishing` is what the look of its place says stands there.
    """

    key: str
    role: Role
    words: tuple[str, ...]
    look: str
    entity: Entity
    living: bool
    at: str = NOWHERE
    left: str = ""
    state: State = "whole"
    handled: bool = False
    furnishing: bool = False


class PlaceNow(Value):
    """A place as it is now. `named` tells whether the board names it.

    `time` and `weather` are what its look says ("a neon street at night").
    `relations` say how it is furnished, until its first shot has told the stage.
    `ids` are the entity ids that members have, or had, in this place: none is given twice, since
    the stage remembers who stood where.
    """

    look: str = ""
    ambience: str = ""
    set: str = ""
    named: bool = True
    visited: bool = False
    time: TimeOfDay | None = None
    weather: Weather | None = None
    relations: tuple[Relation, ...] = ()
    ids: dict[str, str] = Field(default_factory=dict)


class Continuity(Value):
    """The world between two shots. `grips` says of each held thing who holds it, oldest first.

    `time` and `weather` go on from shot to shot; `here` is the weather where the shot plays.
    `recent` are the keys of who was mentioned last, latest first; `speaker` who spoke last.
    """

    members: dict[str, Member] = Field(default_factory=dict)
    places: dict[str, PlaceNow] = Field(default_factory=dict)
    grips: dict[str, str] = Field(default_factory=dict)
    place: str = ""
    time: TimeOfDay | None = None
    weather: Weather | None = None
    here: Weather | None = None
    mood: str = ""
    recent: tuple[str, ...] = ()
    speaker: str = ""

    def where(self, key: str) -> str:
        """The place of a member: that of its holder, if it is held."""
        return self.members[self._carriers(key)[-1]].at

    def held(self, key: str) -> tuple[str, ...]:
        """The keys of what somebody holds, in the order they took it."""
        return tuple(thing for thing, holder in self.grips.items() if holder == key)

    def there(self, place: str) -> tuple[str, ...]:
        """The keys of everybody and everything in a place."""
        return tuple(key for key in self.members if self.where(key) == place)

    def put(self, key: str, at: str) -> "Continuity":
        """With a member at a place (or "gone"), held by nobody."""
        member = self.members[key]
        left = member.at if at == GONE and member.at != GONE else member.left
        grips = {thing: holder for thing, holder in self.grips.items() if thing != key}
        put = member.model_copy(update={"at": at, "left": left})
        return self.model_copy(update={"members": {**self.members, key: put}, "grips": grips})

    def grip(self, thing: str, holder: str) -> "Continuity":
        """With a thing in somebody's hand, and in nobody else's. Nobody holds their own holder.

        What was lost is found with it.
        """
        if self.grips.get(thing) == holder or thing in self._carriers(holder):
            return self
        kept = {one: by for one, by in self.grips.items() if one != thing}
        state = "whole" if self.members[thing].state == "lost" else self.members[thing].state
        held = self.model_copy(update={"grips": {**kept, thing: holder}})
        return held.changed(thing, handled=True, state=state)

    def changed(self, key: str, **fields: object) -> "Continuity":
        """With other values in some fields of a member."""
        member = self.members[key].model_copy(update=fields)
        return self.model_copy(update={"members": {**self.members, key: member}})

    def broken(self, key: str) -> "Continuity":
        """With a thing in pieces: the stage shows it lying tipped."""
        entity = self.members[key].entity
        traits = {**entity.traits, "broken": True}
        return self.changed(
            key, state="broken", entity=entity.model_copy(update={"traits": traits})
        )

    def without(self, keys: set[str]) -> "Continuity":
        """Without some members, and without what they carry. What the world names is only gone."""
        taken = {thing for thing in self.grips if not keys.isdisjoint(self._carriers(thing))}
        named = {key for key in taken - keys if self.members[key].role != "incidental"}
        lost = (keys | taken) - named
        members = {
            key: one.model_copy(update={"at": GONE}) if key in named else one
            for key, one in self.members.items()
            if key not in lost
        }
        held = {
            thing: holder
            for thing, holder in self.grips.items()
            if thing in members and holder in members
        }
        recent = tuple(key for key in self.recent if key in members)
        return self.model_copy(update={"members": members, "grips": held, "recent": recent})

    def _carriers(self, key: str) -> list[str]:
        """The member, its holder, the holder's holder and so on."""
        chain = [key]
        while chain[-1] in self.grips:
            chain.append(self.grips[chain[-1]])
        return chain
