"""The stems of a film as WAV files beside it: `film.music.wav` beside `film.mp4`."""

import os
from collections.abc import Mapping
from pathlib import Path

from soracli.errors import InputError
from soracli.media.ffmpeg import disk_error
from soracli.plan.sound.score import Score
from soracli.plan.sound.stem import STEMS
from soracli.studio.events import Listener
from soracli.studio.score import mixed
from soracli.studio.store import Store


def prepare_stems(score: Score, target: Path) -> None:
    """Make sure, before any work, that the stems can go beside a film.

    Raises InputError where something stands in the way that sora did not make.
    """
    from soracli.media.sound_files import written_here  # arrays: stems are made of them

    for path in _stem_paths(score, target).values():
        if path.is_dir():
            raise InputError(f"{path} is a folder, and a stem goes there", "Give another -o.")
        if path.exists() and not written_here(path):
            raise InputError(
                f"{path} exists, and sora did not make it",
                "Choose another name for the film with -o, or move that file away.",
            )


def deliver_stems(
    score: Score, target: Path, store: Store, own: Mapping[str, Path], tell: Listener
) -> list[Path]:
    """Write every stem of a mix beside a film; the paths. What is muted has none.

    The mix is made again where the store lost it. Raises SoraError where that cannot be done, or
    the disk refuses.
    """
    artifact = mixed(score, store, own, tell)
    written = []
    for stem, path in _stem_paths(score, target).items():
        _put(artifact.path(f"{stem}.flac"), path)
        written.append(path)
    return written


def _stem_paths(score: Score, target: Path) -> dict[str, Path]:
    return {
        stem: target.with_name(f"{target.stem}.{stem}.wav")
        for stem in STEMS
        if stem not in score.mute
    }


def _put(kept: Path, path: Path) -> None:
    """A stem as WAV under its name, whole, or what was there before."""
    from soracli.media.sound_files import read, write_wav

    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        write_wav(part, read(kept))
        os.replace(part, path)
    except OSError as error:
        raise disk_error(error, path) from error
    finally:
        part.unlink(missing_ok=True)
