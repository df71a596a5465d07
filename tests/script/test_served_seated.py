"""Whose hair is cut sits for it."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize("text", ["A barber cuts a man's hair.", "A barber shaves an old man."])
def test_the_customer_sits_on_a_chair(text: str) -> None:
    scene = read(text, PRESETS)
    seats = [one.b for one in scene.relations if (one.a, one.kind) == ("person.2", "on")]
    nouns = {one.id: one.noun for one in scene.entities}
    assert [nouns[seat] for seat in seats] == ["barber chair"]
