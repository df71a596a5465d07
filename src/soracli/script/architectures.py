"""The architectures of presets/architectures: how models are built without their weights."""

import functools
from pathlib import Path

from soracli.script.presets import entries
from soracli.script.shipped import built_in
from soracli.story.diffusion import Architecture


@functools.cache
def load_architectures(extra: Path | None = None) -> dict[str, Architecture]:
    """All architectures by name, the user's own (`extra`) over the built-in. Read once."""
    roots = [built_in()] if extra is None else [built_in(), extra]
    return dict(entries(roots, "architectures", Architecture))
