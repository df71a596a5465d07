"""The front door: a campaign file in, all its variants out, or one error with its place."""

import re
from collections.abc import Collection
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path, PurePath

from soracli.errors import InputError
from soracli.script.board.part import Page, Part
from soracli.script.campaign.films import Film, read_film
from soracli.script.campaign.matrix import Entry, Matrix, read_matrix
from soracli.script.campaign.output_names import read_output, safe_stem
from soracli.script.campaign.template import Template
from soracli.script.campaign.unused import axes_of_no_use
from soracli.script.campaign.variant import Faulty, Variant
from soracli.script.campaign.written import read_written
from soracli.script.locate import refuse_binary
from soracli.script.presets import Presets
from soracli.story.campaign import Campaign

ENDINGS = (".yaml", ".yml", ".json", "")
_SCHEMA = r"""["']?schema["']?[ \t]*:[ \t]*["']?campaign\b"""


@dataclass(frozen=True)
class CampaignFile:
    """A campaign that was read, with its film and its tables.

    `files` are all files it was read from so far, the campaign's own first.
    """

    campaign: Campaign
    matrix: Matrix
    film: Film
    root: Part
    name: str
    own: tuple[Path, ...]

    @property
    def files(self) -> tuple[Path, ...]:
        """Every file that was read: the campaign, its tables, its film and what that includes."""
        library = self.film.library
        board = (
            ()
            if self.film.prompt or library.folder is None
            else (library.folder / PurePath(library.name).name,)
        )
        found = (*self.own, *self.matrix.files, *board, *library.files)
        return tuple(dict.fromkeys(found))

    def entries(self) -> list[Entry]:
        """All variants in order, before any of their films is read; numbers from 1."""
        return list(self.matrix.entries())

    def outputs(self) -> dict[str, int]:
        """The numbers of all variants by the paths of their files; without those that have none."""
        names, found = read_output(self.root.child("output"), safe_stem(self.name)), {}
        for entry in self.matrix.entries():
            with suppress(InputError):
                if entry.error is None:
                    found[names.of(entry)] = entry.number
        return found

    def warnings(self) -> list[str]:
        """What may be meant otherwise. Complete once the films were read."""
        return [*axes_of_no_use(self.matrix, self.film)]

    def variants(self, numbers: Collection[int] | None = None) -> list[Variant | Faulty]:
        """All variants in order, or those with these numbers; those that cannot be made with why.

        Names are given to all of them, so that a name that two would have is always found.
        """
        names = read_output(self.root.child("output"), safe_stem(self.name))
        made: list[Variant | Faulty] = []
        for entry in self.matrix.entries():
            output, error = "", entry.error
            try:
                output = names.of(entry) if error is None else ""
            except InputError as fault:
                error = fault
            if numbers is None or entry.number in numbers:
                made.append(self._variant(entry, output, error))
        return made

    def _variant(self, entry: Entry, output: str, error: InputError | None) -> Variant | Faulty:
        if error is not None:
            return Faulty(entry.number, output, entry.axes, error)
        try:
            board = self.film.board(entry.values)
        except InputError as fault:
            return Faulty(entry.number, output, entry.axes, fault)
        values = entry.values
        return Variant(entry.number, output, entry.axes, values.variables, values.origins, board)


def is_campaign(text: str, name: str) -> bool:
    """Whether a text is a campaign; its name's ending decides with it, and what its schema says.

    One that lacks its schema is known by its matrix, so that this can be told.
    """
    if PurePath(name).suffix.lower() not in ENDINGS:
        return False
    text = text.removeprefix("\ufeff")
    if text.lstrip()[:1] == "{":
        return bool(re.search(_SCHEMA, text))
    if re.search(rf"^{_SCHEMA}", text, re.MULTILINE):
        return True
    nameless = not re.search(r"""^["']?schema\b""", text, re.MULTILINE)
    return nameless and bool(re.search(r"^matrix[ \t]*:", text, re.MULTILINE))


def read_campaign(text: str, name: str, folder: Path | None, presets: Presets) -> CampaignFile:
    """The campaign in a text. `name` is its file as people wrote it.

    `folder` is where the file lies: tables and the storyboard are looked for there and nowhere
    else. Raises InputError, with its place, for what is wrong with the campaign itself: its YAML,
    its tables, its templates, and variables that no variant has.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    refuse_binary(text, name)
    root = read_written(Page(name, text))
    matrix = read_matrix(root, name, folder)
    film = read_film(root, name, folder, presets)
    names = read_output(root.child("output"), safe_stem(name))
    known = matrix.known
    _must_be_known(film.blanks.templates(), known)
    if names.template is not None:
        _must_be_known([names.template], known)
    own = () if folder is None else (folder / PurePath(name).name,)
    return CampaignFile(_campaign(root, matrix), matrix, film, root, name, own)


def _must_be_known(templates: list[Template], known: tuple[str, ...]) -> None:
    for template in templates:
        missing = template.missing(known)
        if missing is not None:
            raise missing


def _campaign(root: Part, matrix: Matrix) -> Campaign:
    """The campaign as a value; all of it was checked before."""
    said = {
        name: part.text for name in _TEXTS if (part := root.child(name)) is not None and part.text
    }
    return Campaign(
        **said,
        variables=dict(matrix.base.values),
        matrix={axis.name: axis.written for axis in matrix.axes},
        tables=tuple(one.part.text or "" for one in matrix.tables),
        include=tuple(dict(one.values) for one in matrix.included),
        exclude=tuple(dict(one.values) for one in matrix.excluded),
    )


_TEXTS = ("schema", "title", "prompt", "storyboard", "output")
