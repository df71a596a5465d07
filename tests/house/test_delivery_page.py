"""The page on deliveries says what the presets say, and each says where its numbers are from."""

import importlib.util
from pathlib import Path

import pytest

from soracli.plan.request import frame_size
from soracli.script.presets import load_presets

ROOT = Path(__file__).resolve().parents[2]
DELIVERIES = load_presets().deliveries


def test_the_page_is_what_the_presets_say() -> None:
    path = ROOT / "docs" / "reference" / "make_deliveries.py"
    spec = importlib.util.spec_from_file_location("make_deliveries", path)
    assert spec and spec.loader
    make = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(make)
    said = make.PAGE.read_text(encoding="utf-8")
    assert said == make.page(), "run docs/reference/make_deliveries.py"


@pytest.mark.parametrize("name", sorted(DELIVERIES))
def test_a_delivery_is_whole_and_says_where_its_numbers_are_from(name: str) -> None:
    preset = DELIVERIES[name]
    assert preset.title and len(preset.source) > 40 and not preset.preset
    assert {"size", "aspect", "loudness", "peak", "safe"} <= preset.model_fields_set
    assert preset.safe
    assert 1 - preset.safe.left - preset.safe.right >= 0.5
    assert 1 - preset.safe.top - preset.safe.bottom >= 0.5
    width, height = frame_size(preset.size, preset.aspect, 2)
    assert min(width, height) == 1080
    # "" is the film's own: television alone has a rate
    assert ("fps" in preset.model_fields_set) == name.startswith("broadcast")
