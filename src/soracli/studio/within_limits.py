"""A finished film within the bytes that its delivery allows: a picture too large is coded again."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from soracli.errors import InputError
from soracli.media.track import picture_bytes, read_track
from soracli.plan.limits import MEGABYTE, least_told, most_bytes
from soracli.story.delivery import Delivery
from soracli.studio.events import Listener, Note

ROUNDS = 3
OWN_WORDS = 64
"""Bytes by which a film may grow when its recipe names another limit; it is in the file twice."""
INDEX_ENTRY = 16
"""Bytes of one frame in the index of a file at most, beyond what another coding needs there."""


@dataclass(frozen=True)
class Whole:
    """A finished film: its file, how many frames a second it has, and what it is put together with.

    `put_together` writes the file again over another coding of the same picture.
    """

    path: Path
    fps: int
    put_together: Callable[[Path], None]


def fit(film: Whole, delivery: Delivery, tell: Listener) -> None:
    """Bring the file of a film within the limits of its delivery; one that is stays as it is.

    Only the picture is coded again: sound, captions, chapters and recipe are kept. Raises
    InputError, with the least that would do, where no picture would be small enough, MachineError
    where the disk or ffmpeg refuses.
    """
    if delivery.most_megabytes is None and delivery.most_kilobits is None:
        return
    frames = read_track(film.path).frames
    seconds = frames / film.fps
    most, size = most_bytes(delivery, seconds), film.path.stat().st_size
    if most is None or size <= most:
        return
    from soracli.media.sizing import code_within  # only a film that is too large pays

    beside = size - picture_bytes(film.path)
    with TemporaryDirectory(dir=film.path.parent) as place:
        source, picture = Path(place, "whole.mp4"), Path(place, "picture.mp4")
        film.path.replace(source)
        for _ in range(ROUNDS):
            room = max(most - beside - INDEX_ENTRY * frames, 0)
            made = code_within(source, picture, film.fps, seconds, room)
            film.put_together(picture)
            now = film.path.stat().st_size
            if now <= most:
                tell(Note(f"coded again for its delivery: {_told(now)} instead of {_told(size)}"))
                return
            if made > room:
                break
            beside = now - made  # its index is larger than was thought
    raise _refusal(delivery, seconds, most, now)


def _told(size: int) -> str:
    return f"{size / MEGABYTE:.3g} MB"


def _refusal(delivery: Delivery, seconds: float, most: int, least: int) -> InputError:
    return InputError(
        f"no coding makes this film as small as {_told(most)}, as its delivery asks",
        f"The least that would do is {least_told(delivery, seconds, least + OWN_WORDS)}; "
        "or make it shorter, or its picture smaller.",
    )
