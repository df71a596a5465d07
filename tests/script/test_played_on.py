"""What one plays on is played: "on a white keyboard", "a tune on her red violin"."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("sentence", "motion", "kind"),
    [
        ("A man plays on a green banjo.", "guitar", "banjo"),
        ("A girl plays a sad waltz on her old cello.", "violin", "cello"),
        ("A robot is playing on a blue accordion.", "piano", "accordion"),
    ],
)
def test_what_one_plays_on_is_played(
    presets: Presets, sentence: str, motion: str, kind: str
) -> None:
    scene = read(sentence, presets)
    played = [one for one in scene.entities if one.kind == kind]
    assert len(played) == 1
    assert any(
        one.motion == motion and played[0].id in (one.target, one.instrument)
        for one in scene.actions
    )


def test_who_plays_on_a_bench_plays_no_bench(presets: Presets) -> None:
    scene = read("A cat plays on a piano stool.", presets)
    assert all(one.motion == "play" for one in scene.actions)
