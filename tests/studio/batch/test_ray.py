"""A batch on Ray: the same films as without it, whoever is killed."""

import os
import signal
import sys
from pathlib import Path

import pytest

from soracli.errors import MachineError
from soracli.plan.request import Request
from soracli.studio.batch.local import local_crew
from soracli.studio.batch.meeting import home_here, leave_mark, take_away
from soracli.studio.batch.on_ray import RayCrew
from soracli.studio.batch.outcome import BatchOutcome
from soracli.studio.batch.planning import Batch, BatchWish, plan_batch
from soracli.studio.batch.running import run_batch
from soracli.studio.events import Event, Listener, TriedAgain, WorkerTold, nobody
from soracli.studio.home import Home

CAMPAIGN = """
schema: campaign/1
prompt: A {color} ball bounces on a beach.
matrix: {color: [red, blue]}
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


def films(outcome: BatchOutcome) -> list[bytes]:
    return [one.path.read_bytes() if one.path else b"" for one in outcome.variants]


def on_ray(batch: Batch, home: Home, tell: Listener, kills: int) -> tuple[BatchOutcome, list[int]]:
    """The batch by two workers on Ray; as soon as one tells of its first take it is killed."""
    killed: list[int] = []
    crews: list[RayCrew] = []

    def hired() -> RayCrew:
        crews.append(RayCrew(home, None, 2, ()))
        return crews[0]

    def hear(event: Event) -> None:
        tell(event)
        if isinstance(event, WorkerTold) and len(killed) < kills:
            process = crews[0].processes[event.worker]
            assert process is not None
            os.kill(process, signal.SIGKILL)
            killed.append(process)

    return run_batch(batch, hired, home, hear), killed


@pytest.mark.skipif(sys.platform == "win32", reason="no SIGKILL there")
def test_a_worker_on_ray_is_killed_and_the_films_are_those_of_this_machine_alone(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    pytest.importorskip("ray")
    heard: list[Event] = []
    there, here = home_in(tmp_path / "ray"), home_in(tmp_path / "local")
    batch = planned(tmp_path / "b", here)  # first: where no kernel is compiled yet, one does it
    alone = run_batch(batch, lambda: local_crew(batch, here, 1), here, nobody)
    batch = planned(tmp_path / "a", there)
    outcome, killed = on_ray(batch, there, heard.append, kills=1)
    assert len(killed) == 1
    again = [event for event in heard if isinstance(event, TriedAgain)]
    assert len(again) == 1 and "has died" in again[0].error.message
    assert outcome.count("rendered") == 2 and outcome.made.takes == 2
    assert capfd.readouterr() == ("", "")  # Ray says nothing between our results
    assert not any((there.root / "making").iterdir())
    assert [one.path for one in outcome.variants] != [one.path for one in alone.variants]
    assert films(outcome) == films(alone) and all(films(alone))


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
