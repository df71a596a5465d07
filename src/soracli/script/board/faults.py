"""A value that pydantic refuses, told at the spot of the file, in words for people."""

import difflib
import re
import reprlib
from collections.abc import Collection
from typing import Any

from pydantic import ValidationError

from soracli.errors import InputError
from soracli.script.board.naming import name_of
from soracli.script.board.part import At, Part
from soracli.script.board.shape import fields_of, inner, words_of
from soracli.story.storyboard import Storyboard
from soracli.story.value import Value

_KINDS = {
    "model_type": "takes key: value lines",
    "dict_type": "takes name: value lines",
    "tuple_type": "takes a list",
    "string_type": "takes words",
    "int_type": "takes a whole number",
    "float_type": "takes a number",
    "bool_type": "takes true or false",
    "int_parsing": "takes a whole number",
    "int_from_float": "takes a whole number",
    "int_parsing_size": "takes a smaller number",
    "float_parsing": "takes a number",
    "bool_parsing": "takes true or false",
}
_MANY = {"captions", "guides"}
"""Fields that are called by a plural."""
_BESIDE: dict[At, str] = {("seed",): "There are film and shot, too."}
"""Words that stand in place of a number."""
_SAID = reprlib.Repr()
_SAID.maxstring = 60


def refusal(root: Part, fault: ValidationError) -> InputError:
    """The one error to tell first, with its place in the file."""
    faults = fault.errors(include_url=False)
    # a misspelt key also makes the right one missing: the misspelling is the news
    first = next((one for one in faults if one["type"] == "extra_forbidden"), faults[0])
    at = tuple(first["loc"])
    last = str(at[-1]) if at else "storyboard"
    part = root.find(at)
    if first["type"] == "extra_forbidden":
        known = list(fields_of(_model(at[:-1])))
        return part.refuse_key(f'unknown key "{last[:60]}"', near(last, known, "Known keys"))
    if first["type"] == "missing":
        return part.refuse(f'"{last}" is missing here', f"Write {last}: …")
    if last == "[key]":
        return _bad_name(root.find(at[:-1]), str(at[-2]))
    return _told(part, first, _named(at), at)


def near(word: str, known: Collection[str], label: str = "Known") -> str:
    """A did-you-mean, or else all that is known."""
    plain = {one.lower(): one for one in known}
    close = difflib.get_close_matches(word[:60].lower(), plain, n=1, cutoff=0.6)
    if close:
        return f"Did you mean {plain[close[0]]}?"
    return f"{label}: {', '.join(list(known)[:40])}." if known else ""


def _told(part: Part, fault: Any, name: str, at: At) -> InputError:
    kind, context = fault["type"], fault.get("ctx", {})
    said = f"This says {_SAID.repr(fault['input'])}."
    if kind == "literal_error":
        named = at[: len(at) - (isinstance(at[-1], int))]
        known = words_of(fields_of(_model(named[:-1])).get(str(named[-1])))
        shown = fault["input"] if isinstance(fault["input"], str) else "this"
        told = (
            f'{name} cannot be "{shown[:60]}"' if name in _MANY else f'"{shown[:60]}" is no {name}'
        )
        return part.refuse(told, near(shown, known))
    if kind == "string_pattern_mismatch" and "a-z" in context["pattern"]:
        return _bad_name(part, str(fault["input"]))
    if kind == "too_long":
        return part.refuse(
            f"{context['actual_length']} {name} are too many; at most {context['max_length']} are",
            "Make two films of it.",
        )
    if kind in ("too_short", "string_too_short"):
        return part.refuse(f'"{name}" is empty', "Write something in it.")
    if kind == "string_too_long":
        return part.refuse(
            f'"{name}" has more than {context["max_length"]:,} characters', "Say it shorter."
        )
    if kind in _KINDS:
        what = f'each of "{name}"' if isinstance(at[-1], int) else f'"{name}"'
        if name == "shots" and re.search(r"[^\W\d]", part.text or ""):
            said = f"Write action: {_SAID.repr(part.text)}"
        return part.refuse(f"{what} {_KINDS[kind]}", f"{said} {_BESIDE.get(at, '')}".rstrip())
    message = re.sub(r"^(Input|String|Value) should", f'"{name}" should', fault["msg"])
    return part.refuse(message[:1].lower() + message[1:], said)


def _bad_name(part: Part, name: str) -> InputError:
    plain = name_of(name, "")
    better = f"Write {plain}." if plain else "Write it in the letters a to z."
    return part.refuse_key(
        f'"{name[:60]}" cannot be a name',
        f"Names are small letters, digits, - and _, and begin with a letter. {better}",
    )


def _named(at: At) -> str:
    return next((step for step in reversed(at) if isinstance(step, str)), "storyboard")


def _model(at: At) -> type[Value]:
    """The value under a path."""
    model: type[Value] = Storyboard
    steps = iter(at)
    for step in steps:
        holds = inner(fields_of(model).get(str(step)))
        if holds is not None:
            model = holds.model
            if holds.holds != "one":
                next(steps, None)  # a number or a name, which is no field
    return model
