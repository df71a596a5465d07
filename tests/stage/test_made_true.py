"""What the words say of where things are holds in what is played."""

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.stage.picture_sides import wrong_sides
from soracli.stage.told_places import Box, holds

PRESETS = load_presets()
PLACES = sorted(PRESETS.lexicon.words.places)


def _played(say: str):  # type: ignore[no-untyped-def]
    request = Request(size="160x90", fps=4)
    scene = read(say, PRESETS)
    spec = compile_take(scene, request, PRESETS.kinds, PRESETS.looks, PRESETS.models, PLACES)
    played = perform(spec)
    return spec.scene, {body.id: body for body in played.bodies}, played.camera


@pytest.mark.parametrize(
    ("say", "kind"),
    [
        ("Five candles burn on a cake.", "on"),
        ("A kitten sits in a wicker basket beside a stove.", "in"),
        ("A canoe drifts under a stone bridge.", "under"),
        ("Four lanterns hang from a wooden beam.", "under"),
        ("A plumber works under a sink.", "under"),
        ("A plumber lies under a sink and tightens a pipe under the sink.", "under"),
        ("A ball rolls under a sofa.", "under"),
        ("Two monks sit behind a long bench.", "behind"),
        ("A puppy asleep under a newspaper.", "under"),
        ("A hat lies on a sleeping pig.", "on"),
    ],
)
def test_what_is_told_holds_at_the_end(say: str, kind: str) -> None:
    scene, bodies, _ = _played(say)
    told = [one for one in scene.relations if one.kind == kind]
    assert told
    for one in told:
        assert holds(one.kind, Box.of(bodies[one.a]), Box.of(bodies[one.b]))[-1], one


def test_what_hangs_is_off_the_ground() -> None:
    scene, bodies, _ = _played("Four lanterns hang from a wooden beam.")
    lanterns = [bodies[one.id] for one in scene.entities if one.kind == "lantern"]
    assert len(lanterns) == 4
    assert all(float(Box.of(one).low[:, 2].min()) > 0.5 for one in lanterns)


def test_those_around_something_leave_no_side_of_it_free() -> None:
    scene, bodies, _ = _played("Five hens crowd around a bucket.")
    middle = next(bodies[one.id] for one in scene.entities if one.kind == "bucket")
    hens = [bodies[one.id] for one in scene.entities if one.kind != "bucket"]
    ways = [(one.positions[-1, 0] - middle.positions[-1, 0])[:2] for one in hens]
    turns = np.sort([np.arctan2(way[1], way[0]) for way in ways])
    assert np.diff(np.append(turns, turns[0] + 2 * np.pi)).max() < np.radians(200)


def test_stacked_things_lie_on_one_another() -> None:
    scene, bodies, _ = _played("Three pancakes stacked on a plate.")
    low = sorted(float(Box.of(bodies[one.id]).low[-1, 2]) for one in scene.entities
                 if one.noun == "pancake")  # fmt: skip
    assert len(low) == 3
    assert (np.diff(low) > 0.005).all()


def test_who_is_on_a_stack_is_on_top_of_it() -> None:
    scene, bodies, _ = _played("A goat stands on a stack of three crates.")
    goat = next(bodies[one.id] for one in scene.entities if one.kind == "goat")
    crates = [Box.of(bodies[one.id]) for one in scene.entities if one.kind == "crate"]
    assert len(crates) == 3
    assert Box.of(goat).low[-1, 2] > max(one.high[-1, 2] for one in crates) - 0.05


def test_what_is_put_into_a_basket_lies_in_it_at_the_end() -> None:
    scene, bodies, _ = _played("A boy puts a ball in a basket.")
    ball, basket = (next(Box.of(bodies[one.id]) for one in scene.entities if one.noun == noun)
                    for noun in ("ball", "basket"))  # fmt: skip
    assert holds("in", ball, basket)[-1]
    assert not holds("in", ball, basket)[0]


@pytest.mark.parametrize(
    "say",
    [
        "A red chair stands to the left of a grandfather clock.",
        "A dog sits to the right of a barrel and looks at it.",
        "A cat sits in front of a mailbox.",
    ],
)
def test_sides_are_those_of_the_picture(say: str) -> None:
    scene, bodies, camera = _played(say)
    assert scene.relations
    assert wrong_sides(scene, camera, bodies) == 0
