"""Tables: what is done at a table has one, though nobody says so.

"A boy eats soup" sits down for it, and "a man chops onions" has something to chop them on. Only
who is free to is put there: nobody on the way somewhere, on something, or outside.
"""

from collections.abc import Iterator

from soracli.script.presets import Presets
from soracli.script.words import TableWork
from soracli.story.scene import Action, Entity, Relation, Scene, Spatial
from soracli.story.sets import INDOORS

_NOTHING = "-"
_LARGEST = 0.6
"""Metres: what is larger is not laid on a table."""
_PATIENT = 1.4
"""Metres that an animal measures at most that is put on a table to be groomed or treated."""
_SURFACES = frozenset(
    ("table", "desk", "counter", "bench", "bar", "stove", "easel", "blackboard", "whiteboard")
)
"""Words of a kind: there is something to work at already."""
_NO_SURFACES = frozenset(("table_knife", "table_lamp"))
"""Kinds that are only called after one."""
_SAT_AT = frozenset(("table", "desk"))
"""What one sits down at, or works at, where no more is said."""
_GAMES = frozenset(("chessboard", "playing_card", "dice", "jigsaw_puzzle"))
"""Kinds of what is played on a table."""
_SEATS = frozenset(("chair", "stool", "armchair", "office_chair"))
"""What somebody who sits down at a table has been given already."""
_MOST = 4
"""So many find room at one table."""
_OUTDOORS = frozenset(("vehicle", "aircraft", "boat", "building"))
"""Families of what is in no room."""


def with_table(scene: Scene, presets: Presets) -> Scene:
    """The scene with a table, and with chairs, where what is done in it needs them; a board game is
    on the table that its players sit at."""
    return _with_game(_with_table(scene, presets))


def _with_game(scene: Scene) -> Scene:
    sits = [one for one in scene.actions if one.motion == "sit"]
    seats = {name: one.target for one in sits for name in one.agents}
    placed = {one.a for one in scene.relations}
    told = list(scene.relations)
    for one in scene.actions:
        game, table = scene.entity(one.target), scene.entity(seats.get((*one.agents, "")[0], ""))
        if game is None or table is None or game.kind not in _GAMES or table.kind not in _SAT_AT:
            continue
        if game.id not in placed:
            told.append(Relation(kind="on", a=game.id, b=table.id))
            placed.add(game.id)
    return scene.model_copy(update={"relations": tuple(told)}) if told else scene


def _with_table(scene: Scene, presets: Presets) -> Scene:
    for action in scene.actions:
        rows = presets.lexicon.words.table_work
        work = next((row for row in rows if _fits(row, action, scene, presets)), None)
        if work is None:
            continue
        doings = [one for one in scene.actions if _alike(one, action)]
        who = tuple(dict.fromkeys(name for one in doings for name in one.agents))
        if _free(who, action, scene, presets):
            return _laid_too(work, who, _laid(work, action, who, scene, presets), presets)
    return scene


def _laid_too(work: TableWork, who: tuple[str, ...], scene: Scene, presets: Presets) -> Scene:
    """The scene with what the same people work on at the same table later laid there, too."""
    if work.seated or (table := _spare_or_brought(scene)) is None:
        return scene
    placed = {one.a for one in scene.relations}
    held = {name for one in scene.entities for name in one.holds}
    told = list(scene.relations)
    for action in scene.actions:
        if not action.agents or not {*action.agents} <= {*who}:
            continue
        if any(_fits(row, action, scene, presets) for row in presets.lexicon.words.table_work):
            things = dict.fromkeys(_below(one, scene, presets) for one in _things(action, scene))
            told += [_relation("on", one, table) for one in things if one not in {*placed, *held}]
            placed |= {*things}
    return scene.model_copy(update={"relations": tuple(told)})


def _spare_or_brought(scene: Scene) -> Entity | None:
    """The one table that there is to work at."""
    found = _surfaces(scene)
    return found[0] if len(found) == 1 else None


def _told(scene: Scene) -> bool:
    """Whether words or clues tell where it is, and not only where somebody is at home."""
    return bool(scene.place_words) or scene.place not in ("", "room")


def _alike(one: Action, other: Action) -> bool:
    """Whether two do the same at the same time: each of them plays a card of their own."""
    return (one.verb, one.motion, one.order) == (other.verb, other.motion, other.order)


def _fits(work: TableWork, action: Action, scene: Scene, presets: Presets) -> bool:
    """Whether an action is this work, and done to what it is done to."""
    target = scene.entity(_used(action))
    kind = target.kind if target else _NOTHING
    if action.motion not in work.motions or (work.kinds and kind not in work.kinds):
        return False
    if work.verbs and action.verb not in work.verbs:
        return False
    known = presets.kinds.get(kind)
    alive = known is not None and known.animate
    most = _PATIENT if alive and kind in work.kinds else _LARGEST
    small = target is None or (_size(target, presets) <= most and target.kind != "")
    alive = alive and kind not in work.kinds
    inside = work.anywhere or scene.place in (work.places or (*INDOORS, ""))
    return small and not alive and inside and (work.seated or target is not None)


def _used(action: Action) -> str:
    """What an action is done to, or through: a microscope."""
    return action.target or action.over


def _size(entity: Entity, presets: Presets) -> float:
    kind = presets.kinds.get(entity.kind)
    return kind.size * entity.scale if kind else 1.0


def _free(names: tuple[str, ...], action: Action, scene: Scene, presets: Presets) -> bool:
    """Whether those who do it are people that may stand or sit at a table of their own."""
    who = set(names)
    if not who or len(who) > _MOST or (_surfaces(scene) and not _spare(scene)):
        return False
    families = {
        presets.kinds[one.kind].family for one in _all(scene, who) if one.kind in presets.kinds
    }
    if families != {"person"}:
        return False
    chairs = {one.id for one in scene.entities if one.implied and one.kind in _SEATS}
    told = (one for one in scene.relations if one.kind != "near" and one.b not in chairs)
    placed = {one.a for one in told}
    things = {_below(one, scene, presets) for one in _things(action, scene)}
    moving = set(presets.lexicon.words.moving)
    ways = (one for one in scene.actions if who & set(one.agents))
    gone = any(one.motion in moving or one.motion == "sit" for one in ways)
    return not gone and not placed & {*who, *things}


def _below(thing: str, scene: Scene, presets: Presets) -> str:
    """What stands on the table of a thing that is in or on another: an egg's pan."""
    for one in scene.relations:
        under = scene.entity(one.b) if one.a == thing and one.kind in ("in", "on") else None
        if under is not None and _size(under, presets) <= _LARGEST:
            return under.id
    return thing


def _surfaces(scene: Scene) -> list[Entity]:
    return [one for one in scene.entities if is_surface(one)]


def _spare(scene: Scene) -> Entity | None:
    """The one table that is named, where nothing is said of it: "types on a laptop at a desk"."""
    found = _surfaces(scene)
    told = {name for one in scene.relations for name in (one.a, one.b)}
    alone = len(found) == 1 and found[0].id not in told and found[0].kind in _SAT_AT
    return found[0] if alone else None


def is_surface(entity: Entity) -> bool:
    """Whether something is a piece of furniture that one works at."""
    return bool(_SURFACES & set(entity.kind.split("_"))) and entity.kind not in _NO_SURFACES


def _all(scene: Scene, names: set[str]) -> Iterator[Entity]:
    return (one for one in scene.entities if one.id in names)


def _laid(
    work: TableWork, action: Action, who: tuple[str, ...], scene: Scene, presets: Presets
) -> Scene:
    """The scene with the table of a work in it."""
    spare = _spare(scene)
    table = spare or brought(work.table, "table", scene, presets)
    things = [] if spare else [table]
    laid = dict.fromkeys(_below(one, scene, presets) for one in _things(action, scene))
    relations = [_relation("on", one, table) for one in laid]
    families = {presets.kinds[one.kind].family for one in scene.entities if one.kind}
    outside = bool(families & _OUTDOORS)
    actions = list(scene.actions)
    sits = {one.a for one in scene.relations if one.kind == "on" and one.a in who}
    if work.seated and not sits:
        for number, agent in enumerate(who, 1):
            chair = brought("chair", "chair", scene, presets, number)
            things.append(chair)
            relations.append(_relation("on", agent, chair))
        sitting = Action(motion="sit", verb="sit", agents=who, target=table.id, order=action.order)
        actions.insert(actions.index(action), sitting)
    elif not work.seated:
        relations += [_relation("behind", agent, table) for agent in who]
    return scene.model_copy(
        update={
            "entities": (*scene.entities, *things),
            "relations": (*scene.relations, *relations),
            "actions": tuple(actions),
            "place": scene.place if _told(scene) or outside else work.place or scene.place,
        }
    )


def _relation(kind: Spatial, a: Entity | str, b: Entity) -> Relation:
    return Relation(kind=kind, a=a if isinstance(a, str) else a.id, b=b.id)


def _things(action: Action, scene: Scene) -> list[str]:
    """What the work is done to: all of its group, unless somebody holds it."""
    target = scene.entity(_used(action))
    if target is None:
        return []
    group = [one.id for one in scene.entities if target.group and one.group == target.group]
    held = {name for one in scene.entities for name in one.holds}
    return [one for one in group or [target.id] if one not in held]


def brought(noun: str, fallback: str, scene: Scene, presets: Presets, number: int = 1) -> Entity:
    """A piece of furniture that nobody named."""
    known = presets.lexicon.noun_named(noun)
    kind = known.kind if known else fallback
    taken = {one.id for one in scene.entities}
    free = (f"{kind}.{turn}" for turn in range(number, number + len(taken) + 1))
    name = next(one for one in free if one not in taken)
    return Entity(id=name, noun=noun, kind=kind, implied=True)
