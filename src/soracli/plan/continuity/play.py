"""One shot played in the world: the sheet of the shot, and the world after it."""

from soracli.plan.continuity.arrival import entered, gathered, missing
from soracli.plan.continuity.changing import dressed_in, with_changes
from soracli.plan.continuity.deeds import comers, held_at_first, leavers, played_out
from soracli.plan.continuity.heard import ids_in
from soracli.plan.continuity.lines import spoken
from soracli.plan.continuity.looks import Looks
from soracli.plan.continuity.names import renamed, without
from soracli.plan.continuity.newcomers import furnished, introduced, without_scenery
from soracli.plan.continuity.sheet import presences, told
from soracli.plan.continuity.state import Continuity, Member
from soracli.plan.snapshot import Snapshot
from soracli.story.scene import Scene
from soracli.story.sets import INDOORS
from soracli.story.storyboard import Shot
from soracli.story.world import GONE


def play(
    now: Continuity, shot: Shot, number: int, scene: Scene, looks: Looks
) -> tuple[Snapshot, Continuity]:
    """The sheet of a shot and the world after it. `scene` is its action, read with `known`.

    `number` counts from 1. Nothing is refused: what cannot be is left out and told by `breaks`.
    """
    heard = {entity_id: key for key, entity_id in ids_in(now, shot.place or now.place).items()}
    scene = renamed(scene, heard)
    now = entered(now, shot, scene)
    now, scene = introduced(now, without_scenery(now, furnished(now, scene)), looks)
    missed = missing(now, scene)
    now = gathered(now, shot, scene)
    scene = without(scene, _nowhere(now, scene))
    now = held_at_first(now, scene)
    now = _lit(now, shot, scene)
    full = _complete(now, shot, scene)
    after = with_changes(dressed_in(played_out(now, full), full), shot, full, looks)
    ids = now.places[now.place].ids
    snapshot = Snapshot(
        shot=shot.id,
        number=number,
        place=now.place if now.places[now.place].named else "",
        set=now.places[now.place].set,
        scene=renamed(full, ids),
        present=presences(now, renamed(full, ids), ids, comers(full), leavers(full)),
        after=told(now, after),
        missed=missed,
        ambience=now.places[now.place].ambience,
    )
    return snapshot, _remembered(after, full)


def _nowhere(now: Continuity, scene: Scene) -> set[str]:
    """The keys of those the words name who are not there: lost, or gone."""
    return {entity.id for entity in scene.entities if now.where(entity.id) != now.place}


def _lit(now: Continuity, shot: Shot, scene: Scene) -> Continuity:
    """The world at the hour and in the weather of the shot.

    What a shot says of both goes on from shot to shot, wherever it plays; the look of a place goes
    before. Indoors there is no weather but its own; that outside waits for the next shot there.
    """
    place = now.places[now.place]
    told = shot.weather or scene.weather
    own = told or place.weather
    weather = told or now.weather
    mood = shot.mood or scene.mood or (now.mood if place.visited else "")
    here = place.model_copy(update={"visited": True, "ids": _ids(now)})
    return now.model_copy(
        update={
            "places": {**now.places, now.place: here},
            "time": shot.time or scene.time or place.time or now.time,
            "weather": weather,
            "here": own if place.set in INDOORS else own or weather,
            "mood": mood,
        }
    )


def _ids(now: Continuity) -> dict[str, str]:
    """Every id ever given in this place, those of who is there now among them."""
    there = set(now.there(now.place))
    fresh = {key: one for key, one in ids_in(now, now.place).items() if key in there}
    return {**now.places[now.place].ids, **fresh}


def _complete(now: Continuity, shot: Shot, scene: Scene) -> Scene:
    """The scene with everybody who is there, as they are, and the lines that were written."""
    said = {entity.id: entity for entity in scene.entities}
    there = now.there(now.place)
    order = [*said, *(key for key in there if key not in said)]
    entities = tuple(
        said.get(key, now.members[key].entity).model_copy(
            update={"id": key, "holds": tuple(one for one in now.held(key) if one in there)}
        )
        for key in order
    )
    place = now.places[now.place]
    return scene.model_copy(
        update={
            "entities": entities,
            "lines": spoken(now, shot, scene),
            "place": place.set,
            "place_words": place.look or scene.place_words,
            "time": now.time,
            "weather": now.here,
            "mood": now.mood,
        }
    )


def _remembered(after: Continuity, scene: Scene) -> Continuity:
    """The world with what the next shot may refer to, and without what was passing.

    What has no body is remembered only where somebody has it in hand.
    """
    acting = [one for action in scene.actions for one in action.agents]
    speaking = [line.who for line in scene.lines]
    latest = dict.fromkeys((*acting, *speaking, *(one.id for one in scene.entities)))
    after = after.model_copy(
        update={
            "recent": tuple(
                dict.fromkeys(key for key in (*latest, *after.recent) if key in after.members)
            ),
            "speaker": next(reversed([one for one in speaking if one]), after.speaker),
        }
    )
    return after.without({key for key, one in after.members.items() if _is_passing(after, one)})


def _is_passing(after: Continuity, member: Member) -> bool:
    if member.role != "incidental" or member.key in after.grips:
        return False
    return member.at == GONE or not (member.entity.kind or member.handled)
