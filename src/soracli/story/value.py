"""The base of every value the crew hands on: frozen, strict, printable as JSON."""

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A frozen value; an unknown field is an error, so nothing written is dropped in silence."""

    model_config = ConfigDict(frozen=True, extra="forbid")
