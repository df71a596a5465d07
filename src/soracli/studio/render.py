"""Making one take: an engine's frames through ffmpeg into the store."""

import json
import shutil
import time
from collections.abc import Callable
from contextlib import ExitStack, closing
from pathlib import Path
from typing import TYPE_CHECKING, Any

from soracli.errors import InputError, MachineError
from soracli.media.argv import Coding, Encoding
from soracli.media.conforming import Footage
from soracli.media.ffmpeg import FilmWriter
from soracli.media.recipe import SCHEMA, TAG, Recipe, add_xmp, recipe_text
from soracli.plan.content import content_key
from soracli.plan.key import take_key
from soracli.plan.take import TakeSpec
from soracli.studio.alone import alone
from soracli.studio.events import FrameMade, Listener, Note, TakeStarted
from soracli.studio.output import AUDIBLE, CLIP, FIRST, GENERATION, HEARD, SCENE
from soracli.studio.store import Artifact, Store
from soracli.studio.voices import spoken_lines

if TYPE_CHECKING:  # frames are arrays, and a reused take must not pay for importing numpy
    from soracli.engines.contract import Frame, Shoot
    from soracli.stage.audible import Audible

PASSES_TAG = "passes/2"
EXACT_PASSES = frozenset({"depth", "ids", "normals", "flow"})
"""Passes that are data: their pixels have to come back as they went in."""
BYTES_PER_PIXEL = 0.02
"""The least a clip takes on the disk; less free space than this cannot be enough."""
THUMBNAILS_PER_SECOND = 4


def recipe_of(spec: TakeSpec) -> Recipe:
    """What the file will carry: enough to make it again, nothing about this machine."""
    return {
        "schema": SCHEMA,
        "program": "soracli",
        "key": take_key(spec),
        "spec": spec.model_dump(mode="json"),
    }


def stored(spec: TakeSpec, store: Store, passes: bool) -> Artifact | None:
    """The take as the store has it. A take with its passes also serves one without."""
    key = take_key(spec)
    if passes:
        return store.fetch(content_key(PASSES_TAG, key))
    return find_take(key, store)


def find_take(key: str, store: Store) -> Artifact | None:
    """The take with this key and what can be heard of it, without passes."""
    artifact = store.fetch(key) or store.fetch(content_key(PASSES_TAG, key))
    if artifact is None:
        return None
    more = tuple(name for name in (HEARD, GENERATION) if name in artifact.files)
    return Artifact(key, artifact.folder, (CLIP, AUDIBLE, *more))


def obtain(
    spec: TakeSpec,
    store: Store,
    name: str,
    tell: Listener,
    begin: TakeStarted,
    passes: bool = False,
    thumbnails: bool = False,
    fresh: bool = False,
    heard: "Callable[[Audible], None] | None" = None,
) -> tuple[Artifact, bool]:
    """The take, and whether the store had it; made where it has not, once for all runs on it.

    `begin` is told before any rendering, `heard` what can be heard of it before its first frame is
    made, so that its sound need not wait. Raises what `render` raises.
    """
    if not fresh and (artifact := stored(spec, store, passes)):
        return artifact, True
    with alone(store, take_key(spec), name, tell) as waited:
        if (waited or not fresh) and (artifact := stored(spec, store, passes)):
            return artifact, True
        if store.damaged:
            tell(
                Note(
                    f"the stored take was damaged and is made again; it lies in {store.quarantine}"
                )
            )
        tell(begin)
        return render(spec, store, name, tell, passes, thumbnails, heard), False


def render(
    spec: TakeSpec,
    store: Store,
    name: str,
    tell: Listener,
    passes: bool,
    thumbnails: bool,
    heard: "Callable[[Audible], None] | None" = None,
) -> Artifact:
    """Make a take and store it, in place of one that is there. `tell` hears of every frame, `heard`
    of all that can be heard.

    Raises SoraError where the scene cannot be made or the machine refuses; the store is left as it
    was.
    """
    if passes and not spec.model.passes:
        raise InputError(f"{spec.model.name} makes no passes", "Use --model previs for passes.")
    key = take_key(spec)
    mine, other = key, content_key(PASSES_TAG, key)
    if passes:
        mine, other = other, mine
    with store.making(mine, anew=True) as folder:
        _must_have_space(folder, spec)
        try:
            record = _shoot(spec, store, folder, name, tell, passes, thumbnails, heard)
        except MemoryError as error:
            raise MachineError(
                f"not enough memory for {spec.width}x{spec.height}", "Ask for a smaller --size."
            ) from error
        if passes:
            _write_json(folder / SCENE, record)
    store.discard(other)  # one take is not in the store twice
    artifact = stored(spec, store, passes)
    if artifact is None:
        raise MachineError(
            f"the store in {store.root} did not keep the take", "Check the disk, and try again."
        )
    return artifact


def _shoot(
    spec: TakeSpec,
    store: Store,
    folder: Path,
    name: str,
    tell: Listener,
    passes: bool,
    thumbnails: bool,
    heard: "Callable[[Audible], None] | None",
) -> dict[str, Any]:
    from soracli.studio.inputs import inputs_of
    from soracli.studio.sessions import session_of

    spoken = spoken_lines(spec.voices, store, tell)
    session = session_of(spec.model, store, name, tell, thumbnails)
    shoot = session.shoot(spec, inputs_of(spec, store, spoken, passes))
    audible = shoot.audible()
    (folder / AUDIBLE).write_text(audible.model_dump_json(), encoding="utf-8")
    if heard:
        heard(audible)
    _film(shoot, spec, folder, _progress(spec, name, tell, thumbnails))
    sound = shoot.sound()
    if sound is not None:
        from soracli.media.sound_files import write_flac

        write_flac(folder / HEARD, sound)
    record = shoot.record()
    if "generation" in record:
        _write_json(folder / GENERATION, record["generation"])
    return record


def _film(shoot: "Shoot", spec: TakeSpec, folder: Path, seen: Callable[["Frame"], None]) -> None:
    """The frames of a take and of its passes, as files."""
    recipe = recipe_of(spec)
    with ExitStack() as stack:
        clip = stack.enter_context(
            FilmWriter(_encoding(spec, CLIP), folder / CLIP, {TAG: recipe_text(recipe)})
        )
        writers: dict[str, FilmWriter] = {}
        frames = stack.enter_context(closing(shoot.frames()))
        for frame in frames:
            if frame.passes and not clip.frames:
                _save(frame, folder / FIRST)
            clip.write(frame.rgb.data.cast("B"))
            for which, picture in frame.passes.items():
                if which not in writers:
                    writer = FilmWriter(_encoding(spec, which), folder / f"{which}.mp4")
                    writers[which] = stack.enter_context(writer)
                writers[which].write(picture.data.cast("B"))
            seen(frame)
    if clip.frames != _shot_frames(spec):
        raise RuntimeError(f"{spec.model.family} made {clip.frames} of {_shot_frames(spec)} frames")
    add_xmp(folder / CLIP, recipe)


def _save(frame: "Frame", path: Path) -> None:
    from PIL import Image

    Image.fromarray(frame.rgb).save(path)


def _shot_frames(spec: TakeSpec) -> int:
    """How many frames the engine makes; what leaves may be more or fewer."""
    return spec.generation.frames if spec.generation else spec.frames


def _encoding(spec: TakeSpec, name: str) -> Encoding:
    coding: Coding = "exact" if name in EXACT_PASSES else "film"
    made = spec.generation
    shot = Footage(made.width, made.height, made.fps, made.frames) if made else None
    return Encoding(
        spec.width,
        spec.height,
        spec.fps,
        coding,
        shot,
        spec.frames if made else 0,
    )


def _progress(
    spec: TakeSpec, name: str, tell: Listener, thumbnails: bool
) -> Callable[["Frame"], None]:
    from soracli.studio.sessions import thumbnail

    done = 0
    shown = 0.0

    def seen(frame: "Frame") -> None:
        nonlocal done, shown
        done += 1
        now = time.monotonic()
        picture = None
        if thumbnails and now - shown >= 1 / THUMBNAILS_PER_SECOND:
            shown = now
            picture = thumbnail(frame.rgb)
        tell(FrameMade(name, done, _shot_frames(spec), picture))

    return seen


def _must_have_space(folder: Path, spec: TakeSpec) -> None:
    needed = spec.width * spec.height * spec.frames * BYTES_PER_PIXEL
    free = shutil.disk_usage(folder).free
    if free < needed:
        raise MachineError(
            f"no space left: the take needs about {needed / 2**20:.1f} MiB in {folder.parents[1]}, "
            f"and {free / 2**20:.1f} MiB are free",
            "Free some space, or set SORA_HOME to another disk.",
        )


def _write_json(path: Path, value: dict[str, Any]) -> None:
    path.write_text(json.dumps(value, indent=1), encoding="utf-8", newline="\n")
