"""Through arches, hoops and gaps: what is gone through is in the way, and open."""

import numpy as np

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.framing import box_of
from soracli.stage.going_through import opening
from soracli.stage.perform import perform

PRESETS = load_presets()


def test_who_leaps_through_a_hoop_passes_its_opening() -> None:
    text, who, what = "a lion leaps through a burning hoop", "lion.1", "burning_hoop.1"
    request = Request(size="96x64", seconds=4.0, fps=10)
    places = sorted(PRESETS.lexicon.words.places)
    spec = compile_take(
        read(text, PRESETS), request, PRESETS.kinds, PRESETS.looks, PRESETS.models, places
    )
    bodies = {one.id: one for one in perform(spec).bodies}
    hole, thing = opening(bodies[what].figure), bodies[what]
    low, high = box_of(bodies[who])
    middle = (low + high) / 2 - thing.positions[:, 0]
    own = np.einsum("nji,nj->ni", thing.rotations[:, 0], middle) - hole.middle
    through = np.flatnonzero(np.diff(np.sign(own[:, 1 - hole.lengthwise])))
    assert len(through) == 1  # from one side of it to the other, once
    at = through[0]
    assert abs(own[at, int(hole.lengthwise)]) < hole.wide
    assert abs(own[at, 2]) < hole.high
