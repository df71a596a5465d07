"""What takes the form that is told: bridges that are down, sinks one is under, human pyramids."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Two horses walk across a drawbridge.", "lowered_drawbridge"),
        ("A drawbridge opens.", "castle_drawbridge"),
        ("A mechanic kneels under a sink.", "console_sink"),
        ("A woman stands beside a sink.", "sink"),
        ("A juggler on stilts waves.", "walking_stilts"),
        ("A tightrope walker wobbles.", "high_wire"),
    ],
)
def test_what_is_there_has_the_form_that_fits(text: str, kind: str) -> None:
    assert kind in [one.kind for one in read(text, PRESETS).entities]


@pytest.mark.parametrize(
    ("text", "kind", "count"),
    [
        ("Four gymnasts build a human pyramid.", "on", 2),
        ("A puzzle, truck left along the table", "on", 1),
        ("A splash of milk rises around a strawberry.", "around", 7),
    ],
)
def test_relations_that_only_the_form_tells(text: str, kind: str, count: int) -> None:
    assert sum(one.kind == kind for one in read(text, PRESETS).relations) == count
