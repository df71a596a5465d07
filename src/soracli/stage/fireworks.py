"""Fireworks: each rises, bursts, hangs as a ball of sparks and sinks, again and again, aside of
where it burst before, the next one a moment later."""

from dataclasses import replace

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage.framing import skin_of
from soracli.stage.performance import Body, Guise
from soracli.stage.turns import Array, single, smooth

_KIND = "firework_burst"
_PERIOD, _NEXT = 2.1, 0.64
"""Seconds from a burst to the next of the same, and from one to its neighbor's."""
_RISES, _OPENS, _FADES = 0.45, 0.4, 0.7
"""Seconds that a rocket rises, that its sparks fly apart, and that they take to go out."""
_SPARK, _LOOSE = 0.03, 0.78
"""How large it is while it rises, and when it has burst, of how large it gets."""
_SINKS = 0.6
"""Metres that the sparks have sunk, of a ball of sparks a metre wide, after a second squared."""
_ASIDE = 2.4
"""Radians from the place of one burst to that of the next, around the first: no two are alike."""
_POINTS = 200


def bursting(spec: TakeSpec, bodies: dict[str, Body]) -> dict[str, Body]:
    """The bodies by entity id, with the fireworks among them rising and bursting."""
    lit = [one.id for one in spec.scene.entities if one.kind == _KIND and one.id in bodies]
    times = np.arange(spec.frames) / spec.fps * spec.scene.time_scale
    return bodies | {name: _burst(bodies[name], times, place) for place, name in enumerate(lit)}


def _burst(body: Body, times: Array, place: int) -> Body:
    """One of them, the `place`-th (0 the first), at the world seconds `times` (N,)."""
    since = times + _PERIOD - _RISES - place * _NEXT + 0.35
    round_, since = np.floor(since / _PERIOD), since % _PERIOD - _RISES
    rising = since < 0
    wide = np.where(rising, _SPARK, _LOOSE * smooth(np.clip(since / _OPENS, 0, 1)) ** 0.5)
    wide = np.maximum(wide + np.where(rising, 0, (1 - _LOOSE) * since / _PERIOD), _SPARK)
    gone = np.clip((since - (_PERIOD - _RISES - _FADES)) / _FADES, 0, 1)
    skin = skin_of(body, np.arange(len(times)), _POINTS)
    middle = np.median(skin, axis=1)  # not of the speck by which it stands on the ground
    radius = float(np.ptp(skin[0, :, 0])) / 2
    up = np.where(rising, since / _RISES * middle[:, 2] * 0.75, -_SINKS * radius * since**2 / 2)
    angle = round_ * _ASIDE
    aside = np.stack([np.cos(angle) - 1, 0 * angle, 0.4 * np.sin(angle)], -1) * radius * 0.6
    shift = aside + np.stack([0 * up, 0 * up, up], -1)
    offset = body.positions - middle[:, None]
    positions = middle[:, None] + shift[:, None] + wide[:, None, None] * offset
    rotations = wide[:, None, None, None] * body.rotations
    still = np.ones(len(times))
    stops = body.figure.mesh.colors[None]
    guise = Guise(stops, single(0 * still), single(1 + 0.6 * ~rising), single(1 - gone))
    return replace(
        body,
        positions=single(positions),
        rotations=single(rotations),
        guise=guise,
        visible=body.visible & (gone < 1),
    )
