"""A batch on Ray: the same film as without it, whoever hangs or is killed."""

import os
import signal
import sys
import tempfile
from pathlib import Path

import pytest

from soracli.errors import MachineError
from soracli.plan.request import Request
from soracli.studio.batch import on_ray
from soracli.studio.batch.meeting import home_here, leave_mark, take_away
from soracli.studio.batch.on_ray import RayCrew
from soracli.studio.batch.planning import Batch, BatchWish, plan_batch
from soracli.studio.batch.ray_folder import LOCK, RayFolder
from soracli.studio.batch.running import run_batch
from soracli.studio.batch.tasks import TaskDone
from soracli.studio.batch.work import do
from soracli.studio.cut import FILM
from soracli.studio.events import Event, TriedAgain, WorkerTold, nobody
from soracli.studio.home import Home

CAMPAIGN = """
schema: campaign/1
prompt: A {color} ball bounces on a beach.
matrix: {color: [red]}
"""


def home_in(root: Path) -> Home:
    return Home(root, root / "presets")


def planned(folder: Path, home: Home) -> Batch:
    folder.mkdir()
    campaign = folder / "balls.yaml"
    campaign.write_text(CAMPAIGN, encoding="utf-8")
    request = Request(size="96x64", fps=8, seconds=0.5)
    output = str(folder / "films")
    return plan_batch(BatchWish(campaign, request, output, patience=0.1), home)


def made_here(batch: Batch, home: Home) -> list[bytes]:
    """The film, made in this process."""
    for task in list(batch.graph.tasks.values()):
        assert do(task, home, nobody).error is None
    kept = [home.store.fetch(one.key) for one in batch.variants]
    return [one.path(FILM).read_bytes() for one in kept if one]


def hung(crew: RayCrew, batch: Batch, monkeypatch: pytest.MonkeyPatch) -> TaskDone:
    """What is told of a worker that hangs as soon as it is given something."""
    worker = next(number for number in range(len(crew.names)) if crew.ready(number))
    process = crew.processes[worker]
    assert process is not None
    os.kill(process, signal.SIGSTOP)
    crew.give(worker, next(iter(batch.graph.tasks.values())))
    with monkeypatch.context() as soon:
        soon.setattr(on_ray, "SILENT_SECONDS", 0.3)
        while not (told := crew.hear(0.1)):
            pass
    assert not crew.ready(worker)
    [(number, done)] = told
    assert number == worker and isinstance(done, TaskDone)
    return done


def in_a_hostile_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No home, a folder for temporary files whose name is too long for sockets, and a folder with a
    file called like a module."""
    far = tmp_path / ("with a long name " * 8)
    folder = tmp_path / "of the person"
    for one in (far, folder):
        one.mkdir()
    (folder / "numba.py").write_text("raise SystemExit('not what was meant')\n")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("HOME", str(tmp_path / "nowhere"))
    monkeypatch.setenv("RAY_ADDRESS", "127.0.0.1:9")  # another Ray than that of this batch
    monkeypatch.setenv("RAY_BACKEND_LOG_LEVEL", "warning")
    monkeypatch.setattr(tempfile, "tempdir", str(far))


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_workers_on_ray_hang_and_are_killed_and_the_film_is_that_of_this_machine_alone(
    tmp_path: Path, capfd: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("ray")
    here, there = home_in(tmp_path / "local"), home_in(tmp_path / "on ray")
    alone = made_here(planned(tmp_path / "b", here), here)  # where no kernel is compiled yet, it is
    batch = planned(tmp_path / "a", there)
    in_a_hostile_place(tmp_path, monkeypatch)
    crews: list[RayCrew] = []
    killed: list[int] = []
    again: list[str] = []

    def hired() -> RayCrew:
        crews.append(RayCrew(there, None, 7, (), most=2))
        done = hung(crews[0], batch, monkeypatch)
        assert done.again and done.error and "no word came from its worker" in done.error.message
        return crews[0]

    def hear(event: Event) -> None:
        if isinstance(event, TriedAgain):
            again.append(event.error.message)
        if isinstance(event, WorkerTold) and not killed:
            process = crews[0].processes[event.worker]
            assert process is not None
            os.kill(process, signal.SIGKILL)
            killed.append(process)

    try:
        outcome = run_batch(batch, hired, there, hear)
    finally:
        crews[0].dismiss()
    assert len(crews[0].names) == 2
    assert len(again) == 1 and "its worker has died" in again[0]
    assert outcome.count("rendered") == outcome.made.takes == 1
    assert capfd.readouterr() == ("", "")  # Ray says nothing between our results
    assert not any((there.root / "making").iterdir())
    assert not (tmp_path / "nowhere").exists()
    assert [one.path.read_bytes() for one in outcome.variants if one.path] == alone


def test_what_a_killed_batch_left_of_ray_is_swept_away(monkeypatch: pytest.MonkeyPatch) -> None:
    with tempfile.TemporaryDirectory(prefix="r") as name:
        if len(name) > 24:
            pytest.skip("the folder for temporary files has a long name here")
        monkeypatch.setattr(tempfile, "tempdir", name)
        used = RayFolder()
        left = Path(name) / "sora-ray-left"
        new = Path(name) / "sora-ray-new"
        for one in (left, new):
            one.mkdir()
            (one / LOCK).touch()
        for one in (left, used.path):
            os.utime(one, (0, 0))
        RayFolder().leave()
        assert sorted(Path(name).iterdir()) == sorted((used.path, new))
        used.leave()
        assert list(Path(name).iterdir()) == [new]


def test_a_machine_that_has_another_store_says_so(tmp_path: Path) -> None:
    home = home_in(tmp_path / "driver")
    mark = leave_mark(home)
    assert home_here(home, mark) is home
    elsewhere = home_in(tmp_path / "elsewhere")
    with pytest.raises(MachineError, match="does not have the folder") as raised:
        home_here(elsewhere, mark)
    assert "--store" in raised.value.hint
    take_away(home, mark)
    with pytest.raises(MachineError):
        home_here(home, mark)


def test_a_machine_that_shares_only_a_url_keeps_a_store_of_its_own(tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    url = (tmp_path / "shared").as_uri()
    home = home_in(tmp_path / "driver").sharing(url)
    mark = leave_mark(home)
    far = Home(tmp_path / "not" / "here", tmp_path / "presets", None, url)
    own = home_here(far, mark)
    assert own.root not in (far.root, home.root) and own.shared == url
    wrong = Home(far.root, far.own_presets, None, (tmp_path / "other").as_uri())
    with pytest.raises(MachineError, match="is something else on"):
        home_here(wrong, mark)


def test_a_cluster_that_is_not_there_is_the_machines_fault(tmp_path: Path) -> None:
    pytest.importorskip("ray")
    home = home_in(tmp_path)
    with pytest.raises(MachineError, match="cannot be joined") as raised:
        RayCrew(home, "127.0.0.1:9", 1, ())
    assert "ray status" in raised.value.hint
    assert not any((home.root / "making").iterdir())
