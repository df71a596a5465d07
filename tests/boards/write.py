"""Writes the golden plan, or error, of every board.

    python tests/boards/write.py [name ...]

A board is a folder with one `prompt.*` file, or a storyboard (`film.*`). Its golden says what the
program reads in it, without keys, so that it changes only where the reading changes; of a
storyboard it says how a diffusion model is led.
"""

import json
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from soracli.errors import SoraError
from soracli.plan.film import PlannedShot
from soracli.plan.request import Request
from soracli.plan.take import TakeSpec
from soracli.script.board import read_board
from soracli.script.presets import load_presets
from soracli.studio.filming import plan_film
from soracli.studio.planning import PlannedTake, Refused, plan_takes
from soracli.studio.source import Source

HERE = Path(__file__).resolve().parent
GOLDEN = "golden.json"


def told(board: Path) -> str:
    """What is planned for a board, or how it is refused, as text."""
    (file,) = (*board.glob("prompt.*"), *board.glob("film.*"))
    try:
        if file.stem == "film":
            return _text(_film(file))
        source = Source(file.read_text(encoding="utf-8"), file.name)
        found: Any = [_take(take) for take in plan_takes(source, Request(), load_presets())]
    except SoraError as error:
        found = _error(error)
    return _text(found)


def _text(found: Any) -> str:
    return json.dumps(found, indent=1, ensure_ascii=False) + "\n"


def _film(file: Path) -> dict[str, Any]:
    board = read_board(file.read_text(encoding="utf-8"), file.name, file.parent)
    plan = plan_film(board, Request(), load_presets())
    names = {shot.key: shot.id for shot in plan.shots} | {one.key: one.who for one in plan.sheets}
    delivery = plan.board.delivery
    asked = {"delivery": delivery.model_dump(mode="json")} if delivery.preset else {}
    return {
        **asked,
        "sheets": [{"who": one.who, **_generation(one.spec, names)} for one in plan.sheets],
        "shots": [_shot(shot, names) for shot in plan.shots],
        "pictures": sorted(plan.pictures),
        "warnings": [f"{board.where(one.at)}: {one.message}" for one in plan.breaks],
    }


def _shot(shot: PlannedShot, names: Mapping[str, str]) -> dict[str, Any]:
    spec = shot.spec
    return {
        "id": shot.id,
        "size": [spec.width, spec.height],
        "fps": spec.fps,
        "frames": spec.frames,
        **({"safe": spec.safe.model_dump(mode="json")} if spec.safe else {}),
        "seed": spec.seed,
        "model": spec.model.name,
        "depends": list(shot.depends),
        "notes": list(shot.notes),
        **_generation(spec, names),
    }


def _generation(spec: TakeSpec, names: Mapping[str, str]) -> dict[str, Any]:
    """How the model is asked, with the names of takes for their keys."""
    made = spec.generation
    if made is None:
        return {}
    given = []
    for one in made.conditions:
        told = one.model_dump(mode="json", exclude_defaults=True, exclude={"shot"})
        told["key"] = names.get(one.key, one.key[:8])
        given.append(told)
    return {
        "generation": {
            "size": [made.width, made.height],
            "fps": made.fps,
            "windows": [[one.first, one.frames, one.overlap] for one in made.windows],
            "prompt": made.prompt,
            "quality": made.quality,
            "given": given,
        }
    }


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
        **({"notes": list(take.notes)} if spec.generation else {}),
        **_generation(spec, {}),
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
        if [*folder.glob("prompt.*"), *folder.glob("film.*")] and (
            not sys.argv[1:] or folder.name in sys.argv[1:]
        ):
            (folder / GOLDEN).write_text(told(folder), encoding="utf-8", newline="\n")
            sys.stderr.write(f"wrote {folder.name}\n")
