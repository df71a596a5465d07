"""Where soracli keeps what it makes on this machine."""

import re
import tempfile
import time
import traceback
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from platformdirs import user_cache_path, user_config_path

from soracli.errors import InputError, RunFailed, SoraError
from soracli.studio.ledger import Ledger
from soracli.studio.store import Store

if TYPE_CHECKING:  # a home is found before anything is planned
    from soracli.plan.take import TakeSpec

NAME = "soracli"


@dataclass(frozen=True)
class Home:
    """The folder of the store, the ledger and the logs, and a folder of a person's own presets.

    `shared_models` is a folder with the weights of models that several people use, if there is one.
    `shared` is the URL of a store that several machines have; it may hold a password.
    """

    root: Path
    own_presets: Path
    shared_models: Path | None = None
    shared: str = field(default="", repr=False)

    @property
    def store(self) -> Store:
        """The finished takes."""
        if not self.shared:
            return Store(self.root, self.shared_models)
        from soracli.studio.shared_store import SharedStore

        return SharedStore(self.root, self.shared, self.shared_models)

    def sharing(self, url: str) -> "Home":
        """This home with a store that other machines have too: a URL of fsspec, or a folder.

        Raises InputError where no machine can share that, MachineError where it cannot be reached.
        """
        from soracli.studio.far_files import far_folder

        if url and "://" not in url:
            url = str(Path(url).expanduser().absolute())
        far_folder(url).names("manifests")
        return replace(self, shared=url)

    @property
    def models(self) -> Path:
        """The folder with the weights of models, each in a folder of its name."""
        return self.store.models

    @property
    def ledger(self) -> Ledger:
        """The history."""
        return Ledger(self.root / "ledger.sqlite3")

    @property
    def presets(self) -> Path | None:
        """The person's own presets, if there are any."""
        return self.own_presets if self.own_presets.is_dir() else None

    def expected(self, spec: "TakeSpec") -> float | None:
        """The seconds that a take should need here; None where there was none like it."""
        return self.ledger.seconds_for(spec.model.name, spec.frames, spec.width * spec.height)

    def report_bug(self, error: BaseException) -> SoraError:
        """Keep the traceback of a fault of soracli itself, and say where it lies."""
        told = "".join(traceback.format_exception(error))
        message = f"a fault in soracli itself: {type(error).__name__}: {error}"
        for folder in (self.root / "logs", Path(tempfile.gettempdir())):
            log = folder / f"bug-{time.strftime('%Y%m%d-%H%M%S')}.txt"
            try:
                folder.mkdir(parents=True, exist_ok=True)
                log.write_text(told, encoding="utf-8")
            except OSError:
                continue
            return RunFailed(message, f"It is not something you did. Please report it with {log}.")
        return RunFailed(message, "It is not something you did. Please report what you ran.")


def home_at(root: Path | None, models: Path | None = None) -> Home:
    """The home in `root`, or where this system keeps such things; `models` are shared weights.

    Raises InputError for a folder with a line break in its name: ffmpeg reads lists of files there.
    """
    if root is not None:
        if re.search(r"[\r\n]", str(root.absolute())):
            raise InputError(
                "the folder of sora's things cannot have a line break in its name",
                "Set SORA_HOME to another folder.",
            )
        return Home(root, root / "presets", models)
    root = user_cache_path(NAME, appauthor=False)
    return Home(root, user_config_path(NAME, appauthor=False) / "presets", models)
