"""The sound of a film or a clip, planned: its speakers, its recordings, its score."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from soracli.errors import InputError
from soracli.plan.film import PlannedShot
from soracli.plan.snapshot import Break
from soracli.plan.sound.casting import cast_voices
from soracli.plan.sound.score import Score, ScoredLine
from soracli.plan.sound.scoring import Book, HeardShot, Unheard, score_of
from soracli.plan.sound.speakers import Recording, Speakers
from soracli.plan.sound.told import unheard_hint, unheard_words
from soracli.plan.take import TakeSpec
from soracli.script.presets import Presets
from soracli.script.sound_presets import SoundPresets, load_sound_presets
from soracli.story.calling import heard_elsewhere
from soracli.story.delivery import Delivery
from soracli.story.preset import Model
from soracli.story.storyboard import SoundModels, Storyboard, sound_files
from soracli.story.timeline import Clip, Timeline
from soracli.story.world import Character

if TYPE_CHECKING:  # a sentence must not pay for importing what reads storyboards
    from soracli.script.board import Board
    from soracli.studio.looks import ReadLooks

MAKERS = {"voices": "voice", "effects": "effects", "music": "music"}
"""What each of the sound models of a storyboard makes."""


def speakers_of(board: "Board", presets: Presets, looks: "ReadLooks") -> Speakers:
    """Everybody in a storyboard who can speak. Raises InputError for an unknown voice or model."""
    story = board.storyboard
    sounds = _sounds(presets)
    characters = story.world.characters
    for name, character in characters.items():
        wish = character.voice.preset
        if wish and wish not in sounds.voices:
            at = ("world", "characters", name, "voice")
            hint = near_names(wish, sounds.voices)
            raise board.refuse(f'there is no voice "{wish[:60]}"', hint, at)
    models = [_placed_model(board, story.sound_models, which, sounds) for which in MAKERS]
    people = {name: looks.entity(one.look) for name, one in characters.items()}
    voices = cast_voices(characters, people, sounds.voices)
    return Speakers(sounds.voices, sounds.moods, models[0], dict(voices))


def speakers_for_anybody(presets: Presets, models: SoundModels | None = None) -> Speakers:
    """Speakers of a story without characters: voices are given out as they speak."""
    sounds = _sounds(presets)
    model = sound_model((models or SoundModels()).voices, "voice", sounds)
    return Speakers(sounds.voices, sounds.moods, model)


def _sounds(presets: Presets) -> SoundPresets:
    """The presets of sound, their models at the commits that are on this machine."""
    sounds = load_sound_presets(presets.own)
    if not presets.revisions:
        return sounds
    models = {
        name: model.model_copy(update={"revision": presets.revisions.get(name, model.revision)})
        for name, model in sounds.models.items()
    }
    return replace(sounds, models=models)


def recordings_of(board: "Board") -> dict[str, Recording]:
    """The sounds that a storyboard brings along, by the path it gives them.

    Raises InputError, with its place, where one of them cannot be read.
    """
    paths = sound_files(board.storyboard)
    if not paths:
        return {}
    folder = board.files[0].parent if board.files else Path()
    found = {}
    for path in paths:
        try:
            found[path] = _recording(folder / path)
        except InputError as error:
            at = _first_use(board.storyboard, path)
            raise board.refuse(error.message, error.hint, at) from error
    return found


def _recording(file: Path) -> Recording:
    from soracli.media.sound_length import sound_seconds  # only who has recordings pays

    try:
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError as error:
        raise InputError(
            f"{file} cannot be read: {error.strerror or error}",
            "Put the sound where the storyboard says, or take it out.",
        ) from error
    return Recording(digest=digest, seconds=sound_seconds(file), path=str(file))


def _first_use(story: Storyboard, path: str) -> tuple[str | int, ...]:
    """Where a storyboard first names one of its sounds."""
    for number, shot in enumerate(story.shots):
        for place, line in enumerate(shot.lines):
            if line.recording == path:
                return ("shots", number, "lines", place, "recording")
        if shot.music == path:
            return ("shots", number, "music")
    return ("music",)


def film_score(
    board: Storyboard,
    shots: Sequence[PlannedShot],
    timeline: Timeline,
    presets: Presets,
    recordings: Mapping[str, Recording],
) -> tuple[Score, tuple[Break, ...]]:
    """The score of a film, and what was asked for and will not be heard."""
    heard = [
        _heard(board, shot, clip, timeline)
        for shot, clip in zip(shots, timeline.clips, strict=True)
    ]
    if not heard[0].music:
        heard[0] = heard[0].model_copy(update={"music": _music_before(board, shots[0].number)})
    book = _book(_sounds(presets), board.sound_models, recordings)
    loudness = board.delivery.loudness
    score, unheard = score_of(heard, timeline.frames, timeline.fps, loudness, book)
    first = timeline.clips[0].join
    fades = {
        "fade_in": first.frames / timeline.fps if first.kind == "fade" else 0.0,
        "fade_out": timeline.ending.frames / timeline.fps,
    }
    asked = {**fades, "peak": board.delivery.peak}
    return score.model_copy(update=asked), tuple(_break(board, one) for one in unheard)


def take_score(
    spec: TakeSpec,
    key: str,
    presets: Presets,
    models: SoundModels | None = None,
    delivery: Delivery | None = None,
) -> tuple[Score, tuple[Unheard, ...]]:
    """The score of a single take, and what was asked for and will not be heard.

    Raises InputError for an unknown model of sound, and where the picture's makes no sound that is
    asked for.
    """
    must_be_heard(spec.model, models or SoundModels(), presets)
    scene = spec.scene
    heard = HeardShot(
        shot="",
        take=key,
        start=0,
        seconds=spec.seconds,
        heard_from=0,
        heard_to=spec.seconds,
        place=scene.place,
        set=scene.place,
        time=scene.time or "day",
        weather=scene.weather or "clear",
        seed=spec.seed,
        lines=_lines(spec, {}),
        sounds=heard_elsewhere(scene),  # a dog on the set barks by itself
        music=scene.music,
        mood=scene.mood,
    )
    book = _book(_sounds(presets), models or SoundModels(), {})
    asked = delivery or Delivery()
    # the recipe in a clip has always said -16.0; the default of a delivery is a whole number
    loudness, peak = float(asked.loudness), float(asked.peak)
    score, unheard = score_of([heard], spec.frames, spec.fps, loudness, book)
    return score.model_copy(update={"peak": peak}), unheard


def must_be_heard(picture: Model, models: SoundModels, presets: Presets) -> None:
    """Raises InputError where effects shall be those of the picture's model, and it makes none."""
    sounds = _sounds(presets)
    effects = sound_model(models.effects, "effects", sounds)
    if effects.from_take and not (picture.diffusion and picture.diffusion.sound):
        models_of = presets.models.items()
        able = [name for name, one in models_of if one.diffusion and one.diffusion.sound]
        raise InputError(
            f"the model {picture.name} makes no sound with its picture",
            f"Choose one that does ({', '.join(able)}), or other effects: "
            f"{SoundModels().effects} needs nothing.",
        )


def sound_model(name: str, makes: str, presets: SoundPresets) -> Model:
    """The model of this name that makes voices, effects or music. Raises InputError for none."""
    fitting = [one for one, model in presets.models.items() if model.makes == makes]
    if name not in fitting:
        raise InputError(f'no model "{name[:60]}" makes {makes}', near_names(name, fitting))
    return presets.models[name]


def near_names(name: str, names: Sequence[str] | Mapping[str, object]) -> str:
    """What may have been meant, else what there is."""
    from difflib import get_close_matches

    known = sorted(names)
    close = get_close_matches(name.lower(), known, n=2, cutoff=0.6)
    return f"Did you mean {' or '.join(close)}?" if close else f"There are: {', '.join(known)}."


def _placed_model(board: "Board", models: SoundModels, which: str, sounds: SoundPresets) -> Model:
    try:
        return sound_model(getattr(models, which), MAKERS[which], sounds)
    except InputError as error:
        raise board.refuse(error.message, error.hint, ("sound_models", which)) from error


def _book(sounds: SoundPresets, models: SoundModels, recordings: Mapping[str, Recording]) -> Book:
    effects = sound_model(models.effects, "effects", sounds)
    return Book(
        cues=sounds.cues,
        beds=sounds.beds,
        music=sounds.music,
        effects_model=sounds.models[SoundModels().effects] if effects.from_take else effects,
        music_model=sound_model(models.music, "music", sounds),
        tracks={path: recording.digest for path, recording in recordings.items()},
        from_take=effects.from_take,
    )


def _heard(board: Storyboard, planned: PlannedShot, clip: Clip, timeline: Timeline) -> HeardShot:
    shot = board.shots[planned.number - 1]
    spec, fps = planned.spec, timeline.fps
    scene = spec.scene
    return HeardShot(
        shot=planned.id,
        take=planned.key,
        start=clip.start / fps,
        seconds=clip.frames / fps,
        heard_from=clip.sound_start / fps,
        heard_to=clip.sound_end / fps,
        fade_in=clip.join.frames / fps if clip.start else 0,
        place=planned.snapshot.place or planned.snapshot.set,
        set=scene.place,
        time=scene.time or "day",
        weather=scene.weather or "clear",
        ambience=planned.snapshot.ambience,
        seed=spec.seed,
        lines=_lines(spec, board.world.characters),
        cues=tuple((cue.at, cue.cue) for cue in shot.sound),
        sounds=heard_elsewhere(scene),  # a dog on the set barks by itself
        music=shot.music or scene.music,
        mood=scene.mood or shot.mood,
        hits=tuple(at for at in shot.hits if at < clip.frames / fps),
    )


def _music_before(board: Storyboard, number: int) -> str:
    """The music that goes on into the shot of this number: a part of a film begins with it."""
    asked = [board.music, *(shot.music for shot in board.shots[: number - 1])]
    return next((words for words in reversed(asked) if words), "")


def speaker_name(who: str, spec: TakeSpec, characters: Mapping[str, Character]) -> str:
    """What a speaker is called in the captions."""
    if who in characters:
        return characters[who].name or who.replace("_", " ")
    entity = spec.scene.entity(who)
    return entity.noun if entity else who


def _lines(spec: TakeSpec, characters: Mapping[str, Character]) -> tuple[ScoredLine, ...]:
    found = []
    for line, voice in zip(spec.scene.lines, spec.voices, strict=True):
        if voice is not None:
            name = speaker_name(line.who, spec, characters)
            start = line.start or 0.0
            found.append(
                ScoredLine(start=start, say=line.say, who=line.who, name=name, voice=voice)
            )
    return tuple(found)


def _break(board: Storyboard, one: Unheard) -> Break:
    """What will not be heard, told with its place in the storyboard."""
    number = next((at for at, shot in enumerate(board.shots) if shot.id == one.shot), 0)
    shot = board.shots[number]
    places: dict[str, tuple[str | int, ...]] = {
        "cue": ("sound", one.number, "cue"),
        "music": ("music",),
        "hit": ("hits", one.number),
    }
    at: tuple[str | int, ...] = ("shots", number, *places.get(one.what, ("action",)))
    if one.what == "music" and not shot.music:
        at = ("music",) if board.music else ("shots", number, "action")
    place = board.world.places.get(shot.place)
    if one.what == "ambience" and place and one.words in place.ambience:
        at = ("world", "places", shot.place, "ambience")
    return Break(
        shot=one.shot,
        kind="unheard",
        message=unheard_words(one),
        hint=unheard_hint(one),
        at=at,
    )
