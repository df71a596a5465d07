"""What is told in a row has its time: a way is seen before a dive, and who stumbles goes on."""

from collections.abc import Callable

import numpy as np
import pytest

from soracli.script.presets import Presets, load_presets
from soracli.script.reader import read
from soracli.stage.performance import Performance
from soracli.stage.schedule import order_spans

Play = Callable[..., Performance]


@pytest.fixture(scope="module")
def words() -> Presets:
    return load_presets()


def test_what_is_long_by_nature_gives_way_to_a_walk(words: Presets) -> None:
    scene = read("A man walks along a pier, stops, then dives into the sea.", words)
    spans = order_spans(scene, 5.0)
    assert spans[0][1] - spans[0][0] >= 1.5


def test_what_sounds_has_done_so_before_it_is_lifted(words: Presets) -> None:
    scene = read("The kettle whistles; a nurse lifts it and pours tea.", words)
    spans = order_spans(scene, 5.0)
    assert len(spans) == 3


@pytest.mark.parametrize("sentence", ["A waiter stumbles.", "A penguin waddles and bows."])
def test_it_gets_on(played: Play, sentence: str) -> None:
    body = played(sentence).bodies[0]
    assert float(np.ptp(body.positions[:, 0, :2], axis=0).max()) > 0.3
