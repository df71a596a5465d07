"""Archers: bow in hand, the arrow from the bow."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.motions.archery import with_a_bow


@pytest.mark.parametrize(
    "sentence",
    [
        "A huntress shoots an arrow at a tree",
        "A soldier fires arrows at a dragon",
        "An archer draws her bow and shoots an arrow",
    ],
)
def test_who_shoots_an_arrow_has_a_bow_and_sends_it_off(sentence: str) -> None:
    scene = read(sentence, load_presets())
    shot = next(one for one in scene.actions if one.motion == "throw")
    archer = next(one for one in scene.entities if one.id == shot.agents[0])
    assert shot.instrument.startswith("arrow.") and with_a_bow(shot) is not None
    assert [name.split(".")[0] for name in archer.holds].count("bow") == 1


def test_a_javelin_is_thrown_by_hand() -> None:
    scene = read("An athlete throws a javelin", load_presets())
    assert not any(with_a_bow(one) for one in scene.actions)
    assert not any(one.kind == "bow" for one in scene.entities)
