"""The tail of what was played: its last frames, where a shot is the end of a longer movement."""

from dataclasses import replace

from soracli.stage.performance import Body, Effect


def last_of(body: Body, frames: int) -> Body:
    """A body through its last frames only, so many of them."""
    return replace(
        body,
        rotations=body.rotations[-frames:],
        positions=body.positions[-frames:],
        visible=body.visible[-frames:],
    )


def last_of_effect(effect: Effect, frames: int) -> Effect:
    """An effect through its last frames only, so many of them."""
    return replace(
        effect,
        positions=effect.positions[-frames:],
        directions=effect.directions[-frames:],
        strength=effect.strength[-frames:],
    )
