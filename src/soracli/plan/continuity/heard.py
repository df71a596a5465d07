"""What the reader of a shot has heard of before, and the ids they go by in its place."""

from soracli.plan.continuity.state import Continuity
from soracli.story.scene import Known
from soracli.story.storyboard import Shot


def known(now: Continuity, shot: Shot) -> tuple[Known, ...]:
    """Who and what the words of a shot may mean: who is there first, most recently mentioned first.

    Everybody of the world goes by name; of those in the place and of what only an action has named,
    "the ball" and "the old man" are understood too.
    """
    place = shot.place or now.place
    ids = ids_in(now, place)
    there = set(now.there(place))
    order = sorted(ids, key=lambda key: (key not in there, _age(now, key)))
    heard: list[Known] = []
    for key in order:
        member = now.members[key]
        holds = tuple(ids[thing] for thing in now.held(key) if thing in ids)
        entity = member.entity.model_copy(update={"id": ids[key], "holds": holds})
        noun = entity.noun.lower()
        if member.role != "incidental":
            heard.append(Known(entity=entity, words=member.words, here=key in there))
        if noun and noun not in member.words and (member.role == "incidental" or key in there):
            here = key in there
            scenery = here and member.furnishing
            heard.append(
                Known(entity=entity, words=(noun,), named=False, here=here, scenery=scenery)
            )
    return tuple(heard)


def ids_in(now: Continuity, place: str) -> dict[str, str]:
    """The entity ids, in a place, of all who may be there: key to id.

    Who is of the world has its name for an id everywhere. What only an action named keeps its id,
    unless something else in this place had it already.
    """
    seated = now.places[place].ids if place in now.places else {}
    ids: dict[str, str] = {}
    for key, member in now.members.items():
        if member.role != "incidental":
            ids[key] = key
        elif now.where(key) == place or _carried(now, key):
            taken = {*seated.values(), *ids.values()}
            ids[key] = seated.get(key) or fresh(member.entity.id, taken)
    return ids


def fresh(wanted: str, taken: set[str]) -> str:
    """The id itself, or the next of its kind that is free: "ball.1" becomes "ball.2"."""
    stem, _, last = wanted.rpartition(".")
    if wanted not in taken or not last.isdigit():
        return wanted
    number = int(last)
    while f"{stem}.{number}" in taken:
        number += 1
    return f"{stem}.{number}"


def _carried(now: Continuity, key: str) -> bool:
    holder = now.grips.get(key)
    return holder is not None and now.members[holder].role == "character"


def _age(now: Continuity, key: str) -> int:
    return now.recent.index(key) if key in now.recent else len(now.recent)
