"""The front door: a file in, a storyboard out, or one error with its place."""

import re
from dataclasses import dataclass
from pathlib import Path, PurePath

from pydantic import ValidationError

from soracli.errors import InputError
from soracli.script.board.faults import refusal
from soracli.script.board.given import with_files, with_sounds
from soracli.script.board.include import Library
from soracli.script.board.meaning import check
from soracli.script.board.naming import with_ids
from soracli.script.board.page import read_page
from soracli.script.board.part import At, Page, Part
from soracli.script.board.sugar import spelled_out, with_noise
from soracli.script.board.version import upgraded
from soracli.script.locate import refuse_binary
from soracli.story.storyboard import MOST_SHOTS, Storyboard, given_files, sound_files

MOST_CHARACTERS = 1_000_000
"""Of one file; a feature film's screenplay has 200,000."""
MOST_LINES = 30_000
MARKDOWN = (".md", ".markdown")
SCREENPLAY = ".fountain"
_SCHEMA = r"""["']?schema["']?[ \t]*:[ \t]*["']?storyboard\b"""


@dataclass(frozen=True)
class Board:
    """A storyboard that was read, and where everything in it is written.

    Every shot of `storyboard` has an id of its own. `files` are all files it was read from, the
    storyboard's own first, none if it came from standard input.
    """

    storyboard: Storyboard
    files: tuple[Path, ...]
    root: Part

    def refuse(self, message: str, hint: str, at: At = ()) -> InputError:
        """An error that points at what is written under a path ("shots", 3, "camera", "lens")."""
        return self.root.find(at).refuse(message, hint)

    def where(self, at: At = ()) -> str:
        """Where that is written, as "film.yaml:12:5"."""
        return str(self.root.find(at).spot)


def is_board(text: str, name: str) -> bool:
    """Whether a text is a storyboard and not a sheet of prompts; its name's ending decides with it.

    A .fountain file always is one, Markdown if its front matter says `schema: storyboard/…`, YAML
    also if there is a `shots:` at the top.
    """
    ending = PurePath(name).suffix.lower()
    if ending == SCREENPLAY:
        return True
    text = text.removeprefix("\ufeff")
    if ending in MARKDOWN:
        front = re.match(r"---[ \t]*\r?\n(.*?)\n(?:---|\.\.\.)", text, re.DOTALL)
        return bool(front and re.search(rf"^{_SCHEMA}", front[1], re.MULTILINE))
    if ending not in (".yaml", ".yml", ".json", ""):
        return False
    if text.lstrip()[:1] == "{":
        return bool(re.search(rf"""{_SCHEMA}|["']?shots["']?[ \t]*:""", text))
    return bool(re.search(rf"""^(?:{_SCHEMA}|["']?shots["']?[ \t]*:)""", text, re.MULTILINE))


def read_board(text: str, name: str, folder: Path | None) -> Board:
    """The storyboard in a text. `name` is its file as people wrote it; its ending tells the syntax.

    `folder` is where the file lies: includes and pictures are looked for there and nowhere else.
    Raises InputError with the place of the first fault.
    """
    library = Library(folder, name)
    return board_of(library.with_sections(read_parts(text, library)), library)


def read_parts(text: str, library: Library) -> Part:
    """What a storyboard's own text says, before anything in it has a meaning.

    Raises InputError for what is no storyboard/1, and for what is longer than any film.
    """
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    refuse_binary(text, library.name)
    _refuse_long(text, library.name)
    root = upgraded(_parts(Page(library.name, text), library))
    _refuse_many(root)
    return root


def board_of(root: Part, library: Library) -> Board:
    """The storyboard that these parts are, with all sections read in.

    Raises InputError with the place of the first fault.
    """
    folder = library.folder
    root = with_files(spelled_out(with_noise(root)), folder)
    root = with_sounds(root, folder)
    try:
        board = Storyboard.model_validate(root.plain())
    except ValidationError as fault:
        raise refusal(root, fault) from None
    check(board, root)
    board = board.model_copy(update={"shots": with_ids(board.shots)})
    if folder is None:
        return Board(board, tuple(library.files), root)
    beside = [folder / path for path in (*sound_files(board), *given_files(board))]
    own = folder / PurePath(library.name).name
    return Board(board, (own, *library.files, *beside), root)


def _refuse_long(text: str, name: str) -> None:
    if len(text) > MOST_CHARACTERS:
        raise InputError(f"{len(text):,} characters are too many", "Split the film.", place=name)
    if (lines := text.count("\n")) > MOST_LINES:
        raise InputError(f"{lines:,} lines are too many", "Split the film.", place=name)


def _refuse_many(root: Part) -> None:
    shots = root.child("shots")
    if shots and len(shots.items) > MOST_SHOTS:
        message = f"{len(shots.items):,} shots are too many; at most {MOST_SHOTS:,} are"
        raise shots.refuse(message, "Make two films of it.")


def _parts(page: Page, library: Library) -> Part:
    """The parts of a page, whatever its syntax; a mapping."""
    ending = PurePath(page.name).suffix.lower()
    if ending == SCREENPLAY:
        from soracli.script.board.screenplay import read_screenplay

        return read_screenplay(page)
    if ending in MARKDOWN:
        from soracli.script.board.markdown import read_markdown

        return read_markdown(page, library.include)
    root = read_page(page, library.include)
    if not isinstance(root.content, dict):
        raise root.refuse(
            "a storyboard is a mapping", "Begin with schema: storyboard/1, title: and shots:."
        )
    return root
