"""Films are whole or absent, the same frames give the same bytes, and exact means exact."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest

from soracli.errors import InputError, MachineError
from soracli.media import ffmpeg
from soracli.media.argv import Encoding
from soracli.media.ffmpeg import FilmWriter, decode, disk_error, frame_hashes

WIDTH, HEIGHT = 96, 64


def test_the_same_frames_give_the_same_bytes(make_film) -> None:
    assert make_film("a.mp4").read_bytes() == make_film("b.mp4").read_bytes()


def test_exact_keeps_every_value(make_film, frames) -> None:
    assert list(decode(make_film(coding="exact"), WIDTH, HEIGHT)) == frames


def test_a_film_looks_like_its_frames(make_film, frames) -> None:
    seen = list(decode(make_film(), WIDTH, HEIGHT))
    assert len(seen) == len(frames)
    for was, now in zip(frames, seen, strict=True):
        wrong = sum(abs(a - b) for a, b in zip(was, now, strict=True)) / len(was)
        assert wrong < 6  # of 255: chroma is halved, the rest is as it was
        at = was.index(b"\xff" * 12)
        assert min(now[at + 3 : at + 9]) > 170


def test_colors_are_tagged_and_the_index_is_in_front(make_film) -> None:
    path = make_film()
    said = ffmpeg.describe(path)
    assert "bt709" in said and "yuv420p(tv" in said
    data = path.read_bytes()
    assert data.index(b"moov") < data.index(b"mdat")


def test_nothing_is_left_when_the_work_fails(tmp_path: Path, frames) -> None:
    with (
        pytest.raises(RuntimeError, match="enough"),
        FilmWriter(Encoding(WIDTH, HEIGHT, 24), tmp_path / "film.mp4", {"comment": "x"}) as film,
    ):
        film.write(frames[0])
        raise RuntimeError("enough")
    assert list(tmp_path.iterdir()) == []


def test_what_was_there_stays_when_the_work_fails(tmp_path: Path, frames) -> None:
    target = tmp_path / "film.mp4"
    target.write_bytes(b"before")
    with pytest.raises(KeyboardInterrupt), FilmWriter(Encoding(WIDTH, HEIGHT, 24), target) as film:
        film.write(frames[0])
        raise KeyboardInterrupt
    assert target.read_bytes() == b"before"
    assert list(tmp_path.iterdir()) == [target]


def test_a_frame_of_another_size_is_a_bug(tmp_path: Path) -> None:
    with (
        pytest.raises(ValueError, match="a frame of 3 bytes"),
        FilmWriter(Encoding(WIDTH, HEIGHT, 24), tmp_path / "film.mp4") as film,
    ):
        film.write(b"abc")


def test_a_folder_that_is_not_there_is_the_machines_fault(tmp_path: Path, frames) -> None:
    target = tmp_path / "none" / "film.mp4"
    with pytest.raises(MachineError), FilmWriter(Encoding(WIDTH, HEIGHT, 24), target) as film:
        for frame in frames:
            film.write(frame)


FULL_DISK = """
import resource, signal, sys
sys.dont_write_bytecode = True  # or half of what Python compiles would stay
from pathlib import Path
from soracli.errors import MachineError
from soracli.media.argv import Encoding
from soracli.media.ffmpeg import FilmWriter
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # children write until the system says no
resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, 20_000))
import os
try:
    with FilmWriter(Encoding(640, 480, 24), Path(sys.argv[1])) as film:
        for _ in range(48):
            film.write(os.urandom(640 * 480 * 3))
except MachineError as error:
    print(error.message)
    sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_full_disk_is_said_and_leaves_nothing(tmp_path: Path) -> None:
    target = tmp_path / "film.mp4"
    ran = subprocess.run(
        [sys.executable, "-c", FULL_DISK, str(target)], capture_output=True, text=True, check=False
    )
    assert ran.returncode == 7, ran.stderr
    assert "no space left" in ran.stdout
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "no space left"),
        (errno.EDQUOT, "no space left"),
        (errno.EACCES, "cannot be written to"),
        (errno.EROFS, "cannot be written to"),
        (errno.EIO, os.strerror(errno.EIO)),
    ],
)
def test_faults_of_the_disk_are_told(tmp_path: Path, number: int, words: str) -> None:
    told = disk_error(OSError(number, os.strerror(number)), tmp_path / "film.mp4")
    assert words in told.message


def test_what_is_no_film_cannot_be_hashed(tmp_path: Path) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(b"no film at all")
    with pytest.raises(InputError, match="cannot be decoded"):
        frame_hashes(path)


def test_every_frame_has_its_hash(make_film) -> None:
    hashes = frame_hashes(make_film())
    assert len(hashes) == 24 and len(set(hashes)) == 24
    assert frame_hashes(make_film("again.mp4")) == hashes
