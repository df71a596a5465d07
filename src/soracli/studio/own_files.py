"""Files of the user's own that a model is given: pictures, films, LoRAs, looked at before use.

Only what they are is looked at here, not what is on them; nothing in them is ever run.
"""

import warnings
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from soracli.engines.weights import fault_of
from soracli.errors import InputError
from soracli.plan.film import Picture
from soracli.story.steering import Steering, is_video_file
from soracli.story.storyboard import Storyboard, given_files
from soracli.studio.film_memory import file_digest

if TYPE_CHECKING:  # a sentence must not pay for importing what reads storyboards
    from PIL.ImageFile import ImageFile

    from soracli.script.board import Board
    from soracli.script.board.part import At

MOST_PIXELS = 100_000_000
"""Of one picture: what is larger is a mistake, or made to fill the memory."""
LEAST_SIDE = 32
LORA = ".safetensors"
LENGTH_SLACK = 1.5
"""Frames by which a film may be longer or shorter than what follows it."""
FORMATS = ("JPEG", "PNG", "WEBP")
ORIENTATION, TURNED = 0x0112, (5, 6, 7, 8)
"""The EXIF tag of how a camera was held, and its values for a quarter turn."""


def files_of(board: "Board") -> dict[str, Picture]:
    """The pictures and LoRAs of a storyboard, by the path it gives them.

    Raises InputError, with its place, for one that cannot be read or is something else.
    """
    story = board.storyboard
    folder = board.files[0].parent if board.files else Path()
    found = {}
    for path in given_files(story):
        try:
            found[path] = own_file(folder / path)
        except InputError as error:
            raise board.refuse(error.message, error.hint, _first_use(story, path)) from error
    return found


def own_file(path: Path) -> Picture:
    """A picture, film or LoRA by its digest. Raises InputError for what is none of them."""
    if path.is_dir():
        raise InputError(f"{path} is a folder", "Name one file in it.")
    if not path.is_file():
        raise InputError(f"there is no file {path}", "Check the path.")
    seconds, size = 0.0, (0, 0)
    try:
        if is_video_file(path.name):
            seconds = _seconds_of(path)
        elif path.suffix.lower() == LORA:
            _must_be_lora(path)
        else:
            size = _size_of_picture(path)
    except OSError as error:
        hint = "Check that it is whole and may be read."
        raise InputError(f"{path} cannot be read: {error.strerror or error}", hint) from error
    width, height = size
    digest = file_digest(path)
    return Picture(digest=digest, path=str(path), seconds=seconds, width=width, height=height)


def must_be_as_long(video: Picture, seconds: float, fps: int) -> None:
    """Raises InputError for a film of another length than the take that should follow it."""
    if abs(video.seconds - seconds) > LENGTH_SLACK / fps:
        raise InputError(
            f"{video.path} lasts {video.seconds:.2f} s, and what follows it {seconds:.2f} s",
            f"Make it as long, or ask for {video.seconds:.2f} seconds.",
        )


def _seconds_of(path: Path) -> float:
    from soracli.media.probe import probe  # only who has films pays

    return probe(path).seconds


def _size_of_picture(path: Path) -> tuple[int, int]:
    """Width and height of a picture, held as its camera was. Raises InputError for what is none,
    or is cut off."""
    from PIL import Image, UnidentifiedImageError  # only who has pictures pays

    hint = "Give a JPEG, PNG or WebP."
    try:
        with warnings.catch_warnings(), Image.open(path, formats=FORMATS) as picture:
            warnings.simplefilter("ignore")
            width, height = picture.size
            if width * height > MOST_PIXELS:
                raise Image.DecompressionBombError(f"{width}x{height}")
            if _is_lying(picture):
                width, height = height, width
    except UnidentifiedImageError as error:
        raise InputError(f"{path} is no picture that can be read", hint) from error
    except Image.DecompressionBombError as error:
        raise InputError(
            f"{path} has too many pixels", f"Give a picture of at most {MOST_PIXELS:,}."
        ) from error
    except (SyntaxError, ValueError) as error:
        raise InputError(f"{path} is a broken picture", hint) from error
    if min(width, height) < LEAST_SIDE:
        raise InputError(
            f"{path} has only {width}x{height} pixels", f"Give at least {LEAST_SIDE} on each side."
        )
    return width, height


def _is_lying(picture: "ImageFile") -> bool:
    """Read all of a picture: whether its camera was held upright, so that its sides change places.

    Raises OSError, SyntaxError or ValueError where a part of it is missing.
    """
    if picture.format == "PNG":
        picture.verify()  # it has a sum for each of its parts, and is of no camera
        return False
    picture.draft("L", (LEAST_SIDE, LEAST_SIDE))  # a JPEG is read at an eighth of its size
    picture.load()
    return picture.getexif().get(ORIENTATION) in TURNED


def _must_be_lora(path: Path) -> None:
    """The head of the file says what is in it: numbers by name, and nothing that could run."""
    if fault := fault_of(path):
        raise InputError(f"{path} {fault}", "Download it again, and check it.")


def _first_use(story: Storyboard, path: str) -> "At":
    """Where a storyboard first names one of its files."""
    return next(at for at, named in _uses(story) if named == path)


def _uses(story: Storyboard) -> Iterator[tuple["At", str]]:
    world = story.world
    for name, character in world.characters.items():
        yield ("world", "characters", name, "reference"), character.reference
        if character.lora:
            yield ("world", "characters", name, "lora", "file"), character.lora.file
    for name, place in world.places.items():
        yield ("world", "places", name, "reference"), place.reference
    for name, prop in world.props.items():
        yield ("world", "props", name, "reference"), prop.reference
    led: list[tuple[At, Steering]] = [((), story.conditioning)]
    led += [(("shots", number), shot.conditioning) for number, shot in enumerate(story.shots)]
    for at, steering in led:
        for end in ("first", "last"):
            yield (*at, "conditioning", end), getattr(steering, end)
        yield (*at, "conditioning", "video"), steering.video
        for number, one in enumerate(steering.keyframes):
            yield (*at, "conditioning", "keyframes", number, "picture"), one.picture
