"""Who is where to whom: by the boxes in the picture and the bodies in the room."""

import re
from collections.abc import Callable

import numpy as np
from asked import SEEN, Fact, Verdict, unread, unseen
from clip import Being, Clip, Numbers
from colors import NAMES, alike, needed, same_color, share_of, wearing
from counts import is_the_place
from on_bodies import is_a_part, on_a_part
from who import meant

from soracli.stage.marks import carried
from soracli.stage.people.wardrobe import CUTS
from soracli.story.scene import Relation

KINDS = (
    "holds",
    "left of",
    "right of",
    "in front of",
    "on",
    "under",
    "above",
    "below",
    "behind",
    "beside",
    "between",
    "in",
    "around",
    "near",
    "facing",
)
ASIDE = 0.02
"""Share of the picture's width that is aside for sure."""
OFTEN = 0.3
"""In so many of the frames that show both (or in the last two) it must be seen."""
GROUND = frozenset(
    ("ground", "floor", "sand", "beach", "snow", "ice", "grass", "lawn", "meadow", "field", "road",
     "street", "cobbles", "cobblestones", "pavement", "sidewalk", "water", "sea", "lake", "harbour",
     "harbor", "city", "town", "village", "forest", "desert", "sea floor", "seabed", "river")
)  # fmt: skip
"""What is no body but the set itself."""
LENSES = frozenset(("camera", "lens", "viewer", "us"))
"""What somebody looks at who looks out of the picture."""
WATERS = frozenset(("water", "sea", "ocean", "lake", "river", "harbour", "harbor"))
"""What all that is under water is in."""
SHORES = ("river", "lake", "beach", "coast")
FACES = float(np.cos(np.radians(50)))
"""Places with the water beyond who stands there, and how well who faces it is turned to it."""
SNOWED = GROUND | {"cliff", "roof", "rooftop", "mountain", "hill", "slope", "tree", "branch"}
"""What snow lies on that is no body of its own."""
SNOW = 0.4
"""The share of the lower two thirds of a picture that is white where snow lies."""
SOIL = ("on", "in", "above")
BY = ("near", "beside")
ABOUT = ("above", "near", "beside", "left of", "right of", "behind", "in front of")
"""Relations to what somebody wears that are seen as those to who wears it."""
CROWN = 0.12
"""Of the height of somebody how far the crown is above the joint of the head."""
DRY = 0.05
"""Metres above the water that who stands on its bank is at least."""
NOSES = frozenset(("nose", "snout", "muzzle", "beak"))
NOSE = 0.2
"""Of the height of who has a nose how far from the mouth something is at most that is on it."""
LYING, ALOFT = 0.35, 2.0
"""Metres up to which something lies on uneven ground, and from which (or from its own height) it is
up above it."""
IN_HAND = 0.06
"""Metres between the skin of who holds something and that at most."""
TOOL = 0.7
"""Metres of the longest side of what lies in one hand, at most."""
DECK = 0.12
"""Metres from a deck to the lowest of what stands on it, at most."""
AFTER = 0.5
"""Metres that who goes behind somebody comes after them at least."""
WRAPPED = 0.25
"""Of the sides of a thing how far past its middle something reaches that is wrapped around it."""
Where = Callable[[Clip, Being, Being, int], bool]


def judge_relation(clip: Clip, fact: Fact) -> Verdict:
    """ "cup left of teapot", "chair between lamp and plant", "bee around flower"."""
    one_kind = "|".join(KINDS)
    match = re.fullmatch(rf"(.+?) ((?:{one_kind})(?:\|(?:{one_kind}))*) (.+)", fact.text)
    assert match, fact.text
    first, kinds, other = match.groups()
    tried = [_judge(clip, first, kind, other) for kind in re.findall(one_kind, kinds)]
    return next((one for one in tried if one.seen), tried[0])


def _judge(clip: Clip, first: str, kind: str, other: str) -> Verdict:
    """One kind of relation of the many that may be as good as one another."""
    ends = other.split(" and ") if kind == "between" else [other]
    ends = ends * 2 if kind == "between" and len(ends) == 1 else ends  # "between two chairs"
    words = [first, *ends]
    groups = [meant(clip, one) for one in words]
    ground = GROUND & set(other.split("|")) or is_the_place(clip, other)
    if groups[0] and not groups[-1] and kind in SOIL and ground:
        if kind == "in" and _is_under_water(clip, groups[0], other):
            return SEEN
        return _on_the_ground(clip, groups[0], kind)
    if first == "snow" and kind == "on" and not groups[0] and SNOWED & set(other.split("|")):
        return _snow_lies(clip)
    if groups[0] and not groups[-1] and kind in BY and is_the_place(clip, other):
        return _on_the_bank(clip, groups[0], kind)
    if groups[0] and not groups[-1] and kind == "on" and set(other.split("|")) <= NOSES:
        return _on_a_nose(clip, groups[0], other)
    if groups[0] and not groups[-1] and is_a_part(other, kind):
        return on_a_part(clip, groups[0], other)
    if groups[0] and not groups[-1] and kind in ABOUT:
        groups[-1] = wearing(clip, other)  # a parrot above a hat that somebody has on
    if groups[0] and not groups[-1] and kind == "facing" and WATERS & set(other.split("|")):
        return _to_the_water(clip, groups[0])
    if groups[0] and not groups[-1] and kind == "facing" and LENSES & set(other.split("|")):
        return _to_the_camera(clip, groups[0])
    if kind == "on" and not groups[0] and any(one.looks for one in _worn_by(clip, first, other)):
        return SEEN
    for one, found in zip(words, groups, strict=True):
        if not found:
            return unread(f"no {one}")
    if not all(any(one.looks for one in found) for found in groups):
        return unseen(f"{first} {kind} {other}: one of them is not in the picture")
    if kind == "around":
        return _around(groups[0], groups[1])
    if kind == "between":
        return _between(clip, groups)
    pairs = [(one, other) for one in groups[0] for other in groups[1] if one is not other]
    best = max((_share(clip, *pair, WHERE[kind]) for pair in pairs), default=0.0)
    if best >= OFTEN or (kind == "in" and any(_went_inside(clip, *pair) for pair in pairs)):
        return SEEN
    related = any(one.kind == ("under" if kind == "below" else kind) for one in _told(clip))
    told = f"not {kind}: in {best:.0%} of the frames that show both"
    return unseen(told) if related else unread(told + "; no relation was read")


def _worn_by(clip: Clip, garment: str, who: str) -> list[Being]:
    """Those of them on whom a garment is seen: a gown that a mannequin has on is no body of its
    own. Its color shows on them."""
    worn = [one for one in wearing(clip, garment) if one in meant(clip, who)]
    least = min(needed(name) for name in garment.split("|"))
    return [one for one in worn if any(_shows(one, tint, least) for tint in _tints(one, garment))]


def _tints(one: Being, garment: str) -> list[str]:
    """The colors of a garment of somebody: as told, or as such a one usually is, if that is no
    color of hair and shadows as well."""
    names = tuple(garment.split("|"))
    found = [worn for worn in one.entity.wears if (worn.word or worn.kind).endswith(names)]
    usual = [CUTS[worn.kind].color for worn in found if worn.kind in CUTS]
    dark = ("black", "grey", "brown")
    light = [tint for tint in usual if not any(same_color(tint, name) for name in dark)]
    return [worn.color for worn in found if worn.color] or light


def _shows(one: Being, tint: str, least: float) -> bool:
    """Whether enough of what is seen of somebody first, last or mostly is of about a color,
    "#rrggbb": a scarf may turn into another one."""
    called = [name for name in NAMES if same_color(tint, name)]
    times = (None, [min(one.looks)], [max(one.looks)]) if one.looks else ()
    return any(share_of(one, name, when) >= least for name in called for when in times)


def _told(clip: Clip) -> list[Relation]:
    """The relations of the scene, as they are told and the other way round."""
    told = list(clip.spec.scene.relations)
    turned = {"above": "under", "under": "above", "left of": "right of", "right of": "left of"}
    pairs = ((one, turned.get(one.kind)) for one in tuple(told))
    return told + [Relation(kind=kind, a=one.b, b=one.a) for one, kind in pairs if kind]


def _on_the_ground(clip: Clip, those: list[Being], kind: str) -> Verdict:
    """Whether one of those lies or stands on what the set is made of, or is up in the air over it:
    the sand of a beach and the water of a harbor are no bodies."""
    for one in those:
        low = [one.low[number, 2] for number in clip.shots if number in one.looks]
        aloft = min(ALOFT, max(LYING, one.height))  # a falcon low over the sea
        if low and (np.median(low) > aloft if kind == "above" else np.median(low) < LYING):
            return SEEN
        if kind == "on" and len(low) > 1 and max(low[-2:]) < LYING:  # a crow that has landed
            return SEEN
    return unseen(f"{those[0].name} is not {kind} the ground, or not in the picture")


def _is_under_water(clip: Clip, those: list[Being], other: str) -> bool:
    """Whether one of those is in the picture of a set that is under water, in which all is in the
    water: a submarine far above the sea floor."""
    wet = bool(WATERS & set(other.split("|"))) and is_the_place(clip, "underwater")
    return wet and any(one.looks for one in those)


def _snow_lies(clip: Clip) -> Verdict:
    """Whether the set is white from the horizon down in the last frame of a clip in which it snows,
    or that plays where snow lies: snow that lies is no body."""
    told = [clip.record["weather"], clip.record["place"]]
    told += [one.to for one in clip.spec.scene.becomings if not one.entity]
    snowy = any("snow" in str(one) or one == "arctic" for one in told)
    last = clip.small[clip.shots[-1]]
    cells = last[len(last) // 3 :].reshape(-1, 3)
    cells = cells[np.isfinite(cells).all(axis=1)]
    share = float(alike(cells, "white").mean()) if len(cells) else 0.0
    if snowy and share >= SNOW:
        return SEEN
    return unseen(f"{share:.2f} of the ground is white, and it is {' and '.join(map(str, told))}")


def _on_the_bank(clip: Clip, those: list[Being], kind: str) -> Verdict:
    """Whether one of those stands near what the set is: on its ground or on a landing stage, and
    not in its water."""
    back, edge = sorted(clip.landing or (0.0, 0.0))
    for one in those:
        seen = [number for number in clip.shots if number in one.looks]
        low = np.array([one.low[number, 2] for number in seen])
        across = np.array([one.root[number, 1] for number in seen])
        dry = (low > clip.level + DRY) | ((across > back) & (across < edge))
        if len(seen) and float((dry & (low < LYING)).mean()) >= OFTEN:
            return SEEN
    return unseen(f"{those[0].name} is not {kind} it but in it, or not in the picture")


def _to_the_water(clip: Clip, those: list[Being]) -> Verdict:
    """Whether one of those looks at the water of a shore, which lies on the far side (y) of it."""
    ashore = clip.record["place"] in SHORES and clip.wet
    for one in those:
        turned = [
            np.sin(one.heading[number]) > FACES for number in clip.shots if number in one.looks
        ]
        if ashore and turned and float(np.mean(turned)) >= OFTEN:
            return SEEN
    return unseen(f"{those[0].name} does not look at the water, or is not in the picture")


def _to_the_camera(clip: Clip, those: list[Being]) -> Verdict:
    """Whether one of those is turned to where the camera is, often or at the end."""
    for one in those:
        held = []
        for number in (number for number in clip.shots if number in one.looks):
            eye = np.asarray(clip.record["frames"][number]["camera"]["position"], float)
            way = eye[:2] - one.root[number, :2]
            held.append(np.cos(one.heading[number] - np.arctan2(way[1], way[0])) > FACES)
        if held and (np.mean(held) >= OFTEN or all(held[-2:])):
            return SEEN
    return unseen(f"{those[0].name} does not look at the camera, or is not in the picture")


def _on_a_nose(clip: Clip, those: list[Being], nose: str) -> Verdict:
    """Whether one of those touches the mouth of somebody from above or in front, as a ball that a
    seal balances does; the mouth is measured where the head of that body really is."""
    for one in those:
        for other in clip.beings.values():
            mouth = _mouth(other) if other is not one else None
            if mouth is None:
                continue
            both = [number for number in clip.shots if number in one.looks]
            gaps = np.array([_apart(one, mouth[number], number) for number in both])
            near = np.array([one.high[number, 2] > mouth[number, 2] for number in both])
            room = NOSE * max(other.height, 0.1)
            if len(both) and float((near & (gaps <= room)).mean()) >= OFTEN:
                return SEEN
    return unseen(f"{those[0].name} is on nobody's {nose}")


def _mouth(one: Being) -> Numbers | None:
    """Where somebody's mouth is in every frame, metres; None for those without one."""
    if one.body is None or "mouth" not in one.body.figure.anchors:
        return None
    body = one.body
    places: Numbers = carried(body.figure, body.rotations, body.positions, "mouth")
    return places


def _apart(one: Being, point: Numbers, frame: int) -> float:
    """Metres from a point to the box of somebody."""
    gap = np.maximum(one.low[frame] - point, point - one.high[frame])
    return float(np.linalg.norm(np.maximum(gap, 0.0)))


def _share(clip: Clip, one: Being, other: Being, where: Where) -> float:
    both = [number for number in clip.shots if number in one.looks and number in other.looks]
    if not both:
        return 0.0
    held = [where(clip, one, other, number) for number in both]
    return 1.0 if len(held) > 1 and all(held[-2:]) else sum(held) / len(held)


def _went_inside(clip: Clip, one: Being, other: Being) -> bool:
    """Whether it was seen outside, and in the end is inside of what is seen and hides it: bread in
    an oven, a letter in a mailbox. Just before that it may be seen in there: a coin in a hat."""
    last = clip.shots[-2:]
    outside = any(not _in(clip, one, other, frame) for frame in one.looks)
    hidden = last[-1] not in one.looks and all(
        frame in other.looks and (frame not in one.looks or _in(clip, one, other, frame))
        for frame in last
    )
    within = all(
        (one.low[frame] >= other.low[frame] - 0.02).all()
        and (one.high[frame] <= other.high[frame] + 0.02).all()
        for frame in last
        if frame not in one.looks
    )
    return bool(outside and hidden and (within or _went_in_by_a_door(clip, one, other)))


def _went_in_by_a_door(clip: Clip, one: Being, other: Being) -> bool:
    """Whether the last that was seen of somebody was right at the side of a vehicle that is there:
    who gets into a car is not seen through its door."""
    there = np.flatnonzero(np.isfinite(one.low[:, 0]))
    if other.family not in ("vehicle", "aircraft") or not len(there):
        return False
    frame = int(there[-1])
    gone = frame < len(one.low) - 1
    return gone and min(one.looks) < frame and _gap(one, other, frame) <= IN_HAND


def _left(clip: Clip, one: Being, other: Being, frame: int) -> bool:
    gap = other.looks[frame].middle[0] - one.looks[frame].middle[0]
    return gap > ASIDE * clip.spec.width


def _right(clip: Clip, one: Being, other: Being, frame: int) -> bool:
    return _left(clip, other, one, frame)


def _over(one: Being, other: Being, frame: int, wider: float) -> bool:
    """Whether the middle of one is over (or under) the other as seen from above."""
    middle = (one.low[frame] + one.high[frame])[:2] / 2
    low, high = other.low[frame, :2] - wider, other.high[frame, :2] + wider
    inside = bool((middle >= low).all() and (middle <= high).all())
    root = one.root[frame, :2]
    return inside or bool((root >= low).all() and (root <= high).all())


def _on(clip: Clip, one: Being, other: Being, frame: int) -> bool:
    """It rests on top of it, or on its seat: not on the ground beside it, nor in the air."""
    low, high = other.low[frame, 2], other.high[frame, 2]
    tall, top = high - low, high + 0.06 + 0.1 * (high - low)
    bottom = one.low[frame, 2]
    if _on_deck(one, other, frame):
        return True
    if bottom > top:
        return False
    if bottom >= low + 0.2 * tall - 0.03:
        return _over(one, other, frame, 0.15 * other.size)
    seated = one.family == "person" and one.high[frame, 2] - bottom <= 0.9 * one.height
    return bool(seated and one.root[frame, 2] >= low + 0.2 * tall and _over(one, other, frame, 0.1))


def _on_deck(one: Being, other: Being, frame: int) -> bool:
    """It stands on the deck or the seat of what has a mast or a back: a raft, a throne."""
    body = other.body
    found = body and (body.figure.anchors.get("deck") or body.figure.anchors.get("seat"))
    if body is None or not found or other.family in ("person", "quadruped", "vehicle"):
        return False
    deck = other.root[frame, 2] + found[1][2] - float(body.figure.rig.rest[0, 2])
    return abs(one.low[frame, 2] - deck) < DECK and _over(one, other, frame, 0.1)


OPEN_BELOW = ("arch", "bridge", "gateway", "canopy", "tent", "awning", "pergola", "branch")
"""Ends of the kinds that are open below up to their crown, under which others hang."""


def _under(clip: Clip, one: Being, other: Being, frame: int) -> bool:
    if not _over(one, other, frame, 0.25 + 0.1 * other.size):
        return False
    middle = (one.low[frame, 2] + one.high[frame, 2]) / 2
    lower = one.high[frame, 2] <= other.high[frame, 2] - 0.02
    below = 0.9 if other.entity.kind.endswith(OPEN_BELOW) else 0.5  # it hangs under its crown
    least = (1 - below) * other.low[frame, 2] + below * other.high[frame, 2]
    return bool(lower and middle < least)


def _above(clip: Clip, one: Being, other: Being, frame: int) -> bool:
    """Higher in the room, and over it in the picture; over the head of people, who may hold it up
    in their hands."""
    a, b = one.looks[frame], other.looks[frame]
    top = _crown(other, frame)
    high = (one.low[frame, 2] + one.high[frame, 2]) / 2 > top - 0.1 * other.height
    room = (a.box[2] - a.box[0] + b.box[2] - b.box[0]) / 2 + 0.15 * clip.spec.width
    return bool(high and a.middle[1] < b.middle[1] and abs(a.middle[0] - b.middle[0]) < room)


def _crown(one: Being, frame: int) -> float:
    """How high somebody reaches, metres: people with the head, and not with a raised hand."""
    high = float(one.high[frame, 2])
    if one.family != "person" or one.body is None or "head" not in one.body.figure.rig.names:
        return high
    head = one.body.positions[frame, one.body.figure.rig.index("head"), 2]
    return min(high, float(head) + CROWN * one.height)


def _below(clip: Clip, one: Being, other: Being, frame: int) -> bool:
    return _above(clip, other, one, frame)


def _before(clip: Clip, one: Being, other: Being, frame: int) -> bool:
    """Nearer to the camera, and not off to the side."""
    a, b = one.looks[frame], other.looks[frame]
    room = (a.box[2] - a.box[0] + b.box[2] - b.box[0]) / 2 + 0.15 * clip.spec.width
    return a.depth < b.depth - 0.05 and abs(a.middle[0] - b.middle[0]) < room


def _in_front(clip: Clip, one: Being, other: Being, frame: int) -> bool:
    """Nearer to the camera; or going ahead of somebody who goes the same way."""
    return _before(clip, one, other, frame) or _comes_after(other, one, frame)


def _behind(clip: Clip, one: Being, other: Being, frame: int) -> bool:
    """Further from the camera; or coming after somebody who goes the same way."""
    return _before(clip, other, one, frame) or _comes_after(one, other, frame)


def _comes_after(one: Being, other: Being, frame: int) -> bool:
    way, own = (being.root[-1, :2] - being.root[0, :2] for being in (other, one))
    far, same = float(np.linalg.norm(way)), float(way @ own)
    if far < max(1.0, other.size) or same < 0.7 * far * float(np.linalg.norm(own)):
        return False
    ahead = (other.root[frame, :2] - one.root[frame, :2]) @ way / far
    aside = abs(np.cross(way / far, other.root[frame, :2] - one.root[frame, :2]))
    return bool(ahead > AFTER and aside < ahead)


def _holds(clip: Clip, one: Being, other: Being, frame: int) -> bool:
    """It is where the hands of somebody are: at their body, off the ground, or right in a hand of
    who lies on the ground."""
    if _in_a_hand(one, other, frame):
        return True
    lifted = other.high[frame, 2] > one.low[frame, 2] + 0.2 * one.height
    apart = np.maximum(one.low[frame] - other.high[frame], other.low[frame] - one.high[frame])
    return bool(lifted and float(np.linalg.norm(np.maximum(apart, 0.0))) <= IN_HAND)


def _in_a_hand(one: Being, other: Being, frame: int) -> bool:
    """Whether the joint of a hand of somebody is in the box of a thing no larger than a tool."""
    if one.body is None or one.family != "person" or other.size > TOOL:
        return False
    rig = one.body.figure.rig
    hands = [rig.index(name) for name in ("hand.L", "hand.R") if rig.has(name)]
    spots = one.body.positions[frame, hands].astype(float)
    return any(_apart(other, spot, frame) <= IN_HAND for spot in spots)


def _gap(one: Being, other: Being, frame: int) -> float:
    """Metres between two boxes, 0 where they touch."""
    apart = np.maximum(one.low[frame] - other.high[frame], other.low[frame] - one.high[frame])
    return float(np.linalg.norm(np.maximum(apart, 0.0)))


def _beside(clip: Clip, one: Being, other: Being, frame: int) -> bool:
    return _gap(one, other, frame) <= 0.7 + 0.35 * max(one.size, other.size)


def _near(clip: Clip, one: Being, other: Being, frame: int) -> bool:
    return _gap(one, other, frame) <= 1.5 + 0.7 * max(one.size, other.size)


def _in(clip: Clip, one: Being, other: Being, frame: int) -> bool:
    """Its middle is inside of the other's box; a little of it may look out."""
    middle = (one.low[frame] + one.high[frame]) / 2
    room = 0.15 * (other.high[frame] - other.low[frame]) + 0.02
    low, high = other.low[frame] - room, other.high[frame] + room
    stands = one.low[frame, 2] < other.high[frame, 2]
    flat = (middle[:2] >= low[:2]).all() and (middle[:2] <= high[:2]).all()
    return bool(flat and middle[2] >= low[2] and stands)


def _facing(clip: Clip, one: Being, other: Being, frame: int) -> bool:
    way = other.root[frame, :2] - one.root[frame, :2]
    turn = one.heading[frame] - np.arctan2(way[1], way[0])
    return bool(np.cos(turn) > FACES)


WHERE: dict[str, Where] = {
    "holds": _holds,
    "left of": _left,
    "right of": _right,
    "on": _on,
    "under": _under,
    "above": _above,
    "below": _below,
    "in front of": _in_front,
    "behind": _behind,
    "beside": _beside,
    "near": _near,
    "in": _in,
    "facing": _facing,
}


def _between(clip: Clip, groups: list[list[Being]]) -> Verdict:
    """In the picture between the two, and in the room on the way from one to the other."""
    told = "nobody is between"
    for one in groups[0]:
        for left in groups[1]:
            for right in groups[2]:
                if len({id(one), id(left), id(right)}) == 3 and _is_between(one, left, right):
                    return SEEN
                told = f"{one.name} is not between {left.name} and {right.name}"
    return unseen(told) if clip.spec.scene.relations else unread(told + "; no relation was read")


def _is_between(one: Being, left: Being, right: Being) -> bool:
    frames = [frame for frame in one.looks if frame in left.looks and frame in right.looks]
    held = 0
    for frame in frames:
        across = sorted((left.looks[frame].middle[0], right.looks[frame].middle[0]))
        seen = across[0] < one.looks[frame].middle[0] < across[1]
        way = right.root[frame, :2] - left.root[frame, :2]
        part = (one.root[frame, :2] - left.root[frame, :2]) @ way / max(float(way @ way), 1e-6)
        held += bool(seen and 0.1 < part < 0.9)
    return bool(frames) and held >= 0.5 * len(frames)


def _around(ring: list[Being], middles: list[Being]) -> Verdict:
    """They stand or go on all sides of it: no gap is wider than 200 degrees; or one of them is
    wrapped around it with its arms, its coils or its whole length."""
    if any(_is_wrapped(one, middle) for one in ring for middle in middles if one is not middle):
        return SEEN
    widest = 360.0
    for middle in middles:
        angles = [_angles(one, middle) for one in ring if one is not middle]
        if angles:
            widest = min(widest, widest_gap(np.concatenate(angles)))
    return SEEN if widest <= 200 else unseen(f"a gap of {widest:.0f} degrees around it")


def _is_wrapped(one: Being, middle: Being) -> bool:
    """Whether one reaches around another: past its middle on all four sides, at its height."""
    both = [frame for frame in one.looks if frame in middle.looks]
    held = 0
    for frame in both:
        core = (middle.low[frame] + middle.high[frame]) / 2
        room = WRAPPED * (middle.high[frame] - middle.low[frame])
        inside = (one.low[frame] < core - room) & (one.high[frame] > core + room)
        level = one.low[frame, 2] < middle.high[frame, 2] and one.high[frame, 2] > core[2] - room[2]
        held += bool(inside[:2].all() and level)
    return bool(both) and held >= 0.5 * len(both)


def _angles(one: Being, middle: Being) -> Numbers:
    way = one.root[:, :2] - middle.root[:, :2]
    way = way[np.isfinite(way).all(axis=1)]
    turned: Numbers = np.degrees(np.arctan2(way[:, 1], way[:, 0])) % 360
    return turned


def widest_gap(angles: Numbers) -> float:
    """The widest gap between angles on a circle, in degrees."""
    if len(angles) == 0:
        return 360.0
    sorted_ = np.sort(angles)
    return float(np.diff(np.append(sorted_, sorted_[0] + 360)).max())
