"""Practical lights of the sets."""

from collections.abc import Iterable

from soracli.stage.performance import Lamp

WARM = (1.0, 0.72, 0.4)
NEUTRAL = (1.0, 0.94, 0.84)
COOL = (0.88, 0.95, 1.0)


def post_light(x: float, y: float, height: float = 4.6, power: float = 0.9) -> Lamp:
    """The light of such a lamp standing at (x, y)."""
    return Lamp((x, y, height - 0.35), (WARM[0] * power, WARM[1] * power, WARM[2] * power), 0.16)


def lamps_at(
    places: Iterable[tuple[float, float, float]],
    power: float,
    tone: tuple[float, float, float] = NEUTRAL,
    radius: float = 0.0,
) -> tuple[Lamp, ...]:
    """Lamps of one color and power at points in metres; `radius` of the glowing globe."""
    color = (tone[0] * power, tone[1] * power, tone[2] * power)
    return tuple(Lamp(place, color, radius) for place in places)
