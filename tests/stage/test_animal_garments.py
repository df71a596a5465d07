"""What animals wear is seen on them, where it is worn."""

import numpy as np
import pytest

from soracli.script.presets import load_presets
from soracli.stage.animals import build_animal
from soracli.stage.mesh import linear
from soracli.story.scene import Entity, Garment


def _worn(kind: str, garment: str, word: str = "") -> tuple[np.ndarray, float, np.ndarray]:
    """Where cloth of an odd color is on an animal (V, 3), its height, and its head's middle."""
    color = "#12ef34"
    entity = Entity(
        id=f"{kind}.1", noun=kind, kind=kind, wears=(Garment(kind=garment, color=color, word=word),)
    )
    figure = build_animal(load_presets().kinds[kind], entity)
    same = np.abs(figure.mesh.colors - linear(color)).max(axis=1) < 0.02
    head = figure.rig.rest[figure.rig.index("head")]
    return figure.mesh.vertices[same], figure.height, head


@pytest.mark.parametrize(("kind", "garment", "word"), [
    ("bear", "raincoat", ""), ("penguin", "scarf", ""), ("dog", "cap", "blue bandana"),
    ("cat", "beanie", ""), ("rabbit", "vest", ""),
])  # fmt: skip
def test_an_animal_wears_it_where_it_belongs(kind: str, garment: str, word: str) -> None:
    cloth, height, head = _worn(kind, garment, word)
    assert len(cloth) > 30
    if garment == "beanie":
        assert cloth[:, 2].mean() > head[2]
    elif garment in ("raincoat", "vest"):
        assert cloth[:, 2].mean() < head[2]
    else:
        assert np.linalg.norm(np.median(cloth, axis=0) - head) < 0.6 * height
