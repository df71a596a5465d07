"""MP4 boxes: walking a file's structure without trusting a word of it.

A file is a row of boxes: four bytes of size, four of type, then content that may be boxes again.
Sizes come from strangers, so every one is checked against what is really there.
"""

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO
from uuid import UUID

XMP_UUID = UUID("be7acfcb-97a9-42e8-9c71-999491e3afac")
"""The user type under which XMP lives in MP4 files, as the XMP specification (part 3) gives it."""
CONTAINERS = frozenset({b"moov", b"trak", b"mdia", b"minf", b"stbl", b"udta", b"ilst"})
MOST_CONTENT = 64 * 2**20
"""No box that is read whole may be larger; film data is never read."""
MOST_BOXES = 10_000


@dataclass(frozen=True)
class Box:
    """One box: its `kind`, and where its content lies, in bytes from the start of the file."""

    kind: bytes
    start: int
    end: int


def boxes(file: BinaryIO, start: int, end: int) -> Iterator[Box]:
    """The boxes between two offsets, in order. Stops in silence where the structure breaks off."""
    for _ in range(MOST_BOXES):
        if start + 8 > end:
            return
        file.seek(start)
        size, kind = struct.unpack(">I4s", file.read(8))
        header = 8
        if size == 1:
            header = 16
            large = file.read(8)
            if len(large) < 8:
                return
            size = struct.unpack(">Q", large)[0]
        elif size == 0:
            size = end - start
        if size < header or start + size > end:
            return
        yield Box(kind, start + header, start + size)
        start += size


def top_boxes(file: BinaryIO) -> Iterator[Box]:
    """The boxes of a file itself."""
    return boxes(file, 0, file.seek(0, 2))


def find(file: BinaryIO, inside: Box, *path: bytes) -> Iterator[Box]:
    """Every box reached from `inside` over this path of kinds."""
    if not path:
        yield inside
        return
    for box in list(boxes(file, inside.start, inside.end)):
        if box.kind == path[0]:
            yield from find(file, box, *path[1:])


def content(file: BinaryIO, box: Box) -> bytes:
    """What is in a box. A box too large to be honest gives b""."""
    if box.end - box.start > MOST_CONTENT:
        return b""
    file.seek(box.start)
    return file.read(box.end - box.start)


def append_uuid(path: Path, user_type: UUID, payload: bytes) -> None:
    """Add a top-level uuid box at the end of a file, where it moves nothing others point to."""
    size = 8 + 16 + len(payload)
    with path.open("ab") as file:
        file.write(struct.pack(">I4s", size, b"uuid") + user_type.bytes + payload)


def read_uuid(path: Path, user_type: UUID) -> bytes | None:
    """The content of the first top-level uuid box of this user type."""
    with path.open("rb") as file:
        for box in top_boxes(file):
            if box.kind == b"uuid" and box.end - box.start >= 16:
                file.seek(box.start)
                if file.read(16) == user_type.bytes:
                    return content(file, Box(box.kind, box.start + 16, box.end))
    return None
