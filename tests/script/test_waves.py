"""A wave of no great size is the sea's own."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    "text", ["A wave sweeps the sandcastle away.", "A wave breaks on a beach."]
)
def test_a_wave_is_no_body(text: str) -> None:
    scene = read(text, PRESETS)
    assert "wave" not in {one.noun for one in scene.entities}
    assert scene.place == "beach"


@pytest.mark.parametrize("how", ["while a wave washes", "as a wave sweeps"])
def test_what_a_wave_washes_away_is_gone(how: str) -> None:
    scene = read(f"A girl builds a sandcastle {how} it away.", PRESETS)
    gone = [one for one in scene.becomings if one.aspect in ("melt", "vanish")]
    assert [one.entity for one in gone] == ["sandcastle.1"]


def test_a_giant_wave_rises_behind_what_it_crashes_over() -> None:
    scene = read("A giant wave crashes over a lighthouse.", PRESETS)
    assert ("behind", "towering_wave.1") in {(one.kind, one.a) for one in scene.relations}
