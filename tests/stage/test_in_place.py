"""What turns into something else does so where it is, and nobody sees through both."""

import numpy as np

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.dissolving import filmed_by
from soracli.stage.framing import box_of
from soracli.stage.perform import perform
from soracli.stage.performance import Performance
from soracli.story.scene import Scene

PRESETS = load_presets()


def played(scene: Scene) -> Performance:
    return perform(
        compile_take(
            scene,
            Request(size="96x64", seconds=2, fps=8),
            PRESETS.kinds,
            PRESETS.looks,
            PRESETS.models,
            sorted(PRESETS.lexicon.words.places),
        )
    )


def test_a_vase_turns_into_another_one_on_its_spot() -> None:
    old, new = played(read("A glass vase turns into a wooden vase.", PRESETS)).bodies[:2]
    middles = [np.add(*box_of(one))[-1] / 2 for one in (old, new)]
    assert np.linalg.norm(middles[0] - middles[1]) < 0.1


def test_halfway_the_wall_behind_shines_through_neither() -> None:
    film = played(read("A black crate turns into a black barrel.", PRESETS))
    camera = filmed_by(film, 96, 64, passes=True)
    new = film.bodies[1].guise
    assert new is not None
    frame = int(np.argmin(np.abs(new.there - 0.5)))
    first, last = camera.render(0), camera.render(film.frames - 1)
    both = (first.ids == 1) & (last.ids == 2) & (last.rgb.max(axis=2) < 60)
    assert both.sum() > 30
    assert float(np.median(camera.render(frame).rgb[both])) < 70


def test_a_bat_comes_out_as_high_as_somebody_is_and_a_kissed_frog_is_in_the_arms() -> None:
    bat = played(read("A vampire turns into a bat.", PRESETS)).bodies[1]
    assert box_of(bat)[0][-1, 2] > 0.4
    frog = played(read("A girl kisses a frog.", PRESETS)).bodies[1]
    assert box_of(frog)[0][-1, 2] > 0.3
