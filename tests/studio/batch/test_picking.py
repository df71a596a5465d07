"""Some variants of a campaign: the first, those with some values, a sample."""

from itertools import product
from types import SimpleNamespace
from typing import Any

import pytest

from soracli.errors import InputError
from soracli.studio.batch.picking import picked

AXES: dict[str, list[Any]] = {
    "product": ["kettle", "cup", "Kanne"],
    "locale": ["en", "de"],
    "wide": [True, False],
}
EVERY: Any = [
    SimpleNamespace(number=number, axes=dict(zip(AXES, values, strict=True)))
    for number, values in enumerate(product(*AXES.values()), 1)
]


def numbers(*only: str, limit: int | None = None, sample: int | None = None) -> list[int]:
    return [one.number for one in picked(EVERY, only, limit, sample)]


def test_values_of_an_axis_are_any_and_axes_are_all() -> None:
    assert numbers() == list(range(1, 13))
    assert numbers("product=cup") == [5, 6, 7, 8]
    assert numbers("product=cup, kettle", "locale=de") == [3, 4, 7, 8]
    assert numbers("product=cup", "product=kettle", "locale=de") == [3, 4, 7, 8]
    assert numbers("product=k*", "wide=true") == [1, 3, 9, 11]
    assert numbers("product=cup", limit=2) == [5, 6]


def test_a_sample_has_every_value_as_early_as_it_can() -> None:
    for count in range(1, 13):
        some = picked(EVERY, (), None, count)
        assert len(some) == count and list(some) == sorted(some, key=lambda one: one.number)
        for axis, values in AXES.items():
            assert len({one.axes[axis] for one in some}) == min(count, len(values))
    assert numbers(sample=5) == numbers(sample=5)
    assert numbers("locale=de", sample=99) == numbers("locale=de")


@pytest.mark.parametrize(
    ("only", "fault", "hint"),
    [
        ("prodct=cup", 'no axis "prodct"', "Did you mean product?"),
        ("product=cap", 'the product "cap"', "Did you mean cup?"),
        ("product", "names no variants", "--only AXIS=VALUE"),
        ("locale=", "names no variants", "--only AXIS=VALUE"),
        ("locale=zz*", 'the locale "zz*"', "There are: en, de."),
    ],
)
def test_what_names_nothing_is_told_with_what_there_is(only: str, fault: str, hint: str) -> None:
    with pytest.raises(InputError) as refused:
        numbers(only)
    assert fault in refused.value.message and hint in refused.value.hint


def test_a_number_that_makes_nothing_is_refused() -> None:
    with pytest.raises(InputError, match="--limit 0"):
        numbers(limit=0)
    with pytest.raises(InputError, match="--sample -1"):
        numbers(sample=-1)
