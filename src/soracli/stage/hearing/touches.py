"""What a touch sounds like: blows that begin it, rolling and scraping while it lasts.

A blow is a short rise of the force between two bodies over what lies on them anyway, so that a
block that tips onto its other edge is heard too, though it never left the ground, and one that
merely lies there is not.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

from soracli.stage.performance import Contact, ContactKind, course_of
from soracli.stage.turns import Array
from soracli.stage.water import GRAVITY

_WITHIN = 0.03
"""Seconds over which the impulse of one blow is summed."""
_APART = 0.04
"""Seconds that two blows of the same two bodies are apart, at least: chatter is one."""
_FIRST = 0.25
"""The share of the hardest touch of a blow that the first of it has at least."""
_REST = 0.15
"""Seconds to both sides over which the load that lies on a touch is the mean force."""
_SOFTEST, _LEAST = 0.06, 0.002
"""Metres per second at which the softest blow closes, newton seconds of the least."""
_LIGHT, _CHATTER = 0.3, 0.08
"""Metres per second below which a blow is chatter of what stands there, if it gives less than the
load gives in so many seconds: a tower of blocks trembles in the simulation and stands still."""
_MOST, _HEAVIEST = 4.0, 10.0
"""How many times its momentum the impulse of a blow may be, and its weight the load of a roll: what
is squeezed between a body and a wall is pressed harder than anything in life."""
_SETTLING, _SETTLES = 0.25, 0.5
"""Seconds at the beginning in which what is slower (metres per second) only comes to rest."""
_APART_BY = 0.1
"""Seconds at the beginning in which what stands in a living body is pushed out of it, unheard."""
_THERE = 5
"""Steps at the beginning: what touches then has touched before, and is not hit."""
_GAP = 0.08
"""Seconds without a touch that do not end a roll or a scrape: a crate hops as it slides."""
_SHORTEST, _SLOWEST = 0.12, 0.12
"""Seconds and metres per second from which going along something is heard."""
_SLIPS = 0.4
"""The share of the speed at which the touching points slip from which it is scraping."""
_COURSE = 0.1
"""Seconds between two points of a course."""


@dataclass(frozen=True, eq=False)
class Touching:
    """`a` (of `mass` kilograms, the lighter) and `b` through all steps S in which they touch.

    `steps` (S,) are numbers, `values` (S, 6) the normal force in newtons, the closing speed and the
    slipping speed in metres per second, and where, in world metres. `firm` is False where `b` is a
    living body, along which nothing rolls.
    """

    a: str
    b: str
    materials: tuple[str, str]
    mass: float
    steps: NDArray[np.int64]
    values: Array
    firm: bool = True


def contacts_of(touching: Touching, centers: Mapping[str, Array], step: float) -> list[Contact]:
    """The blows, rolls and scrapes of two bodies, in world seconds.

    `centers` (steps, 3) by id are where what moves freely was, `step` the seconds of one step.
    """
    found: list[Contact] = []
    gap = int(_GAP / step)
    breaks = np.flatnonzero(np.diff(touching.steps) > gap) + 1
    for rows in np.split(np.arange(len(touching.steps)), breaks):
        found += _blows(touching, rows, centers, step)
        if touching.firm:
            found += _along(touching, rows, centers, step)
    return [_faster_first(contact, centers, step) for contact in found]


def _faster_first(contact: Contact, centers: Mapping[str, Array], step: float) -> Contact:
    """Of two that both move, the faster one comes first: the ball hits the block."""
    if contact.a not in centers or contact.b not in centers:
        return contact
    last = max(int(contact.time / step) - 1, 1)
    gone = [
        float(np.linalg.norm(centers[name][last] - centers[name][max(last - 20, 0)]))
        for name in (contact.a, contact.b)
    ]
    if gone[0] >= gone[1]:
        return contact
    one, other = contact.materials
    return replace(contact, a=contact.b, b=contact.a, materials=(other, one))


def _blows(
    touching: Touching, rows: NDArray[np.int64], centers: Mapping[str, Array], step: float
) -> Iterator[Contact]:
    first = int(touching.steps[rows[0]])
    force = np.zeros(int(touching.steps[rows[-1]]) - first + 1)
    places = touching.steps[rows] - first
    force[places] = touching.values[rows, 0]
    load = _load(force, int(_REST / step))
    excess = np.maximum(force - load, 0.0)
    within = int(_WITHIN / step)
    sums = np.concatenate([[0.0], np.cumsum(excess)]) * step
    apart = int(_APART / step)
    for peak in _peaks(excess, apart):
        begin = _onset(excess, peak, apart)
        end = max(begin + within, peak + within // 2)
        impulse = float(sums[min(end, len(excess))] - sums[begin])
        near = rows[(places >= begin) & (places <= end)]
        speed = float(touching.values[near, 1].max(initial=0.0))
        if not touching.firm:
            # the ear knows not how fast a living body comes, but what it does to the other
            speed = _changed(centers[touching.a], first + begin, within, step)
        impulse = min(impulse, _MOST * touching.mass * speed)
        time = (first + begin) * step
        settles = time < _SETTLING and speed < _SETTLES
        settles |= not touching.firm and time < _APART_BY
        if impulse < _LEAST or speed < _SOFTEST or settles or first + begin < _THERE:
            continue
        if speed < _LIGHT and impulse < _CHATTER * load[peak]:
            continue
        row = rows[min(int(np.searchsorted(places, begin)), len(rows) - 1)]
        yield _contact(touching, "impact", time, impulse, int(row), speed)


def _changed(way: Array, begin: int, within: int, step: float) -> float:
    """By how much the velocity of a body changes in a blow, metres per second."""
    first, last = max(begin - within, 0), min(begin + within, len(way) - 1)
    if first >= begin or last <= begin:
        return 0.0
    before = (way[begin] - way[first]) / (begin - first)
    after = (way[last] - way[begin]) / (last - begin)
    return float(np.linalg.norm(after - before)) / step


def _load(force: Array, reach: int) -> Array:
    """The mean force of the time around every step: what lies there is carried, not hit."""
    sums = np.concatenate([[0.0], np.cumsum(force)])
    places = np.arange(len(force))
    low, high = np.maximum(places - reach, 0), np.minimum(places + reach, len(force))
    return np.asarray((sums[high] - sums[low]) / (2 * reach))


def _peaks(excess: Array, apart: int) -> list[int]:
    """The steps at which the force is highest, the highest first, none too near to another."""
    inner = np.concatenate([[0.0], excess, [0.0]])
    tops = np.flatnonzero((inner[1:-1] > inner[:-2]) & (inner[1:-1] >= inner[2:]))
    free = np.ones(len(excess), bool)
    taken: list[int] = []
    for top in tops[np.argsort(-excess[tops], kind="stable")]:
        if free[top]:
            taken.append(int(top))
            free[max(top - apart + 1, 0) : top + apart] = False
    return taken


def _onset(excess: Array, peak: int, apart: int) -> int:
    """The step in which a blow begins: the first of the touches that are one with its peak."""
    first = max(peak - apart, 0)
    begin = first + int(np.argmax(excess[first : peak + 1] > _FIRST * excess[peak]))
    floor = 0.05 * excess[peak]
    while begin > first and excess[begin - 1] > floor:
        begin -= 1
    return begin


def _along(
    touching: Touching, rows: NDArray[np.int64], centers: Mapping[str, Array], step: float
) -> Iterator[Contact]:
    """Rolling or scraping while two bodies touch."""
    first, last = int(touching.steps[rows[0]]), int(touching.steps[rows[-1]])
    if (last - first) * step < _SHORTEST:
        return
    span = np.arange(first, last + 1)
    pace = _pace(touching, centers, span, step)
    moving = np.flatnonzero(pace > _SLOWEST)
    if not len(moving):
        return
    for part in np.split(moving, np.flatnonzero(np.diff(moving) > _GAP / step) + 1):
        if (part[-1] - part[0]) * step < _SHORTEST:
            continue
        begin, end = first + int(part[0]), first + int(part[-1])
        inner = rows[(touching.steps[rows] >= begin) & (touching.steps[rows] <= end)]
        if not len(inner):
            continue
        yield _going(touching, inner, pace[part[0] : part[-1] + 1], (begin, end), step)


def _pace(
    touching: Touching, centers: Mapping[str, Array], span: NDArray[np.int64], step: float
) -> Array:
    """How fast `a` goes along `b` in every step of a span, metres per second."""
    way = centers[touching.a][np.minimum(span, len(centers[touching.a]) - 1)]
    if touching.b in centers:
        way = way - centers[touching.b][np.minimum(span, len(centers[touching.b]) - 1)]
    reach = max(int(0.02 / step), 1)
    ahead = np.minimum(np.arange(len(span)) + reach, len(span) - 1)
    behind = np.maximum(np.arange(len(span)) - reach, 0)
    gone = np.linalg.norm(way[ahead] - way[behind], axis=1)
    return np.asarray(gone / (np.maximum(ahead - behind, 1) * step))


def _going(
    touching: Touching,
    rows: NDArray[np.int64],
    pace: Array,
    span: tuple[int, int],
    step: float,
) -> Contact:
    seconds = (span[1] - span[0]) * step
    force, slip = touching.values[rows, 0], touching.values[rows, 2]
    speed = float(pace.mean())
    kind: ContactKind = "scrape" if float(np.median(slip)) > _SLIPS * speed else "roll"
    most = _HEAVIEST * GRAVITY * touching.mass * seconds
    load = min(float(force.sum() * step), most)
    count = max(int(np.ceil(seconds / _COURSE)), 1) + 1
    marks = np.linspace(span[0], span[1], count)
    where = np.stack(
        [np.interp(marks, touching.steps[rows], touching.values[rows, k]) for k in (3, 4, 5)], -1
    )
    paces = np.interp(marks, np.arange(span[0], span[1] + 1), pace)
    course = course_of(marks * step, where, paces)
    made = _contact(touching, kind, span[0] * step, load, int(rows[0]), speed)
    return made.lasting(seconds, course)


def _contact(
    touching: Touching, kind: ContactKind, time: float, impulse: float, row: int, speed: float
) -> Contact:
    x, y, z = (float(value) for value in touching.values[row, 3:])
    names = (touching.a, touching.b)
    return Contact(time, kind, *names, touching.materials, impulse, (x, y, z), speed=speed)
