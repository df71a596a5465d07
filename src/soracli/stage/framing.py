"""What the shot is about: the box of the bodies that the camera has to hold."""

import re
from collections.abc import Collection
from dataclasses import replace

import numpy as np

from soracli.stage.beyond import as_seen_beyond
from soracli.stage.blocking import Blocking
from soracli.stage.borne_things import borne, with_room_above
from soracli.stage.brink import ALONG
from soracli.stage.casting import ALIVE
from soracli.stage.eyeline import living, nearest, partner_of
from soracli.stage.going_by import doers, stays_before_goers
from soracli.stage.held_up import with_what_is_up
from soracli.stage.left_behind import left_behind
from soracli.stage.macro import close_to
from soracli.stage.marks import Mark
from soracli.stage.opposed import FROM_BEFORE, go_against_each_other, where_they_meet
from soracli.stage.overhead import (
    about,
    beside_the_small,
    changes_sides,
    is_arranged,
    is_over,
    under_a_flyer,
)
from soracli.stage.performance import Body
from soracli.stage.portions import Box, near, part_of
from soracli.stage.relating import TIGHT, related
from soracli.stage.resting import AT_REST
from soracli.stage.skinned import box_at, skin_at
from soracli.stage.subject import Subject, nothing
from soracli.stage.turns import Array, heading_of, single, turned
from soracli.stage.under_way import (
    about_its_way,
    climbs,
    crosses,
    is_lost,
    passed_by,
    side_of,
    way_gone,
)
from soracli.stage.who_acts import who_acts
from soracli.story.scene import Scene

_SKIN_POINTS = 250
"""Vertices that stand for a body when its box is measured."""

_ALONG = ("track", "track side", "follow", "lead")
"""Moves of a camera that goes along with somebody."""


def subject_of(
    scene: Scene,
    blocking: Blocking,
    bodies: dict[str, Body],
    frames: int,
    everybody: Collection[str] = (),
    whole: bool = False,
) -> Subject:
    """The subject of a shot over its frames: what the camera is `on`, else who acts, else all.

    `bodies` are by entity id. `everybody` are ids that have to be in the picture, too: the `whole`
    of them, or but for those that are small beside others."""
    marks = _wanted(scene, blocking, bodies, everybody)
    if not marks:
        return nothing(frames)
    marks, insert = borne(scene, marks, bodies)
    lead, own = marks[0], _own_boxes(scene, blocking, marks, bodies)
    own = with_room_above(scene, own) if insert and not scene.camera.on else own
    ids = _staying(marks, own)
    held = own if whole else _seen(marks, own, everybody, scene)
    boxes = as_seen_beyond(scene, marks, own, held)
    still = _lies_about(scene, marks, boxes[0]) and not (whole or insert)
    opposed = go_against_each_other(marks) and scene.camera.move is None
    paced = changes_sides(scene, bodies) or any(one.paces for one in marks)
    low, high = where_they_meet(marks, own) if opposed else about(boxes, still, paced)
    face, head = _head(bodies[lead.name])
    way = None if still or opposed or paced else way_gone(lead, boxes[0])
    heading = _heading(bodies[lead.name], lead, len(marks) > 1, way)
    subject = Subject(
        low=low,
        high=high,
        tall=lead.figure.height,
        heading=heading,
        alive=lead.figure.family in ALIVE,
        face=face if len(marks) == 1 or scene.camera.on else None,
        side=FROM_BEFORE if opposed else _side(marks, blocking, own, heading),
        travels=way is not None,
        head=head,
        ids=ids,
        family=lead.figure.family,
        crosses=crosses(lead),
        climbs=climbs(lead),
        everybody=len(everybody) > 0,
        lofty=is_over(scene, ids),
        deep=any(mark.beyond for mark in marks),
        arranged=is_arranged(scene, {mark.name for mark in marks}),
    )
    return related(subject, scene, marks, bodies, insert)


def _own_boxes(
    scene: Scene, blocking: Blocking, marks: list[Mark], bodies: dict[str, Body]
) -> list[Box]:
    """The boxes of some marks, with what they have up over their heads, unless it is too near."""
    own = [box_of(bodies[mark.name]) for mark in marks]
    if scene.camera.framing in TIGHT:
        return own
    there = blocking.marks.values()
    pairs = zip(own, marks, strict=True)
    return [with_what_is_up(box, mark, there, bodies) for box, mark in pairs]


def _lies_about(scene: Scene, marks: list[Mark], box: Box) -> bool:
    """Whether the picture stays with where a thing was, and does not follow it."""
    return marks[0].role == "prop" and not _rolls(scene, marks) and not is_lost(marks[0], box)


def _side(marks: list[Mark], blocking: Blocking, boxes: list[Box], heading: Array) -> float | None:
    """The side that the marks of a picture with these boxes are seen from, as their deeds ask;
    what the first of them rides counts after it."""
    ways = {mark.name: box for mark, box in zip(marks, boxes, strict=True)}
    riding = [marks[0], blocking.marks.get(marks[0].mount, marks[0]), *marks]
    return side_of(riding, ways, heading)


def _wanted(
    scene: Scene, blocking: Blocking, bodies: dict[str, Body], everybody: Collection[str]
) -> list[Mark]:
    """Whom the picture is of: whom the shot is about, or all who have to be in it."""
    marks = _chosen(scene, blocking, bodies)
    chosen = {mark.name for mark in marks}
    there = blocking.marks.values()
    marks += [one for one in there if one.name in everybody and one.name not in chosen]
    marks = [mark for mark in marks if mark.name in everybody] or marks
    return sorted(marks, key=lambda mark: mark.beyond != "")  # who is near leads


def _seen(
    marks: list[Mark], boxes: list[Box], everybody: Collection[str], scene: Scene
) -> list[Box]:
    """The boxes of those whom the picture is of, as far as it needs to hold them."""
    lead = marks[0]
    if lead.figure.family in ALIVE:
        return _with_the_lead(marks, boxes, everybody, scene)
    under = {one.b for one in scene.relations if one.kind == "above" and one.a == lead.name}
    rest = [
        under_a_flyer(box, boxes[0], lead.figure) if one.name in under else box
        for one, box in zip(marks[1:], boxes[1:], strict=True)
    ]
    if not under:
        boxes = beside_the_small([mark.figure for mark in marks], boxes)
        rest = boxes[1:]
    return about_its_way(marks, [boxes[0], *rest])


def _with_the_lead(
    marks: list[Mark],
    boxes: list[tuple[Array, Array]],
    everybody: Collection[str],
    scene: Scene,
) -> list[tuple[Array, Array]]:
    """The boxes of some marks, the first of which leads: as much of each as the picture holds.

    Of `everybody` alive it holds all, wherever they go.
    """
    lead, first = marks[0], boxes[0]
    alive = [one.name in everybody and one.figure.family in ALIVE for one in marks[1:]]
    others = zip(boxes[1:], alive, strict=True)
    kept = [box if whole else near(box, first, lead) for box, whole in others]
    kept = left_behind(scene, marks, [first, *kept])[1:]
    pairs = [one for one in scene.relations if one.kind == "above"]
    below = {one.b for one in pairs if one.a == lead.name}
    above = {one.a for one in pairs if one.b == lead.name}
    rest = zip(marks[1:], kept, strict=True)
    passed = {name: one.figure.longest for one in marks for name in passed_by(one)}
    return [
        first,
        *(
            under_a_flyer(box, first, lead.figure)
            if one.name in below and one.figure.family not in ALIVE
            else box
            if one.name in above
            else part_of(one, box, first, lead, passed.get(one.name, 0.0))
            for one, box in rest
        ),
    ]


def _head(body: Body) -> tuple[Array | None, float | None]:
    """The joint of the head of a person (N, 3), and None; of an animal the middle of its head and
    the size of that, metres. None for what has none."""
    figure = body.figure
    if not figure.rig.has("head"):
        return None, None
    joint = figure.rig.index("head")
    if figure.family == "person":
        return body.positions[:, joint].astype(np.float64), None
    mesh = figure.mesh
    own = mesh.vertices[(mesh.weights * (mesh.bones == joint)).sum(axis=1) > 0.6]
    if not len(own):
        return body.positions[:, joint].astype(np.float64), None
    low, high = np.percentile(own, 2, axis=0), np.percentile(own, 98, axis=0)
    lever = (low + high) / 2 - figure.rig.rest[joint]
    middle = body.positions[:, joint] + turned(body.rotations[:, joint].astype(np.float64), lever)
    return middle.astype(np.float64), float(np.max(high - low))


def _heading(body: Body, lead: Mark, several: bool, way: Array | None) -> Array:
    """Where the lead faces (N,), radians, for the camera to take its side from.

    Who weaves is filmed across the `way` as a whole, who turns on the spot as at the beginning.
    """
    heading = heading_of(body.rotations[:, 0])
    if way is not None:
        return np.full(len(heading), np.arctan2(way[1], way[0]))
    if several or lead.plays("axel", "spin", "dance"):
        return np.full(len(heading), np.median(heading[: max(1, len(heading) // 8)]))
    return np.asarray(heading)


def _rolls(scene: Scene, marks: list[Mark]) -> bool:
    """Whether the shot follows one thing that rolls or slides, or goes off what it is on."""
    name = marks[0].name
    on = any(one.a == name and one.kind == "on" for one in scene.relations)
    ways = ALONG if on else ("roll", "slide")
    return (on or len(marks) == 1) and any(
        action.motion in ways and name in action.agents for action in scene.actions
    )


def _staying(marks: list[Mark], boxes: list[tuple[Array, Array]]) -> tuple[str, ...]:
    """The names of those that stay together, the lead first: not a ball that is kicked away, nor
    who comes or goes while others stay."""
    lead = boxes[0]
    stay = [marks[0].name]
    for mark, box in zip(marks[1:], boxes[1:], strict=True):
        low, high = near(box, lead, mark)
        together = np.allclose(low, box[0]) and np.allclose(high, box[1])
        if together and not mark.plays("enter", "leave"):
            stay.append(mark.name)
    return tuple(stay)


def _told(scene: Scene, marks: dict[str, Mark]) -> list[Mark]:
    """All that is there; of what stays where it was in a film, what this shot's words name."""
    there = list(marks.values())
    if not any(one.film for one in there):
        return there
    words = set(re.findall(r"[\w-]+", scene.text.lower()))
    return [one for one in there if {one.entity.noun.lower(), one.name} & words] or there


def _chosen(scene: Scene, blocking: Blocking, bodies: dict[str, Body]) -> list[Mark]:
    """The marks that have to be in the picture, the leading one first."""
    marks, camera, people = blocking.marks, scene.camera, living(bodies)
    shot = camera.framing != "two-shot" or camera.on in people  # a bench is none of two
    on = (camera.on if shot else "") or (
        partner_of(camera.over, scene, people) if camera.over in marks else ""
    )
    if on in marks:
        others = who_acts(scene, marks) if camera.framing in ("wide", "extreme wide") else set()
        if camera.framing == "two-shot":
            others = {camera.over, camera.eyes} & set(people)
            others = others - {on} or {partner_of(on, scene, people) or nearest(on, people)}
        if camera.framing not in TIGHT:
            others = others | {marks[on].mount}  # the whole of a rider is with what is ridden
        return [marks[on], *[mark for mark in marks.values() if mark.name in others - {on}]]
    acting = who_acts(scene, marks)
    if camera.framing == "two-shot":
        acting = acting & set(people) or set(people)
        if len(acting) == 1:
            acting |= {nearest(next(iter(acting)), people)}
    if not acting & set(people):  # grass that bends is not what a buffalo is left out for
        acting |= set(people) if acting else set()
    chosen = [mark for name, mark in marks.items() if name in acting] or _told(scene, marks)
    alive = [mark for mark in chosen if mark.figure.family in ALIVE]
    if alive and (tiny := close_to(scene, chosen)) is not None:
        return [tiny]
    if alive and camera.framing in TIGHT:
        return doers(scene, alive)
    along = [mark for mark in alive if _goes(bodies[mark.name])]
    if camera.move in _ALONG and along:  # what they throw on the way is left behind
        mounts = {mark.mount for mark in along}
        return [*along, *[mark for mark in chosen if mark.name in mounts]]
    if shooters := blocking.with_motion("shoot"):
        chosen = [*shooters, *blocking.family("hoop")]
    if camera.move is None:
        alive = stays_before_goers(scene, alive)
    alive.sort(key=lambda mark: mark.figure.family == "insect")  # a moth leads nobody
    lead = _watched(scene, chosen) or alive or chosen
    return [*lead, *[mark for mark in chosen if mark not in lead]]


def _goes(body: Body) -> bool:
    """Whether somebody is under way, further than once their own size."""
    way = body.positions[-1, 0, :2] - body.positions[0, 0, :2]
    return float(np.linalg.norm(way)) > body.figure.longest


def _watched(scene: Scene, marks: list[Mark]) -> list[Mark]:
    """What becomes something else while all others only look on: six mice, and a pumpkin."""
    busy = any(one.motion not in AT_REST for one in scene.actions)
    changing = {one.entity for one in scene.becomings if one.entity}
    return [] if busy else [mark for mark in marks if mark.name in changing]


def box_of(body: Body) -> tuple[Array, Array]:
    """The box of a body: its lowest and highest corner (N, 3) in every frame, from its skin."""
    if not len(body.figure.mesh.vertices):
        return body.positions[:, 0].astype(np.float64), body.positions[:, 0].astype(np.float64)
    whole, frames = as_whole(body), np.arange(len(body.positions))
    return box_at(whole, frames, _evenly(whole, _SKIN_POINTS))


def as_whole(body: Body) -> Body:
    """A thing in pieces (`pieces`) as if it were whole: a camera does not run after its shards."""
    rig = body.figure.rig
    if not rig.has("piece.0"):
        return body
    root = body.rotations[:, :1].astype(np.float64)
    lever = (rig.rest - rig.rest[0]).astype(np.float64)
    positions = body.positions[:, :1] + np.einsum("nij,kj->nki", root[:, 0], lever)
    rotations = np.repeat(root, len(lever), axis=1)
    return replace(body, rotations=single(rotations), positions=single(positions))


def skin_of(body: Body, frames: Array, most: int) -> Array:
    """Points (F, P, 3) of the skin of a body at some frames, about `most` of them, evenly taken."""
    return skin_at(body, frames, _evenly(body, most))


def _evenly(body: Body, most: int) -> Array:
    """About so many of the vertices of a body."""
    count = len(body.figure.mesh.vertices)
    return np.arange(0, count, max(1, count // most))
