"""What people stand about and talk over lies on a table."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.story.scene import Scene


def _kinds(scene: Scene) -> list[str]:
    return [one.kind for one in scene.entities]


@pytest.mark.parametrize(
    "sentence",
    [
        "Two chefs argue over a steaming pot",
        "Three scientists stand over a microscope",
        "Four friends stand around a birthday cake",
    ],
)
def test_it_is_not_at_their_feet(sentence: str) -> None:
    scene = read(sentence, load_presets())
    table = next(one.id for one in scene.entities if one.kind == "table")
    assert any(one.kind == "on" and one.b == table for one in scene.relations)


@pytest.mark.parametrize(
    "sentence",
    [
        "Two children stand around a campfire",
        "Two women sit around a table and talk over a cup of tea",
        "A man stands beside a pot",
        "Two girls stand around a sandcastle on the beach",
    ],
)
def test_no_table_where_none_is_wanted(sentence: str) -> None:
    assert _kinds(read(sentence, load_presets())).count("table") <= sentence.count("table")


@pytest.mark.parametrize(
    "sentence",
    [
        "Steam rises from a teapot on a stone counter",
        "A pizza on a plate, steam rising",
        "A muffin on a plate, petals falling",
    ],
)
def test_what_smokes_is_on_the_table_and_not_its_smoke(sentence: str) -> None:
    scene = read(sentence, load_presets())
    table = next(one.id for one in scene.entities if one.kind in ("table", "counter"))
    laid = {one.a.partition(".")[0] for one in scene.relations if one.b == table}
    assert laid and "smoke_plume" not in laid


def test_people_who_look_are_no_note_on_the_look() -> None:
    scene = read("Three people look at the camera, smiling", load_presets())
    assert _kinds(scene) == ["person"] * 3
