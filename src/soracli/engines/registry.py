"""From a family's name to its engine: the file name is the name, and nothing else is registered.

An engine is imported only when something of its family is made, so planning needs none of it.
"""

import importlib
import pkgutil
from types import ModuleType
from typing import TYPE_CHECKING, cast

from soracli.engines import sound, video, voice
from soracli.errors import InputError

if TYPE_CHECKING:  # the contract speaks of arrays, and asking for names must not import numpy
    from soracli.engines.contract import VideoEngine, VoiceEngine


def families(room: ModuleType = video) -> tuple[str, ...]:
    """The families there is an engine for, in a room of the engines (video, voice or sound)."""
    return tuple(sorted(module.name for module in pkgutil.iter_modules(room.__path__)))


def video_engine(family: str) -> "VideoEngine":
    """The engine of a family. Raises InputError for an unknown one."""
    return cast("VideoEngine", _engine(video, family))


def voice_engine(family: str) -> "VoiceEngine":
    """The engine of a family of voices. Raises InputError for an unknown one."""
    return cast("VoiceEngine", _engine(voice, family))


def sound_engine(family: str) -> ModuleType:
    """The engine of a family of effects, ambience or music. Raises InputError for an unknown one.

    What it can do tells its functions: `cue(spec)`, `bed(spec)`, `compose(spec)`.
    """
    return _engine(sound, family)


def must_be_known(family: str, room: ModuleType = video) -> None:
    """Raises InputError for a family that there is no engine for; imports none."""
    known = families(room)
    if family not in known:
        raise InputError(
            f'there is no engine for the family "{family}"', f"There are: {', '.join(known)}."
        )


def _engine(room: ModuleType, family: str) -> ModuleType:
    must_be_known(family, room)
    return importlib.import_module(f"{room.__name__}.{family}")
