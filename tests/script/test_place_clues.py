"""Where a scene is though no word names a place: who is there, and what they have, tells."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("said", "place"),
    [
        ("A surgeon bends over the operating table.", "hospital"),
        ("The teacher writes an equation on the board; the pupils yawn.", "classroom"),
        ("the bartender shakes a cocktail", "bar"),
        ("Wave crashes against rocks; gulls scatter into the air.", "coast"),
        ("camera truck left along a row of market stalls", "market"),
        ("A surgeon walks along a beach.", "beach"),  # what is named is stronger
        ("She waves at the house.", ""),  # and who waves is at no sea
    ],
)
def test_what_is_there_tells_where_it_is(said: str, place: str) -> None:
    assert read(said, PRESETS).place == place


def test_every_place_of_the_clues_has_words_of_its_own() -> None:
    words = PRESETS.lexicon.words
    assert words.place_clues.keys() <= words.places.keys()
