"""One thing that turns into another, whoever is said to do so, and what it was like before."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("text", "gone", "come"),
    [
        ("The figures change from crates into barrels.", "crate", "barrel"),
        ("The shape morphs from a tiger into an eagle.", "tiger", "eagle"),
        ("A heap of bricks is assembled into a chimney.", "brick", "tower"),
        ("The truck transforms from an old model into a fire engine.", "truck", "fire_engine"),
    ],
)
def test_one_goes_and_the_other_comes(presets: Presets, text: str, gone: str, come: str) -> None:
    scene = read(text, presets)
    kinds = {one.id: one.kind for one in scene.entities}
    ends = {(one.aspect, kinds[one.entity]) for one in scene.becomings}
    assert ends == {("vanish", gone), ("appear", come)}, scene.entities


def test_who_runs_from_one_thing_to_another_runs(presets: Presets) -> None:
    scene = read("A dog runs from a tree to a bench.", presets)
    assert not scene.becomings and len(scene.actions) == 1


def test_somebody_who_makes_one_of_the_other_does_it(presets: Presets) -> None:
    scene = read("A log is carved into a horse by an old man.", presets)
    assert any(one.motion for one in scene.actions)


@pytest.mark.parametrize(
    "text",
    [
        "A timelapse of a purple plum turning brown.",
        "Smooth plum turns brown.",
        "A plum, fresh and shiny, turning brown.",
        "A man waits while a nearby plum turns brown.",
    ],
)
def test_the_plum_alone_turns_brown(presets: Presets, text: str) -> None:
    scene = read(text, presets)
    (change,) = scene.becomings
    entity = scene.entity(change.entity)
    assert entity is not None and entity.noun == "plum" and change.to == "#7a4b2a"
    assert all("person" not in one.id for one in scene.entities) or "man" in text


def test_what_gathers_rust_gets_the_color_of_it(presets: Presets) -> None:
    (change,) = read("An old truck develops rust spots.", presets).becomings
    red, green, blue = bytes.fromhex(change.to[1:])
    assert red > green > blue
