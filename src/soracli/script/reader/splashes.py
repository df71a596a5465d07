"""Splashes: a splash that rises around something is a crown of jets on all sides of it."""

from soracli.story.scene import Entity, Relation, Scene

_JETS = 7
"""Jets of a crown."""
_JET, _SPLASH = "water_jet", "splash"


def splashes(scene: Scene) -> Scene:
    """The scene in which each splash around something is as many jets as go round it."""
    alone = {one.id: one for one in scene.entities
             if one.kind == _JET and _SPLASH in one.noun and not one.group}  # fmt: skip
    round_it = {one.a: one.b for one in scene.relations if one.kind == "around" and one.a in alone}
    for name, middle in round_it.items():
        scene = _crowned(scene, alone[name], middle)
    return scene


def _crowned(scene: Scene, jet: Entity, middle: str) -> Scene:
    stem = jet.id.rpartition(".")[0]
    first = 1 + max(int(one.id.rpartition(".")[2]) for one in scene.entities
                    if one.id.startswith(f"{stem}."))  # fmt: skip
    more = [f"{stem}.{first + place}" for place in range(_JETS - 1)]
    group = f"{stem}s.1"
    entities = [
        made
        for one in scene.entities
        for made in (
            [one.model_copy(update={"id": name, "group": group}) for name in (jet.id, *more)]
            if one.id == jet.id
            else [one]
        )
    ]
    actions = tuple(
        one.model_copy(update={"agents": (*one.agents, *more)}) if jet.id in one.agents else one
        for one in scene.actions
    )
    told = tuple(Relation(kind="around", a=name, b=middle) for name in more)
    return scene.model_copy(
        update={
            "entities": tuple(entities),
            "actions": actions,
            "relations": (*scene.relations, *told),
        }
    )
