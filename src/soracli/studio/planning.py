"""From what was given to resolved takes with keys; no file is written and no engine is woken."""

import secrets
from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace

from soracli.errors import InputError, SoraError
from soracli.plan.compile import DEFAULT_SECONDS, compile_take
from soracli.plan.explain import TakePlan, explain
from soracli.plan.film import Picture
from soracli.plan.film_compile import AFTER_SPEECH, speech_end
from soracli.plan.key import take_key
from soracli.plan.limits import too_long
from soracli.plan.request import Request
from soracli.plan.settings import sound_with
from soracli.plan.sound.score import Score
from soracli.plan.sound.specs import VoiceSpec
from soracli.plan.sound.told import unheard_hint, unheard_words
from soracli.plan.speech import timed
from soracli.plan.take import TakeSpec
from soracli.script.presets import Presets
from soracli.script.prompts import Prompt
from soracli.script.reader import read
from soracli.story.delivery import Delivery
from soracli.story.scene import Line, Scene
from soracli.story.shot import Camera
from soracli.story.storyboard import SoundModels
from soracli.studio.delivering import delivery_named, request_with
from soracli.studio.given_told import paths_of
from soracli.studio.leading_alone import led_alone, own_pictures
from soracli.studio.sounding import speakers_for_anybody, take_score
from soracli.studio.source import Source

MOST_TAKES = 100


@dataclass(frozen=True)
class PlannedTake:
    """One take to be made: a name for its file, where its prompt stands, its recipe and its key.

    `score` is what is heard with it, `delivery` what the place asks where it is shown (None: no
    more than any clip); `notes` tell how its model is led, and what was asked for and
    will not be. `pictures` are the files of the user's own that it is given.
    """

    name: str
    where: str
    spec: TakeSpec
    key: str
    score: Score
    notes: tuple[str, ...] = ()
    delivery: Delivery | None = None
    pictures: tuple[Picture, ...] = ()

    def told(self) -> TakePlan:
        """The take told to a person."""
        return explain(self.spec, self.score, self.notes, paths_of(self.pictures))


@dataclass(frozen=True)
class Refused:
    """A prompt that cannot be made, and why."""

    name: str
    where: str
    error: SoraError


def plan_takes(source: Source, request: Request, presets: Presets) -> list[PlannedTake | Refused]:
    """Every take of every prompt, in order. A fault of one prompt is its own.

    Raises InputError where the file as a whole cannot be read.
    """
    prompts = source.prompts()
    planned: list[PlannedTake | Refused] = []
    for number, prompt in enumerate(prompts, 1):
        name = (
            f"{number:0{_digits(len(prompts))}d}-{prompt.name}" if len(prompts) > 1 else prompt.name
        )
        try:
            planned.extend(_takes(prompt, name, request, presets))
        except SoraError as error:
            planned.append(Refused(name, prompt.where, error))
    return planned


def places(presets: Presets) -> Collection[str]:
    """Every place a scene can be set in."""
    return presets.lexicon.words.places.keys()


def _takes(prompt: Prompt, name: str, request: Request, presets: Presets) -> list[PlannedTake]:
    own = Request(**prompt.options.model_dump())
    asked = request_with(request, presets).over(request_with(own, presets))
    delivery = delivery_named(asked.delivery, presets) if asked.delivery else None
    if asked.seed == "random":
        asked = asked.model_copy(update={"seed": secrets.randbits(32)})
    asked = asked.model_copy(update={"style": style_of(asked.style, presets)})
    scene = read(prompt.text, presets)
    models = sound_with(asked.settings)
    lines, voices, doubted = _spoken(scene, presets, models)
    scene = scene.model_copy(update={"lines": lines})
    if asked.seconds is None and lines:
        seconds = max(DEFAULT_SECONDS, speech_end(lines) + AFTER_SPEECH)
        asked = asked.model_copy(update={"seconds": seconds})
    camera = _camera(asked.camera, presets) if asked.camera else None
    if camera and scene.entity(camera.on) is None:
        camera = camera.model_copy(update={"on": ""})
    count = _count(asked.takes)
    pictures = own_pictures(asked)
    made = []
    for take in range(1, count + 1):
        spec = compile_take(
            scene,
            asked,
            presets.kinds,
            presets.looks,
            presets.models,
            places(presets),
            camera,
            take,
        )
        _must_be_short_enough(spec, delivery)
        called = f"{name}-take-{take:0{_digits(count)}d}" if count > 1 else name
        safe = delivery.safe if delivery else None
        spec = spec.model_copy(update={"voices": voices, "safe": safe})
        one = led_alone(spec, asked, scene, camera, pictures, presets)
        notes = (*doubted, *one.notes, *one.dropped)
        planned = planned_take(called, prompt.where, one.spec, presets, models, notes, delivery)
        made.append(replace(planned, pictures=tuple(pictures.values())))
    return made


def planned_take(
    name: str,
    where: str,
    spec: TakeSpec,
    presets: Presets,
    models: SoundModels | None = None,
    doubted: Sequence[str] = (),
    delivery: Delivery | None = None,
) -> PlannedTake:
    """A take with its key and its score. `doubted` is what is to be told of its lines."""
    key = take_key(spec)
    score, unheard = take_score(spec, key, presets, models, delivery)
    notes = (*doubted, *(f"{unheard_words(one)}. {unheard_hint(one)}" for one in unheard))
    return PlannedTake(name, where, spec, key, score, notes, delivery)


def _must_be_short_enough(spec: TakeSpec, delivery: Delivery | None) -> None:
    fault = too_long(delivery, spec.seconds) if delivery else None
    if fault:
        raise InputError(fault.message, fault.hint)


def _spoken(
    scene: Scene, presets: Presets, models: SoundModels
) -> tuple[tuple[Line, ...], tuple[VoiceSpec | None, ...], tuple[str, ...]]:
    """The lines of a clip with their times, how each is spoken, and what is to be told of them."""
    if not scene.lines:
        return (), (), ()
    speakers = speakers_for_anybody(presets, models)
    who = [scene.entity(line.who) for line in scene.lines]
    voices = [speakers.voice(one.who, entity) for one, entity in zip(scene.lines, who, strict=True)]
    lines = timed(scene.lines, [None] * len(who), [voice.pace for voice in voices])
    pairs = list(zip(lines, who, strict=True))
    specs = tuple(speakers.spec(one, entity) for one, entity in pairs)
    doubted = [doubt for one, entity in pairs for doubt in speakers.doubts(one, entity)]
    return lines, specs, tuple(f"{doubt.what}. {doubt.mend}" for doubt in doubted)


def style_of(style: str | None, presets: Presets) -> str | None:
    """A style may be a preset's name or words the reader knows ("gritty black-and-white")."""
    if style is None or style in presets.looks:
        return style
    return read(style, presets).style or style


def _camera(words: str, presets: Presets) -> Camera:
    reading = read(words, presets)
    if reading.camera == Camera() or reading.unplaced:
        lost = ", ".join(reading.unplaced) or words
        raise InputError(
            f'the camera does not know "{lost}"',
            'Say it like "low angle, 35mm, slow dolly in" or "orbits clockwise".',
        )
    return reading.camera


def _count(takes: int | None) -> int:
    count = 1 if takes is None else takes
    if not 1 <= count <= MOST_TAKES:
        raise InputError(f"{count} takes cannot be made", f"Ask for 1 to {MOST_TAKES}.")
    return count


def _digits(count: int) -> int:
    return len(str(count))
