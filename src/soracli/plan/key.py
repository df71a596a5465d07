"""Content keys: the same recipe has the same key, on every machine and in every version.

A key is the SHA-256 of a tag and canonical JSON. The tag ("take/1") says what is being named and
which rule made the key; changing the rule means raising the number, and then nothing old is found.
Paths, device and program version never enter. What names a model to people does not either.
"""

import hashlib
import json
import math
import weakref
from collections.abc import Sequence

from soracli.plan.take import Earlier, TakeSpec

TAKE_TAG = "take/1"
CHAIN_TAG = "chain/1"
MODEL_FIELDS_IN_KEY = frozenset({"family", "recipe", "weights", "revision"})
"""What of a model changes the picture; its title, licence and limits do not."""

_texts: "dict[int, tuple[weakref.ref[Earlier], str]]" = {}
"""The texts of the parts that are alive, by identity: a part is frozen, but cannot be hashed."""

type_error = "a content key is made of JSON values only, not of {}"


def canonical(value: object) -> str:
    """JSON with sorted keys and no spaces: equal values give equal text.

    A whole float is written like the integer it equals, so 5 and 5.0 have one key. Raises TypeError
    for what is not JSON, ValueError for NaN and infinities.
    """
    return json.dumps(_plain(value), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def content_key(tag: str, value: object) -> str:
    """The key of a JSON value under a tag: 64 hexadecimal digits."""
    return _digest(tag, canonical(value))


def take_key(spec: TakeSpec) -> str:
    """The key of a take. What was played before on its set enters as one digest."""
    recipe = spec.model_dump(mode="json", exclude={"earlier", "continues", "set_seed"})
    recipe["model"] = {name: recipe["model"][name] for name in sorted(MODEL_FIELDS_IN_KEY)}
    if spec.earlier or spec.set_seed is not None:
        recipe["goes_on"] = [chain_key(spec.earlier), spec.continues, spec.set_seed]
    return content_key(TAKE_TAG, recipe)


def chain_key(earlier: Sequence[Earlier]) -> str:
    """The key of what was played on a set so far, in order."""
    key = ""
    for part in earlier:
        key = _digest(CHAIN_TAG, f'["{key}",{_text(part)}]')
    return key


def _digest(tag: str, text: str) -> str:
    return hashlib.sha256(f"soracli:{tag}\n{text}".encode()).hexdigest()


def _text(part: Earlier) -> str:
    """The canonical text of a part. A chain of takes names each of its parts again and again."""
    known = _texts.get(id(part))
    if known is not None and known[0]() is part:
        return known[1]
    text = canonical(part.model_dump(mode="json"))
    name = id(part)
    _texts[name] = (weakref.ref(part, lambda _: _texts.pop(name, None)), text)
    return text


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
