"""The stems of a film: every sound of its score, made or found, where and when it is heard."""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np

from soracli.engines.registry import sound_engine
from soracli.engines.signals.basics import Sound, add, decibels, faded, samples
from soracli.engines.signals.room import NEAR, along_path, in_room
from soracli.engines.sound.foley import effects
from soracli.errors import InputError, MachineError
from soracli.media.sound_files import decode_audio, read, write_flac
from soracli.plan.content import content_key
from soracli.plan.sound.score import (
    Score,
    ScoredBed,
    ScoredCue,
    ScoredLine,
    ScoredMusic,
    ScoredShot,
)
from soracli.plan.sound.specs import BedSpec, CueSpec, MusicSpec
from soracli.plan.sound.stem import STEMS, Stem
from soracli.stage.audible import Audible
from soracli.studio.alone import alone
from soracli.studio.events import nobody
from soracli.studio.output import AUDIBLE, HEARD
from soracli.studio.render import find_take
from soracli.studio.store import Store
from soracli.studio.voices import sound_of

EFFECTS_TAG = "effects/1"
EFFECTS_RECIPE = 1
"""Raised whenever the same performance would sound otherwise."""
SOUND = "sound.flac"
HANDS = 2
CUT_IN, CUT_OUT = 0.005, 0.06
"""Seconds of the fades where the picture cuts: what hits on the first frame is still heard."""
FILM_EDGE = 0.02
CLOSE, WIDE = 1.6, 0.45
"""Speech is recorded nearer than it is seen (metres), and stays near the middle (a factor)."""
CARRIES = 0.65
"""How much of what distance takes a named effect gets back: it was asked for to be heard."""
FALLS = 0.3
"""How much of every metre of distance speech still shows."""

Placed = tuple[Sound, float]
"""A sound (n, 2), and the film second at which it begins."""


@dataclass(frozen=True)
class Shelf:
    """Where sounds are found: the store, and the user's own by their SHA-256. `heard` is what can
    be heard of takes that are not in the store yet, by their keys."""

    store: Store
    own: Mapping[str, Path]
    heard: Mapping[str, Audible] = field(default_factory=dict)


def stems_of(score: Score, shelf: Shelf) -> dict[Stem, Sound]:
    """The stems of a film (n, 2), as long as its picture, not mixed yet.

    What is muted is not made, and silent. Raises SoraError where a sound cannot be made.
    """
    length = samples(score.frames / score.fps)
    stems: dict[Stem, Sound] = {stem: np.zeros((length, 2), np.float32) for stem in STEMS}
    # what takes longest first: at the end no hand waits for the other
    jobs: list[tuple[Stem, Callable[[], Placed]]] = [
        *(("music", _job(_music, piece, shelf)) for piece in score.music),
        *(("ambience", _job(_bed, bed, shelf)) for bed in score.beds),
        *(("effects", _job(_happening, shot, shelf)) for shot in score.shots),
        *(("effects", _job(_cue, cue, shot, shelf)) for shot in score.shots for cue in shot.cues),
        *(("dialogue", _job(_line, line, shot, shelf)) for shot, line in _lines(score)),
    ]
    wanted = [(stem, job) for stem, job in jobs if stem not in score.mute]
    with ThreadPoolExecutor(HANDS) as hands:
        made = hands.map(lambda one: one[1](), wanted)
        for (stem, _), (sound, at) in zip(wanted, made, strict=True):
            add(stems[stem], sound, at)
    fades = max(score.fade_in, FILM_EDGE), max(score.fade_out, FILM_EDGE)
    return {stem: faded(sound, *fades) for stem, sound in stems.items()}


def _job(make: Callable[..., Placed], *given: object) -> Callable[[], Placed]:
    return lambda: make(*given)


def _lines(score: Score) -> list[tuple[ScoredShot, ScoredLine]]:
    """Those that are to be made: in the sound of a take people speak already."""
    return [(shot, line) for shot in score.shots if not shot.from_take for line in shot.lines]


def _line(line: ScoredLine, shot: ScoredShot, shelf: Shelf) -> Placed:
    """A line from where its speaker stands. Who is not on the set speaks into the room, near."""
    sound = read(sound_of(line.voice, shelf.store))
    path = _audible(shot, shelf).speakers.get(line.who)
    at = shot.start + line.start
    if path is None or not path.times:
        return in_room(sound, shot.set, CLOSE), at
    times = np.asarray(path.times) - line.start
    near = CLOSE + FALLS * np.maximum(np.asarray(path.distance) - CLOSE, 0)
    return along_path(sound, times, WIDE * np.asarray(path.azimuth), near, shot.set), at


def _happening(shot: ScoredShot, shelf: Shelf) -> Placed:
    """All that happens in a shot, from its first frame to where its sound ends."""
    made = _of_take(shot, shelf) if shot.from_take else _effects(shot, shelf)
    heard = samples(shot.heard_to - shot.start + (0 if shot.fade_out else CUT_OUT))
    fades = max(shot.fade_in, CUT_IN), max(shot.fade_out, CUT_OUT)
    return faded(made[: max(heard, 0)], *fades), shot.start


def _effects(shot: ScoredShot, shelf: Shelf) -> Sound:
    value = {"take": shot.take, "seed": shot.seed, "recipe": EFFECTS_RECIPE}
    return _kept(
        shelf.store,
        content_key(EFFECTS_TAG, value),
        lambda: effects(_audible(shot, shelf), shot.seed),
    )


def _of_take(shot: ScoredShot, shelf: Shelf) -> Sound:
    """What the model of the picture heard: it lies with the take."""
    from soracli.engines.sound import take

    return take.effects(read(_file_of_take(shot, shelf, HEARD)))


def _cue(placed: ScoredCue, shot: ScoredShot, shelf: Shelf) -> Placed:
    cue: CueSpec = placed.cue
    sound = _kept(shelf.store, cue.key, lambda: sound_engine(cue.model.family).cue(cue))
    far = max(cue.preset.far, CLOSE)
    level = decibels(cue.preset.gain) * max(far / NEAR, 1.0) ** CARRIES
    return in_room(sound * np.float32(level), shot.set, far), shot.start + placed.at


def _bed(placed: ScoredBed, shelf: Shelf) -> Placed:
    bed: BedSpec = placed.bed
    sound = _kept(shelf.store, bed.key, lambda: sound_engine(bed.model.family).bed(bed))
    heard = sound[: samples(placed.end - placed.start)]
    return faded(heard, placed.fade_in, placed.fade_out), placed.start


def _music(placed: ScoredMusic, shelf: Shelf) -> Placed:
    music: MusicSpec = placed.music
    if music.track:
        return _kept(shelf.store, music.key, lambda: _track(music, shelf)), placed.start
    engine = sound_engine(music.model.family)
    return _kept(shelf.store, music.key, lambda: engine.compose(music)), placed.start


def _track(music: MusicSpec, shelf: Shelf) -> Sound:
    from soracli.engines.sound.composer import fit_track

    path = shelf.own.get(music.track)
    if path is None:
        raise InputError(
            "the piece of music of this film is not here", "Put it where the storyboard says."
        )
    return fit_track(decode_audio(path, 2), music.seconds)


def _audible(shot: ScoredShot, shelf: Shelf) -> Audible:
    if shot.take in shelf.heard:
        return shelf.heard[shot.take]
    return Audible.model_validate_json(_file_of_take(shot, shelf, AUDIBLE).read_bytes())


def _file_of_take(shot: ScoredShot, shelf: Shelf, name: str) -> Path:
    take = find_take(shot.take, shelf.store)
    if take is None or name not in take.files:
        raise MachineError(
            f'the store in {shelf.store.root} has lost the take of "{shot.shot}"',
            "Try again: it is made anew.",
        )
    return take.path(name)


def _kept(store: Store, key: str, make: Callable[[], Sound]) -> Sound:
    """A sound out of the store, made where it is not there.

    What was just made is read back, too: it is rounded there, and the same film has the same bytes
    whether its sounds were there or not.
    """
    artifact = store.fetch(key)
    if artifact is None:
        with alone(store, key, "a sound", nobody) as waited:
            if not (waited and store.holds(key)):
                sound = make()
                with store.making(key) as folder:
                    write_flac(folder / SOUND, sound)
        artifact = store.fetch(key)
    assert artifact is not None
    return read(artifact.path(SOUND))
