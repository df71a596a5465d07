"""What surrounds open places: lawns with a hole for what is paved, and trees far off."""

from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.places.distance import far_wood
from soracli.stage.places.greenery import scattered, spaced, standing
from soracli.stage.places.land import patched, strip
from soracli.stage.places.occasion import Occasion


def lawn(
    on: Occasion,
    color: str = "#6b9a44",
    reach: float = 170.0,
    hole: tuple[float, float, float, float] | None = None,
) -> Mesh:
    """Grass all around, a little lower than what is paved; none in a `hole` (x, y, x, y)."""
    spans = [(-reach, reach, -reach, reach)]
    if hole is not None:
        x0, y0, x1, y1 = hole
        spans = [(-reach, reach, -reach, y0), (-reach, reach, y1, reach)]
        spans += [(-reach, x0, y0, y1), (x1, reach, y0, y1)]
    parts = [
        strip((a, b), (c, d), -0.05, color, Surface.GRASS, 40 if hole is None else 20)
        for a, b, c, d in spans
        if b > a and d > c
    ]
    return patched(join(parts), 0.1, on.seed)


def woods(
    on: Occasion, part: int, y: tuple[float, float], count: int = 26, wide: float = 60.0
) -> Mesh:
    """Trees of a park along x between two distances."""
    chance = on.chance(part)
    spots = spaced(chance, scattered(chance, count * 4, (-wide, wide), y), 5.0)[:count]
    return far_wood(standing(spots), chance, (6.0, 9.5), "tree")
