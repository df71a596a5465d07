"""The golden corpus: every folder here is a test. Write new goldens with write.py."""

from pathlib import Path

import pytest

HERE = Path(__file__).resolve().parent
BOARDS = sorted(path.name for path in HERE.iterdir() if path.is_dir() and path.name[0] not in "._")


@pytest.mark.parametrize("name", BOARDS)
def test_board(name: str) -> None:
    import importlib.util

    spec = importlib.util.spec_from_file_location("write", HERE / "write.py")
    assert spec and spec.loader
    write = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(write)
    golden = HERE / name / write.GOLDEN
    assert golden.is_file(), "run python tests/boards/write.py, and read what it wrote"
    assert write.told(HERE / name) == golden.read_text(encoding="utf-8")


def test_there_are_boards() -> None:
    assert len(BOARDS) >= 10
