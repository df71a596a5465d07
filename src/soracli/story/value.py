"""The base of every value the crew hands on: frozen, strict, printable as JSON."""

from threading import RLock
from typing import Any

from pydantic import BaseModel, ConfigDict

_building = RLock()


class Value(BaseModel):
    """A frozen value; an unknown field is an error, so nothing written is dropped in silence.

    What checks a class is built when it is first used: a command uses few of the classes.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)

    @classmethod
    def model_rebuild(cls, *, _parent_namespace_depth: int = 2, **said: Any) -> bool | None:
        """Build it, for one thread at a time: pydantic's own building is not made for several."""
        with _building:
            return super().model_rebuild(
                _parent_namespace_depth=_parent_namespace_depth + 1, **said
            )
