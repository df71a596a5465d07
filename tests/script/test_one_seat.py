"""Who is before somebody on a throne is not on it; who gets out of a taxi is in the street."""

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.story.scene import Scene


def _read(text: str) -> Scene:
    return read(text, load_presets())


def _on(scene: Scene, seat: str) -> list[str]:
    return [one.a for one in scene.relations if one.kind == "on" and one.b == seat]


def test_one_throne_has_one_queen() -> None:
    assert _on(_read("A knight kneels before a queen on a throne"), "throne.1") == ["person.1"]
    assert _on(_read("A boy stands before a man on a horse"), "horse.1") == ["person.2"]


def test_two_sit_on_one_sofa() -> None:
    assert len(_on(_read("A cat sits beside a dog on a sofa"), "sofa.1")) == 2


def test_who_gets_out_of_a_taxi_is_in_no_room() -> None:
    assert _read("A businesswoman gets out of a taxi and walks into a hotel").place == "street"


def test_of_blossoms_the_petals_fall() -> None:
    scene = _read("A samurai stands in a bamboo forest, cherry blossoms falling")
    assert "tree" not in {one.kind for one in scene.entities}
    assert "leaf" in {one.kind for one in scene.entities}
