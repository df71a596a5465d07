"""A film and its sound are equally long, to the sample, and begin together."""

from pathlib import Path

import numpy as np
import pytest

from soracli.media.argv import Encoding
from soracli.media.ffmpeg import FilmWriter, frame_hashes, join, mux, read_file_tags
from soracli.media.probe import probe
from soracli.media.sound_files import decode_audio, write_aac, write_wav
from soracli.media.soundtrack import caption_times, start_of
from soracli.media.tags import Chapter, write_tags

RATE = 48_000
CAPTIONS = "1\n00:00:00,000 --> 00:00:00,500\nHello\n\n"


def clip(path: Path, fps: int, frames: int) -> Path:
    with FilmWriter(Encoding(64, 64, fps), path) as film:
        for number in range(frames):
            film.write(bytes([number * 7 % 256, 90, 160]) * 4096)
    return path


def bursts(count: int, at: list[int]):
    """Silence, and short bursts around some samples."""
    sound = np.zeros((count, 2), np.float32)
    shape = (0.7 * np.hanning(101))[:, None].astype(np.float32)
    for middle in at:
        sound[middle - 50 : middle + 51] += shape[: count - middle + 50]
    return sound


def offsets(heard, at: list[int]) -> list[int]:
    """By how many samples each burst is late."""
    shape = np.hanning(101)
    found = []
    for middle in at:
        first = max(middle - 400, 0)
        near = np.correlate(heard[first : middle + 400, 0], shape, "same")
        found.append(int(near.argmax()) + first - middle)
    return found


@pytest.mark.parametrize(
    ("fps", "frames"), [(24, 37), (25, 41), (30, 91), (60, 77), (7, 13), (24, 1)]
)
def test_picture_and_sound_are_equally_long(tmp_path: Path, fps: int, frames: int) -> None:
    picture = clip(tmp_path / "clip.mp4", fps, frames)
    count = round(frames / fps * RATE)
    at = [count // 3, 2 * count // 3, count - 100]
    write_wav(tmp_path / "mix.wav", bursts(count, at))
    write_aac(tmp_path / "mix.m4a", bursts(count, at))
    film, one = tmp_path / "film.mp4", tmp_path / "one.mp4"
    chapters = write_tags({"title": "x"}, [Chapter("one", 0, frames)], fps)
    join([(picture, frames)], fps, film, chapters, CAPTIONS, tmp_path / "mix.m4a")
    mux(picture, tmp_path / "mix.wav", one, write_tags({"comment": "a=b;#"}))
    for path, streams in ((film, 3), (one, 2)):
        heard = decode_audio(path)
        assert len(heard) == count
        assert all(abs(late) <= 1 for late in offsets(heard, at))
        found = probe(path)
        assert found.frames == frames and found.fast_start and len(found.streams) == streams
    assert start_of(film, "v") == start_of(film, "a") == 0
    assert frame_hashes(film) == frame_hashes(picture)
    assert caption_times(film)[0][0] == 0 and len(probe(film).chapters) == 1
    assert read_file_tags(one)["comment"] == "a=b;#"


def test_the_same_film_is_the_same_bytes_wherever_it_lies(tmp_path: Path) -> None:
    kept = []
    for name in ("a 'b' 100%", "é;[x]"):
        folder = tmp_path / name
        folder.mkdir()
        picture = clip(folder / "clip.mp4", 24, 24)
        write_wav(folder / "mix.wav", bursts(RATE, [9000]))
        join([(picture, 24)], 24, folder / "film.mp4", write_tags({}), "", folder / "mix.wav")
        kept.append((folder / "film.mp4").read_bytes())
        assert sorted(path.name for path in folder.iterdir()) == [
            "clip.mp4",
            "film.mp4",
            "mix.wav",
        ]
    assert kept[0] == kept[1]
