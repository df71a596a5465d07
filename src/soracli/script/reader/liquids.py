"""What is in a vessel is a thing of its own: a glass of milk is a glass, and milk in it, which is
white, and turns pink where the words tell that the glass of milk does.
"""

from soracli.script.presets import Presets
from soracli.script.reader.lumps import contents_color
from soracli.script.reader.only_those_there import only_those_there
from soracli.script.reader.plain_liquids import LIQUID, liquids_told
from soracli.story.scene import Action, Becoming, Entity, Relation, Scene, Trait

_OWN = ("color", "brightness")
"""What becomes of a vessel that is full, and is seen on what is in it."""
_CLOSED = ("bottle", "vase", "jar", "aquarium", "fishbowl")
"""Kinds of vessels that are seen through once they hold something."""
_CORKED = ("bottle", "jar", "aquarium", "fishbowl")
"""Those that look full anyway, unless something becomes of what is in them."""


def with_liquids(scene: Scene, presets: Presets) -> Scene:
    """The scene with a body for all that is in a vessel."""
    told = [one for one in scene.entities if one.kind == LIQUID]
    scene = _found_their_vessels(_named(scene, presets), presets)
    poured = [one for one in scene.actions if one.motion == "pour"]
    stuff = {name: one.stuff for one in poured for name in (one.instrument, one.target)}
    full = [(one, _contents(one, presets, stuff.get(one.id, ""))) for one in scene.entities]
    full = [(vessel, noun) for vessel, noun in full if noun]
    if not told and not full:
        return scene
    for vessel, noun in full:
        held = any(one.b == vessel.id and _is_liquid(scene, one.a) for one in scene.relations)
        scene = scene if held else _filled(scene, vessel, noun, presets)
    return _looked_at(_levels(_seen_into(scene, presets)), presets)


def _is_liquid(scene: Scene, name: str) -> bool:
    entity = scene.entity(name)
    return entity is not None and entity.kind == LIQUID


def _contents(entity: Entity, presets: Presets, poured: str = "") -> str:
    """What a vessel is full of, by its name or by what is said of it, or else what is `poured`
    into it; "" where it is none."""
    if entity.kind not in presets.lexicon.words.holding:
        return ""
    said = [word.removeprefix("of ") for word in entity.attributes if word.startswith("of ")]
    noun = entity.noun.lower()
    names = [noun.partition(" of ")[2], *said, noun, poured]
    return next((name for name in names if _color(name, presets)), "")


def _color(name: str, presets: Presets) -> str:
    """What color a liquid is, "#rrggbb"; "" for what is none."""
    colors = presets.lexicon.words.liquid_colors
    return next((color for color, words in colors.items() if name in words), "")


def _named(scene: Scene, presets: Presets) -> Scene:
    """The scene with each liquid called what it is."""

    told = liquids_told(scene.text, presets.lexicon)

    def called(one: Entity) -> Entity:
        if one.kind != LIQUID:
            return one
        noun = told.get(one.noun, "liquid")
        color = one.color or _color(noun, presets) or None
        return one.model_copy(update={"noun": noun, "color": color})

    return scene.model_copy(update={"entities": tuple(map(called, scene.entities))})


def _found_their_vessels(scene: Scene, presets: Presets) -> Scene:
    """The scene with each liquid in something: what is called so, or the only thing for it."""
    held = {one.a for one in scene.relations if one.kind == "in"}
    own = [one for one in scene.entities if one.kind == LIQUID]
    vessels = [one for one in scene.entities if one.kind in presets.lexicon.words.holding]
    poured = [one.target for one in scene.actions if one.motion == "pour"]
    vessels.sort(key=lambda one: one.id not in poured)
    stood = {one.id for one in own}
    relations = [one for one in scene.relations if one.kind == "in" or one.a not in stood]
    gone = set()
    for one in own:
        if one.id in held:
            continue
        fit = [vessel for vessel in vessels if one.noun in _contents(vessel, presets).split()]
        if fit or vessels:
            relations.append(Relation(kind="in", a=one.id, b=(fit or vessels)[0].id))
        else:
            gone.add(one.id)
    kept = tuple(one for one in scene.entities if one.id not in gone)
    changed = {"relations": tuple(relations), "entities": kept}
    return only_those_there(scene.model_copy(update=changed))


def _filled(scene: Scene, vessel: Entity, noun: str, presets: Presets) -> Scene:
    """The scene with a noun for what one of its vessels is full of."""
    changing = [one for one in scene.becomings if one.entity == vessel.id and one.aspect in _OWN]
    if vessel.kind in _CORKED and not changing:
        return scene
    first = next((one.start for one in changing if one.aspect == "color" and one.start), "")
    name = _free(f"{noun.replace(' ', '_')}.", scene)
    liquid = Entity(
        id=name,
        noun=noun,
        kind=LIQUID,
        color=first or contents_color(vessel.attributes) or _color(noun, presets) or None,
        implied=not (changing or poured_into(vessel.id, scene)),
    )
    becomings = tuple(
        one.model_copy(update={"entity": name, "part": ""}) if one in changing else one
        for one in scene.becomings
    )
    own = {"color": None} if first and vessel.color == first else {}
    entities = tuple(
        one.model_copy(update=own) if one.id == vessel.id else one for one in scene.entities
    )
    return scene.model_copy(
        update={
            "entities": (*entities, liquid),
            "relations": (*scene.relations, Relation(kind="in", a=name, b=vessel.id)),
            "becomings": becomings,
        }
    )


def poured_into(vessel: str, scene: Scene) -> bool:
    """Whether something is poured into a vessel, and so is to be seen in it."""
    return any(one.motion == "pour" and one.target == vessel for one in scene.actions)


def _free(stem: str, scene: Scene) -> str:
    taken = {one.id for one in scene.entities}
    return next(f"{stem}{at}" for at in range(1, len(taken) + 2) if f"{stem}{at}" not in taken)


def _seen_into(scene: Scene, presets: Presets) -> Scene:
    """The scene with its full vessels built so that one sees what is in them."""
    held = {one.b: one.a for one in scene.relations if _is_liquid(scene, one.a)}
    there = {one.id: one for one in scene.entities}

    def built(one: Entity) -> Entity:
        if one.id not in held or one.kind not in presets.lexicon.words.holding:
            return one
        footed = there[held[one.id]].noun in presets.lexicon.words.footed
        stood = any(word in one.noun for word in ("wine", "goblet", "champagne", "chalice"))
        form = "" if footed or stood else presets.lexicon.words.holding[one.kind]
        traits: dict[str, Trait] = {"filled": True, **({"form": form} if form else {})}
        if form:
            traits["holds_from"] = 0.06
        glass = one.kind in _CLOSED and one.material is None and one.color is None
        return one.model_copy(
            update={
                "traits": {**one.traits, **traits},
                "material": "glass" if glass else one.material,
            }
        )

    return scene.model_copy(update={"entities": tuple(map(built, scene.entities))})


def _levels(scene: Scene) -> Scene:
    """The scene in which a liquid that rises or sinks has a level that does."""
    kept: list[Action] = []
    levels: list[Becoming] = []
    for one in scene.actions:
        agents = tuple(name for name in one.agents if not _is_liquid(scene, name))
        for name in set(one.agents) - set(agents):
            up = one.direction == "up" or one.verb.startswith(("rise", "fill", "climb", "well"))
            down = one.direction == "down" or one.verb.startswith(("sink", "fall", "drop", "drain"))
            if up or down:
                factor = 2.0 if up else 0.3
                levels.append(Becoming(entity=name, aspect="size", factor=factor, order=one.order))
        if agents or not one.agents:
            kept.append(one.model_copy(update={"agents": agents}))
    return scene.model_copy(
        update={"actions": tuple(kept), "becomings": (*scene.becomings, *levels)}
    )


def _looked_at(scene: Scene, presets: Presets) -> Scene:
    """The scene with its camera on what something becomes of: near where nobody is there, and from
    above where one does not see through it."""
    changing = {one.entity for one in scene.becomings}
    held = {one.a: one.b for one in scene.relations if _is_liquid(scene, one.a)}
    full = [vessel for name in held if name in changing if (vessel := scene.entity(held[name]))]
    camera, told = scene.camera, {}
    if camera.on in held:
        told["on"] = held[camera.on]
    living = any(presets.kinds[one.kind].animate for one in scene.entities if one.kind)
    if len(full) == 1 and not (living or camera.on or camera.framing or camera.eyes):
        told |= {"on": full[0].id, "framing": "medium"}
    opaque = any(_is_opaque(one, presets) for one in full)
    if camera.angle is None and opaque:
        told["angle"] = "high" if living else "oblique"
    return scene.model_copy(update={"camera": camera.model_copy(update=told)})


def _is_opaque(vessel: Entity, presets: Presets) -> bool:
    kind = presets.kinds.get(vessel.kind)
    material = vessel.material or (kind.material if kind is not None else "")
    return material != "glass"
