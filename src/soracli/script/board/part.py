"""What a storyboard file says, with the spot of everything: one tree for all its syntaxes.

Every scalar is the text that was written: `on`, `16:9` and `1984` are words until a field wants a
number. YAML, Markdown and screenplays become the same tree, so one set of rules reads them all.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import PurePosixPath
from typing import Any, TypeAlias

from soracli.errors import InputError
from soracli.script.locate import MOST_NODES, caret

At: TypeAlias = Sequence[str | int]
"""A path of keys and numbers into a storyboard: ("shots", 3, "lines", 0)."""

OTHER_NAMES = {"present": "with", "continues": "continue", "schema_": "schema"}
"""Fields by the name that the file has for them."""


@dataclass(frozen=True)
class Page:
    """One text: its file as it is told to people, what it says, and its folder.

    `folder` is relative to the folder of the storyboard. `first_line` is the line of the file on
    which the text starts.
    """

    name: str
    text: str
    folder: PurePosixPath = PurePosixPath()
    first_line: int = 1


@dataclass(frozen=True, slots=True)
class Spot:
    """A spot in a page; `line` and `column` count from 0 in its text."""

    page: Page
    line: int
    column: int

    def __str__(self) -> str:
        """As "film.yaml:12:5"."""
        return f"{self.page.name}:{self.line + self.page.first_line}:{self.column + 1}"

    def refuse(self, message: str, hint: str) -> InputError:
        """An error that points here."""
        snippet = caret(self.page.text, self.line, self.column)
        return InputError(message, hint, place=str(self), snippet=snippet)


@dataclass(frozen=True, slots=True)
class Part:
    """One value and its spot, and the spot of its key if it has one.

    `content` is a text, None for nothing, a mapping by key or a list.
    """

    content: "Content"
    spot: Spot
    key: Spot | None = None

    @property
    def text(self) -> str | None:
        """The text of a scalar; None for everything else."""
        return self.content if isinstance(self.content, str) else None

    @property
    def fields(self) -> "dict[str, Part]":
        """What a mapping holds; nothing for everything else."""
        return self.content if isinstance(self.content, dict) else {}

    @property
    def items(self) -> "tuple[Part, ...]":
        """What a list holds; nothing for everything else."""
        return self.content if isinstance(self.content, tuple) else ()

    def having(self, content: "Content") -> "Part":
        """The same spot with something else in it."""
        return replace(self, content=content)

    def updated(self, fields: "dict[str, Part]") -> "Part":
        """The mapping with some fields set."""
        return self.having({**self.fields, **fields})

    def find(self, at: At) -> "Part":
        """The part under a path; steps that lead nowhere are passed over."""
        found = self
        for step in at:
            found = found.child(step) or found
        return found

    def child(self, step: str | int) -> "Part | None":
        """The part under one key or number, by the field's own name too; None if it isn't there."""
        if isinstance(step, int):
            items = self.items
            return items[step] if 0 <= step < len(items) else None
        return self.fields.get(OTHER_NAMES.get(step, step), self.fields.get(step))

    def refuse(self, message: str, hint: str) -> InputError:
        """An error that points at the value."""
        return self.spot.refuse(message, hint)

    def refuse_key(self, message: str, hint: str) -> InputError:
        """An error that points at the key, or at the value where there is none."""
        return (self.key or self.spot).refuse(message, hint)

    def plain(self) -> Any:
        """Plain data. A field with nothing in it is left out: it was not said.

        Raises InputError where includes and aliases write out to more than any film needs.
        """
        return _plain(self, iter(range(MOST_NODES)))


Content: TypeAlias = "str | dict[str, Part] | tuple[Part, ...] | None"


def _plain(part: Part, budget: Iterator[int]) -> Any:
    if next(budget, None) is None:
        raise part.refuse("written out, this storyboard never ends", "Include fewer files.")
    if isinstance(part.content, dict):
        return {
            key: _plain(value, budget)
            for key, value in part.content.items()
            if value.content is not None
        }
    if isinstance(part.content, tuple):
        return [_plain(item, budget) for item in part.content]
    return part.content
