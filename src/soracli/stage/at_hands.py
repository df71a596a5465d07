"""At hands: a close-up of somebody at some handiwork is of their hands and of what they work at.

"A cook chops leeks, close-up" is no picture of the cook's hair: they look down at the leeks, and so
does the camera. Whose face is named, or what shows in a face, is seen by it.
"""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import numpy as np

from soracli.stage.acting import AT_WORK
from soracli.stage.casting import ALIVE
from soracli.stage.eyeline import DEFAULT_VIEW
from soracli.stage.framing import box_of
from soracli.stage.performance import Body
from soracli.stage.subject import Subject
from soracli.stage.turns import Array, heading_of
from soracli.story.scene import Action, Scene

HANDIWORK = (
    *AT_WORK,
    *("pour", "paint", "plant", "drum", "guitar", "sprinkle", "tear", "dress", "pet", "touch"),
)
"""What is done with both hands right before the body, while one looks at them."""
_WITH_A_TOOL = ("put_down", "pick_up", "take", "place", "press")
"""What is handiwork where it is done with a tool: a gear is placed with tweezers."""
_READ = ("read", "text", "look")
"""What one does with a page or a phone that one holds."""
_CLOSE = ("close-up", "extreme close-up")
"""The framings in which either a face or a pair of hands has room."""
_FACE = re.compile(
    r"\b(?:faces?|facial|eyes?|gaze|portrait|expressions?|smil\w+|grin\w*|frown\w*|tears?|cry\w*|"
    r"laugh\w*|beards?|moustaches?|mustaches?|brows?|lips?|mouth|cheeks?|hair(?:ed)?|freckle\w*|"
    r"wrinkle\w*|looks? up|sings?|singing|talk\w*|speak\w*)\b",
    re.IGNORECASE,
)
"""Words of what is to be seen in a face, or on a head."""
_HANDS = ("hand", "finger", "palm")
"""Who is called so is somebody of whom the hands are meant, whatever they do."""
_REACH = 0.45
"""Metres from what is worked at to a hand that is at work."""
_AROUND = np.array([0.2, 0.2, 0.16])
"""Metres around the hands of which something large is shown."""
_LARGE = 0.5
"""Metres up to which all of what is worked at is shown."""
_LEAST = 0.1
"""The share of the time in which hands are at what they work at, for it to be shown with them."""
_MOST = np.array([0.4, 0.4, 0.27])
"""Metres that are shown at most, or it would be no close-up."""
_FINGERS = 0.08
"""Metres from the joint of a hand to the end of what it is seen by."""
_UPRIGHT = 0.14
"""Metres by which what is worked at is higher than the hands if it hides them from before."""
_ASIDE, _PAST = 0.6, 1.9
"""Radians from straight before somebody from where their hands are seen, and from where beside them
if a screen or a canvas stands before these."""
_DOWN = (0.42, 0.3, 0.15, 0.0)
"""Radians that one looks down at hands, tried in turn: a head bent low over them is in the way."""
_HEAD = 0.19
"""Metres around the middle of a head that it takes."""
_VERY_CLOSE = 1.2
"""How much more than hands and thing an extreme close-up holds: it would fill more than itself."""


def at_hands(subject: Subject, scene: Scene, bodies: Mapping[str, Body]) -> Subject:
    """The subject of a close-up: the hands, where who leads it works with them; else as it is."""
    camera = scene.camera
    from_above = camera.angle in ("overhead", "aerial", "oblique")
    if camera.framing not in _CLOSE or camera.over or camera.eyes or from_above:
        return subject
    if len(subject.ids) != 1:
        return subject
    if reader := _read_by(scene, subject.ids[0], bodies):
        page = bodies[subject.ids[0]]
        low, high = (np.median(corner, axis=0) for corner in box_of(page))
        return _seen(subject, reader, (low - _FINGERS, high + _FINGERS), page)
    if subject.family != "person" or _FACE.search(scene.text):
        return subject
    body = bodies[subject.ids[0]]
    work, hands = _work_of(scene, subject.ids[0]), _hands_of(body)
    if work is None or hands is None or _dealt_with(scene, work, bodies):
        return subject
    thing = bodies.get(work.target) or bodies.get(work.instrument)
    box = _where_they_work(hands, None if thing is None else box_of(thing))
    wider = _VERY_CLOSE if camera.framing == "extreme close-up" else 1.0
    return _seen(subject, body, _wider(box, wider), thing)


def _read_by(scene: Scene, thing: str, bodies: Mapping[str, Body]) -> Body | None:
    """Who reads a thing and holds it: a close-up of the page is not one of their back."""
    held = {name: one.id for one in scene.entities for name in one.holds}
    reads = any(one.motion in _READ and thing in (one.target, one.instrument)
                for one in scene.actions)  # fmt: skip
    return bodies.get(held.get(thing, "")) if reads else None


def _work_of(scene: Scene, name: str) -> Action | None:
    """What somebody does with their hands in this scene."""
    own = [one for one in scene.actions if name in one.agents]
    work = [one for one in own if one.motion in HANDIWORK]
    with_a_tool = [one for one in own if one.motion in _WITH_A_TOOL and one.instrument]
    entity = scene.entity(name)
    if entity is not None and entity.noun.split(" ")[-1] in _HANDS:
        work += [one for one in own if one.target or one.instrument]
    return next(iter(work + with_a_tool), None)


def _dealt_with(scene: Scene, work: Action, bodies: Mapping[str, Body]) -> bool:
    """Whether it is done to somebody: a barber's customer has a face; a wooden bird is a thing."""
    entity = scene.entity(work.target)
    if entity is None or entity.material or work.target not in bodies:
        return False
    return bodies[work.target].figure.family in ALIVE


def _hands_of(body: Body) -> Array | None:
    """Both hands (2, N, 3), world metres; None for what has none."""
    rig = body.figure.rig
    if not (rig.has("hand.L") and rig.has("hand.R")):
        return None
    joints = [body.positions[:, rig.index(one)] for one in ("hand.L", "hand.R")]
    return np.stack(joints).astype(np.float64)


def _where_they_work(hands: Array, thing: tuple[Array, Array] | None) -> tuple[Array, Array]:
    """The corners (3,) of where hands (2, N, 3) are at work: those that are at it, and what is
    about them of the `thing`."""
    late = np.zeros(hands.shape[:2], np.bool_)
    late[:, hands.shape[1] // 3 :] = True
    if thing is None:
        return _around(hands[late])
    off = np.linalg.norm(hands - np.clip(hands, thing[0], thing[1]), axis=-1)
    at_it = off < _REACH
    busy = at_it.mean(axis=1) > 0.5 * at_it.mean(axis=1).max()
    if at_it.mean() < _LEAST:
        return _around(hands[late])
    own = at_it & busy[:, None]
    low, high = _around(hands[own])
    about = np.median(hands[own], axis=0)
    part = [np.median(one[own.any(axis=0)], axis=0) for one in thing]
    if float((part[1] - part[0]).max()) > _LARGE:
        part = [np.clip(one, about - _AROUND, about + _AROUND) for one in part]
    low, high = np.minimum(low, part[0]), np.maximum(high, part[1])
    middle, half = (low + high) / 2, np.minimum(high - low, _MOST) / 2
    return middle - half, middle + half


def _wider(box: tuple[Array, Array], factor: float) -> tuple[Array, Array]:
    """A box so many times as large about its middle."""
    middle, half = (box[0] + box[1]) / 2, factor * (box[1] - box[0]) / 2
    return middle - half, middle + half


def _around(points: Array) -> tuple[Array, Array]:
    """The corners (3,) of where the fingers are of hands whose joints are at these points."""
    low, high = np.percentile(points, 25, axis=0), np.percentile(points, 75, axis=0)
    return low - _FINGERS, high + _FINGERS


def _seen(subject: Subject, body: Body, box: tuple[Array, Array], thing: Body | None) -> Subject:
    """The subject, with the box where the hands are for its own."""
    count = len(subject.low)
    ahead = float(np.median(heading_of(body.rotations[count // 2 :, 0])))
    top = -np.inf if thing is None else float(np.median(box_of(thing)[1][:, 2]))
    aside = _PAST if top > box[1][2] - _FINGERS + _UPRIGHT else _ASIDE
    sides = [ahead + np.pi / 2 + one for one in (aside, -aside)]
    front = max(sides, key=lambda side: np.cos(side - DEFAULT_VIEW))
    return replace(
        subject,
        low=np.tile(box[0], (count, 1)),
        high=np.tile(box[1], (count, 1)),
        front=front,
        down=_past_the_head(body, (box[0] + box[1]) / 2, front),
        **_NOBODY,
    )


_NOBODY: dict[str, Any] = {
    "alive": False, "travels": False, "face": None, "head": None, "faces": None, "eyes": None,
    "partner": None, "near": None, "gaze": None, "side": None,
}  # fmt: skip
"""What a picture of hands knows nothing of."""


def _past_the_head(body: Body, middle: Array, azimuth: float) -> float:
    """Radians by which one looks down at a place (3,) from an azimuth, past who bends over it."""
    if not body.figure.rig.has("head"):
        return _DOWN[0]
    late = slice(len(body.positions) // 2, None)
    joint = body.positions[late, body.figure.rig.index("head")].astype(np.float64)
    way = np.median(joint, axis=0) + [0.0, 0.0, 0.1] - middle
    for down in _DOWN:
        flat = np.cos(down)
        ray = np.array([flat * np.sin(azimuth), -flat * np.cos(azimuth), np.sin(down)])
        off = way - max(float(way @ ray), 0.0) * ray
        if float(np.linalg.norm(off)) > _HEAD:
            return down
    return _DOWN[-1]
