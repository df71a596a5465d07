"""Courts with nets that are played over: two side by side, seen from the side of the near one.

The net of the near court belongs to the story, not to the set: it stands between those who play.
"""

from soracli.stage.figure import Collider
from soracli.stage.materials import Surface
from soracli.stage.mesh import Mesh, join
from soracli.stage.performance import SetPiece
from soracli.stage.places.fences import chain_link
from soracli.stage.places.greenery import grove, scattered, spaced, standing
from soracli.stage.places.land import land, patched, strip
from soracli.stage.places.markings import outline, stripe
from soracli.stage.places.occasion import Occasion
from soracli.stage.shapes import cylinder
from soracli.stage.things.forms import boxes
from soracli.stage.things.outdoors import bench

_LONG, _WIDE, _ALLEY, _SERVICE = 11.885, 5.485, 1.37, 6.4
"""Metres of half a court, half its width for doubles, an alley at its side, and from the net to the
service line: the rules of tennis of the ITF."""
_NET, _BAND = 0.914, 0.06
"""Metres that a net is high in its middle, and its white band."""
_MIDDLES = (0.0, 16.5)
"""Metres away (y) of the middles of the courts."""
_WHITE, _GREEN, _BLUE = "#f4f4ee", "#3f7a52", "#2f6296"


def tennis_court(on: Occasion) -> SetPiece:
    """Two blue courts in a green yard, a net over the far one, an umpire's chair, trees."""
    lawn = land(lambda x, y: x * 0 - 0.06, 160, "#5f8a3e", Surface.GRASS, 40, seed=on.seed)
    yard = patched(strip((-19, 19), (-9.5, 26.0), -0.02, _GREEN, 18, 30), 0.04, on.seed)
    courts = [_court(y, on.seed) for y in _MIDDLES]
    return SetPiece(
        name="tennis court",
        mesh=join([lawn, yard, *courts, _net(_MIDDLES[1]), _seats(), _around(on)]),
        ground="asphalt",
        reach=8.0,
        colliders=(Collider("box", (19.0, 0.05, 1.6), (0.0, 26.0, 1.6)),),
        far_color="#6f8a52",
        far_level=-0.12,
    )


def _court(y: float, seed: int) -> Mesh:
    inside = strip((-_LONG, _LONG), (y - _WIDE, y + _WIDE), -0.006, _BLUE, 22)
    single = _WIDE - _ALLEY
    paths = [
        *outline((-_LONG, _LONG), (y - _WIDE, y + _WIDE)),
        [(-_LONG, y - single), (_LONG, y - single)],
        [(-_LONG, y + single), (_LONG, y + single)],
        [(-_SERVICE, y), (_SERVICE, y)],
        *([(x, y - single), (x, y + single)] for x in (-_SERVICE, _SERVICE)),
        *([(s * _LONG, y), (s * (_LONG - 0.3), y)] for s in (-1, 1)),
    ]
    lines = [stripe(path, 0.07, 0.0, _WHITE, Surface.COURT) for path in paths]
    return join([patched(inside, 0.04, seed, 3.0), *lines])


def _net(y: float) -> Mesh:
    """Posts, cords and the white band of a net along y."""
    side = _WIDE + 0.9
    posts = [
        cylinder((0, y + s * side, 0), (0, y + s * side, 1.07), 0.05, color="#2f4a3a", surface=6)
        for s in (-1, 1)
    ]
    band = boxes([(0, y, _NET)], (0.03, 2 * side, _BAND), _WHITE, Surface.CLOTH)
    rows = boxes([(0, y, 0.1 * k) for k in range(1, 9)], (0.008, 2 * side, 0.01), "#26282b")
    count = int(2 * side / 0.12)
    at = [(0, y - side + 0.12 * k, _NET / 2) for k in range(count)]
    return join([*posts, band, rows, boxes(at, (0.008, 0.01, _NET), "#26282b")])


def _seats() -> Mesh:
    """Benches between the courts, and the chair of the umpire."""
    y = sum(_MIDDLES) / 2
    legs = [(x, y + dy, 0.85) for x in (-0.3, 0.3) for dy in (-0.3, 0.3)]
    chair = boxes(legs, (0.06, 0.06, 1.7), "#f4f4ee", Surface.METAL)
    seat = boxes([(0, y, 1.7), (0, y + 0.3, 2.05)], [(0.7, 0.7, 0.08), (0.7, 0.06, 0.7)], "#2f4a3a")
    return join([chair, seat, *(bench("#9a6b42").moved((x, y, 0)) for x in (-5.5, 5.5))])


def _around(on: Occasion) -> Mesh:
    chance = on.chance(2)
    corners = [(-19, -9.5), (-19, 26), (19, 26), (19, -9.5)]
    fence = [chain_link(a, b, 3.4) for a, b in zip(corners, corners[1:], strict=False)]
    behind = spaced(chance, scattered(chance, 60, (-45, 45), (29, 42)), 4.0)
    trees = grove(standing(behind[:26], -0.06), chance, (6.0, 10.0), leaves=520)
    return join([*fence, trees])
