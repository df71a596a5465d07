"""Content keys: pinned, because a key that changes by accident empties every store."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soracli.plan.content import canonical, content_key
from soracli.plan.key import take_key

json_values = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


def test_the_key_of_a_value_is_pinned() -> None:
    value = {"b": [1, 2.5, "é"], "a": None, "c": True}
    assert canonical(value) == '{"a":null,"b":[1,2.5,"é"],"c":true}'
    assert (
        content_key("take/1", value)
        == "0ba338df95f39db85762939739f41fb21983ce46ece2b23d280e3b6f0f3781f0"
    )


def test_the_key_of_a_take_is_pinned(compiled) -> None:
    assert (
        take_key(compiled()) == "204f261001d01c3288ded37717f86f261b8abbf5999d7b66482b8713a2d77b11"
    )


def test_the_order_of_names_and_the_kind_of_number_do_not_matter() -> None:
    assert content_key("t", {"a": 1, "b": 5}) == content_key("t", {"b": 5.0, "a": 1})


def test_the_tag_is_part_of_the_key() -> None:
    assert content_key("take/1", 1) != content_key("take/2", 1)


@pytest.mark.parametrize("value", [math.nan, math.inf])
def test_what_json_cannot_say_has_no_key(value: float) -> None:
    with pytest.raises(ValueError):
        content_key("t", value)


@pytest.mark.parametrize("value", [{1: 2}, {1, 2}, b"x"])
def test_other_types_have_no_key(value: object) -> None:
    with pytest.raises(TypeError):
        content_key("t", value)


@given(json_values)
def test_a_value_read_back_has_the_same_key(value: object) -> None:
    import json

    assert content_key("t", json.loads(canonical(value))) == content_key("t", value)


@pytest.mark.parametrize(
    "wishes",
    [
        {"seed": 1},
        {"seconds": 2},
        {"fps": 25},
        {"size": "640x360"},
        {"style": "noir"},
        {"settings": {"time": "night"}},
    ],
)
def test_what_changes_the_picture_changes_the_key(compiled, wishes) -> None:
    assert take_key(compiled(**wishes)) != take_key(compiled())


def test_what_a_model_is_called_does_not_change_the_key(compiled) -> None:
    spec = compiled()
    renamed = spec.model.model_copy(update={"name": "other", "title": "Other", "licence": "MIT"})
    newer = spec.model.model_copy(update={"recipe": 2})
    assert take_key(spec.model_copy(update={"model": renamed})) == take_key(spec)
    assert take_key(spec.model_copy(update={"model": newer})) != take_key(spec)
