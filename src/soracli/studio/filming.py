"""From a storyboard to a film plan: every shot is read, kept in continuity, and given its recipe.

No file is written and no engine is woken.
"""

import re
import secrets
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from soracli.errors import InputError
from soracli.plan.breaks import breaks
from soracli.plan.continuity import Continuity, known, opening, play
from soracli.plan.cut import Footage, misfit, timeline_of
from soracli.plan.film import FilmPlan, PlannedShot
from soracli.plan.film_compile import (
    compile_shot,
    letterbox_of,
    matched,
    set_seed,
    shot_seconds,
    shot_seed,
    speech_end,
)
from soracli.plan.going_on import Chain
from soracli.plan.key import take_key
from soracli.plan.limits import too_long
from soracli.plan.request import Request
from soracli.plan.snapshot import Break, Snapshot
from soracli.plan.sound.doubts import Doubt
from soracli.plan.sound.speakers import Recording, Speakers
from soracli.plan.sound.specs import VoiceSpec
from soracli.plan.speech import timed
from soracli.plan.take import TakeSpec
from soracli.script.board import Board
from soracli.script.presets import Presets
from soracli.script.reader import read
from soracli.story.scene import Line
from soracli.story.shot import Camera
from soracli.story.storyboard import Shot, Storyboard, Transition
from soracli.story.timeline import Timeline
from soracli.studio.delivering import delivered
from soracli.studio.film_format import film_request, must_be_filmable
from soracli.studio.leading import led, needed
from soracli.studio.letters import letter_breaks
from soracli.studio.looks import ReadLooks
from soracli.studio.own_files import files_of
from soracli.studio.planning import places, style_of
from soracli.studio.shot_camera import camera_for
from soracli.studio.sounding import film_score, recordings_of, speaker_name, speakers_of

FILM_SEED = 0
"""The seed of a film whose storyboard gives none: chance comes from the ids of its shots."""


@dataclass
class _Filming:
    """Where the planning of a film stands."""

    board: Board
    request: Request
    presets: Presets
    seeds: Mapping[str, int]
    film_seed: int
    looks: ReadLooks
    now: Continuity
    speakers: Speakers
    recordings: Mapping[str, Recording]
    doubted: list[Break] = field(default_factory=list)
    shots: list[PlannedShot] = field(default_factory=list)
    chains: defaultdict[str, Chain] = field(default_factory=lambda: defaultdict(Chain))
    played: defaultdict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    sets: dict[str, str] = field(default_factory=dict)
    speech: dict[str, float] = field(default_factory=dict)


def plan_film(
    board: Board, request: Request, presets: Presets, seeds: Mapping[str, int] | None = None
) -> FilmPlan:
    """The plan of a film. `request` goes before what the file says; `seeds` are chosen takes.

    Raises InputError, with the place in the file, for what cannot be made.
    """
    board = delivered(board, presets, request.delivery)
    story = board.storyboard
    must_be_filmable(board, request, presets)
    asked = film_request(request, board)
    looks = ReadLooks(presets)
    seed = secrets.randbits(32) if asked.seed == "random" else asked.seed
    filming = _Filming(
        board=board,
        request=asked,
        presets=presets,
        seeds=seeds or {},
        film_seed=FILM_SEED if seed is None else seed,
        looks=looks,
        now=opening(story, looks),
        speakers=speakers_of(board, presets, looks),
        recordings=recordings_of(board),
    )
    for number in range(1, len(story.shots) + 1):
        _film(filming, number)
    return _finished(filming)


def chosen(plan: FilmPlan, wanted: Sequence[str], presets: Presets) -> FilmPlan:
    """The plan of a film of these shots alone, at least one, in the order written.

    Raises InputError where the transitions of what is left do not fit.
    """
    shots = tuple(shot for shot in plan.shots if shot.id in wanted)
    kept = {shot.id for shot in shots}
    footage = [_footage(shot, plan.board) for shot in shots]
    fault = misfit(footage, plan.board.ending, shots[0].spec.fps)
    if fault is not None:
        raise InputError(fault.message, fault.hint)
    timeline = _timeline(plan.board, shots, footage)
    score, _ = film_score(plan.board, shots, timeline, presets, plan.recordings)
    found = tuple(one for one in plan.breaks if one.shot in kept)
    others = [shot for shot in plan.shots if shot.id not in kept]
    beside = needed(shots, others, plan.sheets)
    changed = {
        "shots": shots,
        "timeline": timeline,
        "score": score,
        "breaks": found,
        "sheets": beside,
    }
    return plan.model_copy(update=changed)


def _film(filming: _Filming, number: int) -> None:
    story = filming.board.storyboard
    shot = story.shots[number - 1]
    heard = known(filming.now, shot)
    places = [re.sub(r"[_-]+", " ", name) for name in story.world.places]
    scene = read(shot.action, filming.presets, heard, places)
    snapshot, filming.now = play(filming.now, shot, number, scene, filming.looks)
    lines, voices = _lines(filming, number, snapshot)
    following = story.shots[number].transition if number < len(story.shots) else Transition()
    seconds = shot_seconds(shot, snapshot.scene, lines, following)
    spec = _recipe(filming, number, snapshot, lines, seconds)
    spec = spec.model_copy(update={"voices": voices})
    place = snapshot.place or snapshot.set
    depends = tuple(filming.played[place]) if spec.earlier else ()
    planned = PlannedShot(
        id=shot.id,
        number=number,
        spec=spec,
        key="" if spec.generation else take_key(spec),  # that depends on what else it is given
        snapshot=snapshot,
        depends=depends,
    )
    filming.chains[place].add(spec)
    filming.played[place].append(shot.id)
    filming.shots.append(planned)
    filming.speech[shot.id] = speech_end(lines) - following.l_cut if lines else 0.0


def _recipe(
    filming: _Filming, number: int, snapshot: Snapshot, lines: Sequence[Line], seconds: float
) -> TakeSpec:
    story, presets = filming.board.storyboard, filming.presets
    shot = story.shots[number - 1]
    request = filming.request.model_copy(
        update={
            "seconds": seconds,
            "seed": shot_seed(filming.film_seed, shot, filming.seeds, story.noise),
            "style": style_of(shot.style or filming.request.style, presets),
            "takes": None,
            "camera": None,
        }
    )
    place = snapshot.place or snapshot.set
    stage_set = filming.sets.get(place) or snapshot.set
    camera = _camera(filming, shot, snapshot)
    try:
        spec = compile_shot(
            story,
            shot,
            snapshot.model_copy(update={"set": stage_set}),
            lines,
            request,
            camera,
            filming.chains[place].before(shot.continues),
            (presets.kinds, presets.looks, presets.models),
            places(presets),
            set_seed(filming.film_seed, snapshot),
        )
    except InputError as error:
        raise _placed(error, filming.board, number) from error
    look = story.world.places.get(snapshot.place)
    if look is None or not filming.looks.set_of(look.look):
        # what no look describes is played where its first shot was, also when it comes back
        filming.sets.setdefault(place, spec.scene.place)
    return spec


def _camera(filming: _Filming, shot: Shot, snapshot: Snapshot) -> Camera:
    try:
        camera = camera_for(shot, snapshot, filming.presets, known(filming.now, shot))
    except InputError as error:
        raise _placed(error, filming.board, snapshot.number, "camera") from error
    if shot.transition.match and filming.shots:
        return matched(camera, filming.shots[-1].spec.scene.camera)
    return camera


def _lines(
    filming: _Filming, number: int, snapshot: Snapshot
) -> tuple[tuple[Line, ...], tuple[VoiceSpec | None, ...]]:
    """Every line of a shot with its times, those of speakers who are not seen included, and how
    each is spoken. Raises InputError for one that nobody can speak."""
    shot = filming.board.storyboard.shots[number - 1]
    lines, places = _written(shot, snapshot.scene.lines)
    speakers = filming.speakers
    own = [None if place is None else shot.lines[place] for place in places]
    recorded = [filming.recordings.get(one.recording) if one else None for one in own]
    who = [snapshot.scene.entity(line.who) for line in lines]
    paces = [speakers.voice(line.who, entity).pace for line, entity in zip(lines, who, strict=True)]
    spoken = timed(
        lines,
        [one.at if one else None for one in own],
        paces,
        shot.transition.j_cut,
        [one.seconds if one else None for one in recorded],
    )
    languages = [one.language if one else "" for one in own]
    for place, line, entity, language in zip(places, spoken, who, languages, strict=True):
        _doubt(filming, number, place, speakers.doubts(line, entity, language))
    voices = tuple(map(speakers.spec, spoken, who, languages, recorded))
    return spoken, voices


def _written(shot: Shot, lines: Sequence[Line]) -> tuple[tuple[Line, ...], tuple[int | None, ...]]:
    """The lines of a scene and those it has left out, each with its number among the written ones.

    The same words may be said twice, by the same or by others: each is taken once, in order.
    """
    left = dict(enumerate(shot.lines))
    places: list[int | None] = []
    for line in lines:
        alike = [place for place, one in left.items() if one.say == line.say]
        alike.sort(key=lambda place: left[place].who != line.who)
        places.append(alike[0] if alike else None)
        left.pop(alike[0] if alike else -1, None)
    unseen = (Line(who=one.who, say=one.say, mood=one.mood) for one in left.values())
    return (*lines, *unseen), (*places, *left)


def _doubt(filming: _Filming, number: int, place: int | None, found: Sequence[Doubt]) -> None:
    """Note what a person should know of a line. Raises InputError for one that nobody can speak."""
    shot = filming.board.storyboard.shots[number - 1]
    for one in found:
        told = ("action",) if place is None else ("lines", place, one.field)
        at = ("shots", number - 1, *told)
        if one.refused:
            raise filming.board.refuse(one.what, one.mend, at)
        filming.doubted.append(
            Break(shot=shot.id, kind="speech", message=one.what, hint=one.mend, at=at)
        )


def _footage(planned: PlannedShot, story: Storyboard) -> Footage:
    spec, shot = planned.spec, story.shots[planned.number - 1]
    _, places = _written(shot, spec.scene.lines)
    own = [None if place is None else shot.lines[place] for place in places]
    return Footage(
        shot=shot,
        key=planned.key,
        frames=spec.frames,
        lines=spec.scene.lines,
        speakers=tuple(
            speaker_name(line.who, spec, story.world.characters) for line in spec.scene.lines
        ),
        captions=tuple(one.caption.strip() if one else "" for one in own),
    )


def _finished(filming: _Filming) -> FilmPlan:
    story = filming.board.storyboard
    generated = filming.shots[0].spec.generation is not None
    pictures = files_of(filming.board) if generated else {}
    leading = led(
        filming.board,
        filming.request,
        filming.presets,
        filming.shots,
        pictures,
        filming.film_seed,
    )
    shots = leading.shots
    footage = [_footage(shot, story) for shot in shots]
    fault = misfit(footage, story.ending, shots[0].spec.fps)
    if fault is not None:
        raise filming.board.refuse(fault.message, fault.hint, fault.at)
    timeline = _timeline(story, shots, footage)
    if limit := too_long(story.delivery, timeline.seconds):
        raise filming.board.refuse(limit.message, limit.hint, ("delivery", limit.field))
    score, unheard = film_score(story, shots, timeline, filming.presets, filming.recordings)
    unlettered = letter_breaks(story, filming.presets.own)
    found = breaks(
        story,
        [_as_filmed(shot) for shot in shots],
        {shot.id: shot.spec.seconds for shot in shots},
        filming.speech,
    )
    return FilmPlan(
        board=story,
        shots=shots,
        timeline=timeline,
        score=score,
        recordings=dict(filming.recordings),
        pictures=pictures,
        sheets=leading.sheets,
        breaks=(*found, *filming.doubted, *unheard, *leading.breaks, *unlettered),
    )


def _timeline(
    story: Storyboard, shots: Sequence[PlannedShot], footage: Sequence[Footage]
) -> Timeline:
    first = shots[0].spec
    size, numbers = (first.width, first.height), [shot.number for shot in shots]
    letterbox = letterbox_of([shot.spec.look for shot in shots])
    return timeline_of(story, footage, size, first.fps, numbers, letterbox)


def _as_filmed(shot: PlannedShot) -> Snapshot:
    """The sheet of a shot with the camera that its words were found to mean."""
    scene = shot.snapshot.scene.model_copy(update={"camera": shot.spec.scene.camera})
    return shot.snapshot.model_copy(update={"scene": scene})


def _placed(error: InputError, board: Board, number: int, *part: str) -> InputError:
    if error.place:
        return error
    return board.refuse(error.message, error.hint, ("shots", number - 1, *part))
