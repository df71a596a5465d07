"""At feet: a close-up of shoes, feet, paws or hooves is one of those, and not of a face.

"Close-up of boots splashing through a puddle" is the oldest insert there is: the camera is low,
goes along beside them and sees the ground that they step on.
"""

import re
from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.eyeline import DEFAULT_VIEW
from soracli.stage.performance import Body
from soracli.stage.subject import Subject
from soracli.stage.turns import Array, blurred, heading_of
from soracli.story.scene import Scene

_CLOSE = ("close-up", "extreme close-up", "medium close-up")
_FOOTWEAR = (
    r"(?:feet|foot|toes?|heels?|ankles?|shoes?|boots?|sneakers?|trainers|sandals?|loafers?|stilettos?|"
    r"pumps|slippers?|flip[- ]flops?|cleats?|skates?|paws?|hoof|hooves|hoofs|footsteps?|soles?)"
)
_SHOT = r"(?:close[- ]?ups?|macro|details?|insert|tight shot|tight)"
_FEET = re.compile(
    rf"\b{_SHOT}\b(?: shot| view)? (?:of|on)\b[^,.;:]*?\b{_FOOTWEAR}\b"
    rf"|^[^,.;:]{{0,40}}?\b{_FOOTWEAR}\b[^.;:]*,[^.;:]*\b{_SHOT}\b",
    re.IGNORECASE,
)
"""A close look said to be at feet, before them or behind the whole sentence."""
_ELSE = re.compile(
    rf"\b{_SHOT}\b(?: shot| view)? (?:of|on)\b[^,.;:]*?"
    rf"\b(?:faces?|eyes?|hands?|fingers?|hair|lips?|smile)\b",
    re.IGNORECASE,
)
"""A close look at some other part of somebody."""
_ENDS = ("foot.L", "foot.R", "fore.L.paw", "fore.R.paw", "hind.L.paw", "hind.R.paw")
_ROUND, _TALL = 0.17, 0.24
"""Of the height of a body, how much around its feet and over the ground under them is shown."""
_BESIDE = 0.95
"""Radians from straight before somebody from where their feet are seen."""
_DOWN = 0.12
"""Radians by which one looks down at them."""
_CALM = 0.3
"""Seconds over which the picture follows who walks: not each step."""


def at_feet(subject: Subject, scene: Scene, bodies: Mapping[str, Body], fps: float) -> Subject:
    """The subject of a close-up of feet: where they are over its frames; else as it is."""
    camera = scene.camera
    if camera.framing not in _CLOSE or camera.over or camera.eyes or not subject.alive:
        return subject
    if not subject.ids or not _FEET.search(scene.text) or _ELSE.search(scene.text):
        return subject
    body = bodies[subject.ids[0]]
    feet = _feet_of(body)
    if feet is None:
        return subject
    tall = body.figure.height
    middle = blurred(feet.mean(axis=0), _CALM * fps)
    middle[:, 2] = np.minimum(middle[:, 2], feet[:, :, 2].min(axis=0) + _TALL * tall / 2)
    half = np.array([_ROUND, _ROUND, _TALL / 2]) * tall
    ahead = float(np.median(heading_of(body.rotations[:, 0])))
    sides = [ahead + np.pi / 2 + one for one in (_BESIDE, -_BESIDE)]
    return replace(
        subject,
        low=middle - half,
        high=middle + half,
        front=max(sides, key=lambda side: np.cos(side - DEFAULT_VIEW)),
        down=_DOWN,
        alive=False,
        travels=False,
        face=None,
        head=None,
        faces=None,
        eyes=None,
        partner=None,
        near=None,
        gaze=None,
        side=None,
    )


def _feet_of(body: Body) -> Array | None:
    """The joints (K, N, 3) of all feet, world metres; None for what has none."""
    rig = body.figure.rig
    joints = [body.positions[:, rig.index(one)] for one in _ENDS if rig.has(one)]
    return np.stack(joints).astype(np.float64) if joints else None
