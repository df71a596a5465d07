"""Where the values of variables stand: a cell of a table, or a line of the campaign."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from soracli.errors import InputError
from soracli.script.board.part import Spot
from soracli.story.campaign import Scalar


@dataclass(frozen=True)
class Origin:
    """Where the value of a variable stands: its `spot`, and `words` that tell it to a person
    ('row 734, column "price": "abc"')."""

    spot: Spot
    words: str

    @property
    def place(self) -> str:
        """As "products.csv:735:12"."""
        return str(self.spot)

    def refuse(self, message: str, hint: str) -> InputError:
        """An error that points at the value and says which it is."""
        return self.spot.refuse(f"{self.words} was filled in, and {message}", hint)


class Source(Protocol):
    """Some variables that stand together: a row of a table, or a mapping of the campaign."""

    @property
    def values(self) -> Mapping[str, Scalar]:
        """The variables by name."""

    def origin(self, name: str) -> Origin:
        """Where the value of one of them stands."""


class Origins(Mapping[str, Origin]):
    """Where each variable of a variant stands. Found when it is asked for: few ever are."""

    def __init__(self, sources: Mapping[str, Source]) -> None:
        self._sources = sources

    def __getitem__(self, name: str) -> Origin:
        return self._sources[name].origin(name)

    def __iter__(self) -> Iterator[str]:
        return iter(self._sources)

    def __len__(self) -> int:
        return len(self._sources)


def as_text(value: Scalar) -> str:
    """A value as it is filled in: true and false in small letters, all else as it was written."""
    return str(value).lower() if isinstance(value, bool) else str(value)


def shown(value: Scalar) -> str:
    """A value in quotes on one line, shortened where it is long."""
    text = " ".join(as_text(value).split())
    return '"' + (text if len(text) <= 60 else text[:57] + "...") + '"'
