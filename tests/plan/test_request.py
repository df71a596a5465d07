"""Sizes, aspects, frame counts and seeds."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soracli.errors import InputError
from soracli.plan.request import Request, frame_count, frame_size, parse_aspect, seed_of


@pytest.mark.parametrize(
    ("size", "aspect", "expected"),
    [
        (None, None, (1280, 720)),
        ("640x360", None, (640, 360)),
        ("1080p", None, (1920, 1080)),
        (None, "9:16", (720, 1280)),
        (None, "square", (720, 720)),
        (None, "4:3", (960, 720)),
        (None, "2.39:1", (1720, 720)),
        ("480p", "9:16", (480, 854)),
        ("1280x720", "16:9", (1280, 720)),
    ],
)
def test_sizes(size: str | None, aspect: str | None, expected: tuple[int, int]) -> None:
    assert frame_size(size, aspect, 2) == expected


@pytest.mark.parametrize(
    ("size", "aspect", "words"),
    [
        ("1281x721", None, "1280x720"),
        ("0x0", None, "between"),
        ("10x10", None, "between"),
        ("99999x720", None, "between"),
        ("8192x8192", None, "3840x2160"),
        ("huge", None, "WIDTHxHEIGHT"),
        ("1280x720", "9:16", "not both"),
        (None, "0:1", "16:9"),
        (None, "1:99", "16:9"),
        (None, "wide-ish", "16:9"),
        (None, "9" * 500, "16:9"),
    ],
)
def test_a_size_no_encoder_takes_is_refused_with_a_mend(size, aspect, words) -> None:
    with pytest.raises(InputError) as raised:
        frame_size(size, aspect, 2)
    assert words in raised.value.hint


@given(st.floats(0.1, 10), st.sampled_from([2, 8, 16, 32]))
def test_every_aspect_gives_a_size_on_the_grid(ratio: float, multiple: int) -> None:
    try:
        width, height = frame_size(None, f"{ratio:.3f}", multiple)
    except InputError as error:
        assert "off the grid" in error.message or "no aspect" in error.message
        return
    assert width % multiple == 0 and height % multiple == 0
    assert min(width, height) == 720


@given(
    st.floats(0.01, 600), st.integers(1, 120), st.sampled_from([(1, 0), (4, 1), (8, 1), (17, 5)])
)
def test_frames_lie_on_the_grid_and_near_the_wish(seconds, fps, grid) -> None:
    count = frame_count(seconds, fps, grid)
    step, offset = grid
    assert count >= 1 and count % step == offset % step
    assert abs(count - seconds * fps) <= max(step, 1) or count <= step + offset


def test_the_seed_comes_from_the_words_and_not_from_the_spaces() -> None:
    assert seed_of("a dog  runs\n") == seed_of("a dog runs")
    assert seed_of("a dog runs") != seed_of("a cat runs")


def test_aspects_in_lowest_terms() -> None:
    assert parse_aspect("1920:1080") == (16, 9)


def test_the_command_line_goes_before_the_file() -> None:
    file = Request(
        style="noir", size="640x360", seconds=3, settings={"time": "night", "place": "a"}
    )
    line = Request(aspect="1:1", seconds=2, settings={"time": "dawn"})
    both = line.over(file)
    assert (both.style, both.seconds, both.size, both.aspect) == ("noir", 2, None, "1:1")
    assert both.settings == {"time": "dawn", "place": "a"}
