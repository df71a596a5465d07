"""What lossy levers cost in likeness on this machine, as `sora bench --levers` measured it."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from soracli.engines.diffusing.levers import FEWER

FOLDER = "bench"
"""Of the memory of a machine; a file for each model that was measured there."""


def file_of(memory: Path, model: str, weights: str) -> Path:
    """Where what was measured of a model with these weights ("real" or "random") is kept."""
    return memory / FOLDER / f"{model}-{weights}.json"


def with_likeness(
    levers: Iterable[dict[str, Any]], memory: Path | None, model: str
) -> list[dict[str, Any]]:
    """The levers of a record, the lossy ones among them with the "ssim" of their film against the
    lossless one: that of the take that was measured here with real weights, None where none was."""
    known = _known(memory, model)
    return [
        {**one, "ssim": known.get((one["name"], one["asked"]))} if _lossy(one) else one
        for one in levers
    ]


def _lossy(one: dict[str, Any]) -> bool:
    return bool(one["effect"]) and (one["name"] == FEWER or one["name"].endswith(" cache"))


def _known(memory: Path | None, model: str) -> dict[tuple[str, str], float]:
    if memory is None:
        return {}
    try:
        found = json.loads(file_of(memory, model, "real").read_text(encoding="utf-8"))
        return {(one["name"], one["asked"]): float(one["ssim"]) for one in found["levers"]}
    except (OSError, ValueError, TypeError, KeyError):
        return {}  # nothing was measured, or the file is damaged
