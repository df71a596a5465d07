"""What becomes different from the start of a clip to its end: colors, sizes, light, weather."""

import re

import numpy as np
from asked import SEEN, Fact, Verdict, unread, unseen
from clip import Being, Clip
from colors import alike, needed, share_of
from who import meant

SORTS = {"grow", "shrink", "melt", "vanish", "appear"}
LAMPS = ("traffic_light",)
"""Kinds of which only a lamp is ever of a color that is named, and the rest is a black box."""
SHINES = 130
"""Of 255: from which value on of its strongest channel a lamp is lit."""
STIRRED = 4.0
"""Of 255: by so much the set looks different, on the mean, when the weather has changed."""


def judge_change(clip: Clip, fact: Fact) -> Verdict:
    """ "leaf color red", "balloon grow", "light darker", "time night", "weather rain|storm"."""
    told = unread("nothing")
    for text in _choices(fact.text):
        told = _judged(clip, text)
        if told.seen:
            return told
    return told


def _choices(text: str) -> list[str]:
    """ "lamp brighter|light brighter" says two things; "leaf|oak grow" one."""
    whole = [one.strip() for one in re.split(r"\|(?=light (?:darker|brighter))", text)]
    words, _, last = text.rpartition(" ")
    if set(last.split("|")) <= SORTS:
        return [f"{words} {one}" for one in last.split("|")]
    return whole


def _judged(clip: Clip, text: str) -> Verdict:
    if text in ("light darker", "light brighter"):
        return _light(clip, text.endswith("darker"))
    if text.startswith(("time ", "weather ")):
        return _set_changes(clip, *text.split(" ", 1))
    color = re.fullmatch(r"(.+) color (.+)", text)
    words, what = (color.group(1), color.group(2)) if color else text.rsplit(" ", 1)
    part = words.split(".")[1] if "." in words else ""
    who = "|".join(one.split(".")[0] for one in words.split("|"))
    found = meant(clip, who)
    if not found:
        return unread(f"no {who}")
    if not any(one.looks for one in found):
        return unseen(f"{who} is not in the picture")
    if color:
        right = any(_recolored(clip, one, what, part) for one in found)
    else:
        right = any(_changed(clip, one, what) for one in found)
    if right:
        return SEEN
    read = any(one.entity in {being.name for being in found} for one in clip.spec.scene.becomings)
    told = f"{who} does not {'turn ' if color else ''}{what}: {_told(clip, found[0])}"
    return unseen(told) if read else unread(told)


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
    part = part or ("lamp" if one.entity.kind in LAMPS else "")
    if part == "lamp":
        before, after = (_lit(one, name, frame) for frame in (seen[0], seen[-1]))
    return after >= needed(part) and after >= 1.5 * before


def _lit(one: Being, name: str, frame: int) -> float:
    """The share of what is seen of a body that shines in a color: a lamp that is out is dark."""
    colors = one.looks[frame].colors
    return float((alike(colors, name) & (colors.max(axis=1) >= SHINES)).mean())


def _tall(one: Being, frame: int) -> float:
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
    if what == "grow":
        return size[1] >= 1.25 * size[0] > 0
    if what == "shrink":
        return size[1] <= 0.8 * size[0]
    if what == "melt":
        high = [_high(one, frame) for frame in (start[0], end[-1])]
        return high[1] <= 0.65 * high[0]
    if what == "vanish":
        return before > 0 and after <= 0.15 * before
    if what == "appear":
        return after > 0 and before <= 0.15 * after
    assert what in ("brighter", "darker"), what
    light = [one.looks[frame].colors.mean() for frame in (start[0], end[-1]) if frame in one.looks]
    if len(light) < 2:
        return False
    return light[1] >= 1.12 * light[0] if what == "brighter" else light[1] <= 0.88 * light[0]


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


def _set_changes(clip: Clip, aspect: str, words: str) -> Verdict:
    wanted = words.split("|")
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
