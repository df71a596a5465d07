"""The picture track of an MP4, read from its boxes: what decides whether films can be joined."""

import struct
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import BinaryIO

from soracli.errors import InputError
from soracli.media.boxes import Box, boxes, content, find, top_boxes

PICTURE_ENTRY = 78
"""Bytes of a picture's sample entry before the boxes inside it."""


@dataclass(frozen=True)
class Track:
    """How a film's picture is coded: size in pixels, `frames`, and `settings` of the decoder.

    Films of equal size and settings can be joined without coding them again. `keyframes` are the
    frames at which one may begin (the first is 0).
    """

    width: int
    height: int
    frames: int
    settings: bytes
    keyframes: tuple[int, ...]

    def whole_groups(self, start: int, end: int) -> tuple[int, int] | None:
        """The longest run of frames within [start, end) that can be cut out as it is.

        It begins at a keyframe and ends before one, or with the film. None where there is none.
        """
        first = next((at for at in self.keyframes if at >= start), self.frames)
        stops = (*self.keyframes, self.frames)
        last = max((at for at in stops if at <= end), default=0)
        return (first, last) if first < last else None


def read_track(path: Path) -> Track:
    """The picture track of an MP4 file. Raises InputError where it has none, OSError unread."""
    with path.open("rb") as file:
        for moov in (box for box in top_boxes(file) if box.kind == b"moov"):
            for track in find(file, moov, b"trak"):
                if handler(file, track) == "vide" and (found := _track(file, track)):
                    return found
    raise InputError(f"{path} is no film", "Make it again.")


def picture_bytes(path: Path) -> int:
    """How many bytes of an MP4 file are its picture. Raises InputError where it has none."""
    with path.open("rb") as file:
        for moov in (box for box in top_boxes(file) if box.kind == b"moov"):
            for track in find(file, moov, b"trak"):
                if handler(file, track) == "vide":
                    return sum(_sample_sizes(file, track))
    raise InputError(f"{path} is no film", "Make it again.")


def handler(file: BinaryIO, track: Box) -> str:
    """What a track holds: "vide", "soun", "sbtl", "text" and the like; "" where it does not say."""
    for box in find(file, track, b"mdia", b"hdlr"):
        return content(file, box)[8:12].decode("latin-1")
    return ""


def sample_durations(file: BinaryIO, track: Box) -> list[tuple[int, int]]:
    """Runs of samples: how many, and how long each is in ticks of the track."""
    for box in find(file, track, b"mdia", b"minf", b"stbl", b"stts"):
        return list(_pairs(content(file, box)[8:]))
    return []


def time_scale(file: BinaryIO, track: Box) -> int:
    """Ticks in a second of the track; 0 where it does not say."""
    for box in find(file, track, b"mdia", b"mdhd"):
        header = content(file, box)
        at = 20 if header[:1] == b"\x01" else 12
        if len(header) >= at + 4:
            return int(struct.unpack(">I", header[at : at + 4])[0])
    return 0


def _track(file: BinaryIO, track: Box) -> Track | None:
    for entry in find(file, track, b"mdia", b"minf", b"stbl", b"stsd"):
        for coding in boxes(file, entry.start + 8, entry.end):
            head = content(file, coding)[:PICTURE_ENTRY]
            if len(head) < PICTURE_ENTRY:
                return None
            width, height = struct.unpack(">HH", head[24:28])
            inside = list(boxes(file, coding.start + PICTURE_ENTRY, coding.end))
            settings = b"".join(
                one.kind + content(file, one) for one in inside if one.kind != b"btrt"
            )
            frames = sum(count for count, _ in sample_durations(file, track))
            keys = _keyframes(file, track, frames)
            return Track(width, height, frames, coding.kind + settings, keys)
    return None


def _keyframes(file: BinaryIO, track: Box, frames: int) -> tuple[int, ...]:
    for box in find(file, track, b"mdia", b"minf", b"stbl", b"stss"):
        table = content(file, box)[8:]
        found = [at - 1 for (at,) in struct.iter_unpack(">I", table[: len(table) // 4 * 4])]
        in_order = all(left < right for left, right in pairwise(found))
        return tuple(at for at in found if at < frames) if in_order else ()
    return tuple(range(frames))  # without a table every frame is one


def _sample_sizes(file: BinaryIO, track: Box) -> list[int]:
    for box in find(file, track, b"mdia", b"minf", b"stbl", b"stsz"):
        table = content(file, box)
        each, count = struct.unpack(">II", table[4:12])
        sizes = table[12 : 12 + 4 * count]
        return [each] * count if each else [size for (size,) in struct.iter_unpack(">I", sizes)]
    return []


def _pairs(table: bytes) -> list[tuple[int, int]]:
    return list(struct.iter_unpack(">II", table[: len(table) // 8 * 8]))
