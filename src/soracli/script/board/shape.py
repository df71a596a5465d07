"""The shape of a storyboard: which value stands in which field, found from their types."""

import types
from typing import Annotated, Any, Literal, NamedTuple, Union, get_args, get_origin

from soracli.script.board.part import OTHER_NAMES
from soracli.story.value import Value


class Inner(NamedTuple):
    """The value inside a field: one, a list of them, or one under each name."""

    holds: Literal["one", "list", "names"]
    model: type[Value]


def fields_of(model: type[Value]) -> dict[str, Any]:
    """The fields of a value by the names the file has for them, with their types."""
    fields = model.model_fields.items()
    return {OTHER_NAMES.get(name, name): field.annotation for name, field in fields}


def inner(annotation: Any) -> Inner | None:
    """What a field of this type holds; None for plain texts, numbers and truths."""
    origin, inside = get_origin(annotation), get_args(annotation)
    if isinstance(annotation, type) and issubclass(annotation, Value):
        return Inner("one", annotation)
    if origin is Annotated:
        return inner(inside[0])
    if origin in (Union, types.UnionType):
        return next((found for one in inside if (found := inner(one))), None)
    if origin is tuple and (found := inner(inside[0])):
        return Inner("list", found.model)
    if origin is dict and (found := inner(inside[1])):
        return Inner("names", found.model)
    return None


def is_list(annotation: Any) -> bool:
    """Whether a field takes a list (it may also be left open)."""
    if get_origin(annotation) in (Union, types.UnionType):
        return any(is_list(one) for one in get_args(annotation))
    return get_origin(annotation) is tuple


def words_of(annotation: Any) -> tuple[str, ...]:
    """The whole vocabulary of a field that has one ("dawn", "morning" ...)."""
    inside = get_args(annotation)
    if get_origin(annotation) is Literal:
        return tuple(str(word) for word in inside)
    return tuple(word for one in inside for word in words_of(one))
