"""Small moving frames and a film made of them."""

from collections.abc import Callable, Iterator
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from soracli.media.argv import Encoding
from soracli.media.ffmpeg import FilmWriter
from soracli.media.recipe import TAG, add_xmp, recipe_text

WIDTH, HEIGHT, FRAMES = 96, 64, 24
RECIPE = {"schema": "recipe/1", "text": 'a=b; #c \\ \n é <x>&amp; "q"', "spec": {"n": 1}}

MakeFilm = Callable[..., Path]


def moving_bar() -> Iterator[bytes]:
    """A white bar that walks to the right over blue."""
    for number in range(FRAMES):
        row = bytearray(b"\x10\x20\x80" * WIDTH)
        row[number * 9 : number * 9 + 12] = b"\xff" * 12
        yield bytes(row) * HEIGHT


@pytest.fixture
def frames() -> list[bytes]:
    return list(moving_bar())


@pytest.fixture
def make_film(tmp_path: Path) -> MakeFilm:
    """Write a film of the moving bar that carries the recipe."""

    def make(name: str = "film.mp4", coding: str = "film", recipe: dict | None = RECIPE) -> Path:
        path = tmp_path / name
        tags = {TAG: recipe_text(recipe)} if recipe else None
        with FilmWriter(Encoding(WIDTH, HEIGHT, 24, coding), path, tags) as film:
            for frame in moving_bar():
                film.write(frame)
        if recipe:
            add_xmp(path, recipe)
        return path

    return make


@pytest.fixture
def recipe() -> dict:
    return RECIPE


@pytest.fixture(scope="session")
def sounds() -> ModuleType:
    """The stems of tests/media/made_sounds.py."""
    spec = spec_from_file_location("made_sounds", Path(__file__).with_name("made_sounds.py"))
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
