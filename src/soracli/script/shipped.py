"""Where the files are that came with the program."""

from pathlib import Path

import soracli


def built_in() -> Path:
    """The presets that came with the program: inside the package, else beside the checkout."""
    package = Path(soracli.__file__).resolve().parent
    inside = package / "presets"
    return inside if inside.is_dir() else package.parents[1] / "presets"
