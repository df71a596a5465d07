"""Who vanishes, what falls shut, and what of the place turns into a color."""

from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.story.scene import Scene

PRESETS = load_presets()


def told(words: str) -> Scene:
    return read(words, PRESETS)


def becomes(scene: Scene) -> set[tuple[str, str]]:
    return {(one.entity.split(".")[0], one.aspect) for one in scene.becomings}


def test_nothing_is_left_of_what_was_named_last() -> None:
    scene = told("Rain pours over a clay pot until nothing is left of it.")
    assert ("pot", "vanish") in becomes(scene) or ("clay_pot", "vanish") in becomes(scene)


def test_what_vanishes_above_something_does_not_walk_away() -> None:
    assert ("ghost", "vanish") in becomes(told("A ghost vanishes above the stove"))
    assert not told("A fox disappears behind the barn").becomings


def test_what_shoots_off_is_what_can_fly() -> None:
    scene = told("A UFO beams up a goat, and then it shoots off and is gone.")
    assert ("saucer", "vanish") in becomes(scene)


def test_doors_slide_and_swing_shut() -> None:
    for words in ("The hatch slides shut", "A gate swings closed", "The door falls shut"):
        assert [one.motion for one in told(words).actions] == ["close"], words


def test_a_field_under_a_clear_sky_turns_white_and_not_the_sky() -> None:
    scene = told("A field under a clear sky turns white as snow begins to fall")
    assert ("", "color") in becomes(scene)
    assert all(one.to != "cloudy" for one in scene.becomings)


def test_scoops_of_ice_cream_are_no_spoons() -> None:
    scene = told("two scoops of ice cream, one white, one brown, melting down a cone")
    assert [one.kind for one in scene.entities] == ["scoop_of_ice_cream"] * 2 + ["wafer_cone"]
    assert {(one.kind, one.b) for one in scene.relations} == {("on", "wafer_cone.1")}


def test_only_its_leaves_fall() -> None:
    scene = told("A maple, its leaves turning from green to red, then falling")
    assert not any("tree" in name for one in scene.actions for name in one.agents)
