"""A picture coded for a number of bytes, on a clip of nothing but noise."""

from pathlib import Path

import numpy as np
import pytest

from soracli.media.argv import Encoding
from soracli.media.ffmpeg import FilmWriter, frame_hashes
from soracli.media.sizing import ENOUGH, code_within
from soracli.media.track import picture_bytes, read_track

WIDTH, HEIGHT, FPS, FRAMES = 128, 96, 24, 48


@pytest.fixture(scope="module")
def noise(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Grain that is another one in every frame: there is nothing to save."""
    path = tmp_path_factory.mktemp("noise") / "noise.mp4"
    chance = np.random.default_rng(3)
    with FilmWriter(Encoding(WIDTH, HEIGHT, FPS), path) as film:
        for _ in range(FRAMES):
            film.write(chance.integers(0, 256, (HEIGHT, WIDTH, 3), np.uint8).tobytes())
    return path


@pytest.mark.parametrize("share", [0.5, 0.1])
def test_nearly_all_of_the_bytes_are_used_and_no_more(
    noise: Path, tmp_path: Path, share: float
) -> None:
    most = int(picture_bytes(noise) * share)
    made = code_within(noise, tmp_path / "small.mp4", FPS, FRAMES / FPS, most)
    assert ENOUGH * most <= made <= most
    assert made == picture_bytes(tmp_path / "small.mp4")
    small = read_track(tmp_path / "small.mp4")
    assert (small.width, small.height, small.frames) == (WIDTH, HEIGHT, FRAMES)
    assert [path.name for path in tmp_path.iterdir()] == ["small.mp4"]


def test_what_no_coding_reaches_is_coded_as_small_as_it_can_be(noise: Path, tmp_path: Path) -> None:
    assert code_within(noise, tmp_path / "none.mp4", FPS, FRAMES / FPS, 0) > 0
    made = code_within(noise, tmp_path / "least.mp4", FPS, FRAMES / FPS, 100)
    assert 100 < made < picture_bytes(noise) / 20
    again = code_within(noise, tmp_path / "again.mp4", FPS, FRAMES / FPS, made)
    assert again <= made
    assert len(frame_hashes(tmp_path / "least.mp4")) == FRAMES
