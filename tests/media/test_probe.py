"""Film files are read from their boxes; strangers' files break nothing."""

import io
import random
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soracli.errors import InputError, SoraError
from soracli.media.argv import Encoding
from soracli.media.boxes import top_boxes
from soracli.media.ffmpeg import FilmWriter
from soracli.media.probe import probe


def test_a_film_is_described(make_film) -> None:
    film = probe(make_film())
    assert (film.width, film.height, film.fps, film.seconds, film.frames) == (96, 64, 24, 1, 24)
    assert film.codec == "avc1" and film.fast_start


@pytest.mark.parametrize("content", [b"", b"hello", b"\x00" * 100, b"\x00\x00\x00\x08moov" * 5])
def test_what_is_no_film_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "film.mp4"
    path.write_bytes(content)
    with pytest.raises(InputError, match="is no film"):
        probe(path)


def test_a_missing_file_and_a_folder_are_refused(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="cannot be opened"):
        probe(tmp_path / "none.mp4")
    with pytest.raises(InputError, match="not a file"):
        probe(tmp_path)


@given(st.binary(max_size=300))
def test_boxes_of_any_bytes_stay_inside(data: bytes) -> None:
    for box in top_boxes(io.BytesIO(data)):
        assert 0 <= box.start <= box.end <= len(data)


def test_damaged_films_are_read_or_refused(tmp_path: Path) -> None:
    """Bytes of the index are changed at random; the reader may refuse, but not break."""
    path = tmp_path / "film.mp4"
    with FilmWriter(Encoding(64, 64, 24), path, {"comment": "x"}) as film:
        film.write(bytes(64 * 64 * 3))
    whole = path.read_bytes()
    chance = random.Random(4)
    for _ in range(30):
        data = bytearray(whole)
        for _ in range(chance.randrange(1, 12)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        path.write_bytes(data[: chance.randrange(8, len(data))])
        try:
            probe(path)
        except SoraError as error:
            assert error.message
