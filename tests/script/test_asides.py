"""What has no body does nothing in anybody's place, and the clause goes on behind it."""

import pytest

from soracli.script.presets import load_presets
from soracli.script.reader import read

PRESETS = load_presets()


@pytest.mark.parametrize(
    ("text", "done"),
    [
        ("A nun walks on, dust swirling, the sea glittering below, and bows.", ["walk", "bow"]),
        ("A wolf follows her, wind lifting the fabric, and howls.", ["follow", "howl"]),
        ("A clerk thinks, the courtroom hall stretching behind her.", ["think"]),
        ("A smith hammers a blade, sparks flying, his dog sleeping.", ["hammer", "sleep"]),
    ],
)
def test_nobody_does_what_the_dust_does(text: str, done: list[str]) -> None:
    scene = read(text, PRESETS)
    plumes = {one.id for one in scene.entities if one.kind in ("smoke_plume", "spark_shower")}
    others = [action for action in scene.actions if not set(action.agents) <= plumes]
    assert [action.verb.split()[0] for action in others] == done


def test_who_is_named_again_is_somebody() -> None:
    scene = read(
        "A robot's eyes are dark, then the robot glows brighter and brighter in a cave.", PRESETS
    )
    assert any(one.entity == "robot.1" for one in scene.becomings)
