"""What creatures do where they are."""

import numpy as np

from soracli.stage.crawling import crawl
from soracli.stage.figure import Rig
from soracli.stage.route import still
from soracli.stage.schedule import Beat
from soracli.story.scene import Action

TIMES = np.linspace(0.0, 4.0, 17)
SPINE = tuple(f"spine.{place}" for place in range(1, 11))
SNAKE = Rig(
    ("root", *SPINE),
    (-1, *range(10)),
    np.array([[0, 0, 0.03], *([0.08 * (5 - place), 0, 0.03] for place in range(10))], np.float32),
)
FORE, HIND = ("leg.1.L", "leg.1.R"), ("leg.2.L", "leg.2.R")


def _monkey() -> Rig:
    names, parents, rest = ["root", "head"], [-1, 0], [[0, 0, 0.4], [0.35, 0, 0.55]]
    for chain in (*FORE, *HIND):
        x, y = (0.2 if chain in FORE else -0.2), (0.08 if chain.endswith("L") else -0.08)
        for part, (ahead, high) in enumerate(((0, 0.38), (0.03, 0.2), (0, 0.0)), 1):
            parents.append(0 if part == 1 else len(names) - 1)
            names.append(f"{chain}.{part}")
            rest.append([x + ahead, y, high])
    return Rig(tuple(names), tuple(parents), np.array(rest, np.float32))


def _played(rig: Rig, motion: str) -> np.ndarray:
    beat = Beat(motion, 0.5, 3.5, Action(motion="wave", verb=motion, agents=("it.1",)))
    route = still(4.0, np.zeros(3), 0.0)
    return crawl(rig, route, TIMES, [beat])[1] - crawl(rig, route, TIMES)[1]


def test_a_cobra_rears_its_front_and_lies_on_the_rest() -> None:
    moved = _played(SNAKE, "rear")
    assert moved[8, SNAKE.index("spine.1"), 2] > 0.15
    assert np.abs(moved[8, SNAKE.index("spine.10")]).max() < 1e-6
    assert np.abs(moved[0]).max() < 1e-6


def test_a_monkey_waves_with_a_hand_and_stands_on_its_feet() -> None:
    monkey = _monkey()
    moved = _played(monkey, "wave")
    assert max(moved[:, monkey.index(f"{chain}.3"), 2].max() for chain in FORE) > 0.05
    raised = [moved[:, monkey.index(f"{chain}.3"), 2].max() for chain in HIND]
    assert max(raised) < 0.05, "the feet stay on the ground"
