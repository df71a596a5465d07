"""Together at a table or around a fire: friends who talk, toast or play there sit there, though
nobody says so; and who laughs around a fire does not laugh at the fire."""

import re

from soracli.script.presets import Presets
from soracli.script.reader.tables import brought
from soracli.story.scene import Action, Relation, Scene

_THERE = re.compile(
    r"\b(?:at|around|round|about|by)(?: (?:an?|the|their|his|her|its|one|our|my))?"
    r"(?: [\w-]+){0,3}? (?:table|desk|campfire|bonfire|camp fire|fire)\b|"
    r"\btable (?:of|full of|packed with) ",
    re.IGNORECASE,
)
_UPRIGHT = re.compile(
    r"\b(?:st(?:and|ood)|gather|lean|danc|circle|march|walk|run|jump|skip|spin|crouch|kneel|lie|"
    r"lying|lies|sleep|hover|fl(?:y|ies)|knock|wait|clean|wip|fight|argu)",
    re.IGNORECASE,
)
"""Words of a text in which nobody sits down."""
_SITTING = frozenset(
    ("talk", "laugh", "smile", "sing", "toast", "hold_up", "play", "eat", "drink", "read", "write",
     "clap", "wave", "guitar", "violin", "banjo", "pray", "cry", "yawn", "whisper", "type", "nod",
     "blow", "knit", "listen")
)  # fmt: skip
"""Motions done as well sitting as standing."""
_AT = ("near", "around", "beside")
_TABLES, _FIRES = ("table", "desk"), ("campfire", "bonfire")
_MOST = 6


def sat_together(scene: Scene, presets: Presets) -> Scene:
    """The scene with all who keep company at its one table on chairs, and around its one fire on
    the ground."""
    middles = [one for one in scene.entities if one.kind in (*_TABLES, *_FIRES)]
    if len(middles) != 1 or not _THERE.search(scene.text):
        return scene
    middle = middles[0].id
    who = _company(middle, scene, presets)
    sits = [one for one in scene.actions if one.motion == "sit" and set(one.agents) & set(who)]
    if not sits and (not 2 <= len(who) <= _MOST or _UPRIGHT.search(scene.text)):
        return scene
    if middles[0].kind in _FIRES:
        return _around_the_fire(scene, middle, who, bool(sits))
    return _without_ring(scene, middle, who) if sits else _at_table(scene, middle, who, presets)


def _company(middle: str, scene: Scene, presets: Presets) -> tuple[str, ...]:
    """People who are by this, and do nothing that they would stand up for."""
    about = [one.a for one in scene.relations if one.b == middle and one.kind in _AT]
    about += [name for one in scene.actions if one.target == middle for name in one.agents]
    if not about and not any(middle in (one.a, one.b) for one in scene.relations):
        about = [name for one in scene.actions for name in one.agents]  # "discuss it at a table"
    elsewhere = {one.a for one in scene.relations if one.kind in ("on", "in", "under")}
    busy = {
        name for one in scene.actions for name in one.agents
        if one.motion not in (*_SITTING, "sit") and not one.verb.startswith("study")
    }  # fmt: skip
    seated = {name for one in scene.actions if one.motion == "sit" for name in one.agents}
    people = {
        one.id for one in scene.entities
        if (kind := presets.kinds.get(one.kind)) is not None and kind.family == "person"
    }  # fmt: skip
    away = busy | (elsewhere - seated)
    return tuple(one for one in dict.fromkeys(about) if one in people - away)


def _around_the_fire(scene: Scene, fire: str, who: tuple[str, ...], seated: bool) -> Scene:
    """They sit, each doing what they do; nobody talks to a fire."""
    doing = tuple(
        one.model_copy(update={"target": ""})
        if one.target == fire and one.motion in _SITTING
        else one
        for one in scene.actions
    )
    sits = () if seated or not doing else (_sitting(who, "", doing),)
    told = {one.a for one in scene.relations if one.b == fire}
    ring = tuple(Relation(kind="around", a=name, b=fire) for name in who if name not in told)
    return scene.model_copy(
        update={"actions": (*sits, *doing), "relations": (*scene.relations, *ring)}
    )


def _without_ring(scene: Scene, table: str, who: tuple[str, ...]) -> Scene:
    """Who has a chair at the table is where the chair is."""
    seats = {one.id for one in scene.entities if one.kind == "chair" and one.implied}
    seated = {one.a for one in scene.relations if one.kind == "on" and one.b in seats}
    kept = tuple(
        one for one in scene.relations
        if not (one.a in seated and one.b == table and one.kind in _AT)
    )  # fmt: skip
    return scene.model_copy(update={"relations": kept})


def _at_table(scene: Scene, table: str, who: tuple[str, ...], presets: Presets) -> Scene:
    """A chair for each of them; what they do is done to nobody but each other."""
    for number, name in enumerate(who, 1):
        chair = brought("chair", "chair", scene, presets, number)
        scene = scene.model_copy(
            update={
                "entities": (*scene.entities, chair),
                "relations": (*scene.relations, Relation(kind="on", a=name, b=chair.id)),
            }
        )
    doing = tuple(
        one.model_copy(update={"target": ""})
        if one.target == table and one.motion not in ("play", "look")
        else one
        for one in scene.actions
    )
    told: dict[str, object] = {"actions": (_sitting(who, table, doing), *doing)}
    if any(one.motion == "talk" for one in doing):
        over = zip(who, (*who[1:], who[0]), strict=True)
        pairs = [Relation(kind="facing", a=one, b=other) for one, other in over]
        placed = {one.a for one in scene.relations}
        papers = {one.target for one in doing if one.motion == "talk"} - placed - {"", table, *who}
        laid = [Relation(kind="on", a=one, b=table) for one in sorted(papers)]
        told["relations"] = (*scene.relations, *pairs, *laid)
    return _without_ring(scene.model_copy(update=told), table, who)


def _sitting(who: tuple[str, ...], at: str, doing: tuple[Action, ...]) -> Action:
    order = min((one.order for one in doing), default=0)
    return Action(motion="sit", verb="sit", agents=who, target=at, order=order)
