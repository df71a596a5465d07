"""From a family's name to its engine: the file name is the name, and nothing else is registered.

An engine is imported only when a take of its family is made, so planning needs none of it.
"""

import importlib
import pkgutil
from typing import TYPE_CHECKING, cast

from soracli.engines import video
from soracli.errors import InputError

if TYPE_CHECKING:  # the contract speaks of arrays, and asking for names must not import numpy
    from soracli.engines.contract import VideoEngine


def families() -> tuple[str, ...]:
    """The families there is an engine for."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(video.__path__)))


def video_engine(family: str) -> "VideoEngine":
    """The engine of a family. Raises InputError for an unknown one."""
    if family not in families():
        raise InputError(
            f'there is no engine for the family "{family}"', f"There are: {', '.join(families())}."
        )
    return cast("VideoEngine", importlib.import_module(f"{video.__name__}.{family}"))
