"""Writes the golden plan, or error, of every board.

    python tests/boards/write.py [name ...]

A board is a folder with one `prompt.*` file. Its golden says what the program reads in it, without
keys, so that it changes only where the reading changes.
"""

import json
import sys
from pathlib import Path
from typing import Any

from soracli.errors import SoraError
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.studio.planning import PlannedTake, Refused, plan_takes
from soracli.studio.source import Source

HERE = Path(__file__).resolve().parent
GOLDEN = "golden.json"


def told(board: Path) -> str:
    """What is planned for a board, or how it is refused, as text."""
    (file,) = board.glob("prompt.*")
    try:
        source = Source(file.read_text(encoding="utf-8"), file.name)
        found: Any = [_take(take) for take in plan_takes(source, Request(), load_presets())]
    except SoraError as error:
        found = _error(error)
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"


def _take(take: PlannedTake | Refused) -> dict[str, Any]:
    if isinstance(take, Refused):
        return {"name": take.name, "where": take.where, "refused": _error(take.error)}
    spec = take.spec
    return {
        "name": take.name,
        "where": take.where,
        "scene": spec.scene.model_dump(mode="json", exclude_defaults=True),
        "cast": sorted(spec.cast),
        "size": [spec.width, spec.height],
        "fps": spec.fps,
        "frames": spec.frames,
        "seed": spec.seed,
        "model": spec.model.name,
    }


def _error(error: SoraError) -> dict[str, Any]:
    return {
        "error": error.message,
        "hint": error.hint,
        "place": error.place,
        "snippet": error.snippet.splitlines(),
        "exit_code": error.exit_code,
    }


if __name__ == "__main__":
    for folder in sorted(path for path in HERE.iterdir() if path.is_dir()):
        if list(folder.glob("prompt.*")) and (not sys.argv[1:] or folder.name in sys.argv[1:]):
            (folder / GOLDEN).write_text(told(folder), encoding="utf-8", newline="\n")
            sys.stderr.write(f"wrote {folder.name}\n")
