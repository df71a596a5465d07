"""The record says how everybody looks, what they hold, and what is broken."""

from soracli.engines.record import scene_record
from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.stage.perform import perform
from soracli.story.scene import Entity, Garment, Scene
from soracli.story.shot import Camera


def test_looks_hands_and_damage_are_in_the_record() -> None:
    entities = (
        Entity(
            id="mara",
            noun="woman",
            kind="person",
            wears=(Garment(kind="coat", color="#f0d020"),),
            holds=("cup.1",),
        ),
        Entity(id="cup.1", noun="mug", kind="mug", color="#aa2211", traits={"broken": True}),
    )
    scene = Scene(text="", entities=entities, place="studio", camera=Camera(eyes="mara"))
    presets = load_presets()
    request = Request(size="64x64", seconds=0.25, fps=12)
    made = presets.kinds, presets.looks, presets.models
    spec = compile_take(scene, request, *made, ["studio"])
    record = scene_record(spec, perform(spec), [])
    mara, cup = record["entities"]
    assert mara["wears"] == [{"kind": "coat", "color": "#f0d020"}] and mara["holds"] == ["cup.1"]
    assert (mara["state"], cup["state"], cup["color"]) == ("whole", "broken", "#aa2211")
    assert record["camera"]["eyes"] == "mara" and "over" not in record["camera"]
    assert all("mara" in frame["entities"] for frame in record["frames"])
