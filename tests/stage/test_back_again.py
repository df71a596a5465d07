"""Who vanishes and then does something is there again."""

from collections.abc import Callable

import pytest

from soracli.stage.performance import Performance


@pytest.mark.parametrize(
    "sentence",
    ["A ghost waves, vanishes, then laughs.", "A magician bows, disappears, and then claps."],
)
def test_who_vanishes_is_back_for_what_comes_next(
    sentence: str, played: Callable[..., Performance]
) -> None:
    body = next(one for one in played(sentence, seconds=5.0, fps=8).bodies if one.id)
    there = list(body.visible)
    gone = there.index(False)
    assert gone > 8 and not all(there[gone:]) and there[-1]
