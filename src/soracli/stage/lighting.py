"""The gaffer: the light of a set at an hour, in a weather, and what it does not reach."""

from dataclasses import replace
from functools import lru_cache

import numpy as np

from soracli.stage import shadows
from soracli.stage.light import Light, light_of, turned
from soracli.stage.performance import CameraPath, SetPiece
from soracli.stage.skies import painted_sky, under
from soracli.story.shot import TimeOfDay, Weather

# where a low sun may be turned to (azimuth, least height): behind the camera to the left and right,
# along the street either way, over the roofs
OTHER_SUNS = ((214.0, 10.0), (318.0, 10.0), (183.0, 10.0), (357.0, 10.0), (222.0, 34.0))

_DIM, _GLOOM = 0.22, 0.6
"""The shares of its lamps, and of the light from above and below, that a dark room has."""
_SEEN = 0.42
"""The share of the light of whom the camera is on that fog, rain or a storm leave at least."""


def seen_through(light: Light, path: CameraPath) -> Light:
    """The light in air that is thin enough to see whom the camera is on: a ship in a storm is far
    away, and it is shown."""
    far = float(np.median(np.linalg.norm(path.target - path.position, axis=1)))
    most = -np.log(_SEEN) / max(far, 1.0)
    return light if light.haze <= most else replace(light, haze=float(most))


def _turned_down(light: Light) -> Light:
    """The light of a room in which hardly a lamp is lit."""
    return replace(
        light, lamps=_DIM * light.lamps, sky=_GLOOM * light.sky, bounce=_GLOOM * light.bounce
    )


@lru_cache(maxsize=4)
def lighted(piece: SetPiece, time: TimeOfDay, weather: Weather) -> tuple[Light, shadows.SetShadows]:
    """The light on a set and the shadows of the set, found once for all takes on it.

    Where walls keep a low sun from the acting area, it comes from where they let it in, as a
    gaffer would turn the lamp.
    """
    light = under(light_of(time, weather, piece.indoor), piece.sky)
    light = painted_sky(_turned_down(light) if piece.dim else light, piece.sky_color)
    best = light, shadows.prepare(piece, light)
    share = shadows.sunny_share(best[1])
    if piece.indoor or piece.sky == "water" or light.softness > 0.5:
        return best
    for azimuth, least in OTHER_SUNS:
        if share > 0.5:
            break
        other = turned(light, azimuth, least)
        drawn = shadows.prepare(piece, other)
        if shadows.sunny_share(drawn) > share + 0.15:
            best, share = (other, drawn), shadows.sunny_share(drawn)
    return best
