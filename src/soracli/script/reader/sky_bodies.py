"""What belongs into the sky is up there, whoever says no more of it: a moon hangs, a cloud hovers,
and lightning is suddenly between the sky and what it strikes."""

from soracli.story.scene import Action, Becoming, Entity, Relation, Scene

_SKYFARING = frozenset(("skyfaring_cloud", "skyfaring_moon", "skyfaring_star"))
"""Kinds of what hangs in the air by itself."""
_STAYS = frozenset(("stand", "hang", "hold", "swing", "look", "sit", "rock", ""))
"""Motions by which such a one stays where it is."""
_FIREWORK = "firework_burst"
_FIREWORKS = ("#ffb84a", "#ff5a6a", "#6ab0ff", "#7fe08a", "#d88aff")
"""Colors of a group of fireworks, #rrggbb: gold, red, blue, green, violet, where none is said."""
_BOLT = "bolt_of_lightning"
_STRIKES = frozenset(("hit", "collide", "strike", "kick", "fall", "fly", "pet"))
"""Motions by which lightning comes down."""

_SHOOTS = 2.5
"""How many times as long as at first a bolt is, a quarter second later."""


def with_sky_bodies(scene: Scene) -> Scene:
    """The scene with everything aloft that only the sky holds."""
    return _lit_up(_struck(_hovering(_following(_beamed(scene)))))


def _beamed(scene: Scene) -> Scene:
    """Who is beamed up floats up to what does that, which hovers over them."""
    beams = [one for one in scene.actions if one.verb.split(" ")[0] == "beam" and one.target]
    if not beams:
        return scene
    actions: list[Action] = []
    for one in scene.actions:
        up = {"motion": "float", "agents": (one.target,), "target": "", "direction": "up"}
        stays = {"motion": "hover", "target": ""}
        both = (one.model_copy(update=stays), one.model_copy(update=up))
        actions += both if one in beams else (one,)
    over = [Relation(kind="above", a=who, b=one.target) for one in beams for who in one.agents]
    gone = {one.target for one in beams}
    entities = tuple(
        one.model_copy(update={"holds": tuple(name for name in one.holds if name not in gone)})
        for one in scene.entities
    )
    relations = tuple(dict.fromkeys((*scene.relations, *over)))
    return scene.model_copy(
        update={"entities": entities, "relations": relations, "actions": tuple(actions)}
    )


def _following(scene: Scene) -> Scene:
    """A cloud that follows somebody around a tower goes after them, and they around the tower."""
    sky = {one.id for one in scene.entities if one.kind in _SKYFARING}
    led = {
        one.instrument: one
        for one in scene.actions
        if one.motion in ("follow", "chase") and set(one.agents) & sky and one.direction == "around"
    }
    led.pop("", None)

    def plain(one: Action) -> Action:
        if one in led.values():
            return one.model_copy(
                update={"target": one.instrument, "instrument": "", "direction": None}
            )
        ahead = next((led[name] for name in one.agents if name in led), None)
        if ahead is None or one.motion not in ("flee", "run", "walk"):
            return one
        return one.model_copy(
            update={"motion": "run", "target": ahead.target, "direction": "around"}
        )

    actions = tuple(plain(one) for one in scene.actions)
    return scene.model_copy(update={"actions": actions}) if led else scene


def _hovering(scene: Scene) -> Scene:
    sky = [one.id for one in scene.entities if one.kind in _SKYFARING]
    held = {one.a for one in scene.relations if one.kind in ("on", "in")}
    if not sky:
        return scene
    actions = [
        one.model_copy(update={"motion": "hover", "target": ""})
        if one.motion in _STAYS and set(one.agents) <= set(sky) and one.agents
        else one
        for one in scene.actions
    ]
    doing = {name for one in actions for name in one.agents}
    idle = [one for one in sky if one not in doing | held]
    if idle:
        actions.append(Action(motion="hover", verb="hover", agents=tuple(idle)))
    return scene.model_copy(update={"actions": tuple(actions)})


def _lit_up(scene: Scene) -> Scene:
    """Fireworks are up there, whatever is told that they do, each in a color of its own."""
    lit = {one.id: place for place, one in enumerate(_fireworks(scene))}
    if not lit:
        return scene
    entities = tuple(
        one.model_copy(update={"color": one.color or _FIREWORKS[lit[one.id] % len(_FIREWORKS)]})
        if one.id in lit
        else one
        for one in scene.entities
    )
    actions = tuple(
        one.model_copy(update={"motion": "stand", "target": "", "direction": None})
        if one.agents and set(one.agents) <= set(lit)
        else one
        for one in scene.actions
    )
    return scene.model_copy(update={"entities": entities, "actions": actions})


def _fireworks(scene: Scene) -> list[Entity]:
    return [one for one in scene.entities if one.kind == _FIREWORK]


def _struck(scene: Scene) -> Scene:
    """Lightning stands right behind what it strikes, and above it, from one moment on."""
    bolts = [one for one in scene.entities if one.kind == _BOLT]
    if not bolts:
        return scene
    ids = {one.id for one in bolts}
    entities = tuple(
        one.model_copy(update={"scale": one.scale / _SHOOTS}) if one.id in ids else one
        for one in scene.entities
    )
    actions, relations, becomings = [], list(scene.relations), list(scene.becomings)
    for one in scene.actions:
        if set(one.agents) <= ids and one.agents and one.motion in _STRIKES:
            relations += [
                Relation(kind="behind", a=name, b=one.target) for name in one.agents if one.target
            ]
            becomings += [flash for name in one.agents for flash in _flash(name, one.order)]
            one = one.model_copy(update={"motion": "stand"})
        actions.append(one)
    return scene.model_copy(
        update={
            "entities": entities,
            "actions": tuple(actions),
            "relations": tuple(dict.fromkeys(relations)),
            "becomings": tuple(becomings),
        }
    )


def _flash(name: str, order: int) -> tuple[Becoming, ...]:
    there = Becoming(entity=name, aspect="appear", order=order, sudden=True)
    return there, there.model_copy(update={"aspect": "size", "factor": _SHOOTS})


def in_their_wheels(scene: Scene) -> Scene:
    """The scene in which a beast that runs in a wheel stays in it."""
    kinds: dict[str, Entity] = {one.id: one for one in scene.entities}
    wheels = {
        one.a: one.b
        for one in scene.relations
        if one.kind in ("in", "on") and kinds[one.b].kind == "running_wheel"
    }
    if not wheels:
        return scene
    actions = tuple(
        one.model_copy(update={"over": wheels[one.agents[0]], "direction": None})
        if one.agents and one.agents[0] in wheels and one.motion in ("run", "walk", "trot")
        else one
        for one in scene.actions
    )
    relations = tuple(
        one.model_copy(update={"kind": "on"}) if wheels.get(one.a) == one.b else one
        for one in scene.relations
    )
    return scene.model_copy(update={"actions": actions, "relations": relations})
