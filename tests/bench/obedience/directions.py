"""Which way somebody goes: in the picture, and in the room as the camera sees it."""

import re
from dataclasses import replace

import numpy as np
from asked import SEEN, Fact, Verdict, unread, unseen
from clip import Being, Clip, Numbers
from skies import of_the_place
from who import meant

from soracli.story.sets import INDOORS

WAYS = (
    "left to right",
    "right to left",
    "toward camera",
    "away from camera",
    "toward",
    "up",
    "down",
    "in circles",
    "around",
    "across",
    "through",
)
_OPPOSED = ("left to right", "right to left")
"""Where half of a group goes one way, and half the other, each half is half of it."""
_ONE_OF_THEM = re.compile(
    r"(?:[,;.:]|\b(?:until|as|while|when|before))(?: and| then| but)? one (?:of them )?"
    r"\w+(?:s|ing)\b",
    re.IGNORECASE,
)
"""Where the words go on with one of several: "five parrots on a wire; one flies away"."""
FEWEST_METRES = 0.25
_UNDER_ALL = frozenset(("floor", "ground"))
"""Words for what all who go somewhere go on."""
_BASKET, _RIM = "hoop", 3.05 / 3.97
"""The kind of a basketball hoop, and of its height where its rim is (casting: 3.05 m, FIBA)."""


def judge_direction(clip: Clip, fact: Fact) -> Verdict:
    """ "fox right to left", "train around tree", "monk up|away from camera"."""
    match = re.fullmatch(rf"(.+?) ((?:{'|'.join(WAYS)})(?:\|.+)?)( .+)?", fact.text)
    assert match, fact.text
    words, ways, rest = match.group(1), match.group(2).split("|"), (match.group(3) or "").strip()
    found = meant(clip, words)
    if not found:
        outside = clip.record["place"] not in INDOORS  # else it is seen nowhere
        falls = of_the_place(clip, words, ["fall"]) if ways == ["down"] and outside else None
        return SEEN if falls is not None and falls[1] else unread(f"no {words}")
    seen = [one for one in found if one.looks]
    if not seen:
        return unseen(f"{words} is not in the picture")
    middles = meant(clip, rest) if rest else []
    if rest and not middles and not (set(ways) == {"across"} and _is_the_set(clip, rest)):
        return unread(f"no {rest}")
    seen = _those_that_go(clip, seen, ways)
    right = [one for one in seen if any(goes(clip, one, way, middles) for way in ways)]
    asked = {action.direction for action in clip.spec.scene.actions}
    parted = set(_OPPOSED) <= asked and set(ways) & set(_OPPOSED) and 2 * len(right) == len(seen)
    if 2 * len(right) > len(seen) or (len(found) > 1 and not _plural(found) and right) or parted:
        return SEEN
    told = f"{len(right)} of {len(seen)} {words} go {match.group(2)}: {_told(clip, seen[0])}"
    return unseen(told) if set(ways) & asked else unread(f"{told}; read {sorted(map(str, asked))}")


def _those_that_go(clip: Clip, seen: list[Being], ways: list[str]) -> list[Being]:
    """Of several named together, the one that the words single out: "five parrots on a wire; one
    flies away to the right". The rest are told to stay where they are."""
    falls = ("fall",) if "down" in ways else ()
    told = [act for act in clip.spec.scene.actions if act.direction in ways or act.motion in falls]
    goers = [one for one in seen if any(one.name in act.agents for act in told)]
    single = len(goers) == 1 < len(seen) and _plural(seen)
    return goers if single and _ONE_OF_THEM.search(clip.spec.scene.text) else seen


def _is_the_set(clip: Clip, words: str) -> bool:
    """Whether what is crossed is the place itself, by the words for it: "across the tundra", or
    what everybody there goes on: the floor."""
    scene = clip.spec.scene
    if set(words.split("|")) & _UNDER_ALL:
        return True
    place = {*scene.place_words.lower().split(), *scene.place.split()}
    return any(set(word.split()) <= place for word in words.split("|"))


def _plural(found: list[Being]) -> bool:
    return len({one.entity.group or one.name for one in found}) == 1


def goes(clip: Clip, one: Being, way: str, middles: list[Being]) -> bool:
    """Whether somebody goes this way (around, through or across one of the `middles`)."""
    if way in ("left to right", "right to left"):
        sign = 1.0 if way == "left to right" else -1.0
        return any(_sideways(clip, part) * sign > 0 for part in _stretches(clip, one))
    if way in ("toward camera", "away from camera"):
        sign = 1.0 if way == "toward camera" else -1.0
        return any(_nearer(clip, part) * sign > 0 for part in _stretches(clip, one))
    if way in ("up", "down"):
        sign = 1.0 if way == "up" else -1.0
        parts = _stretches(clip, one)  # a sword is lifted, and then comes down
        return _first(one) == sign or any(_rises(clip, part) == sign for part in parts)
    if way == "toward" and middles:
        return any(_comes_near(one, middle) for middle in middles)
    if way == "in circles" and not middles:
        return _turned(one) >= 250
    if way in ("around", "in circles"):
        return any(_swept(one, middle) >= 150 for middle in middles) or (
            not middles and _turned(one) >= 250
        )
    if way == "through" and middles:
        return any(_passes(one, middle) for middle in middles)
    return _way(one) >= max(FEWEST_METRES, 0.6 * one.size)


def _stretches(clip: Clip, one: Being) -> list[Being]:
    """All of what somebody does; of who does one thing after another ("walks to the left, stops,
    then flies away") also the halves and thirds of it, of which one shows the way that is told."""
    dealt = [act for act in clip.spec.scene.actions if one.name in (*act.agents, act.target)]
    orders = {act.order for act in dealt}
    count = len(one.low)
    found = [one]
    for parts in (2, 3) if len(orders) > 1 else ():
        for part in range(parts):
            begin, end = part * count // parts, (part + 1) * count // parts
            looks = {frame: look for frame, look in one.looks.items() if begin <= frame < end}
            middle = ((one.low + one.high) / 2)[begin:end]
            if len(looks) > 1 and np.isfinite(middle).all(axis=1).sum() > 1:
                found.append(
                    replace(
                        one,
                        low=one.low[begin:end],
                        high=one.high[begin:end],
                        heading=one.heading[begin:end],
                        looks=looks,
                    )
                )
    return found


def _least(one: Being) -> float:
    """Metres at least that are seen as a way: two of its own sizes are, however small it is."""
    return max(min(FEWEST_METRES, 2 * one.size), 0.4 * one.size)


def _ends(one: Being) -> tuple[Numbers, Numbers]:
    """Where the middle of it is when it is first and last there, in metres."""
    middle = (one.low + one.high) / 2
    there = middle[np.isfinite(middle).all(axis=1)]
    return there[0], there[-1]


def _axes(clip: Clip) -> tuple[Numbers, Numbers]:
    """What is to the right and what is ahead for the camera, on the ground, on the mean."""
    cameras = [frame["camera"] for frame in clip.record["frames"]]
    ahead = np.mean([np.subtract(one["target"], one["position"]) for one in cameras], axis=0)[:2]
    ahead = ahead / max(float(np.linalg.norm(ahead)), 1e-9)
    return np.array([ahead[1], -ahead[0]]), ahead


def _sideways(clip: Clip, one: Being) -> float:
    """1 for a way to the right, -1 to the left, 0 for neither.

    Where the camera goes along, it is the way in the room that is seen against the set.
    """
    frames = sorted(one.looks)
    start, end = _ends(one)
    right, ahead = _axes(clip)
    across = float((end - start)[:2] @ right)
    deep = abs(float((end - start)[:2] @ ahead))
    on_screen = one.looks[frames[-1]].middle[0] - one.looks[frames[0]].middle[0]
    sign = float(np.sign(across))
    enough = abs(across) >= _least(one) and abs(across) >= 0.7 * deep
    small = abs(across) >= 0.5 * one.size and abs(on_screen) >= 0.2 * clip.spec.width
    turned = float(np.median(np.cos(one.heading) * right[0] + np.sin(one.heading) * right[1]))
    against = on_screen * sign < -0.12 * clip.spec.width and turned * sign < 0.5
    return sign if (enough or small) and not against else 0.0


def _nearer(clip: Clip, one: Being) -> float:
    """1 for a way toward the camera, -1 away from it, 0 for neither."""
    frames = sorted(one.looks)
    first, last = one.looks[frames[0]].depth, one.looks[frames[-1]].depth
    ratio = last / max(first, 1e-6)
    start, end = _ends(one)
    _, ahead = _axes(clip)
    deep = float((end - start)[:2] @ ahead)
    far = abs(deep) >= _least(one)
    sign = -float(np.sign(deep))
    along = sign * (1 - ratio) > -0.12  # a camera that goes along keeps its distance
    across = float(np.linalg.norm((end - start)[:2])) - abs(deep)
    return sign if far and along and across < abs(deep) else 0.0


def _rises(clip: Clip, one: Being) -> float:
    """1 for a way up, -1 for one down, 0 for neither: from one end of the clip to the other, or
    to the highest or lowest point between."""
    middle = (one.low[:, 2] + one.high[:, 2]) / 2
    middle = middle[np.isfinite(middle)]
    enough = max(0.15, 0.35 * one.height)
    change = float(middle[-1] - middle[0])
    if abs(change) >= enough:
        return float(np.sign(change))
    up, down = float(middle.max() - middle[0]), float(middle[0] - middle.min())
    if max(up, down) < enough:
        return 0.0
    return 1.0 if up > down else -1.0


def _first(one: Being) -> float:
    """1 for who first goes up, -1 for who first goes down, and back again after that: an owl swoops
    down and flies off. It is most of all its rising and sinking; 0 for neither."""
    middle = (one.low[:, 2] + one.high[:, 2]) / 2
    middle = middle[np.isfinite(middle)]
    up, down = float(middle.max() - middle[0]), float(middle[0] - middle.min())
    enough = max(0.15, 0.35 * one.height, 0.5 * (up + down))
    top, bottom = int(middle.argmax()), int(middle.argmin())
    if up >= enough and top < len(middle) - 1 and (down < up or top < bottom):
        return 1.0
    return -1.0 if down >= enough and bottom < len(middle) - 1 else 0.0


def _turned(one: Being) -> float:
    """Degrees that its way turns, or the body itself where that is more."""
    steps = np.diff(one.root[np.isfinite(one.root).all(axis=1)][:, :2], axis=0)
    steps = steps[np.linalg.norm(steps, axis=1) > 0.01]
    way = 0.0
    if len(steps) > 2:
        angles = np.unwrap(np.arctan2(steps[:, 1], steps[:, 0]))
        way = abs(float(angles[-1] - angles[0]))
    return float(np.degrees(way))


def _comes_near(one: Being, middle: Being) -> bool:
    """Whether somebody gets nearer to another one, by half a step at least and a fifth of the
    way."""
    way = np.linalg.norm((one.root - middle.root)[:, :2], axis=1)
    way = way[np.isfinite(way)]
    if len(way) < 2 or _path_of(one) < FEWEST_METRES:
        return False
    return bool(way[0] - way.min() >= max(2 * FEWEST_METRES, 0.2 * way[0]))


def _path_of(one: Being) -> float:
    """Metres that somebody goes by themselves."""
    root = one.root[np.isfinite(one.root).all(axis=1)][:, :2]
    return float(np.linalg.norm(np.diff(root, axis=0), axis=1).sum())


def _swept(one: Being, middle: Being) -> float:
    """Degrees that it goes round another one."""
    way = one.root[:, :2] - middle.root[:, :2]
    way = way[np.isfinite(way).all(axis=1)]
    angles = np.unwrap(np.arctan2(way[:, 1], way[:, 0]))
    return float(np.degrees(abs(angles[-1] - angles[0]))) if len(angles) else 0.0


def _passes(one: Being, middle: Being) -> bool:
    """Its middle is within the other's box (or right over it) at some time, not all the time."""
    point = (one.low + one.high)[:, :2] / 2
    inside = ((point >= middle.low[:, :2] - 0.3) & (point <= middle.high[:, :2] + 0.3)).all(axis=1)
    if middle.entity.kind == _BASKET:  # what drops through a hoop is over its pole all the time
        rim = middle.low[:, 2] + _RIM * (middle.high[:, 2] - middle.low[:, 2])
        high = (one.low[:, 2] + one.high[:, 2]) / 2 - rim
        return bool((inside & (high > 0)).any() and (inside & (high < 0)).any())
    return bool(inside.any() and not inside.all())


def _way(one: Being) -> float:
    """Metres from where it starts to where it ends."""
    start, end = _ends(one)
    return float(np.linalg.norm(end - start))


def _told(clip: Clip, one: Being) -> str:
    start, end = _ends(one)
    right, ahead = _axes(clip)
    gone = end - start
    return (
        f"{one.name} goes {gone[:2] @ right:+.1f} m to the right, "
        f"{gone[:2] @ ahead:+.1f} m away, {gone[2]:+.1f} m up"
    )
