"""What a new storyboard or campaign begins with: it comes with the presets."""

import os
import re
from collections.abc import Iterable
from pathlib import Path

from soracli.errors import InputError, MachineError
from soracli.script.shipped import built_in

EXAMPLES = {
    ".yaml": "film.yaml",
    ".yml": "film.yaml",
    ".md": "film.md",
    ".markdown": "film.md",
    ".fountain": "film.fountain",
}
"""By the ending of a file, the example in presets/examples that it becomes."""
CAMPAIGN = "campaign.yaml"
BESIDE = ("spot.yaml", "products.csv", "copy.csv")
"""The files of that campaign: the storyboard with blanks in it, and what they are filled with."""


def write_example(path: Path) -> Path:
    """Write a commented storyboard to `path`, in the syntax of its ending; the path.

    Raises InputError for an ending that no storyboard has and for a file that is there already,
    MachineError where it cannot be written.
    """
    name = EXAMPLES.get(path.suffix.lower())
    if name is None:
        raise InputError(
            f"{path} has no ending of a storyboard", "Name it .yaml, .md or .fountain: film.yaml."
        )
    _must_be_free([path])
    _write(path, _example(name, path))
    return path


def write_campaign(path: Path) -> tuple[Path, ...]:
    """Write a commented campaign to `path`, its storyboard and its tables beside it; the paths.

    Raises InputError for an ending that no campaign has and where one of the files is there
    already, MachineError where one cannot be written.
    """
    if path.suffix.lower() not in (".yaml", ".yml"):
        raise InputError(f"{path} has no ending of a campaign", "Name it .yaml: campaign.yaml.")
    files = {path: CAMPAIGN, **{path.with_name(name): name for name in BESIDE}}
    if len(files) <= len(BESIDE):
        raise InputError(f"{path.name} is the storyboard of the campaign", "Name it otherwise.")
    _must_be_free(files)
    for file, name in files.items():
        _write(file, _example(name, path))
    return tuple(files)


def _example(name: str, path: Path) -> str:
    """The text of an example whose main file is called so."""
    text = (built_in() / "examples" / name).read_text(encoding="utf-8")
    main = CAMPAIGN if name in (CAMPAIGN, *BESIDE) else name
    if re.fullmatch(r"[\w.-]+", path.name):  # a name that can stand in a command as it is
        text = text.replace(main, path.name)
    return text


def _must_be_free(files: Iterable[Path]) -> None:
    for file in files:
        try:
            taken = os.path.lexists(file)
        except ValueError:  # a NUL in it: writing says so
            continue
        if taken:
            raise InputError(f"{file} is there already", "Give it another name.")


def _write(path: Path, text: str) -> None:
    try:
        with path.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except FileExistsError:
        raise InputError(f"{path} is there already", "Give it another name.") from None
    except (OSError, ValueError) as fault:
        if not path.parent.is_dir():
            raise InputError(f"there is no folder {path.parent}", "Make it first.") from None
        why = getattr(fault, "strerror", None) or fault
        raise MachineError(f"cannot write {path}: {why}", "Choose another folder.") from None
