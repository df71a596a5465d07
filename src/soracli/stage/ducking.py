"""Ducking: who is under something that is lower than they are lies down there."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from soracli.stage.figure import Figure
from soracli.stage.marks import GOING
from soracli.stage.schedule import Beat
from soracli.stage.spots import HANGING
from soracli.story.scene import Action, Scene

_BENT = 0.8
"""How high somebody is who crouches or kneels, as a share of their height."""
_ROOM = 0.35
"""Metres that are free under something at least for somebody to lie there."""
_LOW = ("", "stand", "crouch", "kneel", "sit", "hide", "work", "hammer", "twist", "look", "talk")
"""What one does lying where there is no room to stand or to kneel."""
_NARROW, _HIGH = 0.4, 0.38
"""How narrow something is at most, and how high at least, as shares of one's height, to kneel
before it with head and arms under it, where one is told to kneel: a sink."""
_OPEN = ("furniture", "prop", "vehicle")


def ducked(
    beats: Mapping[str, Sequence[Beat]], scene: Scene, figures: Mapping[str, Figure], seconds: float
) -> dict[str, list[Beat]]:
    """The beats by entity id, and lying for all people under what is too low for them.

    `seconds` are the world seconds of the shot.
    """
    found = {name: list(own) for name, own in beats.items()}
    held = {name for one in scene.entities for name in one.holds}
    held |= {one.id for one in scene.entities if one.kind in HANGING}  # it is over their heads
    for one in scene.relations:
        figure, roof = figures.get(one.a), figures.get(one.b)
        if one.kind != "under" or figure is None or roof is None or one.b in held:
            continue
        low = _ROOM < roof.height < _BENT * figure.height and roof.family in _OPEN
        wide = max(roof.length, roof.width) > 0.25 * figure.height
        own = found.get(one.a, [])
        busy = any(b.motion in GOING or b.motion == "lie" for b in own)  # who lies, lies once
        if figure.family != "person" or not (low and wide) or busy or _kneels(own, figure, roof):
            continue
        found[one.a] = [replace(b, motion="lie") if b.motion in _LOW else b for b in own]
        if not any(b.motion == "lie" for b in found[one.a]):
            action = Action(motion="lie", verb="lie", agents=(one.a,))
            found[one.a].insert(0, Beat("lie", -1.6, seconds + 1.0, action, seconds))
    return found


def _kneels(beats: Sequence[Beat], figure: Figure, roof: Figure) -> bool:
    """Whether somebody is told to kneel under what leaves room for head and arms."""
    room = roof.height > _HIGH * figure.height
    narrow = min(roof.length, roof.width) < _NARROW * figure.height
    return room and narrow and any(one.motion == "kneel" for one in beats)
