"""At play: children and animals that play with each other, and with nothing, chase one another, and
those with a ball throw it."""

from soracli.script.presets import Presets
from soracli.story.scene import Action, Scene

_PLAYS = frozenset(
    ("play", "play tag", "play outside", "play around", "play together", "play outdoors",
     "play chase", "play catch", "romp", "romp around", "frolic")
)  # fmt: skip
_BEASTS = frozenset(("quadruped",))
_BALLS = frozenset(("ball", "beach_ball", "frisbee", "volleyball"))
"""Kinds that are thrown from one to the other."""


def at_play(scene: Scene, presets: Presets) -> Scene:
    """The scene in which who plays does so with the others."""
    actions: list[Action] = []
    for one in scene.actions:
        actions += _played(one, scene, presets) if _is_play(one) else [one]
    if tuple(actions) == scene.actions:
        return scene
    return scene.model_copy(update={"actions": tuple(actions)})


def _is_play(one: Action) -> bool:
    return one.motion == "play" and one.verb in _PLAYS and len(one.agents) > 1


def _played(one: Action, scene: Scene, presets: Presets) -> list[Action]:
    kinds = {entity.id: entity.kind for entity in scene.entities}
    young = {entity.id for entity in scene.entities if entity.traits.get("age") == "child"}
    with_it = one.target or one.instrument
    if with_it and kinds.get(with_it) in _BALLS and _are_people(one, kinds):
        return _thrown(one, with_it)
    free = young | {name for name, kind in kinds.items() if _is_beast(kind, presets)}
    resting = {rel.a for rel in scene.relations if rel.kind in ("on", "in", "under")}
    if with_it or not set(one.agents) <= free or resting & set(one.agents):
        return [one]
    if len(one.agents) > 2:
        return [one.model_copy(update={"motion": "chase"})]
    first, other = one.agents
    chases = {"motion": "chase"}
    return [
        one.model_copy(update=chases | {"agents": (first,), "target": other}),
        one.model_copy(update=chases | {"agents": (other,), "target": first}),
    ]


def _are_people(one: Action, kinds: dict[str, str]) -> bool:
    return all(kinds.get(name) == "person" for name in one.agents)


def _is_beast(kind: str, presets: Presets) -> bool:
    known = presets.kinds.get(kind)
    return known is not None and known.family in _BEASTS


def _thrown(one: Action, ball: str) -> list[Action]:
    """The first throws it to the second, and that one to the last."""
    there = {"motion": "throw", "instrument": ball}
    first, second = one.agents[:2]
    last = one.agents[2] if len(one.agents) > 2 else first
    return [
        one.model_copy(update=there | {"agents": (first,), "target": second}),
        one.model_copy(
            update=there | {"agents": (second,), "target": last, "order": one.order + 1}
        ),
    ]
