"""What falls or breaks while somebody has it in the hands is let slip by them: of a waiter who
trips "and the plates shatter" the plates fall from his hands."""

from soracli.story.scene import Action, Scene

_FALLS = frozenset(("fall", "float", "pop", "roll", "slide"))
"""Motions of what slips out of a hand."""
_FALLING = ("fall", "drop", "slip", "tumble", "shatter", "break", "smash", "crash", "spill",
            "clatter", "topple", "plummet", "scatter", "splinter", "crack")  # fmt: skip
"""First words of verbs for that."""
_KEPT = frozenset(("throw", "toss", "juggle", "drop", "put_down", "give"))
"""Motions by which the holder lets go of it anyway."""


def let_slip(scene: Scene) -> Scene:
    """The scene with whoever holds what falls by itself dropping it."""
    holder = {name: one.id for one in scene.entities for name in one.holds}
    gone = {one.target for one in scene.actions if one.motion in _KEPT}
    actions: list[Action] = []
    for one in scene.actions:
        held = [name for name in one.agents if name in holder and name not in gone]
        falls = one.motion in _FALLS and one.verb.split(" ")[0] in _FALLING and not one.target
        if not (falls and held and len(held) == len(one.agents)):
            actions.append(one)
            continue
        actions += [_dropped(one, name, holder[name]) for name in held]
    return scene.model_copy(update={"actions": tuple(actions)})


def _dropped(falls: Action, name: str, holder: str) -> Action:
    return falls.model_copy(
        update={"agents": (holder,), "target": name, "motion": "drop", "direction": None}
    )
