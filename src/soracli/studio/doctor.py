"""`doctor`: what this machine has, and the mend for what it lacks.

Torch is asked for by its installed name only; it is imported in a process of its own, and only
where it is installed.
"""

import importlib.metadata
import os
import platform
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from soracli.engines.device import lacking
from soracli.engines.registry import families
from soracli.engines.weights import PICTURES
from soracli.errors import SoraError
from soracli.media import ffmpeg
from soracli.media.argv import Encoding
from soracli.media.probe import probe
from soracli.script.presets import load_presets
from soracli.studio.home import Home
from soracli.studio.model_shelf import shelf
from soracli.studio.models import chosen

State = Literal["good", "missing", "broken"]
LOW_DISK = 2 * 2**30
ASK_TORCH = "import torch; print(torch.cuda.device_count(), torch.backends.mps.is_available())"


@dataclass(frozen=True)
class Finding:
    """One line: what was looked at, how it is, in words, and what to do where it is not good.

    "missing" is something that can be added; "broken" is something without which nothing works.
    """

    name: str
    state: State
    words: str
    mend: str = ""


def doctor(home: Home) -> Iterator[Finding]:
    """Look at everything, one finding after the other. Never raises a SoraError."""
    checks: list[tuple[str, Callable[[], Finding]]] = [
        ("machine", _machine),
        ("python", _python),
        ("ffmpeg", _ffmpeg),
        ("stage", _stage),
        ("gpu", _gpu),
        ("torch", _torch),
        ("presets", lambda: _presets(home)),
        ("models", lambda: _models(home)),
        ("store", lambda: _store(home)),
        ("disk", lambda: _disk(home)),
    ]
    for name, check in checks:
        try:
            yield check()
        except SoraError as error:
            yield Finding(name, "broken", str(error), error.hint)


def _machine() -> Finding:
    cores = os.cpu_count() or 1
    words = f"{platform.system()} {platform.machine()}, {cores} cores"
    return Finding("machine", "good", words)


def _python() -> Finding:
    return Finding("python", "good", f"{platform.python_version()} in {sys.prefix}")


def _ffmpeg() -> Finding:
    """Not only whether it starts: a film is encoded and read back."""
    version = ffmpeg.version()
    with tempfile.TemporaryDirectory() as folder:
        clip = Path(folder) / "try.mp4"
        with ffmpeg.FilmWriter(Encoding(64, 64, 24), clip) as film:
            film.write(bytes(64 * 64 * 3))
        frames = probe(clip).frames
    if frames != 1:
        return Finding(
            "ffmpeg", "broken", f"{version}, but it loses frames", _reinstall("imageio-ffmpeg")
        )
    return Finding("ffmpeg", "good", f"{version}, encodes H.264")


def _stage() -> Finding:
    versions = {name: _version(name) for name in ("mujoco", "numba", "numpy")}
    lost = [name for name, version in versions.items() if version is None]
    if lost:
        return Finding("stage", "broken", f"not installed: {', '.join(lost)}", _reinstall(*lost))
    return Finding(
        "stage", "good", ", ".join(f"{name} {found}" for name, found in versions.items())
    )


def _gpu() -> Finding:
    """What planning knows of it, which is asked for without torch."""
    from soracli.engines.facts import facts
    from soracli.engines.fitting import gib

    seen = facts()
    if seen.kind == "cpu":
        return Finding(
            "gpu", "missing", "none found", "None is needed: previs renders on the processor."
        )
    return Finding("gpu", "good", f"{seen.name}, {gib(seen.free)} free of {gib(seen.memory)}")


def _torch() -> Finding:
    """Whether what models need is installed, and whether torch sees the GPU that is there."""
    version = _version("torch")
    if version is None:
        return Finding(
            "torch",
            "missing",
            "not installed",
            f'None is needed for previs. Models need it: pip install "{PICTURES}"',
        )
    said = _ask([sys.executable, "-c", ASK_TORCH]).split()
    if len(said) != 2:
        return Finding(
            "torch", "broken", f"{version}, but it cannot be imported", _reinstall("torch")
        )
    sees = said[0] != "0" or said[1] == "True"
    if not sees and _gpu().state == "good":
        return Finding(
            "torch",
            "missing",
            f"{version}, does not see the GPU that is there",
            "Install the build of torch for it: its site, pytorch.org, says how.",
        )
    if lost := lacking():
        return Finding(
            "torch",
            "missing",
            f"{version}, but not {', '.join(lost)}",
            f'Models need them: pip install "{PICTURES}"',
        )
    return Finding("torch", "good", f"{version}, {'sees a GPU' if sees else 'sees no GPU'}")


def _presets(home: Home) -> Finding:
    presets = load_presets(home.presets)
    words = f"{len(presets.kinds)} kinds to cast, {len(presets.looks)} styles"
    own = f", your own from {home.presets}" if home.presets else ""
    return Finding("presets", "good", words + own)


def _models(home: Home) -> Finding:
    """Which are installed, and which is taken where none is named."""
    models = load_presets(home.presets).models
    lost = sorted(name for name, model in models.items() if model.family not in families())
    if lost:
        return Finding(
            "models", "broken", f"no engine for: {', '.join(lost)}", "Remove these presets."
        )
    listed = shelf(home)
    there = [one.model.name for one in listed if one.installed]
    begun = [f"{one.model.name} is not whole yet" for one in listed if one.begun]
    taken = chosen(home)
    words = f"{', '.join(there) or 'none'}; auto takes {taken.model.name}: {taken.why}"
    if there or begun:
        return Finding("models", "good", "; ".join([words, *begun]))
    return Finding(
        "models",
        "missing",
        words,
        "None is needed. `sora models list` shows all, `sora models pull NAME` gets one.",
    )


def _store(home: Home) -> Finding:
    store = home.store
    mend = "Set SORA_HOME to a folder you may write to."
    try:
        home.root.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=home.root) as file:
            file.write(b"try")
    except OSError as error:
        return Finding("store", "broken", f"{home.root}: {error.strerror or error}", mend)
    words = f"{store.count()} takes and films, {store.bytes_used() / 2**20:.0f} MiB in {home.root}"
    return Finding("store", "good", words)


def _disk(home: Home) -> Finding:
    root = next(path for path in (home.root, *home.root.absolute().parents) if path.exists())
    free = shutil.disk_usage(root).free
    words = f"{free / 2**30:.1f} GiB free for {home.root}"
    if free < LOW_DISK:
        return Finding(
            "disk",
            "missing",
            words,
            "Free some: `sora models rm` removes models, takes are only a cache.",
        )
    return Finding("disk", "good", words)


def _version(package: str) -> str | None:
    try:
        return importlib.metadata.version(package)
    except importlib.metadata.PackageNotFoundError:
        return None


def _reinstall(*packages: str) -> str:
    return f"pip install --force-reinstall {' '.join(packages)}"


def _ask(argv: list[str]) -> str:
    try:
        asked = subprocess.run(
            argv, capture_output=True, text=True, timeout=120, check=False, stdin=subprocess.DEVNULL
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return asked.stdout.strip() if asked.returncode == 0 else ""
