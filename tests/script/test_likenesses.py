"""Words that are cast as what they look like, and forms of words that are no other words."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("said", "noun", "kind"),
    [
        ("A swordsman bows.", "swordsman", "person"),
        ("A kestrel hovers.", "kestrel", "eagle"),
        ("Three cubes", "cube", "block"),  # no cubs
        ("Two pines sway.", "pine", "pine"),  # no pins
        ("A tumbleweed rolls.", "tumbleweed", "bush"),
        ("A fire extinguisher falls.", "fire extinguisher", "bottle"),
    ],
)
def test_a_word_is_cast_as_what_it_looks_like(said: str, noun: str, kind: str) -> None:
    first = read(said, PRESETS).entities[0]
    assert (first.noun, first.kind) == (noun, kind)


def test_who_looks_alike_is_dressed_alike_and_at_home_where_the_name_says() -> None:
    nouns = PRESETS.lexicon.nouns
    assert nouns["joiner"].over.wears == nouns["carpenter"].over.wears
    assert nouns["factory worker"].over.place == "factory"
    assert nouns["golden retriever"].kind == "dog"  # what has a look of its own keeps it


def test_who_mopes_does_not_mop() -> None:
    assert all(action.motion != "sweep" for action in read("A man is moping.", PRESETS).actions)
