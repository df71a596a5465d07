"""The file name is the registry key."""

from pathlib import Path

import pytest

from soracli.engines import video
from soracli.engines.registry import families, video_engine
from soracli.errors import InputError
from soracli.script.presets import load_presets


def test_every_file_is_a_family() -> None:
    files = {path.stem for path in Path(video.__path__[0]).glob("*.py")} - {"__init__"}
    assert set(families()) == files


def test_every_model_has_an_engine_and_every_engine_a_model() -> None:
    assert {model.family for model in load_presets().models.values()} == set(families())


@pytest.mark.parametrize("name", ["", "nothing", "..", "os", "../previs", "previs.shoot"])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(InputError, match="no engine"):
        video_engine(name)
