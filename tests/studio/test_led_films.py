"""How a film is led through a diffusion model, seen in its plan: who needs what, why a shot is made
again, and files that are not what they should be."""

import json
import struct
from pathlib import Path
from typing import Any

import pytest
import yaml
from PIL import Image

from soracli.errors import InputError
from soracli.media.argv import Encoding
from soracli.media.ffmpeg import FilmWriter
from soracli.plan.changes import reasons
from soracli.plan.film import FilmPlan
from soracli.plan.generation import Condition
from soracli.plan.request import Request
from soracli.script.board import read_board
from soracli.script.presets import load_presets
from soracli.studio.board_plan import as_asked
from soracli.studio.filming import chosen, plan_film
from soracli.studio.own_files import MOST_PIXELS
from soracli.studio.shoot_board import ShootWish

BOARD: dict[str, Any] = {
    "schema": "storyboard/1",
    "model": "wan-2.1-vace-1.3b",
    "delivery": {"size": "128x64", "fps": 12},
    "world": {
        "characters": {
            "mara": {"look": "a woman with short black hair in a yellow raincoat"},
            "tom": {"look": "an old man in a navy sweater"},
        },
        "places": {"pier": {"look": "a rocky coast"}, "house": {"look": "a kitchen"}},
    },
    "shots": [
        {"id": "walk", "place": "pier", "action": "Mara walks.", "seconds": 1},
        {"id": "stop", "continue": True, "action": "Mara stops.", "seconds": 1},
        {"id": "home", "place": "house", "action": "Tom waves.", "seconds": 1},
        {"id": "look", "place": "house", "action": "Tom looks around.", "seconds": 1},
    ],
}


@pytest.fixture
def here(tmp_path: Path) -> Path:
    """A folder with a picture and a LoRA beside the storyboard."""
    Image.new("RGB", (64, 96), (200, 160, 20)).save(tmp_path / "mara.png")
    (tmp_path / "text.png").write_text("no picture at all")
    (tmp_path / "text.mp4").write_text("no film at all")
    for name, frames in (("one.mp4", 12), ("two.mp4", 24)):
        with FilmWriter(Encoding(64, 64, 12), tmp_path / name) as film:
            for _ in range(frames):
                film.write(bytes(64 * 64 * 3))
    header = json.dumps({"a": {"dtype": "F32", "shape": [1], "data_offsets": [0, 4]}}).encode()
    lora = struct.pack("<Q", len(header)) + header + bytes(4)
    (tmp_path / "mara.safetensors").write_bytes(lora)
    (tmp_path / "cut.safetensors").write_bytes(lora[:20])
    return tmp_path


def plan(here: Path, change: Any = None, **request: object) -> FilmPlan:
    data = yaml.safe_load(yaml.safe_dump(BOARD))
    if change:
        change(data)
    board = read_board(yaml.safe_dump(data, sort_keys=False), "film.yaml", here)
    return plan_film(board, Request(**request), load_presets())  # type: ignore[arg-type]


def keys(film: FilmPlan) -> dict[str, str]:
    return {shot.id: shot.key for shot in film.shots}


def given(film: FilmPlan, shot_id: str) -> list[tuple[str, str]]:
    shot = film.shot(shot_id)
    assert shot is not None and shot.spec.generation is not None
    return [(one.kind, one.who or one.shot) for one in shot.spec.generation.conditions]


def test_who_is_seen_twice_gets_a_picture_first_and_the_same_in_every_shot(here: Path) -> None:
    film = plan(here)
    assert [one.who for one in film.sheets] == ["mara", "pier", "tom", "house"]
    assert all(one.spec.frames == 1 for one in film.sheets)
    assert given(film, "stop") == [
        ("first frame", "walk"),
        ("references", "mara"),
        ("references", "pier"),
        ("control", ""),
    ]
    sheets = {one.key for one in film.sheets}
    for shot in film.shots:
        conditions = shot.spec.generation.conditions if shot.spec.generation else ()
        of_sheets = [one for one in conditions if one.kind == "references"]
        assert of_sheets and {one.key for one in of_sheets} <= sheets


def test_sheets_can_be_done_without_and_are_not_made_for_who_has_a_picture(here: Path) -> None:
    def pictured(data: Any) -> None:
        data["world"]["characters"]["mara"]["reference"] = "mara.png"

    assert [one.who for one in plan(here, pictured).sheets] == ["pier", "tom", "house"]
    without = plan(here, lambda data: data.update(conditioning={"sheets": False}))
    assert without.sheets == ()


def test_a_model_without_references_makes_no_sheets(here: Path) -> None:
    assert plan(here, model="ltx-2").sheets == ()


def test_a_shot_whose_neighbour_changed_is_made_again_and_says_so(here: Path) -> None:
    def slower(data: Any) -> None:
        data["shots"][0]["action"] = "Mara runs."

    before, after = plan(here), plan(here, slower)
    told = reasons(before, after)
    assert told == {
        "walk": "its action changed",
        "stop": "goes on from walk, which changed",
    }


def test_a_new_look_makes_a_new_sheet_and_all_its_shots(here: Path) -> None:
    def older(data: Any) -> None:
        data["world"]["characters"]["tom"]["look"] = "an old man in a navy sweater, limping"

    before, after = plan(here), plan(here, older)
    assert set(reasons(before, after)) == {"home", "look"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"conditioning": {"strength": 0.3}}, "the guide changed"),
        ({"conditioning": {"guides": "none"}}, "what the model is given changed"),
        ({"quality": "draft"}, "how it is generated changed"),
    ],
)
def test_why_a_shot_is_generated_again_is_told(here: Path, change: Any, words: str) -> None:
    before, after = plan(here), plan(here, lambda data: data.update(change))
    assert reasons(before, after)["walk"] == words


def test_a_quality_is_no_reason_where_it_changes_nothing(here: Path) -> None:
    standard = plan(here, quality="standard")
    assert keys(plan(here, quality="lossless")) == keys(standard)


def test_shots_that_are_picked_bring_along_what_they_need(here: Path) -> None:
    film = plan(here)
    part = chosen(film, ["stop"], load_presets())
    assert [one.who for one in part.sheets] == ["mara", "pier", "walk"]
    assert chosen(film, ["walk", "stop"], load_presets()).sheets == film.sheets[:2]
    assert keys(part)["stop"] == keys(film)["stop"]


def test_one_noise_for_the_film_or_one_for_each_shot(here: Path) -> None:
    def seeds(film: FilmPlan) -> set[int]:
        return {shot.spec.seed for shot in film.shots}

    assert len(seeds(plan(here))) == 4
    assert len(seeds(plan(here, lambda data: data.update(seed="film")))) == 1
    assert seeds(plan(here, lambda data: data.update(seed="film"), seed=7)) == {7}

    def own(data: Any) -> None:
        data.update(noise="film", seed=3)
        data["shots"][1]["seed"] = 11

    assert seeds(plan(here, own)) == {3, 11}


def test_wishes_of_the_command_line_are_written_into_the_film(here: Path) -> None:
    text = yaml.safe_dump(BOARD, sort_keys=False)
    board = read_board(text, "film.yaml", here)
    asked = Request(quality="draft", guides=("none",))
    wish = ShootWish(board=here / "film.yaml", request=asked)
    wished = as_asked(wish, board, load_presets()).storyboard
    assert wished.quality == "draft"
    assert all(shot.conditioning.guides == ("none",) for shot in wished.shots)
    small = as_asked(ShootWish(board=here / "f.yaml", draft=True), board, load_presets())
    assert small.storyboard.quality == "draft"


def test_a_film_of_ones_own_leads_in_place_of_the_stage(here: Path) -> None:
    def led(data: Any) -> None:
        data["shots"][0]["conditioning"] = {"video": "one.mp4", "strength": 0.5}

    film = plan(here, led)
    (one,) = [one for one in conditions(film, 0) if one.kind == "control"]
    assert one.source == "file" and one.key and one.strength == 0.5
    assert [one.source for one in conditions(film, 2) if one.kind == "control"] == ["stage"]
    data = (here / "one.mp4").read_bytes()
    (here / "one.mp4").write_bytes(data + bytes([0, 0, 0, 8]) + b"free")
    changed = plan(here, led)
    assert changed.shots[0].key != film.shots[0].key and changed.shots[2].key == film.shots[2].key


def conditions(film: FilmPlan, place: int) -> tuple[Condition, ...]:
    generation = film.shots[place].spec.generation
    assert generation
    return generation.conditions


def large(path: Path) -> None:
    """The header of a picture with more pixels than anybody has, and no pixels."""
    width = 1 + MOST_PIXELS // 1000
    header = struct.pack(">IIBBBBB", width, 1001, 8, 2, 0, 0, 0)
    chunk = struct.pack(">I", 13) + b"IHDR" + header + struct.pack(">I", 0)
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + chunk)


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("text.png", "no picture"),
        ("gone.png", "there is no file"),
        ("tiny.png", "only 4x4"),
        ("cut.png", "broken picture|no picture"),
        ("large.png", "pixels|no picture|broken"),
    ],
)
def test_a_picture_that_is_none_is_refused_where_it_is_named(
    here: Path, file: str, message: str
) -> None:
    Image.new("RGB", (4, 4)).save(here / "tiny.png")
    (here / "cut.png").write_bytes((here / "mara.png").read_bytes()[:40])
    large(here / "large.png")

    def named(data: Any) -> None:
        data["world"]["characters"]["mara"]["reference"] = file

    with pytest.raises(InputError, match=message) as told:
        plan(here, named)
    assert told.value.place.startswith("film.yaml:")
    assert file in told.value.snippet


@pytest.mark.parametrize(
    ("file", "message"),
    [
        ("mara.pt", "no LoRA that is safe to open"),
        ("cut.safetensors", "is cut off or not a safetensors file"),
        ("gone.safetensors", "there is no file"),
        ("../mara.safetensors", "outside"),
    ],
)
def test_a_lora_that_is_none_is_refused_where_it_is_named(
    here: Path, file: str, message: str
) -> None:
    def named(data: Any) -> None:
        data["world"]["characters"]["mara"]["lora"] = file

    with pytest.raises(InputError, match=message) as told:
        plan(here, named)
    assert file in told.value.snippet


@pytest.mark.parametrize(
    ("written", "message"),
    [
        ({"keyframes": [{"at": 3, "picture": "mara.png"}]}, "after the end of walk"),
        ({"keyframes": [{"at": 0, "picture": "walk"}]}, '"walk" is no picture'),
        ({"keyframes": [{"at": 0, "picture": "text.png"}]}, "no picture that can be read"),
        ({"first": "nowhere"}, '"nowhere" is neither a picture nor a shot'),
        ({"last": "walk"}, "a shot cannot wait for itself"),
        ({"guides": ["none", "depth"]}, '"none" stands alone'),
        ({"guides": "dpth"}, 'guides cannot be "dpth"'),
        ({"strength": 2}, "less than or equal to 1"),
        ({"gides": "none"}, 'unknown key "gides"'),
        ({"first": "../../secret.png"}, "outside the storyboard's folder"),
        ({"video": "text.mp4"}, "text.mp4 is not a film|cannot be read|no film"),
        ({"video": "mara.png"}, '"mara.png" is no film'),
        ({"video": "gone.mp4"}, "there is no file"),
        ({"video": "two.mp4"}, r"lasts 2.00 s, and what follows it 1.00 s"),
    ],
)
def test_what_leads_nowhere_is_refused_where_it_is_written(
    here: Path, written: Any, message: str
) -> None:
    with pytest.raises(InputError, match=message) as told:
        plan(here, lambda data: data["shots"][0].update(conditioning=written))
    assert told.value.place.startswith("film.yaml:")
