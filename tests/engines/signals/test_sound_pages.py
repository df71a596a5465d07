"""The pages of sounds show what there is."""

from pathlib import Path

import pytest

from soracli.script.sound_presets import load_sound_presets

DOCS = Path(__file__).resolve().parents[3] / "docs" / "sounds"
PRESETS = load_sound_presets()
SHEET = 30


@pytest.mark.parametrize(("kind", "names"), [("cues", PRESETS.cues), ("beds", PRESETS.beds)])
def test_every_sound_is_on_its_page_and_on_a_sheet(kind: str, names: dict[str, object]) -> None:
    page = (DOCS / f"{kind}.md").read_text(encoding="utf-8")
    rows = {line.split("|")[1].strip() for line in page.splitlines() if line.startswith("| ")}
    assert rows - {kind[:-1]} == set(names), "run docs/sounds/make.py"
    sheets = sorted(path.name for path in DOCS.glob(f"{kind}-*.webp"))
    assert len(sheets) == -(-len(names) // SHEET)
    assert all(f"]({sheet})" in page for sheet in sheets)
