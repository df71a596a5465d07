"""The parts that kinds are drawn with, read when a kind is asked for.

They are most of what stands in the casting files, and a sentence needs those of two or three kinds.
"""

import re
from dataclasses import dataclass, field

from soracli.script.locate import Document, read_yaml
from soracli.story.part import Part
from soracli.story.preset import Kind
from soracli.story.value import Value

_KIND = re.compile(r"^(\w+):", re.MULTILINE)
_PARTS = re.compile(r"^  parts:[ ]*\n(?:(?:    [^\n]*|[ ]*)(?:\n|\Z))+", re.MULTILINE)


class _Parts(Value):
    parts: tuple[Part, ...]


@dataclass
class Drawings:
    """The parts of kinds as they are written: (file, text with its lines where they were)."""

    _written: dict[str, tuple[str, str]] = field(default_factory=dict)

    def cut(self, text: str, name: str) -> str:
        """The text of a casting file without the parts of its kinds, which are kept; all lines stay
        where they are."""
        for kind in _KIND.findall(text):  # what a later file names again is drawn anew
            self._written.pop(kind, None)
        found = list(_PARTS.finditer(text))
        for block in found:
            before = text[: block.start()]
            kinds = _KIND.findall(before)
            if kinds:
                self._written[kinds[-1]] = (name, "\n" * before.count("\n") + block.group())
        for block in reversed(found):
            blank = "\n" * block.group().count("\n")
            text = text[: block.start()] + blank + text[block.end() :]
        return text

    @property
    def names(self) -> frozenset[str]:
        """The kinds whose parts are kept here."""
        return frozenset(self._written)

    def read(self, kind: str) -> tuple[Part, ...]:
        """The parts of a kind, none if it is not drawn. Raises InputError for what is no part."""
        name, text = self._written.pop(kind, ("", ""))
        if not text:
            return ()
        document: Document = read_yaml(text, name)
        parts: tuple[Part, ...] = document.read_as(_Parts).parts
        return parts


class Kinds(dict[str, Kind]):
    """Kinds by name. Who asks for one by its name gets it with its parts; a look at all of them
    shows those without that nobody has asked for yet. `drawn` are the names of those with parts."""

    def __init__(self, kinds: dict[str, Kind], drawings: Drawings) -> None:
        """All kinds without their parts, and where those are."""
        super().__init__(kinds)
        self._drawings = drawings
        self.drawn = drawings.names

    def __getitem__(self, name: str) -> Kind:
        kind = super().__getitem__(name)
        parts = self._drawings.read(name)
        if parts:
            kind = kind.model_copy(update={"parts": parts})
            self[name] = kind
        return kind

    def get(self, name: str, default: Kind | None = None) -> Kind | None:  # type: ignore[override]
        """The kind of this name with its parts, or `default`."""
        return self[name] if name in self else default  # noqa: SIM401 - get itself
