"""Who gets off what has come there was in it, and it is out of doors."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("sentence", "vehicle", "place"),
    [
        ("A tram stops and two nurses get off.", "tram.1", "street"),
        ("The bus stops. A chef in a tall hat gets off.", "bus.1", "street"),
        ("A taxi pulls up and a bride in a white gown steps out.", "car.1", "street"),
    ],
)
def test_who_gets_off_what_has_come_was_in_it_and_out_of_doors(
    presets: Presets, sentence: str, vehicle: str, place: str
) -> None:
    scene = read(sentence, presets)
    people = [one.id for one in scene.entities if one.kind == "person"]
    inside = [one.a for one in scene.relations if one.kind == "in" and one.b == vehicle]
    assert people and inside == people
    assert scene.place == place
