"""The JSON Schema of a storyboard, for editors: what may be written, short ways included."""

from typing import Any


def board_schema() -> dict[str, Any]:
    """."""
    return {}
