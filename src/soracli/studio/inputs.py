"""What a generated take is given beside its recipe: pictures of a person's own, frames of other
takes, LoRAs.

A file of one's own is named in the recipe by the SHA-256 of its bytes. It is kept in the store
before work begins, so that the take can be made again when the file has moved.
"""

import shutil
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from soracli.engines.contract import Inputs, Picture
from soracli.errors import InputError
from soracli.media.ffmpeg import decode
from soracli.media.probe import probe
from soracli.plan.content import content_key
from soracli.plan.generation import Condition, Generation
from soracli.plan.take import TakeSpec
from soracli.story.speech import Spoken
from soracli.studio.film_memory import file_digest
from soracli.studio.output import CLIP
from soracli.studio.store import Store

Film = NDArray[np.uint8]
"""(frames, height, width, 3), sRGB."""
FILE_TAG = "file/1"
FILE = "file"


def keep_files(files: Mapping[str, Path], store: Store) -> None:
    """Keep files of a person's own, by the SHA-256 of their bytes.

    Raises InputError where one has changed since it was planned with, or cannot be read.
    """
    for digest, path in files.items():
        key = content_key(FILE_TAG, digest)
        if store.fetch(key):
            continue
        found = file_digest(path)
        if not found:
            raise InputError(f"cannot read {path}", "Check the path.")
        if found != digest:
            raise InputError(f"{path} has changed just now", "Start again.")
        with store.making(key) as folder:
            shutil.copyfile(path, folder / FILE)


def inputs_of(
    spec: TakeSpec, store: Store, spoken: Sequence[Spoken | None] = (), passes: bool = False
) -> Inputs:
    """Everything that a take is given. Raises InputError for what is not there any more."""
    made = spec.generation
    conditions = made.conditions if made else ()
    pictures = {
        one.name: film_of(one, made, store) if made and _is_film(one) else picture_of(one, store)
        for one in _seen(conditions)
    }
    loras = (one for one in conditions if one.kind == "lora")
    return Inputs(passes, spoken, pictures, {one.name: _file(one, store) for one in loras})


def film_of(condition: Condition, made: Generation, store: Store) -> Film:
    """The film that a condition means, at the size and rate of a generation, as long as that: the
    frame of its own that is seen at the time of each. It covers the frame, what hangs over is cut
    off. Raises InputError for a file that is no film."""
    from PIL import Image, ImageOps

    path = _file(condition, store)
    facts = probe(path)
    wanted = [
        min(round(number * facts.fps / made.fps), facts.frames - 1) for number in range(made.frames)
    ]
    film = np.empty((made.frames, made.height, made.width, 3), np.uint8)
    place = 0
    for number, frame in enumerate(decode(path, facts.width, facts.height)):
        seen = Image.frombytes("RGB", (facts.width, facts.height), frame)
        while place < len(wanted) and wanted[place] == number:
            fit = ImageOps.fit(seen, (made.width, made.height), Image.Resampling.LANCZOS)
            film[place] = np.asarray(fit)
            place += 1
        if place == len(wanted):
            return film
    raise InputError("the film to follow is shorter than it says", "Write it again, and try again.")


def picture_of(condition: Condition, store: Store) -> Picture:
    """The picture that a condition means, out of the store."""
    if condition.source == "take":
        return _frame_of(condition, store)
    return read_picture(
        _file(condition, store),
        f"the picture of {condition.who}" if condition.who else f"the {condition.kind}",
    )


def read_picture(path: Path, name: str) -> Picture:
    """A picture file as it is meant to be seen: turned as its camera was held, on white where it is
    see-through. Raises InputError for what is none."""
    from PIL import Image, ImageOps, UnidentifiedImageError

    try:
        with Image.open(path) as opened:
            turned = ImageOps.exif_transpose(opened).convert("RGBA")
            ground = Image.new("RGBA", turned.size, "white")
            seen = Image.alpha_composite(ground, turned).convert("RGB")
    except (OSError, ValueError, UnidentifiedImageError, Image.DecompressionBombError) as fault:
        raise InputError(f"{name} cannot be read: {fault}", "Give a JPEG, PNG or WebP.") from None
    return np.ascontiguousarray(np.asarray(seen))


def _is_film(condition: Condition) -> bool:
    return condition.source == "file" and condition.kind in ("control", "initial video")


def _seen(conditions: Iterable[Condition]) -> list[Condition]:
    return [one for one in conditions if one.source != "stage" and one.kind != "lora"]


def _file(condition: Condition, store: Store) -> Path:
    kept = store.fetch(content_key(FILE_TAG, condition.key))
    if kept is None:
        raise InputError(
            f"the file for {condition.who or condition.kind} is not in the store any more",
            "Make it again from the sentence or the storyboard that names the file.",
        )
    return kept.path(FILE)


def _frame_of(condition: Condition, store: Store) -> Picture:
    from soracli.studio.render import find_take

    take = find_take(condition.key, store)
    if take is None:
        raise InputError(
            f'the take of "{condition.shot or condition.who}" that this one goes on from '
            "is not there",
            "Make that one first.",
        )
    film = take.path(CLIP)
    facts = probe(film)
    # half a frame early: rounding must not ask for the next one
    at = max(facts.frames - 1.5, 0) / facts.fps if condition.end == "last" else 0.0
    last = b""
    for frame in decode(film, facts.width, facts.height, seconds=at):
        last = frame
        if condition.end == "first":
            break
    picture = np.frombuffer(last, np.uint8).reshape(facts.height, facts.width, 3)
    return np.ascontiguousarray(picture)
