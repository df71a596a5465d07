"""The progress of a film: what is rendered and why, one bar for all shots, else plain lines."""

import io
from pathlib import Path

import pytest
from rich.console import Console

from soracli.cli.film_progress import FilmEstimate, FilmProgress, reason_lines
from soracli.cli.progress import bar_text
from soracli.errors import RunFailed
from soracli.studio.events import (
    CutFrame,
    CutStarted,
    FilmDone,
    FilmStarted,
    FrameMade,
    Note,
    ShotDone,
    TakeFailed,
    TakeStarted,
    TakeWorking,
    Thumbnail,
    Wanted,
    Warned,
)

WANTED = (Wanted("arrival", 1, 4, "new"), Wanted("[end]", 3, 4, "its camera changed"))


class Clock:
    """A clock that is set by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def shown(terminal: bool, level: int = 1, **looks: object) -> str:
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, width=80, **looks)
    picture = Thumbnail(2, 2, bytes(range(12)))
    with FilmProgress(level, console) as progress:
        progress(Warned("film.yaml:9:1: mara speaks and isn't there"))
        progress(FilmStarted(5, 3, WANTED, 70.0))
        for one in WANTED:
            progress(TakeStarted(one.shot, one.number, 5, 4, None))
        for done in range(1, 5):
            for one in WANTED:
                progress(FrameMade(one.shot, done, 4, picture))
        progress(Note("something"))
        progress(ShotDone("arrival", False, 2.0))
        progress(TakeFailed("[end]", RunFailed("x")))
        progress(CutStarted(2))
        progress(CutFrame(2, 2))
        progress(FilmDone(Path("film.mp4"), False, 1.0))
    return out.getvalue()


def test_elsewhere_there_is_a_line_for_each_shot() -> None:
    seen = shown(False)
    assert "\x1b" not in seen and "▀" not in seen
    assert seen.splitlines() == [
        "warning: film.yaml:9:1: mara speaks and isn't there",
        "1 arrival: new",
        "3 [end]: its camera changed",
        "rendering 2 of 5 shots, 3 reused, about 1 min 10 s",
        "note: something",
        "rendered 1 arrival in 2.0 s",
        "failed 3 [end]: x",
        "cutting the film",
    ]


def test_one_reason_for_a_whole_film_is_said_once() -> None:
    out = io.StringIO()
    wanted = tuple(Wanted(f"s{number}", number, 4, "not made yet") for number in (1, 2))
    with FilmProgress(1, Console(file=out, width=80)) as progress:
        progress(FilmStarted(2, 0, wanted, None))
    assert out.getvalue() == "rendering 2 of 2 shots, not made yet\n"


def test_elsewhere_a_long_rendering_is_not_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("soracli.cli.film_progress.PLAIN_SECONDS", 0.0)
    assert "film: 8/8 frames" in shown(False) and "film:" not in shown(False, level=0)


def test_a_terminal_sees_all_shots_in_one_bar_and_each_that_is_rendered() -> None:
    seen = shown(True, color_system="truecolor", no_color=False)
    assert "▀" in seen and "3/5 shots, 1 min 10 s left" in seen and "4/5 shots" in seen
    assert "1 arrival: 4/4 frames" in seen and "3 [end]: staging" in seen
    assert "2/2 frames" in seen


def test_quiet_is_quiet() -> None:
    assert shown(False, level=0) == "" and shown(True, level=0) == ""


def test_many_shots_of_one_reason_are_one_line() -> None:
    many = tuple(Wanted(f"s{number}", number, 4, "new") for number in range(1, 51))
    assert reason_lines(many) == ["50 shots, 1 to 50: new"]
    assert reason_lines((*many[:3], WANTED[1]))[-1] == "3 [end]: its camera changed"


def test_the_estimate_follows_the_pace_of_this_run() -> None:
    clock = Clock()
    estimate = FilmEstimate(100, None, clock)
    assert estimate.left(0) is None
    estimate = FilmEstimate(100, 50.0, clock)
    clock.now += 20
    assert estimate.left(10) == 30  # no shot is whole yet: what earlier takes needed
    clock.now += 40
    assert estimate.left(10) is None, "it takes longer than was expected"
    clock.now -= 40
    estimate.finished()
    assert estimate.left(40) == 20 / 40 * 60
    assert estimate.left(100) == 0


def test_a_model_moves_the_bar_by_its_steps_before_there_are_frames() -> None:
    out = io.StringIO()
    with FilmProgress(1, Console(file=out, force_terminal=True, width=80)) as progress:
        progress(FilmStarted(2, 0, WANTED, None))
        progress(TakeStarted("arrival", 1, 2, 4, None))
        progress(TakeWorking("arrival", "denoising", 0, 10, 2, 2))
        assert f"film  {bar_text(0.25)}" in out.getvalue(), (
            "one of its two windows is a quarter of the film"
        )
        progress(TakeWorking("arrival", "denoising", 10, 10, 2, 2))
        assert f"film  {bar_text(0.5)}" in out.getvalue()
