"""The obedience bench can fail: a fact that a clip does not show is not seen, in every category."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from soracli.story.scene import Action, Becoming, Entity, Garment, Relation, Scene
from soracli.story.shot import Camera

BENCH = Path(__file__).parents[1] / "bench" / "obedience"
MODULES = {path.stem for path in BENCH.glob("*.py")} - {"__main__"}

STREET = Scene(
    text="",
    entities=(
        Entity(
            id="man.1",
            noun="man",
            kind="person",
            wears=(Garment(kind="coat", color="#c01818", word="coat"),),
        ),
        Entity(id="ball.1", noun="ball", kind="ball", color="#20a030", scale=2.5),
        Entity(id="table.1", noun="table", kind="table", color="#1838c0"),
    ),
    relations=(Relation(kind="on", a="ball.1", b="table.1"),),
    actions=(
        Action(motion="walk", verb="walk", agents=("man.1",), direction="left to right"),
        Action(motion="wave", verb="wave", agents=("man.1",), order=1),
    ),
    becomings=(Becoming(entity="table.1", aspect="color", to="#d02020"),),
    place="street",
    time="day",
    camera=Camera(move="static", framing="wide", angle="eye"),
)
TRUE = """
count: 1 man
count: 0 dog
relation: ball on table
direction: man left to right
order: man walk < man wave
camera: static
camera: angle eye
colour: man.coat red
colour: ball green
action: man walk
action: man wave
place: place street
place: time day
change: table color red
"""
FALSE = """
count: 2 man
count: 1 dog
count: 0 person
relation: table on ball
relation: ball under table
relation: man on table
direction: man right to left
direction: man up
direction: table left to right
order: man wave < man walk
order: man walk & man wave
camera: pan left
camera: dolly in
camera: orbit clockwise
camera: framing close-up man
camera: angle overhead
camera: lens 200
camera: first person
colour: man.coat yellow
colour: ball purple
action: man jump
action: table drive
action: ball bounce
place: place beach
place: time night
place: weather snow
change: table color green
change: man grow
change: ball vanish
change: light darker
change: weather rain
"""


@pytest.fixture(scope="module")
def bench() -> Iterator[Any]:
    """The modules of the bench, which is a folder to be run and no package."""
    sys.path.insert(0, str(BENCH))
    import asked
    import clip
    import judges

    street = clip.played(STREET, 3.0, (96, 64))
    yield lambda fact: judges.judge(street, asked.Fact(*fact.split(": ", 1)))
    sys.path.remove(str(BENCH))
    for name in MODULES:
        sys.modules.pop(name, None)


@pytest.mark.parametrize("fact", TRUE.split("\n")[1:-1])
def test_what_is_there_is_seen(bench: Any, fact: str) -> None:
    assert bench(fact).seen, bench(fact).why


@pytest.mark.parametrize("fact", FALSE.split("\n")[1:-1])
def test_what_is_not_there_is_not_seen(bench: Any, fact: str) -> None:
    verdict = bench(fact)
    assert not verdict.seen and verdict.where and verdict.why


def test_every_prompt_has_facts_that_can_be_judged() -> None:
    """All that may be asked for is known to who judges it, and every category has enough."""
    sys.path.insert(0, str(BENCH))
    try:
        import asked

        found = asked.prompts(asked.TRAIN)
        for category in asked.CATEGORIES:
            with_it = [one for one in found if category in {fact.category for fact in one.facts}]
            assert len(with_it) >= 50, category
        assert len(found) >= 400 and len(asked.prompts(asked.HELD_OUT)) >= 100
    finally:
        sys.path.remove(str(BENCH))
        for name in MODULES:
            sys.modules.pop(name, None)
