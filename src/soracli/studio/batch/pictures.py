"""The small picture of a film in the report of a campaign: one telling frame, kept in the store.

It lies under a key made from that of the film, so whoever reuses the film reuses it.
"""

from PIL import Image, ImageStat

from soracli.errors import SoraError
from soracli.media.ffmpeg import still
from soracli.media.probe import Film, probe
from soracli.media.stills import fitted
from soracli.plan.content import content_key
from soracli.studio.film_outcome import film_in
from soracli.studio.store import Artifact, Store

PICTURE = "picture.webp"
PICTURE_TAG = "report-picture/1"
SIDE = 240
"""Pixels of the longer side."""
QUALITY = 62
"""Of WebP: a frame of this size has three to five kilobytes."""
PARTS = (1 / 2, 1 / 3, 2 / 3, 1 / 6, 5 / 6)
"""Where in the film a frame is looked for, the likeliest first."""
TELLING = 16.0
"""Standard deviation of the brightness, of 255: a frame with less is nearly all of one tone, as in
a fade."""


def picture_key(film: str) -> str:
    """The key of the picture of a film by the key of the film."""
    return content_key(PICTURE_TAG, film)


def keep_picture(film: Artifact, store: Store) -> None:
    """Put the picture of a film into the store, unless it is there.

    A film of which no picture can be made is a film all the same: nothing is raised.
    """
    key = picture_key(film.key)
    try:
        if store.fetch(key) is None:
            found = _telling(probe(film_in(film)))
            with store.making(key) as folder:
                found.save(folder / PICTURE, "WEBP", quality=QUALITY, method=4)
    except SoraError:
        return


def picture_of(film: str, store: Store) -> bytes | None:
    """The picture of the film with this key as WebP, None where the store has none."""
    kept = store.fetch(picture_key(film))
    try:
        return kept.path(PICTURE).read_bytes() if kept else None
    except OSError:  # another process may be putting it aside
        return None


def _telling(film: Film) -> Image.Image:
    """The first frame with something in it; where there is none, that with the most."""
    size = fitted(film.width, film.height, SIDE, SIDE)
    found: list[tuple[float, Image.Image]] = []
    for part in PARTS:
        # half a frame early: rounding must not ask for the next one
        seconds = max((film.frames * part - 0.5) / (film.fps or 1), 0.0)
        picture = Image.frombytes("RGB", size, still(film.path, seconds, *size))
        found.append((ImageStat.Stat(picture.convert("L")).stddev[0], picture))
        if found[-1][0] >= TELLING:
            break
    return max(found, key=lambda one: one[0])[1]
