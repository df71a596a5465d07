"""The storyboards that a new one begins with: they come with the presets, one for each syntax."""

import re
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
    text = (built_in() / "examples" / name).read_text(encoding="utf-8")
    if re.fullmatch(r"[\w.-]+", path.name):  # a name that can stand in a command as it is
        text = text.replace(name, path.name)
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
    return path
