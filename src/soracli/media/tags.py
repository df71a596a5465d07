"""Tags in ffmetadata form, the only form that carries a long JSON text into every container."""

import re

HEADER = ";FFMETADATA1"


def write_tags(tags: dict[str, str]) -> str:
    """An ffmetadata file with these tags."""
    lines = [f"{_escape(name)}={_escape(value)}" for name, value in tags.items()]
    return "\n".join([HEADER, *lines, ""])


def read_tags(text: str) -> dict[str, str]:
    """The global tags of an ffmetadata file, by lower-case name. What is no tag is passed over."""
    head = re.split(r"(?m)^\[", text, maxsplit=1)[0]
    tags: dict[str, str] = {}
    for line in re.split(r"(?<!\\)\n", head.replace("\r\n", "\n")):
        match = re.match(r"((?:\\.|[^=\\])+)=", line, re.DOTALL)
        if match and not line.startswith(";"):
            tags[_plain(match[1]).lower()] = _plain(line[match.end() :])
    return tags


def _escape(text: str) -> str:
    return re.sub(r"([=;#\\\n])", r"\\\1", text)


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text, flags=re.DOTALL)
