"""Pipelines of diffusers from a folder on this machine, in two parts: those that read the prompt,
and those that make the film. Nothing is fetched, and no code of a model's folder is run."""

import copy
import importlib
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from soracli.engines.device import Device
from soracli.engines.diffusing.family import Family
from soracli.engines.fitting import Rung
from soracli.engines.weights import INDEX, check_whole, folder_of, hush, mend, read_settings
from soracli.errors import InputError
from soracli.story.preset import Model

LIBRARIES = ("diffusers", "transformers")
_WORDS = re.compile("Tokenizer|Process")
"""In the names of components that hold no numbers, some of which have a config.json, too."""


class Loaded:
    """The components of a model that are in memory, as the pipeline they were saved as.

    `saved` is the class of the weights, `rung` says how they lie in memory. Every window is made by
    `pipeline`, whose loose parts (scheduler, guider) are those of the folder again, whatever was
    made before.
    """

    def __init__(self, pipe: Any, saved: str) -> None:
        self.base = pipe
        self.saved = saved
        self.rung: Rung | None = None
        self._loose = _loose(pipe)

    def pipeline(self, name: str) -> Any:
        """The pipeline of a class, of the same components. Raises ValueError where the class needs
        one that the weights do not have."""
        for part, value in self._loose.items():
            setattr(self.base, part, copy.deepcopy(value))
        return self.base if name == type(self.base).__name__ else switched(self.base, name)


def checked(model: Model, family: Family, folder: Path | None) -> Path:
    """The folder of a model's weights, which are whole and of a class that the family knows.

    Raises InputError for weights that are missing, cut off or of another kind.
    """
    folder = folder or folder_of(model, INDEX)
    name = class_of(model, folder)
    if name not in family.CLASSES:
        raise InputError(
            f'the weights of the model "{model.name}" in {folder} are of the kind {name}; '
            f"{' or '.join(family.CLASSES)} is wanted",
            mend(model, folder),
        )
    check_whole(model, folder)
    _must_be_complete(model, folder)
    return folder


def _must_be_complete(model: Model, folder: Path) -> None:
    """Raises InputError where a component has no folder, or none of its numbers in it."""
    for name, said in read_settings(model, folder, INDEX).items():
        if not isinstance(said, list) or not all(said):
            continue
        if not name.isidentifier():
            raise InputError(f'{folder / INDEX} names no component: "{name}"', mend(model, folder))
        own = folder / name
        if not own.is_dir():
            raise InputError(f"{own} is missing", mend(model, folder))
        numbers = (own / "config.json").is_file() and not _WORDS.search(str(said[1]))
        if numbers and not any(own.glob("*.safetensors")):
            raise InputError(f"there are no safetensors in {own}", mend(model, folder))


def class_of(model: Model, folder: Path) -> str:
    """The class of pipeline that a folder was saved as."""
    return str(read_settings(model, folder, INDEX).get("_class_name"))


def load(model: Model, family: Family, folder: Path, device: Device, encoders: bool) -> Loaded:
    """The encoders of a model alone, or everything but them, on the processor.

    Raises what the libraries raise, and ValueError where weights are missing in the files.
    """
    import diffusers
    import torch

    hush()
    there = components(model, folder)
    reading = {*family.ENCODERS, *family.BESIDE_ENCODERS}
    wanted = reading if encoders else there.keys() - set(family.ENCODERS)
    given: dict[str, Any] = {}
    for name, kind in there.items():
        if name not in wanted:
            given[name] = None
        elif isinstance(kind, type) and issubclass(kind, torch.nn.Module):
            exact = name in family.EXACT
            given[name] = _whole(kind, folder, name, torch.float32 if exact else device.large)
    saved = class_of(model, folder)
    pipe = getattr(diffusers, saved).from_pretrained(folder, local_files_only=True, **given)
    pipe.set_progress_bar_config(disable=True)
    return Loaded(pipe, saved)


def components(model: Model, folder: Path) -> dict[str, Any]:
    """The class of each component of the folder, by name; None for one that it does not have.

    Raises InputError for classes that are neither of diffusers nor of transformers.
    """
    found: dict[str, Any] = {}
    for name, said in read_settings(model, folder, INDEX).items():
        if isinstance(said, list) and len(said) == 2:
            library, kind = said
            found[name] = _class(model, folder, library, kind) if library and kind else None
    return found


def _class(model: Model, folder: Path, library: object, kind: object) -> Any:
    room = library if library in LIBRARIES else f"diffusers.pipelines.{library}"
    if str(library).isidentifier() and str(kind).isidentifier():
        try:
            return getattr(importlib.import_module(str(room)), str(kind))
        except (ModuleNotFoundError, AttributeError):
            pass
    raise InputError(
        f'the weights of the model "{model.name}" in {folder} want {library}.{kind}, '
        "which the libraries on this machine do not have",
        "Update them: pip install --upgrade diffusers transformers",
    )


def _whole(kind: Any, folder: Path, name: str, dtype: Any) -> Any:
    made, found = kind.from_pretrained(
        folder,
        subfolder=name,
        dtype=dtype,
        local_files_only=True,
        use_safetensors=True,
        output_loading_info=True,
    )
    if found["missing_keys"]:
        raise ValueError(f"{len(found['missing_keys'])} weights of its {name} are missing")
    return made.eval()


def switched(pipe: Any, name: str) -> Any:
    """A pipeline of another class that shares the components, their places and their hooks.

    Raises ValueError where it needs a component that is not there.
    """
    import diffusers

    kind = getattr(diffusers, name)
    modules, settings = kind._get_signature_keys(kind)
    missing = [part for part in modules if part not in pipe.components]
    needed = sorted(set(missing) - set(kind._optional_components))
    if needed:
        raise ValueError(f"{name} needs {' and '.join(needed)}, which it does not have")
    parts = {part: pipe.components.get(part) for part in modules}
    kept = {word: pipe.config[word] for word in settings if word in pipe.config}
    made = kind(**parts, **kept)
    made.set_progress_bar_config(disable=True)
    for place in ("_all_hooks", "_offload_device", "_offload_gpu_id"):
        if hasattr(pipe, place):
            setattr(made, place, getattr(pipe, place))
    return made


def _loose(pipe: Any) -> Mapping[str, Any]:
    """Copies of the components that calls change: all with settings but without weights."""
    import torch
    from diffusers.configuration_utils import ConfigMixin

    return {
        name: copy.deepcopy(part)
        for name, part in pipe.components.items()
        if isinstance(part, ConfigMixin) and not isinstance(part, torch.nn.Module)
    }
