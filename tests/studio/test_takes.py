"""Takes of a shot: which one the film uses, and the file beside the storyboard."""

from datetime import date
from pathlib import Path

import pytest

from soracli.errors import InputError
from soracli.script.takes_file import read_takes, takes_text
from soracli.story.takes import SEEDS, ShotTakes, Takes
from soracli.studio.takes import load_takes, save_takes, takes_path


def test_the_take_that_was_chosen_is_used() -> None:
    takes = ShotTakes().marked(1, "kept").marked(2, "new").marked(3, "new")
    assert takes.chosen == 1  # the newest kept one goes before newer ones
    assert takes.using(3).chosen == 3
    assert ShotTakes().marked(2, "new").marked(3, "new").chosen == 3
    assert ShotTakes().chosen is None


def test_a_rejected_take_is_never_used() -> None:
    takes = ShotTakes().marked(1, "new").using(2).marked(2, "rejected")
    assert takes.chosen == 1
    assert takes.marked(1, "rejected").chosen is None
    # whoever asks for it all the same takes the rejection back
    assert takes.using(2).chosen == 2 and takes.using(2).state(2) == "new"


def test_the_next_seed_is_one_that_no_take_has() -> None:
    takes = ShotTakes().marked(5, "new").marked(6, "rejected")
    assert takes.next_seed(5) == 7
    assert takes.next_seed(SEEDS - 1) == 0


def test_the_file_comes_back_as_it_was(tmp_path: Path) -> None:
    board = tmp_path / "my film.yaml"
    assert load_takes(board) == Takes()
    hostile = 'it\'s "x": #1 {}\\ %s \U0001f3ac'
    takes = Takes().put("arrival", ShotTakes().marked(5, "rejected", date(2026, 1, 2)).using(7))
    takes = takes.put(hostile, ShotTakes().marked(SEEDS - 1, "kept")).put("none", ShotTakes())
    save_takes(board, takes)
    assert takes_path(board) == tmp_path / "my film.takes.yaml"
    again = load_takes(board)
    assert again.chosen == {"arrival": 7, hostile: SEEDS - 1}
    assert again.of("arrival") == takes.of("arrival") and "none" not in again.shots
    assert [path.name for path in tmp_path.iterdir()] == ["my film.takes.yaml"]
    assert "{seed: 5, state: rejected, made: 2026-01-02}" in takes_path(board).read_text("utf-8")


@pytest.mark.parametrize(
    ("text", "fault", "line"),
    [
        ("schema: takes/1\nshots:\n  a:\n    uze: 4\n", "uze", 4),
        ("schema: takes/2\nshots: {}\n", "schema", 1),
        ("schema: takes/1\nshots: {a: {takes: [{seed: -1}]}}\n", "seed", 2),
        ("schema: takes/1\nshots: {a: {takes: [{seed: 1, state: fine}]}}\n", "state", 2),
        ("schema: takes/1\nshots: {a: {takes: [{seed: 1}, {seed: 1}]}}\n", "two takes", 2),
        ("[]", "", 1),
    ],
)
def test_a_broken_file_is_refused_with_its_place(text: str, fault: str, line: int) -> None:
    with pytest.raises(InputError) as caught:
        read_takes(text, "film.takes.yaml")
    assert fault in caught.value.message and f"film.takes.yaml:{line}:" in caught.value.place


def test_what_is_written_names_its_storyboard_on_one_line() -> None:
    text = takes_text(Takes(), "a\nb.yaml")
    assert read_takes(text, "x") == Takes() and "a b.yaml" in text.splitlines()[0]
