"""What collapses, hatches or changes: a tower goes to pieces, the egg hatches and not the hen."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize("say", ["An old tower collapses.", "The barn caves in under the snow."])
def test_what_is_built_goes_to_pieces(presets: Presets, say: str) -> None:
    scene = read(say, presets)
    assert "shatter" in [one.outcome for one in scene.actions]


def test_a_runner_who_collapses_does_not(presets: Presets) -> None:
    scene = read("A runner collapses on the track.", presets)
    assert "shatter" not in [one.outcome for one in scene.actions]


@pytest.mark.parametrize(
    ("say", "what"),
    [
        ("A goose sits on an egg until it hatches.", "egg"),
        ("A boy looks at a snowman and waits until it melts.", "snowman"),
        ("A pear on a bench rots; it turns black.", "pear"),
        ("A gray cat jumps over a crate and its fur turns pink.", "cat"),
    ],
)
def test_it_is_what_such_a_thing_happens_to(presets: Presets, say: str, what: str) -> None:
    scene = read(say, presets)
    changed = {one.entity for one in scene.becomings}
    changed |= {name for one in scene.actions if one.outcome == "shatter" for name in one.agents}
    nouns = {entity.noun.split()[-1] for one in changed if (entity := scene.entity(one))}
    assert nouns == {what}
