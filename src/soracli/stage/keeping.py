"""Keeping the set: whoever was there stands as they stood, and newcomers find room beside them."""

from collections.abc import Collection
from dataclasses import replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.breaking import shattered_figure
from soracli.stage.ground import Ground, Spot
from soracli.stage.lying import FLAT, is_seat
from soracli.stage.marks import GOING, Mark, body_radius, reach, rest_height
from soracli.stage.nearness import APPROACHES
from soracli.stage.schedule import Beat
from soracli.stage.seating import draw_up
from soracli.stage.standing import Ending, Standing
from soracli.stage.turns import Array, roll, turned, yaw
from soracli.story.scene import Action, Relation

_APART = 1.2
"""Metres between two who talk."""
_MOVES_THEM = {*GOING, *APPROACHES, "sit", "lie"}
"""Motions that bring somebody to where the words put them, so that nobody jumps there."""
_ALWAYS = -10.0
_BY_PHYSICS = ("roll", "slide", "fall", "bounce", "kick", "shoot")
_TALL = 3.5
"""Metres of a building or a tree: it stands at the back, so that people can play before it."""
_STIRS = ("knock_over", "kick", "collide", "pick_up", "put_down", "throw", "give", "hold", "drop")
_BIG, _HEAVY = 0.5, 4.0
"""Metres and kilograms from which a thing is not pushed around by who walks by."""
_AT_EASE = ("actor", "rider")


def keep(blocking: Blocking, opening: Ending, ground: Ground, names: Collection[str]) -> None:
    """Put those of these ids whom an earlier take left somewhere back there, and settle the rest.

    Words of the scene that put somebody elsewhere ("beside the table") go before.
    """
    marks = [blocking.marks[name] for name in names]
    for mark in marks:
        mark.film = True
        mark.kept = mark.name in opening and not mark.plays("enter")
        if _is_sturdy(mark, blocking):
            mark.role = "fixture"
        if mark.figure.family in ("building", "plant") and mark.figure.height > _TALL:
            mark.position[1] = np.clip(mark.position[1], 0.7 * ground.reach, 0.8 * ground.reach)
    moved = {mark.name for mark in marks if mark.kept and _is_put(mark, blocking, opening)}
    for mark in marks:
        if mark.kept and mark.name not in moved:
            _stand(mark, opening[mark.name], blocking)
    free = {mark.name for mark in marks if not mark.kept} | moved
    loose = [mark for mark in marks if mark.name in free]
    _settle(blocking, ground, [mark for mark in loose if mark.role == "fixture"], free)
    # a chair goes to the table where that stands, and who sits on it where the chair stands
    draw_up(blocking, ground, free)
    blocking.place_relations(free - _brought(blocking))
    blocking.hold()
    for mark in marks:
        _carry(mark, blocking)
        _choose_seat(mark, blocking)
    _partners(blocking, ground, free)
    _settle(blocking, ground, [mark for mark in loose if mark.role != "fixture"], free)
    for mark in marks:
        broken = mark.entity.traits.get("broken") and mark.pieces is None
        if broken and mark.role in ("prop", "fixture"):
            _tip(mark)


def _tip(mark: Mark) -> None:
    """A broken thing lies on its side, on what it stood on."""
    if mark.rotation is not None and mark.rotation[2, 2] < 0.7:
        return
    mark.rotation = yaw(np.array([mark.heading]))[0] @ roll(np.array([0.5 * np.pi]))[0]
    low = (mark.figure.mesh.vertices.astype(np.float64) @ mark.rotation.T)[:, 2].min(initial=0.0)
    under = max(float(mark.position[2]) - rest_height(mark.figure), 0.0)
    mark.position = mark.position * (1, 1, 0) + [0.0, 0.0, under - float(low)]


def _stand(mark: Mark, standing: Standing, blocking: Blocking) -> None:
    """Put a mark where it stood, as it stood."""
    mark.position, mark.heading = standing.position.copy(), standing.heading
    mark.moving, mark.clock = standing.moving, standing.clock
    mark.seat, mark.posture = standing.seat, standing.posture
    holder = blocking.marks.get(standing.holder)
    if holder is not None and mark.name in holder.entity.holds:
        mark.side = standing.side
    if standing.pieces is not None:
        mark.figure = shattered_figure(mark).figure
        mark.pieces, mark.role = standing.pieces, "fixture"
    if mark.role in ("prop", "held", "fixture"):
        mark.rotation = standing.rotation
        if standing.holder:
            mark.rotation = yaw(np.array([mark.heading]))[0]
            mark.position[2] = rest_height(mark.figure)
    if standing.posture and mark.role == "actor":
        action = Action(motion=standing.posture, verb=standing.posture, agents=(mark.name,))
        mark.beats = [Beat(standing.posture, _ALWAYS, np.inf, action, kept=True), *mark.beats]
    mount = blocking.marks.get(standing.mount)
    if mount is not None and mark.role in _AT_EASE:
        if mark.plays("walk", "run", "leave", "stand_up", "jump"):
            mark.role, mark.mount = "actor", ""
            aside = 0.5 * mount.figure.width + 0.5
            mark.position = mount.position * (1, 1, 0) - [0.0, aside, 0.0]
        else:
            mark.role, mark.mount = "rider", mount.name
    elif mark.role == "rider":
        mark.role, mark.mount = "actor", ""


def _is_put(mark: Mark, blocking: Blocking, opening: Ending) -> bool:
    """Whether the words of this scene put somebody elsewhere than where they are."""
    for relation in blocking.scene.relations:
        if relation.a != mark.name or relation.kind == "facing":
            continue
        other = blocking.marks.get(relation.b)
        if other is None or mark.plays(*_MOVES_THEM) or mark.entity.implied:
            continue
        return not _is_there(mark, opening[mark.name], relation, other, opening)
    return False


def _is_there(
    mark: Mark, standing: Standing, relation: Relation, other: Mark, opening: Ending
) -> bool:
    there = opening.get(other.name)
    if there is None:
        return False
    if standing.mount == other.name or standing.seat == other.name:
        return True
    gap = float(np.linalg.norm((standing.position - there.position)[:2]))
    if relation.kind == "on" and mark.role == "prop":
        high = standing.position[2] - there.position[2]
        return gap < 0.6 * reach(other.figure) and high > 0.4 * other.figure.height
    return relation.kind != "on" and gap < 0.5 * (reach(mark.figure) + reach(other.figure)) + 1.0


def _brought(blocking: Blocking) -> set[str]:
    """What somebody brings there in this scene is not there yet."""
    brings = [one for one in blocking.scene.actions if one.motion == "put_down"]
    return {action.target for action in brings}


def _is_sturdy(mark: Mark, blocking: Blocking) -> bool:
    """Whether a thing is so big that it stands where it is, unless something is done with it."""
    if mark.role != "prop" or mark.entity.arrangement or mark.plays(*_BY_PHYSICS, "rebound"):
        return False
    done = {
        name
        for action in blocking.scene.actions
        if action.motion in _STIRS
        for name in (action.target, action.instrument)
    }
    done |= {action.instrument for action in blocking.scene.actions}
    held = {name for one in blocking.marks.values() for name in one.entity.holds}
    return mark.name not in done | held and reach(mark.figure) > _BIG and mark.figure.mass > _HEAVY


def _carry(mark: Mark, blocking: Blocking) -> None:
    """Who comes or goes with a thing has it in the hand."""
    for beat in mark.beats:
        thing = blocking.marks.get(beat.action.instrument)
        if beat.motion in GOING and thing is not None and thing.role == "prop":
            thing.role, thing.holder = "held", mark.name


def _choose_seat(mark: Mark, blocking: Blocking) -> None:
    """Who sits down on something: where that will be."""
    if mark.role != "actor" or mark.posture or not mark.plays("sit", *FLAT):
        return
    for relation in blocking.scene.relations:
        other = blocking.marks.get(relation.b)
        if relation.a != mark.name or other is None:
            continue
        if relation.kind != "on" and not is_seat(relation, other.figure):
            continue
        if other.role == "fixture":
            mark.seat = other.name
        if mark.kept and other.role == "fixture":
            ghost = replace(mark, position=mark.position.copy(), beats=list(mark.beats))
            blocking.put_on(ghost, other)
            mark.spot = (ghost.position * (1, 1, 0), ghost.heading)


def _partners(blocking: Blocking, ground: Ground, free: set[str]) -> None:
    """Who speaks to somebody stands at talking distance, if one of them is new."""
    for line in blocking.scene.lines:
        a, b = blocking.marks.get(line.who), blocking.marks.get(line.to)
        if a is None or b is None or a is b or a.role != "actor" or b.role != "actor":
            continue
        if not (a.facing or a.posture):
            a.facing = b.name
        if not (b.facing or b.posture):
            b.facing = a.name
    related = {one.a for one in blocking.scene.relations}
    done: set[str] = set()
    for mark in list(blocking.marks.values()):
        other = blocking.marks.get(mark.facing)
        if other is None or {mark.name, other.name} & done or mark.role != "actor":
            continue
        if mark.plays("fight", "chase") or other.role != "actor" or other.facing != mark.name:
            continue
        _pair(mark, other, blocking, ground, free - related - done)
        done |= {mark.name, other.name}


def _pair(a: Mark, b: Mark, blocking: Blocking, ground: Ground, free: set[str]) -> None:
    if b.name in free and a.name not in free:
        a, b = b, a
    if a.name in free and not a.posture:
        others = _spots(blocking, {a.name, b.name})
        ways = [b.heading if b.name not in free else np.pi, 0.0, np.pi, -0.6, np.pi + 0.6]
        spots = [b.position * (1, 1, 0) + _APART * _ahead(way) for way in ways]
        clear = [spot for spot in spots if ground.clear(spot, 0.3, others)]
        a.position = clear[0] if clear else ground.free(spots[0], 0.3, others)
        a.spot = None
    for mark, other in ((a, b), (b, a)):
        if mark.name in free:
            toward = other.position - mark.position
            mark.heading = float(np.arctan2(toward[1], toward[0]))


def _settle(blocking: Blocking, ground: Ground, marks: list[Mark], new: set[str]) -> None:
    """Newcomers do not stand inside those who are there; the `new` who are not settled yet are
    nowhere."""
    related = {one.a for one in blocking.scene.relations if one.kind != "facing"}
    fixed = {mark.name for mark in blocking.of("fixture")} - {mark.name for mark in marks}
    taken = _spots(blocking, new - fixed)
    for mark in marks:
        if mark.role not in ("actor", "fixture", "prop") or mark.name in related:
            continue
        if mark.entity.arrangement or mark.holder or blocking.wet or mark.plays(*_BY_PHYSICS):
            continue
        radius = body_radius(mark)
        if mark.plays("enter"):
            _come_near(mark, blocking, new)
        if mark.figure.height <= _TALL:
            place = ground.free(mark.position, min(radius, 0.8 * ground.reach), taken)
            mark.position = place * (1, 1, 0) + mark.position * (0, 0, 1)
        taken.append(_spot(mark))


def _come_near(mark: Mark, blocking: Blocking, new: set[str]) -> None:
    """Who enters comes up to the nearest of those who are there."""
    there = [one for one in blocking.of("actor") if one.name not in new]
    target = next((beat.action.target for beat in mark.beats if beat.motion == "enter"), "")
    if target in blocking.marks and blocking.marks[target].role == "actor":
        there = [blocking.marks[target]]
    if not there:
        return
    other = min(there, key=lambda one: float(np.linalg.norm(one.position - mark.position)))
    way = other.heading if abs(np.sin(other.heading)) < 0.9 else other.heading + 0.6
    mark.position = other.position * (1, 1, 0) + 1.4 * _ahead(way)


def _spots(blocking: Blocking, without: Collection[str]) -> list[Spot]:
    taken = blocking.of("actor", "fixture", "driver", "prop")
    return [_spot(one) for one in taken if one.name not in without]


def _spot(mark: Mark) -> Spot:
    """The room a standing body takes: that of a thing reaches to its corners."""
    if mark.role == "fixture":
        return Spot(mark.position, 0.62 * reach(mark.figure))
    return Spot(mark.position, body_radius(mark))


def _ahead(heading: float) -> Array:
    return np.asarray(turned(yaw(np.array([heading])), np.array([1.0, 0.0, 0.0]))[0])
