"""Landmarks: a tower beside which people would be dots stands in the background, in full sight.

As on a film set, it is built smaller and not as far off as it would be: at so many metres it takes
as much of the picture as the real one would from its lawn.
"""

from collections.abc import Callable, Iterable, Mapping

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.marks import Mark
from soracli.story.scene import Scene

_HIGH = {"building": 30.0, "furniture": 15.0, "prop": 15.0}
"""Metres from which on what is built is a landmark, by family: statues are props."""
_BUILT, _OFF, _ASIDE = 11.5, 44.0, 5.0
"""How high it is built, how far behind the others it stands, and how far to the right of them."""
_AT_IT = ("in", "on", "climb", "fall", "collide", "knock_over", "explode", "break", "fell")
"""What brings somebody to the building itself."""
_LARGE = ("building", "plant", "furniture", "aircraft", "prop", "boat")
"""Families that say nothing of how near one is."""


def in_perspective(
    scene: Scene, figures: Mapping[str, Figure], built: Callable[[str, float], Figure]
) -> dict[str, Figure]:
    """The figures by entity id, with landmarks as high as the picture can hold beside somebody.
    `built` makes the figure of an id a factor larger."""
    result = dict(figures)
    for name in _landmarks(scene, figures):
        result[name] = built(name, _BUILT / figures[name].height)
    return result


def set_back(marks: Iterable[Mark], scene: Scene) -> None:
    """Stand the landmarks of a clip in its background."""
    for place, mark in enumerate(one for one in marks if is_landmark(one)):
        kinds = {one.kind for one in scene.relations if mark.name in (one.a, one.b)}
        right = -1.0 if "right of" in kinds else 1.0  # who is right of it has it on the left
        aside = _ASIDE + 1.1 * place * mark.figure.longest * (-1) ** place
        mark.position = np.array([right * aside, _OFF, 0.0])


def is_landmark(mark: Mark) -> bool:
    """Whether something is a landmark that stands in the background."""
    built = bool(np.isclose(mark.figure.height, _BUILT, 1e-3))
    return built and mark.figure.family in _HIGH


def _landmarks(scene: Scene, figures: Mapping[str, Figure]) -> list[str]:
    """The ids of buildings that are only looked at, by people who would be dots beside them."""
    if all(one.family in _LARGE for one in figures.values()):
        return []
    visited = {one.b for one in scene.relations if one.kind in _AT_IT}
    visited |= {one.a for one in scene.relations if one.kind in _AT_IT}
    for act in scene.actions:
        at_it = act.motion in _AT_IT or act.direction in ("up", "down", "through")
        visited |= {act.target, act.over, *act.agents} if at_it else set(act.agents)
    return [
        name
        for name, one in figures.items()
        if one.height >= _HIGH.get(one.family, np.inf) and name not in visited
    ]
