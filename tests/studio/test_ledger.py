"""The ledger is history: it is written where possible and stops nothing."""

from pathlib import Path

import pytest

from soracli.studio.ledger import RECENT, Entry, Ledger


def entry(seconds: float = 10, outcome: str = "rendered", frames: int = 100) -> Entry:
    return Entry("gen", "k", "previs", outcome, frames, 1000, seconds, "clip.mp4")


def test_what_was_noted_is_remembered_newest_first(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "deep" / "ledger.sqlite3")
    assert ledger.recent() == []
    ledger.note(entry(1))
    ledger.note(entry(2))
    assert ledger.recent() == [entry(2), entry(1)]


def test_the_cost_is_judged_by_what_was_rendered(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    assert ledger.seconds_for("previs", 100, 1000) is None
    for seconds in (10, 11, 90):
        ledger.note(entry(seconds))
    ledger.note(entry(0.01, "reused"))
    assert ledger.seconds_for("previs", 200, 1000) == pytest.approx(22)
    assert ledger.seconds_for("other", 200, 1000) is None


def test_takes_of_the_same_size_count_more(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    for _ in range(3):
        ledger.note(entry(100, frames=1000))
        ledger.note(entry(9, frames=10))  # tiny clips are all overhead
    assert ledger.seconds_for("previs", 900, 1000) == pytest.approx(90)


def test_a_tiny_clip_tells_nothing_about_a_large_one(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    ledger.note(entry(9, frames=10))
    assert ledger.seconds_for("previs", 80, 1000) == pytest.approx(72)
    assert ledger.seconds_for("previs", 81, 1000) is None
    assert ledger.seconds_for("previs", 1, 1000) is None


def test_many_tiny_clips_do_not_hide_a_large_one(tmp_path: Path) -> None:
    ledger = Ledger(tmp_path / "ledger.sqlite3")
    ledger.note(entry(100, frames=1000))
    for _ in range(RECENT):
        ledger.note(entry(1, frames=10))
    assert ledger.seconds_for("previs", 1000, 1000) == pytest.approx(100)


def test_a_damaged_ledger_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "ledger.sqlite3"
    path.write_bytes(b"this was never a database, " * 100)
    ledger = Ledger(path)
    ledger.note(entry())
    assert ledger.recent() == [entry()]
    assert len(list(tmp_path.glob("ledger.damaged-*"))) == 1


def test_a_ledger_that_cannot_be_written_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    ledger = Ledger(tmp_path / "file" / "ledger.sqlite3")
    ledger.note(entry())
    assert ledger.recent() == []
