"""Fifty shots: what a change makes again and why, by the plan, and in a small film."""

from collections.abc import Callable
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from soracli.media.probe import probe
from soracli.plan.changes import reasons
from soracli.plan.film import FilmPlan
from soracli.plan.request import Request
from soracli.script.board import read_board
from soracli.script.presets import load_presets
from soracli.studio.filming import plan_film

Plan = Callable[[str], FilmPlan]


@pytest.fixture(scope="module")
def fifty() -> ModuleType:
    """tests/bench/fifty.py, which writes such storyboards."""
    path = Path(__file__).parents[1] / "bench" / "fifty.py"
    spec = spec_from_file_location("fifty", path)
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def plan(text: str) -> FilmPlan:
    return plan_film(read_board(text, "film.yaml", None), Request(), load_presets())


@pytest.fixture(scope="module")
def before(fifty: ModuleType) -> FilmPlan:
    return plan(fifty.board(50))


def keys(film: FilmPlan) -> dict[str, str]:
    return {shot.id: shot.key for shot in film.shots}


def test_a_changed_shot_is_made_again_with_those_that_depend_on_it_and_no_other(
    fifty: ModuleType, before: FilmPlan
) -> None:
    after = plan(fifty.changed(fifty.board(50), "s4", "red", "purple"))
    again = reasons(before, after)
    # shots 4 to a place, six places: the yard is come back to with shots 25 and 49
    assert list(again) == ["s4", "s25", "s26", "s27", "s28", "s49", "s50"]
    assert again.pop("s4") == "ball.1 looks different"
    # the ball lies there still
    assert set(again.values()) == {"ball.1 looks different, as in s4"}
    for shot in after.shots:
        assert ("s4" in shot.depends) == (shot.id in again)


def test_what_changes_no_picture_renders_nothing_and_is_another_film(
    fifty: ModuleType, before: FilmPlan
) -> None:
    text = fifty.board(50)
    swapped = fifty.swapped(text, "s8", "s9")
    for other in (text.replace("title: Fifty", "title: 50"), swapped):
        after = plan(other)
        assert keys(after) == keys(before) and reasons(before, after) == {}
        assert after.key != before.key
    assert [shot.id for shot in plan(swapped).shots][6:10] == ["s7", "s9", "s8", "s10"]


def test_a_word_of_a_line_is_one_shot(fifty: ModuleType, before: FilmPlan) -> None:
    after = plan(fifty.changed(fifty.board(50), "s6", "Where is", "Where was"))
    assert reasons(before, after) == {"s6": "its lines changed"}


def test_a_long_film_in_one_place_keeps_what_it_goes_on_from_once(fifty: ModuleType) -> None:
    film = plan(fifty.board(24, fifty.PLACES[:1]))
    chains = [shot.spec.earlier for shot in film.shots]
    assert len(chains[-1]) > 20
    for one, longer in zip(chains[:-1], chains[1:], strict=True):
        assert all(part is same for part, same in zip(one, longer, strict=False))


def test_a_small_film_is_shot_and_changed(
    sora, fifty: ModuleType, here: Path, own_home: Path
) -> None:
    text = fifty.board(5, fifty.PLACES[3:5]).replace("96x64", "64x64")
    board = here / "film.yaml"

    def shoot(text: str) -> str:
        board.write_text(text, encoding="utf-8")
        ran = sora("shoot", "film.yaml")
        assert ran.code == 0, ran.err
        return ran.err

    assert "rendered 5" in shoot(text)
    first = Path("film.mp4").read_bytes()
    said = shoot(fifty.changed(text, "s4", "red", "purple"))
    assert "rendered 1, reused 4" in said and "4 s4: ball.1 looks different" in said
    assert "reused 5" in shoot(fifty.swapped(text, "s4", "s5"))
    assert Path("film.mp4").read_bytes() != first
    assert probe(Path("film.mp4")).frames == plan(text).timeline.frames
    shoot(text)
    assert Path("film.mp4").read_bytes() == first
