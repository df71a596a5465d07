"""Weights of neural models on this machine: where they lie, whether they are whole, loaded once.

Nothing is fetched here, and nothing that lies there is run: only safetensors (and ONNX graphs) are
read, code in a model's folder is not.
"""

import contextlib
import gc
import json
import re
import threading
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from soracli.engines.weight_sizes import LONGEST_HEAD
from soracli.errors import InputError, MachineError, SoraError
from soracli.story.preset import Model

EXTRA, PICTURES = "soracli[neural-sound]", "soracli[diffusion]"
INDEX = "model_index.json"
"""The file that names the components of a pipeline of diffusers: a folder without it is none."""
_MEMORY = re.compile("out of memory|can.t allocate memory|not enough memory", re.IGNORECASE)
_ACCELERATOR = re.compile("^(CUDA|HIP|MPS|cuDNN|cuBLAS).{0,20}error", re.IGNORECASE)
_LOCAL = re.compile(r"[/~.\\]|[A-Za-z]:[/\\]")
_FOLDER = re.compile(r"\w(?:[\w .-]*[\w-])?")
_folder: Path | None = None
_loaded: dict[Path, Any] = {}
_loads = 0
_one_at_a_time = threading.RLock()
"""The libraries change settings of the whole process while they load and count (the device that new
tensors lie on, chance, warnings), and a model fills all cores or the accelerator by itself."""


def use_models(folder: Path) -> None:
    """Look for weights in this folder from now on: those of the model "x" in `folder`/x."""
    global _folder
    _folder = folder


def folder_of(model: Model, *needed: str) -> Path:
    """The folder with the weights of a model, in which the files `needed` are.

    Raises InputError that says what to put where, and RuntimeError before `use_models`.
    """
    if _folder is None:
        raise RuntimeError("use_models was not called")
    folder = place_of(model, _folder)
    if not folder.is_dir():
        raise InputError(
            f'the weights of the model "{model.name}" are not there: no folder {folder}',
            mend(model, folder),
        )
    for name in needed:
        if not (folder / name).is_file():
            raise InputError(
                f'the weights of the model "{model.name}" are not whole: {folder} has no {name}',
                mend(model, folder),
            )
    return folder


def place_of(model: Model, root: Path) -> Path:
    """Where the weights of a model belong: a folder of its name in `root`, or the folder of this
    machine that its preset names. Raises InputError for a name that is no folder's."""
    if is_local(model):
        return Path(model.weights).expanduser()
    if not _FOLDER.fullmatch(model.name):
        raise InputError(
            f'a model with weights cannot be called "{model.name[:60]}"',
            "Use letters, digits, dots, dashes and underscores in the name of its preset.",
        )
    return root / model.name


def is_local(model: Model) -> bool:
    """Whether its `weights` are a folder of this machine and not a repository."""
    return bool(_LOCAL.match(model.weights))


def mend(model: Model, folder: Path) -> str:
    """What to do to have the weights of a model."""
    if not model.weights or is_local(model):
        return f'Put its files into "{folder}", or choose a built-in model.'
    if folder.is_dir():
        return (
            f"Get them anew: `sora models rm {model.name}`, then `sora models pull {model.name}`. "
            "Or choose a built-in model."
        )
    return (
        f"Get them with `sora models pull {model.name}`, or choose a built-in model. "
        f'By hand: put {model.weights} into "{folder}".'
    )


def kept(folder: Path, load: Callable[[], Any]) -> Any:
    """What `load` makes of a folder, made once in this process."""
    global _loads
    with _one_at_a_time:
        if folder not in _loaded:
            _loaded[folder] = load()
            _loads += 1
        return _loaded[folder]


def loads() -> int:
    """How many models this process has loaded so far."""
    return _loads


def held_besides(folder: Path) -> bool:
    """Whether anything else than what belongs to a folder is loaded."""
    return any(not place.is_relative_to(folder) for place in _loaded)


def let_go(folder: Path) -> None:
    """Forget what was loaded of a folder, and give its memory back."""
    with _one_at_a_time:
        if _loaded.pop(folder, None) is not None:
            _collect()


def release() -> None:
    """Forget every loaded model and give its memory back."""
    _loaded.clear()
    _collect()


def _collect() -> None:
    gc.collect()  # pipelines, their parts and their hooks hold each other
    with contextlib.suppress(ImportError):
        import torch

        if torch.cuda.is_available():
            torch.cuda.empty_cache()
        elif torch.backends.mps.is_available():
            torch.mps.empty_cache()


def read_settings(model: Model, folder: Path, name: str) -> dict[str, Any]:
    """A JSON file of the weights' folder. Raises InputError for what is not a JSON object."""
    try:
        value = json.loads((folder / name).read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError) as fault:
        raise InputError(f"cannot read {folder / name}: {fault}", mend(model, folder)) from None
    if not isinstance(value, dict):
        raise InputError(f"{folder / name} is not a JSON object", mend(model, folder))
    return value


def check_whole(model: Model, folder: Path) -> None:
    """Raises InputError where a file of weights is cut off, a pointer, or missing from its list."""
    files = sorted(folder.rglob("*.safetensors"))
    if not files:
        raise InputError(
            f'the weights of the model "{model.name}" are not whole: '
            f"there are no safetensors in {folder}",
            mend(model, folder),
        )
    for listed in folder.rglob("*.safetensors.index.json"):
        parts = read_settings(model, listed.parent, listed.name).get("weight_map")
        named = parts.values() if isinstance(parts, dict) else ()
        for part in sorted({str(one) for one in named}):
            if not (listed.parent / part).is_file():
                raise InputError(f"{listed.parent / part} is missing", mend(model, folder))
    for path in files:
        fault = fault_of(path)
        if fault:
            raise InputError(f"{path} {fault}", mend(model, folder))


def fault_of(path: Path) -> str:
    """What is wrong with a safetensors file, by its head alone ("" where nothing is).

    The head is its own length (8 bytes), then JSON with where each tensor ends.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        start = file.read(8)
        if start == b"version ":
            return "is a pointer of git-lfs, not the weights"
        length = int.from_bytes(start, "little")
        if size < 8 or length > min(LONGEST_HEAD, size - 8):
            return "is cut off or not a safetensors file"
        try:
            head = json.loads(file.read(length))
            ends = [one["data_offsets"][1] for name, one in head.items() if name != "__metadata__"]
            whole = 8 + length + max(map(int, ends), default=0)
        except (ValueError, TypeError, LookupError, AttributeError, RecursionError):
            return "is not a safetensors file"
    return f"is cut off: {size:,} of {whole:,} bytes are there" if size < whole else ""


def hush() -> None:
    """Let diffusers and transformers say nothing but errors: the terminal has a progress of its
    own. Raises ImportError where one of them is not there."""
    import diffusers
    import transformers

    for library in (diffusers, transformers):
        library.utils.logging.set_verbosity_error()
        library.utils.logging.disable_progress_bar()


@contextlib.contextmanager
def answering(model: Model, folder: Path, refusal: str = "cannot be loaded") -> Iterator[None]:
    """Around what is asked of a library: what it says against the weights becomes an InputError, a
    missing package or too little memory a MachineError. Its warnings are for programmers. Who else
    asks waits."""
    try:
        with _one_at_a_time, warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    except SoraError:
        raise
    except ImportError as fault:
        raise MachineError(
            f'the model "{model.name}" needs a package that is not there: {_reason(fault)}',
            f'Install what it needs: pip install "{PICTURES if model.diffusion else EXTRA}"',
        ) from fault
    except Exception as fault:  # each of five libraries has errors of its own
        if is_memory_fault(fault):
            raise MachineError(
                f'there is not enough memory for the model "{model.name}"',
                "Close what else needs memory, or choose a smaller or a built-in model.",
            ) from fault
        if _ACCELERATOR.search(str(fault)):
            raise MachineError(
                f"the accelerator of this machine does not work: {_reason(fault)}",
                "End other programs that use it, or start again; see what sora doctor says.",
            ) from fault
        raise InputError(
            f'the weights of the model "{model.name}" in {folder} {refusal}: {_reason(fault)}',
            mend(model, folder),
        ) from fault


def is_memory_fault(fault: BaseException | None) -> bool:
    """Whether a library had too little memory, of the accelerator or of the machine."""
    if isinstance(fault, MemoryError) or type(fault).__name__ == "OutOfMemoryError":
        return True
    return fault is not None and bool(_MEMORY.search(str(fault)))


def _reason(fault: Exception) -> str:
    return next(iter(str(fault).strip().splitlines()), type(fault).__name__)
