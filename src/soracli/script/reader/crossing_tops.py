"""Crossing tops: who goes along or across something flat, or something that one goes about on top
of, is on it: a duck on a chessboard, a toy car on a rug, a cat on a table."""

from soracli.script.presets import Presets
from soracli.story.scene import Action, Relation, Scene

_FLAT = frozenset(
    ("chessboard", "rug", "blanket", "keyboard", "plate", "book", "letter", "newspaper", "drum",
     "mattress", "piano", "game_board", "trampoline", "playing_card")
)  # fmt: skip
"""Kinds of what lies flat, that small ones go about on."""
_TRODDEN = frozenset(("rug", "blanket", "trampoline", "mattress", "castle_drawbridge", "bridge",
                      "lowered_drawbridge", "high_wire", "striped_crossing",
                      "finish_line"))  # fmt: skip
"""Those that anybody walks on, and bridges."""
_GOES = frozenset(
    (
        "walk",
        "run",
        "march",
        "crawl",
        "waddle",
        "hop",
        "roll",
        "slide",
        "drive",
        "cross",
        "trot",
        "tiptoe",
        "skip",
        "sneak",
        "slither",
        "limp",
        "dance",
        "spin",
    )
)
"""Motions of who goes about on something."""
_LARGER = 2.0
"""How many times as long as somebody a piece of furniture is at least that they go about on."""
_LITTLE = 0.8
"""Metres below which somebody is no person of the usual size, but a tiny robot."""
_ACROSS = ("across", "left to right", "right to left", "forward", "toward camera",
           "away from camera")  # fmt: skip


def crossing_tops(scene: Scene, presets: Presets) -> Scene:
    """The scene in which all are on what they cross."""
    told = {(one.a, one.b) for one in scene.relations}
    more = tuple(
        Relation(kind="on", a=name, b=top)
        for one in scene.actions
        for top in (_crossed(one),)
        for name in one.agents
        if top and (name, top) not in told and _is_on(name, top, scene, presets)
    )
    return scene.model_copy(update={"relations": (*scene.relations, *dict.fromkeys(more))})


def _crossed(action: Action) -> str:
    """What somebody crosses; "" for nothing."""
    if action.motion not in _GOES or action.side is not None:
        return ""
    if action.target and (action.verb.endswith(" across") or action.verb == "cross"):
        return action.target
    return action.over if action.direction in _ACROSS else ""


def _is_on(name: str, top: str, scene: Scene, presets: Presets) -> bool:
    """Whether one of that size goes about on top of such a thing."""
    who, there = scene.entity(name), scene.entity(top)
    if who is None or there is None or {who.kind, there.kind} - presets.kinds.keys():
        return False
    own, base = presets.kinds[who.kind], presets.kinds[there.kind]
    large = base.size * there.scale > _LARGER * own.size * who.scale
    if there.kind in _FLAT | _TRODDEN:
        return there.kind in _TRODDEN or own.family != "person" or large
    little = own.size * who.scale < _LITTLE
    return base.family == "furniture" and (own.family != "person" or little) and large
