"""How large the components of a model are, by the heads of their safetensors: in milliseconds, and
without believing what they say of themselves."""

import json
import math
import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from soracli.errors import InputError
from soracli.story.diffusion import Needs

LONGEST_HEAD = 100_000_000
"""The format allows no longer one (safetensors/tensor.rs, MAX_HEADER_SIZE)."""
NUMBERS = {
    **{"F64": 8, "I64": 8, "U64": 8, "C64": 8, "F32": 4, "I32": 4, "U32": 4},
    **{"F16": 2, "BF16": 2, "I16": 2, "U16": 2, "I8": 1, "U8": 1, "BOOL": 1},
    **{"F8_E4M3": 1, "F8_E5M2": 1, "F8_E8M0": 1},
}
"""Bytes of a number by its type."""
BLOCK = re.compile(r"(?:^|.*?\.)\w*(?:blocks|layers)\.\d+(?=\.)")
LARGEST_LEAF = 0.2
"""The largest tensor of a text encoder is its table of words: 0.185 of UMT5-XXL (256,384 words by
4,096 of 5.68 billion numbers), less in the others."""
OUTSIDE_BLOCKS = 0.05
"""What lies outside a transformer's blocks: 0.016 of Wan 14B, more in small ones."""


class Size(NamedTuple):
    """How many numbers a component has: `whole` all of them, `leaf` in its largest tensor, `block`
    in the largest of its repeated blocks, `rest` outside of those."""

    whole: int
    leaf: int
    block: int
    rest: int


def known_sizes(needs: Needs) -> dict[str, Size]:
    """The sizes of the components as the preset knows them, without any file."""
    return {name: _guessed(name, count, needs.blocks) for name, count in needs.parameters.items()}


def _guessed(name: str, whole: int, blocks: int) -> Size:
    if not name.startswith("transformer"):
        return Size(whole, math.ceil(whole * LARGEST_LEAF), whole, 0)
    block = math.ceil(whole / blocks)
    return Size(whole, block, block, math.ceil(whole * OUTSIDE_BLOCKS))


def read_sizes(folder: Path) -> dict[str, Size]:
    """The sizes of all components in a folder of diffusers, by the name of their own folder.

    Raises InputError for a file that is cut off or says what cannot be.
    """
    found = {}
    for place in sorted(path for path in folder.iterdir() if path.is_dir()):
        tensors = [pair for path in _files(place) for pair in tensors_of(path)]
        if tensors:
            found[place.name] = _measured(tensors)
    return found


def _files(place: Path) -> list[Path]:
    """The weights of a component, once each: the plain edition where there are several."""
    files = sorted(place.glob("*.safetensors"))
    plain = [path for path in files if path.name.count(".") == 1]
    parts = [path for path in plain if "-of-" in path.name]
    return parts or plain or files


def tensors_of(path: Path) -> Iterator[tuple[str, int]]:
    """The name and the count of numbers of each tensor in a file.

    Raises InputError where the file does not hold what its head says.
    """
    try:
        head, space = _head(path)
        for name, said in head.items():
            if name != "__metadata__":
                yield name, _count(said, space)
    except OSError as fault:
        raise InputError(f"cannot read {path}: {fault.strerror}", MEND) from None
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError) as fault:
        raise InputError(f"{path} is not a whole safetensors file: {fault}", MEND) from None


MEND = "Get the model again: sora models pull NAME"


def _head(path: Path) -> tuple[dict[str, object], int]:
    """The head of a file, and how many bytes there are after it."""
    size = path.stat().st_size
    with path.open("rb") as file:
        length = int.from_bytes(file.read(8), "little")
        if length > min(LONGEST_HEAD, size - 8):
            raise ValueError(f"its head would be {length:,} bytes long")
        head = json.loads(file.read(length))
    if not isinstance(head, dict):
        raise ValueError("its head is no list of tensors")
    return head, size - 8 - length


def _count(said: object, space: int) -> int:
    """How many numbers a tensor has, where its shape agrees with the bytes that it has."""
    if not isinstance(said, dict):
        raise ValueError("a tensor is not described")
    shape, (begin, end) = said["shape"], said["data_offsets"]
    if not all(type(side) is int and side >= 0 for side in [*shape, begin, end]):
        raise ValueError("a size is not a number")
    count = math.prod(shape)
    number = NUMBERS.get(said["dtype"])
    if not begin <= end <= space:
        raise ValueError(f"it is cut off: {space:,} of {end:,} bytes are there")
    if number is not None and count * number != end - begin:
        raise ValueError("a tensor has other bytes than its shape")
    return count if number is not None else end - begin


def _measured(tensors: list[tuple[str, int]]) -> Size:
    blocks: dict[str, int] = {}
    for name, count in tensors:
        if read := BLOCK.match(name):
            blocks[read[0]] = blocks.get(read[0], 0) + count
    whole = sum(count for _, count in tensors)
    block = max(blocks.values(), default=whole)
    rest = whole - sum(blocks.values()) if blocks else 0
    return Size(whole, max(count for _, count in tensors), block, rest)
