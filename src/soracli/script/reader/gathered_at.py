"""Gathered at a table: who claps, cheers or sings while somebody blows out the candles on a cake
there stands at that table too, on both sides of whom it is about."""

from soracli.script.presets import Presets
from soracli.story.scene import Relation, Scene

_LOOKING_ON = frozenset(("clap", "cheer", "sing", "laugh", "smile", "look", "wave", "talk"))
"""Motions of those who only look on."""
_SERVED = frozenset(("layer_cake", "cake", "cupcake", "pie", "gift", "roast_turkey"))
"""Kinds of what people gather around."""
_MOST = 6


def gathered_at(scene: Scene, presets: Presets) -> Scene:
    """The scene with those who look on at a feast in a row behind its table, whom they look at in
    the middle of it."""
    tables = {one.b for one in scene.relations if one.kind == "on" and _served(one.a, scene)}
    hosts = [one for one in scene.relations if one.kind == "behind" and one.b in tables]
    if len(hosts) != 1 or len(tables) != 1:
        return scene
    host = hosts[0]
    guests = _guests(host.a, scene, presets)
    if not guests or len(guests) > _MOST:
        return scene
    half = len(guests) // 2
    row = [*guests[:half], host.a, *guests[half:]]
    kept = tuple(one for one in scene.relations if one is not host)
    placed = tuple(Relation(kind="behind", a=name, b=host.b) for name in row)
    return scene.model_copy(update={"relations": (*kept, *placed)})


def _served(name: str, scene: Scene) -> bool:
    thing = scene.entity(name)
    return thing is not None and thing.kind in _SERVED


def _guests(host: str, scene: Scene, presets: Presets) -> list[str]:
    """People who only look on, and are nowhere in particular."""
    placed = {one.a for one in scene.relations}
    busy = {name for one in scene.actions if one.motion not in _LOOKING_ON for name in one.agents}
    people = (
        one.id
        for one in scene.entities
        if (kind := presets.kinds.get(one.kind)) is not None and kind.family == "person"
    )
    return [one for one in people if one not in placed | busy and one != host]
