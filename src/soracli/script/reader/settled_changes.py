"""What a reading says of changes, set right where it could not be seen: what turns brown was not
brown before, a flower that opens grows, and a chick that emerges from an egg was not there."""

from soracli.script.presets import Presets
from soracli.script.reader.families import family_of
from soracli.script.reader.plain_liquids import LIQUID
from soracli.script.reader.shift import alike, tinged
from soracli.story.scene import Action, Becoming, Entity, Relation, Scene

_UNRIPE, _CLEAR, _PLAIN = "#6a9e3a", "#dce8ec", "#8b8e92"
"""What is going to turn into the color that it has anyway is of these before: of plants and fruit,
of what is in a vessel, and of anything else."""
_OPENS = 1.6
"""How many times as large a flower is that has opened."""
_EMERGING = ("emerge", "hatch", "poke out", "peek out", "pop out", "peep out", "crawl out",
             "break out", "burst out", "come out", "climb out", "slip out", "wriggle out",
             "appear")  # fmt: skip
"""Verbs of what comes out of something in which nobody saw it."""
_ON_FEET = ("crawl out", "wriggle out")
"""Those of them after which one is seen to go on."""
_HOLDING = frozenset(("prop", "box", "ball", "plant"))
"""Families of what small things and animals come out of, "lamp" being a kind."""
_OF_GENIES = frozenset(("lamp", "vase", "bottle", "teapot", "box", "gift", "layer_cake", "cake",
                        "crystal_ball", "treasure_chest", "barrel"))  # fmt: skip
"""Kinds of what people come out of, by magic or as a surprise."""
_LARGER = 10.0
"""How many times as large as that they are, at most."""
_HATCHING = frozenset(("hatch", "crack", "break", "burst", "split"))
_POOLS = frozenset(("puddle",))
_SPREADING = frozenset(("spread", "grow", "widen", "creep", "flow", "run", "seep", "expand"))
_SPREADS = 2.2
"""How many times as wide a stain is that has spread."""
_MARKS = frozenset(("hole", "dent", "footprint", "pawprint", "trail", "track", "stain", "puddle",
                    "mark", "crater", "scratch", "crack"))  # fmt: skip
"""What one leaves behind that was not there before."""
_OPENERS = frozenset(("flower", "sunflower", "tulip", "parachute"))
"""Kinds of what opens all of itself, and is larger then."""


def settled_changes(scene: Scene, presets: Presets) -> Scene:
    """The scene with its changes such that they can be seen."""
    scene = _recolored(_kept_standing(scene, presets), presets)
    scene = _left_behind(_spread(_hatched(_opened(scene, presets))))
    return _back_again(_beside_its_egg(_emerged(scene, presets), presets))


def _back_again(scene: Scene) -> Scene:
    """Who vanishes and then does something is there again: "vanishes in the foam, then bobs up"."""
    comes = {(one.entity, one.order) for one in scene.becomings if one.aspect == "appear"}
    back = []
    for one in scene.becomings:
        later = sorted(act.order for act in scene.actions
                       if one.entity in act.agents and act.order > one.order)  # fmt: skip
        again = any(name == one.entity and order > one.order for name, order in comes)
        if one.aspect == "vanish" and one.entity and later and not again:
            back.append(Becoming(entity=one.entity, aspect="appear", order=later[0], sudden=True))
    return scene.model_copy(update={"becomings": (*scene.becomings, *back)}) if back else scene


def _recolored(scene: Scene, presets: Presets) -> Scene:
    """Whoever turns into a color is of another one at first."""
    entities = {one.id: one for one in scene.entities}
    becomings = []
    for one in scene.becomings:
        who = entities.get(one.entity)
        if one.part == "skin" and who is not None and family_of(who.id, scene, presets) != "person":
            one = one.model_copy(update={"part": ""})  # a chameleon is all skin
        first = one.aspect == "color" and not one.part and not _before(scene.becomings, one)
        plain = who is not None and not (one.start or who.color)
        same = who is not None and alike(one.start or _own(who, presets), one.to)
        if who is not None and first and (same or (plain and tinged(_own(who, presets), one.to))):
            start = _first_color(who, one.to, presets)
            one = one.model_copy(update={"start": start})
            entities[who.id] = who.model_copy(update={"color": start})
        becomings.append(one)
    changed = {"becomings": tuple(becomings), "entities": tuple(entities.values())}
    return scene.model_copy(update=changed)


def _kept_standing(scene: Scene, presets: Presets) -> Scene:
    """Of a tree that turns orange only the leaves fall."""
    turning = {one.entity for one in scene.becomings if one.aspect == "color"}
    plants = {name for name in turning if family_of(name, scene, presets) == "plant"}
    kept = [
        one
        for one in scene.actions
        if not (one.motion == "fall" and one.agents and set(one.agents) <= plants)
    ]
    return scene.model_copy(update={"actions": tuple(kept)})


def _before(becomings: tuple[Becoming, ...], one: Becoming) -> bool:
    """Whether another color of the same comes before this one."""
    same = (other for other in becomings if (other.entity, other.aspect) == (one.entity, "color"))
    return next(same) is not one


def _own(who: Entity, presets: Presets) -> str:
    return who.color or _usual(who, presets)


def _usual(who: Entity, presets: Presets) -> str:
    """The color of its kind, all over; "" for none."""
    kind = presets.kinds.get(who.kind)
    colors = kind.colors if kind is not None else {}
    return colors.get("main", "") or colors.get("coat", "")


def _first_color(who: Entity, to: str, presets: Presets) -> str:
    kind = presets.kinds.get(who.kind)
    own = _usual(who, presets)
    named = presets.lexicon.noun_named(who.noun)
    plain = named is None or named.over.color is None  # a bottle of water is not of sauce's red
    if own and plain and not alike(own, to) and not tinged(own, to):
        return own
    if who.kind == LIQUID:
        return _CLEAR
    ripe = who.noun.split()[-1] in presets.lexicon.words.ripening
    return _UNRIPE if ripe or (kind is not None and kind.family == "plant") else _PLAIN


def _opened(scene: Scene, presets: Presets) -> Scene:
    """ "The lily opens", "a parachute opens": it has no hinge, and is seen to unfold."""
    actions: list[Action] = []
    becomings = list(scene.becomings)
    for one in scene.actions:
        plants = [name for name in one.agents if _kind(scene, name) in _OPENERS]
        if one.motion != "open" or plants != list(one.agents) or not plants:
            actions.append(one)
            continue
        becomings += [
            Becoming(entity=name, aspect="size", factor=_OPENS, order=one.order) for name in plants
        ]
    return scene.model_copy(update={"actions": tuple(actions), "becomings": tuple(becomings)})


def _hatched(scene: Scene) -> Scene:
    """ "The egg cracks open": where it lies, and not because it falls."""
    actions = []
    for one in scene.actions:
        eggs = one.agents and all(_kind(scene, name) == "egg" for name in one.agents)
        eggs = eggs and not any(
            set(other.agents) & set(one.agents) for other in scene.actions if other is not one
        )
        if eggs and one.motion == "fall" and one.verb.split()[0] in _HATCHING:
            one = one.model_copy(update={"motion": "pop", "verb": "crack", "outcome": "shatter"})
        actions.append(one)
    return scene.model_copy(update={"actions": tuple(actions)})


def _spread(scene: Scene) -> Scene:
    """ "Ink spreads across a letter": there is more and more of it."""
    becomings, actions = list(scene.becomings), []
    for one in scene.actions:
        pools = one.agents and all(_kind(scene, name) in _POOLS for name in one.agents)
        if not pools or one.verb.split()[0] not in _SPREADING:
            actions.append(one)
            continue
        becomings += [
            Becoming(entity=name, aspect="size", factor=_SPREADS, order=one.order)
            for name in one.agents
        ]
    return scene.model_copy(update={"actions": tuple(actions), "becomings": tuple(becomings)})


def _left_behind(scene: Scene) -> Scene:
    """ "Munches a leaf, leaving a hole": the hole was not there before."""
    nouns = {one.id: one.noun.split()[-1] for one in scene.entities}
    left = [one for one in scene.actions
            if one.verb == "leave" and nouns.get(one.target) in _MARKS]  # fmt: skip
    comes = [Becoming(entity=one.target, aspect="appear", order=one.order) for one in left]
    changed = {"becomings": (*scene.becomings, *comes)}
    return scene.model_copy(update=changed) if left else scene


def left_somewhere(scene: Scene, presets: Presets) -> Scene:
    """Where all vanish, a place is left to look at: a meadow, or a room for things."""
    seen = {one.id for one in scene.entities}
    gone = {one.entity for one in scene.becomings if one.aspect == "vanish"}
    if scene.place or not seen or seen - gone:
        return scene
    alive = any(presets.kinds[one.kind].animate for one in scene.entities if one.kind)
    return scene.model_copy(update={"place": "meadow" if alive else "room"})


def _emerged(scene: Scene, presets: Presets) -> Scene:
    """ "The egg cracks and a chick emerges", "a rabbit pops out of the hat": it appears there."""
    actions: list[Action] = []
    becomings, relations = list(scene.becomings), list(scene.relations)
    entities = list(scene.entities)
    for one in scene.actions:
        source = _source(scene, one, presets)
        if not source:
            actions.append(one)
            continue
        becomings += [
            Becoming(entity=name, aspect="appear", order=one.order, sudden=True)
            for name in one.agents
        ]
        if one.verb.startswith(_ON_FEET):  # it appears, and is seen to crawl
            actions.append(one.model_copy(update={"motion": "crawl", "target": "", "over": ""}))
        small = min(_LARGER * _size(scene, source, presets), 0.8)
        entities = [
            _small_enough(each, small, presets) if each.id in one.agents else each
            for each in entities
        ]
        told = {(each.a, each.b) for each in relations}
        relations += [
            Relation(kind="near", a=name, b=source)
            for name in one.agents
            if (name, source) not in told
        ]
    update: dict[str, tuple[object, ...]] = {
        "actions": tuple(actions),
        "becomings": tuple(becomings),
        "relations": tuple(relations),
        "entities": tuple(entities),
    }
    return scene.model_copy(update=update)


def _beside_its_egg(scene: Scene, presets: Presets) -> Scene:
    """ "An egg cracks open and a chick appears": where the egg was, and no larger than fits."""
    entities, relations = list(scene.entities), list(scene.relations)
    for one in scene.becomings:
        told = any(one.entity in (each.a, each.b) for each in relations)
        if one.aspect != "appear" or not one.entity or one.order == 0 or told:
            continue
        broken = (act for act in scene.actions if act.order < one.order and act.agents)
        source = next((act.agents[0] for act in broken if _breaks_open(scene, act)), "")
        if not source or source == one.entity:
            continue
        small = min(_LARGER * _size(scene, source, presets), 0.8)
        entities = [
            _small_enough(each, small, presets) if each.id == one.entity else each
            for each in entities
        ]
        relations.append(Relation(kind="near", a=one.entity, b=source))
    return scene.model_copy(update={"entities": tuple(entities), "relations": tuple(relations)})


def _breaks_open(scene: Scene, act: Action) -> bool:
    """Whether something opens, or breaks, of which something else may come out."""
    opens = act.motion == "open" and not act.target
    return opens or (act.outcome == "shatter" and _kind(scene, act.agents[0]) == "egg")


def _small_enough(who: Entity, most: float, presets: Presets) -> Entity:
    """What came out of an egg, no larger than so many metres; people and genies are as they are."""
    kind = presets.kinds.get(who.kind)
    own = kind.size * who.scale if kind is not None else 0.0
    if kind is None or kind.family == "person" or own <= most:
        return who
    return who.model_copy(update={"scale": who.scale * most / own})


def _source(scene: Scene, action: Action, presets: Presets) -> str:
    """What those who emerge come out of; "" where they do not, or come from elsewhere."""
    agents = set(action.agents)
    first = action.order == 0 and not action.target
    if first or not agents or not action.verb.startswith(_EMERGING):
        return ""
    if _was_hidden(scene, action):
        return ""
    before = [one for one in scene.actions if one.order < action.order]
    if any(agents & set(one.agents) for one in before):
        return ""
    named = [action.target, *(name for one in before for name in (*one.agents, one.target))]
    named += [one.entity for one in scene.becomings if one.order <= action.order]
    size = max(_size(scene, name, presets) for name in agents)
    for name in filter(None, named):
        if _kind(scene, name) == "egg" and name not in agents:
            return name
        holds = family_of(name, scene, presets) in _HOLDING or _kind(scene, name) == "lamp"
        people = any(family_of(one, scene, presets) == "person" for one in agents)
        holds = holds and (not people or _kind(scene, name) in _OF_GENIES)
        if holds and name not in agents and size <= _LARGER * _size(scene, name, presets):
            return name
    return ""


def _was_hidden(scene: Scene, action: Action) -> bool:
    """Whether those who come out were behind or under that all the while."""
    return any(
        one.kind in ("behind", "under") and one.a in action.agents and one.b == action.target
        for one in scene.relations
    )


def _kind(scene: Scene, name: str) -> str:
    entity = scene.entity(name)
    return entity.kind if entity is not None else ""


def _size(scene: Scene, name: str, presets: Presets) -> float:
    entity = scene.entity(name)
    kind = presets.kinds.get(entity.kind) if entity is not None else None
    return kind.size * entity.scale if kind is not None and entity is not None else 0.0
