"""The checkout itself."""

from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def repo() -> Path:
    """The root of the checkout."""
    root = Path(__file__).resolve().parents[2]
    assert (root / "pyproject.toml").is_file()
    return root
