"""Table height: what people stand about and talk over lies on a table, not at their feet."""

from soracli.script.presets import Presets
from soracli.script.reader.tables import brought, is_surface
from soracli.story.scene import Relation, Scene
from soracli.story.sets import INDOORS

_ABOUT = frozenset(("around", "beside", "above", "near"))
_UPRIGHT = frozenset(("talk", "stand", "look", "lean", "point", "nod", "shrug", "laugh", "smile",
                      "sing", "clap", "cheer"))  # fmt: skip
"""What those do who stand about something; who only lies beside it is another matter."""
_LARGEST = 0.5
"""Metres: what is larger stands on the floor."""
_ON_THE_FLOOR = frozenset(
    ("campfire", "candle", "rug", "suitcase", "backpack", "toy_car", "puddle", "nest", "bucket",
     "floor_lamp", "skateboard", "cushion", "trash_can", "mousetrap")
)  # fmt: skip

_FLOOR_LAMP, _TABLE_LAMP = "lamp", "table_lamp"
"""The kind that "a lamp" is, and the one that stands on furniture."""
_STANDS = frozenset(("nightstand", "dresser", "shelf", "cabinet", "drawers", "chest_of_drawers"))
"""Furniture that is no table and has lamps on it."""


def at_table_height(scene: Scene, presets: Presets) -> Scene:
    """The scene with a table under a small thing that people stand about inside, if there is no
    table yet and nothing is said of where the thing is; a lamp on a desk is one for a desk."""
    scene = _small_lamps(scene)
    if scene.place not in (*INDOORS, "") or any(is_surface(one) for one in scene.entities):
        return scene
    thing = next((name for name in _looked_at(scene) if _small(name, scene, presets)), None)
    if thing is None:
        return scene
    table = brought("table", "table", scene, presets)
    relations = (
        Relation(kind="around", a=one.a, b=table.id)
        if one.b == thing and one.kind in ("around", "above")
        else one
        for one in scene.relations
    )
    on_it = Relation(kind="on", a=thing, b=table.id)
    return scene.model_copy(
        update={"entities": (*scene.entities, table), "relations": (*relations, on_it)}
    )


def _small_lamps(scene: Scene) -> Scene:
    """The scene with lamps of a table's size on tables, and none from the floor."""
    tops = {one.id for one in scene.entities if is_surface(one) or one.kind in _STANDS}
    over = {one.a for one in scene.relations if one.kind == "on" and one.b in tops}
    if not over:
        return scene
    lamps = (
        one.model_copy(update={"kind": _TABLE_LAMP})
        if one.id in over and one.kind == _FLOOR_LAMP
        else one
        for one in scene.entities
    )
    return scene.model_copy(update={"entities": tuple(lamps)})


def _looked_at(scene: Scene) -> list[str]:
    """What several people stand about, as the words have it."""
    upright = {
        name
        for act in scene.actions
        if act.motion in _UPRIGHT and act.order == 0
        for name in act.agents
    }
    busy = {name for one in scene.actions if one.motion not in _UPRIGHT for name in one.agents}
    placed = [one for one in scene.relations if one.kind in _ABOUT and one.a in upright - busy]
    return [one for one in dict.fromkeys(one.b for one in placed) if _several(one, placed)]


def _several(name: str, placed: list[Relation]) -> bool:
    return len({one.a for one in placed if one.b == name}) > 1


def _small(name: str, scene: Scene, presets: Presets) -> bool:
    thing = scene.entity(name)
    kind = presets.kinds.get(thing.kind) if thing else None
    if thing is None or kind is None or kind.animate or kind.name in _ON_THE_FLOOR:
        return False
    told = any(one.a == name and one.kind in ("on", "in", "under") for one in scene.relations)
    held = any(name in one.holds for one in scene.entities)
    return kind.family == "prop" and kind.size * thing.scale <= _LARGEST and not told and not held
