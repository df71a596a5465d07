"""Prompt files: what a person asks for, as text lines, paragraphs, Markdown or YAML.

Plain text: paragraphs where there is a blank line, else one prompt a line; a line that starts with
"#" is a comment. Markdown: front matter between "---" lines holds options, headings name the
prompts under them. YAML: a string, a list, or a mapping with `prompt:` or `prompts:`.
"""

import re
import unicodedata
from pathlib import PurePath
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, ConfigDict, Field

from soracli.errors import InputError
from soracli.script.locate import Document, read_yaml, refuse_binary
from soracli.story.diffusion import Quality
from soracli.story.steering import Guide
from soracli.story.value import Value

LONGEST = 20_000
"""Characters of one prompt."""
MOST_PROMPTS = 10_000
_RESERVED = {
    "con",
    "prn",
    "aux",
    "nul",
    *(f"{port}{n}" for port in ("com", "lpt") for n in "123456789"),
}


def as_text(value: object) -> object:
    """YAML reads 16:9 as a number in base 60 and 1280 as a number; both were meant as words."""
    if isinstance(value, bool) or not isinstance(value, int):
        return value
    return f"{value // 60}:{value % 60}" if 60 < value < 6000 else str(value)


def _as_tuple(value: object) -> object:
    """A word alone is a list of one."""
    if isinstance(value, str):
        return (value,)
    return tuple(value) if isinstance(value, list) else value


class PromptOptions(Value):
    """What a file may say beside the words. Every field may be left open.

    `seconds` is the length of the clip, `size` is "1280x720" or "720p", `aspect` "16:9" or a name,
    `delivery` the delivery preset that says what they leave open,
    `fps` frames a second, `camera` words such as "low angle, dolly in". `quality` and `guides` are
    for diffusion models: how much they may save, and what of the set they follow.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", strict=True)

    style: str | None = None
    seconds: Annotated[float | None, Field(gt=0, le=600)] = None
    size: str | None = None
    aspect: Annotated[str | None, BeforeValidator(as_text)] = None
    delivery: str | None = None
    fps: Annotated[int | None, Field(ge=1, le=120)] = None
    seed: Annotated[int | None, Field(ge=0, lt=2**63)] | Literal["random"] = None
    camera: str | None = None
    model: str | None = None
    takes: Annotated[int | None, Field(ge=1, le=100)] = None
    quality: Quality | None = None
    guides: Annotated[tuple[Guide, ...] | None, BeforeValidator(_as_tuple)] = None


class Prompt(Value):
    """One clip somebody asked for: the words, the options beside them, a file name, and where."""

    text: str
    options: PromptOptions = PromptOptions()
    name: str
    where: str = ""


class _Item(PromptOptions):
    prompt: str
    name: str | None = None


class _Sheet(PromptOptions):
    prompt: str | None = None
    prompts: list[str | _Item] | None = None
    name: str | None = None


NOT_TEXT = ("this is not a text file", "Give a text, Markdown or YAML file, saved as UTF-8.")
OTHER_ENCODING = (
    "this is not written in UTF-8",
    'Save it as UTF-8. Excel calls that "CSV UTF-8" when it saves a table.',
)


def decode(data: bytes, name: str) -> str:
    """The text in these bytes (UTF-8, or UTF-16 with its mark). InputError for anything binary."""
    encoding = "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        line = data[: fault.start].count(b"\n") + 1
        binary = any(byte < 32 and byte not in b"\t\n\r" for byte in data)
        message, hint = NOT_TEXT if binary else OTHER_ENCODING
        raise InputError(message, hint, place=f"{name}:{line}") from None


def read_prompts(text: str, name: str) -> tuple[Prompt, ...]:
    """Every prompt in a text. `name` is the file's name ("" for a sentence); its ending decides.

    Raises InputError, with the place, for an empty or too long prompt, for binary content, and for
    keys and values that a prompt file does not have.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    refuse_binary(text, name)
    ending = PurePath(name).suffix.lower()
    if ending in (".yaml", ".yml"):
        found = _from_yaml(read_yaml(text, name))
    elif ending in (".md", ".markdown") or re.match(r"---[ \t]*\n", text):
        found = _from_markdown(text, name)
    else:
        found = _from_plain(text, name)
    if not found:
        raise InputError(
            "there is no prompt here",
            'Write a sentence, for example: "a dog running on a beach at sunset".',
            place=_place(name, 1),
        )
    if len(found) > MOST_PROMPTS:
        raise InputError(f"{len(found):,} prompts are too many", "Split the file.", place=name)
    return tuple(found)


def slug(words: str) -> str:
    """A short name for a file made from the first words: lower case, digits and dashes."""
    plain = unicodedata.normalize("NFKD", words[:200]).encode("ascii", "ignore").decode().lower()
    parts = re.findall(r"[a-z0-9]+", plain.replace("'", ""))
    name = ""
    for part in parts:
        longer = f"{name}-{part}" if name else part[:40]
        if len(longer) > 40:
            break
        name = longer
    return f"{name or 'clip'}-clip" if name in _RESERVED or not name else name


def _place(name: str, line: int) -> str:
    return f"{name}:{line}" if name else ""


def _prompt(
    words: str, where: str, options: PromptOptions | None = None, name: str | None = None
) -> Prompt:
    words = words.strip()
    if not re.search(r"\w", words):
        raise InputError("the prompt is empty", "Say what is to be seen.", place=where)
    if len(words) > LONGEST:
        raise InputError(
            f"the prompt has {len(words):,} characters; at most {LONGEST:,} are read",
            "Keep what is to be seen in this one shot, and make other shots of the rest.",
            place=where,
        )
    return Prompt(
        text=words, options=options or PromptOptions(), name=slug(name or words), where=where
    )


def _blocks(text: str, comments: bool) -> list[list[tuple[int, str]]]:
    """The paragraphs of a text, as lines with their numbers (from 1), without comment lines."""
    blocks: list[list[tuple[int, str]]] = []
    fresh = True
    for number, line in enumerate(text.split("\n"), 1):
        if comments and line.startswith("#"):
            continue
        if not line.strip():
            fresh = True
        elif fresh:
            blocks.append([(number, line.strip())])
            fresh = False
        else:
            blocks[-1].append((number, line.strip()))
    return blocks


def _from_plain(text: str, name: str) -> list[Prompt]:
    blocks = _blocks(text, comments=bool(name))
    if len(blocks) == 1 and name:  # a file without a blank line: one prompt a line
        blocks = [[line] for line in blocks[0]]
    return [
        _prompt(" ".join(words for _, words in block), _place(name, block[0][0]))
        for block in blocks
    ]


def _from_markdown(text: str, name: str) -> list[Prompt]:
    options, body, skipped = PromptOptions(), text, 0
    front = re.match(r"---[ \t]*\n(.*?\n|)(?:---|\.\.\.)[ \t]*(?:\n|\Z)", text, re.DOTALL)
    if front:
        skipped = front[0].count("\n")
        body = text[front.end() :]
        sheet = read_yaml(front[1], name, first_line=2)
        if sheet.data is not None:
            options = sheet.read_as(PromptOptions)
    elif text.startswith("---"):
        raise InputError(
            "the front matter is never closed", "Put a line with --- after it.", place=f"{name}:1"
        )
    body = re.sub(r"<!--.*?-->", lambda note: "\n" * note[0].count("\n"), body, flags=re.DOTALL)
    found: list[Prompt] = []
    heading: str | None = None
    for block in _blocks(body, comments=False):
        for number, words in _markdown_items(block):
            if title := re.match(r"#{1,6}\s+(.*)", words):
                heading = title[1].strip(" #") or None
                continue
            found.append(_prompt(words, _place(name, number + skipped), options, heading))
            heading = None
    return found


def _markdown_items(block: list[tuple[int, str]]) -> list[tuple[int, str]]:
    """One paragraph as headings and prompts: a list item is one, and wrapped lines are joined."""
    items: list[tuple[int, str]] = []
    fresh = True
    for number, line in block:
        heading = re.match(r"#{1,6}\s", line)
        bullet = re.match(r"(?:[-*+]|\d{1,9}[.)])\s+", line)
        words = line[bullet.end() :] if bullet else line.removeprefix(">").strip()
        if fresh or bullet or heading:
            items.append((number, words))
        else:
            items[-1] = (items[-1][0], f"{items[-1][1]} {words}")
        fresh = heading is not None
    return items


def _from_yaml(sheet: Document) -> list[Prompt]:
    data = sheet.data
    if data is None:
        return []
    if isinstance(data, str):
        return [_prompt(data, f"{sheet.name}:1")]
    if isinstance(data, list):
        return [_yaml_item(sheet, (index,), PromptOptions()) for index in range(len(data))]
    if not isinstance(data, dict):
        raise sheet.refuse(
            "a prompt file is a text, a list or a mapping", 'Write prompt: "a dog runs".'
        )
    whole: _Sheet = sheet.read_as(_Sheet)
    shared = _options(whole)
    if whole.prompt is not None and whole.prompts is not None:
        raise sheet.refuse(
            'give "prompt" or "prompts", not both', "Move it into the list.", ("prompt",)
        )
    if whole.prompts is not None:
        return [_yaml_item(sheet, ("prompts", at), shared) for at in range(len(whole.prompts))]
    if whole.prompt is None:
        raise sheet.refuse('"prompt" is missing here', 'Write prompt: "a dog runs on a beach".')
    return [_prompt(whole.prompt, f"{sheet.name}:{sheet.line(('prompt',))}", shared, whole.name)]


def _yaml_item(sheet: Document, at: tuple[str | int, ...], shared: PromptOptions) -> Prompt:
    part: Any = sheet.data
    for step in at:
        part = part[step]
    where = f"{sheet.name}:{sheet.line(at)}"
    if isinstance(part, str):
        return _prompt(part, where, shared)
    if not isinstance(part, dict):
        raise sheet.refuse("a prompt is a text or a mapping", "Put the words in quotes.", at)
    item: _Item = sheet.read_as(_Item, at)
    own = {name: value for name, value in _options(item) if value is not None}
    return _prompt(item.prompt, where, shared.model_copy(update=own), item.name)


def _options(sheet: PromptOptions) -> PromptOptions:
    return PromptOptions(**{name: getattr(sheet, name) for name in PromptOptions.model_fields})
