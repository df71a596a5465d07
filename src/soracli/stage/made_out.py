"""Made out: insects and the like are cast larger where they are in the picture with somebody large,
as in a drawing; as large as life they would be a speck beside a person or a cow."""

from collections.abc import Callable, Mapping

from soracli.stage.figure import Figure
from soracli.story.scene import Entity, Scene

_LARGE = ("person", "quadruped", "bird", "fish", "dragon", "creature", "drifter")
"""Families beside whom an insect is small."""
_SHARE = 0.14
"""The share of the height of the largest being that an insect measures in its longest, at least."""
_MOST = 2.5
"""How many times as large as life at most."""
_ON = ("on", "in", "under")
"""Who sits on something, or is in it, stays as large as it is."""


def made_out(
    scene: Scene, figures: Mapping[str, Figure], built: Callable[[str, float], Figure]
) -> dict[str, Figure]:
    """The figures by entity id, with insects large enough to be made out beside those who do
    something in the same picture. `built` makes the figure of an id a factor larger."""
    acting = {name for action in scene.actions for name in action.agents}
    large = [one.height for name, one in figures.items() if name in acting and _is_large(one)]
    placed = {one.a for one in scene.relations if one.kind in _ON}
    result = dict(figures)
    for entity in scene.entities:
        figure = figures[entity.id]
        if figure.family != "insect" or not large or entity.id in placed or _sized(entity):
            continue
        factor = min(_SHARE * max(large) / max(figure.longest, 1e-3), _MOST)
        if factor > 1.0:
            result[entity.id] = built(entity.id, factor)
    return result


def _is_large(figure: Figure) -> bool:
    return figure.family in _LARGE


def _sized(entity: Entity) -> bool:
    return entity.scale != 1.0
