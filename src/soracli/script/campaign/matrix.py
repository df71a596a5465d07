"""All variants of a campaign as values: axes combined, some taken out, some added."""

import itertools
import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from soracli.errors import InputError
from soracli.script.board.faults import near
from soracli.script.board.part import Part
from soracli.script.campaign.axes import Axis, read_axis
from soracli.script.campaign.blanks import Values
from soracli.script.campaign.joined import Joined, read_joined
from soracli.script.campaign.origin import Origin, Origins, Source, as_text, shown
from soracli.script.campaign.written import Given, entries, given, mapping, plain_value
from soracli.story.campaign import MOST_VARIANTS, Scalar


@dataclass(frozen=True)
class Entry:
    """One variant before its film is read: `number` from 1, and what its axes are.

    `values` are all its variables; `error` is why they cannot be told, and then there are only the
    axes in them.
    """

    number: int
    axes: Mapping[str, Scalar]
    values: Values
    error: InputError | None = None


@dataclass(frozen=True)
class Excluded:
    """What is left out: variants in which each variable has one of these values."""

    part: Part
    values: Mapping[str, tuple[Scalar, ...]]

    def agrees(self, variables: Mapping[str, Scalar]) -> bool:
        """Whether a variant is meant."""
        return all(
            name in variables and as_text(variables[name]) in map(as_text, any_of)
            for name, any_of in self.values.items()
        )


@dataclass(frozen=True)
class Matrix:
    """What variants are made of."""

    base: Given
    axes: tuple[Axis, ...]
    tables: tuple[Joined, ...]
    included: tuple[Given, ...]
    excluded: tuple[Excluded, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """What variants are told apart by: the axes, or where there are none, what include says."""
        return _names([axis.name for axis in self.axes], self.included)

    @property
    def files(self) -> tuple[Path, ...]:
        """The files of its tables, each once."""
        found = [path for axis in self.axes for path in axis.files]
        return tuple(dict.fromkeys([*found, *(one.path for one in self.tables)]))

    @property
    def known(self) -> tuple[str, ...]:
        """Every variable that some variant has."""
        names = [*self.base.values]
        for axis in self.axes:
            names += [axis.name, *axis.columns]
        names += [column for table in self.tables for column in table.columns]
        names += [name for one in self.included for name in one.values]
        return tuple(dict.fromkeys(names))

    def entries(self) -> Iterator[Entry]:
        """Every variant in order: the combinations, the first axis slowest, then what is added."""
        number = 0
        for choices in itertools.product(*(axis.choices for axis in self.axes)):
            if not self.axes and self.included:
                break
            axes = {axis.name: one.value for axis, one in zip(self.axes, choices, strict=True)}
            sources = [self.base, *(source for one in choices for source in one.sources)]
            entry = self._entry(number + 1, axes, sources)
            if not any(one.agrees(entry.values.variables) for one in self.excluded):
                number += 1
                yield entry
        for added in self.included:
            number += 1
            yield self._added(number, added)

    def _entry(self, number: int, axes: dict[str, Scalar], sources: list[Source]) -> Entry:
        error = None
        for table in self.tables:
            row = table.row(axes)
            if row is None:
                error = error or table.lacking(axes)
            else:
                sources.append(_Beside(row, table.on))
        return _merged(number, axes, sources, error)

    def _added(self, number: int, added: Given) -> Entry:
        """What an entry of include says goes before all that its axes bring."""
        axes = {name: added.values[name] for name in self.names if name in added.values}
        sources: list[Source] = [self.base]
        for axis in self.axes:
            choice = axis.choice(added.values[axis.name])
            sources += [_Beside(one, (axis.name,)) for one in choice.sources] if choice else []
        for table in self.tables:
            row = table.row(axes)
            sources += [_Beside(row, table.on)] if row else []
        kept = [_Beside(one, tuple(added.values)) for one in sources]
        return _merged(number, axes, [*kept, added], None)


@dataclass(frozen=True)
class _Beside:
    """A source without some of its variables."""

    source: Source
    without: tuple[str, ...]

    @property
    def values(self) -> Mapping[str, Scalar]:
        return {
            name: value for name, value in self.source.values.items() if name not in self.without
        }

    def origin(self, name: str) -> Origin:
        return self.source.origin(name)


def _merged(
    number: int, axes: Mapping[str, Scalar], sources: Sequence[Source], error: InputError | None
) -> Entry:
    variables: dict[str, Scalar] = {}
    whence: dict[str, Source] = {}
    for source in sources:
        for name, value in source.values.items():
            if name in whence:
                error = error or _twice(name, whence[name], source)
                continue
            variables[name] = value
            whence[name] = source
    told = ", ".join(f"{name} {shown(value)}" for name, value in axes.items())
    return Entry(number, axes, Values(variables, Origins(whence), told), error)


def _twice(name: str, first: Source, second: Source) -> InputError:
    here, before = second.origin(name), first.origin(name)
    return here.spot.refuse(
        f'"{name}" comes from two places: {before.place} ({before.words}) '
        f"and {here.place} ({here.words})",
        "Rename one of them, or take it out.",
    )


def read_matrix(root: Part, file: str, folder: Path | None) -> Matrix:
    """The matrix of a campaign, with all tables read. `file` is the campaign as people wrote it.

    Raises InputError for what is wrong with any of it, and for more than MOST_VARIANTS variants.
    """
    variables = root.child("variables")
    base = given(variables, "variables") if variables else Given("variables", {}, {})
    axes = tuple(
        read_axis(name, part, file, folder) for name, part in mapping(root, "matrix").items()
    )
    names = [axis.name for axis in axes]
    included = tuple(
        _included(part, number, names) for number, part in enumerate(entries(root, "include"), 1)
    )
    apart = _names(names, included)
    tables = tuple(read_joined(part, apart, file, folder) for part in entries(root, "tables"))
    made = Matrix(base, axes, tables, included, ())
    _refuse_twice(made)
    excluded = tuple(_excluded(part, made) for part in entries(root, "exclude"))
    count = math.prod(len(axis.choices) for axis in axes) + len(included)
    if count > MOST_VARIANTS:
        at = root.child("matrix") or root
        raise at.refuse_key(
            f"{count:,} variants are too many; at most {MOST_VARIANTS:,} are",
            "Make several campaigns of it.",
        )
    return Matrix(base, axes, tables, included, excluded)


def _refuse_twice(matrix: Matrix) -> None:
    """Raises InputError for a variable that the columns of two tables or axes bring."""
    known: dict[str, Source] = dict.fromkeys(matrix.base.values, matrix.base)
    for axis in matrix.axes:
        _add_new(known, [one for choice in axis.choices for one in choice.sources])
    for table in matrix.tables:
        _add_new(known, [_Beside(row, table.on) for row in table.rows.values()])


def _add_new(known: dict[str, Source], sources: Sequence[Source]) -> None:
    new: dict[str, Source] = {}
    for source in sources:
        for name in source.values:
            if name in known:
                raise _twice(name, known[name], source)
            new.setdefault(name, source)
    known |= new


def _names(axes: Sequence[str], included: Sequence[Given]) -> tuple[str, ...]:
    return tuple(axes) or tuple(dict.fromkeys(name for one in included for name in one.values))


def _included(part: Part, number: int, axes: Sequence[str]) -> Given:
    made = given(part, f"entry {number} of include")
    for name in axes:
        if name not in made.values:
            raise part.refuse(
                f'"{name}" is missing here: it tells variants apart', f"Write {name}: …"
            )
    return made


def _excluded(part: Part, matrix: Matrix) -> Excluded:
    """What is left out. Raises InputError for variables and values that there are none of."""
    if not part.fields:
        raise part.refuse("nothing is said here", "Write {variable: value}.")
    values = {}
    for name, one in part.fields.items():
        if name not in matrix.known:
            raise one.refuse_key(
                f'there is no variable "{name[:60]}"', near(name, matrix.known, "Known")
            )
        any_of = one.items or (one,)
        values[name] = tuple(plain_value(each) for each in any_of)
        axis = next((axis for axis in matrix.axes if axis.name == name), None)
        for each, value in zip(any_of, values[name], strict=True):
            if axis is not None and axis.choice(value) is None:
                known = [as_text(choice.value) for choice in axis.choices]
                raise each.refuse(
                    f'"{as_text(value)[:60]}" is none of the values of {name}',
                    near(as_text(value), known),
                )
    return Excluded(part, values)
