"""Each in its own place, as only the whole sentence tells: who is between a queen in a bathtub and
a knight is not in the bathtub, whose beard is trimmed on a deck is on it, too, and who flies on a
carpet sits on it while that flies."""

import re

from soracli.script.presets import Presets
from soracli.story.scene import Action, Entity, Relation, Scene

_BROOMS = frozenset(("broom", "mop", "hobby_horse"))
"""Kinds that are between one's legs while one flies."""
_PLATFORMS = frozenset(
    ("wooden_deck", "rug", "raft", "carpet", "blanket", "picnic_blanket", "trampoline", "balcony",
     "stone_balcony", "pier", "ledge", "roof", "stage", "podium", "iceberg", "ice_floe", "bridge")
)  # fmt: skip
"""Kinds that carry several who do something together."""
_SEATS = frozenset(("chair", "stool", "armchair", "bench", "barber_chair", "sofa", "throne", "bed"))
"""Kinds on which who has something done to them is, and not who does it."""
_BORNE_UP = frozenset(("prop", "furniture", "box", "plant", "ball"))
"""Families of what flies only in a tale, with somebody on it."""
_HANDS_ON = frozenset(
    ("cut", "apply", "wipe", "brush_hair", "pet", "feed", "bandage", "photograph", "paint",
     "massage")
)  # fmt: skip
"""What is done to somebody who keeps still for it."""
_SAILING = ("sail", "drift", "float", "row")
_STEERED = ("sail", "row", "drive", "slide")
"""What people do to a boat that they are in."""
_CHAIRS = frozenset(("armchair", "chair", "rocking_chair", "deck_chair", "office_chair", "throne"))
"""Seats for one."""
_SHEETS = frozenset(("letter", "blanket", "newspaper", "napkin", "towel", "gift_wrap"))
"""Kinds of what something is wrapped in."""
_SOARING = frozenset(("soar", "glide", "sail", "fly", "sweep", "cruise"))
"""Verbs of those who are high up already."""
_ASIDE = ("beside", "near", "left of", "right of", "in front of", "behind")
_IDLE = frozenset(("stand", "sit", "lie", "sleep"))


def each_in_place(scene: Scene, presets: Presets) -> Scene:
    """The scene with everybody on and in what is theirs."""
    scene = _put_beside(_with_whom(_wrapped(_apart(scene)), presets), presets)
    scene = _on_their_seats(_high_over(scene))
    scene = _afloat(_on_what_flies(_aboard(scene, presets), presets), presets)
    return _on_water(scene, presets)


def _apart(scene: Scene) -> Scene:
    """Who is between two is not in what only one of them is in."""
    ends: dict[str, set[str]] = {}
    for one in scene.relations:
        if one.kind == "between":
            ends.setdefault(one.a, set()).add(one.b)
    inside = {(one.a, one.b) for one in scene.relations if one.kind == "in"}
    wrong = {(a, b) for a, b in inside if sum((end, b) in inside for end in ends.get(a, ())) == 1}
    if not wrong:
        return scene
    kept = tuple(one for one in scene.relations if one.kind != "in" or (one.a, one.b) not in wrong)
    actions = tuple(
        one.model_copy(update={"target": ""})
        if one.motion in _IDLE and any((name, one.target) in wrong for name in one.agents)
        else one
        for one in scene.actions
    )
    return scene.model_copy(update={"relations": kept, "actions": actions})


def _with_whom(scene: Scene, presets: Presets) -> Scene:
    """Who has something done to them is where who does it was said to be: both are on a deck, and
    of a chair it is theirs."""
    kinds = {one.id: one.kind for one in scene.entities}
    relations = list(scene.relations)
    for act in scene.actions:
        family = presets.kinds[kinds[act.target]].family if kinds.get(act.target) else ""
        if act.motion not in _HANDS_ON or family != "person":
            continue
        if any(one.a == act.target and one.kind != "facing" for one in relations):
            continue
        for one in tuple(relations):
            if one.kind != "on" or one.a not in act.agents:
                continue
            theirs = one.model_copy(update={"a": act.target})
            if kinds.get(one.b) in _PLATFORMS:
                relations.append(theirs)
            elif kinds.get(one.b) in _SEATS and not _sits(one, scene):
                relations[relations.index(one)] = theirs
    return scene.model_copy(update={"relations": tuple(relations)})


def _sits(one: Relation, scene: Scene) -> bool:
    """Whether somebody is said to sit there."""
    return any(act.motion in _IDLE and one.a in act.agents for act in scene.actions)


def _on_what_flies(scene: Scene, presets: Presets) -> Scene:
    """Somebody without wings flies on something: it flies, and they are on it."""
    kinds = {one.id: one.kind for one in scene.entities}
    borne = {one.a: one.b for one in scene.relations if one.kind == "on"}
    actions: list[Action] = []
    for act in scene.actions:
        mount = borne.get(act.agents[0], "") if len(act.agents) == 1 else ""
        kind, rider = kinds.get(mount, ""), kinds.get(act.agents[0], "") if act.agents else ""
        wingless = bool(rider) and presets.kinds[rider].family == "person"
        if act.motion != "fly" or not (kind and wingless):
            actions.append(act)
        elif kind in _BROOMS:
            over = "" if act.over == mount else act.over
            actions.append(
                act.model_copy(update={"motion": "drive", "target": mount, "over": over})
            )
        elif presets.kinds[kind].family in _BORNE_UP:
            actions += _flown(act, mount)
        else:
            actions.append(act)
    return scene.model_copy(update={"actions": tuple(actions)})


def _flown(act: Action, mount: str) -> list[Action]:
    """What flies, and who sits on it meanwhile."""
    target = "" if act.target == mount else act.target
    over = "" if act.over == mount else act.over
    flies = act.model_copy(update={"agents": (mount,), "target": target, "over": over})
    sits = Action(motion="sit", verb="ride", agents=act.agents, target=mount, order=act.order)
    return [flies, sits]


def _aboard(scene: Scene, presets: Presets) -> Scene:
    """Who rows, poles or steers a boat is in it, and it goes: "a gondola, poled by a gondolier"."""
    family = {one.id: presets.kinds[one.kind].family for one in scene.entities if one.kind}
    sails = {name for act in scene.actions if act.motion in _SAILING for name in act.agents}
    relations, actions = list(scene.relations), []
    for act in scene.actions:
        boat, people = act.target, {family.get(name) for name in act.agents} == {"person"}
        if not (act.motion in _STEERED and people and family.get(boat) == "boat"):
            actions.append(act)
            continue
        relations = [one for one in relations if {one.a, one.b} != {act.agents[0], boat}]
        relations += [Relation(kind="on", a=name, b=boat) for name in act.agents]
        if boat not in sails:
            actions.append(
                act.model_copy(update={"motion": "sail", "agents": (boat,), "target": ""})
            )
        actions.append(act.model_copy(update={"motion": "sit"}))
    if len(relations) == len(scene.relations) and tuple(actions) == scene.actions:
        return scene
    told = {name for one in relations for name in (one.a, one.b)}
    told |= {name for act in actions for name in (*act.agents, act.target, act.over)}
    here = tuple(
        one for one in scene.entities
        if one.id in told or not one.implied or family.get(one.id) not in ("boat", "board")
    )  # fmt: skip
    played = {"entities": here, "relations": tuple(relations), "actions": tuple(actions)}
    return scene.model_copy(update=played)


def _put_beside(scene: Scene, presets: Presets) -> Scene:
    """What something is put beside on a counter is on that counter; before whom it is put there,
    they are behind it."""
    people = {one.id for one in scene.entities if one.kind == "person"}
    on = {one.a for one in scene.relations if one.kind in ("on", "in")}
    on |= {one.id for one in scene.entities if one.kind and _is_fixed(one, presets)}
    found = [
        Relation(kind="behind" if one.b in people else "on", a=one.b, b=act.over)
        for act in scene.actions
        if act.motion == "put_down" and act.over
        for one in scene.relations
        if one.kind in _ASIDE and one.a == act.target and one.b not in (*on, act.over)
    ]
    return scene.model_copy(update={"relations": (*scene.relations, *found)}) if found else scene


def _is_fixed(one: Entity, presets: Presets) -> bool:
    """Whether something stands on the ground, whatever is put beside it: a cement mixer."""
    return presets.kinds[one.kind].family in ("vehicle", "building", "boat", "aircraft", "ramp")


def _afloat(scene: Scene, presets: Presets) -> Scene:
    """A boat between two others, of which no more is told, floats there."""
    cast = {one.id: presets.kinds[one.kind].family for one in scene.entities if one.kind}
    busy = {name for act in scene.actions for name in (*act.agents, act.target)}
    idle = tuple(
        dict.fromkeys(
            one.a
            for one in scene.relations
            if one.kind == "between" and cast.get(one.a) == "boat" and one.a not in busy
        )
    )
    if not idle:
        return scene
    drifts = Action(motion="drift", verb="drift", agents=idle)
    return scene.model_copy(update={"actions": (*scene.actions, drifts)})


def _wrapped(scene: Scene) -> Scene:
    """Roses in a paper on a bench: the roses are on the bench, and the paper is too."""
    kinds = {one.id: one.kind for one in scene.entities}
    told = [one for one in scene.relations if one.kind in ("on", "in")]
    lies = {one.a: one.b for one in told if one.kind == "on" and kinds.get(one.b) not in _SHEETS}
    kept: list[Relation] = []
    for one in scene.relations:
        sheet = one.kind in ("on", "in") and kinds.get(one.b) in _SHEETS and one.a in lies
        if sheet and lies[one.a] != one.b:
            one = Relation(kind="on", a=one.b, b=lies[one.a])
        below = one.a in lies.values() and kinds.get(one.b) in _SHEETS  # no bench is in a paper
        if one not in kept and not (below and one.kind == "in"):
            kept.append(one)
    return scene.model_copy(update={"relations": tuple(kept)})


def _high_over(scene: Scene) -> Scene:
    """What soars over a town is high over it, and does not rise from its streets."""
    bare = re.sub(r"^(?:an?|the) ", "", scene.place_words)
    said = bare and re.search(rf"\b(?:over|above) (?:an?|the) {re.escape(bare)}\b", scene.text)
    if not said:
        return scene
    actions = tuple(
        one.model_copy(update={"direction": "left to right"})
        if one.motion == "fly" and one.direction == "up" and one.verb.split()[0] in _SOARING
        else one
        for one in scene.actions
    )
    return scene.model_copy(update={"actions": actions})


def _on_their_seats(scene: Scene) -> Scene:
    """Who sits in an armchair of their own is on it."""
    kinds = {one.id: one.kind for one in scene.entities}
    placed = {one.a for one in scene.relations if one.kind in ("on", "in")}
    found = [
        Relation(kind="on", a=act.agents[0], b=act.target)
        for act in scene.actions
        if act.motion == "sit" and act.order == 0 and len(act.agents) == 1
        if kinds.get(act.target) in _CHAIRS and act.agents[0] not in placed
    ]
    return scene.model_copy(update={"relations": (*scene.relations, *found)}) if found else scene


def _on_water(scene: Scene, presets: Presets) -> Scene:
    """A boat that sails under a bridge is on the water that it is at home on: no word said where
    it is, and the bridge alone would be in a meadow."""
    if scene.place != "meadow" or scene.place_words:
        return scene
    sails = {name for act in scene.actions if act.motion in _SAILING for name in act.agents}
    for one in scene.entities:
        boat = one.id in sails and one.kind and presets.kinds[one.kind].family == "boat"
        if boat:
            known = presets.lexicon.nouns.get(one.noun)
            own = known.over.place if known is not None else ""
            return scene.model_copy(
                update={"place": own or presets.kinds[one.kind].place or "river"}
            )
    return scene
