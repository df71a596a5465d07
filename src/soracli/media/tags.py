"""Tags in ffmetadata form, the only form that carries a long JSON text into every container."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

HEADER = ";FFMETADATA1"


@dataclass(frozen=True)
class Chapter:
    """A part of a film by its name: from frame `start` to before `end`."""

    name: str
    start: int
    end: int


def write_tags(tags: dict[str, str], chapters: Sequence[Chapter] = (), fps: int = 1) -> str:
    """An ffmetadata file with these tags, and with chapters in frames of a film of `fps`."""
    lines = [f"{_escape(name)}={_escape(value)}" for name, value in tags.items()]
    for chapter in chapters:
        lines += [
            "[CHAPTER]",
            f"TIMEBASE=1/{fps}",
            f"START={chapter.start}",
            f"END={chapter.end}",
            f"title={_escape(_one_line(chapter.name))}",
        ]
    return "\n".join([HEADER, *lines, ""])


def read_tags(text: str) -> dict[str, str]:
    """The global tags of an ffmetadata file, by lower-case name. What is no tag is passed over."""
    tags: dict[str, str] = {}
    # a line ends at a newline that is not escaped, and a backslash may itself be escaped
    for line in re.findall(r"(?:\\.|[^\\\n])+", text.replace("\r\n", "\n"), re.DOTALL):
        if line.startswith("["):
            break  # a section of a stream or a chapter
        match = re.match(r"((?:\\.|[^=\\])+)=", line, re.DOTALL)
        if match and not line.startswith(";"):
            tags[_plain(match[1]).lower()] = _plain(line[match.end() :])
    return tags


def _escape(text: str) -> str:
    return re.sub(r"([=;#\\\n])", r"\\\1", text)


def _one_line(text: str) -> str:
    return " ".join(text.encode("utf-8", "replace").decode("utf-8").split())


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)
