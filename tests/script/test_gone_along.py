"""Whom the camera goes along with is going, and the camera is on them."""

from soracli.script.presets import load_presets
from soracli.script.reader import read


def test_a_camera_that_leads_it_is_on_what_drives() -> None:
    scene = read("A white van drives along a road. The camera leads it.", load_presets())
    on = scene.entity(scene.camera.on)
    assert on is not None and on.noun == "van"


def test_who_cuts_through_with_a_camera_behind_them_goes_on() -> None:
    words = "A ranger cuts through vines with a machete"
    with_camera = read(f"{words}, the camera following close behind her", load_presets())
    assert "walk" in {one.motion for one in with_camera.actions}
    assert "walk" not in {one.motion for one in read(words, load_presets()).actions}


def test_who_carries_something_before_a_camera_walks_till_they_stop() -> None:
    scene = read("The camera leads a nurse, she carries a tray, and she stops.", load_presets())
    assert [one.motion for one in sorted(scene.actions, key=lambda one: one.order)] == [
        "walk",
        "stand",
    ]


def test_a_tracked_boat_is_on_the_water() -> None:
    assert read("A tugboat hoots, the camera tracks the tugboat.", load_presets()).place != "road"
