"""What is made like somebody has on what it is said to have on, and nothing else of it changes."""

import numpy as np
import pytest

from soracli.script.presets import Presets, load_presets
from soracli.script.reader import read
from soracli.stage.mesh import linear
from soracli.stage.things import build_thing

PRESETS: Presets = load_presets()


@pytest.mark.parametrize(
    ("sentence", "noun", "tint"),
    [
        ("Three magpies sit on a scarecrow in a purple scarf.", "scarecrow", "#7b3fa0"),
        ("A teddy bear in a green hat lies on a sofa.", "teddy bear", "#2f9e44"),
        ("A snowman with a blue scarf stands beside a girl.", "snowman", "#2458c5"),
    ],
)
def test_it_has_on_what_is_said(sentence: str, noun: str, tint: str) -> None:
    scene = read(sentence, PRESETS)
    (one,) = (entity for entity in scene.entities if entity.noun == noun)
    mesh = build_thing(PRESETS.kinds[one.kind], one).mesh
    share = (np.abs(mesh.colors - linear(tint)).max(axis=1) < 0.03).mean()
    assert 0 < share < 0.6
    assert all(not other.wears for other in scene.entities if other.noun in ("magpie", "sofa"))


def test_of_two_the_last_named_has_the_hair() -> None:
    girl, boy = read("A girl and a boy with blue hair wave.", PRESETS).entities
    assert "hair_color" in boy.traits and "hair_color" not in girl.traits
