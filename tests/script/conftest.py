import pytest

from soracli.script.presets import Presets, load_presets


@pytest.fixture(scope="session")
def presets() -> Presets:
    return load_presets()
