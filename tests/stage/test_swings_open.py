"""What somebody goes through is drawn open; where the words open it, it is closed at first."""

from collections.abc import Callable

import numpy as np
import pytest

from soracli.stage.framing import skin_at
from soracli.stage.performance import Performance

Play = Callable[..., Performance]


@pytest.mark.parametrize(
    ("say", "noun"),
    [
        ("The garden gate opens and a goat trots through it.", "gate"),
        ("A door swings open and a nurse walks through it.", "door"),
    ],
)
def test_its_leaves_swing_out_of_the_way(played: Play, say: str, noun: str) -> None:
    shown = played(say)
    body = next(one for one in shown.bodies if one.noun.endswith(noun))
    skin = skin_at(body, np.arange(shown.frames), np.arange(len(body.figure.mesh.vertices)))
    deep = np.ptp(skin[..., 1], axis=1)
    wide = np.ptp(skin[..., 0], axis=1)
    flat = np.minimum(deep, wide)
    assert flat[-1] > 2 * flat[0]
