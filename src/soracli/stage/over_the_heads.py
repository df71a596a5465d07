"""Over the heads: who performs before a crowd is seen from behind that, over the heads of all."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.performance import Body
from soracli.stage.subject import Subject
from soracli.story.scene import Scene

_PLACES = ("theater", "concert", "spotlit stage")
"""Places with a side from which they are looked at."""
_MANY, _DOWN, _ASKEW = 5, 0.36, 0.14
"""As many are a crowd; radians that one looks down by over it, and askew at most."""
_BEFORE = 1.5
"""Metres nearer to the camera's side than who performs that a crowd stands at least."""


def over_the_heads(subject: Subject, scene: Scene, bodies: Mapping[str, Body]) -> Subject:
    """The subject of a show as one sees it over the crowd before the stage; unless the words say
    from where it is seen, that is for the camera to do."""
    if scene.place not in _PLACES or subject.side is not None:
        return subject
    groups: dict[str, list[float]] = {}
    others: list[float] = []
    for one in scene.entities:
        if one.id not in bodies or one.kind != "person":
            continue
        y = float(np.median(bodies[one.id].positions[:, 0, 1]))
        if one.group:
            groups.setdefault(one.group, []).append(y)
        else:
            others.append(y)
    crowds = [ys for ys in groups.values() if len(ys) >= _MANY]
    others += [y for ys in groups.values() if len(ys) < _MANY for y in ys]
    if not crowds or not others or np.median(crowds[0]) > min(others) - _BEFORE:
        return subject
    return replace(subject, down=_DOWN, side=_ASKEW)
