"""A delivery preset says what is left open, and no more; what was asked for goes before it."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from soracli.errors import InputError
from soracli.plan.limits import least_told, most_bytes
from soracli.plan.request import Request
from soracli.script.board import Board, read_board
from soracli.script.presets import Presets, load_presets
from soracli.story.delivery import Delivery
from soracli.studio.board_plan import as_asked
from soracli.studio.delivering import delivered
from soracli.studio.filming import plan_film
from soracli.studio.planning import PlannedTake, Refused, plan_takes
from soracli.studio.shoot_board import ShootWish
from soracli.studio.source import Source

PRESETS = load_presets()


def board(delivery: str, seconds: float = 1) -> Board:
    text = f"schema: storyboard/1\ndelivery: {delivery}\nshots:\n"
    return read_board(
        f"{text}  - {{action: A red ball rolls., seconds: {seconds}}}\n", "film.yaml", None
    )


def of(delivery: str, presets: Presets = PRESETS, wanted: str | None = None) -> Delivery:
    return delivered(board(delivery), presets, wanted).storyboard.delivery


def sized(written: str, **request: object) -> tuple[int, int]:
    spec = plan_film(board(written), Request(**request), PRESETS).shots[0].spec
    return spec.width, spec.height


def test_a_name_alone_brings_all_that_the_place_asks() -> None:
    asked = of("broadcast-us")
    assert (asked.fps, asked.loudness, asked.peak) == (30, -24, -2)
    assert sized("broadcast-us") == (1920, 1080)
    spec = plan_film(board("vertical-feed"), Request(), PRESETS).shots[0].spec
    assert spec.safe == PRESETS.deliveries["vertical-feed"].safe
    assert plan_film(board("{size: 128x72}"), Request(), PRESETS).shots[0].spec.safe is None


def test_what_is_written_goes_before_its_preset() -> None:
    asked = of("{preset: broadcast-us, loudness: -20, captions: none}")
    assert (asked.loudness, asked.captions, asked.peak, asked.fps) == (-20, "none", -2, 30)


@pytest.mark.parametrize("name", sorted(PRESETS.deliveries))
@pytest.mark.parametrize("short", [64, 240, 318])
def test_any_size_keeps_the_shape_of_every_place(name: str, short: int) -> None:
    whole = sized(name)
    for width, height in (
        sized(f"{{preset: {name}, size: {short}p}}"),
        sized(name, size=f"{short}p"),
        sized("{size: 640x360}", size=f"{short}p", delivery=name),
    ):
        assert min(width, height) == short
        assert width / height == pytest.approx(whole[0] / whole[1], rel=0.03)


def test_a_size_in_pixels_and_an_aspect_are_shapes_of_their_own() -> None:
    assert sized("{preset: vertical-feed, size: 640x360}") == (640, 360)
    assert sized("{preset: vertical-feed, aspect: '4:5'}") == (1080, 1350)


@settings(max_examples=20, deadline=None)
@given(
    st.sampled_from(["", *sorted(PRESETS.deliveries)]),
    st.fixed_dictionaries(
        {},
        optional={
            "size": st.sampled_from(["96p", "128x72"]),
            "fps": st.integers(8, 30),
            "loudness": st.floats(-40, -5),
            "captions": st.sampled_from(["none", "soft", "burnt"]),
            "most_seconds": st.floats(1, 900),
        },
    ),
)
def test_said_once_it_is_said_for_good(preset: str, written: dict[str, object]) -> None:
    said = {**({"preset": preset} if preset else {}), **written}
    first = delivered(board(str(said) if said else "{}"), PRESETS)
    assert delivered(first, PRESETS) is first
    assert Delivery.model_validate(first.storyboard.delivery.model_dump()) == (
        first.storyboard.delivery
    )
    for name, value in written.items():
        assert getattr(first.storyboard.delivery, name) == value


def test_another_delivery_on_the_command_line_goes_before_the_file() -> None:
    written = "{preset: vertical-feed, size: 240p, loudness: -16, fps: 12, captions: none}"
    asked = of(written, wanted="broadcast-eu")
    assert (asked.preset, asked.size, asked.fps, asked.loudness) == (
        "broadcast-eu", "1080p", 25, -23,
    )  # fmt: skip
    assert asked.captions == "none"  # how words are shown is the film's own
    assert of(written, wanted="vertical-feed") == of(written)
    again = delivered(delivered(board(written), PRESETS), PRESETS, "square").storyboard.delivery
    assert (again.preset, again.aspect, again.most_seconds) == ("square", "1:1", 1800)


def test_a_draft_keeps_the_shape_and_the_edges() -> None:
    wish = ShootWish(Path("film.yaml"), draft=True)
    plan = plan_film(as_asked(wish, board("vertical-feed"), PRESETS), Request(), PRESETS)
    spec = plan.shots[0].spec
    assert (spec.width, spec.height) == (270, 480)
    assert spec.safe == PRESETS.deliveries["vertical-feed"].safe


def test_a_name_that_there_is_not_is_told_where_it_stands() -> None:
    for delivery, column in (("vertical-fed", 11), ("{size: 96p, preset: vertical-fed}", 31)):
        with pytest.raises(InputError, match="no delivery") as refused:
            delivered(board(delivery), PRESETS)
        assert refused.value.place == f"film.yaml:2:{column}"
        assert "vertical-feed" in refused.value.hint
    with pytest.raises(InputError) as asked:
        plan_film(board("{size: 96p}"), Request(delivery="squar"), PRESETS)
    assert "square" in asked.value.hint and not asked.value.place


def test_a_place_of_ones_own_may_begin_with_another(tmp_path: Path) -> None:
    folder = tmp_path / "deliveries"
    folder.mkdir()
    own = "title: Our screens\npreset: vertical-story\nsize: 720p\naspect: 4:5\nloudness: -18\n"
    (folder / "lobby.yaml").write_text(own, encoding="utf-8")
    (folder / "round.yaml").write_text("title: A\npreset: again\n", encoding="utf-8")
    (folder / "again.yaml").write_text("title: B\npreset: round\n", encoding="utf-8")
    presets = load_presets(tmp_path)
    asked, story = of("lobby", presets), PRESETS.deliveries["vertical-story"]
    assert (asked.preset, asked.loudness, asked.safe) == ("lobby", -18, story.safe)
    for name, size in (("{preset: lobby, size: 80p}", (80, 100)), ("lobby", (720, 900))):
        spec = plan_film(board(name), Request(), presets).shots[0].spec
        assert (spec.width, spec.height) == size
    with pytest.raises(InputError, match="leads back to itself"):
        of("round", presets)


def test_a_film_that_is_too_long_is_refused_where_that_is_said() -> None:
    with pytest.raises(InputError, match=r"lasts 61 s, .* at most 60 s") as refused:
        plan_film(board("{preset: vertical-feed, size: 96p}", 61), Request(), PRESETS)
    assert refused.value.place == "film.yaml:2:11" and "by 1 s" in refused.value.hint
    with pytest.raises(InputError) as written:
        plan_film(board("{size: 96p, most_seconds: 0.5}"), Request(), PRESETS)
    assert written.value.place == "film.yaml:2:37"


def test_a_clip_is_delivered_too() -> None:
    source = Source("A red ball rolls.", "")
    request = Request(delivery="broadcast-us", size="120p", seconds=1)
    (take,) = plan_takes(source, request, PRESETS)
    assert isinstance(take, PlannedTake)
    assert (take.spec.width, take.spec.height, take.spec.fps) == (214, 120, 30)
    assert take.spec.safe == PRESETS.deliveries["broadcast-us"].safe
    assert (take.score.loudness, take.score.peak) == (-24, -2)
    (long,) = plan_takes(source, Request(delivery="connected-tv", seconds=31), PRESETS)
    assert isinstance(long, Refused) and "at most 30 s" in str(long.error)
    sheet = Source("delivery: square\nprompt: A red ball rolls.\n", "sheet.yaml")
    (square,) = plan_takes(sheet, Request(size="90p"), PRESETS)
    assert isinstance(square, PlannedTake) and (square.spec.width, square.spec.height) == (90, 90)


def test_the_least_that_would_do_is_enough() -> None:
    asked = Delivery(most_megabytes=0.1, most_kilobits=200)
    assert most_bytes(asked, 4) == 100_000 and most_bytes(asked, 3) == 75_000
    told = dict(pair.split(": ") for pair in least_told(asked, 4, 123_456).split(" and "))
    enough = Delivery(**{name: float(number) for name, number in told.items()})
    assert 123_456 <= (most_bytes(enough, 4) or 0) <= 124_700
