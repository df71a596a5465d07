"""Beasts of burden: what a mule carries is on its back, and goes with it."""

import numpy as np

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform

PRESETS = load_presets()


def test_a_mule_has_its_crates_on_its_back() -> None:
    scene = read("A mule carries two crates along a road.", PRESETS)
    assert {(one.kind, one.b) for one in scene.relations} == {("on", "horse.1")}
    request = Request(size="160x90", fps=8, seconds=3.0)
    spec = compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, [])
    bodies = {one.id: one for one in perform(spec).bodies}
    mule = bodies["horse.1"]
    crates = [bodies[f"crate.{number}"].positions[:, 0] for number in (1, 2)]
    for crate in crates:
        apart = np.abs(crate - mule.positions[:, 0])
        assert apart[:, :2].max() < 0.6 * mule.figure.length
        assert (crate[:, 2] > 0.5 * mule.figure.height).all()
        assert (crate[:, 2] < mule.figure.height).all()
    assert np.linalg.norm(crates[0] - crates[1], axis=1).min() > 0.2


def test_what_a_dog_has_in_its_mouth_stays_there() -> None:
    scene = read("A dog carries two sticks.", PRESETS)
    assert not scene.relations
    scene = read("A horse carries a large basket in its mouth.", PRESETS)
    assert "basket_prop.1" in next(one for one in scene.entities if one.id == "horse.1").holds
