"""Other files of a storyboard: `!include`, plain paths, pictures. Never outside its folder."""

import re
from dataclasses import dataclass, field
from pathlib import Path, PurePath, PurePosixPath

from soracli.script.board.page import read_page
from soracli.script.board.part import Page, Part
from soracli.script.locate import refuse_binary
from soracli.script.prompts import decode

MOST_NESTED = 5
MOST_FILES = 100
LARGEST_FILE = 4_000_000
"""Bytes; more of an included file is not read."""
_YAML_FILE = re.compile(r".*\.ya?ml", re.IGNORECASE)
SECTIONS = ("characters", "places", "props")


@dataclass
class Library:
    """The files a storyboard is read from. `folder` None (standard input) has none beside it.

    `name` is the storyboard's own file as people wrote it. `files` lists every included file, in
    the order in which they were first read.
    """

    folder: Path | None
    name: str
    files: list[Path] = field(default_factory=list)
    _read: dict[PurePosixPath, Part] = field(default_factory=dict)
    _open: list[PurePosixPath] = field(default_factory=list)

    def include(self, part: Part) -> Part:
        """What the file says that this part names.

        Raises InputError for a path that leads out of the folder, a file that cannot be read,
        files that include each other in a circle, and too many or too deep includes.
        """
        if self.folder is None:
            raise part.refuse("there is no folder to include from", "Save the storyboard first.")
        inside = safe_path(part, self.folder)
        if inside in self._open or str(inside) == PurePath(self.name).name:
            raise part.refuse(f"{inside} includes itself", "Take this include out.")
        if len(self._open) >= MOST_NESTED:
            raise part.refuse(
                f"includes are nested more than {MOST_NESTED} deep", "Include it further up."
            )
        if inside not in self._read:
            self._open.append(inside)
            self._read[inside] = read_page(self._page(part, inside), self.include)
            self._open.pop()
        return Part(self._read[inside].content, self._read[inside].spot, part.key)

    def with_sections(self, root: Part) -> Part:
        """The storyboard with `world: bible.yaml`, and the like of its sections, read in."""
        if (world := root.child("world")) is None:
            return root
        world = self._section(world)
        sections = {
            name: self._section(part) for name, part in world.fields.items() if name in SECTIONS
        }
        return root.updated({"world": world.updated(sections) if sections else world})

    def _section(self, part: Part) -> Part:
        return self.include(part) if part.text and _YAML_FILE.fullmatch(part.text) else part

    def _page(self, part: Part, inside: PurePosixPath) -> Page:
        assert self.folder is not None
        path = self.folder / inside
        if len(self.files) >= MOST_FILES:
            raise part.refuse(f"more than {MOST_FILES} files are included", "Join some of them.")
        try:
            if path.exists() and not path.is_file():
                raise part.refuse(f"{inside} is no file", "Name a YAML file.")
            with path.open("rb") as file:
                data = file.read(LARGEST_FILE + 1)
        except OSError as fault:
            why = (fault.strerror or str(fault)).lower()
            hint = f"Write the path from the folder of {part.spot.page.name}."
            raise part.refuse(f"{str(inside)[:60]} cannot be read: {why}", hint) from None
        if len(data) > LARGEST_FILE:
            raise part.refuse(f"{inside} is too large", "Include a smaller file.")
        self.files.append(path)
        name = str(PurePath(self.name).parent / inside)
        text = decode(data, name).replace("\r\n", "\n").replace("\r", "\n")
        refuse_binary(text, name)
        return Page(name, text, inside.parent)


def safe_path(part: Part, folder: Path | None, whose: str = "storyboard") -> PurePosixPath:
    """The path this text names, from the folder of the storyboard (or what else `whose` says).

    It is written from the folder of the file that names it. Raises InputError for everything that
    could be outside: absolute paths, drives, `..` and links that lead out, names no system has.
    """
    written = part.text or ""
    shown = f'"{written[:60]}"'
    hint = f"Write a path from the folder of the {whose}, with / between folders."
    if not written.strip() or re.search(r'[\\:*?"<>|\x00-\x1f]', written):
        raise part.refuse(f"{shown} is no path inside the {whose}'s folder", hint)
    inside: list[str] = list(part.spot.page.folder.parts)
    if written.startswith(("/", "~")):
        raise part.refuse(f"{shown} is outside the {whose}'s folder", hint)
    for step in PurePosixPath(written).parts:
        if step != "..":
            inside.append(step)
        elif inside:
            inside.pop()
        else:
            raise part.refuse(f"{shown} is outside the {whose}'s folder", hint)
    path = PurePosixPath(*inside)
    if folder is not None and not _is_inside(folder / path, folder):
        raise part.refuse(f"{shown} leads out of the {whose}'s folder", hint)
    return path


def _is_inside(path: Path, folder: Path) -> bool:
    """Whether a path is still in the folder when every link on the way is followed."""
    try:
        return path.resolve().is_relative_to(folder.resolve())
    except (OSError, ValueError, RuntimeError):  # a circle of links, a name that is too long
        return False
