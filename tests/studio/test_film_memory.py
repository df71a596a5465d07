"""What is remembered of a film may be lost or broken, and is never wrong."""

from pathlib import Path

import pytest

from soracli.studio.film_memory import FilmMemory, Run, file_digest

ASKED = {"draft": False}


@pytest.fixture
def board(tmp_path: Path) -> Path:
    path = tmp_path / "film.yaml"
    path.write_text("one")
    return path


def kept(tmp_path: Path, board: Path, **asked: object) -> tuple[FilmMemory, Path]:
    presets = tmp_path / "presets"
    presets.mkdir(exist_ok=True)
    memory = FilmMemory(tmp_path / "home", board)
    run = Run("key", "", {str(board): file_digest(board), str(tmp_path / "no"): ""}, [], ["w"])
    memory.keep_run({**ASKED, **asked}, [presets], run)
    return memory, presets


def test_an_unchanged_film_is_known(tmp_path: Path, board: Path) -> None:
    memory, presets = kept(tmp_path, board)
    found = memory.run(ASKED, [presets])
    assert found is not None and (found.key, found.warnings) == ("key", ["w"])


def test_any_change_makes_it_unknown(tmp_path: Path, board: Path) -> None:
    memory, presets = kept(tmp_path, board)
    assert memory.run({"draft": True}, [presets]) is None
    (presets / "new.yaml").write_text("x")
    assert memory.run(ASKED, [presets]) is None
    memory, presets = kept(tmp_path, board)
    (tmp_path / "no").write_text("a file that was not there")
    assert memory.run(ASKED, [presets]) is None
    (tmp_path / "no").unlink()
    assert memory.run(ASKED, [presets]) is not None
    board.write_text("two")
    assert memory.run(ASKED, [presets]) is None


def test_a_broken_memory_is_no_memory(tmp_path: Path, board: Path) -> None:
    memory, presets = kept(tmp_path, board)
    for broken in ("", "[]", "{}", '{"schema": "film-runs/1", "runs": 3}'):
        for path in (tmp_path / "home" / "films").iterdir():
            path.write_text(broken)
        assert memory.run(ASKED, [presets]) is None and memory.last_plan() is None
    kept(tmp_path, board)
    assert memory.run(ASKED, [presets]) is not None


def test_it_does_not_grow_without_end(tmp_path: Path, board: Path) -> None:
    for number in range(20):
        memory, presets = kept(tmp_path, board, number=number)
    assert memory.run({**ASKED, "number": 0}, [presets]) is None
    assert memory.run({**ASKED, "number": 19}, [presets]) is not None
