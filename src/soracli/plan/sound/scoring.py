"""From shots on a timeline to the score: which sound is heard when, and what nobody can make."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby, zip_longest
from typing import Literal

from pydantic import Field

from soracli.plan.request import seed_of
from soracli.plan.sound.ambience import bed_layers, heard_all_along
from soracli.plan.sound.cues import find_cue, near_cues
from soracli.plan.sound.music import find_mood, music_sections
from soracli.plan.sound.score import (
    Score,
    ScoredBed,
    ScoredCue,
    ScoredLine,
    ScoredMusic,
    ScoredShot,
)
from soracli.plan.sound.specs import BedSpec, CueSpec, MusicSection, MusicSpec
from soracli.plan.sound.stem import Stem
from soracli.story.preset import Model
from soracli.story.sets import INDOORS
from soracli.story.sound_preset import BedLayer, BedPreset, CuePreset, MusicMood
from soracli.story.storyboard import is_sound_file
from soracli.story.value import Value

NO_MUSIC = frozenset({"none", "no music", "silence", "off"})
CROSSFADE = 0.4
"""Seconds in which one place gives way to the next where the picture cuts."""
EDGE = 0.05
"""Seconds in which ambience comes at the beginning of a film, and goes at its end."""
BED_STEP = 2.0
"""Beds last whole steps of so many seconds, so that a shot that grows a little has the same bed."""


class HeardShot(Value):
    """A shot as the sound department sees it. Times are film seconds, those of `cues` and `hits`
    seconds into the shot.

    `take` is the key of its picture, `place` tells places apart, `set` is that of the stage.
    `cues` are asked for by name, `sounds` were read in the words of the action; `ambience` is what
    words say is heard in the place. `music` is new music from here on, or a mood that has its own.
    """

    shot: str
    take: str
    start: float
    seconds: float = Field(gt=0)
    heard_from: float
    heard_to: float
    fade_in: float = 0
    place: str
    set: str
    time: str
    weather: str
    ambience: str = ""
    seed: int
    lines: tuple[ScoredLine, ...] = ()
    cues: tuple[tuple[float, str], ...] = ()
    sounds: tuple[str, ...] = ()
    music: str = ""
    mood: str = ""
    hits: tuple[float, ...] = ()


class Unheard(Value):
    """Words that no sound answers to, and those that are near them. `number` counts from 0.

    The words of a hit are its second in the shot: there is no music that could mark it.
    """

    shot: str
    what: Literal["cue", "sound", "ambience", "music", "hit"]
    words: str
    near: tuple[str, ...] = ()
    number: int = 0


@dataclass(frozen=True)
class Book:
    """What a score can choose from. `tracks` are the user's own pieces: SHA-256 by path.

    `from_take` tells that the takes bring their effects and ambience along.
    """

    cues: Mapping[str, CuePreset]
    beds: Mapping[str, BedPreset]
    music: Mapping[str, MusicMood]
    effects_model: Model
    music_model: Model
    tracks: Mapping[str, str]
    from_take: bool = False


def score_of(
    shots: Sequence[HeardShot],
    frames: int,
    fps: int,
    loudness: float,
    book: Book,
    mute: tuple[Stem, ...] = (),
) -> tuple[Score, tuple[Unheard, ...]]:
    """The score of a film of `frames` frames, and what was asked for and is not in it."""
    unheard: list[Unheard] = []
    score = Score(
        frames=frames,
        fps=fps,
        loudness=loudness,
        shots=tuple(
            _shot(shot, book, unheard).model_copy(
                update={"fade_in": shot.fade_in, "fade_out": after.fade_in if after else 0}
            )
            for shot, after in zip_longest(shots, shots[1:])
        ),
        beds=() if book.from_take else _beds(shots, book, unheard),
        music=_music(shots, frames / fps, book, unheard),
        mute=mute,
    )
    unheard += _unmarked(shots, score.music)
    return score, tuple(dict.fromkeys(unheard))


# -- effects ---------------------------------------------------------------------------------


def _shot(shot: HeardShot, book: Book, unheard: list[Unheard]) -> ScoredShot:
    named = [(at, words, "cue") for at, words in shot.cues]
    wanted = named if book.from_take else [*named, *_read(shot, book, unheard)]
    cues = []
    for number, (at, words, what) in enumerate(wanted):
        preset = find_cue(words, book.cues)
        if preset is not None:
            seed = seed_of(f"{shot.seed}/{number}/{preset.name}")
            cues.append(ScoredCue(at=at, cue=_cue(preset, book, seed)))
        elif what == "cue" and _layers(shot, words, book)[1]:  # "rain" is no effect, but a bed
            near = near_cues(words, book.cues)
            unheard.append(
                Unheard(shot=shot.shot, what="cue", words=words, near=near, number=number)
            )
    return ScoredShot(
        shot=shot.shot,
        take=shot.take,
        start=shot.start,
        seconds=shot.seconds,
        heard_from=shot.heard_from,
        heard_to=shot.heard_to,
        set=shot.set,
        seed=shot.seed,
        lines=shot.lines,
        cues=tuple(cues),
        from_take=book.from_take,
    )


def _read(shot: HeardShot, book: Book, unheard: list[Unheard]) -> list[tuple[float, str, str]]:
    """The effects among the sounds that the words of the action name: they come early on.

    What is a bed (waves, a crowd) is left to the ambience.
    """
    found = []
    for number, words in enumerate(shot.sounds):
        if heard_all_along(words, book.cues, book.beds):
            continue
        if find_cue(words, book.cues) is not None:
            found.append((min(0.4 + 0.8 * number, shot.seconds / 2), words, "sound"))
        elif _layers(shot, words, book)[1]:
            near = near_cues(words, book.cues)
            unheard.append(Unheard(shot=shot.shot, what="sound", words=words, near=near))
    return found


def _cue(preset: CuePreset, book: Book, seed: int) -> CueSpec:
    return CueSpec(preset=preset, model=book.effects_model, seed=seed)


# -- ambience --------------------------------------------------------------------------------


def _beds(shots: Sequence[HeardShot], book: Book, unheard: list[Unheard]) -> tuple[ScoredBed, ...]:
    """One bed for every stretch of shots that sounds alike, overlapping where places change."""
    found: list[tuple[HeardShot, tuple[BedLayer, ...]]] = []
    for shot in shots:
        layers, unknown = _ambience(shot, book)
        for words in unknown:
            near = near_cues(words, book.beds)
            unheard.append(Unheard(shot=shot.shot, what="ambience", words=words, near=near))
        found.append((shot, layers))
    stretches = [
        (layers, [shot for shot, _ in group])
        for (_, layers), group in groupby(found, key=lambda one: (one[0].place, one[1]))
    ]
    beds: list[ScoredBed] = []
    for number, (layers, members) in enumerate(stretches):
        if not layers:
            continue
        after = stretches[number + 1][1][0] if number + 1 < len(stretches) else None
        fade_in = _crossfade(members[0]) if number else EDGE
        fade_out = _crossfade(after) if after else EDGE
        start = max(members[0].heard_from - (0 if members[0].fade_in else fade_in / 2), 0.0)
        end = members[-1].heard_to + (0 if after is None or after.fade_in else fade_out / 2)
        seconds = BED_STEP * -(-(end - start) // BED_STEP)
        beds.append(
            ScoredBed(
                start=start,
                end=end,
                fade_in=fade_in,
                fade_out=fade_out,
                bed=_bed(members[0], layers, seconds, number, book),
            )
        )
    return tuple(beds)


def _crossfade(shot: HeardShot) -> float:
    return shot.fade_in or CROSSFADE


def _ambience(shot: HeardShot, book: Book) -> tuple[tuple[BedLayer, ...], tuple[str, ...]]:
    """The layers of a shot: those of its place, and those of the sounds that are asked for and go
    on by themselves."""
    layers, unknown = _layers(shot, shot.ambience, book)
    lasting = [words for _, words in shot.cues if find_cue(words, book.cues) is None]
    for words in (*shot.sounds, *lasting):
        if find_cue(words, book.cues) is None or heard_all_along(words, book.cues, book.beds):
            more, strange = _layers(shot, words, book)
            if not strange:
                layers += tuple(
                    layer for layer in more if not any(layer.sounds_like(other) for other in layers)
                )
    return layers, unknown


def _layers(
    shot: HeardShot, words: str, book: Book
) -> tuple[tuple[BedLayer, ...], tuple[str, ...]]:
    return bed_layers(shot.set, shot.time, shot.weather, words, shot.set in INDOORS, book.beds)


def _bed(
    shot: HeardShot, layers: tuple[BedLayer, ...], seconds: float, number: int, book: Book
) -> BedSpec:
    return BedSpec(
        set=shot.set,
        time=shot.time,
        weather=shot.weather,
        layers=layers,
        seconds=seconds,
        model=book.effects_model,
        seed=seed_of(f"bed/{shot.place}/{number}"),
    )


# -- music -----------------------------------------------------------------------------------


def _music(
    shots: Sequence[HeardShot], seconds: float, book: Book, unheard: list[Unheard]
) -> tuple[ScoredMusic, ...]:
    """The pieces of a film: each runs until other music, or none, is asked for."""
    found: list[ScoredMusic] = []
    for words, run in _runs(shots, book.music):
        if words in NO_MUSIC:
            continue
        start = run[0].start
        last = run[-1] is shots[-1]
        lasts = (seconds if last else run[-1].start + run[-1].seconds) - start
        turns = tuple(round(shot.start - start, 6) for shot in _turning(run)[1:])
        hits = tuple(round(shot.start + at - start, 6) for shot in run for at in shot.hits)
        sections, track = _sections(words, run, start, book, unheard)
        if not sections and not track:
            continue
        piece = MusicSpec(
            seconds=lasts,
            sections=sections,
            turns=tuple(at for at in turns if at < lasts),
            hits=tuple(at for at in hits if at < lasts),
            model=book.music_model,
            seed=seed_of(f"music/{run[0].seed}"),
            track=track,
        )
        found.append(ScoredMusic(start=start, music=piece))
    return tuple(found)


def _runs(
    shots: Sequence[HeardShot], moods: Mapping[str, MusicMood]
) -> list[tuple[str, list[HeardShot]]]:
    """Stretches of shots with one piece of music, and the words it begins with.

    It goes on, changing its mood, until a piece of the user's own begins or music is to end. A mood
    that has no music begins none.
    """
    runs: list[tuple[str, list[HeardShot]]] = []
    for shot in shots:
        mood = shot.mood if shot.mood and not runs and find_mood(shot.mood, moods) else ""
        asked = shot.music.strip() or mood
        if not is_sound_file(asked):
            asked = asked.lower()
        begins = bool(asked) and (
            not runs
            or asked in NO_MUSIC
            or runs[-1][0] in NO_MUSIC
            or is_sound_file(asked)
            or is_sound_file(runs[-1][0])
        )
        if begins:
            runs.append((asked, [shot]))
        elif runs:
            runs[-1][1].append(shot)
    return runs


def _sections(
    words: str, run: Sequence[HeardShot], start: float, book: Book, unheard: list[Unheard]
) -> tuple[tuple[MusicSection, ...], str]:
    """The moods of a piece in order of time, and the SHA-256 of the user's own."""
    if is_sound_file(words):
        return (), book.tracks[words]
    asked = [(round(shot.start - start, 6), shot.music or shot.mood) for shot in run]
    wanted = [(at, said) for at, said in asked if said]
    sections, strange = music_sections(wanted, book.music)
    said = {shot.music: shot.shot for shot in run if shot.music}
    for one in (words for words in strange if words in said):
        near = near_cues(one, book.music)
        unheard.append(Unheard(shot=said[one], what="music", words=one, near=near))
    return sections, ""


def _unmarked(shots: Sequence[HeardShot], music: Sequence[ScoredMusic]) -> list[Unheard]:
    """The moments that music should mark where none is heard."""
    heard = [(piece.start, piece.start + piece.music.seconds) for piece in music]
    return [
        Unheard(shot=shot.shot, what="hit", words=f"{hit:g}", number=number)
        for shot in shots
        for number, hit in enumerate(shot.hits)
        if not any(start <= shot.start + hit < end for start, end in heard)
    ]


def _turning(run: Sequence[HeardShot]) -> list[HeardShot]:
    """The first shot of every scene: a stretch of shots in one place at one time."""
    return [next(group) for _, group in groupby(run, key=lambda shot: (shot.place, shot.time))]
