"""Perform a take: everybody is cast and plays, and the camera is put on it.

Takes in which the same happens share what is played (`repertoire`); each has a camera of its own.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from soracli.plan.played import as_played
from soracli.plan.take import TakeSpec
from soracli.stage.acted import acted
from soracli.stage.ashore import stands_by
from soracli.stage.becoming import become, brightness
from soracli.stage.chain import movement, opening_of
from soracli.stage.colors_held import colors_told
from soracli.stage.coverage import Coverage, cover
from soracli.stage.fireworks import bursting
from soracli.stage.heavenly import heavenly, in_the_sky, out_of_it, without
from soracli.stage.hours import hours_of
from soracli.stage.in_place import turned_in_place
from soracli.stage.likenesses import as_likenesses
from soracli.stage.liquids import vessels_of, with_liquids, without_liquids
from soracli.stage.on_the_bottom import down_on_the_bottom
from soracli.stage.on_what_grows import under_the_ceiling, with_what_grows
from soracli.stage.performance import Body, Performance, SetPiece
from soracli.stage.places import build_place
from soracli.stage.places.afloat import afloat
from soracli.stage.places.horizons import as_told
from soracli.stage.places.landing import Landing, with_landing
from soracli.stage.places.pier import with_pier
from soracli.stage.playing import play
from soracli.stage.repainted import in_their_colors, repainted
from soracli.stage.repertoire import Played, Repertoire, playing_key
from soracli.stage.seen_small import larger, too_small
from soracli.stage.skies import weather_under
from soracli.stage.standing import Ending
from soracli.stage.turns import single
from soracli.story.scene import Scene
from soracli.story.shot import TimeOfDay, Weather
from soracli.story.speech import Spoken


def perform(spec: TakeSpec, spoken: Sequence[Spoken | None] = ()) -> Performance:
    """Everything that happens in a take, frame by frame. The same spec gives the same again.

    `spoken` says for each line of the scene when what of it is heard; mouths move by it.
    """
    spec, shown, bodies, coverage = _made_out(spec, spoken)
    scene, filmed = spec.scene, bursting(spec, coverage.bodies)
    present = {entity.id for entity in scene.entities}  # not who left before the cut

    def build(time: TimeOfDay, weather: Weather) -> SetPiece:
        return as_told(_set(spec, time, weather), scene)

    return Performance(
        set_piece=as_told(_dim(shown.set_piece) if _is_dark(scene) else shown.set_piece, scene),
        bodies=(
            *(body for name, body in filmed.items() if name in present),
            *shown.extras,
        ),
        camera=coverage.camera,
        contacts=shown.contacts,
        effects=shown.effects,
        times=single(shown.times),
        fps=spec.fps,
        time=scene.time or "day",
        weather=weather_under(shown.set_piece.sky, scene.weather or "clear"),
        look=spec.look,
        seed=set_seed(spec),  # of the sky and the weather: they are the set's, in every shot on it
        shown=coverage.shown,
        hours=in_their_colors(spec, hours_of(spec, build)) or repainted(spec, build),
        brightness=brightness(spec, bodies),
        acted=acted(shown.blocking.marks.values(), shown.times, spec.fps),
        told=colors_told(scene),
    )


def _is_dark(scene: Scene) -> bool:
    """Whether the words tell of a dark place; one in dark blue is dark by no day."""
    return scene.time == "night" and _DARK.search(scene.place_words) is not None


@lru_cache(maxsize=8)
def _dim(piece: SetPiece) -> SetPiece:
    """The same room with its lamps turned down, once for all takes in it."""
    return replace(piece, dim=True) if piece.indoor else piece


def _made_out(
    spec: TakeSpec, spoken: Sequence[Spoken | None]
) -> tuple[TakeSpec, Played, dict[str, Body], Coverage]:
    """The take as it is played and filmed, with what could not be made out in it made larger."""
    found = spec, *_filmed(spec, spoken)
    lost = too_small(spec, found[3].camera, found[3].bodies, found[1].set_piece)
    last, small = found, lost
    for _ in range(_LARGER_AGAIN):
        if not small:
            break
        more = larger(last[0], vessels_of(last[0].scene, small))
        last = more, *_filmed(more, spoken)
        small = too_small(more, last[3].camera, last[3].bodies, last[1].set_piece, again=True)
        if len(small) < len(lost) or sum(small.values()) < sum(lost.values()):
            found, lost = last, small
    return found


_LARGER_AGAIN = 2
"""How often at most what is too small is made larger."""


def _filmed(
    spec: TakeSpec, spoken: Sequence[Spoken | None]
) -> tuple[Played, dict[str, Body], Coverage]:
    """What happens in a take, those who play with what becomes of them, and the camera on them."""
    shown = _shown(spec, spoken)
    before = shown.copied()
    spec = under_the_ceiling(spec, before, shown.set_piece.indoor)
    bodies = with_what_grows(spec.scene, before, become(spec, before))
    bodies = turned_in_place(spec.scene, bodies)
    bodies = down_on_the_bottom(spec.scene, shown.blocking, bodies)
    bodies = as_likenesses(spec.scene, with_liquids(spec, bodies))
    sky = frozenset() if shown.set_piece.indoor else heavenly(spec)
    if not sky:
        return shown, bodies, cover(spec, shown.blocking, bodies, shown.set_piece)
    coverage = cover(without(spec, sky), shown.blocking, out_of_it(bodies, sky), shown.set_piece)
    aloft = in_the_sky(spec, sky, bodies, coverage.camera)
    drawn = coverage.bodies | {name: aloft[name] for name in sky if name in aloft}
    return shown, bodies, replace(coverage, bodies=drawn)


def played() -> int:
    """How many performances were really played in this process; others showed one of these."""
    return _count


_repertoire = Repertoire()
_count = 0


def _shown(spec: TakeSpec, spoken: Sequence[Spoken | None]) -> Played:
    """What happens in a take, played where nothing like it was played lately."""
    global _count
    key = playing_key(spec, spoken)
    found = _repertoire.find(key)
    if found is None:
        found = _play(without_liquids(as_played(spec)), spoken)
        _count += 1
        _repertoire.keep(key, found)
    return found


def _play(spec: TakeSpec, spoken: Sequence[Spoken | None]) -> Played:
    scene = spec.scene
    time: TimeOfDay = scene.time or "day"
    weather: Weather = scene.weather or "clear"
    set_piece = _set(spec, time, weather)
    before, parts = movement(spec)
    opening: Ending | None = None
    if spec.set_seed is not None or spec.earlier:
        opening = opening_of(spec, before, set_piece)
    company = play(spec, parts, opening, set_piece, spoken=spoken)
    return Played(
        set_piece,
        company.blocking,
        company.bodies,
        tuple(company.contacts),
        tuple(company.effects),
        company.times,
        tuple(company.extras),
    )


def _set(spec: TakeSpec, time: TimeOfDay, weather: Weather) -> SetPiece:
    """The set of a take at a time of day and in a weather."""
    seed = set_seed(spec) % 2**31
    place, on_water = spec.scene.place or "studio", _afloat(spec)
    landing = _landing(spec) if on_water else None
    place = "train station by rail" if place == "train station" and _by_rail(spec) else place
    return _built(place, seed, time, weather, _on_foot(spec), on_water, landing)


def _by_rail(spec: TakeSpec) -> bool:
    """Whether a train is told, which comes in on the set's own track."""
    return any(one.kind in _ON_RAILS for one in spec.scene.entities)


def _landing(spec: TakeSpec) -> Landing | None:
    """On which side of a landing stage those are on the water that somebody on foot looks at; None
    where nobody stands by, and in a film, where all stays where it was."""
    cast = {one.id: spec.cast[one.kind] for one in spec.scene.entities if one.kind in spec.cast}
    families = {name: kind.family for name, kind in cast.items()}
    if spec.set_seed is not None or spec.earlier or not stands_by(spec.scene, families):
        return None
    afloat = [kind.size for kind in cast.values() if kind.family in _AFLOAT]
    return "beyond" if max(afloat, default=0.0) > _LARGE else "before"


def set_seed(spec: TakeSpec) -> int:
    """What all is drawn by that is of the set, and the same in every shot on it."""
    return spec.seed if spec.set_seed is None else spec.set_seed


@lru_cache(maxsize=8)
def _built(
    place: str,
    seed: int,
    time: TimeOfDay,
    weather: Weather,
    on_foot: bool = False,
    on_water: bool = False,
    landing: Landing | None = None,
) -> SetPiece:
    """A set is built once for all takes that play on it; who is `on_foot` gets a place to stand,
    who is `on_water` water where there is some beside the stage, with a `landing` stage for those
    who look on."""
    piece = build_place(place, seed, time, weather)
    piece = afloat(piece) if on_water else piece
    open_water = piece.water is not None and piece.reach <= 0
    if landing and open_water:
        return with_landing(piece, landing)
    return with_pier(piece) if on_foot and open_water else piece


def _on_foot(spec: TakeSpec) -> bool:
    """Whether somebody has to stand on something, and nobody is in or on the water."""
    kinds = [spec.cast[one.kind].family for one in spec.scene.entities if one.kind in spec.cast]
    motions = {action.motion for action in spec.scene.actions}
    if set(kinds) & _AFLOAT or motions & _IN_WATER:
        return False
    return bool(set(kinds) & {"person", "quadruped"})


def _afloat(spec: TakeSpec) -> bool:
    """Whether somebody or something is in or on the water."""
    kinds = {spec.cast[one.kind].family for one in spec.scene.entities if one.kind in spec.cast}
    motions = {action.motion for action in spec.scene.actions}
    floats = {name for one in spec.scene.actions if one.motion == "float" for name in one.agents}
    cast = {one.id: one.kind for one in spec.scene.entities if one.kind in spec.cast}
    things = {spec.cast[cast[name]].family for name in floats & set(cast)}
    drifts = {name for one in spec.scene.actions if one.motion == "drift" for name in one.agents}
    birds = {spec.cast[cast[name]].family for name in (floats | drifts) & set(cast)} & {"bird"}
    pads = any(one.noun in _ON_PONDS for one in spec.scene.entities)
    afloat = things & {"prop", "ball", "box", "board"} or birds or pads
    return bool(kinds & {"boat", "fish"} or motions & {"swim", "sail"} or afloat)


_ON_RAILS = ("train", "subway_train", "bullet_train", "tram", "wagon_train", "railway_carriage")
"""Kinds of what runs on rails."""
_DARK = re.compile(r"\b(?:dark|darkened|dim|dimly lit|gloomy|unlit)\b", re.IGNORECASE)
"""Words of a room with few lamps."""
_ON_PONDS = {"lily pad", "water lily", "lilypad", "waterlily"}
"""Nouns of what grows on the water."""
_AFLOAT = {"boat", "board", "fish"}
_LARGE = 6.0
"""Metres from which on what is on the water is looked at across it, and not from beyond it."""
_IN_WATER = {"swim", "backstroke", "sail", "float", "drift"}
