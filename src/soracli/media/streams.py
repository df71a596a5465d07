"""What an MP4 holds beside its picture: sound, captions, and the chapters it is divided into."""

import struct
from dataclasses import dataclass
from typing import BinaryIO, Literal

from soracli.media.boxes import Box, content, find
from soracli.media.track import handler

Kind = Literal["video", "audio", "captions"]
KINDS: dict[str, Kind] = {"vide": "video", "soun": "audio", "sbtl": "captions", "subt": "captions"}
"""By the handler of the track. Chapters are a track of another kind, and are told as chapters."""
TICKS = 10_000_000
"""In a second, in the list of chapters."""


@dataclass(frozen=True)
class Stream:
    """One track: its kind, its coding ("avc1", "tx3g") and its language ("und": nobody said)."""

    kind: Kind
    codec: str
    language: str


@dataclass(frozen=True)
class FilmChapter:
    """A chapter by its name, from `start` seconds on."""

    start: float
    name: str


def read_streams(file: BinaryIO, moov: Box) -> tuple[Stream, ...]:
    """The tracks of a film, in order; those of other kinds are passed over."""
    return tuple(
        Stream(KINDS[kind], _codec(file, track), _language(file, track))
        for track in find(file, moov, b"trak")
        if (kind := handler(file, track)) in KINDS
    )


def read_chapters(file: BinaryIO, moov: Box) -> tuple[FilmChapter, ...]:
    """The chapters of a film; a damaged list is read as far as it goes."""
    for box in find(file, moov, b"udta", b"chpl"):
        data = content(file, box)
        count = data[8] if len(data) > 8 else 0
        found: list[FilmChapter] = []
        at = 9
        while len(found) < count and at + 9 <= len(data):
            start, length = struct.unpack(">QB", data[at : at + 9])
            name = data[at + 9 : at + 9 + length].decode("utf-8", "replace")
            found.append(FilmChapter(round(start / TICKS, 3), name))
            at += 9 + length
        return tuple(found)
    return ()


def _codec(file: BinaryIO, track: Box) -> str:
    for box in find(file, track, b"mdia", b"minf", b"stbl", b"stsd"):
        return content(file, box)[12:16].decode("latin-1").strip()
    return ""


def _language(file: BinaryIO, track: Box) -> str:
    """Three letters of five bits each."""
    for box in find(file, track, b"mdia", b"mdhd"):
        header = content(file, box)
        at = 32 if header[:1] == b"\x01" else 20
        if len(header) >= at + 2:
            packed = struct.unpack(">H", header[at : at + 2])[0]
            letters = [(packed >> shift & 31) + 0x60 for shift in (10, 5, 0)]
            if all(0x61 <= letter <= 0x7A for letter in letters):
                return "".join(map(chr, letters))
    return "und"
