"""What a template may do to a value: `{product|upper}`. Each is a plain function of texts.

They are named like Jinja's own. Where those would guess (`"abc"|int` is 0 there), these refuse.
"""

import re
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

from jinja2 import Undefined

MOST_CHARACTERS = 20_000
"""Of one text, filled or not; the longest a spoken line may be."""


class Unfit(ValueError):
    """A value with which a template can do nothing. Its message says why, in words for people."""


def text_of(value: Any) -> str:
    """A value as it is filled in. Raises Unfit for what is no text, number or truth."""
    if isinstance(value, Undefined):
        return str(value)  # raises what is to be told of it
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str | int | float):
        raise Unfit("a list or a mapping cannot be filled in")
    return _bounded(str(value))


def _bounded(text: str) -> str:
    if len(text) > MOST_CHARACTERS:
        raise Unfit(f"the text grows longer than {MOST_CHARACTERS:,} characters")
    return text


def _default(value: Any, otherwise: Any = "") -> Any:
    """`otherwise` where a variable is missing or empty: an empty cell says nothing."""
    missing = isinstance(value, Undefined) or value == ""
    return otherwise if missing else value


def _int(value: Any) -> int:
    number = _number(value)
    if number != int(number):
        raise Unfit(f'"{text_of(value)[:60]}" is no whole number')
    return int(number)


def _number(value: Any) -> float:
    text = text_of(value).strip()
    if not re.fullmatch(r"[+-]?(\d{1,15}(\.\d{0,15})?|\.\d{1,15})", text, re.ASCII):
        raise Unfit(f'"{text[:60]}" is no number')
    return float(text)


def _round(value: Any, digits: Any = 0) -> float | int:
    """To so many digits after the point, at most 15; a whole number without any."""
    places = _int(digits)
    if not 0 <= places <= 15:
        raise Unfit("round takes 0 to 15 digits")
    rounded = round(_number(value), places)
    return rounded if places else int(rounded)


def _slug(value: Any) -> str:
    """Small letters and digits of any alphabet, with - between."""
    plain = unicodedata.normalize("NFKC", text_of(value)).lower()
    return "-".join(re.findall(r"[^\W_]+", plain.replace("'", "").replace("\u2019", "")))


def _truncate(value: Any, length: Any = 255, end: Any = "\u2026") -> str:
    """At most `length` characters with `end` as the last of them, cut between words if it can."""
    text, ending, most = text_of(value), text_of(end), _int(length)
    if len(text) <= most:
        return text
    if most < len(ending):
        raise Unfit(f"truncate takes at least {len(ending)} characters")
    kept = text[: most - len(ending)]
    if not text[len(kept)].isspace() and " " in kept:
        kept = kept.rpartition(" ")[0]
    return kept.rstrip() + ending


def _replace(value: Any, old: Any, new: Any) -> str:
    text, before, after = text_of(value), text_of(old), text_of(new)
    if not before:
        raise Unfit("replace takes a text that is to be replaced")
    times = text.count(before)
    if len(text) + times * (len(after) - len(before)) > MOST_CHARACTERS:
        raise Unfit(f"the text grows longer than {MOST_CHARACTERS:,} characters")
    return text.replace(before, after)


def _title(value: Any) -> str:
    """Each word with a capital; the rest of it in small letters."""
    return re.sub(r"[^\s-]+", lambda found: found[0].capitalize(), text_of(value))


FILTERS: Mapping[str, Callable[..., Any]] = {
    "upper": lambda value: _bounded(text_of(value).upper()),
    "lower": lambda value: _bounded(text_of(value).lower()),
    "capitalize": lambda value: _bounded(text_of(value).capitalize()),
    "title": lambda value: _bounded(_title(value)),
    "trim": lambda value: text_of(value).strip(),
    "default": _default,
    "int": _int,
    "float": _number,
    "round": _round,
    "slug": _slug,
    "truncate": _truncate,
    "replace": _replace,
}
