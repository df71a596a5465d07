"""Who wears what: garments named by the story, filled up with sensible clothes."""

import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from soracli.stage.mesh import Mesh
from soracli.stage.people import accessories, bottoms, tops
from soracli.stage.people.measures import Measures
from soracli.story.preset import Kind
from soracli.story.scene import Entity

Make = Callable[[Measures, str, int], Mesh]


@dataclass(frozen=True)
class Cut:
    """A garment: where it is worn, its usual color, how it is made, and what of the body shows.

    `sleeve` is the share of the arm it hides; `legs` the height (fraction of the unit) above which
    it hides the legs; `shows` whether it leaves skin of chest and shoulders bare.
    """

    slot: str
    color: str
    make: Make | None = None
    sleeve: float = 0.0
    shows: bool = False


# Slots: over, top, one (top and legs in one piece), legs, feet, and those made elsewhere.
CUTS: dict[str, Cut] = {
    "coat": Cut("over", "#5b4636", tops.coat, 1.0),
    "trenchcoat": Cut("over", "#a08b66", tops.trenchcoat, 1.0),
    "raincoat": Cut("over", "#e3b81f", tops.raincoat, 1.0),
    "jacket": Cut("over", "#3d4a5c", tops.jacket, 1.0),
    "suit": Cut("over", "#2c3340", tops.suit, 1.0),
    "robe": Cut("over", "#3b3f7a", tops.robe, 1.0),
    "shirt": Cut("top", "#dfe5ec", tops.shirt, 1.0),
    "tshirt": Cut("top", "#c8ccd0", tops.tshirt, 0.33),
    "sweater": Cut("top", "#35507a", tops.sweater, 1.0),
    "jersey": Cut("top", "#b3202c", tops.jersey, 0.0, True),
    "tank": Cut("top", "#d8d8d8", tops.tank, 0.0, True),
    "dress": Cut("one", "#8c2f4b", tops.dress, 0.16, True),
    "gown": Cut("one", "#5a2a6b", tops.gown, 1.0, True),
    "leotard": Cut("one", "#3f2a8c", tops.leotard, 1.0, True),
    "vest": Cut("vest", "#4a4038", tops.vest),
    "apron": Cut("apron", "#e8e2d4", tops.apron),
    "cape": Cut("cape", "#7a1420", tops.cape),
    "trousers": Cut("legs", "#3a3c42", bottoms.trousers),
    "jeans": Cut("legs", "#33506f", bottoms.jeans),
    "shorts": Cut("legs", "#4a5a6a", bottoms.shorts),
    "leggings": Cut("legs", "#26262b", bottoms.leggings),
    "skirt": Cut("legs", "#5a3550", bottoms.plain_skirt),
    "shoes": Cut("feet", "#33241a", bottoms.shoes),
    "sneakers": Cut("feet", "#d8d6d0", bottoms.sneakers),
    "boots": Cut("feet", "#3a2a1c", bottoms.boots),
    "skates": Cut("feet", "#f0eeea", bottoms.skates),
    "gloves": Cut("hands", "#3a2f28"),
    "hat": Cut("head", "#3b352f"),
    "fedora": Cut("head", "#3d3a38"),
    "cap": Cut("head", "#2b4a7a"),
    "helmet": Cut("head", "#c9ccd1"),
    "crown": Cut("head", "#e0b040"),
    "beanie": Cut("head", "#8a3030"),
    "tophat": Cut("head", "#1d1c1f"),
    "wizard_hat": Cut("head", "#3b3f7a"),
    "cowboy_hat": Cut("head", "#7a5a38"),
    "toque": Cut("head", "#f4f2ee"),
    "straw_hat": Cut("head", "#d8b870"),
    "peaked_cap": Cut("head", "#1f2a44"),
    "hard_hat": Cut("head", "#f0b41c"),
    "headband": Cut("head", "#c8323c"),
    "headphones": Cut("head", "#26262a"),
    "scarf": Cut("neck", "#a03a3a"),
    "belt": Cut("waist", "#4a2f1c", accessories.girdle),
    "backpack": Cut("back", "#3f6a8a", accessories.backpack),
    "necklace": Cut("throat", "#f0ece0", accessories.necklace),
    "glasses": Cut("eyes", "#22201f"),
    "sunglasses": Cut("eyes", "#15151a"),
    "armor": Cut("armor", "#aab0b8"),
    "spacesuit": Cut("armor", "#e9e9ec"),
}

ALIASES = {
    "t-shirt": "tshirt",
    "trench coat": "trenchcoat",
    "trench": "trenchcoat",
    "overcoat": "coat",
    "pants": "trousers",
    "hoodie": "sweater",
    "cardigan": "sweater",
    "pullover": "sweater",
    "blouse": "shirt",
    "uniform": "jacket",
    "tuxedo": "suit",
    "blazer": "suit",
    "tutu": "leotard",
    "swimsuit": "leotard",
    "cloak": "cape",
    "sneaker": "sneakers",
    "boot": "boots",
    "shoe": "shoes",
    "heels": "shoes",
    "sandals": "shoes",
}

_SHIRTS = ("#9fb4c8", "#c9a27a", "#7f9a7a", "#b86a5a", "#d8cfc0", "#6f7fa0", "#c8b450")
_TROUSERS = ("#3a3c42", "#4a4034", "#2f3a4a", "#5a5348")
_BRIGHT = ("#d8503c", "#3c82c8", "#e0b030", "#5aa05a", "#b058a0")


def outfit(m: Measures, kind: Kind, entity: Entity) -> dict[str, tuple[str, str]]:
    """What is worn, by slot: (garment, "#rrggbb"). Later words win a slot over the kind's."""
    worn: dict[str, tuple[str, str]] = {}
    own = {ALIASES.get(name, name): color for name, color in kind.wears.items()}
    said = [(ALIASES.get(one.kind, one.kind), one.color) for one in entity.wears]
    for name, color in [*own.items(), *said]:
        cut = CUTS.get(name)
        if cut is None:
            continue
        if cut.slot == "one":
            worn.pop("top", None)
            worn.pop("legs", None)
        elif cut.slot in ("top", "legs"):
            worn.pop("one", None)
        worn[cut.slot] = (name, color or own.get(name, cut.color))
    return _completed(m, worn, entity)


def _completed(
    m: Measures, worn: dict[str, tuple[str, str]], entity: Entity
) -> dict[str, tuple[str, str]]:
    seed = chance(entity)
    bright = _BRIGHT if m.child else _SHIRTS
    color = entity.color or bright[seed % len(bright)]
    dark = _TROUSERS[(seed // 7) % len(_TROUSERS)]
    wearing = {name for name, _ in worn.values()}
    if "armor" in worn:
        return worn
    if "one" not in worn:
        if "over" not in worn and "top" not in worn:
            if m.female > 0.5 and "legs" not in worn and seed % 3 == 0:
                worn["one"] = ("dress", color)
            else:
                worn["top"] = ("tshirt" if m.child or seed % 2 else "shirt", color)
        if "one" not in worn and "legs" not in worn:
            suit_color = worn["over"][1] if "suit" in wearing else dark
            worn["legs"] = ("jeans" if m.child else "trousers", suit_color)
            if m.female > 0.5 and "suit" not in wearing:
                worn["legs"] = ("jeans", dark)
    if "feet" not in worn and entity.traits.get("feet") != "bare":
        sporty = m.child or "jersey" in wearing or "shorts" in wearing
        worn["feet"] = ("sneakers", "#d8d6d0") if sporty else ("shoes", "#33241a")
    return worn


def chance(entity: Entity) -> int:
    """A number that is the same for the same entity in every take."""
    return zlib.crc32(entity.id.encode())


def sewn(m: Measures, worn: Mapping[str, tuple[str, str]], seed: int) -> list[Mesh]:
    """The meshes of all clothes below the neck except armor, gloves and scarf."""
    parts = []
    over = worn.get("over", ("", ""))[0]
    hides_top = over != ""
    for slot, (name, color) in worn.items():
        make = CUTS[name].make
        if make is None or (slot in ("top", "vest") and hides_top):
            continue
        if slot == "one" and hides_top:
            parts.append(_below(make(m, color, seed), m))
            continue
        parts.append(make(m, color, seed))
    tucked = worn.get("top", ("", ""))[0] in ("shirt", "tank") and not hides_top
    if tucked and worn.get("legs", ("", ""))[0] in ("trousers", "jeans"):
        parts.append(bottoms.belt(m))
    return parts


def _below(mesh: Mesh, m: Measures) -> Mesh:
    high = 0.57 * m.unit
    keep = mesh.vertices[mesh.faces][:, :, 2].max(axis=1) < high
    return Mesh(
        mesh.vertices,
        mesh.normals,
        mesh.colors,
        mesh.faces[keep],
        mesh.surfaces[keep],
        mesh.bones,
        mesh.weights,
    )


def bare(worn: Mapping[str, tuple[str, str]]) -> tuple[float, bool, bool]:
    """What skin shows: arms from this share on (1 for none), chest and shoulders, legs."""
    cuts = [CUTS[name] for name, _ in worn.values()]
    torso_cuts = [cut for cut in cuts if cut.slot in ("over", "top", "one", "armor")]
    sleeve = max((cut.sleeve for cut in torso_cuts), default=0.0)
    covered = any(not cut.shows for cut in torso_cuts)
    if any(cut.slot == "armor" for cut in cuts):
        return (1.0, False, False)
    legs = worn.get("legs", ("", ""))[0] not in ("trousers", "jeans", "leggings")
    return (sleeve, not covered, legs)
