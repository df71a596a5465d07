"""What `sora models` does: every model there is a preset for, brought here, and thrown away."""

import contextlib
import shutil
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from soracli.engines.facts import facts
from soracli.engines.fitting import Fit, download_size, fit
from soracli.engines.hub.record import GROWING
from soracli.engines.weights import is_local, place_of
from soracli.errors import InputError
from soracli.media.ffmpeg import disk_error
from soracli.plan.compile import DEFAULT_SECONDS, compile_take
from soracli.plan.generation import Generation
from soracli.plan.request import Request
from soracli.script.presets import load_models, load_presets
from soracli.story.preset import Model
from soracli.story.scene import Scene
from soracli.studio.home import Home
from soracli.studio.models import Installed, installed
from soracli.studio.planning import places
from soracli.studio.sounding import near_names

if TYPE_CHECKING:  # only who pulls needs what fetches
    from soracli.engines.hub.pulling import Pulled
    from soracli.engines.hub.transfer import Pulling


@dataclass(frozen=True)
class Shelved:
    """A model there is a preset for: where it belongs, and what is there of it (None: nothing)."""

    model: Model
    folder: Path
    installed: Installed | None

    @property
    def built_in(self) -> bool:
        """Whether it needs no weights."""
        return not self.model.weights and self.installed is None

    @property
    def begun(self) -> bool:
        """Whether a download of it was begun and is not done."""
        return self.folder.with_name(self.folder.name + GROWING).is_dir()

    @property
    def size(self) -> int:
        """Its bytes: those that are there, else those of its files on the hub; 0 for unknown."""
        return self.installed.size if self.installed else download_size(self.model)


def shelf(home: Home) -> list[Shelved]:
    """Every model, pictures first, the best of each kind first."""
    models = load_models(home.presets)
    there = installed(home.models, models)
    makes = ("picture", "voice", "effects", "music")
    listed = sorted(models.values(), key=lambda one: (makes.index(one.makes), -one.rank))
    return [Shelved(one, place_of(one, home.models), there.get(one.name)) for one in listed]


def shelved(name: str, home: Home) -> Shelved:
    """The model of this name. Raises InputError where there is none."""
    found = {one.model.name: one for one in shelf(home)}
    if name not in found:
        alike = [one for one in found if one[:3] == name[:3].lower()]
        raise InputError(
            f'there is no model "{name[:60]}"', near_names(name[:60], alike or [*found])
        )
    return found[name]


def no_gpu() -> bool:
    """Whether there is only the processor."""
    return facts().kind == "cpu"


def refusal(one: Shelved) -> str:
    """Why it cannot make its usual take on this machine, "" where it can. Models of sound can
    anywhere."""
    if one.model.diffusion is None:
        return ""
    try:
        return fitting(one).refusal
    except InputError as fault:
        return fault.message


def fitting(one: Shelved, asked: Generation | None = None, others: Sequence[Model] = ()) -> Fit:
    """How a take lies in this machine's memory, the usual one of its model where none is given.
    Raises InputError for weights that are not whole."""
    folder = one.installed.folder if one.installed else None
    return fit(one.model, asked, facts(), folder, others=others)


def usual_take(name: str, size: str | None, seconds: float | None, home: Home) -> Generation:
    """What a diffusion model is asked for a take of this size and length.

    Raises InputError for a model that is none, and for a size or a length it does not make.
    """
    presets = load_presets(home.presets)
    model = presets.models.get(name)
    if model is None or model.diffusion is None:
        raise InputError(f"{name} is no diffusion model", "It fits on any machine.")
    length = min(DEFAULT_SECONDS, model.max_seconds) if seconds is None else seconds
    request = Request(model=name, size=size, seconds=length)
    tables = presets.kinds, presets.looks, presets.models
    generation = compile_take(Scene(text=""), request, *tables, places(presets)).generation
    assert generation
    return generation


def pull_model(
    one: Shelved, working: Callable[["Pulling"], None], offline: bool = False
) -> "Pulled":
    """Fetch a model. Raises InputError for one that there is nothing to fetch of, and what
    `engines.hub.pulling.pull` raises."""
    must_be_pulled(one)
    from soracli.engines.hub.pulling import pull

    return pull(one.model, one.folder, working, offline)


def must_be_pulled(one: Shelved) -> None:
    """Raises InputError for a model that there is nothing to fetch of."""
    if not one.model.weights:
        raise InputError(
            f"{one.model.name} is built in: there is nothing to fetch",
            "Use it by its name; `sora models list` shows which have to be fetched.",
        )
    if is_local(one.model):
        raise InputError(
            f"{one.model.name} is used where it lies, in {one.folder}",
            "Name a repository as `weights` in its preset to have it fetched.",
        )


def remove_model(one: Shelved) -> None:
    """Throw away the files of a model, and what was fetched of it so far. Of a link only the link.

    Raises InputError for one that is not there or not sora's to remove, MachineError where the disk
    refuses.
    """
    if is_local(one.model):
        raise InputError(
            f"{one.model.name} is used where it lies, in {one.folder}", "Remove it by hand."
        )
    growing = one.folder.with_name(one.folder.name + GROWING)
    if not (one.folder.exists() or one.folder.is_symlink() or growing.exists()):
        raise InputError(
            f"{one.model.name} is not on this machine", "`sora models list` shows what is."
        )
    try:
        for folder in (one.folder, growing):
            _remove(folder)
        with contextlib.suppress(FileNotFoundError):
            one.folder.with_name(f".{one.folder.name}.lock").unlink()
    except OSError as fault:
        raise disk_error(fault, one.folder) from fault


def _remove(folder: Path) -> None:
    if folder.is_symlink():
        folder.unlink()
    elif hasattr(folder, "is_junction") and folder.is_junction():  # a link to a folder on Windows
        folder.rmdir()
    elif folder.exists():
        shutil.rmtree(folder)
