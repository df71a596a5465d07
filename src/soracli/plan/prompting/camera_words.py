"""A camera in the words of film people, as video models have read them."""

from collections.abc import Callable

from soracli.story.shot import Angle, Camera, Framing, Move

FRAMINGS: dict[Framing, str] = {
    "extreme wide": "extreme wide shot",
    "wide": "wide shot",
    "full": "full shot",
    "medium wide": "medium wide shot",
    "two-shot": "two-shot",
    "medium": "medium shot",
    "medium close-up": "medium close-up",
    "close-up": "close-up",
    "extreme close-up": "extreme close-up",
}
ANGLES: dict[Angle, str] = {
    "eye": "at eye level",
    "low": "from a low angle",
    "high": "from a high angle",
    "oblique": "oblique view from above, like a model",
    "aerial": "aerial view",
    "overhead": "from straight above",
    "worm": "worm's-eye view",
    "dutch": "dutch angle",
}
MOVES: dict[Move, str] = {
    "static": "the camera stands still",
    "pan left": "the camera pans left",
    "pan right": "the camera pans right",
    "whip pan left": "the camera whip pans left",
    "whip pan right": "the camera whip pans right",
    "tilt up": "the camera tilts up",
    "tilt down": "the camera tilts down",
    "roll clockwise": "the camera rolls clockwise",
    "roll counter-clockwise": "the camera rolls counter-clockwise",
    "dolly in": "the camera dollies in",
    "dolly out": "the camera dollies out",
    "truck left": "the camera trucks left",
    "truck right": "the camera trucks right",
    "pedestal up": "the camera rises",
    "pedestal down": "the camera sinks",
    "crane up": "the camera cranes up",
    "crane down": "the camera cranes down",
    "zoom in": "the camera zooms in",
    "zoom out": "the camera zooms out",
    "dolly zoom": "dolly zoom",
    "orbit clockwise": "the camera orbits clockwise around the subject",
    "orbit counter-clockwise": "the camera orbits counter-clockwise around the subject",
    "track": "tracking shot",
    "track side": "tracking shot from the side",
    "follow": "the camera follows from behind",
    "lead": "the camera leads from the front",
    "handheld": "handheld camera",
    "fly-through": "the camera flies through the scene",
}
SLOW, FAST = 0.8, 1.25


def camera_words(camera: Camera, called: Callable[[str], str]) -> str:
    """A camera as one sentence, "" where nothing was asked; `called` names an entity by its id."""
    framing = FRAMINGS[camera.framing] if camera.framing else ""
    if framing and camera.on and called(camera.on):
        framing += f" of {called(camera.on)}"
    parts = [
        framing,
        ANGLES[camera.angle] if camera.angle else "",
        f"over the shoulder of {called(camera.over)}" if camera.over else "",
        f"through the eyes of {called(camera.eyes)}" if camera.eyes else "",
        f"{camera.lens:g}mm lens" if camera.lens else "",
        _move(camera),
    ]
    return ", ".join(part for part in parts if part)


def _move(camera: Camera) -> str:
    if camera.move is None:
        return ""
    pace = " slowly" if camera.speed < SLOW else " fast" if camera.speed > FAST else ""
    return MOVES[camera.move] + (pace if camera.move != "static" else "")
