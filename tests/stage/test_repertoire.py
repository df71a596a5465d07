"""Takes that differ only in what is seen of them show one performance; any other is their own."""

import copy

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.generation import Generation
from soracli.plan.played import SEEN, TOLD, as_played
from soracli.plan.request import Request
from soracli.plan.sound.specs import VoiceSpec
from soracli.plan.take import Earlier, TakeSpec
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.script.sound_presets import load_sound_presets
from soracli.stage.perform import perform, played
from soracli.stage.performance import Performance
from soracli.stage.places import PLACES
from soracli.stage.repertoire import Played, Repertoire, playing_key
from soracli.story.delivery import SafeZone
from soracli.story.scene import Becoming, Entity, Line, Relation, Scene
from soracli.story.shot import Camera
from soracli.story.speech import Phone, Spoken
from soracli.studio.planning import PlannedTake, plan_takes
from soracli.studio.source import Source

PRESETS = load_presets()
SOUNDS = load_sound_presets()
WORDS = "A woman walks past a red ball in a kitchen at dusk."
SPOKEN = Spoken(seconds=0.6, phones=(Phone(ipa="ɑ", start=0.1, end=0.5, stress=2),))
VOICE = VoiceSpec(
    text="ah",
    language="en",
    voice=SOUNDS.voices["low-warm"],
    mood=SOUNDS.moods["neutral"],
    model=SOUNDS.models["espeak"],
    seconds=2,
)


def generated() -> Generation | None:
    """What a diffusion model is asked for some take."""
    (planned,) = plan_takes(Source(WORDS, ""), Request(model="wan-2.1-1.3b"), PRESETS)
    assert isinstance(planned, PlannedTake)
    return planned.spec.generation


def base() -> TakeSpec:
    scene = read(WORDS, PRESETS)
    request = Request(size="96x64", seconds=1, fps=8, seed=3)
    made = (PRESETS.kinds, PRESETS.looks, PRESETS.models, PLACES)
    return compile_take(scene, request, *made).model_copy(
        update={"voices": (VOICE,), "set_seed": 11}
    )


TAKE = base()
LOOK = next(look for name, look in PRESETS.looks.items() if look != TAKE.look)
SEEN_OTHERWISE = {
    "look": LOOK,
    "model": PRESETS.models["wan-2.1-1.3b"],
    "prompt": "something else",
    "width": 64,
    "height": 96,
    "generation": generated(),
    "safe": SafeZone(top=0.1, right=0.2, bottom=0.3, left=0.0),
}
PLAYED_OTHERWISE = {
    "cast": {},
    "fps": 12,
    "frames": 9,
    "seed": 4,
    "earlier": (Earlier(scene=Scene(text="", place=TAKE.scene.place), frames=4, seed=1),),
    "continues": True,
    "set_seed": 12,
    "voices": (None,),
}
TOLD_OTHERWISE = {
    "text": "other words",
    "place_words": "another kitchen",
    "camera": Camera(framing="close-up", angle="high", move="orbit clockwise", on="person.1"),
    "style": "noir",
    "mood": "sad",
    "sounds": ("a bell",),
    "music": "a piano",
    "unplaced": ("whereby",),
}
ACTED_OTHERWISE = {
    "entities": (*TAKE.scene.entities, Entity(id="dog.1", noun="dog", kind="dog")),
    "relations": (Relation(kind="left of", a="person.1", b="ball.1"),),
    "actions": (),
    "becomings": (Becoming(aspect="time", to="night"),),
    "place": "street",
    "time": "night",
    "weather": "rain",
    "time_scale": 0.5,
    "lines": (Line(who="person.1", say="ah", start=0.1, end=0.7),),
}


def take(**changed: object) -> TakeSpec:
    return TAKE.model_copy(update=changed)


def of_scene(**changed: object) -> TakeSpec:
    return take(scene=TAKE.scene.model_copy(update=changed))


def same_bodies(one: Performance, other: Performance) -> bool:
    return [body.id for body in one.bodies] == [body.id for body in other.bodies] and all(
        np.array_equal(mine.rotations, its.rotations)
        and np.array_equal(mine.positions, its.positions)
        for mine, its in zip(one.bodies, other.bodies, strict=True)
    )


def test_every_field_is_known_to_be_seen_or_played() -> None:
    assert set(TakeSpec.model_fields) == {"scene", *SEEN_OTHERWISE, *PLAYED_OTHERWISE}
    assert set(SEEN_OTHERWISE) == SEEN
    assert set(Scene.model_fields) == {*TOLD_OTHERWISE, *ACTED_OTHERWISE}
    assert set(TOLD_OTHERWISE) == TOLD


@pytest.mark.parametrize("field", [*SEEN_OTHERWISE, *TOLD_OTHERWISE])
def test_what_is_only_seen_is_played_once(field: str) -> None:
    whole = {**SEEN_OTHERWISE, **TOLD_OTHERWISE}
    changed = {field: whole[field]}
    other = take(**changed) if field in SEEN else of_scene(**changed)
    assert playing_key(other, [SPOKEN]) == playing_key(TAKE, [SPOKEN])
    assert as_played(other).model_copy(update={"model": TAKE.model}) == as_played(TAKE)
    first = perform(TAKE, [SPOKEN])
    before = played()
    assert same_bodies(first, perform(other, [SPOKEN]))
    assert played() == before


@pytest.mark.parametrize("field", [*PLAYED_OTHERWISE, *ACTED_OTHERWISE])
def test_what_is_played_otherwise_has_another_key(field: str) -> None:
    whole = {**PLAYED_OTHERWISE, **ACTED_OTHERWISE}
    changed = {field: whole[field]}
    other = take(**changed) if field in PLAYED_OTHERWISE else of_scene(**changed)
    assert playing_key(other, [SPOKEN]) != playing_key(TAKE, [SPOKEN])


def test_lips_that_move_otherwise_are_another_performance() -> None:
    longer = SPOKEN.model_copy(update={"seconds": 0.7})
    assert playing_key(TAKE, [SPOKEN]) != playing_key(TAKE, [longer])
    assert playing_key(TAKE, [SPOKEN]) != playing_key(TAKE, [None])


def test_a_take_shows_the_same_whoever_was_filmed_before_it() -> None:
    sideways = Camera(framing="close-up", on="person.1")
    through = Camera(eyes="person.1")
    alone = perform(of_scene(camera=sideways))
    perform(of_scene(camera=through))
    for one in alone.bodies:  # whatever is done to a picture's bodies, the played ones stay
        one.positions[:] += 1.0
    again = perform(of_scene(camera=sideways))
    more = {**TAKE.cast, "nobody": PRESETS.kinds["dog"]}
    before = played()
    fresh = perform(of_scene(camera=sideways).model_copy(update={"cast": more}))
    assert played() == before + 1
    assert same_bodies(again, fresh)
    assert np.array_equal(again.camera.position, fresh.camera.position)
    assert not same_bodies(again, alone)


def test_the_camera_changes_nothing_of_what_was_played() -> None:
    from soracli.stage import perform as stage  # the module

    kept = stage._shown(TAKE, [SPOKEN])
    before = copy.deepcopy(kept.blocking.marks)
    for camera in (Camera(), Camera(eyes="person.1"), Camera(framing="close-up", on="ball.1")):
        perform(of_scene(camera=camera), [SPOKEN])
    for name, mark in kept.blocking.marks.items():
        assert repr(mark) == repr(before[name])


def test_the_repertoire_forgets_what_was_shown_longest_ago() -> None:
    piece = perform(TAKE)
    bodies = {body.id: body for body in piece.bodies}
    show = Played(piece.set_piece, None, bodies, (), (), piece.times)  # type: ignore[arg-type]
    few = Repertoire(most=2)
    for key in ("a", "b"):
        few.keep(key, show)
    assert few.find("a") is show
    few.keep("c", show)
    assert few.find("b") is None and few.find("a") is show and len(few) == 2
    small = Repertoire(most_bytes=show.size)
    small.keep("a", show)
    small.keep("b", show)
    assert small.find("a") is None and small.find("b") is show
    none = Repertoire(most_bytes=show.size - 1)
    none.keep("a", show)
    assert len(none) == 0
