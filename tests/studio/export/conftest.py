"""A film of six small shots with every kind of transition, laid out and keyed by hand."""

from collections.abc import Callable
from pathlib import Path

import pytest

from soracli.media.argv import Encoding
from soracli.media.ffmpeg import FilmWriter
from soracli.plan.cut import Footage, timeline_of
from soracli.plan.film import FilmPlan, PlannedShot
from soracli.plan.key import take_key
from soracli.plan.snapshot import Presence, Snapshot
from soracli.plan.sound.score import Score
from soracli.plan.take import TakeSpec
from soracli.story.preset import Kind, Look, Model
from soracli.story.scene import Entity, Line, Scene
from soracli.story.shot import Camera
from soracli.story.storyboard import Cue, Shot, ShotLine, Storyboard, Title, Transition

WIDTH, HEIGHT = 128, 72
WORLD = {
    "characters": {
        "mara": {"look": "woman in a yellow raincoat"},
        "keeper": {"look": "old man", "name": "old Tom"},
    },
    "places": {
        "pier": {"look": "weathered wooden pier"},
        "cabin": {"look": "the interior of a small cabin"},
    },
    "props": {"lantern": {"look": "brass oil lantern"}},
}
SAID = "You should not have come back."
FRAMES = (24, 31, 30, 28, 26, 25)
COLORS = (
    (200, 60, 40),
    (40, 160, 60),
    (50, 70, 200),
    (210, 190, 60),
    (150, 60, 160),
    (60, 170, 170),
)

MakePlan = Callable[..., FilmPlan]


def shots() -> tuple[Shot, ...]:
    return (
        Shot(
            id="arrival",
            place="pier",
            action="Mara walks to the end of the pier and picks up the lantern.",
            transition=Transition(fade=0.25),
            sound=(Cue(cue="foghorn", at=0.5),),
        ),
        Shot(
            id="warning",
            place="pier",
            action="The keeper steps out of the fog.",
            lines=(ShotLine(who="keeper", say=SAID, mood="cold", at=0.2),),
            transition=Transition(dissolve=7 / 24),
        ),
        Shot(id="cabin", place="cabin", action="She waits.", transition=Transition(wipe=8 / 24)),
        Shot(
            id="the sea",
            place="pier",
            action="Waves.",
            transition=Transition(fade=10 / 24, color="#ffffff"),
            titles=(Title(text="One year later", at=0.2),),
        ),
        Shot(id="door", place="cabin", action="The door opens."),
        Shot(id="end", place="pier", action="She leaves."),
    )


@pytest.fixture
def make_plan() -> MakePlan:
    """Plan the film; `change` gets a shot and its number and gives the shot to be used."""

    def make(
        fps: int = 24,
        change: Callable[[Shot, int], Shot] = lambda shot, _: shot,
        title: str = "The Lighthouse",
    ) -> FilmPlan:
        written = tuple(change(shot, number) for number, shot in enumerate(shots(), 1))
        board = Storyboard.model_validate(
            {
                "schema": "storyboard/1",
                "title": title,
                "world": WORLD,
                "shots": written,
                "ending": Transition(fade=0.25),
            }
        )
        planned = tuple(planned_shot(shot, number, fps) for number, shot in enumerate(written, 1))
        footage = [
            Footage(
                shot=shot,
                key=one.key,
                frames=one.spec.frames,
                lines=one.spec.scene.lines,
                speakers=tuple(line.who for line in one.spec.scene.lines),
            )
            for shot, one in zip(written, planned, strict=True)
        ]
        timeline = timeline_of(board, footage, (WIDTH, HEIGHT), fps, range(1, len(written) + 1))
        score = Score(frames=timeline.frames, fps=timeline.fps, loudness=-16, shots=())
        return FilmPlan(board=board, shots=planned, timeline=timeline, score=score)

    return make


def planned_shot(shot: Shot, number: int, fps: int) -> PlannedShot:
    scene = Scene(
        text=shot.action,
        entities=(Entity(id="mara", noun="woman", kind="person"),),
        place="coast" if shot.place == "pier" else "room",
        time="dusk",
        weather="fog",
        camera=Camera(framing="wide", angle="low", lens=35, move=MOVES[number - 1]),
        lines=tuple(
            Line(
                who=line.who, say=line.say, mood=line.mood, start=line.at, end=(line.at or 0) + 0.8
            )
            for line in shot.lines
        ),
    )
    spec = TakeSpec(
        scene=scene,
        cast={"person": Kind(name="person", family="person", size=1.7, animate=True)},
        look=Look(name="natural"),
        model=Model(name="previs", family="previs", title="Previs", recipe=1),
        prompt=shot.action,
        width=WIDTH,
        height=HEIGHT,
        fps=fps,
        frames=FRAMES[number - 1],
        seed=number,
    )
    present = (
        Presence(name="mara", id="mara", noun="woman", look="woman in a yellow raincoat"),
        Presence(name="lantern", id="lantern", noun="lantern", look="brass oil lantern"),
    )
    snapshot = Snapshot(
        shot=shot.id, number=number, place=shot.place, set=scene.place, scene=scene, present=present
    )
    return PlannedShot(id=shot.id, number=number, spec=spec, key=take_key(spec), snapshot=snapshot)


MOVES = ("dolly in", "static", "pan left", "crane up", "orbit clockwise", "zoom out")


@pytest.fixture(scope="session")
def take_files(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """A film for every shot: one color each."""
    folder = tmp_path_factory.mktemp("takes")
    made = []
    for number, (frames, color) in enumerate(zip(FRAMES, COLORS, strict=True), 1):
        path = folder / f"{number}.mp4"
        with FilmWriter(Encoding(WIDTH, HEIGHT, 24), path) as film:
            for _ in range(frames):
                film.write(bytes(color) * (WIDTH * HEIGHT))
        made.append(path)
    return made


@pytest.fixture
def takes_of(take_files: list[Path]) -> Callable[[FilmPlan], dict[str, Path]]:
    """The takes of a plan by key."""

    def takes(plan: FilmPlan) -> dict[str, Path]:
        return {shot.key: path for shot, path in zip(plan.shots, take_files, strict=True)}

    return takes
