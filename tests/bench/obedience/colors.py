"""Colors by name: which pixels are what people call red, and whether a body shows enough of them.

A name is a stretch of the circle of hues, with how strong and how light it is, in the CIE LCh
space (D65); bounds are wide enough for a wall in the shade and a coat under a lamp.
"""

import numpy as np
from asked import SEEN, Fact, Verdict, unread, unseen
from clip import Being, Clip, Numbers
from who import meant

# hue from and to in degrees, chroma from and to, lightness from and to
NAMES: dict[str, tuple[float, float, float, float, float, float]] = {
    "red": (350, 50, 26, 200, 8, 75),
    "maroon": (345, 55, 12, 80, 5, 45),
    "orange": (42, 82, 28, 200, 28, 90),
    "yellow": (75, 112, 28, 200, 38, 100),
    "gold": (60, 105, 22, 200, 25, 95),
    "green": (105, 185, 12, 200, 8, 97),
    "teal": (170, 245, 7, 90, 15, 85),
    "turquoise": (165, 250, 9, 120, 30, 97),
    "cyan": (180, 250, 12, 120, 30, 100),
    "blue": (225, 312, 12, 200, 4, 90),
    "navy": (235, 315, 5, 90, 1, 45),
    "purple": (290, 352, 12, 200, 6, 85),
    "magenta": (305, 15, 28, 200, 20, 85),
    "lavender": (275, 345, 5, 60, 45, 98),
    "mint": (120, 205, 6, 70, 50, 100),
    "pink": (320, 40, 9, 70, 38, 100),
    "brown": (25, 90, 7, 60, 6, 58),
    "beige": (40, 110, 3, 38, 40, 98),
    "cream": (40, 120, 0, 38, 50, 100),
    "blonde": (55, 105, 12, 80, 30, 95),
    "black": (0, 360, 0, 18, 0, 34),
    "white": (0, 360, 0, 22, 52, 101),
    "grey": (0, 360, 0, 16, 12, 85),
    "silver": (0, 360, 0, 18, 18, 98),
}
SHADES = {
    "crimson": "red|maroon",
    "scarlet": "red",
    "cherry": "red|maroon",
    "ruby": "red|maroon",
    "burgundy": "maroon",
    "rose": "pink",
    "coral": "red|orange|pink",
    "peach": "orange|pink|beige",
    "salmon": "orange|pink",
    "apricot": "orange|beige",
    "amber": "orange|gold",
    "saffron": "orange|gold",
    "tangerine": "orange",
    "ginger": "orange|brown",
    "copper": "orange|brown",
    "bronze": "brown|gold",
    "auburn": "brown|red",
    "chestnut": "brown",
    "rust": "brown|orange",
    "terracotta": "orange|brown",
    "brunette": "brown",
    "mustard": "yellow|gold",
    "lemon": "yellow",
    "golden": "gold",
    "wood": "brown|beige",
    "khaki": "beige|brown",
    "tan": "beige|brown",
    "ivory": "cream|white",
    "blond": "blonde",
    "lime": "green",
    "chartreuse": "green",
    "pistachio": "green",
    "emerald": "green",
    "olive": "green|brown",
    "aqua": "turquoise|cyan",
    "azure": "blue|cyan",
    "denim": "blue",
    "indigo": "blue|purple",
    "violet": "purple",
    "lilac": "lavender",
    "mauve": "lavender|purple",
    "charcoal": "black|grey",
    "chrome": "silver",
    "gray": "grey",
}
"""Finer names, and the plain ones that what is called so may pass for."""
HUES = ("red", "orange", "yellow", "green", "blue", "purple")
LEAFY = ("green", "yellow", "brown")
NEUTRAL = {"black", "white", "grey", "silver", "brown", "beige", "cream"}
LEADING = 0.08
"""So much of a hue is enough where there is no more of another one."""
WHOLE, PART, HAIR, SMALL = 0.3, 0.035, 0.012, 0.004
"""Shares of what is visible of a body that are enough: of its color, of a garment's, of hair's, of
a lamp's or an eye's."""


DOORS = frozenset(("door", "front door", "shutter", "gate"))
AS_A_DOOR = (0.012, 0.2)
"""From and to what share of a building a door takes; a plain one has 0.004 of the color of its
panes at most."""
WATERS = (0.5, 1.0)
SET_PARTS = {
    **dict.fromkeys(("background", "backdrop", "wall", "walls"), (0.0, 1.0)),
    "sky": (0.0, 0.34),
    **dict.fromkeys(("field", "fields", "meadow", "grass", "ground", "snow", "sand"), (0.4, 1.0)),
    **dict.fromkeys(("beach", "rooftop"), (0.4, 1.0)),
    **dict.fromkeys(("hill", "hills", "valley", "dune", "dunes", "slope"), (0.3, 1.0)),
    **dict.fromkeys(("water", "sea", "lake", "ocean", "river", "pond", "pool"), WATERS),
}
"""Of the height of the picture from where to where parts of a set are seen that are no bodies."""


def lch(rgb: Numbers) -> Numbers:
    """CIE lightness, chroma and hue in degrees (n, 3) of sRGB values (n, 3) from 0 to 255."""
    linear = np.where(
        (part := np.asarray(rgb, float) / 255) <= 0.04045,
        part / 12.92,
        ((part + 0.055) / 1.055) ** 2.4,
    )
    matrix = np.array(
        [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
    )
    xyz = linear @ matrix.T / np.array([0.9505, 1.0, 1.089])
    bent = np.where(xyz > 216 / 24389, np.cbrt(xyz), (24389 / 27 * xyz + 16) / 116)
    light = 116 * bent[:, 1] - 16
    a, b = 500 * (bent[:, 0] - bent[:, 1]), 200 * (bent[:, 1] - bent[:, 2])
    return np.stack([light, np.hypot(a, b), np.degrees(np.arctan2(b, a)) % 360], axis=-1)


def apart(one: Numbers, other: Numbers) -> float:
    """How far two sRGB values (3,) from 0 to 255 are apart in CIE Lab."""
    light, chroma, hue = lch(np.stack([one, other])).T
    a, b = chroma * np.cos(np.radians(hue)), chroma * np.sin(np.radians(hue))
    return float(np.linalg.norm(np.diff(np.stack([light, a, b], axis=-1), axis=0)))


def plainly(name: str) -> list[str]:
    """The plain colors meant by a name ("red|gold", "crimson"); [] for what is no color."""
    plain = "|".join(SHADES.get(one, one) for one in name.split("|")).split("|")
    return [one for one in dict.fromkeys(plain) if one in NAMES]


def alike(rgb: Numbers, name: str) -> Numbers:
    """Which of sRGB values (n, 3) people call by this name ("red|maroon": by one of them)."""
    light, chroma, hue = lch(np.asarray(rgb, float).reshape(-1, 3)).T
    found = np.zeros(len(light), bool)
    for one in plainly(name):
        start, end, weak, strong, dark, pale = NAMES[one]
        round_ = (hue >= start) & (hue <= end) if start < end else (hue >= start) | (hue <= end)
        found |= (
            (round_ | (end - start >= 360))
            & (chroma >= weak)
            & (chroma <= strong)
            & (light >= dark)
            & (light <= pale)
        )
    return found


def same_color(tint: str, name: str) -> bool:
    """Whether a color "#rrggbb" is called by this name; False for what is no color."""
    if not plainly(name):
        return False
    return bool(alike(np.array([list(bytes.fromhex(tint[1:]))]), name)[0])


def share_of(one: Being, name: str, frames: list[int] | None = None) -> float:
    """The share of the visible pixels of a body that have a color: the median of some frames.

    The mean color counts as all of them, where it is called so.
    """
    shares = []
    for number, look in one.looks.items():
        if frames is None or number in frames:
            mean = bool(alike(look.colors.mean(axis=0, keepdims=True), name)[0])
            shares.append(max(float(alike(look.colors, name).mean()), WHOLE if mean else 0.0))
    return float(np.median(shares)) if shares else 0.0


def leads(one: Being, name: str, frames: list[int] | None = None) -> bool:
    """Whether it is the strongest of the hues of a thing of which most is tyres, or leaves, or
    what is seen between its bars."""
    near = {*plainly(name), *(LEAFY if one.family == "plant" else ())}
    own = share_of(one, name, frames)
    others = [share_of(one, hue, frames) for hue in HUES if hue not in near]
    return not near & NEUTRAL and own >= LEADING and own >= 0.8 * max(others, default=0.0)


_SMALL_WORN = frozenset(
    ("hair", "beard", "tie", "scarf", "glove", "hat", "cap", "boot", "shoe", "belt", "headband",
     "necklace", "bow tie", "sneaker", "trainer", "sock", "mitten", "slipper", "sandal", "sash",
     "bandana", "collar", "crown", "helmet", "bonnet", "beret", "beanie", "turban", "fez")
)  # fmt: skip
"""What is small on a body: a share of HAIR of it is enough."""


def needed(part: str) -> float:
    """The share that is enough for all of a body (""), for its hair, or for a garment."""
    if not part:
        return WHOLE
    if part in ("eyes", "eye", "lamp", "glasses", "sunglasses", "goggles", "ring", "earring"):
        return SMALL
    return HAIR if part.removesuffix("s") in _SMALL_WORN else PART


def judge_colour(clip: Clip, fact: Fact) -> Verdict:
    """ "car red", "woman.coat green": whether one of those meant shows that color."""
    words, name = fact.text.rsplit(" ", 1)
    who = "|".join(one.split(".")[0] for one in words.split("|"))
    part = words.split(".")[1].split("|")[0] if "." in words else ""
    found = meant(clip, who)
    if not found and not part and (wearers := wearing(clip, who)):
        found, part = wearers, who  # a backpack that somebody has on is no body of its own
    if not found and set(who.split("|")) <= DOORS:
        return _judge_door(clip, who, name)
    if not found:
        return _judge_set(clip, who.split("|"), name)
    seen = [one for one in found if one.looks]
    if not seen:
        return unseen(f"{who} is not in the picture")
    share = max(_share_in(clip, one, name) for one in seen)
    if share >= needed(part) or (not part and any(leads(one, name) for one in seen)):
        return SEEN
    said = [one.entity.color for one in seen]
    said += [f"{worn.kind} {worn.color}" for one in seen for worn in one.entity.wears]
    means = ["#" + bytes(_mean(one)).hex() for one in seen]
    told = f"{share:.2f} of {who} is {name}; planned {said}, seen {means}"
    planned = any(_planned(one, part, name) for one in seen)
    return unseen(told) if planned else unread(told)


def _judge_door(clip: Clip, door: str, name: str) -> Verdict:
    """The color of a door that is part of a house: it shows on some building, on about as much of
    it as a door takes, and is not the color of its walls."""
    houses = [one for one in clip.beings.values() if one.family == "building" and one.looks]
    if not houses:
        return unread(f"no {door}, and no building with one")
    least, most = AS_A_DOOR
    shares = [share_of(one, name) for one in houses]
    if any(least <= share <= most for share in shares):
        return SEEN
    return unseen(f"{door}: {name} is {max(shares):.3f} of a building")


def wearing(clip: Clip, words: str) -> list[Being]:
    """Those who wear what is called so."""
    names = tuple(name for name in words.split("|") if name)
    return [
        one
        for one in clip.beings.values()
        if any((worn.word or worn.kind).endswith(names) for worn in one.entity.wears)
    ]


def _share_in(clip: Clip, one: Being, name: str) -> float:
    """The share of a body that has a color; where it turns another one, at the start or the end."""
    turns = {said.entity for said in clip.spec.scene.becomings if said.aspect == "color"}
    if one.name not in turns:
        return share_of(one, name)
    return max(share_of(one, name, [frame]) for frame in (min(one.looks), max(one.looks)))


def _judge_set(clip: Clip, words: list[str], name: str) -> Verdict:
    """The color of what is no body but the set: its background, its sky, its water."""
    part = next((SET_PARTS[word] for word in words if word in SET_PARTS), None)
    if part is None or (part == WATERS and not clip.wet):
        return unread(f"no {'|'.join(words)}")
    shares = []
    for frame in clip.shots:
        rows = len(clip.small[frame])
        cells = clip.small[frame][int(part[0] * rows) : int(part[1] * rows)].reshape(-1, 3)
        cells = cells[np.isfinite(cells).all(axis=1)]
        shares.append(float(alike(cells, name).mean()) if len(cells) else 0.0)
    share, hue = float(np.median(shares)), needed("")
    if part != SET_PARTS["sky"] and part[0] > 0 and part != WATERS:
        hue = LEADING  # rows of lavender, with earth and paths between them
    told = f"{share:.2f} of the {'|'.join(words)} is {name}"
    return SEEN if share >= hue else unread(told)


def _planned(one: Being, part: str, name: str) -> bool:
    if part in ("hair", "beard"):
        return any(part in str(trait) for trait in one.entity.traits)
    tints = [one.entity.color] if not part else [worn.color for worn in one.entity.wears]
    return any(tint is not None and same_color(tint, name) for tint in tints)


def _mean(one: Being) -> list[int]:
    means = [look.colors.mean(axis=0) for look in one.looks.values()]
    return [int(value) for value in np.median(means, axis=0)]
