"""What was shot from a storyboard before. History only: losing it costs reasons and a second.

The last plan tells why a shot is another one now. The last runs tell, by the bytes of every file
that went into a film, that nothing has changed since, without reading or planning anything.
"""

import contextlib
import hashlib
import json
import os
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import soracli

if TYPE_CHECKING:
    from soracli.plan.film import FilmPlan

SCHEMA = "film-runs/1"
MOST_RUNS = 8
"""How many kinds of runs (draft, other shots, other captions) of one storyboard are remembered."""
GROWS = {"shots": {"__all__": {"spec": {"earlier"}}}}
"""What is not remembered of a plan: it grows with the square of the shots in one place."""


@dataclass(frozen=True)
class Run:
    """One run that ended with a film.

    `key` is the film's, `label` names the kind of film in its file name, `files` are the digests of
    all it was read from by path, `shots` are plain values, `warnings` are words.
    """

    key: str
    label: str
    files: dict[str, str]
    shots: list[dict[str, Any]]
    warnings: list[str]


class FilmMemory:
    """What is remembered of one storyboard, in files named by its path."""

    def __init__(self, root: Path, board: Path, draft: bool = False) -> None:
        name = hashlib.sha256(str(board.absolute()).encode()).hexdigest()[:32]
        self._plan = root / "films" / f"{name}{'.draft' if draft else ''}.json"
        self._runs = root / "films" / f"{name}.runs.json"

    def last_plan(self) -> "FilmPlan | None":
        """The plan of the last whole film; None where there is none that can be read.

        Its recipes lack what was played before them: `depends` names it.
        """
        from soracli.plan.film import FilmPlan

        try:
            return FilmPlan.model_validate_json(self._plan.read_bytes())
        except (OSError, ValueError):
            return None

    def keep_plan(self, plan: "FilmPlan") -> None:
        """Remember the plan of a whole film, if that is possible."""
        _write(self._plan, plan.model_dump_json(by_alias=True, exclude=GROWS))

    def run(self, asked: Mapping[str, Any], presets: Iterable[Path]) -> Run | None:
        """The run that was asked for in the same way, if nothing it was made from has changed."""
        told = self._read().get(_digest_of(asked))
        try:
            if told is None or told["program"] != program_digest(presets):
                return None
            run = Run(**told["run"])
            changed = any(file_digest(Path(path)) != known for path, known in run.files.items())
            return None if changed else run
        except (KeyError, TypeError, AttributeError):
            return None

    def keep_run(self, asked: Mapping[str, Any], presets: Iterable[Path], run: Run) -> None:
        """Remember a run, if that is possible."""
        runs = self._read()
        name = _digest_of(asked)
        runs.pop(name, None)
        runs[name] = {"program": program_digest(presets), "run": asdict(run)}
        kept = dict(list(runs.items())[-MOST_RUNS:])
        _write(self._runs, json.dumps({"schema": SCHEMA, "runs": kept}))

    def _read(self) -> dict[str, Any]:
        with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
            told = json.loads(self._runs.read_bytes())
            if told["schema"] == SCHEMA and isinstance(told["runs"], dict):
                return dict(told["runs"])
        return {}


def file_digest(path: Path) -> str:
    """The digest of a file's bytes; "" where it cannot be read."""
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError:
        return ""


def program_digest(presets: Iterable[Path]) -> str:
    """A digest of the program as it is installed, and of these presets folders."""
    told = hashlib.sha256(soracli.__version__.encode())
    package = Path(soracli.__file__).resolve().parent
    for root in (package, *presets):
        for folder, names, files in os.walk(root):
            names[:] = sorted(name for name in names if name != "__pycache__")
            for name in sorted(files):
                path = os.path.join(folder, name)
                with contextlib.suppress(OSError):
                    facts = os.stat(path)
                    told.update(f"{path}\0{facts.st_size}\0{facts.st_mtime_ns}\n".encode())
    return told.hexdigest()


def _digest_of(asked: Mapping[str, Any]) -> str:
    return hashlib.sha256(json.dumps(asked, sort_keys=True).encode()).hexdigest()


def _write(path: Path, text: str) -> None:
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    with contextlib.suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_text(text, encoding="utf-8", newline="\n")
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)
