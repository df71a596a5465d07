"""Content keys: the same recipe has the same key, on every machine and in every version.

A key is the SHA-256 of a tag and canonical JSON. The tag ("take/1") says what is being named and
which rule made the key; changing the rule means raising the number, and then nothing old is found.
Paths, device and program version never enter. What names a model to people does not either.
"""

import hashlib
import json
import math

type_error = "a content key is made of JSON values only, not of {}"


def canonical(value: object) -> str:
    """JSON with sorted keys and no spaces: equal values give equal text.

    A whole float is written like the integer it equals, so 5 and 5.0 have one key. Raises TypeError
    for what is not JSON, ValueError for NaN and infinities.
    """
    return json.dumps(_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def content_key(tag: str, value: object) -> str:
    """The key of a JSON value under a tag: 64 hexadecimal digits."""
    return digest(tag, canonical(value))


def digest(tag: str, text: str) -> str:
    """The SHA-256 of a text under a tag."""
    return hashlib.sha256(f"soracli:{tag}\n{text}".encode()).hexdigest()


def _plain(value: object) -> object:
    if value is None or isinstance(value, str | bool | int):
        return value
    if isinstance(value, float):
        return _number(value)
    if isinstance(value, dict):
        return {_name(key): _plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(item) for item in value]
    raise TypeError(type_error.format(type(value).__name__))


def _number(value: float) -> float | int:
    if not math.isfinite(value):
        raise ValueError(f"a content key cannot hold {value}")
    return int(value) if value == int(value) else value


def _name(key: object) -> str:
    if not isinstance(key, str):
        raise TypeError(type_error.format(f"a mapping with {type(key).__name__} names"))
    return key
