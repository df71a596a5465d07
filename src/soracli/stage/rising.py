"""Straight up and straight down: what rises into the air, lands, comes down or dives."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from soracli.stage.marks import Mark, reach, rest_height
from soracli.stage.route import Route, clock
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, smooth
from soracli.story.scene import Scene

_BORNE = ("fly", "float", "drift", "hover", "flutter", "swim", "sail", "drive", "dive", "leave",
          "flee")  # fmt: skip
_BY_AIR = ("fly", "float", "drift", "hover")
"""Motions of what air or water bears, and which can go up or down; and of those of whoever else
goes on feet."""
_ON_FEET = ("person", "quadruped", "creature")
_FAMILIES = ("prop", "box", "ball", "aircraft", "boat", "bird", "insect", "fish", "drifter",
             "dragon", "vehicle", "building", "furniture")  # fmt: skip
_STEADY, _SIZES = 0.38, 0.7
"""Metres a second that a small thing rises or sinks, and of its heights that it goes besides."""
_MOST = 14.0
"""Metres at most by which anything goes up or down in a shot: it is seen where it came from."""
_APART = 0.25
"""Metres between those who come down on the same thing."""
_LOFT = 2.0
"""How many times as far what comes down from a tree falls at most."""
_GLIDES = {"bird": 1.4, "dragon": 1.2, "insect": 0.3}
"""Metres that those with wings go on for each that they go up or down."""
_SWAYS = 0.10
"""Metres that the air carries a light thing to and fro on its way."""
_LIGHT = 1.6
"""Kilograms per square metre of its side up to which a thing sways."""
_FLAT = 0.4
"""Of its length how high a thing is that the air turns like a leaf."""
_SLENDER, _POLE, _GAP = 0.3, 1.5, 0.03
"""How wide a pole is of its height at most, and in metres, and the metres between a wall and what
goes up it."""
_TOWERS, _SHAFTS = 6.0, ("well",)
"""Metres from which on a building is large, and kinds that things go up and down in."""
_FUMES, _WAFTS = "smoke_plume", 1.8
"""The kind of what rises from the top of what it comes out of, and in its heights how far it does:
one looks at the cup, too."""
_SPIRALS = ("spiral", "corkscrew", "circle", "wheel")
"""First words of verbs by which one goes round on the way up or down; how often in a shot."""
_ROUNDS = 1.6
_LOW_ROOM = 0.9
"""Metres by which one rises in a low room all the same."""
_CARRIERS = ("aircraft", "bird", "insect", "dragon")
_SLING, _FALLS = 0.6, 0.7
"""Metres that a load hangs below who flies with it, and that it falls at least when it is let go
of."""
_SITS = 0.3
"""The share of the shot for which who then flies down sits where they are told to be."""
_BEFORE_IT = 0.6
"""Metres by which it is before that in the end, besides its own length."""
_DONE = 0.82
"""The share of the shot after which what comes down is down."""


@dataclass(frozen=True)
class _Way:
    beat: Beat
    seconds: float
    place: int
    high: float = 0.0
    room: float = np.inf
    lands: bool = False
    leaves: bool = False


def is_lifted(beats: Sequence[Beat]) -> bool:
    """Whether something goes up or down by itself, as a lift does."""
    ways = (one for one in beats if one.action.direction in ("up", "down"))
    return any(one.motion in ("float", "slide", "drive", "fly") for one in ways)


_ROOTED = ("plant", "furniture")
"""Families of what stands where it is, unless it is told to go."""
_WINGLESS = ("prop", "box", "furniture", "plant", "fabric")
_GOES = frozenset(
    ("walk", "run", "march", "waddle", "hop", "slide", "skate", "roll", "strut", "sneak", "tiptoe",
     "gallop", "trot", "chase", "flee", "follow", "leave", "enter", "cross", "dance", "jump",
     "fly", "float", "drift", "glide")
)  # fmt: skip


def stands_fast(
    name: str, family: str, beats: Sequence[Beat]
) -> Literal["driver", "prop", "fixture"]:
    """The role of what has roots or stands on four legs: a cactus that skates goes, and does not
    topple over on its way; a tree that walks may."""
    own = [one.motion for one in beats if name in one.action.agents]
    if is_lifted(beats) or (family in _ROOTED and "slide" in own):
        return "driver"
    return "prop" if family in _ROOTED and _GOES & set(own) else "fixture"


def _flies_itself(name: str, family: str, scene: Scene, beats: Sequence[Beat]) -> bool:
    """Whether a thing flies as if it had wings, and nobody sends it: a flying teapot."""
    own = [one for one in beats if name in one.action.agents]
    level = own and own[0].motion in ("fly", "hover") and not (own[0].action.target)
    if not level or own[0].action.direction in ("up", "down") or family not in _WINGLESS:
        return False
    others = (one for one in scene.actions if name not in one.agents)
    return not any(name in (one.target, one.instrument) for one in others)


def is_rowed(name: str, scene: Scene) -> bool:
    """Whether what is no boat is one to somebody, by its entity id: a bathtub that is rowed."""
    sails = any(one.motion == "sail" and name in one.agents for one in scene.actions)
    return sails and bears(name, scene)


def goes_off(name: str, family: str, scene: Scene, beats: Sequence[Beat]) -> bool:
    """Whether something goes along with who is on it, a lift, a bathtub that is rowed, or flies as
    if it had wings."""
    borne = is_rowed(name, scene) or (bears(name, scene) and is_lifted(beats))
    return borne or _flies_itself(name, family, scene, beats)


def bears(name: str, scene: Scene) -> bool:
    """Whether somebody is on or in something, by its entity id."""
    return any(one.b == name and one.kind in ("on", "in") for one in scene.relations)


def rising(mark: Mark) -> Beat | None:
    """The beat in which a mark goes up or down through air or water; None where there is none."""
    if mark.role in ("held", "rider") or mark.kept or mark.film or mark.route is not None:
        return None
    borne = (*_BY_AIR, "swim") if mark.figure.family in _ON_FEET else _BORNE
    if mark.figure.family not in (*_FAMILIES, *_ON_FEET):
        return None
    if mark.figure.family == "aircraft" and _takes_off(mark):
        return None
    ways = (one for one in mark.beats if one.action.direction in ("up", "down") or _dives(one))
    return next((one for one in ways if one.motion in borne), None)


def _dives(beat: Beat) -> bool:
    return beat.motion == "dive" and beat.action.direction is None


def _takes_off(mark: Mark) -> bool:
    """Whether a rocket or the like lifts off, faster and faster: that is another way."""
    return any(one.action.direction == "up" and one.motion == "fly" for one in mark.beats)


def send_up_or_down(
    marks: Iterable[Mark],
    seconds: float,
    under: dict[str, float],
    there: Mapping[str, Mark],
    ceiling: float = np.inf,
) -> None:
    """Give all who rise or come down their ways through a shot of world `seconds`.

    `under` tells by entity id the height in metres of what one comes down on or rises from, where
    that is not the ground; `there` is what one may come down from; nobody rises through a
    `ceiling`, metres.
    """
    for place, mark in enumerate(marks):
        beat = rising(mark)
        if beat is None:
            continue
        afloat = mark.role == "floating"
        base = _base(mark, under.get(mark.name, 0.0) + slung(mark, there.values()))
        if mark.role in ("prop", "fixture", "floating"):
            mark.role = "driver"  # neither lies nor floats: it goes its way
        onto = there.get(beat.action.target)
        along = there.get(beat.action.over)
        before = along or (onto if beat.action.direction == "up" else None)
        person = mark.figure.family == "person"  # a genie at his lamp
        if mark.entity.kind == _FUMES and onto is not None:
            base = _over(mark, onto)
        elif before is not None and before.role == "fixture" and (mark.role == "driver" or person):
            base = _beside(mark, before, base)
        elif onto is not None and onto.role == "fixture" and mark.role == "driver":
            aside = _APART * np.array([np.cos(2.4 * place), np.sin(2.4 * place), 0.0]) * (place > 0)
            mark.position = onto.position * (1, 1, 0) + aside
        above = there.get(beat.action.over)
        high = above.figure.height - base if above is not None and above is not mark else 0.0
        room = max(ceiling - mark.figure.height, _LOW_ROOM)
        if beat.action.direction == "up":
            base = max(base, float(mark.position[2]))  # from over a roof, out of a basket
            base = min(base, max(room - _LOW_ROOM, rest_height(mark.figure)))
        mark.flutters = is_leaflike(mark)
        lands = under.get(mark.name, 0.0) > 0 and beat.action.direction == "down"
        high *= not lands  # it comes from above what it lands on
        leaves = lands and _flies_off(mark, beat)
        if leaves:  # "a gull on a lamppost glides down to the pavement"
            lands, high, base = False, under[mark.name], rest_height(mark.figure)
        way = _Way(beat, seconds, place, high, room - base, lands, leaves)
        mark.route = _route(mark, way, base, afloat)
        mark.position = mark.route.point(0.0).copy()


def _base(mark: Mark, under: float) -> float:
    """How high the origin is of somebody before they rise, with so many metres `under` them."""
    afloat = mark.role == "floating"
    if mark.figure.family in ("fish", "drifter") or afloat:
        return float(mark.position[2] - 0.2 * mark.figure.height * afloat)
    return under + rest_height(mark.figure)


def _flies_off(mark: Mark, beat: Beat) -> bool:
    """Whether somebody with wings comes down from what they sit on, and not onto it."""
    onto = beat.action.target or beat.action.over
    return mark.figure.family in ("bird", "insect", "dragon") and not onto


def slung(mark: Mark, marks: Iterable[Mark]) -> float:
    """Metres that somebody on the wing stays over the ground for what hangs from them, one of
    `marks`, and for it to fall where they drop it."""
    loads = [one.figure.height for one in marks if one.holder == mark.name]
    if not loads or mark.figure.family not in _CARRIERS:
        return 0.0
    return _SLING + max(loads) + _FALLS * mark.plays("drop")


def _over(mark: Mark, source: Mark) -> float:
    """Put smoke over what it comes out of; returns the height in metres that it begins at."""
    mark.position = source.position * (1, 1, 0)
    if source.figure.family == "aircraft" and source.figure.height > source.figure.length:
        mark.position = mark.position - [0.0, 0.3 * source.figure.height, 0.0]
        return 0.0  # a rocket stands on what it gives off
    lies = rest_height(source.figure) if source.role == "prop" else 0.0
    return float(source.position[2]) - lies + source.figure.height


def _beside(mark: Mark, along: Mark, base: float) -> float:
    """Put a thing before what it goes up or down along, or round a pole; returns the height in
    metres that it starts from, or ends at."""
    slender = reach(along.figure) < min(_SLENDER * along.figure.height, _POLE)
    deep = 0.5 * along.figure.width + 0.5 * mark.figure.width + _GAP
    off = np.array([0.0, 0.0 if slender or along.entity.kind in _SHAFTS else -deep, 0.0])
    if along.figure.height > _TOWERS and not slender:  # it comes near, before other houses
        along.position = mark.position * (1, 0, 0) - off
        along.heading = 0.0
    mark.position = along.position * (1, 1, 0) + off
    mark.heading = 0.0
    return rest_height(mark.figure) if along.figure.height > mark.figure.height else base


def _route(mark: Mark, way: _Way, base: float, afloat: bool) -> Route:
    times, beat = clock(way.seconds), way.beat
    far, begin = _far(mark, way), max(beat.start, _SITS * way.seconds * way.leaves, 0.0)
    up = beat.action.direction == "up"
    if up:
        over = beat.end < way.seconds  # something else happens then
        lasts = max(min(beat.end, way.seconds) - begin, 0.5)
        share = np.clip((times - begin) / lasts, 0.0, 1.0 if over else None)
        share = share * smooth(share / 0.25 + 0.15)
    else:
        end = min(beat.end, _DONE * way.seconds) if beat.end > begin + 1.0 else beat.end
        share = 1 - smooth(np.clip((times - begin) / max(end - begin, 0.5), 0.0, 1.0))
    path = np.tile(mark.position * (1, 1, 0), (len(times), 1))
    # a swarm does not rise as a sheet: each has a height of its own to begin with
    own = 0.25 * far * ((way.place * 0.618) % 1.0) if up and mark.entity.group else 0.0
    path[:, 2] = base + own + far * share if not afloat or up else base - far * (1 - share)
    if afloat and up:
        path[:, 2] = base - far * np.clip(1 - share, 0.0, 1.0)
    gone = _GLIDES.get(mark.figure.family, 0.0) * far * (share if up else 1 - share)
    path[:, 0] += gone - (gone[-1] if way.lands else np.median(gone) * 0.5 * (not way.leaves))
    if way.leaves:  # before what it was on, where it is seen
        path[:, 1] -= (reach(mark.figure) + _BEFORE_IT) * (1 - share)
    path[:, :2] += _sway(mark, times, way.place) * np.clip(share, 0.0, 1.0)[:, None]
    if mark.flutters:  # its long side is seen
        mark.heading = 0.5 * np.pi * (mark.figure.width > mark.figure.length) + 0.3
    if beat.action.verb.split()[0] in _SPIRALS:
        return _spiral(mark, path, times, way.seconds)
    heading = 0.0 if gone.any() or mark.figure.family == "boat" else mark.heading
    return Route(times, path, np.full(len(times), heading))


def _spiral(mark: Mark, path: Array, times: Array, seconds: float) -> Route:
    """Round and round about where it is, as high as its `path` (N, 3)."""
    turn = 2 * np.pi * _ROUNDS * times / seconds - 0.5 * np.pi
    radius = reach(mark.figure) * 1.1 + 0.2
    path[:, :2] = mark.position[:2] + radius * np.stack([np.cos(turn), np.sin(turn)], -1)
    return Route(times, path, turn + 0.5 * np.pi)


def _far(mark: Mark, way: _Way) -> float:
    """Metres that it goes up or down."""
    pace = float(np.clip(way.beat.action.speed, 0.4, 2.0))
    far = pace * (_STEADY * way.seconds + _SIZES * mark.figure.height)
    if way.leaves:
        far = way.high
    elif way.high > 0 and way.beat.action.direction == "up":
        far = min(max(way.high - 0.5 * mark.figure.height, 0.3), _LOFT * far)
    elif way.beat.action.direction == "down" and way.high > 0:
        far = min(way.high, _LOFT * far)  # from what it was on
    if mark.entity.kind == _FUMES:
        far = min(far, _WAFTS * mark.figure.height)
    return float(min(far, _MOST, max(way.room, 0.0)))


def is_leaflike(mark: Mark) -> bool:
    """Whether the air turns a thing to and fro, flat and light as it is."""
    return _sways(mark) and mark.figure.height < _FLAT * mark.figure.longest


def _sways(mark: Mark) -> bool:
    return mark.figure.mass <= _LIGHT * mark.figure.length * mark.figure.longest


def _sway(mark: Mark, times: Array, place: int) -> Array:
    """To and fro (N, 2), metres, of what is light."""
    if not _sways(mark):
        return np.zeros((len(times), 2))
    own = 2.4 * place
    return _SWAYS * np.stack(
        [np.sin(1.3 * times + own) - np.sin(own), np.sin(0.9 * times + 2 * own) - np.sin(2 * own)],
        -1,
    )
