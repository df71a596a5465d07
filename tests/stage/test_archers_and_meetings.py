"""Arrows fly from the bow to where they are aimed; two who go toward each other meet."""

import numpy as np

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.marks import carried
from soracli.stage.perform import perform
from soracli.stage.performance import Body


def _played(sentence: str) -> dict[str, Body]:
    presets = load_presets()
    places = sorted(presets.lexicon.words.places)
    spec = compile_take(read(sentence, presets), Request(fps=8, seconds=4.0), presets.kinds,
        presets.looks, presets.models, places)  # fmt: skip
    return {one.id: one for one in perform(spec).bodies}


def test_an_arrow_flies_from_the_hand_to_the_target_and_stays_there() -> None:
    bodies = _played("An archer shoots an arrow at a target")
    archer, arrow, target = (bodies[name] for name in ("person.1", "arrow.1", "target.1"))
    palm = carried(archer.figure, archer.rotations, archer.positions, "palm.L")
    bow = bodies["bow.1"]
    middle = bow.figure.mesh.vertices.mean(axis=0) - bow.figure.rig.rest[0]
    where = bow.positions[:, 0] + bow.rotations[:, 0] @ middle
    assert np.linalg.norm(where - palm, axis=1).max() < 0.35
    assert np.linalg.norm(arrow.positions[0, 0] - palm[0]) < 1.0
    away = np.linalg.norm((arrow.positions - target.positions)[:, 0, :2], axis=1)
    assert away[-1] < 1.0 < away[0] and np.ptp(arrow.positions[-6:, 0], axis=0).max() < 1e-3


def test_two_who_walk_toward_each_other_stop_before_each_other() -> None:
    bodies = _played("A man and a woman walk toward each other in a park")
    apart = (bodies["person.2"].positions - bodies["person.1"].positions)[:, 0, 0]
    assert np.all(np.sign(apart) == np.sign(apart[0]))
    assert abs(apart[0]) > 2.0 > 1.2 > abs(apart[-1])
