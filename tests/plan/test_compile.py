"""Everything that was left open is decided, and said wishes are kept."""

import pytest

from soracli.errors import InputError
from soracli.story.scene import Entity, Scene
from soracli.story.shot import Camera


def test_defaults(compiled) -> None:
    spec = compiled()
    assert (spec.width, spec.height, spec.fps, spec.frames) == (1280, 720, 24, 120)
    assert (spec.look.name, spec.model.name) == ("natural", "previs")
    assert (spec.scene.time, spec.scene.weather) == ("day", "clear")


def test_the_cast_holds_what_a_kind_brings_along(compiled) -> None:
    assert list(compiled().cast) == ["ball", "hoop", "person"]


def test_the_place_is_said_or_the_casts_or_the_studio(compiled, scene) -> None:
    assert compiled().scene.place == "court"
    assert compiled(scene.model_copy(update={"place": "beach"})).scene.place == "beach"
    thing = Entity(id="thing.1", noun="thing")
    assert compiled(Scene(text="thing", entities=(thing,))).scene.place == "studio"


def test_where_nobody_is_there_is_a_landscape_to_look_at(compiled) -> None:
    assert compiled(Scene(text="nothing")).scene.place == "meadow"


def test_a_look_brings_its_time_only_where_none_was_said(compiled, scene) -> None:
    assert compiled(style="noir").scene.time == "night"
    assert compiled(scene.model_copy(update={"time": "dawn"}), style="noir").scene.time == "dawn"


def test_a_place_known_by_night_is_seen_by_night_unless_said(compiled, scene) -> None:
    neon = scene.model_copy(update={"place": "neon street"})
    assert compiled(neon).scene.time == "night"
    assert compiled(neon.model_copy(update={"time": "day"})).scene.time == "day"


def test_the_bars_of_a_style_are_only_in_pictures_wider_than_high(compiled) -> None:
    assert compiled(style="screen").look.letterbox == 2.39
    for aspect in ("9:16", "1:1"):
        assert compiled(style="screen", aspect=aspect).look.letterbox == 0
    asked = compiled(style="screen", aspect="9:16", settings={"look.letterbox": "2"})
    assert asked.look.letterbox == 2


def test_the_camera_option_goes_before_the_sentence(compiled, scene) -> None:
    told = scene.model_copy(update={"camera": Camera(framing="wide", move="dolly in")})
    camera = compiled(told, camera=Camera(move="orbit clockwise")).scene.camera
    assert (camera.framing, camera.move) == ("wide", "orbit clockwise")


def test_takes_have_following_seeds(compiled) -> None:
    assert [compiled(seed=7, take=take).seed for take in (1, 2, 3)] == [7, 8, 9]
    assert compiled(take=2).seed == compiled().seed + 1


def test_the_models_grid_is_kept(compiled) -> None:
    spec = compiled(model="grid", seconds=2)
    assert spec.frames == 49
    with pytest.raises(InputError, match="multiple of 16"):
        compiled(model="grid", size="1000x600")


@pytest.mark.parametrize(
    ("wishes", "message", "hint"),
    [
        ({"model": "preivs"}, 'no model "preivs"', "previs"),
        ({"model": "sora-9"}, 'no model "sora-9"', "There are: grid, previs"),
        ({"style": "nior"}, 'no style "nior"', "noir"),
        ({"seconds": -1}, "-1 seconds", "more than 0"),
        ({"seconds": 0}, "0 seconds", "more than 0"),
        ({"seconds": float("nan")}, "nan seconds", "more than 0"),
        ({"seconds": float("inf")}, "at most 600", "shorter"),
        ({"model": "grid", "seconds": 9}, "at most 8", "shorter"),
        ({"fps": 0}, "0 frames", "1 to 120"),
        ({"seed": -1}, "-1 is no seed", "0 to"),
    ],
)
def test_what_cannot_be_made_is_refused(compiled, wishes, message: str, hint: str) -> None:
    with pytest.raises(InputError) as raised:
        compiled(**wishes)
    assert message in raised.value.message
    assert hint in raised.value.hint


def test_settings_reach_every_part(compiled) -> None:
    spec = compiled(
        settings={
            "time": "night",
            "place": "beach",
            "camera.lens": "35",
            "look.grain": "0.5",
            "ball.1.color": "#ff0000",
            "seconds": "2",
            "style": "noir",
            "time_scale": "0.5",
        }
    )
    assert (spec.scene.time, spec.scene.place, spec.scene.time_scale) == ("night", "beach", 0.5)
    assert (spec.scene.camera.lens, spec.look.grain, spec.look.name) == (35, 0.5, "noir")
    assert spec.scene.entity("ball.1").color == "#ff0000"
    assert spec.seconds == 2


@pytest.mark.parametrize(
    ("key", "value", "words"),
    [
        ("tme", "night", "time"),
        ("time", "midnightish", "'night'"),
        ("place", "bech", "beach"),
        ("camera.lens", "2", "8"),
        ("camera.lenz", "35", "camera.lens"),
        ("cat.1.color", "#ff0000", "ball.1.color"),
        ("ball.1.color", "red", "pattern"),
        ("ball.1.id", "x", "ball.1."),
        ("seconds", "long", "number"),
        ("time_scale", "0", "greater than 0"),
    ],
)
def test_a_wrong_setting_is_refused_with_a_mend(compiled, key, value, words) -> None:
    with pytest.raises(InputError) as raised:
        compiled(settings={key: value})
    assert words in raised.value.hint
