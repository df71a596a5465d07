"""Naming shots: numbers, ranges and ids."""

import pytest

from soracli.errors import InputError
from soracli.studio.selection import label, selected

IDS = ("arrival", "warning", "12", "end-1", "end")


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("1", ["arrival"]),
        ("2-4", ["warning", "12", "end-1"]),
        ("4-", ["end-1", "end"]),
        ("end,arrival", ["arrival", "end"]),
        ("12", ["12"]),
        (" 1 , end-1 ,1", ["arrival", "end-1"]),
        ("1 - 2", ["arrival", "warning"]),
    ],
)
def test_shots_are_found_in_the_order_of_the_film(words: str, meant: list[str]) -> None:
    assert list(selected(words, IDS)) == meant


@pytest.mark.parametrize(
    "words", ["0", "6", "3-2", "2-9", "99999999999", "nobody", ",", "-2", "1-x"]
)
def test_what_names_no_shot_is_refused(words: str) -> None:
    with pytest.raises(InputError) as caught:
        selected(words, IDS)
    assert caught.value.hint


def test_a_near_miss_is_helped() -> None:
    with pytest.raises(InputError) as caught:
        selected("warnin", IDS)
    assert "Did you mean warning?" in caught.value.hint


def test_the_label_of_a_part() -> None:
    assert label(IDS[2:4], IDS) == "3-4"
    assert label((IDS[0], *IDS[2:]), IDS) == "1+3-5"
