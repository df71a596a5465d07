"""Spots: where one thing stands to another: beside it, on top of it, in a pile."""

from collections.abc import Collection, Mapping, Sequence

import numpy as np

from soracli.stage.casting import ALIVE
from soracli.stage.figure import Figure
from soracli.stage.heaps import spiral
from soracli.stage.hollows import barred, foot, is_open_below, relief, skin_of
from soracli.stage.lying import FLAT
from soracli.stage.marks import Mark, reach, rest_height
from soracli.stage.resting import AT_REST
from soracli.stage.seen_rows import between_rows, row_of, turn_around
from soracli.stage.supports import ASIDE, gap_between, level_of
from soracli.stage.turns import Array, turned, yaw
from soracli.story.scene import Relation, Scene, Spatial

_OVERHANGS = 1.6
"""How many times as high as somebody a thing is that may be wide above them and slender below."""
_TOO_LARGE = 1.6
"""How many times as large as a thing is what cannot be in it."""
_FAR = 2.5
"""Metres from the middle of a set from which somebody is brought back to it."""
_SLID_UNDER = 0.42
"""Metres that who lies under a car is under it."""
_BENT = 0.6
"""How high somebody is who crouches, as a share of their height."""
_BEHIND = 1.7
"""Metres behind the middle of a set at which one still sees who is behind something."""
_UNDER_A_TABLE = 0.15
"""Of its depth how far before its middle one is under something that has legs only at its edges."""
_ARM = 0.6
"""Metres that one has to either side between two things."""
_HIDES = 0.8
"""What is as large as this share of something hides it."""
_INNER, _UPRIGHT = 0.82, 1.3
"""The share of its width that is inside of a thing, and how many times as high as wide others are
that stand in it close together."""
_CROWN = 0.56
"""Of the height of a tree where one sits in it."""
_BETWEEN_BRANCHES = 0.2
"""Of the width of a tree how long a beast is at most that has room among its branches."""
_UP_A_TREE = 3.0
"""How many times as high as a beast a plant is that it is in rather than on top of."""
_SLENDER = 0.6
"""The share of its width that the trunk of a tree is at most."""
_ON_TOP = 0.4
"""Of the sides of a thing how far from its middle others lie on it."""
_FLOOR = 0.02
"""Of the height of a cage how thick its floor is."""
HANGING = ("lantern", "lamp", "chandelier", "mobile", "clock", "wind_chime", "bell", "picture",
            "paper_lantern", "balloon_toy", "banner", "birdcage", "string_lights", "spotlight",
            "disco_ball", "light_bulb", "pinata", "hung_spotlight", "hanging_lamp")  # fmt: skip
"""Kinds of things that hang over those who are said to be under them."""
_PILES = ("tower", "stack", "pile", "pyramid", "wall")
"""Arrangements of things that lie on one another."""
_LOOKS_OUT = 0.6
"""Of the height of somebody in a cup how much of it is below the rim at most."""
_SUNK, _COURSE = 0.6, 0.75
"""How deep what is in a thing is in it, and how much higher the next layer lies, in heights."""


def goes_along(a: Mark, relation: Relation, b: Mark) -> bool:
    """Whether somebody is in what drives or flies, and goes along."""
    told = [one for one in a.beats if one.action.target == b.name and one.start > 0.0]
    steps_out = any(one.action.side is not None for one in told)
    inside = relation.kind == "in" and a.role == "actor" and b.role == "driver"
    return inside and not (steps_out and b.figure.family == "aircraft")


def spot_beside(a: Mark, b: Mark, kind: Spatial, before: int, count: int = 1) -> Array:
    """Where `a` stands to `b`, when `before` of `count` stand to it in the same way already."""
    room = 0.5 * (_at_foot(a, b) + _at_foot(b, a)) + gap_between(a.figure, b.figure)
    step = before * (1.1 * reach(a.figure) + 0.1)
    aside = (before - (count - 1) / 2) * (1.1 * reach(a.figure) + 0.1)
    ways = {
        "left of": (-room - step, 0.0),
        "right of": (room + step, 0.0),
        "beside": (room + step, 0.0),
        "near": (room + step, 0.2),
        "in front of": (aside + _past(b, a), -room),
        "behind": (aside + _past(a, b), room),
        "under": (aside, -_half_under(a, b)),
    }
    if kind == "around":
        turn = turn_around(a.figure, b.figure, before, count)
        ways["around"] = (room * np.cos(turn), room * np.sin(turn))
    shift = np.array([*ways.get(kind, (0.0, 0.0)), 0.0])
    level = resting_level(a) + (level_of(b, a) if kind in ASIDE else 0.0)
    position = b.position * (1, 1, 0) + shift + [0, 0, level]
    if kind not in ways:  # above: at the same spot
        position = position + spiral(before) * reach(a.figure) * 1.05
        if kind == "above":
            position[2] += b.position[2] + b.figure.height + 0.3
    return np.asarray(position, np.float64)


def hangs_over(b: Mark, a: Mark) -> bool:
    """Whether somebody is under something by that hanging over them: lanterns, a lamp, a clock."""
    hangs = all(beat.motion in ("", "float", "hang", *AT_REST) for beat in b.beats)
    loose = b.role == "prop" and hangs and not (b.holder or b.kept)
    return (
        loose
        and a.figure.family in ALIVE
        and b.entity.kind in HANGING
        and (b.figure.height < a.figure.height)
    )


def hang_over(b: Mark, a: Mark, marks: Mapping[str, Mark]) -> None:
    """Hang something, and all that were named together with it, over somebody in a row."""
    group = [one for one in marks.values() if one.entity.group == b.entity.group != ""] or [b]
    step = 1.6 * reach(b.figure) + 0.3
    for place, one in enumerate(group):
        aside = step * (place - (len(group) - 1) / 2)
        one.position = spot_beside(one, a, "above", 0) + [aside, 0.0, 0.0]
        one.role = "fixture"


def holds(b: Mark, a: Mark) -> bool:
    """Whether a thing is so large that another can be in it."""
    if b.figure.family in ALIVE or b.role == "floating":
        return False
    small = max(reach(a.figure), a.figure.height) <= _TOO_LARGE * max(
        reach(b.figure), b.figure.height
    )
    return (
        small
        and b.figure.family not in ("vehicle", "aircraft")
        or (a.role == "prop" and b.figure.family == "vehicle")
    )


def put_between(a: Mark, ends: list[Mark], bound: Collection[str] = ()) -> None:
    """Put one between others, as the default camera sees it; what stands further off than it has
    to, or so near that there is no room for it, comes nearer or makes room.

    `bound` are the ids of those that the words put somewhere else: they stay.
    """
    middle = np.mean([one.position for one in ends], axis=0) * (1, 1, 0)
    a.position = middle + [0.0, 0.0, resting_level(a)]
    order = sorted(ends, key=lambda one: float(one.position[0]))
    for place, one in enumerate(order):
        side = -1.0 if place < len(order) / 2 else 1.0
        way = (one.position - middle) * (1, 1, 0)
        far = float(np.linalg.norm(way))
        gap = min(_ARM, gap_between(a.figure, one.figure) + 0.15 * reach(a.figure))
        room = 0.5 * (_at_foot(one, a) + max(_at_foot(a, one), float(extents(a)[0]))) + gap
        if one.kept or one.name in bound:
            continue
        if abs(way[0]) < room:
            deep = float(np.clip(way[1], -0.3 * room, 0.3 * room))
            one.position = middle + [side * room, deep, one.position[2]]
        elif far > room and one.role in ("fixture", "prop"):
            one.position = one.position + way * (room / far - 1)


def room_before(fixtures: Sequence[Mark], things: Sequence[Mark]) -> float:
    """Metres from the middle of a row of what stands there to that of small things before it."""
    if not fixtures or not things:
        return 0.0
    deep = max(min(float(extents(one)[1]), max(_at_foot(one, it) for it in things))
               for one in fixtures)  # fmt: skip
    return 0.5 * deep + 0.5 * max(reach(one.figure) for one in things) + 0.25


def top_under(a: Mark, b: Mark) -> float:
    """How high over its origin a thing carries another on its middle, metres."""
    if b.figure.family in ALIVE or not len(b.figure.mesh.vertices):
        return b.figure.height
    return relief(b.figure).under(np.zeros(2), 0.3 * reach(a.figure))


def top_of_pile(b: Mark, marks: Mapping[str, Mark]) -> Mark:
    """The uppermost of a stack or a tower that something is on, which is named by the lowest."""
    if b.entity.arrangement not in _PILES:
        return b
    pile = [one for one in marks.values() if one.entity.group == b.entity.group]
    return max(pile, key=lambda one: float(one.position[2]))


def skin_under(a: Mark, b: Mark, spot: Array) -> float:
    """How high the skin of a thing is at a spot (3,) of its frame, for another to lie there."""
    return relief(b.figure).under(spot[:2], 0.3 * reach(a.figure))


def is_up_a_tree(a: Mark, b: Mark) -> bool:
    """Whether a beast that is on something is among the branches of a tree."""
    beast = a.figure.family in ALIVE and a.figure.family not in ("person", "insect")
    tall = b.figure.height > _UP_A_TREE * a.figure.height
    slender = foot(b.figure, a.figure.height) < _SLENDER * reach(b.figure)
    small = reach(a.figure) < _BETWEEN_BRANCHES * reach(b.figure)
    return beast and small and b.figure.family == "plant" and tall and slender


def gather(scene: Scene, marks: Mapping[str, Mark]) -> None:
    """Bring somebody who stands to something large, and that, to the middle of the set: a family
    under an oak is not at the far end of it, among other trees."""
    _come_forward(scene, marks)
    related = {name for one in scene.relations for name in (one.a, one.b)}
    about = (one for one in scene.actions if one.target in related)
    related |= {name for one in about if one.direction == "around" for name in one.agents}
    alive = [mark for mark in marks.values() if mark.role in ("actor", "rider", "driver")]
    if any(mark.name not in related for mark in alive):
        _come_beside(scene, marks, [mark for mark in alive if mark.name not in related])
        return
    if not alive:
        return
    middle = np.mean([mark.position for mark in alive], axis=0)
    if np.linalg.norm(middle[:2]) < _FAR:
        return
    for mark in marks.values():
        if mark.name in related and not mark.kept:
            mark.position = mark.position - middle * (1, 1, 0)


def _come_beside(scene: Scene, marks: Mapping[str, Mark], others: Sequence[Mark]) -> None:
    """Bring who stands far off to something large, and that, beside those who have nothing to do
    with it: a bicycle before a house is beside the postman, not in the next street."""
    for one in scene.relations:
        a, b = marks.get(one.a), marks.get(one.b)
        if a is None or b is None or b.role != "fixture" or a.kept or b.kept or a.role == "fixture":
            continue
        if np.linalg.norm(a.position[:2]) < _FAR or one.kind not in (*ASIDE, "under"):
            continue
        edge = max(float(mark.position[0] + 0.5 * extents(mark)[0]) for mark in others)
        aim = np.array([edge + 0.5 * float(extents(a)[0]) + 0.5, 0.0, 0.0])
        shift = aim - a.position * (1, 1, 0)
        along = {a.name, b.name}
        for other in scene.relations:
            along |= {other.a, other.b} if {other.a, other.b} & along else set()
        for name in along & set(marks):
            marks[name].position = marks[name].position + shift


def _come_forward(scene: Scene, marks: Mapping[str, Mark]) -> None:
    """Bring what somebody is behind so far forward that they are not behind the wall of the room;
    who stood there makes room for it."""
    for one in scene.relations:
        a, b = marks.get(one.a), marks.get(one.b)
        if one.kind != "behind" or a is None or b is None or b.role != "fixture" or b.kept:
            continue
        back = float(a.position[1]) - _BEHIND
        if back <= 0:
            continue
        along = {name for other in scene.relations for name in (other.a, other.b) if b.name in
                 (other.a, other.b)}  # fmt: skip
        for name in along & set(marks):
            marks[name].position = marks[name].position - [0.0, back, 0.0]
        front = float(b.position[1]) - 0.5 * float(extents(b)[1])
        for other in marks.values():
            near = abs(other.position[0] - b.position[0]) < 0.5 * float(extents(b)[0]) + 0.4
            if other.name not in along and other.role == "actor" and near:
                other.position[1] = min(other.position[1], front - 0.7)


def extents(mark: Mark) -> Array:
    """Metres that a mark takes up along x and y (2,), as it is turned."""
    along, across = abs(np.cos(mark.heading)), abs(np.sin(mark.heading))
    length, width = mark.figure.length, mark.figure.width
    return np.array([along * length + across * width, across * length + along * width])


def _at_foot(a: Mark, b: Mark) -> float:
    """How wide one thing is for another to stand beside it: a tree as its trunk, for a boy."""
    if a.figure.height < _OVERHANGS * b.figure.height:
        return reach(a.figure)
    return min(foot(a.figure, b.figure.height), reach(a.figure))


def _past(a: Mark, b: Mark) -> float:
    """How far aside one stands behind what would hide it, metres: most of it looks out."""
    turned_to = any(one.action.target == b.name and one.action.side is None for one in a.beats)
    wide = a.figure.width if turned_to else float(extents(a)[0])  # who will leap onto a barrel
    if b.figure.height < _HIDES * a.figure.height or (other := _at_foot(b, a)) < _HIDES * wide:
        return 0.0
    return -0.5 * min(float(other), float(extents(b)[0])) - 0.45 * wide


def _half_under(a: Mark, b: Mark) -> float:
    """How far before its middle one is under a thing, to be seen there: at its edge, or before its
    trunk or its pole."""
    deep, own = float(extents(b)[1]), float(extents(a)[1])
    trunk = _at_foot(b, a)
    if b.position[2] > a.figure.height:
        return 0.0
    if a.plays(*FLAT) and b.figure.family == "vehicle":
        return max(0.5 * deep - _SLID_UNDER, 0.0)
    if deep > trunk + own:
        return 0.5 * trunk + 0.55 * own
    if is_open_below(b.figure, a.figure.height):
        return _UNDER_A_TABLE * deep
    return 0.5 * deep


def spot_inside(a: Mark, b: Mark, before: int, count: int) -> Array:
    """Where `a` is in `b`, when `before` of the `count` that are in it are there already: on its
    floor or on what it is full of, so high that it is seen over the rim."""
    figure, body = b.figure, a.figure
    if b.figure.family == "building":
        front = 0.5 * float(extents(b)[1])
        place = spiral(before)[0] * 1.1 * reach(body)
        return np.asarray(b.position * (1, 1, 0) + [place, -front, resting_level(a)], np.float64)
    if figure.family == "plant" and foot(figure, body.height) < _SLENDER * reach(figure):
        return _in_the_crown(a, b, before)
    if "basket" in figure.anchors:  # of a balloon, which is above it
        floor = turned(yaw(np.array([b.heading])), np.array(figure.anchors["deck"][1]))[0]
        return np.asarray(b.position + floor + [0.0, 0.0, resting_level(a)], np.float64)
    above = relief(figure)
    deck = figure.anchors.get("deck") or figure.anchors.get("seat")
    middle = (above.low + above.high)[:2] / 2 if deck is None else np.array(deck[1][:2])
    local, layer, layers = _heaped(body, _INNER * (above.high - above.low)[:2], before, count)
    local = np.append(middle + local, 0.0)
    bent = _BENT if a.plays("crouch", "sit", "curl_up") and body.family == "person" else 1.0
    local[2] = _depth(figure, bent * body.height)
    local[2] += (layer if deck else layer - layers + 1) * _COURSE * body.height
    if a.role == "actor" and figure.material != "glass" and not barred(figure):
        local[2] = max(local[2], figure.height - _LOOKS_OUT * bent * body.height)
    lift = rest_height(body) if a.role == "prop" else 0.0
    behind = 0.0  # what is longer than that looks out at the back rather than through its front
    if a.role != "prop":
        behind = max(0.0, 0.5 * float(extents(a)[1] - _INNER * extents(b)[1]))
    spot = b.position + turned(yaw(np.array([b.heading])), local)[0]
    return np.asarray(spot + [0.0, behind, lift], np.float64)


def _depth(figure: Figure, height: float) -> float:
    """How high in a thing that lies which is so high itself, metres in the frame of the former."""
    above = relief(figure)
    if "hollow" in figure.anchors:
        floor = figure.anchors["hollow"][1][2]
        return floor if figure.material == "glass" else max(floor, above.rim - _SUNK * height)
    deck = figure.anchors.get("deck") or figure.anchors.get("seat")
    if deck is not None:
        return max(deck[1][2], above.level)
    full = above.level > above.rim
    if full and barred(figure):  # a cage
        return float(above.low[2]) + _FLOOR * figure.height
    floor = float(above.low[2]) if full else above.level
    return max(floor, max(above.level, above.rim) - _SUNK * height)


def _heaped(figure: Figure, room: Array, before: int, count: int) -> tuple[Array, int, int]:
    """Where one of `count` lies (2,), in which layer from below, and how many layers there are."""
    step, half = reach(figure), np.maximum((room - reach(figure)) / 2, 0.0)
    spots = [spiral(place)[:2] * 1.02 * step for place in range(60)]
    spots = [one for one in spots if (np.abs(one) <= half + 1e-6).all()]
    ring = float(half.min())
    most = int(np.pi / np.arcsin(min(step / max(2 * ring, 1e-9), 1.0)))
    if figure.height > _UPRIGHT * step:  # flowers, pencils: they lean on each other
        most = max(most, count)
    if len(spots) < count and most > len(spots):
        turn = 2 * np.pi * before / min(most, count) + 0.4
        spots = [ring * np.array([np.cos(turn), np.sin(turn)])] * most
    full = len(spots)
    return spots[before % full], before // full, -(-count // full)


def _in_the_crown(a: Mark, b: Mark, before: int) -> Array:
    """Where somebody is seen who is in a tree: among its leaves, on the side of the camera."""
    side = (before + 1) // 2 * (-1) ** before * 1.6 * reach(a.figure)
    points = turned(yaw(np.array([b.heading])), skin_of(b.figure))
    high = np.abs(points[:, 2] / b.figure.height - _CROWN) < 0.06
    near = high & (np.abs(points[:, 0] - side) < 0.5 * reach(a.figure) + 0.1)
    front = float(points[near, 1].min()) if near.any() else 0.0
    spot = b.position + [side, front, _CROWN * b.figure.height]
    return np.asarray(spot + [0.0, 0.0, resting_level(a)], np.float64)


def along_top(a: Mark, b: Mark, before: int) -> Array:
    """Where the next one goes on top of something: beside the others, while it carries them."""
    if before == 0:
        return np.zeros(3)
    step = 1.05 * reach(a.figure)
    sides = (
        (b.figure.length, b.figure.width)
        if abs(np.cos(b.heading)) > 0.7
        else (
            b.figure.width,
            b.figure.length,
        )
    )
    upright = a.figure.height > reach(a.figure)  # one row is seen between those of another
    spots = [
        np.array([x + between_rows(y, step, sides[0]) * upright, y, 0.0])
        for y in row_of(step, sides[1])
        for x in row_of(step, sides[0])
        if abs(x) + abs(y) > 0
    ]
    if spots:
        return spots[(before - 1) % len(spots)]
    room = np.array([*sides, 0.0]) * _ON_TOP  # rather close together than beside it
    return np.clip(spiral(before) * step, -room, room)


def resting_level(mark: Mark) -> float:
    """How high the origin of what lies there is over the ground, metres."""
    return rest_height(mark.figure) if mark.role == "prop" else 0.0
