"""Films are joined and cut without being coded again, to the frame, wherever they lie."""

import random
import subprocess
import sys
from pathlib import Path

import pytest

from soracli.errors import InputError, MachineError
from soracli.media.argv import Encoding
from soracli.media.ffmpeg import FilmWriter, cut_out, frame_hashes, join
from soracli.media.probe import probe
from soracli.media.tags import Chapter, write_tags
from soracli.media.track import read_track

WIDTH, HEIGHT = 64, 64


@pytest.fixture(scope="module", params=[7, 24])
def noisy(request, tmp_path_factory) -> tuple[Path, int]:
    """A film with many keyframes, and its frames in a second."""
    path = tmp_path_factory.mktemp("noisy") / "film.mp4"
    chance = random.Random(3)
    with FilmWriter(Encoding(WIDTH, HEIGHT, request.param), path) as film:
        for number in range(130):
            color = bytes([number * 3 % 256, 80, 200]) if number % 25 else chance.randbytes(3)
            film.write(color * (WIDTH * HEIGHT // 2) + chance.randbytes(3 * WIDTH * HEIGHT // 2))
    return path, request.param


def test_parts_between_keyframes_are_cut_out_as_they_are(noisy, tmp_path: Path) -> None:
    path, fps = noisy
    track = read_track(path)
    assert len(track.keyframes) > 2 and track.frames == 130
    hashes = frame_hashes(path)
    edges = [*track.keyframes, track.frames]
    parts = []
    for number, (start, end) in enumerate(zip(edges, edges[1:], strict=False)):
        part = tmp_path / f"{number}.mp4"
        cut_out(path, start, end - start, fps, part)
        assert frame_hashes(part) == hashes[start:end]
        assert read_track(part).settings == track.settings
        parts.append((part, end - start))
    join(parts[::-1], fps, tmp_path / "film.mp4", write_tags({}))
    found = probe(tmp_path / "film.mp4")
    assert (found.frames, found.fps, found.seconds) == (130, fps, round(130 / fps, 3))
    wanted = [hashes[a:b] for a, b in zip(edges, edges[1:], strict=False)][::-1]
    assert frame_hashes(tmp_path / "film.mp4") == [one for part in wanted for one in part]


def test_only_whole_groups_can_be_cut_out(noisy) -> None:
    track = read_track(noisy[0])
    second, third = track.keyframes[1:3]
    assert track.whole_groups(0, 130) == (0, 130)
    assert track.whole_groups(1, third + 1) == (second, third)
    assert track.whole_groups(second, third) == (second, third)
    assert track.whole_groups(second + 1, third) is None


def test_films_coded_for_another_decoder_differ_in_settings(make_film) -> None:
    film, exact = read_track(make_film()), read_track(make_film("exact.mp4", coding="exact"))
    again = read_track(make_film("again.mp4", coding="again"))
    assert film.settings == again.settings != exact.settings


def test_paths_with_quotes_are_joined(make_film, tmp_path: Path) -> None:
    folder = tmp_path / "it's $(a) %d ; [x] \\ é 🐶"
    folder.mkdir()
    one = make_film("it's a 'film'.mp4")
    join([(one, 24), (one, 24)], 24, folder / "out put's.mp4", write_tags({"title": "a=b;#\\"}))
    assert probe(folder / "out put's.mp4").frames == 48
    assert [path.name for path in folder.iterdir()] == ["out put's.mp4"]


def test_chapters_are_told_in_seconds(make_film, tmp_path: Path) -> None:
    chapters = [Chapter("1 a=b;#\\\n[CHAPTER]", 0, 6), Chapter("2 é" + "x" * 300, 6, 24)]
    join([(make_film(), 24)], 24, tmp_path / "out.mp4", write_tags({}, chapters, 24))
    first, second = probe(tmp_path / "out.mp4").chapters
    assert (first.start, first.name) == (0, "1 a=b;#\\ [CHAPTER]")
    assert second.start == 0.25 and second.name.startswith("2 éxxx")


def test_a_missing_part_is_said_and_no_notes_are_left(make_film, tmp_path: Path) -> None:
    folder = tmp_path / "out"
    folder.mkdir()
    with pytest.raises(MachineError, match="ffmpeg stopped"):
        join([(tmp_path / "none.mp4", 3)], 24, folder / "film.mp4", write_tags({}))
    assert [path for path in folder.iterdir() if path.name != "film.mp4"] == []


FULL_DISK = """
import resource, signal, sys
sys.dont_write_bytecode = True  # or half of what Python compiles would stay
from pathlib import Path
from soracli.errors import MachineError
from soracli.media.ffmpeg import join
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (2_000, 2_000))
try:
    join([(Path(sys.argv[1]), 24)] * 9, 24, Path(sys.argv[2]), ";FFMETADATA1")
except MachineError as error:
    print(error.message)
    sys.exit(7)
"""


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit there")
def test_a_full_disk_is_said(make_film, tmp_path: Path) -> None:
    command = [sys.executable, "-c", FULL_DISK, str(make_film()), str(tmp_path / "out.mp4")]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 7, ran.stderr
    assert "no space left" in ran.stdout


def test_what_is_no_film_has_no_track(tmp_path: Path) -> None:
    (tmp_path / "x.mp4").write_bytes(b"\x00\x00\x00\x08moov" * 5)
    with pytest.raises(InputError, match="is no film"):
        read_track(tmp_path / "x.mp4")


def test_damaged_films_have_a_track_or_are_refused(make_film, tmp_path: Path) -> None:
    whole = make_film().read_bytes()
    chance = random.Random(5)
    path = tmp_path / "damaged.mp4"
    for _ in range(150):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 12)):
            data[chance.randrange(min(len(data), 2000))] = chance.randrange(256)
        path.write_bytes(data)
        try:
            track = read_track(path)
        except InputError:
            continue
        assert all(0 <= at < track.frames for at in track.keyframes)
