"""What comes along though nobody says so: who knits has knitting in the hands."""

from typing import TYPE_CHECKING

from soracli.script.lexicon import Lexicon
from soracli.script.presets import Presets
from soracli.script.reader.references import Cast
from soracli.script.words import Brought
from soracli.story.preset import Kind
from soracli.story.scene import Action, Scene
from soracli.story.sets import INDOORS

if TYPE_CHECKING:  # acts are settled with what is here
    from soracli.script.reader.act import Act

_OPEN = {
    "rain": "street",
    "snow": "meadow",
    "snowy": "meadow",
    "storm": "meadow",
    "fog": "meadow",
    "windy": "meadow",
}
"""Where one is out in such weather, if nothing tells."""
_LIES = "snowfield"
"""Where snow lies."""

_OUTDOORS = frozenset(("vehicle", "aircraft", "boat", "building"))
"""Families of what is in no room: who eats lunch and cleans a car does so outside."""

_SOMEBODY = "person"
"""Whom those bring who do it to one another, where one is alone: who is hugging hugs somebody."""
_UNDER_A_ROOF = frozenset(
    ("garage", "warehouse", "factory", "parking garage", "studio", "museum", "cave", "tunnel",
     "mine", "hangar", "train station", "subway station", "white studio", "arena", "stable")
)  # fmt: skip
"""Places inside where cars are."""
_LARGE, _AIRFIELD = 2.2, "airfield"
"""Metres from which on a car or a plane is in no room, and where planes are."""


def bring_along(act: "Act", cast: Cast, lexicon: Lexicon) -> bool:
    """Bring what an act cannot be done without, and tell whether anything came.

    Only where nothing is named that it is done to or with, and where all hands are empty.
    """
    row = _row(act.verb, lexicon)
    named = (*act.objects, act.goal, act.instrument, act.over, act.source, act.stuff)
    holding = any(cast[agent].holds for agent in act.agents)
    if row is None or holding or any(named):
        return False
    if row.uses == _SOMEBODY:
        return _bring_somebody(act, cast)
    for agent in act.agents if row.holds else ():
        known = lexicon.noun_named(row.holds)
        thing = next(iter(cast.bring_new(known.kind, row.holds)), "") if known else ""
        act.instrument = act.instrument or thing
        cast[agent].holds.extend(one for one in (thing,) if one)
    if row.uses:
        act.goal = next(iter(cast.bring_noun(row.uses)), "")
    act.motion = row.motion or act.motion
    if act.motion == "sit" and act.goal:
        cast.relate("on", act.agents, (act.goal,))
    return True


def _bring_somebody(act: "Act", cast: Cast) -> bool:
    """Bring whom a lone person hugs or wrestles with; with others there it is one of these."""
    others = any(one.living for name, one in cast.members.items() if name not in act.agents)
    if others or len(act.agents) != 1 or cast[act.agents[0]].kind != _SOMEBODY:
        return False
    act.goal = next(iter(cast.bring_new(_SOMEBODY, _SOMEBODY)), "")
    return bool(act.goal)


def with_place(scene: Scene, presets: Presets) -> Scene:
    """The scene where such things are done, if nothing tells where it is: neither words nor what
    is there, like the tree under which somebody reads."""
    used = {name for one in scene.actions for name in (one.target, one.instrument)}
    held = {name for one in scene.entities for name in one.holds}
    there = (one for one in scene.entities if one.kind != "person" and not one.implied)
    outside = any(presets.kinds[one.kind].family in _OUTDOORS for one in scene.entities if one.kind)
    if scene.place or scene.place_words or any(one.id not in used | held for one in there):
        return scene
    rows = (_row(one.verb, presets.lexicon) for one in scene.actions if _by_people(one, scene))
    place = next((row.place for row in rows if row is not None and row.place), "")
    if not place or (outside and place in INDOORS):
        return scene
    return scene.model_copy(update={"place": place})


def out_of_doors(scene: Scene, presets: Presets) -> Scene:
    """The scene under the open sky, if all that is known of where it is, is its weather; boats are
    on their water."""
    kinds = (presets.kinds.get(one.kind) for one in scene.entities)
    if any(kind is not None and kind.family == "boat" and kind.place for kind in kinds):
        return scene
    shifts = (one.to for one in scene.becomings if one.aspect == "weather")
    lies = scene.weather in ("snow", "snowy")  # where it only begins to snow, none lies
    place = _LIES if lies else ""
    place = place or next((_OPEN[sky] for sky in (scene.weather, *shifts) if sky in _OPEN), "")
    if scene.place or scene.place_words or not place or not scene.entities:
        return scene
    return scene.model_copy(update={"place": place})


def got_out_outside(scene: Scene, presets: Presets) -> Scene:
    """The scene out of doors, where a car, a train or a plane goes about, or is got out of, and
    nobody said that it is inside: a tram with nurses stops in no hospital."""
    if scene.place not in INDOORS or scene.place in _UNDER_A_ROOF:
        return scene
    kinds = {one.id: presets.kinds.get(one.kind) for one in scene.entities}
    out = [one for one in scene.actions if one.motion == "leave" or one.side is not None]
    left = [kinds.get(one.target) for one in out]
    enters = any(one.motion == "enter" and not one.target for one in scene.actions)
    large = [kind for kind in left if _is_large(kind)] if enters or not scene.place_words else []
    if not scene.place_words:
        doing = (kinds.get(name) for one in scene.actions for name in one.agents)
        large += [kind for kind in doing if _is_large(kind)]
    if not large or large[0] is None or large[0].place in INDOORS:
        return scene
    place = _AIRFIELD if large[0].family == "aircraft" else large[0].place or "street"
    return scene.model_copy(update={"place": place, "place_words": ""})


def _is_large(kind: Kind | None) -> bool:
    """Whether something is a car, a train or a plane that has no room in a room."""
    moving = kind is not None and kind.family in ("vehicle", "aircraft")
    return kind is not None and moving and kind.size > _LARGE


def _row(verb: str, lexicon: Lexicon) -> Brought | None:
    return next((one for one in lexicon.words.brought if verb in one.verbs), None)


def _by_people(action: Action, scene: Scene) -> bool:
    doers = (scene.entity(name) for name in action.agents)
    return any(one is not None and one.kind == "person" for one in doers)
