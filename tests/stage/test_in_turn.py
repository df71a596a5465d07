"""In turn: what is said to come later comes later, and is seen to."""

from functools import lru_cache

import numpy as np

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.stage.performance import Body
from soracli.stage.schedule import beats, order_spans
from soracli.stage.turns import Array
from soracli.story.scene import Action, Scene

PRESETS = load_presets()


@lru_cache
def filmed(text: str, seconds: float) -> tuple[Body, ...]:
    """The bodies of a clip at five frames a second."""
    request = Request(size="96x64", seconds=seconds, fps=5)
    places = sorted(PRESETS.lexicon.words.places)
    scene = read(text, PRESETS)
    spec = compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, places)
    return perform(spec).bodies


def way(text: str, seconds: float, name: str) -> Array:
    """Where the first joint of a body is (N, 3), metres."""
    found = next(one for one in filmed(text, seconds) if one.id.startswith(name))
    return found.positions[:, 0].astype(np.float64)


def test_each_of_four_doings_has_its_time_within_the_shot() -> None:
    motions = ("jump", "pick_up", "walk", "give")
    actions = tuple(Action(motion=one, verb=one, agents=("man.1",), order=place)
                    for place, one in enumerate(motions))  # fmt: skip
    spans = list(order_spans(Scene(text="", actions=actions), 5.0).values())
    assert all(end - start > 0.6 for start, end in spans) and spans[-1][1] <= 5.01
    assert all(one[1] <= other[0] + 1e-6 for one, other in zip(spans, spans[1:], strict=False))


def test_a_cat_jumps_onto_the_table_and_pushes_the_vase_off_it() -> None:
    said = "the cat jumps onto the table, knocks over a vase and flees"
    cat, vase = way(said, 5.0, "cat")[:, 2], way(said, 5.0, "vase")[:, 2]
    assert cat[0] < 0.4 < 0.8 < cat[8] and cat[-1] < 0.4
    assert vase[8] > 0.6 > vase[-1] and np.argmax(vase < 0.5) > np.argmax(cat > 0.8)


def test_a_bird_sits_between_landing_and_flying_off() -> None:
    high = way("a bird lands, sings and flies away", 5.0, "bird")[:, 2]
    assert high[0] > high[12] + 0.5 and high[-1] > high[12] + 0.5
    assert np.ptp(high[10:15]) < 0.05


def test_a_bird_that_flies_down_sat_up_there_and_is_on_the_ground_then() -> None:
    high = way("a crow on a lamppost flies down to the pavement", 4.0, "crow")[:, 2]
    assert np.ptp(high[:5]) < 0.05 and high[0] > 2 and high[-1] < 0.5


def test_a_thing_waits_for_its_turn_to_fall() -> None:
    vase = way("a man waves, then a vase falls off the table", 4.0, "vase")[:, 2]
    assert np.ptp(vase[:6]) < 0.02 and vase[-1] < vase[0] - 0.5


def test_who_sits_down_later_stands_before_that() -> None:
    hips = way("a man waves, then sits down on a bench", 4.0, "person")[:, 2]
    assert hips[2] > hips[-1] + 0.15 and abs(hips[2] - hips[6]) < 0.1


def test_what_rolls_along_a_table_goes_over_its_edge_and_falls() -> None:
    orange = way("an orange rolls off the table", 4.0, "orange")
    on_it = orange[:, 2] > 0.7
    assert on_it[:6].all() and np.ptp(orange[:6, 0]) > 0.2 and orange[-1, 2] < 0.2


def test_a_parrot_flies_up_onto_a_shoulder() -> None:
    parrot = way("the parrot nods and flies onto the pirate's shoulder", 4.0, "parrot")
    assert parrot[2, 2] < 0.7 and 1.2 < parrot[-1, 2] < 1.9


def test_of_two_doings_at_once_the_second_begins_later() -> None:
    told = [Action(motion=one, verb=one, agents=("woman.1",)) for one in ("read", "cry")]
    read_, cried = beats(Scene(text="", actions=tuple(told)), 5.0)["woman.1"]
    assert cried.start > max(read_.start, 0.0) + 0.5 and cried.end >= read_.end
