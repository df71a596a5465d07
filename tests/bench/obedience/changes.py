"""What becomes different from the start of a clip to its end: colors, sizes, light, weather."""

import re

import numpy as np
from asked import SEEN, Fact, Verdict, unread, unseen
from clip import FPS, HEIGHT, WIDTH, Being, Clip
from colors import alike, apart, leads, needed, share_of, wearing
from counts import states
from doings import STIRS
from happenings import LAMPS, SHINES, when
from skies import STIRRED
from who import meant, wholes

SORTS = {
    "grow": ("grow",),
    "swell": ("grow",),
    "rise": ("grow",),
    "shrink": ("shrink",),
    "collapse": ("shrink", "melt"),
    "shrivel": ("shrink",),
    "melt": ("melt",),
    "thaw": ("melt",),
    "dissolve": ("melt", "vanish"),
    "vanish": ("vanish",),
    "disappear": ("vanish",),
    "fade": ("vanish",),
    "burst": ("vanish", "break"),
    "pop": ("vanish", "break"),
    "break": ("break",),
    "hatch": ("open", "break"),
    "crack": ("open", "break"),
    "appear": ("appear",),
    "open": ("open", "grow"),
    "bloom": ("open", "grow"),
    "close": ("open",),
    "burn": ("brighter",),
    "ignite": ("brighter",),
    "brighter": ("brighter",),
    "darker": ("darker",),
}
"""The verbs of facts, and by which of the changes that are measured they may be seen."""
SEEN_AS = {
    "freeze": ("color white|light blue|gray",),
    "frost": ("color white|light blue|gray",),
    "wilt": ("color brown", "shrink", "melt"),
    "wither": ("color brown", "shrink", "melt"),
    "rot": ("color brown", "shrink"),
    "rust": ("color brown|orange",),
    "fill": ("grow", "appear"),
    "empty": ("shrink", "vanish"),
    "drain": ("shrink", "vanish"),
    "evaporate": ("shrink", "vanish"),
    "dry": ("shrink", "vanish"),
    "inflate": ("grow",),
    "deflate": ("shrink", "melt"),
    "spread": ("grow",),
}
"""Verbs of facts that are seen as another change, any of which will do."""
LEAST, EDGE = 2, 2
"""Frames in which one is seen who appears or vanishes, and pixels from the edge of the picture."""
EYES = ("eye", "eyes")
SETS = frozenset(
    ("river", "lake", "sea", "ocean", "pond", "water", "pool", "lava", "stream", "canal", "floor",
     "ground", "grass", "lawn", "meadow",
     "field", "snow", "sand", "road", "path", "pathway", "hillside", "hill", "background", "sky")
)  # fmt: skip
"""What of the place itself may be of a color."""
ICE = "white|light blue|ice blue"
"""The colors of ice and snow."""
OPENING = {"wing": ("flutter",), "mouth": ("yawn",), "beak": ("yawn",), "jaw": ("yawn",)}
"""Parts of a body, and the motions by which their owner opens them."""
OF_SET = 0.12
"""The share of the picture, at least, that such a part takes in the color that it turns."""
MORE = 0.25
"""By how much that share grows where much was of the color already: lava among gray rocks."""
WHILE = 4
"""In so many of the frames looked at, one after the other, a color must be seen."""
APART = 20.0
"""By how much two colors differ, in CIE Lab, that anybody sees to be two."""
SKY = 0.2
"""The share of the upper third of the picture, at least, that a sky of a color takes."""


def judge_change(clip: Clip, fact: Fact) -> Verdict:
    """ "leaf color red", "balloon grow", "light darker", "time night", "weather rain|storm"."""
    told = unread("nothing")
    for text in _choices(fact.text):
        told = _judged(clip, text)
        if told.seen:
            return told
    return told


def _choices(text: str) -> list[str]:
    """ "lamp brighter|light brighter" and "lamp|light darker" say two things; "leaf|oak grow" one;
    "balloon burst|shrink" all that either may look like."""
    words, _, last = text.rpartition(" ")
    if " color " in text or text.startswith(("time ", "weather ")):
        return [text]
    if last in SEEN_AS:
        return [f"{words} {one}" for one in SEEN_AS[last]]
    if f" {last}|" in text:
        return text.split("|")
    if last in ("darker", "brighter") and "light" in words.split("|"):
        own = "|".join(one for one in words.split("|") if one != "light")
        return [f"light {last}", *([f"{own} {last}"] if own else [])]
    sorts = [sort for one in last.split("|") for sort in SORTS.get(one, ())]
    return [f"{words} {sort}" for sort in dict.fromkeys(sorts)]


def _judged(clip: Clip, text: str) -> Verdict:
    if text in ("light darker", "light brighter"):
        return _light(clip, text.endswith("darker"))
    if text.startswith(("time ", "weather ")):
        return _set_changes(clip, *text.split(" ", 1))
    color = re.fullmatch(r"(.+) color (.+)", text)
    if color and color.group(1) == "sky":
        return _sky(clip, color.group(2))
    words, what = (color.group(1), color.group(2)) if color else text.rsplit(" ", 1)
    part = words.split(".")[1].split("|")[0] if "." in words else ""
    who = "|".join(one.split(".")[0] for one in words.split("|"))
    found = meant(clip, who) or wholes(clip, who)
    if not found and color and not part and (wearers := wearing(clip, who)):
        found, part = wearers, who.split("|")[0]  # a dress that somebody has on is no body
    if not found and color and set(who.split("|")) & set(EYES):
        found = [one for one in clip.beings.values() if _eyes_change(clip, one)]
        part = "eyes"  # whose they are is seen to change there
    if not found and color and any(one in SETS for one in who.split("|")):
        return _of_the_set(clip, what)
    if not found and what == "melt" and any(one in SETS for one in who.split("|")):
        return _thaws(clip)
    if not found and what == "open" and who.split("|")[0] in OPENING:
        return _part_opens(clip, who.split("|")[0])
    if not found:
        return unread(f"no {who}")
    if color:  # leaves fall one by one, and the tree that they are on is what turns yellow
        found = [*found, *(one for one in wholes(clip, who) if one not in found)]
    if not any(one.looks for one in found):
        return unseen(f"{who} is not in the picture")
    if color:
        right = any(_recolored(clip, one, what, part) for one in found)
        right = right or _replaced(clip, found, what)
    else:
        right = any(_changed(clip, one, what) for one in found)
        right = right or (what == "melt" and _comes_down(clip, found, who))
    if right:
        return SEEN
    read = any(one.entity in {being.name for being in found} for one in clip.spec.scene.becomings)
    told = f"{who} does not {'turn ' if color else ''}{what}: {_told(clip, found[0])}"
    return unseen(told) if read else unread(told)


def _comes_down(clip: Clip, found: list[Being], who: str) -> bool:
    """Whether a tower of blocks, or a stack of plates, is low in the end: all of it together."""
    piled = [one for one in found if one.entity.arrangement in who.split("|")]
    if len(piled) < 2:
        return False
    high = [
        max(float(one.high[frame, 2]) for one in piled)
        - min(float(one.low[frame, 2]) for one in piled)
        for frame in (clip.shots[0], clip.shots[-1])
    ]
    return bool(high[1] <= 0.65 * high[0])


def _part_opens(clip: Clip, part: str) -> Verdict:
    """Whether somebody who is in the picture plays what opens such a part of them, and their limbs
    are seen to move then."""
    told = unread(f"no {part}")
    for one in clip.record["actions"]:
        being = clip.beings.get(one["agent"])
        if being is None or one["motion"] not in OPENING[part]:
            continue
        first, last = (int(float(one[end]) * FPS) for end in ("start", "end"))
        stirs = being.limbs[max(first, 0) : last + 1].max(initial=0.0) >= STIRS * being.height
        if stirs and any(first <= number <= last for number in being.looks):
            return SEEN
        told = unseen(f"the {part} of {being.name} is not seen to open")
    return told


def _eyes_change(clip: Clip, one: Being) -> bool:
    own = [said for said in clip.spec.scene.becomings if said.entity == one.name]
    return bool(one.looks) and any(said.part in EYES for said in own)


def _ends(clip: Clip) -> tuple[list[int], list[int]]:
    """The frames at the start and at the end that are compared."""
    return clip.shots[:2], clip.shots[-2:]


def _recolored(clip: Clip, one: Being, name: str, part: str) -> bool:
    most = max((look.pixels for look in one.looks.values()), default=0)
    seen = sorted(frame for frame, look in one.looks.items() if look.pixels >= most / 10)
    if len(seen) < max(2, len(clip.shots) / 5):
        return False  # too short in the picture to be seen to change
    # what dives, or goes out of the frame, is as it was seen last
    before, after = share_of(one, name, seen[:1]), share_of(one, name, seen[-1:])
    if not part and _turned_meanwhile(one, name, seen, before):
        return True
    part = part or ("lamp" if one.entity.kind in LAMPS else "")
    if part == "lamp":
        before, after = (_lit(one, name, frame) for frame in (seen[0], seen[-1]))
    if part:  # hair turns as pink as a face is, and wings that beat are seen from below as well
        after = max(share_of(one, name, [frame]) for frame in seen[-3:])
        return after - before >= needed(part) or (after >= needed(part) and after >= 1.5 * before)
    enough = after >= needed(part) or leads(one, name, seen[-1:])
    first, last = (one.looks[frame].colors.mean(axis=0) for frame in (seen[0], seen[-1]))
    # a dark red passes for brown as well, and is seen to become it
    other = apart(first, last) >= APART and bool(alike(last[None], name)[0])
    return enough and (after >= 1.5 * before or other)


def _turned_meanwhile(one: Being, name: str, seen: list[int], before: float) -> bool:
    """Whether it is of a color for a while that it is not at first: leaves that turn orange and are
    snowed in afterwards have turned orange."""
    shares = [share_of(one, name, [frame]) for frame in seen[1:]]
    runs = [min(shares[at : at + WHILE]) for at in range(len(shares) - WHILE + 1)]
    return max(runs, default=0.0) >= max(needed(""), 1.5 * before)


def _replaced(clip: Clip, found: list[Being], name: str) -> bool:
    """A teapot turns into another teapot where it stands: who sees it, sees one that changes."""
    ends = {one.entity: one.aspect for one in clip.spec.scene.becomings}
    old = [one for one in found if ends.get(one.name) == "vanish" and one.looks]
    new = [one for one in found if ends.get(one.name) == "appear" and one.looks]
    if not (old and new and len(old) == len(new)):
        return False
    first, last = min(old[0].looks), max(new[0].looks)
    middles = [
        (one.low[at] + one.high[at])[:2] / 2 for one, at in ((old[0], first), (new[0], last))
    ]
    if np.linalg.norm(middles[0] - middles[1]) > 0.5 * max(_tall(old[0], first), 0.1):
        return False
    before, after = share_of(old[0], name, [first]), share_of(new[0], name, [last])
    return (after >= needed("") or leads(new[0], name, [last])) and after >= 1.5 * before


def _lit(one: Being, name: str, frame: int) -> float:
    """The share of what is seen of a body that shines in a color: a lamp that is out is dark."""
    colors = one.looks[frame].colors
    return float((alike(colors, name) & (colors.max(axis=1) >= SHINES)).mean())


def _tall(one: Being, frame: int) -> float:
    """The longest side of its box, metres; of what is in a vessel how high it stands in that."""
    if one.entity.kind == "liquid":
        return _high(one, frame)
    sides = one.high[frame] - one.low[frame]
    return float(sides.max()) if np.isfinite(sides).all() else 0.0


def _pixels(one: Being, frames: list[int]) -> float:
    return float(
        np.mean([one.looks[frame].pixels if frame in one.looks else 0 for frame in frames])
    )


def _changed(clip: Clip, one: Being, what: str) -> bool:
    start, end = _ends(clip)
    before, after = _pixels(one, start[:1]), _pixels(one, end[-1:])
    size = _tall(one, start[0]), _tall(one, end[-1])
    if what in ("grow", "shrink") and (sizes := _while_seen(clip, one)):
        peak = int(np.argmax(sizes))
        return max(sizes) >= 1.25 * sizes[0] if what == "grow" else sizes[-1] <= 0.8 * sizes[peak]
    if what == "grow":
        there = [number for number in clip.shots if number in one.looks]
        first = _tall(one, there[0]) if there else 0.0  # it may have appeared before it grows
        return size[1] >= 1.25 * first > 0
    if what == "shrink":
        return size[1] <= 0.8 * size[0]
    if what == "melt":
        high = [_high(one, frame) for frame in (start[0], end[-1])]
        return high[1] <= 0.65 * high[0]
    if what == "vanish":
        there = _amid(clip, one, -1) or before
        return there > 0 and after <= 0.15 * there
    if what == "appear":
        there = _amid(clip, one, 0) or after
        return there > 0 and before <= 0.15 * there
    if what == "open":
        return _opened(clip, one)
    if what == "break":
        return when(clip, one, "breaks") is not None
    assert what in ("brighter", "darker"), what
    light = [one.looks[frame].colors.mean() for frame in (start[0], end[-1]) if frame in one.looks]
    if len(light) < 2:
        return False
    share = float(light[1] / max(light[0], 1e-6))
    return share >= 1.12 if what == "brighter" else share <= 0.88


def _amid(clip: Clip, one: Being, at: int) -> float:
    """How many pixels it has at most, where it is seen first (0) or last (-1) amid the picture and
    not at an edge of it, by which one comes and goes; 0 for any other. A ghost that comes and goes
    is there neither at the first frame nor at the last."""
    if len(one.looks) < LEAST:
        return 0.0
    left, top, right, bottom = one.looks[sorted(one.looks)[at]].box
    inside = left > EDGE and top > EDGE and right < WIDTH - 1 - EDGE and bottom < HEIGHT - 1 - EDGE
    return max(float(look.pixels) for look in one.looks.values()) if inside else 0.0


def _while_seen(clip: Clip, one: Being) -> list[float]:
    """How large it is in each frame that shows it, where it changes its size and something else
    becomes of it as well: what grows and then vanishes is nothing at the end."""
    own = [said for said in clip.spec.scene.becomings if said.entity == one.name]
    if len(own) < 2 or not any(said.aspect == "size" for said in own):
        return []
    return [_tall(one, frame) for frame in sorted(one.looks)]


def _opened(clip: Clip, one: Being) -> bool:
    """A part of it, a lid or the leaf of a door, goes to somewhere else and stays."""
    asked = any(
        action.motion in ("open", "close") and one.name in (*action.agents, action.target)
        for action in clip.spec.scene.actions
    )
    return asked and bool(one.limbs.max() >= STIRS * min(one.height, 2.0))


def _high(one: Being, frame: int) -> float:
    high = one.high[frame, 2] - one.low[frame, 2]
    return float(high) if np.isfinite(high) else 0.0


def _light(clip: Clip, darker: bool) -> Verdict:
    first, last = clip.bright[clip.shots[0]], clip.bright[clip.shots[-1]]
    right = last <= 0.8 * first if darker else last >= 1.2 * first
    if right:
        return SEEN
    told = f"mean brightness goes from {first:.0f} to {last:.0f}"
    aspects = {one.aspect for one in clip.spec.scene.becomings}
    return unseen(told) if aspects & {"brightness", "time", "weather"} else unread(told)


def _sky(clip: Clip, name: str) -> Verdict:
    """Behind everybody, in the upper third of the picture, is more of a color than was."""
    shares = []
    for frame in (clip.shots[0], clip.shots[-1]):
        cells = clip.small[frame][: len(clip.small[frame]) // 3].reshape(-1, 3)
        cells = cells[np.isfinite(cells).all(axis=1)]
        shares.append(float(alike(cells, name).mean()) if len(cells) else 0.0)
    if shares[1] >= max(SKY, 1.5 * shares[0]):
        return SEEN
    return unseen(f"{shares[0]:.2f}, then {shares[1]:.2f} of the sky is {name}")


def _of_the_set(clip: Clip, name: str) -> Verdict:
    """Beside everybody, more of the picture is of a color than was."""
    if not any(not one.entity and one.aspect == "color" for one in clip.spec.scene.becomings):
        return unread("nothing of the place turns into a color")
    shares = []
    for frame in (clip.shots[0], clip.shots[-1]):
        cells = clip.small[frame].reshape(-1, 3)
        cells = cells[np.isfinite(cells).all(axis=1)]
        shares.append(float(alike(cells, name).mean()) if len(cells) else 0.0)
    if shares[1] >= min(max(OF_SET, 1.5 * shares[0]), shares[0] + MORE):
        return SEEN
    return unseen(f"{shares[0]:.2f}, then {shares[1]:.2f} of the set is {name}")


def _thaws(clip: Clip) -> Verdict:
    """Beside everybody, less of the picture is of the colors of ice than was, and no snow on land
    goes meanwhile."""
    if any(one.aspect == "weather" for one in clip.spec.scene.becomings) or not clip.wet:
        return unseen("the land thaws as well, or there is no water")
    shares = []
    for frame in (clip.shots[0], clip.shots[-1]):
        cells = clip.small[frame].reshape(-1, 3)
        cells = cells[np.isfinite(cells).all(axis=1)]
        shares.append(float(alike(cells, ICE).mean()) if len(cells) else 0.0)
    if shares[0] - shares[1] >= OF_SET:
        return SEEN
    return unseen(f"{shares[0]:.2f}, then {shares[1]:.2f} of the set is of ice")


def _set_changes(clip: Clip, aspect: str, words: str) -> Verdict:
    wanted = states(words)
    wanted += ["day"] * ("morning" in wanted)  # from dawn on both are seen as full daylight
    read = [one.to for one in clip.spec.scene.becomings if one.aspect == aspect]
    if not set(read) & set(wanted):
        return unread(f"the {aspect} becomes {read or 'nothing'}; it is {clip.record[aspect]}")
    first, last = clip.small[clip.shots[0]], clip.small[clip.shots[-1]]
    both = np.isfinite(first) & np.isfinite(last)
    stirred = float(np.abs(first - last)[both].mean()) if both.any() else 0.0
    return SEEN if stirred >= STIRRED else unseen(f"the set changes by {stirred:.1f} of 255")


def _told(clip: Clip, one: Being) -> str:
    start, end = _ends(clip)
    size = f"{_tall(one, start[0]):.2f} to {_tall(one, end[-1]):.2f} m"
    pixels = f"{_pixels(one, start[:1]):.0f} to {_pixels(one, end[-1:]):.0f} pixels"
    means = [
        "#" + bytes(int(value) for value in one.looks[frame].colors.mean(axis=0)).hex()
        for frame in (start[0], end[-1])
        if frame in one.looks
    ]
    return f"{size}, {pixels}, {' to '.join(means)}"
