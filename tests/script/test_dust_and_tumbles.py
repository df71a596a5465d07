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
