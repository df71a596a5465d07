"""Thirty shots of one film, planned and played once for all tests of this folder."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from soracli.engines.record import scene_record
from soracli.plan.film import FilmPlan, PlannedShot
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.stage.marks import carried
from soracli.stage.perform import perform
from soracli.stage.performance import Body, Performance
from soracli.studio.filming import plan_film
from soracli.studio.source import open_board

BOARD = Path(__file__).parent / "thirty.yaml"


@dataclass(frozen=True, eq=False)
class Played:
    """One shot of the film as it was planned, as it was played, and as its record tells it."""

    planned: PlannedShot
    performance: Performance
    record: dict[str, Any]
    bodies: dict[str, Body]

    @property
    def name(self) -> str:
        """What a failure calls this shot."""
        return f"{self.planned.number} {self.planned.id}"

    @property
    def place(self) -> str:
        """Where it plays."""
        return self.planned.snapshot.place

    def is_person(self, name: str) -> bool:
        """Whether this body is one of the people."""
        return self.bodies[name].figure.family == "person"

    def handled(self) -> set[str]:
        """What somebody takes, gives or lets go of in this shot."""
        return {
            one for act in self.planned.spec.scene.actions for one in (act.target, act.instrument)
        }

    def comers(self) -> set[str]:
        """Who comes in during the shot, and what they have in hand."""
        return self._with_held({one.id for one in self.planned.snapshot.present if one.comes})

    def leavers(self) -> set[str]:
        """Who goes during the shot, and what they have in hand."""
        return self._with_held({one.id for one in self.planned.snapshot.present if one.goes})

    def _with_held(self, names: set[str]) -> set[str]:
        return names | {one.id for one in self.planned.snapshot.present if one.held_by in names}

    def held(self) -> set[str]:
        """What is in a hand when the shot begins."""
        return {thing for one in self.planned.snapshot.present for thing in one.holds}

    def some_frames(self) -> range:
        """Every fourth frame."""
        return range(0, self.performance.frames, 4)

    def reach(self, holder: str, thing: str, frame: int) -> float:
        """Metres from the nearer palm of somebody to the nearest point of a thing."""
        body = self.bodies[thing]
        rest = body.figure.mesh.vertices - body.figure.rig.rest[0]
        points = rest @ body.rotations[frame, 0].T + body.positions[frame, 0]
        gaps = self.palms(holder)[:, frame, None] - points
        return float(np.linalg.norm(gaps, axis=-1).min())

    def palms(self, name: str) -> np.ndarray:
        """Both palms of somebody in every frame (2, N, 3)."""
        body = self.bodies[name]
        sides = [f"palm.{side}" for side in "LR"]
        return np.array(
            [carried(body.figure, body.rotations, body.positions, side) for side in sides]
        )


@pytest.fixture(scope="session")
def film_plan() -> FilmPlan:
    """The film as it was planned."""
    return plan_film(open_board(BOARD), Request(), load_presets())


@pytest.fixture(scope="session")
def film(film_plan: FilmPlan) -> tuple[Played, ...]:
    """Every shot of the film, in order, played."""
    shots = []
    for planned in film_plan.shots:
        performance = perform(planned.spec)
        record = scene_record(planned.spec, performance, [])
        bodies = {body.id: body for body in performance.bodies if body.id}
        shots.append(Played(planned, performance, record, bodies))
    return tuple(shots)


@pytest.fixture(scope="session")
def color_of():  # type: ignore[no-untyped-def]
    """The color that the first word of some clothes names ("blue jeans"), as the lexicon has it."""
    colors = load_presets().lexicon.words.colors
    named = {word: color for color, words in colors.items() for word in words}
    return lambda words: named[words.split()[0]]
