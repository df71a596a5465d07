"""What carries one is not shared: boards, skis and bicycles that nobody names."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Two surfers surf.", "surfboard", "sea"),
        ("Two surfers ride a huge wave.", "surfboard", "sea"),
        ("Three skiers ski down a slope.", "skis", None),
        ("Two skateboarders ride down a street.", "skateboard", "street"),
        ("A family cycles through a park.", "bicycle", "park"),
    ],
)
def test_everybody_rides_their_own(text: str, kind: str, place: str | None) -> None:
    scene = read(text, PRESETS)
    riders = [one.id for one in scene.entities if one.kind == "person"]
    own = {one.a: one.b for one in scene.relations if one.kind == "on" and one.a in riders}
    assert len(set(own.values())) == len(riders) > 1
    assert all(one.startswith(kind) for one in own.values())
    assert place in (None, scene.place)


def test_all_who_row_sit_in_one_boat() -> None:
    boats = [one for one in read("Four men row.", PRESETS).entities if one.kind == "rowboat"]
    assert len(boats) == 1


def test_the_friend_of_a_child_is_a_child() -> None:
    grown = {}
    for text in ("A girl whispers a secret to her friend.", "A man hugs his friend."):
        friend = next(one for one in read(text, PRESETS).entities if one.noun == "friend")
        grown[text] = friend.scale
    assert list(grown.values()) == [pytest.approx(0.7, abs=0.05), 1.0]
