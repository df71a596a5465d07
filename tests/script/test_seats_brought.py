"""Who only sits somewhere has a seat that is usual there, listed as brought along."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("sentence", "kind", "count"),
    [
        ("A woman sits in a cafe", "chair", 1),
        ("A sailor sits alone in a bar", "stool", 1),
        ("An old couple sits in a park", "bench", 1),
        ("Two nurses sit in an office and talk", "office_chair", 2),
    ],
)
def test_who_only_sits_has_a_seat(sentence: str, kind: str, count: int) -> None:
    scene = read(sentence, load_presets())
    seats = [one for one in scene.entities if one.kind == kind]
    assert len(seats) == count and all(one.implied for one in seats)
    sitting = {one.a for one in scene.relations if one.kind == "on"}
    assert {one.id for one in scene.entities if one.kind == "person"} <= sitting


@pytest.mark.parametrize(
    "sentence",
    [
        "A girl sits on the floor of her bedroom",
        "A man sits on a beach",
        "A boy sits cross-legged in a gym",
        "Two fishermen sit on the end of a pier",
        "A dog sits in a cafe",
    ],
)
def test_on_the_ground_nobody_needs_one(sentence: str) -> None:
    assert not any(one.implied for one in read(sentence, load_presets()).entities)
