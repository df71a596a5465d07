"""Throws: a release velocity that does what was asked, found by trying it in the simulation.

"Misses" is not an animation. Aims are tried in the physics until one hits board or rim, does not
go through, and comes back; "scores" likewise until one goes through.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import numpy as np

from soracli.stage.physics import Fixture, Motion, Prop, World
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array
from soracli.stage.water import GRAVITY

_TRIES = 48


_AT_THE_RIM, _DUNKED = 1.1, 0.42
"""Metres from the rim within which a shot is a dunk, and the seconds that one flies about."""
_SHOOTS, _DUNKS = 4.0, 0.8
"""Metres from the rim to who shoots at it, and to who dunks."""


def shot_from(beats: Iterable[Beat], place: int) -> Array:
    """Where (3,) somebody stands who shoots at a rim over (2.1, 0), the `place` of whom is so late
    in their row, and who has these beats."""
    far = _DUNKS if any("dunk" in one.action.verb for one in beats) else _SHOOTS
    return np.array([2.1 - far - 0.8 * place, 0.9 * place, 0.0])


@dataclass(frozen=True, eq=False)
class Target:
    """A hoop as it stands: the center of its `rim` (3,) and the middle of its `board` (3,).

    World metres; `radius` is that of the rim.
    """

    rim: Array
    board: Array
    radius: float = 0.2286


def ballistic(start: Array, end: Array, seconds: float) -> Array:
    """The velocity (3,) in metres per second from `start` to `end` (3,) in `seconds` (no drag)."""
    return np.asarray((end - start) / seconds + np.array([0.0, 0.0, 0.5 * GRAVITY * seconds]))


def shot(
    ball: Prop, start: Array, hoop: Fixture, target: Target, outcome: str, seed: int, ground: str
) -> tuple[Array, Array]:
    """Velocity and spin (3,) of a shot with the wanted outcome ("miss", or anything else to score).

    Metres and radians per second. `start` (3,) is where the middle of the ball is let go, world
    metres; `ground` is the material of the floor. The last shot tried, when none of them does it.
    """
    velocity, spin = np.zeros(3), np.zeros(3)
    for velocity, spin in _aims(start, target, outcome == "miss", seed):
        center = (
            np.array(ball.figure.anchors["center"][1]) if "center" in ball.figure.anchors else 0
        )
        trial = Prop(ball.id, ball.figure, start - center, velocity=velocity, spin=spin)
        motions, contacts = World(ground, (), [hoop], [trial], [], None).run(2.6)
        struck = [contact.position for contact in contacts if hoop.id in (contact.a, contact.b)]
        through = _through(motions[ball.id], target)
        if outcome != "miss" and through:
            break
        missed = outcome == "miss" and not through and _off_the_board(struck, target)
        if missed and _comes_back(motions[ball.id], target, start):
            break
    return velocity, spin


def _aims(start: Array, target: Target, miss: bool, seed: int) -> Iterator[tuple[Array, Array]]:
    chance = np.random.default_rng(seed)
    toward = target.board - start
    toward[2] = 0
    toward /= np.linalg.norm(toward)
    side = np.array([-toward[1], toward[0], 0.0])
    for _ in range(_TRIES):
        if miss:
            end = target.board + side * chance.uniform(-0.28, 0.28)
            end = end + np.array([0, 0, chance.uniform(-0.12, 0.22)])
        else:
            end = target.rim + side * chance.normal(0, 0.03) + toward * chance.normal(0, 0.04)
        distance = float(np.linalg.norm((end - start)[:2]))
        seconds = 0.62 + 0.105 * distance + chance.uniform(-0.03, 0.06)
        if distance < _AT_THE_RIM:  # a dunk is let go over the rim, and is no lob
            seconds = _DUNKED + chance.uniform(-0.05, 0.1)
        spin = side * 2 * np.pi * 1.8  # backspin
        yield ballistic(start, end, seconds), spin


def _through(motion: Motion, target: Target) -> bool:
    above = motion.centers[:, 2] > target.rim[2]
    falls = np.flatnonzero(above[:-1] & ~above[1:])
    gaps = np.linalg.norm(motion.centers[falls, :2] - target.rim[:2], axis=1)
    return bool(np.any(gaps < target.radius))


def _off_the_board(struck: list[tuple[float, float, float]], target: Target) -> bool:
    """The first thing it hits is the board, well above the rim."""
    if not struck:
        return False
    first = np.array(struck[0])
    return bool(first[2] > target.rim[2] + 0.12 and np.linalg.norm(first - target.board) < 1.0)


def _comes_back(motion: Motion, target: Target, start: Array) -> bool:
    home = start[:2] - target.rim[:2]
    home = home / np.linalg.norm(home)
    return bool((motion.centers[-1, :2] - target.rim[:2]) @ home > 0.5)
