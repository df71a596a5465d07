"""Practical lights of the sets."""

from soracli.stage.performance import Lamp

WARM = (1.0, 0.72, 0.4)


def post_light(x: float, y: float, height: float = 4.6, power: float = 0.9) -> Lamp:
    """The light of such a lamp standing at (x, y)."""
    return Lamp((x, y, height - 0.35), (WARM[0] * power, WARM[1] * power, WARM[2] * power), 0.16)
