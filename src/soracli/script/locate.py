"""YAML that people wrote, read strictly: every fault is told with file, line, column and a caret.

The only place where YAML is parsed. Documents are hostile until proven otherwise: size, depth and
the growth by aliases are bounded before anything is built from them.
"""

import difflib
import re
import reprlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, TypeVar, cast

import yaml
from pydantic import BaseModel, TypeAdapter, ValidationError

from soracli.errors import InputError

MOST_CHARACTERS = 2_000_000
MOST_DEPTH = 60
MOST_NODES = 400_000
"""Nodes after aliases are written out; a bomb is far above, an honest preset far below."""

_Loader: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_Read = TypeVar("_Read")


@dataclass(frozen=True)
class Document:
    """One YAML document: where it came from, what it says, and the plain data in it.

    `first_line` is the line of the file on which the text starts (front matter starts on line 2).
    """

    name: str
    text: str
    data: Any
    first_line: int = 1

    def read_as(self, kind: type[_Read] | Any, at: tuple[str | int, ...] = ()) -> _Read:
        """The data (or the part of it under `at`) as a value of `kind`; InputError if it is not."""
        part = self.data
        for step in at:
            part = part[step]
        try:
            if isinstance(kind, type) and issubclass(kind, BaseModel):
                return cast(_Read, kind.model_validate(part))
            read: _Read = TypeAdapter(kind).validate_python(part)
        except ValidationError as fault:
            raise self._refusal(fault, kind, at) from None
        return read

    def refuse(
        self, message: str, hint: str, at: tuple[str | int, ...] = (), key: bool = False
    ) -> InputError:
        """An error that points at the value under `at`, or at its key."""
        mark = self._mark(at, key)
        return InputError(message, hint, place=self._place(mark), snippet=_caret(self.text, mark))

    def line(self, at: tuple[str | int, ...]) -> int:
        """The line of the file on which the value under `at` starts."""
        return int(self._mark(at, False).line) + self.first_line

    def _refusal(
        self, fault: ValidationError, kind: object, at: tuple[str | int, ...]
    ) -> InputError:
        faults = fault.errors(include_url=False)
        # a misspelt key also makes the right one missing: the misspelling is the news
        first = next((one for one in faults if one["type"] == "extra_forbidden"), faults[0])
        where = (*at, *first["loc"])
        last = str(first["loc"][-1]) if first["loc"] else ""
        if first["type"] == "extra_forbidden":
            return self.refuse(f'unknown key "{last}"', _near(last, kind), where, key=True)
        if first["type"] == "missing":
            return self.refuse(f'"{last}" is missing here', f"Write {last}: …", where[:-1])
        message = first["msg"][:1].lower() + first["msg"][1:]
        name = next((step for step in reversed(self._real(where)) if isinstance(step, str)), "")
        named = f'"{name}": ' if name else ""
        return self.refuse(f"{named}{message}", f"This says {_short(first['input'])}.", where)

    def _real(self, at: tuple[str | int, ...]) -> list[str | int]:
        """The steps of an error's path that are places in the file, without a union's tags."""
        node: Any = yaml.compose(self.text, Loader=_Loader)
        real = []
        for step in at:
            if (found := _child(node, step)) is not None:
                real.append(step)
                node = found[1]
        return real

    def _mark(self, at: tuple[str | int, ...], key: bool) -> Any:
        node: Any = yaml.compose(self.text, Loader=_Loader)
        mark = node.start_mark
        for step in at:
            found = _child(node, step)
            if found is None:  # a union's tag in the error's path is no place in the file
                continue
            name, node = found
            mark = name.start_mark if key else node.start_mark
        return mark

    def _place(self, mark: Any) -> str:
        return f"{self.name}:{mark.line + self.first_line}:{mark.column + 1}"


def read_yaml(text: str, name: str, first_line: int = 1) -> Document:
    """The one document in this text. Raises InputError for broken, deep, huge or bomb-like YAML."""
    text = text.replace("\t", "  ") if "\t" in text else text
    with _told(text, name, first_line):
        data = _build(text, name, first_line)
    return Document(name, text, data, first_line)


def compose_yaml(text: str, name: str, first_line: int = 1) -> yaml.Node | None:
    """The nodes of the one document in this text, before any of them becomes a number or a truth.

    None for an empty text. Raises InputError as `read_yaml` does.
    """
    with _told(text, name, first_line):
        loader = _Loader(text)
        try:
            node: yaml.Node | None = _single_node(loader, text, name, first_line)
            return node
        finally:
            loader.dispose()


def refuse_binary(text: str, name: str) -> None:
    """Raises InputError if control characters show that this is no text."""
    bad = re.search(r"[\x00-\x08\x0b\x0e-\x1f\x7f\ud800-\udfff]", text)
    if bad:
        line = text.count("\n", 0, bad.start()) + 1
        raise InputError(
            "this is not text: it holds control characters",
            "Give a text, Markdown or YAML file, saved as UTF-8.",
            place=f"{name}:{line}" if name else "",
        )


def caret(text: str, line: int, column: int) -> str:
    """A line of a text (from 0) with a caret under a column (from 0); "" if there is none."""
    lines = text.splitlines()
    if line >= len(lines):
        return ""
    start = max(0, column - 60)
    return f"{lines[line][start : start + 100]}\n{' ' * (column - start)}^"


@contextmanager
def _told(text: str, name: str, first_line: int) -> Iterator[None]:
    """Refuse what is too long or too deep, and tell what is no YAML as a fault of the person's."""
    if len(text) > MOST_CHARACTERS:
        raise InputError(
            f"{len(text):,} characters are too many", "Split the file.", place=f"{name}:1:1"
        )
    try:
        if _may_be_deep(text):
            _check_depth(text, name, first_line)
        yield
    except yaml.MarkedYAMLError as fault:
        mark: Any = fault.problem_mark or fault.context_mark
        place = f"{name}:{mark.line + first_line}:{mark.column + 1}" if mark else name
        snippet = _caret(text, mark) if mark else ""
        message = f"this is not YAML: {fault.problem or fault.context}"
        hint = "Check the indentation, and put quotes around text with a colon in it."
        if "{" in snippet.partition("\n")[0]:
            hint = f"Put quotes around text with {{ }} in it. {hint}"
        raise InputError(message, hint, place=place, snippet=snippet) from None
    except (yaml.YAMLError, ValueError, OverflowError, TypeError) as fault:
        raise InputError(
            f"this is not YAML: {fault}", "Write plain text values in quotes.", place=name
        ) from None


def _may_be_deep(text: str) -> bool:
    """A cheap bound on the nesting: open brackets, and dashes and spaces at the start of a line."""
    if text.count("[") + text.count("{") > MOST_DEPTH:
        depth = 0
        for bracket in re.findall(r"[\[\]{}]", text):
            depth += 1 if bracket in "[{" else -1
            if depth > MOST_DEPTH // 2:
                return True
    steps = re.findall(r"^[ \-?:]+", text, re.MULTILINE)
    return any(len(step) > MOST_DEPTH // 2 for step in steps)


def _build(text: str, name: str, first_line: int) -> Any:
    loader = _Loader(text)
    try:
        node = _single_node(loader, text, name, first_line)
        return None if node is None else loader.construct_document(node)
    finally:
        loader.dispose()


def _single_node(loader: Any, text: str, name: str, first_line: int) -> Any:
    node = loader.get_single_node()
    if "*" in text:
        _check_growth(node, name, first_line)
    return node


def _check_depth(text: str, name: str, first_line: int) -> None:
    depth = 0
    event: Any
    for event in yaml.parse(text, Loader=_Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
        if depth > MOST_DEPTH:
            line = event.start_mark.line + first_line
            raise InputError(
                f"this is nested more than {MOST_DEPTH} deep",
                "No file of this program needs that; check the brackets.",
                place=f"{name}:{line}:{event.start_mark.column + 1}",
            )


def _check_growth(root: yaml.Node | None, name: str, first_line: int) -> None:
    """Refuse a document that aliases would blow up, make endlessly deep, or let contain itself."""
    known: dict[int, tuple[int, int]] = {}
    open_nodes: set[int] = set()

    def measure(node: yaml.Node) -> tuple[int, int]:
        if id(node) in known:
            return known[id(node)]
        if id(node) in open_nodes:
            raise _bomb(node, name, first_line)
        open_nodes.add(id(node))
        children: list[yaml.Node] = []
        if isinstance(node, yaml.MappingNode):
            children = [part for pair in node.value for part in pair]
        elif isinstance(node, yaml.SequenceNode):
            children = node.value
        total, depth = 1, 1
        for child in children:
            leaf = type(child) is yaml.ScalarNode  # most are
            more, deeper = (1, 1) if leaf else measure(child)
            total, depth = total + more, max(depth, deeper + 1)
        open_nodes.discard(id(node))
        known[id(node)] = (total, depth)
        if total > MOST_NODES or depth > MOST_DEPTH:
            raise _bomb(node, name, first_line)
        return total, depth

    if root is not None:
        measure(root)


def _bomb(node: Any, name: str, first_line: int) -> InputError:
    place = f"{name}:{node.start_mark.line + first_line}:{node.start_mark.column + 1}"
    return InputError("the aliases in this file never end", "Write the values out.", place=place)


def _child(node: Any, step: str | int) -> tuple[Any, Any] | None:
    if isinstance(node, yaml.MappingNode):
        return next((pair for pair in node.value if pair[0].value == str(step)), None)
    if (
        isinstance(node, yaml.SequenceNode)
        and isinstance(step, int)
        and 0 <= step < len(node.value)
    ):
        return node.value[step], node.value[step]
    return None


def _caret(text: str, mark: Any) -> str:
    return "" if mark is None else caret(text, mark.line, mark.column)


def _short(value: object) -> str:
    return reprlib.repr(value)


def _near(word: str, kind: object) -> str:
    known = sorted(_names(kind, set()))
    close = difflib.get_close_matches(word, known, 1)
    return f"Did you mean {close[0]}?" if close else f"Known keys: {', '.join(known)}."


def _names(kind: object, seen: set[object]) -> set[str]:
    """Every field name that can be reached from a type."""
    if isinstance(kind, type) and issubclass(kind, BaseModel):
        if kind in seen:
            return set()
        seen.add(kind)
        names = set(kind.model_fields)
        for field in kind.model_fields.values():
            names |= _names(field.annotation, seen)
        return names
    return {name for part in getattr(kind, "__args__", ()) for name in _names(part, seen)}
