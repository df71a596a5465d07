"""Small films to be cut: a color for every shot, with a white bar that shows the frame."""

from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pytest

from soracli.media.argv import Encoding
from soracli.media.ffmpeg import FilmWriter, decode
from soracli.plan.cut import Footage, timeline_of
from soracli.plan.film import FilmPlan, PlannedShot
from soracli.plan.key import take_key
from soracli.plan.snapshot import Snapshot
from soracli.plan.sound.score import Score
from soracli.plan.take import TakeSpec
from soracli.story.preset import Look, Model
from soracli.story.scene import Line, Scene
from soracli.story.storyboard import Shot, Storyboard
from soracli.studio.cut import FILM, CutOptions, cut_film
from soracli.studio.events import CutFrame, CutStarted, Event, nobody
from soracli.studio.score import mixed
from soracli.studio.store import Artifact, Store

WIDTH, HEIGHT, FPS = 96, 64, 12
MODEL = Model(name="previs", family="previs", title="Previs", recipe=1)
Size = tuple[int, int]


class Cutting:
    """A store, takes made when they are needed, and what the cut told."""

    def __init__(self, root: Path, takes: Path) -> None:
        self.store = Store(root / "store")
        self.folder = takes
        self.told: list[Event] = []

    def plan(
        self,
        shots: Sequence[tuple[dict, int]],
        size: Size = (WIDTH, HEIGHT),
        seed: int = 1,
        **board: object,
    ) -> FilmPlan:
        """A film of these shots (fields and frames)."""
        written = [
            Shot.model_validate({"id": f"s{number}", "action": "walks", **fields})
            for number, (fields, _) in enumerate(shots, 1)
        ]
        storyboard = Storyboard.model_validate(
            {"schema": "storyboard/1", "title": "The Lighthouse", "shots": written, **board}
        )
        planned = [
            _planned(shot, frames, number, size, seed)
            for number, (shot, (_, frames)) in enumerate(zip(written, shots, strict=True), 1)
        ]
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
        numbers = range(1, len(shots) + 1)
        timeline = timeline_of(
            storyboard, footage, size, FPS, numbers, storyboard.delivery.letterbox
        )
        score = Score(frames=timeline.frames, fps=FPS, loudness=-16, shots=())
        return FilmPlan(board=storyboard, shots=tuple(planned), timeline=timeline, score=score)

    def takes(self, plan: FilmPlan) -> dict[str, Path]:
        """The takes of the film; shot n has the n-th color."""
        return {
            shot.key: take(self.folder, shot.number, shot.spec.frames, _size(plan))
            for shot in plan.shots
        }

    def cut(self, plan: FilmPlan, takes: dict[str, Path] | None = None, **options: object) -> Path:
        """Cut it, and find the film."""
        self.told = []
        takes = self.takes(plan) if takes is None else takes
        mix = self.mix(plan)
        film = cut_film(plan, takes, mix, self.store, CutOptions(**options), self.told.append)
        return film.path(FILM)

    def mix(self, plan: FilmPlan) -> Artifact:
        """The sound of the film, made once for all films of its length."""
        return mixed(plan.score, Store(self.folder / "mixes"), {}, nobody)

    @property
    def coded(self) -> int:
        """How many frames the last cut coded anew."""
        started = sum(one.frames for one in self.told if isinstance(one, CutStarted))
        assert started == sum(isinstance(one, CutFrame) for one in self.told)
        return started


def _size(plan: FilmPlan) -> Size:
    return plan.timeline.width, plan.timeline.height


def _planned(shot: Shot, frames: int, number: int, size: Size, seed: int) -> PlannedShot:
    lines = tuple(
        Line(who=line.who, say=line.say, start=line.at or 0, end=(line.at or 0) + 1.0)
        for line in shot.lines
    )
    spec = TakeSpec(
        scene=Scene(text=shot.action, lines=lines),
        cast={},
        look=Look(name="natural"),
        model=MODEL,
        prompt=shot.action,
        width=size[0],
        height=size[1],
        fps=FPS,
        frames=frames,
        seed=seed + number,
    )
    snapshot = Snapshot(shot=shot.id, number=number, place="", set="studio", scene=spec.scene)
    return PlannedShot(id=shot.id, number=number, spec=spec, key=take_key(spec), snapshot=snapshot)


def color_of(number: int) -> tuple[int, int, int]:
    """The color of a shot: far from the colors of its neighbours."""
    return (number * 70 % 200, number * 110 % 180 + 20, number * 40 % 220)


def take(folder: Path, number: int, frames: int, size: Size, coding: str = "film") -> Path:
    """A take, made once."""
    path = folder / f"{number}-{frames}-{size[0]}x{size[1]}-{coding}.mp4"
    if not path.exists():
        with FilmWriter(Encoding(*size, FPS, coding), path) as film:
            for frame in range(frames):
                picture = np.full((size[1], size[0], 3), color_of(number), np.uint8)
                at = frame * 5 % (size[0] - 4)
                picture[:6, at : at + 4] = 255
                film.write(picture.tobytes())
    return path


@pytest.fixture(scope="session")
def take_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("takes")


@pytest.fixture
def cutting(tmp_path: Path, take_folder: Path) -> Cutting:
    return Cutting(tmp_path, take_folder)


@pytest.fixture
def frames_of() -> Callable[[Path], list[np.ndarray]]:
    """Every decoded frame of a film."""

    def frames(path: Path, size: Size = (WIDTH, HEIGHT)) -> list[np.ndarray]:
        return [
            np.frombuffer(one, np.uint8).reshape(size[1], size[0], 3).astype(int)
            for one in decode(path, *size, scaled=True)
        ]

    return frames


@pytest.fixture
def make_take(take_folder: Path) -> Callable[..., Path]:
    """Make one take: its number, frames, size and coding."""

    def make(number: int, frames: int, size: Size = (WIDTH, HEIGHT), coding: str = "film") -> Path:
        return take(take_folder, number, frames, size, coding)

    return make


@pytest.fixture
def color() -> Callable[[int], tuple[int, int, int]]:
    return color_of
