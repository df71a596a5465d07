"""Which files of a repository a model needs: its settings, its words and its safetensors, once.

Nothing that could hold a program is ever among them: no pickles, no code. A repository of diffusers
names its components in model_index.json; what lies outside of them (single files of everything,
examples) is left where it is.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from fnmatch import fnmatchcase
from pathlib import PurePosixPath
from typing import Any

from soracli.engines.weights import INDEX

SETTINGS = frozenset({".json", ".jinja", ".txt", ".model", ".tiktoken"})
"""Suffixes of what is read as text or as a table of word pieces."""
FORBIDDEN = frozenset({".bin", ".pt", ".pth", ".ckpt", ".pkl", ".pickle", ".py", ".msgpack", ".h5"})
"""Suffixes of what could run something while it is read, or is for other libraries."""
_WEIGHTS = re.compile(
    r"(?P<stem>.+?)(?P<part>-\d+-of-\d+)?(?:\.(?P<variant>fp16|bf16|fp32|fp8|int8|ema|non_ema))?"
    r"(?P<last_part>-\d+-of-\d+)?\.safetensors(?P<list>\.index(?:\.(?P<listed>\w+))?\.json)?"
)
"""A file of weights, or the list of its parts: which weights, which part, in which edition."""
_ORDER = ("", "bf16", "fp16", "fp32")
"""Which of several editions of the same weights is taken: the plain one first."""


def needed(
    names: Collection[str], index: Mapping[str, Any] | None, also: Iterable[str] = ()
) -> list[str]:
    """The files that a model needs of a repository's, in order.

    `index` is its model_index.json, None where it has none. `also` are patterns of more files that
    its family reads ("*.onnx"); they may name what is usually left out.
    """
    inside = _components(index) if index is not None else None
    weights = [name for name in names if _weights(name) and _is_inside(name, inside)]
    settings = [name for name in names if _is_setting(name, inside) and not _weights(name)]
    more = [name for name in names if any(fnmatchcase(name, pattern) for pattern in also)]
    return sorted({*settings, *_one_edition(weights), *more})


def _components(index: Mapping[str, Any]) -> frozenset[str]:
    """The folders of the components that a pipeline has."""
    return frozenset(
        name
        for name, kind in index.items()
        if isinstance(kind, list) and len(kind) == 2 and kind[0] and not name.startswith("_")
    )


def _is_inside(name: str, components: frozenset[str] | None) -> bool:
    parts = PurePosixPath(name).parts
    if any(part.startswith(".") for part in parts):
        return False
    return components is None or (len(parts) > 1 and parts[0] in components)


def _is_setting(name: str, components: frozenset[str] | None) -> bool:
    path = PurePosixPath(name)
    if len(path.parts) == 1 and path.stem.upper().startswith(("LICENSE", "LICENCE", "NOTICE")):
        return path.suffix not in FORBIDDEN
    wanted = path.suffix in SETTINGS and _is_inside(name, components)
    return wanted or name == INDEX


def _weights(name: str) -> re.Match[str] | None:
    return _WEIGHTS.fullmatch(PurePosixPath(name).name)


def _one_edition(weights: Iterable[str]) -> list[str]:
    """Of the same weights in several precisions one; of a whole file and its parts the parts."""
    editions: dict[tuple[str, str], dict[str, list[str]]] = {}
    for name in weights:
        read = _weights(name)
        assert read
        same = editions.setdefault((str(PurePosixPath(name).parent), read["stem"]), {})
        same.setdefault(read["variant"] or read["listed"] or "", []).append(name)
    chosen = []
    for same in editions.values():
        variant = next((one for one in _ORDER if one in same), min(same))
        parts = [name for name in same[variant] if _is_part(name)]
        chosen += parts or same[variant]
    return chosen


def _is_part(name: str) -> bool:
    read = _weights(name)
    return bool(read and (read["part"] or read["last_part"] or read["list"]))
