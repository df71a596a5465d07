"""Settling: who sits or lies on what, who stands at what to work there, and who is seen from the
side."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np

from soracli.stage.at_the_mouth import bring_to_mouths
from soracli.stage.bearing import take_loads
from soracli.stage.blocking import Blocking
from soracli.stage.butting import butt
from soracli.stage.closed_hold import take_hold
from soracli.stage.dealt_with_there import bring_work_along
from soracli.stage.figure import Figure
from soracli.stage.gripping import ON_FEET
from soracli.stage.ground import Ground
from soracli.stage.leaping import leap
from soracli.stage.line_up import turn_to_partners
from soracli.stage.looking_on import look_on
from soracli.stage.lying import FLAT, bathe, is_bath, is_seat, is_too_short, lie_on
from soracli.stage.marks import GOING, Mark, anchor, rest_height
from soracli.stage.motions import MOTIONS
from soracli.stage.roofs import is_on_its_roof, sit_on_its_edge
from soracli.stage.scattering import scatter
from soracli.stage.schedule import Beat
from soracli.stage.seating import bring_to_knees, come_to_sit, draw_up
from soracli.stage.seizing import seize
from soracli.stage.staying_down import GETS_UP, is_of_the_hands
from soracli.stage.supports import in_turn
from soracli.stage.taking_up import take_up
from soracli.stage.tossing import toss
from soracli.stage.turns import Array, turned, yaw
from soracli.stage.watching import watch_screens
from soracli.story.scene import Action, Scene

_SITTING = (
    "feed",
    "look",
    "talk",
    "wave",
    "drink",
    "eat",
    "read",
    "hold",
    "nod",
    "point",
    "play",
    "pet",
)
_ON_FOOT = ("fight",)
"""Gestures of the hands that nobody makes sitting."""
_UPRIGHT = ("stand", "balance", "teeter")
"""How a verb begins by which somebody is said to be on their feet."""
_SITTING_UP = {"sleep": "nod_off", "curl_up": "nod_off", "lie": "sit", "sunbathe": "sit"}
"""What is done instead on a seat that nobody can lie on: who sleeps on a chair sits there."""
_PROFILE = (*FLAT, "push_up", "plank", "sit_up", "roll_over", "limbo", "somersault",
            "backflip", "moonwalk", "handstand", "lunge", "chop", "saw", "dig", "sweep",
            "hammer", "faint", "slip", "stumble", "climb", "paint", "rear", "stretch",
            "propose", "pray", "violin", "aim", "graze", "wipe")  # fmt: skip
"""What is seen best from the side."""
_ASIDE = -0.35
"""Radians toward the camera that somebody faces who is seen from the side."""
_DIVES, _POOL = -0.75, 16.0
"""Radians: who dives off a pier does so to the side, toward the camera. Metres that a pool is wide
at most."""
_AT_WORK = ("stir", "cut", "knead", "wash", "wipe", "paint", "piano", "type", "write", "chop",
            "open", "play", "drum", "apply", "saw", "hammer", "cook", "knit", "twist", "stack",
            "blow")  # fmt: skip
"""What is done standing at something."""
_ARM = 0.34
"""Metres from the edge of a table or a stove to the middle of who works there."""
_INTO_SAND = 0.25
"""Metres that who builds a castle of sand is nearer than that, over its foot."""
_ELBOWS = 0.6
"""Metres from one to the next of those who stand side by side at a table."""
_GETS_UP = 0.4
"""Seconds into getting up for which somebody still sits."""
_LOW, _HIGH, _SMALL = 0.25, 2.2, 2.0
"""Metres between which what one works at is high, and up to which something built is that."""
_SAME = 0.05
"""Metres within which two stand at the same place."""
_HEAVY = 12.0
"""Kilograms from which a thing stands where it is."""
_STOOL = 0.16
"""Metres from a piano to the middle of the stool before it."""
_MAT = 0.15
"""Metres: what is lower is no seat but a piece of floor."""
_LOOKS_OUT = 0.95
"""Radians round something, from beside it, at which one works behind it and still is seen."""
_LAPTOP = 0.16
"""Metres from the edge of a table to the middle of what is used there."""


def seated(
    beats: Mapping[str, Sequence[Beat]], scene: Scene, figures: Mapping[str, Figure], seconds: float
) -> dict[str, list[Beat]]:
    """The beats by entity id, and sitting for all who do on a seat what one does sitting there.

    `seconds` are the world seconds of the shot.
    """
    found = {name: list(own) for name, own in beats.items()}
    for relation in scene.relations:
        figure, seat = figures.get(relation.a), figures.get(relation.b)
        if figure is None or seat is None or figure.family != "person":
            continue
        own = found.get(relation.a, [])
        if is_seat(relation, seat) and is_too_short(figure, seat):
            own = [replace(one, motion=_SITTING_UP.get(one.motion, one.motion)) for one in own]
            found[relation.a] = own
        up = min((one.start for one in own if one.motion in GETS_UP), default=seconds + 1.0)
        before = [one for one in own if one.start < up]
        if any(_is_on_foot(one) for one in own):
            continue
        if is_seat(relation, seat) and own and all(_can_sit(one) for one in before):
            action = Action(motion="sit", verb="sit", agents=(relation.a,), target=relation.b)
            found[relation.a] = [Beat("sit", -1.6, up + _GETS_UP, action, seconds), *own]
    return found


def _is_on_foot(beat: Beat) -> bool:
    """Whether somebody is on their feet from the first, said so or by what they do."""
    told = beat.action is not None and beat.action.verb.startswith(_UPRIGHT)
    upright = beat.motion in _ON_FOOT or (beat.motion == "stand" and told)
    return upright and beat.start <= 0.0


def _can_sit(beat: Beat) -> bool:
    gesture = MOTIONS.get(beat.motion)
    if beat.motion in _SITTING or beat.said:
        return True
    return beat.motion not in FLAT and gesture is not None and is_of_the_hands(gesture)


def take_places(
    blocking: Blocking, ground: Ground, deck: tuple[float, float] | None = None
) -> None:
    """Where everybody is in a clip of its own: at tables, on chairs and beds, at work.

    `deck` is half the length and width of a pier that they stand on, if they do.
    """
    take_up(blocking)
    bring_work_along(blocking.scene, blocking.marks)
    before = {mark.name: mark.position for mark in blocking.of("fixture")}
    draw_up(blocking, ground, set(before))
    moved = {name for name, spot in before.items() if spot is not blocking.marks[name].position}
    along: set[str] = set()  # what is in a bowl goes with it where the table is moved it stands on
    for one in in_turn(blocking.scene.relations):
        along |= {one.a} if one.b in moved | along else set()
    blocking.place_relations(along)
    watch_screens(blocking)
    look_on(blocking)
    for mark in blocking.of("actor"):
        if mark.figure.family == "person":
            _float(mark, blocking.wet)
            _strap_on(mark, blocking)
        if mark.figure.family not in ("person", "quadruped"):
            continue
        if mark.figure.family == "person" and _on_seat(mark, blocking):
            continue
        if mark.figure.family == "person" and _at_work(mark, blocking):
            continue
        if mark.plays("dive") and (edge := _edge(ground, deck)) is not None:
            mark.position, mark.heading = edge
        elif mark.plays(*_PROFILE) and not mark.facing:
            mark.heading = _ASIDE
            _make_room(mark)
    turn_to_partners(blocking.marks)
    take_hold(blocking)
    bring_to_mouths(blocking.scene, blocking.marks)
    take_loads(blocking.marks)
    butt(blocking.marks, blocking.seconds)
    leap(blocking.marks, blocking.seconds)
    seize(blocking.marks, blocking.seconds)
    toss(blocking.marks, blocking.seconds)
    scatter(blocking.marks, blocking.seconds)


def _edge(ground: Ground, deck: tuple[float, float] | None) -> tuple[Array, float] | None:
    """Where somebody stands who dives, and the way they face, radians: on the near edge of a pier,
    or on the far one of a pool, toward the camera; None where there is neither."""
    if deck is not None:
        return np.array([-1.6, 0.2 - deck[1], 0.0]), _DIVES
    water, middle = ground.piece.water, ground.piece.water_at
    if water is None or water.shore is None or middle is None:
        return None
    wide = 2 * (middle[1] - water.shore)
    return (np.array([-1.6, water.shore + wide, 0.0]), _DIVES) if wide < _POOL else None


def _float(mark: Mark, wet: bool) -> None:
    """Who floats does so on the back in water, and weightlessly anywhere else."""
    way = "float_on_back" if wet else "drift"
    mark.beats = [
        replace(one, motion=way) if one.motion in ("float", "drift") else one for one in mark.beats
    ]


def _strap_on(mark: Mark, blocking: Blocking) -> None:
    """Who is on skis or on stilts has them on the feet."""
    for relation in blocking.scene.relations:
        skis = blocking.marks.get(relation.b)
        if relation.a == mark.name and skis is not None and skis.entity.kind in ON_FEET:
            skis.role, skis.holder = "held", mark.name
            mark.position = mark.position * (1, 1, 0)


def _on_seat(mark: Mark, blocking: Blocking) -> bool:
    """Put somebody on what the words say, once that stands where it will."""
    for relation in blocking.scene.relations:
        seat = blocking.marks.get(relation.b)
        if relation.a != mark.name or seat is None or not is_seat(relation, seat.figure):
            continue
        if seat.figure.height < _MAT:
            continue  # on a rug one is where one was put
        if is_bath(relation, mark, seat):
            inside = [one.a for one in blocking.scene.relations if one.b == seat.name]
            bathe(mark, seat, inside, blocking.marks)
            return True
        if mark.plays(*FLAT):
            lie_on(mark, seat)
        else:
            _pull_up(mark, seat, blocking)
            blocking.put_on(mark, seat)
            _spread(mark, seat, blocking)
            _put_before(mark, blocking)
            gets_up = mark.plays("sit") and mark.plays("stand_up", *GOING)
            mark.seat = seat.name if gets_up else mark.seat
        if mark.role == "actor":
            come_to_sit(mark, seat)
            bring_to_knees(mark, blocking.marks)
        return True
    for relation in blocking.scene.relations:  # what was not made to sit on: a rock, a crate
        block = blocking.marks.get(relation.b)
        sits = relation.a == mark.name and relation.kind == "on" and mark.plays("sit")
        high = block is not None and block.figure.height > _MAT
        if sits and block is not None and is_on_its_roof(mark, block, blocking.scene):
            sit_on_its_edge(mark, block)
            return True
        if sits and high and block is not None and mark.role == "actor":
            come_to_sit(mark, block)
    return False


def _pull_up(mark: Mark, seat: Mark, blocking: Blocking) -> None:
    """The stool of who plays the piano stands before it, both seen from the side."""
    bench = next((one for one in _benches(mark, blocking) if "top" in one.figure.anchors), None)
    if bench is None or not mark.plays("piano") or bench.figure.height < 0.95:
        return
    front = -float(bench.figure.mesh.vertices[:, 1].min())  # where the keys are
    bench.heading, bench.position = -np.pi / 2, bench.position * (1, 0, 1) + [0.0, 0.5, 0.0]
    seat.heading = np.pi / 2
    seat.position = bench.position * (1, 1, 0) - [front + _STOOL, 0.0, 0.0]


def _spread(mark: Mark, seat: Mark, blocking: Blocking) -> None:
    """Those who share a sofa or a bench sit side by side."""
    names = [one.a for one in blocking.scene.relations
             if one.b == seat.name and is_seat(one, seat.figure)]  # fmt: skip
    people = [name for name in dict.fromkeys(names) if name in blocking.marks]
    if len(people) < 2:
        return
    step = min(0.62, 0.8 * seat.figure.length / len(people))
    along = turned(yaw(np.array([seat.heading])), np.array([1.0, 0.0, 0.0]))[0]
    mark.position = mark.position + along * step * (people.index(mark.name) - (len(people) - 1) / 2)


def _at_work(mark: Mark, blocking: Blocking) -> bool:
    """Stand at what one works at, both seen from the side: the second one across from the first,
    others beside these two."""
    bench = next(_benches(mark, blocking), None)
    if bench is None:
        return False
    turn = _turn_at(bench, mark, blocking)
    wide, deep = np.ptp(bench.figure.mesh.vertices[:, :2], axis=0)
    front = deep / 2 - _INTO_SAND * (bench.figure.family == "building")
    side = 1.0 if turn % 2 else -1.0
    placed = any(bench.name in (one.a, one.b) for one in blocking.scene.relations)
    if not turn and bench.entity.implied and not placed and len(blocking.of("actor")) > 1:
        _bring(bench, mark, front + _ARM, blocking)
    elif not turn and bench.position[1] > 1.0:
        bench.position = bench.position * (1, 0, 1) + [0.0, 0.6, 0.0]
    bench.heading, mark.heading, bench.role = -np.pi / 2, 0.0 if side < 0 else np.pi, "fixture"
    beside = (turn // 2) * min(_ELBOWS, 0.5 * wide)
    mark.position = bench.position * (1, 1, 0) + [side * (front + _ARM), beside, 0.0]
    if turn == 0 and any(
        (one.kind, one.a, one.b) == ("behind", mark.name, bench.name)
        for one in blocking.scene.relations
    ):
        out = np.array([-np.cos(_LOOKS_OUT), np.sin(_LOOKS_OUT), 0.0])
        mark.position = bench.position * (1, 1, 0) + (front + _ARM) * out
        bench.heading, mark.heading = -0.5 * np.pi - _LOOKS_OUT, -_LOOKS_OUT
    _put_before(mark, blocking, lays=turn == 0)
    return True


def _bring(bench: Mark, mark: Mark, apart: float, blocking: Blocking) -> None:
    """Bring what one works at to who works there, and let those to both sides make room for it:
    a drum kit in a band. `apart` are metres to its middle."""
    for other in blocking.of("actor"):
        side = 1.0 if other.position[0] > mark.position[0] + _SAME else -1.0
        other.position = other.position + [0.5 * side * apart, 0.0, 0.0]
    bench.position = mark.position * (1, 1, 0) + bench.position * (0, 0, 1) + [apart, 0.0, 0.0]


def _turn_at(bench: Mark, mark: Mark, blocking: Blocking) -> int:
    """How many come before somebody of those who work at the same thing."""
    there = [
        one.name for one in blocking.marks.values() if next(_benches(one, blocking), None) is bench
    ]
    return there.index(mark.name)


def _benches(mark: Mark, blocking: Blocking) -> Iterator[Mark]:
    """The standing things that somebody works at."""
    for beat in mark.beats:
        if beat.motion not in _AT_WORK:
            continue
        own = (mark.name, beat.action.target)
        near = [one.b for one in blocking.scene.relations if one.a in own]
        for name in (beat.action.target, beat.action.over, *near):
            other = blocking.marks.get(name)
            if other is not None and other is not mark and _is_bench(other):
                yield other


def _is_bench(mark: Mark) -> bool:
    """Whether one can work at a thing: furniture, a stove, an easel; not a tree."""
    figure = mark.figure
    stands = mark.role == "fixture" or (mark.role == "prop" and figure.mass > _HEAVY)
    built = figure.family == "building" and figure.longest > _SMALL  # but for castles of sand
    return stands and not built and figure.family != "plant" and _LOW < figure.height < _HIGH


def _put_before(mark: Mark, blocking: Blocking, lays: bool = True) -> None:
    """What is used on a table lies on it before who uses it: a laptop, a pot, a cake. Who comes
    to it later takes it as it lies: then nothing `lays` it anew."""
    ahead = np.array([np.cos(mark.heading), np.sin(mark.heading), 0.0])
    tops = [one for one in blocking.of("fixture", "prop") if _is_before(mark, one, ahead)]
    held = {name for one in blocking.marks.values() for name in one.entity.holds}
    if tops:
        figure = tops[0].figure
        worked = "grip" if mark.plays("piano") and "grip" in figure.anchors else "top"
        mark.bench = (
            float(anchor(tops[0], worked)[2]) if worked in figure.anchors else figure.height
        )
    for beat in mark.beats if lays else ():
        for name in (beat.action.target, beat.action.instrument):
            thing = blocking.marks.get(name)
            if thing is None or thing.role != "prop" or name in held or not tops:
                continue
            if thing is tops[0]:  # a television stands where it is
                continue
            place = mark.position * (1, 1, 0) + (_ARM + _LAPTOP) * ahead
            under = _vessel_of(thing, blocking)
            place[2] = mark.bench + rest_height(under.figure) + 0.002
            for one in _within(under, blocking):
                one.position = one.position + place - under.position
            under.position, under.heading = place, mark.heading - np.pi / 2


def _vessel_of(thing: Mark, blocking: Blocking) -> Mark:
    """What stands on the table of a thing that is in or on another: the pan of an egg."""
    for one in blocking.scene.relations:
        under = blocking.marks.get(one.b)
        small = under is not None and under.role == "prop" and not _is_bench(under)
        if one.a == thing.name and one.kind in ("in", "on") and under is not None and small:
            return under
    return thing


def _within(vessel: Mark, blocking: Blocking) -> list[Mark]:
    """What is in or on a thing, and goes where it goes."""
    names = (one.a for one in blocking.scene.relations if one.b == vessel.name)
    found = (blocking.marks.get(name) for name in dict.fromkeys(names))
    return [one for one in found if one is not None and one.role == "prop"]


def _is_before(mark: Mark, table: Mark, ahead: Array) -> bool:
    """Whether a table, a stove or the like is before somebody, near enough to use it."""
    if table.figure.height > 1.3 or table.figure.height < 0.5 or "seat" in table.figure.anchors:
        return False
    if not _is_bench(table) or table.figure.family == "building":
        return False
    way = (table.position - mark.position) * (1, 1, 0)
    size = 0.5 * max(table.figure.length, table.figure.width)
    return bool(way @ ahead > 0.1 and np.linalg.norm(way) < size + 0.8)


def _make_room(mark: Mark) -> None:
    """Who lies along the picture has their middle, not their feet, where they stood."""
    if mark.plays(*FLAT, "sit_up", "faint") and mark.figure.family == "person":
        ahead = np.array([np.cos(mark.heading), np.sin(mark.heading), 0.0])
        mark.position = mark.position + 0.5 * mark.figure.height * ahead
    elif mark.plays("push_up", "plank") and mark.figure.family == "person":
        ahead = np.array([np.cos(mark.heading), np.sin(mark.heading), 0.0])
        mark.position = mark.position - 0.5 * mark.figure.height * ahead
