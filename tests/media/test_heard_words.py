"""Words that are heard find the letters they were written with, whatever is written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soracli.media.heard_words import letters, marks, stretches, within
from soracli.story.speech import Word


def said(*words: str) -> tuple[Word, ...]:
    """Words that are heard one second after another, the first at second 0."""
    return tuple(Word(text=word, start=at, end=at + 0.9) for at, word in enumerate(words))


def heard(text: str, *words: str) -> list[tuple[str, float]]:
    """The written words that are heard, with when each of them begins."""
    found = stretches(text, marks(text, said(*words)))
    assert "".join(part for part, _ in found) == text
    return [(part, round(mark.start, 3)) for part, mark in found if mark]


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Go home, now!", ["Go", "home,", "now!"], [("Go", 0), ("home,", 1), ("now!", 2)]),
        # markup and emoji are not said, and belong to the word they touch or to none
        ("**Stop** <b>now</b> 🐶", ["Stop", "now"], [("**Stop**", 0), ("<b>now</b>", 1)]),
        ("[sighs] You again", ["You", "again"], [("You", 0), ("again", 1)]),
        ("“Never,” – he said", ["Never", "he", "said"], [("“Never,”", 0), ("he", 1), ("said", 2)]),
        # one written, several said; several written, one said
        (
            "in 1984 we",
            ["in", "nineteen", "eighty-four", "we"],
            [("in", 0), ("1984", 1), ("we", 3)],
        ),
        ("well-known to us", ["well-known", "to", "us"], [("well-known", 0), ("to", 1), ("us", 2)]),
        ("at 10:30 & on", ["at", "10:30 &", "on"], [("at", 0), ("10:30", 1), ("on", 2)]),
        # an address of which the host is said
        (
            "see www.sea.org/a now",
            ["see", "sea", "dot", "org", "now"],
            [("see", 0), ("www.sea.", 1), ("org/a", 3), ("now", 4)],
        ),
        # scripts without spaces, with marks, and several in one line
        (
            "これは日本です。",
            ["これは", "日本", "です。"],
            [("これは", 0), ("日本", 1), ("です。", 2)],
        ),
        ("ผมชื่อ", ["ผม", "ชื่อ"], [("ผม", 0), ("ชื่อ", 1)]),
        ("हिन्दी में", ["हिन्दी", "में"], [("हिन्दी", 0), ("में", 1)]),
        (
            "Say 東京, שלום",
            ["Say", "東", "京", "שלום"],
            [("Say", 0), ("東", 1), ("京,", 2), ("שלום", 3)],
        ),
        # the same letters in another form, and in another case
        ("Cafe\u0301 ÉTÉ", ["caf\u00e9", "été"], [("Cafe\u0301", 0), ("ÉTÉ", 1)]),
        ("no no no", ["no", "no"], [("no", 0), ("no", 1)]),
    ],
)
def test_written_words_are_heard_when_they_are_said(text: str, words: list, found: list) -> None:
    assert heard(text, *words) == found


def test_other_words_than_those_written_share_the_time() -> None:
    found = marks("abcd efgh", said("something", "else", "entirely"))
    assert [(one.first, one.last) for one in found] == [(0, 4), (4, 8)]
    assert (found[0].start, found[-1].end) == (0, 2.9)
    assert found[0].end == pytest.approx(1.45) == found[1].start


def test_a_word_over_two_pieces_is_shared_by_them() -> None:
    found = marks("w" * 10, [Word(text="w" * 10, start=2, end=4)])
    assert within(found, 0, 5)[0].end == pytest.approx(3) == within(found, 5, 10)[0].start
    assert (within(found, 5, 10)[0].first, within(found, 5, 10)[0].last) == (0, 5)


def test_nothing_heard_and_nothing_written_have_no_marks() -> None:
    assert marks("Go.", ()) == marks("", said("go")) == marks("🐶 – !", said("go")) == ()


def test_a_chant_of_thousands_of_words_is_placed_too() -> None:
    words = said(*["row"] * 3000)
    found = marks("first " + "row " * 3000 + "last", words)
    assert len(found) == 3002 and found[-1].end == words[-1].end
    assert all(one.start <= other.start for one, other in zip(found, found[1:], strict=False))


@given(st.text(max_size=60), st.lists(st.text(max_size=12), max_size=12))
def test_any_words_beside_any_text_stay_in_order(text: str, words: list[str]) -> None:
    found = marks(text, said(*words))
    edges = [edge for one in found for edge in (one.first, one.last)]
    assert edges == sorted(edges) and all(one.first < one.last for one in found)
    assert not found or edges[0] >= 0 and edges[-1] <= letters(text)
    times = [one.start for one in found]
    assert times == sorted(times) and all(one.start <= one.end for one in found)
    assert "".join(part for part, _ in stretches(text, found)) == text
