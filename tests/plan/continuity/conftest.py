"""A small world, and shots played in it with the real reader."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from soracli.plan.breaks import breaks
from soracli.plan.continuity import known, opening, play
from soracli.plan.snapshot import Break, Presence, Snapshot
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.story.storyboard import Storyboard
from soracli.studio.looks import ReadLooks

WORLD: Mapping[str, Any] = {
    "characters": {
        "mara": {"look": "woman in her thirties, short black hair, yellow raincoat"},
        "keeper": {"look": "old man, white beard, navy sweater", "name": "Old Tom"},
        "rose": {"look": "a young woman in a green dress", "at": "kitchen"},
    },
    "places": {
        "pier": {"look": "weathered wooden pier in a harbour"},
        "kitchen": {"look": "small kitchen with a wooden table"},
    },
    "props": {
        "lantern": {"look": "brass oil lantern", "at": "pier"},
        "vase": {"look": "blue glass vase", "at": "kitchen"},
        "key": {"look": "small iron key", "held_by": "keeper"},
    },
}
LONG = 60.0

Shots = Sequence[Mapping[str, Any]]
Follow = Callable[..., list[Snapshot]]
Find = Callable[..., list[Break]]


def board_of(shots: Shots, world: Mapping[str, Any]) -> Storyboard:
    numbered = [{"id": f"s{number}", **shot} for number, shot in enumerate(shots, 1)]
    return Storyboard.model_validate({"schema": "storyboard/1", "world": world, "shots": numbered})


def sheets(board: Storyboard) -> list[Snapshot]:
    presets = load_presets()
    looks = ReadLooks(presets)
    now = opening(board, looks)
    made = []
    for number, shot in enumerate(board.shots, 1):
        scene = read(shot.action, presets, known(now, shot))
        snapshot, now = play(now, shot, number, scene, looks)
        made.append(snapshot)
    return made


@pytest.fixture(scope="session")
def follow() -> Follow:
    """The sheets of these shots, s1, s2 and so on."""
    return lambda *shots, world=WORLD: sheets(board_of(shots, world))


@pytest.fixture(scope="session")
def find() -> Find:
    """The breaks in these shots, long enough for their lines unless `speech` says otherwise."""

    def run(
        *shots: Mapping[str, Any],
        world: Mapping[str, Any] = WORLD,
        speech: Mapping[str, float] | None = None,
    ) -> list[Break]:
        board = board_of(shots, world)
        seconds = {shot.id: shot.seconds or LONG for shot in board.shots}
        return list(breaks(board, sheets(board), seconds, speech or {}))

    return run


@pytest.fixture(scope="session")
def who() -> Callable[[Snapshot, str], Presence]:
    """One line of a sheet, by its id."""
    return lambda snapshot, name: next(one for one in snapshot.present if one.id == name)


@pytest.fixture(scope="session")
def there() -> Callable[[Snapshot], set[str]]:
    """The ids on a sheet, which are those of its scene."""

    def run(snapshot: Snapshot) -> set[str]:
        ids = [one.id for one in snapshot.present]
        assert ids == [entity.id for entity in snapshot.scene.entities]
        assert len(ids) == len(set(ids))
        return set(ids)

    return run
