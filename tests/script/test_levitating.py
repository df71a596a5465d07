"""What somebody levitates is in the air."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("text", "aloft"),
    [
        ("A sorcerer levitates two teapots.", ["teapot", "teapot"]),
        ("A girl makes a pumpkin float.", ["pumpkin"]),
        ("A magician levitates a dancer.", ["dancer"]),
    ],
)
def test_what_is_levitated_rises_and_who_does_it_points(text: str, aloft: list[str]) -> None:
    scene = read(text, PRESETS)
    first, second = scene.actions
    assert first.motion == "point"
    assert second.motion in ("float", "hover")
    risen = [scene.entity(name) for name in second.agents]
    assert [one.noun for one in risen if one is not None] == aloft


def test_who_levitates_by_themselves_is_in_the_air() -> None:
    scene = read("A monk levitates above a lake.", PRESETS)
    assert [one.motion for one in scene.actions] == ["hover"]
