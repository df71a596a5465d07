"""Broadsides: ships that fire at each other lie a ship's length apart, and smoke and balls fly.

The reader has put smoke before each of them and some balls (`script.reader.broadsides`). Neither
is played: a puff comes out of the side of a ship, grows and thins out, and a ball flies from there
to the other ship in a low arc, again and again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from soracli.stage.blocking import Blocking
from soracli.stage.framing import box_of
from soracli.stage.performance import Body
from soracli.stage.turns import Array, single, smooth

FIRED = "fired"
"""What is said of a ball that a gun fires."""
_SMOKE = "smoke_plume"
_APART, _NEARER = 1.25, 0.5
"""Between their middles how far two ships lie apart, in their mean length, and where on its length
the guns are that are nearest to the other."""
_EVERY, _FLIES, _LINGERS = 1.7, 0.9, 1.5
"""Seconds from one shot of a ship to the next, of a ball in the air, and of a puff."""
_HIGH, _ARC = 0.14, 0.16
"""How high the guns are over the waterline, of the height of a ship, and how high a ball goes over
that, of its way."""


@dataclass(frozen=True)
class _Gun:
    """From where (N, 3) to where (N, 3) a ship fires, and the second of its first shot."""

    muzzle: Array
    aim: Array
    first: float


def fire_broadsides(
    blocking: Blocking, bodies: Mapping[str, Body], times: Array
) -> dict[str, Body]:
    """The bodies by entity id, at world seconds `times`, with those ships that fire at another."""
    found = dict(bodies)
    smoke = {one.b: one.a for one in blocking.scene.relations
             if _kind(one.a, blocking) == _SMOKE and _is_ship(one.b, found)}  # fmt: skip
    balls = [one.id for one in blocking.scene.entities if FIRED in one.attributes]
    pairs = [(ship, other) for ship in smoke for other in [_foe(ship, blocking)] if other in found]
    if not pairs or not balls:
        return found
    _keep_apart(pairs, found)
    for number, (ship, other) in enumerate(pairs):
        gun = _gun(found[ship], found[other], float(times[0]) + 0.4 + 0.5 * _EVERY * (number % 2))
        if smoke[ship] in found:
            found[smoke[ship]] = _puff(found[smoke[ship]], gun, times)
        for ball in balls[number :: len(pairs)]:
            if ball in found:
                found[ball] = _shot(found[ball], gun, times)
    return found


def _kind(name: str, blocking: Blocking) -> str:
    entity = blocking.scene.entity(name)
    return entity.kind if entity is not None else ""


def _is_ship(name: str, bodies: Mapping[str, Body]) -> bool:
    return name in bodies and bodies[name].figure.family == "boat"


def _foe(ship: str, blocking: Blocking) -> str:
    """Whom a ship fires at; "" for nobody."""
    acts = [one for one in blocking.scene.actions if one.target]
    fires = (one.target for one in acts if ship in one.agents)
    return next(fires, next((one.agents[0] for one in acts if one.target == ship), ""))


def _keep_apart(pairs: list[tuple[str, str]], bodies: dict[str, Body]) -> None:
    """Let two ships lie side by side of each other through all of it, a little apart."""
    for ship, other in pairs:
        if (other, ship) not in pairs or ship > other:
            continue
        one, two = bodies[ship], bodies[other]
        mean = 0.5 * (one.figure.longest + two.figure.longest)
        for body, name, side in ((one, ship, -0.5), (two, other, 0.5)):
            low, high = box_of(body)
            middle = 0.5 * (low + high)
            middle[:, 2] = 0.0
            off = np.array([side * _APART * mean, 0.0, 0.0]) - middle
            bodies[name] = replace(body, positions=single(body.positions + off[:, None]))


def _gun(ship: Body, other: Body, first: float) -> _Gun:
    """The guns of a ship on the side and the end that are nearer to another."""
    (low, high), (left, right) = box_of(ship), box_of(other)
    own, theirs = 0.5 * (low + high), 0.5 * (left + right)
    for middle, bottom, top in ((own, low, high), (theirs, left, right)):
        middle[:, 2] = np.maximum(bottom[:, 2], 0.0) + _HIGH * (top[:, 2] - bottom[:, 2])
    way = theirs - own
    ahead = way / np.maximum(np.linalg.norm(way, axis=1, keepdims=True), 1e-6)
    before = np.array([0.0, -0.5, 0.0]) * (high - low)  # the side that one sees
    muzzle = own + 0.5 * _NEARER * ahead * ship.figure.longest + before
    return _Gun(muzzle, theirs - 0.4 * _NEARER * ahead * other.figure.longest + before, first)


def _puff(plume: Body, gun: _Gun, times: Array) -> Body:
    """Smoke that bursts out of the muzzle, grows, drifts up and is gone."""
    since = np.where(times >= gun.first, (times - gun.first) % _EVERY, np.inf)
    share = np.clip(since / _LINGERS, 0.0, 1.0)
    grown = 0.25 + 0.75 * np.sqrt(share)
    tall = plume.figure.height
    where = gun.muzzle + 0.0
    where[:, 2] += tall * (0.25 * share - 0.4 * grown)
    turn = plume.rotations[:1].astype(np.float64)
    scale = np.where(share < 0.75, grown, grown * (1 - smooth(4 * share - 3)))
    rotations = np.repeat(turn, len(times), axis=0) * scale[:, None, None, None]
    joints = plume.positions.shape[1]
    positions = np.repeat(where[:, None], joints, axis=1)
    seen = plume.visible & (since < _LINGERS)
    return replace(plume, rotations=single(rotations), positions=single(positions), visible=seen)


def _shot(ball: Body, gun: _Gun, times: Array) -> Body:
    """A ball that flies over and is gone where it hits."""
    since = np.where(times >= gun.first, (times - gun.first) % _EVERY, np.inf)
    share = np.clip(since / _FLIES, 0.0, 1.0)[:, None]
    far = np.linalg.norm(gun.aim - gun.muzzle, axis=1, keepdims=True)
    where = gun.muzzle + share * (gun.aim - gun.muzzle)
    where[:, 2:] += _ARC * far * 4 * share * (1 - share)
    moved = ball.positions - ball.positions[:, :1] + where[:, None]
    seen = (since > 0) & (since < _FLIES)
    return replace(ball, positions=single(moved), visible=seen)
