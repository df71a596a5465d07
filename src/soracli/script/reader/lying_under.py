"""Lying under: what is said to be under a thing of about its own size bears it: of a plate under a
bowl the bowl is on top."""

from soracli.script.presets import Presets
from soracli.story.scene import Relation, Scene

_LOOSE = frozenset(("prop", "box", "ball", "board"))
"""Families of what lies on something."""
_HANGS = frozenset(
    ("lantern", "lamp", "chandelier", "mobile", "clock", "wind_chime", "bell", "picture", "mirror",
     "paper_lantern", "balloon_toy", "banner", "birdcage", "string_lights", "spotlight",
     "disco_ball", "light_bulb", "pinata", "hung_spotlight", "television", "umbrella", "flag",
     "drone", "tap", "shower", "hat", "felt_hat", "tent", "blanket", "net", "rug", "traffic_light")
)  # fmt: skip
"""Kinds of what hangs or is spread over what is under it."""
_ON_FOOT = frozenset(("walk", "run", "hop", "trot", "gallop", "crawl", "sneak", "waddle", "tiptoe",
                      "sit", "stand", "sleep", "lie", "crouch"))  # fmt: skip
_FEET = ("person", "quadruped", "creature")
"""What is done on one's feet, and by whom."""
_STILL = ("", "stand", "lie")
_LARGER, _SMALLER = 2.4, 8.0
"""How many times as large as what is under it something is at most that lies on it, and how many
times as small."""


def with_burdens(scene: Scene, presets: Presets) -> Scene:
    """The scene with what is over something of about its size lying on that; where it was said to
    be itself, on a table say, that is then."""
    acting = [one for one in scene.actions if one.motion not in _STILL]
    busy = {name for one in acting for name in (*one.agents, one.target, one.over)}
    busy |= {name for one in scene.entities for name in one.holds}
    turned = {
        one.b: one.a
        for one in scene.relations
        if one.kind == "under"
        and not {one.a, one.b} & busy
        and _lies_on(one.b, one.a, scene, presets)
    }
    relations = (_turned(one, turned) for one in scene.relations)
    return scene.model_copy(update={"relations": tuple(dict.fromkeys(relations))})


def with_feet_on_roofs(scene: Scene, presets: Presets) -> Scene:
    """The scene with who goes on foot above something going on top of it: no squirrel runs in the
    air over a car."""
    on_foot = {name for one in scene.actions if one.motion in _ON_FOOT for name in one.agents}
    relations = (
        Relation(kind="on", a=one.a, b=one.b)
        if one.kind == "above" and one.a in on_foot and _walks(one.a, scene, presets)
        else one
        for one in scene.relations
    )
    return scene.model_copy(update={"relations": tuple(dict.fromkeys(relations))})


def _walks(name: str, scene: Scene, presets: Presets) -> bool:
    one = scene.entity(name)
    known = presets.kinds.get(one.kind) if one is not None else None
    return known is not None and known.family in _FEET


def _turned(one: Relation, turned: dict[str, str]) -> Relation:
    if one.kind == "under" and turned.get(one.b) == one.a:
        return Relation(kind="on", a=one.b, b=one.a)
    if one.kind == "on" and one.a in turned and one.b != turned[one.a]:
        return Relation(kind="on", a=turned[one.a], b=one.b)
    return one


def _lies_on(above: str, below: str, scene: Scene, presets: Presets) -> bool:
    over, under = scene.entity(above), scene.entity(below)
    if over is None or under is None or over.kind in _HANGS or over.kind.startswith("hanging"):
        return False
    top, base = presets.kinds.get(over.kind), presets.kinds.get(under.kind)
    if top is None or base is None or top.animate or base.animate:
        return False
    if top.family not in _LOOSE or base.family not in (*_LOOSE, "furniture"):
        return False
    larger = top.size * over.scale / (base.size * under.scale)
    return 1 / _SMALLER < larger < _LARGER
