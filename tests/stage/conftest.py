"""What tests of the stage share: a sentence, played."""

from collections.abc import Callable
from functools import lru_cache

import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.stage.performance import Performance

Play = Callable[..., Performance]


@lru_cache(maxsize=64)
def _played(sentence: str, size: str, seconds: float, fps: int) -> Performance:
    presets = load_presets()
    request = Request(size=size, seconds=seconds, fps=fps)
    places = sorted(presets.lexicon.words.places)
    scene = read(sentence, presets)
    return perform(
        compile_take(scene, request, presets.kinds, presets.looks, presets.models, places)
    )


@pytest.fixture(scope="session")
def played() -> Play:
    """The performance of a sentence as it is read: `size` in pixels, `seconds`, frames a second."""

    def play(sentence: str, size: str = "96x64", seconds: float = 3.0, fps: int = 5) -> Performance:
        return _played(sentence, size, seconds, fps)

    return play
