"""Footage of another size and rate, through the real ffmpeg."""

from pathlib import Path

import numpy as np
import pytest

from soracli.media.argv import Encoding
from soracli.media.conforming import Footage, conforming
from soracli.media.ffmpeg import FilmWriter, decode
from soracli.media.probe import probe


def film(shot: Footage, encoding: Encoding, path: Path) -> list[np.ndarray]:
    """A white ball that goes evenly from left to right, written and read back."""
    with FilmWriter(encoding, path) as writer:
        rows, columns = np.mgrid[: shot.height, : shot.width]
        for number in range(shot.frames):
            x = shot.width * (0.2 + 0.6 * number / max(shot.frames - 1, 1))
            ball = (columns - x) ** 2 + (rows - shot.height / 2) ** 2 < (shot.height / 5) ** 2
            picture = np.repeat(np.where(ball, 235, 20).astype(np.uint8)[..., None], 3, axis=2)
            writer.write(picture.tobytes())
    size = (encoding.height, encoding.width, 3)
    return [np.frombuffer(one, np.uint8).reshape(size) for one in decode(path, *size[1::-1])]


def center(picture: np.ndarray) -> float:
    """Where the ball is, as a share of the width."""
    white = picture[..., 0] > 128
    return float(np.flatnonzero(white.any(axis=0)).mean() / picture.shape[1])


@pytest.mark.parametrize(
    ("shot", "size", "fps", "frames"),
    [
        (Footage(128, 64, 16, 33), (128, 64), 24, 48),
        (Footage(96, 64, 24, 25), (256, 144), 24, 24),
        (Footage(64, 64, 30, 31), (64, 32), 12, 12),
        (Footage(32, 32, 8, 5), (64, 64), 24, 15),
        (Footage(64, 64, 16, 1), (64, 64), 24, 1),
    ],
)
def test_it_has_the_size_the_rate_and_the_length_that_leave(
    tmp_path: Path, shot: Footage, size: tuple[int, int], fps: int, frames: int
) -> None:
    encoding = Encoding(*size, fps, shot=shot, frames=frames)
    pictures = film(shot, encoding, tmp_path / "film.mp4")
    facts = probe(tmp_path / "film.mp4")
    assert (facts.width, facts.height) == size and facts.fps == fps
    assert facts.frames == len(pictures) == frames


def test_what_moves_evenly_still_does_at_a_higher_rate(tmp_path: Path) -> None:
    shot = Footage(256, 128, 16, 33)
    made = film(shot, Encoding(256, 128, 24, shot=shot, frames=48), tmp_path / "film.mp4")
    steps = np.diff([center(picture) for picture in made[4:-4]]) * 256
    expected = 256 * 0.6 / 32 * 16 / 24
    assert np.all(abs(steps - expected) < 0.5 * expected)
    repeated = film(shot, Encoding(256, 128, 16, shot=shot, frames=33), tmp_path / "other.mp4")
    held = np.diff([center(repeated[number * 16 // 24]) for number in range(4, 44)]) * 256
    assert held.min() < 0.1 * expected  # the control: frames that are repeated stand still


def test_a_round_thing_stays_round(tmp_path: Path) -> None:
    shot = Footage(128, 96, 12, 4)
    made = film(shot, Encoding(160, 80, 12, shot=shot, frames=4), tmp_path / "film.mp4")
    white = made[0][..., 0] > 128
    wide, high = white.any(axis=0).sum(), white.any(axis=1).sum()
    assert abs(wide - high) <= 2


def test_what_fits_already_is_left_alone() -> None:
    assert conforming(Footage(64, 64, 24, 9), 64, 64, 24, 9) == []
