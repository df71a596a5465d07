"""Fast limbs: the air that is cut, the clothes that rustle, and what a blow meets."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np

from soracli.stage.figure import Figure
from soracli.stage.performance import Body, Contact, course_of
from soracli.stage.turns import Array, blurred, turned

_CUTS, _WHISTLES = 2.8, 5.5
"""Metres per second from which a hand or foot, and the end of what it holds, is heard in the air.
"""
_RUNS = 4.2
"""Metres per second that the arms of a runner do not reach: they are heard in their sleeves."""
_RUSTLES, _SPAN = 0.7, 0.25
"""Metres per second and seconds from which moving arms are heard in their sleeves."""
_HASTE = 1.6
"""Metres per second of the arms of somebody in a hurry."""
_LIMBS = {"hand.L": "arm", "hand.R": "arm", "foot.L": "leg", "foot.R": "leg"}
_HITS, _REACHES = 0.45, 0.6
"""Metres from the joints of a body within which a fist and a blade meet it."""
_FENCES, _STRIKES = 1.6, 4.0
"""Metres between two blades within which a strike ends on the other (what is seen from the side
looks nearer than it is), and metres per second at which the end of a blade strikes."""
_BEHIND = 0.16
"""Seconds before it meets something in which a blow must have been fast."""


@dataclass(frozen=True, eq=False)
class Stage:
    """What is known of a take: all `bodies` by entity id, who `holds` what (thing by holder), the
    casting `kinds` by id, and the world seconds of the frames (`times`, (N,))."""

    bodies: Mapping[str, Body]
    holds: Mapping[str, str]
    kinds: Mapping[str, str]
    times: Array


@dataclass(frozen=True, eq=False)
class _Tip:
    """The moving end of a limb, or of what it holds: `path` (N, 3) in world metres and its `speed`
    (N,) against the body, in metres per second. `reach` is how near it must come to meet somebody.
    """

    owner: str
    sort: str
    material: str
    size: float
    path: Array
    speed: Array
    reach: float


def swings(name: str, stage: Stage, fights: bool, steps: bool) -> Iterator[Contact]:
    """The air that the limbs of a body cut, and what they hit, in world seconds.

    Who `fights` hits whom the limbs reach; the legs of who `steps` are those of a gait.
    """
    body = stage.bodies[name]
    for tip in _tips(body, stage, steps):
        least = _CUTS if tip.owner == name else _WHISTLES
        if steps and not fights and tip.owner == name:
            least = _RUNS
        elif fights and tip.owner != name:
            least = _STRIKES
        for first, top, last in _rises(tip.speed, least):
            yield _swing(tip, stage.times, first, top, last)
            if fights and tip.sort != "leg":
                yield from _hit(name, tip, stage, top, last)


def rustles(name: str, stage: Stage, steps: bool) -> Iterator[Contact]:
    """The clothes (or the plates) of a body whose arms move, in world seconds.

    Of the clothes of who `steps` one hears nothing but the haste.
    """
    body, times = stage.bodies[name], stage.times
    worn = "metal" if body.figure.material == "metal" else "cloth"
    least = _HASTE if steps and worn == "cloth" else _RUSTLES
    arms = [_against(body, joint, times) for joint in ("hand.L", "hand.R")]
    if len(times) < 3:
        return
    rate = 1 / float(times[1] - times[0])
    speed = blurred(np.maximum(*arms), 0.08 * rate)
    busy = np.flatnonzero(speed > least)
    if not len(busy):
        return
    for part in np.split(busy, np.flatnonzero(np.diff(busy) > _SPAN * rate) + 1):
        seconds = float(times[part[-1]] - times[part[0]])
        if seconds < _SPAN:
            continue
        marks = np.linspace(part[0], part[-1], max(int(seconds / 0.1), 1) + 1).astype(np.int64)
        course = course_of(times[marks], body.positions[marks, 0], speed[marks])
        x, y, z = (float(one) for one in body.positions[part[0], 0])
        pace = float(speed[part[0] : part[-1] + 1].mean())
        start = float(times[part[0]])
        made = Contact(start, "cloth", name, name, (worn, worn), 0.0, (x, y, z), speed=pace)
        yield made.lasting(seconds, course)


def _tips(body: Body, stage: Stage, steps: bool) -> Iterator[_Tip]:
    thing = stage.bodies.get(stage.holds.get(body.id, ""))
    for joint, sort in _LIMBS.items():
        if not body.figure.rig.has(joint) or (steps and sort == "leg"):
            continue
        if joint == "hand.R" and thing is not None:
            continue  # the end of what it holds is faster
        path = body.positions[:, body.figure.rig.index(joint)].astype(np.float64)
        speed = _against(body, joint, stage.times)
        figure = body.figure
        yield _Tip(body.id, sort, figure.material, 0.5 * figure.height, path, speed, _HITS)
    if thing is not None and body.id != thing.id:
        end = _end_of(thing)
        speed = _pace(end - body.positions[:, 0], stage.times)
        size = max(thing.figure.height, thing.figure.length)
        sort = stage.kinds.get(thing.id, "") or thing.noun
        yield _Tip(thing.id, sort, thing.figure.material, size, end, speed, _REACHES)


def _end_of(thing: Body) -> Array:
    """The end of a thing that is farthest from where it is held (N, 3), world metres."""
    figure: Figure = thing.figure
    grip = np.array(figure.anchors["grip"][1] if "grip" in figure.anchors else (0.0, 0.0, 0.0))
    vertices = figure.mesh.vertices
    far = vertices[int(np.argmax(np.linalg.norm(vertices - grip, axis=1)))].astype(np.float64)
    lever = turned(thing.rotations[:, 0].astype(np.float64), far)
    return np.asarray(thing.positions[:, 0] + lever)


def _against(body: Body, joint: str, times: Array) -> Array:
    """The speed (N,) of a joint against its body."""
    if not body.figure.rig.has(joint):
        return np.zeros(len(times))
    path = body.positions[:, body.figure.rig.index(joint)] - body.positions[:, 0]
    return _pace(path.astype(np.float64), times)


def _pace(path: Array, times: Array) -> Array:
    if len(times) < 2:
        return np.zeros(len(times))
    return np.asarray(np.linalg.norm(np.gradient(path, times, axis=0), axis=1))


def _rises(speed: Array, least: float) -> Iterator[tuple[int, int, int]]:
    """Where a speed rises over a level: the first frame, the fastest and the last."""
    fast = np.flatnonzero(speed > least)
    if not len(fast):
        return
    for part in np.split(fast, np.flatnonzero(np.diff(fast) > 1) + 1):
        top = int(part[int(np.argmax(speed[part]))])
        first, last = int(part[0]), int(part[-1])
        while first > 0 and speed[first - 1] > 0.5 * speed[top]:
            first -= 1
        while last < len(speed) - 1 and speed[last + 1] > 0.5 * speed[top]:
            last += 1
        yield first, top, last


def _swing(tip: _Tip, times: Array, first: int, top: int, last: int) -> Contact:
    x, y, z = (float(part) for part in tip.path[top])
    start = float(times[first])
    seconds = max(float(times[last]) - start, 0.08)
    frames = slice(first, last + 1)
    course = course_of(times[frames], tip.path[frames], tip.speed[frames])
    made = Contact(
        start,
        "swing",
        tip.owner,
        "set",
        (tip.material, "matte"),
        0.0,
        (x, y, z),
        speed=float(tip.speed[top]),
        sort=tip.sort,
    )
    return made.lasting(seconds, course)


def _hit(name: str, tip: _Tip, stage: Stage, top: int, last: int) -> Iterator[Contact]:
    """What a limb or a blade meets right after it was fast, if anything is there."""
    rate = 1 / max(float(stage.times[1] - stage.times[0]), 1e-6)
    span = slice(top, min(last + int(_BEHIND * rate) + 1, len(tip.path)))
    if tip.owner != name and last < len(tip.path) - 1:
        fenced = _fence(name, tip, stage, span)
        if fenced is not None:
            yield from fenced
            return
    best: tuple[float, int, Body] | None = None
    for other in stage.bodies.values():
        mine = other.id in (name, stage.holds.get(name, ""))
        if mine or other.figure.family not in ("person", "quadruped", "dragon"):
            continue
        gaps = np.linalg.norm(tip.path[span, None] - other.positions[span], axis=2).min(axis=1)
        near = int(np.argmin(gaps))
        if gaps[near] < tip.reach and (best is None or gaps[near] < best[0]):
            best = (float(gaps[near]), top + near, other)
    if best is None:
        return
    _, frame, other = best
    yield _meeting(tip, other, stage, frame, tip.owner != name)


def _fence(name: str, tip: _Tip, stage: Stage, span: slice) -> list[Contact] | None:
    """A blade that meets the blade of another (None: there is none to meet; empty: it is the other
    one that strikes, and tells of it)."""
    best: tuple[float, int, str] | None = None
    for owner, thing in stage.holds.items():
        if owner == name or owner not in stage.bodies or thing not in stage.bodies:
            continue
        blade = stage.bodies[thing]
        end, grip = _end_of(blade)[span], blade.positions[span, 0].astype(np.float64)
        parts = [grip + (end - grip) * share for share in (0.0, 0.5, 1.0)]
        gaps = np.min([np.linalg.norm(tip.path[span] - one, axis=1) for one in parts], axis=0)
        near = int(np.argmin(gaps))
        if gaps[near] < _FENCES and (best is None or gaps[near] < best[0]):
            best = (float(gaps[near]), span.start + near, owner)
    if best is None:
        return None
    _, frame, owner = best
    blade = stage.bodies[stage.holds[owner]]
    theirs = _pace(_end_of(blade) - stage.bodies[owner].positions[:, 0], stage.times)
    if owner < name and float(theirs[span.start]) > _STRIKES:
        return []
    return [_meeting(tip, blade, stage, frame, True)]


def _meeting(tip: _Tip, met: Body, stage: Stage, frame: int, armed: bool) -> Contact:
    """A limb or a blade meets something in a frame."""
    x, y, z = (float(part) for part in tip.path[frame])
    speed = float(tip.speed[max(frame - 2, 0) : frame + 1].max())
    return Contact(
        float(stage.times[frame]),
        "impact",
        tip.owner,
        met.id,
        (tip.material, met.figure.material),
        (1.2 if armed else 2.0) * speed,
        (x, y, z),
        speed=speed,
        sort="clash" if armed else "blow",
    )
