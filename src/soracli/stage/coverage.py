"""Coverage: what the camera makes of a performance, and what is drawn of it."""

from dataclasses import dataclass, replace

import numpy as np

from soracli.plan.take import TakeSpec
from soracli.stage.at_feet import at_feet
from soracli.stage.at_hands import at_hands
from soracli.stage.blocking import Blocking
from soracli.stage.borne_things import but_for_showers
from soracli.stage.camera import film, framing_of
from soracli.stage.camera_obeyed import obeyed
from soracli.stage.casting import ALIVE
from soracli.stage.clearance import Sight, looks
from soracli.stage.composing import LARGE, LEAST_OF_A_THING, share_of
from soracli.stage.drawn_open import opened, revealed, side_to
from soracli.stage.eyeline import DEFAULT_VIEW
from soracli.stage.framing import box_of, skin_of, subject_of
from soracli.stage.going_by import passers
from soracli.stage.inside import Held, kept_inside
from soracli.stage.into_picture import brought_in
from soracli.stage.left_behind import gone_past
from soracli.stage.marks import Mark
from soracli.stage.outlooks import empty
from soracli.stage.over_the_heads import over_the_heads
from soracli.stage.performance import Body, CameraPath, SetPiece
from soracli.stage.picture_sides import SIDED, wrong_sides
from soracli.stage.point_of_view import headless, looked_at, through_eyes
from soracli.stage.relating import TIGHT
from soracli.stage.resizing import as_it_becomes
from soracli.stage.roll_call import missed, named
from soracli.stage.shown import part_of, points_on
from soracli.stage.sides_shown import put_on_their_sides
from soracli.stage.standpoint import azimuth_of
from soracli.stage.stood_in_picture import stood_in
from soracli.stage.subject import Shown, Subject
from soracli.stage.terrain import over_the_land
from soracli.stage.turns import Array
from soracli.stage.ways_in_picture import side_for_ways
from soracli.stage.ways_to_cover import FROM_BEFORE, USUAL, WAYS, Way, told_so
from soracli.stage.with_others import filled, has_room, with_others
from soracli.stage.zone import zone_of
from soracli.story.scene import Scene
from soracli.story.shot import Angle, Camera

_HEADROOM_OVER_GROUND = 0.28
"""Metres over the ground that the camera keeps."""
_AS_LARGE, _NEAR = 0.85, 0.55
"""How large somebody has to be in a shot that shows others too, of what they would be alone; in any
but an extreme close-up so much of the picture is enough."""
_LEAST_HEADROOM = 0.05
"""Metres over the ground that it keeps where it looks straight at what is small."""
_BEHIND_THE_CAMERA = 3.2
"""Metres from the acting area of a room to its open side."""
_UNDER_THE_CEILING: dict[Angle | None, float] = {"oblique": 2.9, "overhead": 1.7}
"""Metres that a camera may stand off which looks down in a room, by its angle."""
_ASIDE = 0.5
"""Radians that a camera stands beside the way of who comes along a deep set."""
_IN_THE_WAY = 0.3
"""Metres: what is smaller hides nothing that matters."""


_SKIN_POINTS = 6000
"""Points of a body that may be before what it holds."""


@dataclass(frozen=True, eq=False)
class Coverage:
    """The path of the camera, the bodies by entity id as they are drawn for it, and what of whom
    it is about (None: there is nobody)."""

    camera: CameraPath
    bodies: dict[str, Body]
    shown: Shown | None = None


def cover(
    spec: TakeSpec, blocking: Blocking, bodies: dict[str, Body], set_piece: SetPiece
) -> Coverage:
    """Put the camera on what was played: `bodies` by entity id, each over `spec.frames` frames.

    Where that leaves out or hides somebody whom the words name, it tries other ways to see them;
    who goes past unseen from all of them goes past where the camera looks, and who stands there
    unseen stands where it does.
    """
    found = _best(spec, blocking, bodies, set_piece)
    seen = brought_in(spec, blocking, found.camera, found.bodies, set_piece)
    seen = stood_in(spec, blocking, found.camera, seen, set_piece)
    seen = put_on_their_sides(spec, blocking, found.camera, seen, set_piece)
    return found if seen is found.bodies else replace(found, bodies=seen)


def _best(
    spec: TakeSpec, blocking: Blocking, bodies: dict[str, Body], set_piece: SetPiece
) -> Coverage:
    """The camera from where most of those are seen whom the words name."""
    found = _from_the_side(spec, blocking, bodies, set_piece)
    told = spec.scene.camera
    along = told.move in _ALONG  # what is thrown on the way is left behind
    if told.eyes or told.over or spec.safe is not None:
        return found
    names, size = named(spec.scene, bodies), (spec.width, spec.height)
    if has_room(told):
        found = _with_others(spec, blocking, bodies, set_piece, found)
    if told.framing in TIGHT or along:
        return _from_before(spec, blocking, bodies, set_piece, found)
    passing = passers(spec.scene, blocking.marks.values()) if not told.move else ()
    lead = found.shown.ids[0] if found.shown is not None else ""
    if lead in bodies and not told.move:
        past = gone_past(spec.scene, blocking.marks, lead, box_of(bodies[lead]))
        passing = {*passing, *past}
    absent = missed(names, found.camera, found.bodies, set_piece, size, passing)
    absent = but_for_showers(spec.scene, absent)
    sided = any(one.kind in SIDED for one in spec.scene.relations)
    sided = sided or any(one.side in SIDED for one in spec.scene.actions)
    acting = {name for action in spec.scene.actions for name in action.agents}
    near = _in_hand(spec.scene, absent)
    for way in (*WAYS, *([Way(close=near)] if near in bodies else [])):
        if not absent:
            break
        if sided and way.turn:
            continue
        other = _covered(spec, blocking, bodies, set_piece, way)
        fewer = missed(names, other.camera, other.bodies, set_piece, size, passing)
        fewer = but_for_showers(spec.scene, fewer)
        lost = (set(fewer) - set(absent)) & acting  # who acts is not given up for who stands by
        astray = _astray(spec.scene, other) and not _astray(spec.scene, found)
        if len(fewer) < len(absent) and not lost and not astray:
            found, absent = other, fewer
    return _from_before(spec, blocking, bodies, set_piece, found)


def _with_others(
    spec: TakeSpec,
    blocking: Blocking,
    bodies: dict[str, Body],
    set_piece: SetPiece,
    found: Coverage,
) -> Coverage:
    """The coverage of one, or one in which more of the others named are seen behind them."""
    own = found.shown.ids if found.shown is not None else ()
    names = [one for one in named(spec.scene, bodies) if one not in own]
    size = (spec.width, spec.height)

    large = _AS_LARGE * filled(found.camera, found.bodies, own, size)
    large = large if spec.scene.camera.framing == "extreme close-up" else min(large, _NEAR)

    all_wrong = _astray(spec.scene, found)

    def missing(one: Coverage) -> tuple[str, ...]:
        wrong = wrong_sides(spec.scene, one.camera, one.bodies)
        lost = missed(names, one.camera, one.bodies, set_piece, size)
        smaller = filled(one.camera, one.bodies, own, size) < large
        astray = _astray(spec.scene, one) and not all_wrong
        return (
            *lost,
            *(f"side {number}" for number in range(wrong)),
            *["size"] * smaller,
            *["way"] * astray,
        )

    alive = bool(own) and bodies[own[0]].figure.family in ALIVE

    def aside(turn: float) -> Coverage:
        way = Way(turn=turn, wide=alive, level=not alive)
        return _covered(spec, blocking, bodies, set_piece, way)

    return with_others(found, aside, missing, alive) if names else found


def _astray(scene: Scene, one: Coverage) -> bool:
    """Whether somebody is seen to go another way than the words say."""
    return side_for_ways(scene, one.camera, one.bodies) is not None


def _from_the_side(
    spec: TakeSpec, blocking: Blocking, bodies: dict[str, Body], set_piece: SetPiece
) -> Coverage:
    """The usual coverage, or one from the side from which all go the way that is said."""
    found = _covered(spec, blocking, bodies, set_piece, USUAL)
    told = spec.scene.camera
    if told.eyes or told.over or spec.safe is not None or (told.move or "") in _OWN_SIDE:
        return found
    if behind := revealed(spec.scene, bodies):
        side = side_to(told.on, behind, bodies)
        found = _covered(spec, blocking, bodies, set_piece, Way(side=side))
        size = (spec.width, spec.height)
        return replace(found, camera=opened(found.camera, behind, bodies, size))
    side = side_for_ways(spec.scene, found.camera, bodies)
    if side is None:
        return found
    other = _covered(spec, blocking, bodies, set_piece, Way(side=side))
    return found if side_for_ways(spec.scene, other.camera, bodies) is not None else other


_OWN_SIDE = ("follow", "lead", "orbit clockwise", "orbit counter-clockwise", "fly-through")
"""Moves that say themselves where the camera is to who goes."""


def _from_before(
    spec: TakeSpec,
    blocking: Blocking,
    bodies: dict[str, Body],
    set_piece: SetPiece,
    found: Coverage,
) -> Coverage:
    """The coverage, or one from where the sides are told, if they are others in that one."""
    wrong = wrong_sides(spec.scene, found.camera, found.bodies)
    names, size = named(spec.scene, bodies), (spec.width, spec.height)
    absent = missed(names, found.camera, found.bodies, set_piece, size) if wrong else ()
    for way in FROM_BEFORE if wrong else ():
        other = _covered(spec, blocking, bodies, set_piece, way)
        fewer = missed(names, other.camera, other.bodies, set_piece, size)
        better = wrong_sides(spec.scene, other.camera, other.bodies) < wrong
        if better and set(fewer) <= set(absent):
            return other
    return found


def _in_hand(scene: Scene, names: tuple[str, ...]) -> str:
    """Who holds all of these, or about whom they all fly; "" for nobody."""
    holders = [one.id for one in scene.entities if set(names) <= set(one.holds)]
    about = [one for one in scene.actions if one.direction in _ABOUT and one.target]
    holders += [one.target for one in about if set(names) <= set(one.agents)]
    return holders[0] if holders and scene.camera.framing is None else ""


_ABOUT = ("around", "in circles")
_ALONG = ("track", "track side", "follow", "lead")
"""Moves that go along with somebody."""
_HERE = 12.0
"""Metres around the middle of a set in which most of it plays."""


def _covered(
    spec: TakeSpec,
    blocking: Blocking,
    bodies: dict[str, Body],
    set_piece: SetPiece,
    way: Way,
) -> Coverage:
    """The camera on what was played, in one way."""
    scene = told_so(way, spec.scene, bodies, set_piece.indoor)
    camera, size = scene.camera, (spec.width, spec.height)
    everybody = named(scene, bodies) if way.everybody else ()
    if way.here:
        away = {name: np.abs(bodies[name].positions[:, 0, :2]).max(axis=1) for name in everybody}
        everybody = tuple(name for name in everybody if np.median(away[name]) < _HERE)
    subject = subject_of(scene, blocking, bodies, spec.frames, everybody, way.whole)
    subject = subject if subject.ids else empty(set_piece, spec.frames)
    if spec.safe is None:
        subject = at_feet(at_hands(subject, scene, bodies), scene, bodies, spec.fps)
    subject = as_it_becomes(_along(set_piece, subject), scene, bodies)
    subject = over_the_heads(_seen_from(way, camera, subject), scene, bodies)
    shown = _shown(scene, subject, bodies)
    held = _held(spec, shown, bodies)
    if camera.eyes in bodies:
        path = through_eyes(scene, bodies, size, spec.fps)
        path = kept_inside(path, held) if held else path
        return Coverage(path, {**bodies, camera.eyes: headless(bodies[camera.eyes])}, shown)
    wet = set_piece.water is not None and set_piece.water.shore is None
    headroom = _HEADROOM_OVER_GROUND
    if way.level:  # as low as an apple on the ground
        headroom = min(headroom, max(_LEAST_HEADROOM, 0.5 * subject.tall))
    floor = headroom + (0.35 if wet else 0.0)
    farthest = set_piece.reach + _BEHIND_THE_CAMERA if set_piece.indoor else set_piece.stand_off
    aloft = camera.angle in ("aerial", "overhead") or subject.family == "aircraft"
    if not set_piece.indoor and (subject.tall > farthest or subject.lofty or aloft):
        farthest = np.inf  # over the roofs
    if set_piece.indoor and camera.angle in _UNDER_THE_CEILING:
        farthest = min(farthest, _UNDER_THE_CEILING[camera.angle])
    sight = _sight(subject, blocking, bodies, set_piece)
    share = 1.0 if held else _open_share(spec)
    path = film(camera, subject, size, spec.fps, floor, farthest, share, sight, held)
    path = replace(path, deep=subject.deep)
    if held:
        path = over_the_land(path, set_piece, headroom)
        return Coverage(kept_inside(path, held), bodies, shown)
    tiny = box_of(bodies[subject.ids[0]]) if subject.ids and subject.family != "person" else None
    path = obeyed(path, camera, size, floor, farthest, tiny, _who_comes(scene, subject, bodies))
    return Coverage(over_the_land(path, set_piece, headroom), bodies, shown)


def _seen_from(way: Way, camera: Camera, subject: Subject) -> Subject:
    """The subject, seen from the side of a way."""
    if way.side is not None:
        subject = replace(subject, side=way.side)
    if way.turn and subject.side is None:
        usual = azimuth_of(camera, subject, share_of(framing_of(camera, subject)))
        subject = replace(subject, side=usual + way.turn)
    if way.front:
        subject = replace(subject, side=DEFAULT_VIEW, near=None, front=None)
    return subject


def _who_comes(scene: Scene, subject: Subject, bodies: dict[str, Body]) -> Array | None:
    """The way (N, 3) of whom the picture is of, where they are said to come nearer."""
    coming = {name for one in scene.actions if one.direction == "toward camera"
              for name in one.agents}  # fmt: skip
    found = [name for name in subject.ids[:1] if name in coming]
    return bodies[found[0]].positions[:, 0].astype(np.float64) if found else None


def _open_share(spec: TakeSpec) -> float:
    """The share of the picture's height that is not under the bars of a letterbox."""
    if spec.look.letterbox <= 0:
        return 1.0
    return min(1.0, spec.width / spec.look.letterbox / spec.height)


def _held(spec: TakeSpec, shown: Shown | None, bodies: dict[str, Body]) -> Held | None:
    """What the camera keeps inside of what is safe; None if nothing was asked to be."""
    if spec.safe is None or shown is None:
        return None
    zone = zone_of(spec.safe, _open_share(spec))
    return Held(points_on(shown, bodies), zone, spec.width / spec.height, spec.fps)


def _shown(scene: Scene, subject: Subject, bodies: dict[str, Body]) -> Shown | None:
    """What a shot shows of whom; through somebody's eyes, whom these look at."""
    camera = scene.camera
    if camera.eyes in bodies:
        name = looked_at(scene, bodies)
        if not name:
            return None
        share = share_of(camera.framing or "close-up")
        return Shown((name,), part_of(share, bodies[name].figure.family), share)
    if not subject.ids:
        return None
    framing = framing_of(camera, subject)
    share = share_of(framing)
    if subject.alive:
        return Shown(subject.ids, part_of(share, subject.family), share)
    lead = bodies[subject.ids[0]].figure
    if share >= 1.0 or max(lead.height, lead.length, lead.width) <= LARGE:
        return Shown(subject.ids, "whole")
    return Shown(subject.ids, "middle", max(share, LEAST_OF_A_THING))


def _along(piece: SetPiece, subject: Subject) -> Subject:
    """The subject, seen from ahead where it goes along a set that is long away from the camera.

    From the side there would be nothing to see but a wall.
    """
    way = float(np.median(subject.heading))
    deep = piece.length > 0 and abs(np.sin(piece.lengthwise)) > 0.5
    if not deep or not subject.travels or abs(np.cos(way - piece.lengthwise)) < 0.9:
        return subject
    ahead = np.pi / 2 if np.sin(way) <= 0 else -np.pi / 2
    return subject if subject.side is not None else replace(subject, side=way + ahead - _ASIDE)


def _sight(subject: Subject, blocking: Blocking, bodies: dict[str, Body], piece: SetPiece) -> Sight:
    """What must be seen of a subject, and the bodies that could stand before it."""
    middle = (subject.low + subject.high) / 2
    points = [middle] if subject.face is None else [subject.face + [0.0, 0.0, 0.1]]
    if subject.faces is not None:
        points = list(subject.faces)
    if subject.over and subject.partner is not None:
        points.append(subject.partner)
    others = [bodies[mark.name] for mark in blocking.marks.values() if _hides(mark, bodies)]
    boxes = [box_of(body) for body in others]
    boxes = [box for box in boxes if not _within(box, points)]
    empty = np.zeros((0, len(middle), 3))
    skins: list[Array] = []
    if not subject.alive:
        points.append((middle + subject.high) / 2)
        people = [body for body in others if body.figure.family == "person"]
        skins = [skin_of(body, looks(len(middle)), _SKIN_POINTS) for body in people]
    return Sight(
        piece,
        np.stack(points),
        np.stack([low for low, _ in boxes]) if boxes else empty,
        np.stack([high for _, high in boxes]) if boxes else empty,
        np.concatenate(skins, axis=1) if skins else np.zeros((0, 0, 3)),
    )


def _hides(mark: Mark, bodies: dict[str, Body]) -> bool:
    figure = mark.figure
    large = max(figure.height, figure.width, figure.length) > _IN_THE_WAY
    return large and mark.role != "held" and mark.name in bodies


def _within(box: tuple[Array, Array], points: list[Array]) -> bool:
    """Whether a box is that of the subject itself, or of what it sits in."""
    low, high = box[0] - 0.12, box[1] + 0.12
    return any(((point > low) & (point < high)).all(axis=-1).mean() > 0.3 for point in points)
