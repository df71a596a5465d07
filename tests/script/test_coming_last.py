"""Who comes last in a sentence does what stands before them; what is wrapped in paper is seen."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("text", "noun", "verb"),
    [
        ("From behind a curtain steps a magician.", "magician", "step"),
        ("Out from under the table crawls a puppy and barks.", "puppy", "crawl out"),
        ("Two boys wave and walk away to the left", "boy", "walk away"),
        ("A nun on a scooter zigzags along a beach", "scooter", "zigzag"),
    ],
)
def test_who_does_it(text: str, noun: str, verb: str) -> None:
    scene = read(text, load_presets())
    nouns = {one.id: one.noun for one in scene.entities}
    done = {(nouns[name], one.verb) for one in scene.actions for name in one.agents}
    assert (noun, verb) in done
    assert "steps" not in nouns.values()


def test_what_is_wrapped_in_paper_is_not_inside_of_it() -> None:
    scene = read("Red tulips wrapped in newspaper, lying on a table", load_presets())
    assert {one.kind for one in scene.relations} == {"on"}
