"""The sheets for people: storyboard on paper, contact sheet, shot list, captions."""

import csv
import io
from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from soracli.media.contact_sheet import contact_sheet, grid_for
from soracli.media.move_arrows import strokes
from soracli.media.pdf import pdf_bytes
from soracli.media.shot_card import cards
from soracli.media.shotlist import COLUMNS, shotlist_text
from soracli.plan.film import FilmPlan
from soracli.stage.places import PLACES, build_place
from soracli.story.sets import INDOORS
from soracli.story.shot import MOVES
from soracli.story.storyboard import Shot
from soracli.studio.export import FORMATS, TIMELINES, HandOver, export

MakePlan = Callable[..., FilmPlan]
TakesOf = Callable[[FilmPlan], dict[str, Path]]
HOSTILE = "=cmd|'/C calc'!A0 שלום 你好 🎬 é\u0301 {\\b1}%{pts} <b> " + "x" * 300


def spoiled(shot: Shot, number: int) -> Shot:
    return shot.model_copy(update={"id": f"{HOSTILE[:40]}{number}", "action": HOSTILE})


def words_of(data: bytes) -> list[str]:
    """The text of every page, on one line each."""
    pages = PdfReader(io.BytesIO(data)).pages
    return [" ".join(page.extract_text().split()) for page in pages]


def rows_of(plan: FilmPlan) -> list[dict[str, str]]:
    text = shotlist_text(plan)
    assert text.startswith("\ufeff")
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline="")))


def test_a_page_of_the_storyboard_says_everything(make_plan: MakePlan, takes_of: TakesOf) -> None:
    plan = make_plan()
    data = pdf_bytes(plan, takes_of(plan))
    pages = words_of(data)
    assert len(pages) == 1
    for words in (
        "The Lighthouse",
        "6 shots",
        "EXT. PIER - DUSK",
        "INT. CABIN - DUSK",
        "wide, low angle, 35 mm, dolly in",
        "Mara walks to the end of the pier and picks up the lantern.",
        "OLD TOM (cold)",
        "You should not have come back.",
        "Sound: foghorn",
        "dissolve 0.29 s",
        "1 / 1",
    ):
        assert words in pages[0]
    assert len(PdfReader(io.BytesIO(data)).pages[0].images) == 6


def test_six_panels_a_page_and_a_long_text_takes_more_room(make_plan: MakePlan) -> None:
    plan = make_plan()
    twelve = longer(plan, 2)
    assert len(words_of(pdf_bytes(twelve, {}))) == 2
    long = make_plan(
        change=lambda shot, _: shot.model_copy(update={"action": "A long way to go. " * 60})
    )
    pages = words_of(pdf_bytes(long, {}))
    assert len(pages) == 2
    assert pages[0].count("A long way to go.") > 170


def longer(plan: FilmPlan, times: int) -> FilmPlan:
    """The same shots several times over, without transitions."""
    clips = [clip for clip in plan.timeline.clips for _ in range(times)]
    timeline = plan.timeline.model_copy(update={"clips": tuple(clips)})
    return plan.model_copy(update={"timeline": timeline})


def test_what_is_not_shot_yet_is_an_empty_frame(make_plan: MakePlan, takes_of: TakesOf) -> None:
    plan = make_plan()
    takes = dict(list(takes_of(plan).items())[:4])
    data = pdf_bytes(plan, takes)
    assert words_of(data)[0].count("not shot yet") == 2
    assert len(PdfReader(io.BytesIO(data)).pages[0].images) == 4


@pytest.mark.parametrize("paper", ["a4", "letter"])
def test_paper_lies_on_its_side(make_plan: MakePlan, paper: str) -> None:
    box = PdfReader(io.BytesIO(pdf_bytes(make_plan(), {}, paper))).pages[0].mediabox
    size = {"a4": (842, 595), "letter": (792, 612)}[paper]
    assert (round(box.width), round(box.height)) == size


@pytest.mark.parametrize("size", [(128, 72), (72, 128), (64, 64), (640, 64)])
def test_pictures_keep_their_shape(
    make_plan: MakePlan, takes_of: TakesOf, size: tuple[int, int]
) -> None:
    plan = make_plan()
    timeline = plan.timeline.model_copy(update={"width": size[0], "height": size[1]})
    plan = plan.model_copy(update={"timeline": timeline})
    picture = PdfReader(io.BytesIO(pdf_bytes(plan, takes_of(plan)))).pages[0].images[0].image
    assert picture is not None
    assert picture.width / picture.height == pytest.approx(size[0] / size[1], rel=0.04)


def test_the_contact_sheet_shows_every_take(make_plan: MakePlan, takes_of: TakesOf) -> None:
    plan = make_plan()
    sheet = contact_sheet(plan, takes_of(plan))
    grid = grid_for(6, plan.timeline)
    for place, color in enumerate(
        [
            (200, 60, 40),
            (40, 160, 60),
            (50, 70, 200),
            (210, 190, 60),
            (150, 60, 160),
            (60, 170, 170),
        ]
    ):
        left, top = grid.corner(place)
        seen = sheet.getpixel((left + grid.width // 2, top + grid.height // 2))
        assert isinstance(seen, tuple)
        assert all(abs(one - other) < 8 for one, other in zip(seen, color, strict=True))
    border = sheet.getpixel((3, 3))
    assert isinstance(border, tuple) and len(set(border)) == 1, "the ground is neutral"


@pytest.mark.parametrize("count", [1, 2, 6, 50, 1000])
def test_a_contact_sheet_fits_and_can_be_read(make_plan: MakePlan, count: int) -> None:
    for size in ({}, {"width": 72, "height": 128}):
        grid = grid_for(count, make_plan().timeline.model_copy(update=size))
        assert grid.columns * grid.rows >= count > grid.columns * (grid.rows - 1)
        assert max(grid.size) < 16_383, "WebP holds no more"
        assert grid.letter >= 11
        assert 0.3 < grid.size[0] / grid.size[1] < 4 or count < 3


def test_the_shot_list_reads_back(make_plan: MakePlan) -> None:
    plan = make_plan()
    rows = rows_of(plan)
    assert tuple(rows[0]) == COLUMNS
    assert [row["start"] for row in rows][:3] == ["00:00:00:00", "00:00:00:17", "00:00:01:16"]
    assert [int(row["frames"]) for row in rows] == [24, 31, 30, 28, 26, 25]
    assert rows[1]["dialogue"] == "OLD TOM (cold): You should not have come back."
    assert rows[1]["transition"] == "dissolve 0.29 s"
    assert (rows[0]["characters"], rows[0]["props"]) == ("mara", "lantern")
    assert (rows[0]["int/ext"], rows[2]["int/ext"]) == ("EXT", "INT")


@pytest.mark.parametrize("start", ["=1+1", "+1", "-1", "@SUM(1)", "\t=1", "\n=1", "＝1", "|x"])
def test_a_spreadsheet_runs_nothing(make_plan: MakePlan, start: str) -> None:
    plan = make_plan(change=lambda shot, _: shot.model_copy(update={"action": f"{start} x"}))
    for row in rows_of(plan):
        assert row["action"].startswith("'") and "\n" not in row["action"]


@pytest.mark.parametrize("to", sorted(set(FORMATS)))
def test_the_same_film_gives_the_same_bytes_whatever_it_says(
    make_plan: MakePlan,
    takes_of: TakesOf,
    tmp_path: Path,
    to: str,
    capfd: pytest.CaptureFixture[str],
) -> None:
    plan = make_plan(change=spoiled, title=HOSTILE)
    ending = {"contact-sheet": ".png", "shotlist": ".csv"}.get(to, f".{to}")
    target = tmp_path / f"film{ending}"
    made = []
    for _ in range(2):
        export(plan, to, target, HandOver(takes_of(plan)))
        made.append(target.read_bytes())
    assert made[0] == made[1]
    beside = {target} | ({tmp_path / "film.media"} if to in TIMELINES else set())
    assert set(tmp_path.iterdir()) == beside
    assert capfd.readouterr() == ("", "")


@pytest.mark.parametrize("ending", [".webp", ".png", ".jpg"])
def test_a_contact_sheet_is_the_picture_its_ending_says(
    make_plan: MakePlan, tmp_path: Path, ending: str
) -> None:
    path = export(make_plan(), "contact-sheet", tmp_path / f"a{ending}", HandOver({}))[0]
    with Image.open(path) as picture:
        assert picture.format == {".webp": "WEBP", ".png": "PNG", ".jpg": "JPEG"}[ending]


def test_every_camera_move_has_its_arrow_or_none() -> None:
    drawn = {move for move in MOVES if strokes(move)}
    assert {move for move in MOVES if move not in drawn} == {
        "static",
        "track",
        "track side",
        "handheld",
    }
    (left,), (right,) = strokes("pan left"), strokes("pan right")
    assert left.points[-1][0] < left.points[0][0]
    assert right.points[-1][0] > right.points[0][0]


def test_the_sets_with_a_roof_are_those_of_the_stage() -> None:
    assert set(PLACES) > INDOORS
    for name in (*INDOORS, "court", "beach"):
        assert build_place(name, 1, "day", "clear").indoor is (name in INDOORS)


def test_a_shot_list_says_whom_the_camera_is_about(make_plan: MakePlan) -> None:
    plan = make_plan()
    first = plan.shots[0]
    camera = first.spec.scene.camera.model_copy(update={"on": "lantern", "over": "mara"})
    scene = first.spec.scene.model_copy(update={"camera": camera})
    spec = first.spec.model_copy(update={"scene": scene})
    shot = first.model_copy(update={"spec": spec})
    plan = plan.model_copy(update={"shots": (shot, *plan.shots[1:])})
    assert rows_of(plan)[0]["subject"] == "on lantern, over mara"
    assert cards(plan)[0].camera.startswith("wide, on lantern, over mara, low angle")
