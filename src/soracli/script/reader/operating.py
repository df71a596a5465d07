"""Who is on an operating table lies there, and somebody does where doctors stand around one; a
lamp under which people are in a room hangs over them."""

from soracli.story.scene import Action, Entity, Garment, Relation, Scene

_TABLE = "surgeons_table"
_DOCTORS = frozenset(("surgeon", "doctor", "nurse", "medic", "physician", "veterinarian", "vet",
                      "anesthetist", "anesthesiologist", "team", "surgical team"))  # fmt: skip
_GOWN = Garment(kind="robe", color="#cfe0e8", word="robe")
_LAMP, _HANGS = "lamp", "hanging_lamp"
_ROOMS = frozenset(("hospital", "room", "kitchen", "bedroom", "office", "cafe", "bar", "laboratory",
                    "library", "garage", "classroom", "lobby", "casino", "attic"))  # fmt: skip


def on_operating_tables(scene: Scene) -> Scene:
    """The scene with a patient who lies on every operating table, and its lamp over it."""
    for table in scene.entities:
        if table.kind == _TABLE:
            scene = _with_patient(table, scene)
    return _with_hanging_lamps(scene)


def _with_patient(table: Entity, scene: Scene) -> Scene:
    on = [one.a for one in scene.relations if one.b == table.id and one.kind in ("on", "in")]
    alive = [name for name in on if _is_person(name, scene)]
    if not alive and any(_works_there(one, table, scene) for one in scene.entities):
        patient = _patient(scene)
        lies = Relation(kind="on", a=patient.id, b=table.id)
        scene = scene.model_copy(
            update={
                "entities": (*scene.entities, patient),
                "relations": (*scene.relations, lies),
            }
        )
        alive = [patient.id]
    busy = {name for one in scene.actions for name in one.agents if one.motion}
    idle = [name for name in alive if name not in busy]
    lying = (Action(motion="lie", verb="lie", agents=(name,), target=table.id) for name in idle)
    return scene.model_copy(update={"actions": (*scene.actions, *lying)})


def _is_person(name: str, scene: Scene) -> bool:
    found = scene.entity(name)
    return found is not None and found.kind == "person"


def _works_there(one: Entity, table: Entity, scene: Scene) -> bool:
    """Whether somebody of those who operate is at the table."""
    at = any(relation.a == one.id and relation.b == table.id for relation in scene.relations)
    at = at or any(
        one.id in action.agents and action.target == table.id for action in scene.actions
    )
    return at and one.kind == "person" and one.noun in _DOCTORS


def _patient(scene: Scene) -> Entity:
    taken = {one.id for one in scene.entities}
    name = next(name for at in range(1, 100) if (name := f"person.{at}") not in taken)
    return Entity(id=name, noun="patient", kind="person", wears=(_GOWN,), implied=True)


def _with_hanging_lamps(scene: Scene) -> Scene:
    if scene.place not in _ROOMS:
        return scene
    over = {one.b for one in scene.relations if one.kind == "under"}
    over |= {one.a for one in scene.relations if one.kind == "above"}
    lamps = {one.id for one in scene.entities if one.id in over and one.kind == _LAMP}
    tables = {one.id for one in scene.entities if one.kind == _TABLE}
    if not lamps:
        return scene
    entities = tuple(
        one.model_copy(update={"kind": _HANGS, "scale": 1.0}) if one.id in lamps else one
        for one in scene.entities
    )
    relations = tuple(
        Relation(kind="above", a=one.b, b=one.a)
        if one.kind == "under" and one.b in lamps and one.a in tables
        else one
        for one in scene.relations
    )
    return scene.model_copy(update={"entities": entities, "relations": relations})
