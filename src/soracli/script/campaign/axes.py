"""The axes of a campaign: what is combined, and the variables that each value brings."""

from dataclasses import dataclass
from pathlib import Path

from soracli.script.board.faults import near
from soracli.script.board.part import Part, Spot
from soracli.script.campaign.origin import Source, as_text, shown
from soracli.script.campaign.row import must_be_variable
from soracli.script.campaign.table import is_table, read_table
from soracli.script.campaign.written import Given, given, plain_value
from soracli.story.campaign import Axis as Written
from soracli.story.campaign import Scalar


@dataclass(frozen=True)
class Choice:
    """A value of an axis, and what it brings: itself (the first source) and further variables."""

    value: Scalar
    sources: tuple[Source, ...]


@dataclass(frozen=True)
class Axis:
    """What one variable may be, in order. `written` is as the campaign has it, `files` its table.

    `columns` are the variables that its values bring beside themselves.
    """

    name: str
    spot: Spot
    choices: tuple[Choice, ...]
    columns: tuple[str, ...]
    written: Written
    files: tuple[Path, ...] = ()

    def choice(self, value: Scalar) -> Choice | None:
        """The value of this name, or None."""
        text = as_text(value)
        return next((one for one in self.choices if as_text(one.value) == text), None)


def read_axis(name: str, part: Part, file: str, folder: Path | None) -> Axis:
    """An axis: a list, a mapping from values to variables, or a table with a column of its name.

    `file` is the campaign as people wrote it. Raises InputError for anything else, and for values
    that are there twice.
    """
    must_be_variable(name, part.key or part.spot, "axis")
    if part.text is not None:
        return _of_table(name, part, file, folder)
    made = _of_mapping(name, part) if part.fields else _of_list(name, part)
    if not made.choices:
        raise part.refuse_key(f'"{name}" has no values', "Write a list, a mapping or a table file.")
    return made


def _of_list(name: str, part: Part) -> Axis:
    choices: dict[str, Choice] = {}
    for one in part.items:
        value = plain_value(one)
        source = Given("matrix", {name: one}, {name: value})
        _add(name, Choice(value, (source,)), choices)
    spot = part.key or part.spot
    written = tuple(one.value for one in choices.values())
    return Axis(name, spot, tuple(choices.values()), (), written)


def _of_mapping(name: str, part: Part) -> Axis:
    choices: dict[str, Choice] = {}
    written: dict[str, dict[str, Scalar]] = {}
    columns: dict[str, None] = {}
    for value, one in part.fields.items():
        brought = given(one, f'{name} "{value[:60]}"')
        spot = one.key or one.spot
        if name in brought.values:
            raise brought.parts[name].refuse_key(
                f'"{name}" is {shown(value)} already', "Take it out."
            )
        own = Given("matrix", {name: Part(value, spot)}, {name: value})
        _add(name, Choice(value, (own, brought)), choices)
        written[value] = dict(brought.values)
        columns |= dict.fromkeys(brought.values)
    spot = part.key or part.spot
    return Axis(name, spot, tuple(choices.values()), tuple(columns), written)


def _of_table(name: str, part: Part, file: str, folder: Path | None) -> Axis:
    text = part.text or ""
    if not is_table(text):
        raise part.refuse(
            f'"{name}" takes a list, a mapping or a table file', f"Write {name}: [{text[:60]}]"
        )
    table, path = read_table(part, file, folder)
    if name not in table.columns:
        hint = f"Its column {name} tells the rows apart. {near(name, table.columns, 'Columns')}"
        raise part.refuse(f'{table.name} has no column "{name}"', hint)
    choices: dict[str, Choice] = {}
    for row in table.rows:
        if name not in row.values:
            raise row.refuse(f'row {row.number} has no "{name}"', "Every row needs one.")
        _add(name, Choice(row.values[name], (row,)), choices)
    columns = tuple(one for one in table.columns if one != name)
    spot = part.key or part.spot
    return Axis(name, spot, tuple(choices.values()), columns, text, (path,))


def _add(name: str, choice: Choice, known: dict[str, Choice]) -> None:
    """One more value of an axis. Raises InputError for one that is empty or there already."""
    text, source = as_text(choice.value), choice.sources[0]
    before = known.get(text)
    if text and before is None:
        known[text] = choice
        return
    origin = source.origin(name)
    if before is None:
        hint = "Write a value that tells it apart."
        raise origin.spot.refuse(f"{origin.words} is empty", hint)
    first = before.sources[0].origin(name)
    raise origin.spot.refuse(
        f"{origin.words} is there twice", f"It is at {first.place}, too. Keep one of them."
    )
