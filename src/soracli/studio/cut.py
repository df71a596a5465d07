"""The cut: takes on a timeline become one film.

What nothing touches is joined as it is coded. What is touched by a transition or by words is coded
anew, in stretches that are kept under keys of their own: a change codes only what it changes.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from soracli.errors import MachineError
from soracli.media.ffmpeg import join
from soracli.media.fonts import fonts, missing_glyphs
from soracli.media.recipe import Recipe, add_xmp
from soracli.media.track import Track, read_track
from soracli.plan.content import content_key
from soracli.plan.film import CUT_RECIPE, FilmPlan
from soracli.studio.cut_drawing import Drawing
from soracli.studio.cut_segments import SEGMENT, Piece, code, files, font_digest, pieces, read_takes
from soracli.studio.cut_tags import film_captions, film_languages, film_metadata, film_recipe
from soracli.studio.events import CutFrame, CutStarted, Listener, Note
from soracli.studio.letters import FONT_HINT, lacking_words
from soracli.studio.score import MIX, report_of
from soracli.studio.store import Artifact, Store
from soracli.studio.within_limits import Whole, fit

if TYPE_CHECKING:
    from soracli.media.lettering import Faces

FILM = "film.mp4"
CUT_TAG = "cut/1"


@dataclass(frozen=True)
class CutOptions:
    """What is burnt into a film for those who work on it.

    `slate` is title, shot and seed at the top left, `timecode` the time at the bottom. `presets` is
    the person's own presets folder, where a typeface may lie.
    """

    slate: bool = False
    timecode: bool = False
    presets: Path | None = None


def film_key(plan: FilmPlan, options: CutOptions) -> str:
    """The content key of the film as these options cut it."""
    fonts = font_digest(options.presets)
    if not (options.slate or options.timecode or fonts):
        return plan.key
    value = {"film": plan.key, "slate": options.slate, "timecode": options.timecode}
    seeds = [shot.spec.seed for shot in plan.shots] if options.slate else []
    return content_key(CUT_TAG, {**value, "fonts": fonts, "seeds": seeds, "recipe": CUT_RECIPE})


def cut_film(
    plan: FilmPlan,
    takes: Mapping[str, Path],
    mix: Artifact,
    store: Store,
    options: CutOptions,
    tell: Listener,
) -> Artifact:
    """Cut the film, or find it in the store. `takes` gives the clip of every take by its key, `mix`
    its sound.

    `tell` hears how many frames have to be coded anew, and of each. Raises MachineError where a
    take is missing or too short, or where the disk refuses, InputError where no coding is within
    the limits of its delivery; the store is left as it was, but for stretches that are finished.
    """
    key = film_key(plan, options)
    if kept := store.fetch(key):
        return kept
    tracks = read_takes(plan, takes)
    found = _coded(plan, tracks, takes, store, options, tell)
    recipe = film_recipe(plan, key, options.slate, options.timecode, report_of(mix))
    with store.making(key) as folder:
        parts = folder / "parts"
        parts.mkdir()
        films = list(files(found, takes, store, parts, plan.timeline.fps))
        put_together = partial(_put_together, plan, recipe, mix.path(MIX), folder / FILM)
        put_together(films)
        for part in parts.iterdir():
            part.unlink()
        parts.rmdir()
        frames = plan.timeline.frames
        again = Whole(
            folder / FILM, plan.timeline.fps, lambda picture: put_together([(picture, frames)])
        )
        fit(again, plan.board.delivery, tell)
        _must_be_whole(read_track(folder / FILM), plan)
    artifact = store.fetch(key)
    if artifact is None:
        raise MachineError(
            f"the store in {store.root} did not keep the film", "Check the disk, and try again."
        )
    return artifact


def _put_together(
    plan: FilmPlan, recipe: Recipe, sound: Path, target: Path, films: Sequence[tuple[Path, int]]
) -> None:
    """Write the film over its pieces, each with its frames."""
    join(
        films,
        plan.timeline.fps,
        target,
        film_metadata(plan, recipe),
        film_captions(plan),
        sound,
        film_languages(plan),
    )
    add_xmp(target, recipe)


def _coded(
    plan: FilmPlan,
    tracks: Mapping[str, Track],
    takes: Mapping[str, Path],
    store: Store,
    options: CutOptions,
    tell: Listener,
) -> list[Piece]:
    """The pieces of the film, with everything in the store that had to be coded.

    Only films with the same decoder settings can be joined. Takes that differ from what is coded
    here are coded too, and in the end there is one kind of settings.
    """
    usable: set[bytes] = {track.settings for track in tracks.values()}
    if len(usable) > 1:
        usable = {_commonest(plan, tracks)}
    while True:
        found = pieces(
            plan,
            tracks,
            usable,
            options.slate,
            options.timecode,
            font_digest(options.presets),
        )
        drawings = [piece for piece in found if isinstance(piece, Drawing)]
        _code_missing(drawings, takes, store, options, tell)
        coded = {_settings(drawing, store) for drawing in drawings}
        if not coded or len(drawings) == len(found) or coded == usable:
            return found
        usable = coded if len(coded) == 1 and usable != coded else set()


def _code_missing(
    drawings: list[Drawing],
    takes: Mapping[str, Path],
    store: Store,
    options: CutOptions,
    tell: Listener,
) -> None:
    missing = {one.key: one for one in drawings if store.fetch(one.key) is None}
    if options.slate:  # of all other words the plan has told it
        _tell_missing_glyphs(missing.values(), options.presets, tell)
    frames = sum(one.frames for one in missing.values())
    tell(CutStarted(frames))
    done = 0

    def made() -> None:
        nonlocal done
        done += 1
        tell(CutFrame(done, frames))

    for drawing in missing.values():
        code(drawing, takes, _faces(options.presets), store, made)


def _tell_missing_glyphs(drawings: Iterable[Drawing], own: Path | None, tell: Listener) -> None:
    said = dict.fromkeys(
        line for drawing in drawings for words in drawing.words for line in words.lines
    )
    text = "\n".join(said)
    if missing := "".join(missing_glyphs(line, own) for line in said):
        tell(Note(f"the typeface has no picture of {lacking_words(text, missing)}. {FONT_HINT}"))


def _faces(own: Path | None) -> "Callable[[], Faces]":
    def faces() -> "Faces":
        from soracli.media.lettering import Faces

        regular, bold = fonts("regular", own), fonts("bold", own)
        return Faces(regular[0], bold[0], regular[1:], bold[1:])

    return faces


def _settings(drawing: Drawing, store: Store) -> bytes:
    artifact = store.fetch(drawing.key)
    return read_track(artifact.path(SEGMENT)).settings if artifact else b""


def _commonest(plan: FilmPlan, tracks: Mapping[str, Track]) -> bytes:
    every = [tracks[clip.key].settings for clip in plan.timeline.clips]
    return max(sorted(set(every)), key=every.count)


def _must_be_whole(film: Track, plan: FilmPlan) -> None:
    if film.frames != plan.timeline.frames:
        raise RuntimeError(f"the film has {film.frames} frames instead of {plan.timeline.frames}")
