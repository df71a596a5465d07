"""Dust is raised by going, and who tumbles down a slope rolls."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    "sentence",
    [
        "A jeep races over a dusty plain, kicking up huge clouds of dust behind it",
        "A bull charges through a village with dust billowing behind it",
        "A bus drives along a dirt road, leaving a trail of dust in its wake",
        "Four zebras gallop over the savanna and raise a cloud of sand",
    ],
)
def test_nobody_lifts_a_cloud_of_dust(presets: Presets, sentence: str) -> None:
    scene = read(sentence, presets)
    assert {one.motion for one in scene.actions} <= {"drive", "run", "gallop"}
    assert not [one for one in scene.entities if one.kind == "smoke_plume"]
    assert scene.unplaced == () or "dusty" in sentence


def test_who_tumbles_down_a_hill_rolls(presets: Presets) -> None:
    scene = read("A lamb tumbles down a hillside", presets)
    assert [one.motion for one in scene.actions] == ["roll"]
    assert [one.motion for one in read("A vase tumbles down", presets).actions] == ["fall"]


@pytest.mark.parametrize(
    ("sentence", "kind", "motion"),
    [
        ("A woman climbs out of a hatch in a meadow", "floor_hatch", "climb"),
        ("A fox emerges from its burrow", "ground_hole", "climb"),
        ("A plumber climbs out of a manhole", "floor_hatch", "climb"),
    ],
)
def test_who_comes_out_of_the_ground_climbs_up(
    presets: Presets, sentence: str, kind: str, motion: str
) -> None:
    scene = read(sentence, presets)
    assert kind in {one.kind for one in scene.entities}
    assert [one.motion for one in scene.actions] == [motion]
