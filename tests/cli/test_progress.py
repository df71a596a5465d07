"""Progress that is honest, and quiet where nobody watches."""

import io
from pathlib import Path

from rich.console import Console

from soracli.cli.progress import (
    Estimate,
    Progress,
    StepEstimate,
    bar_text,
    half_blocks,
)
from soracli.errors import RunFailed
from soracli.studio.amounts import disk_space, duration
from soracli.studio.events import (
    FrameMade,
    Note,
    TakeDone,
    TakeFailed,
    TakeStarted,
    TakeWorking,
    Thumbnail,
)


class Clock:
    """A clock that is set by hand."""

    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_nobody_knows_before_the_first_frame_unless_it_was_made_before() -> None:
    clock = Clock()
    assert Estimate(100, None, clock).left() is None
    estimate = Estimate(100, 30, clock)
    assert estimate.left() == 30
    clock.now += 10
    assert estimate.left() == 20
    clock.now += 20
    assert estimate.left() is None, "it takes longer than was expected, and nobody knows how long"


def test_the_first_frame_does_not_spoil_the_estimate() -> None:
    clock = Clock()
    estimate = Estimate(101, None, clock)
    clock.now += 60  # compiling
    estimate.seen(1)
    for done in range(2, 12):
        clock.now += 0.5
        estimate.seen(done)
    assert estimate.left() == 0.5 * 90


def test_the_steps_of_a_model_are_an_estimate_over_all_its_windows() -> None:
    clock = Clock()
    steps = StepEstimate(clock)
    assert steps.left(TakeWorking("dog", "denoising", 1, 10, 1, 2)) is None
    clock.now += 3
    assert steps.left(TakeWorking("dog", "denoising", 2, 10, 1, 2)) == 3 * (8 + 10)
    clock.now += 50  # decoding between the windows tells nothing of a step
    assert steps.left(TakeWorking("dog", "denoising", 1, 10, 2, 2)) == 3 * 9
    assert steps.left(TakeWorking("dog", "loading", 0, 1)) is None


def test_a_model_at_work_is_shown_step_by_step() -> None:
    out = io.StringIO()
    console = Console(file=out, force_terminal=True, width=90, color_system="truecolor")
    with Progress(1, console) as progress:
        progress(TakeWorking("wan", "reading", 0, 1))
        progress(TakeStarted("dog", 1, 1, 4, None))
        for done in (1, 2, 3):
            progress(TakeWorking("dog", "denoising", done, 30, 2, 3, Thumbnail(2, 2, bytes(12))))
    seen = out.getvalue()
    assert "wan  " in seen and "reading" in seen
    assert "dog  " in seen and "part 2 of 3, denoising 3/30" in seen and "▀" in seen


def shown(terminal: bool, level: int = 1, **looks: object) -> str:
    out = io.StringIO()
    console = Console(file=out, force_terminal=terminal, width=80, **looks)
    picture = Thumbnail(2, 2, bytes(range(12)))
    with Progress(level, console) as progress:
        progress(TakeStarted("dog", 1, 2, 4, None))
        for done in range(1, 5):
            progress(FrameMade("dog", done, 4, picture))
        progress(Note("something small", detail=True))
        progress(Note("something"))
        progress(TakeDone("dog", Path("dog.mp4"), False, 1.25))
        progress(TakeFailed("cat", RunFailed("x")))
    return out.getvalue()


def test_a_terminal_sees_a_bar_and_a_picture() -> None:
    seen = shown(True, color_system="truecolor", no_color=False)
    assert "▀" in seen and "staging" in seen and "4/4 frames" in seen and "dog (1 of 2)" in seen


def test_elsewhere_lines_are_plain() -> None:
    seen = shown(False)
    assert "\x1b" not in seen and "▀" not in seen
    assert seen.splitlines() == [
        "dog (1 of 2): staging",
        "note: something",
        "rendered dog.mp4 in 1.2 s",
    ]


def test_quiet_is_quiet_and_verbose_says_more() -> None:
    assert shown(False, level=0) == ""
    assert "something small" in shown(False, level=2)


def test_half_blocks_show_two_rows_in_one() -> None:
    picture = half_blocks(Thumbnail(1, 2, bytes([255, 0, 0, 0, 0, 255])))
    assert picture.plain == "▀\n"
    assert picture.spans[0].style == "#ff0000 on #0000ff"


def test_bars_and_durations() -> None:
    assert bar_text(-1).count("#") == 0 and bar_text(2).count("-") == 0
    assert len({len(bar_text(part / 10)) for part in range(11)}) == 1
    assert [duration(s) for s in (0.4, 59, 60, 3599, 3725)] == [
        "0 s",
        "59 s",
        "1 min 00 s",
        "59 min 59 s",
        "1 h 02 min",
    ]
    assert [disk_space(size) for size in (0, 2.4e5, 2.1e6, 3.8e10, 9.1e12)] == [
        "0 KB",
        "240 KB",
        "2.1 MB",
        "38 GB",
        "9.1 TB",
    ]
