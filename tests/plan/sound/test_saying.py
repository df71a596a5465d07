"""Markup, signs and addresses in a line: what is said of them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soracli.plan.sound.saying import sayable


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("<speak>Hello <break time='3s'/> world</speak>", "Hello world"),
        ("&lt;b&gt;bold&lt;/b&gt; &amp; you", "bold & you"),
        ("**No!** I _really_ **_mean_** it 😀🎉", "No! I really mean it"),
        ("[turns away] Go (softly) now.", "Go now."),
        ("He said (and I quote): 'No.'", "He said (and I quote): 'No.'"),
        ("See https://www.example.com/a?b=c&d.", "See example dot com."),
        ("[our page](http://x.y/z)", "our page"),
        ("\0\x01\x1b[31mred\x7f", "red"),
        ("\u202ereversed\u202c", "reversed"),
        ("a < b and c > d", "a b and c d"),
        ("snake_case", "snake case"),
        ("50% off – $5!", "50% off – $5!"),
        ("L'été n'est pas là.", "L'été n'est pas là."),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("नमस्ते", "नमस्ते"),
        ("😀", ""), ("...", ""), ("", ""), ("<b></b>", ""), ("((()))", ""),
    ],
)  # fmt: skip
def test_what_is_said(written: str, said: str) -> None:
    assert sayable(written) == said


@settings(max_examples=150, deadline=None)
@given(st.text(alphabet=st.characters(), max_size=80))
def test_nothing_breaks_it_and_nothing_is_left_to_strip(text: str) -> None:
    said = sayable(text)
    assert not any(letter < " " or letter in "<>{}\u202e" for letter in said)
    assert said == "" or any(map(str.isalnum, said))
    assert said == said.strip()


def test_a_long_line_of_signs_takes_no_time() -> None:
    assert sayable("<" * 20_000) == "" and sayable("*" * 20_000 + "a").endswith("a")
    assert sayable("[" * 20_000 + "a]").count("a") <= 1
