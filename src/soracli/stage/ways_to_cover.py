"""Ways to cover a performance: from where a camera may look at it, in the order they are tried."""

from dataclasses import dataclass

from soracli.stage.borne_things import near_what_is_borne
from soracli.stage.kites import against_the_sky
from soracli.stage.looking_in import seen_into
from soracli.stage.performance import Body
from soracli.stage.with_others import WIDE
from soracli.story.scene import Scene


@dataclass(frozen=True)
class Way:
    """A way to cover a performance: with everybody in the picture, so many radians further round
    than usual, and from above where the words left the angle open. `whole` holds all of everybody;
    `here` leaves out who is far from the middle of the set; `close` is who is shown nearer, where
    what is about them or in their hands is too small to be made out; `front` is the side from which
    left and right are told, `side` one in radians that shows the ways of all; `wide` takes a wide
    lens where none was said, and `level` looks straight ahead."""

    everybody: bool = False
    turn: float = 0.0
    above: bool = False
    whole: bool = False
    here: bool = False
    close: str = ""
    front: bool = False
    side: float | None = None
    wide: bool = False
    level: bool = False


USUAL = Way()
"""The camera as it usually is."""
WAYS = (
    Way(True),
    Way(True, above=True),
    Way(True, whole=True),
    Way(True, above=True, whole=True),
    Way(True, turn=0.9),
    Way(True, turn=-0.9, above=True),
    Way(True, here=True),
)
"""Others, where somebody is not seen in the usual one."""
FROM_BEFORE = (Way(front=True), Way(True, front=True))
"""Those from before, where the sides that are told are others in the picture."""


def told_so(way: Way, told: Scene, bodies: dict[str, Body], indoor: bool) -> Scene:
    """The scene with the camera of a way, where the words left that open."""
    scene = against_the_sky(seen_into(near_what_is_borne(told, bodies), bodies))
    if way.above and not scene.camera.angle:
        above = scene.camera.model_copy(update={"angle": "high"})
        scene = scene.model_copy(update={"camera": above})
    if way.level and not scene.camera.angle:
        level = scene.camera.model_copy(update={"angle": "eye"})
        scene = scene.model_copy(update={"camera": level})
    if indoor and scene.camera.angle == "aerial":  # a bird would be under the ceiling
        straight = scene.camera.model_copy(update={"angle": "overhead"})
        scene = scene.model_copy(update={"camera": straight})
    if way.wide and not scene.camera.lens:
        wider = scene.camera.model_copy(update={"lens": WIDE})
        scene = scene.model_copy(update={"camera": wider})
    if way.close:
        nearer = {"framing": "medium", "on": way.close}
        scene = scene.model_copy(update={"camera": scene.camera.model_copy(update=nearer)})
    return scene
