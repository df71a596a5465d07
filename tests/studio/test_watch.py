"""Waiting for a save, however an editor does it."""

import os
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from soracli.studio.watch import stamp, wait_for_change


def written(path: Path) -> None:
    path.write_text("two")


def replaced(path: Path) -> None:
    other = path.with_name("other")
    other.write_text("two")
    os.replace(other, path)


def removed(path: Path) -> None:
    path.unlink()


@pytest.mark.parametrize("save", [written, replaced, removed])
def test_a_save_is_seen(tmp_path: Path, save: Callable[[Path], None]) -> None:
    board, absent = tmp_path / "film.yaml", tmp_path / "film.takes.yaml"
    board.write_text("one")
    before = stamp([board, absent])
    beside = tmp_path / "film.mp4"
    seen = threading.Event()

    def wait() -> None:
        wait_for_change(before)
        seen.set()

    thread = threading.Thread(target=wait, daemon=True)
    thread.start()
    beside.write_bytes(b"a file that is none of the storyboard's")
    board.write_text("one")
    assert not seen.wait(0.4)
    save(board)
    assert seen.wait(20)
    thread.join()


def test_what_changed_before_the_waiting_began_is_seen_at_once(tmp_path: Path) -> None:
    board = tmp_path / "film.yaml"
    board.write_text("one")
    before = stamp([board])
    board.write_text("two")
    wait_for_change(before)
