"""The models at hand: which are on this machine, which of them is taken where none was named.

Where no model is there, all of this is one look into one folder.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from soracli.engines.device import lacking
from soracli.engines.hub.record import GROWING, record_of, revision_of
from soracli.engines.weights import INDEX, is_local, place_of
from soracli.errors import InputError
from soracli.plan.compile import AUTO, DEFAULT_MODEL
from soracli.script.presets import Presets, keep_presets, load_models, load_presets
from soracli.story.preset import Model
from soracli.studio.home import Home

if TYPE_CHECKING:  # who has no model needs none of it
    from soracli.engines.facts import Facts


PRESETS_READ = "presets-read"
"""The folder of a home where what was read of presets is kept."""


@dataclass(frozen=True)
class Installed:
    """A model that is there. `revision` is the commit that it was pulled at, "" for a folder that
    somebody put there or linked."""

    name: str
    folder: Path
    revision: str

    @property
    def size(self) -> int:
        """The bytes of its files."""
        files = (path for path in self.folder.rglob("*") if path.is_file())
        return sum(path.stat().st_size for path in files)


@dataclass(frozen=True)
class Choice:
    """The model that is taken where none was named, and why."""

    model: Model
    why: str


def installed(root: Path, models: Mapping[str, Model]) -> dict[str, Installed]:
    """Those of the models whose weights are there, by name.

    A folder that is still being filled is not; whether its files are whole is seen when it is used.
    """
    names = _folders(root)
    found = {}
    for name, model in models.items():
        if name not in names and not is_local(model):
            continue
        folder = place_of(model, root)
        if folder.is_dir() and (not model.diffusion or (folder / INDEX).is_file()):
            record = record_of(folder)
            found[name] = Installed(name, folder, revision_of(record) if record else "")
    return found


def _folders(root: Path) -> set[str]:
    try:
        return {entry.name for entry in os.scandir(root) if not entry.name.endswith(GROWING)}
    except OSError:
        return set()


def _at(model: Model, revision: str) -> Model:
    """The model with the commit that its weights are from, where that is known: other weights make
    other pictures, and the keys of takes have to know."""
    return model.model_copy(update={"revision": revision}) if revision else model


def best(models: Mapping[str, Model], root: Path, facts: Callable[[], "Facts"]) -> Choice:
    """The model for `--model auto`: of those that are there and make a picture from words alone the
    highest in rank that fits this machine's GPU; previs where there is none.

    `facts` is asked only where a model is there.
    """
    previs = models[DEFAULT_MODEL]
    pictures = {name: model for name, model in models.items() if model.diffusion}
    there = installed(root, pictures)
    able = [pictures[name] for name in there if not _needs_a_picture(pictures[name])]
    if not able:
        return Choice(previs, "no model is installed" if not there else _only_from_pictures(there))
    names = ", ".join(model.name for model in able)
    if lost := lacking():
        return Choice(previs, f"{names} needs {', '.join(lost)}, which is not installed")
    machine = facts()
    if machine.kind == "cpu":
        return Choice(previs, f"there is no GPU that {names} could run on")
    refused = []
    for model in sorted(able, key=lambda one: -one.rank):
        refusal = _refusal(model, there[model.name], machine)
        if not refusal:
            why = f"the best that is installed and fits {machine.name}"
            return Choice(_at(model, there[model.name].revision), why)
        refused.append(refusal)
    return Choice(previs, f"no installed model can be taken: {'; '.join(refused)}")


def _needs_a_picture(model: Model) -> bool:
    return bool(model.diffusion and model.diffusion.requires)


def _only_from_pictures(there: Mapping[str, Installed]) -> str:
    return f"{', '.join(there)} must be given a picture, and is taken only by name"


def _refusal(model: Model, found: Installed, machine: "Facts") -> str:
    from soracli.engines.fitting import fit

    try:
        return fit(model, None, machine, found.folder).refusal
    except InputError as fault:
        return fault.message


def chosen(home: Home) -> Choice:
    """The model that is taken on this machine where none was named."""
    return best(load_presets(home.presets).models, home.models, _facts)


def _facts() -> "Facts":
    from soracli.engines.facts import facts  # who has no model need not ask

    return facts()


def presets_at_hand(home: Home, auto: bool = True) -> Presets:
    """All presets, their models as they are on this machine, and with `auto` the one that this word
    means."""
    keep_presets(home.root / PRESETS_READ)
    presets = load_presets(home.presets)
    revisions = revisions_at_hand(home)
    models = {name: _at(model, revisions.get(name, "")) for name, model in presets.models.items()}
    if auto:
        models[AUTO] = chosen(home).model
    return replace(presets, models=models, revisions=revisions)


def state_of(home: Home) -> dict[str, str]:
    """The models that are there by name, each with the commit it was pulled at."""
    there = installed(home.models, load_models(home.presets))
    return {name: found.revision for name, found in sorted(there.items())}


def revisions_at_hand(home: Home) -> dict[str, str]:
    """The commits of the models of all departments that were pulled, by name."""
    return {name: revision for name, revision in state_of(home).items() if revision}
