"""A subject among others: whom it looks at, who is in the picture with it, who holds it."""

from dataclasses import replace

import numpy as np

from soracli.stage.casting import ALIVE
from soracli.stage.eyeline import (
    DEFAULT_VIEW,
    eyes_of,
    gaze_of,
    living,
    near_side,
    partner_of,
    toward,
)
from soracli.stage.marks import Mark
from soracli.stage.performance import Body
from soracli.stage.resting import AT_REST
from soracli.stage.sheets import is_sheet
from soracli.stage.subject import Subject
from soracli.stage.turns import Array, heading_of
from soracli.story.scene import Scene
from soracli.story.shot import FRAMINGS, Camera, Framing

TIGHT = frozenset(FRAMINGS[FRAMINGS.index("medium wide") :])
"""The framings that show faces rather than whole figures."""
_OVER_A_READER = 0.5
"""Radians beside the head of who reads that one looks over their shoulder."""
_FLAT = 0.3
"""Of its length the height of a thing that lies there like a letter, at most."""


def related(
    subject: Subject, scene: Scene, marks: list[Mark], bodies: dict[str, Body], insert: bool
) -> Subject:
    """The subject, told what it has to do with others. `marks` are in the picture, the lead first;
    `bodies` are by entity id. An `insert` is a shot of a thing."""
    lead, camera = marks[0], scene.camera
    if lead.figure.family not in ALIVE:
        if camera.over in living(bodies):
            return _past_a_shoulder(subject, camera, living(bodies)[camera.over])
        return _thing(subject, scene, lead, bodies) if insert else subject
    subject = replace(subject, usual=_usual(scene, bodies))
    people = living(bodies)
    if lead.name not in people or lead.mount or lead.plays("fly"):
        return subject
    cast = [mark.name for mark in marks if mark.name in people]
    framing = camera.framing or subject.usual
    if framing in TIGHT and len(cast) > 1 and (framing == "two-shot" or not camera.on):
        return _several(subject, [mark for mark in marks if mark.name in cast], people, camera)
    over = camera.over if camera.over != lead.name else ""
    other = over if over in people else partner_of(lead.name, scene, people)
    eyes = eyes_of(people[lead.name])
    if not other:
        return replace(subject, gaze=gaze_of(people[lead.name]), eyes=eyes)
    partner = eyes_of(people[other])
    way = partner - eyes
    return replace(
        subject,
        gaze=np.unwrap(np.arctan2(way[:, 1], way[:, 0])),
        near=near_side(eyes, partner, camera.side == "far"),
        eyes=eyes,
        partner=partner,
        over=other == over,
    )


def _past_a_shoulder(subject: Subject, camera: Camera, body: Body) -> Subject:
    """A thing, as it is seen past the shoulder of who has to do with it."""
    middle, partner = (subject.low + subject.high) / 2, eyes_of(body)
    near = near_side(middle, partner, camera.side == "far")
    return replace(subject, eyes=middle, partner=partner, near=near, over=True)


def _several(
    subject: Subject, marks: list[Mark], people: dict[str, Body], camera: Camera
) -> Subject:
    """A subject of several: the line runs between the two of them that stand furthest apart.

    The picture waits for who enters, and stays with those whom somebody leaves.
    """
    far, cast = camera.side == "far", [mark.name for mark in marks]
    eyes = np.stack([eyes_of(people[name]) for name in cast])
    for place, mark in enumerate(marks):
        if mark.plays("enter", "leave"):
            eyes[place] = eyes[place][-1 if mark.plays("enter") else 0]
    spots = np.median(eyes, axis=1)
    apart = np.linalg.norm(spots[:, None] - spots[None], axis=-1)
    a, b = np.unravel_index(int(np.argmax(apart)), apart.shape)
    near = near_side(eyes[a], eyes[b], far)
    if not far and _backs(near, [people[name] for name in cast]):
        near = -near
    tall = max(people[name].figure.height for name in cast)
    return replace(subject, faces=eyes, near=near, tall=tall, travels=False)


def _backs(near: Array, cast: list[Body]) -> bool:
    """Whether all of them would be seen from behind: they look the same way, not at each other."""
    gaze = np.array([np.median(gaze_of(body)) for body in cast])
    return bool((np.cos(gaze) * near[0] + np.sin(gaze) * near[1] < -0.6).all())


def _usual(scene: Scene, bodies: dict[str, Body]) -> Framing | None:
    """How somebody who speaks is framed where the words left it open."""
    camera = scene.camera
    if camera.over in bodies:
        return "medium close-up"
    if not scene.lines:
        return _of_a_part(scene, bodies)
    if camera.on:
        return "medium close-up"
    people = {name for line in scene.lines for name in (line.who, line.to)} & set(bodies)
    return "two-shot" if len(people) > 1 else "medium"


_WITH_ARMS = frozenset(
    ("raise_hand", "cheer", "wave", "nod", "shake_head", "turn", "point", "laugh", "smile", "cry",
     "salute", "talk", "sing", "sigh", "wink", "drink", "eat", "roar", "think", "shrug", "phone")
)  # fmt: skip
"""What one does where one stands, so that a picture to the waist shows it."""


def _of_a_part(scene: Scene, bodies: dict[str, Body]) -> Framing | None:
    """How somebody is framed of whom only the hair, the face or the eyes change."""
    parts = {one.part for one in scene.becomings} & {"hair", "skin", "eyes"}
    alive = [one for one in bodies.values() if one.figure.family in ALIVE]
    doing = {one.motion for one in scene.actions} - set(AT_REST)
    if not parts or len(alive) > 1 or doing - _WITH_ARMS:
        return None
    if doing:
        return "medium"
    return "close-up" if "eyes" in parts else "medium close-up"


def _holder(scene: Scene, mark: Mark) -> str:
    """Who has a thing in the hand, or takes it there or puts it down ("" for nobody)."""
    for action in scene.actions:
        if action.motion in ("pick_up", "put_down") and action.target == mark.name:
            return next(iter(action.agents), "")
    return mark.holder if mark.role == "held" else ""


def _hands(scene: Scene, name: str, people: dict[str, Body]) -> tuple[Array, Array] | None:
    """The eyes (N, 3) of the two between whom a thing is handed over, None if it is not."""
    for action in scene.actions:
        giver = next(iter(action.agents), "")
        given = action.motion == "give" and action.instrument == name
        if given and giver in people and action.target in people:
            return eyes_of(people[giver]), eyes_of(people[action.target])
    return None


def reader_of(scene: Scene, name: str) -> str:
    """Who reads a thing in this scene; "" for nobody."""
    for action in scene.actions:
        if action.motion == "read" and name in (action.target, action.instrument):
            return next(iter(action.agents), "")
    return ""


def _thing(subject: Subject, scene: Scene, mark: Mark, bodies: dict[str, Body]) -> Subject:
    """A thing that the camera is on: seen from where its holder does not cover it, and from beside
    the two between whom it changes hands."""
    size = subject.high - subject.low
    flat = float(np.median(size[:, 2])) < _FLAT * float(np.median(size[:, :2].max(axis=1)))
    two = _hands(scene, mark.name, living(bodies))
    if two is not None:
        near = near_side(*two, scene.camera.side == "far")
        return replace(subject, front=toward(near, 0.15), flat=flat)
    holder = bodies.get(_holder(scene, mark))
    if holder is None:
        return replace(subject, front=DEFAULT_VIEW - 0.15, flat=flat)
    # who comes to take it stands there in the second half
    late = slice(len(subject.low) // 2, None)
    middle = (subject.low + subject.high)[late] / 2
    way = np.median(middle - holder.positions[late, 0], axis=0)
    out = float(np.arctan2(way[1], way[0]))
    ahead = float(np.median(heading_of(holder.rotations[late, 0])))
    if is_sheet(mark) and reader_of(scene, mark.name) == mark.holder:
        # over the shoulder of who reads it
        return replace(subject, front=ahead - np.pi / 2 + _OVER_A_READER, flat=True)
    aside = (out - ahead + np.pi) % (2 * np.pi) - np.pi
    # from before the holder, on the side of the hand
    seen = ahead + float(np.clip(aside, -0.7, 0.7))
    return replace(subject, front=seen + np.pi / 2, flat=flat)
