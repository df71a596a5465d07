"""Prompts, read once: what the encoders made of them lies on the shelf as safetensors."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any, NamedTuple

from soracli.engines.contract import Shelf
from soracli.engines.diffusing.family import Family
from soracli.plan.content import content_key
from soracli.plan.generation import Generation
from soracli.story.preset import Model

TAG = "embedding/1"
FILE = "embedding.safetensors"


class Said(NamedTuple):
    """What a model is told: the prompt, and what it shall keep away from."""

    prompt: str
    negative: str


def said(generations: Iterable[Generation]) -> tuple[Said, ...]:
    """The distinct words of several generations, in order."""
    return tuple(dict.fromkeys(Said(one.prompt, one.negative) for one in generations))


def text_key(model: Model, family: Family, folder: Path, words: Said, dtype: str) -> str:
    """The key of words as read by a model.

    Weights without a revision are known by the sizes and times of their files.
    """
    weights = [model.weights, model.revision] if model.revision else _files(family, folder)
    return content_key(TAG, [model.family, model.recipe, weights, list(words), dtype])


def _files(family: Family, folder: Path) -> list[list[object]]:
    paths = [path for name in family.ENCODERS for path in sorted((folder / name).glob("*"))]
    return [
        [path.relative_to(folder).as_posix(), path.stat().st_size, str(path.stat().st_mtime_ns)]
        for path in paths
    ]


def read(shelf: Shelf, key: str) -> dict[str, Any] | None:
    """The tensors under a key, on the processor; None where there are none."""
    from safetensors.torch import load_file

    there = shelf.fetch(key)
    return None if there is None else load_file(there.path(FILE))


def write(shelf: Shelf, key: str, tensors: dict[str, Any]) -> None:
    """Put tensors on the shelf. Raises MachineError where it cannot be written to."""
    from safetensors.torch import save_file

    alone = {name: one.detach().cpu().clone().contiguous() for name, one in tensors.items()}
    with shelf.making(key) as folder:
        save_file(alone, folder / FILE)
