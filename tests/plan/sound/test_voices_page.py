"""The page about voices names every voice and every mood there is."""

import re
from pathlib import Path

from soracli.plan.sound.language import LANGUAGES
from soracli.script.sound_presets import load_sound_presets

PAGE = Path(__file__).resolve().parents[3] / "docs" / "how-to" / "voices.md"


def test_the_page_has_every_voice_and_mood() -> None:
    page = PAGE.read_text(encoding="utf-8")
    presets = load_sound_presets()
    listed = set(re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE))
    assert listed == set(presets.voices)
    assert all(f"`{name}`" in page for name in presets.moods)
    assert f"{len(LANGUAGES)} languages and accents" in page
