"""A batch on its way: made once, tried again, stopped by nothing that is not its own."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from multiprocessing import active_children
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from soracli.errors import InputError, MachineError
from soracli.studio.batch.local import LocalCrew
from soracli.studio.batch.outcome import BatchOutcome, VariantOutcome
from soracli.studio.batch.planning import Batch, BatchWish, plan_batch
from soracli.studio.batch.running import run_batch
from soracli.studio.batch.sizing import workers_for
from soracli.studio.batch.tasks import Task, TaskDone
from soracli.studio.batch.work import do
from soracli.studio.events import Event, TriedAgain, VariantDone, WorkerBegan, nobody
from soracli.studio.home import Home, home_at

CAMPAIGN = """\
schema: campaign/1
title: Balls
storyboard: spot.yaml
matrix:
  color: [red, blue]
  captions: [none, soft]
output: "{color}-{captions}.mp4"
"""
SPOT = """\
schema: storyboard/1
title: "A {color} ball"
delivery: {size: 64x64, fps: 8}
shots:
  - {id: one, action: "A {color} ball lies on a table.", seconds: 0.5}
"""


class Here:
    """A worker in this very process: it does a task when somebody listens to it."""

    names = ("here",)

    def __init__(self, home: Home) -> None:
        self._home = home
        self.done: list[Task] = []
        self._task: Task | None = None

    def ready(self, worker: int) -> bool:
        return self._task is None

    def give(self, worker: int, task: Task) -> None:
        self._task = task

    def hear(self, seconds: float) -> list[tuple[int, Event | TaskDone]]:
        if self._task is None:
            time.sleep(seconds)
            return []
        task, self._task = self._task, None
        self.done.append(task)
        return [(0, do(task, self._home, nobody))]

    def dismiss(self) -> None:
        """It has no process of its own."""


@pytest.fixture
def campaign(here: Path) -> Path:
    """A campaign of four films, two of each take."""
    (here / "spot.yaml").write_text(SPOT, encoding="utf-8")
    path = here / "campaign.yaml"
    path.write_text(CAMPAIGN, encoding="utf-8")
    return path


@pytest.fixture
def home(own_home: Path) -> Home:
    return home_at(own_home)


def wished(campaign: Path, **wishes: object) -> BatchWish:
    """Nobody waits long in a test."""
    return BatchWish(campaign, **{"patience": 0.01, **wishes})  # type: ignore[arg-type]


def made(batch: Batch, home: Home, tell: Callable[[Event], None] = nobody) -> BatchOutcome:
    return run_batch(batch, lambda: Here(home), home, tell)


def journal(folder: Path) -> list[dict[str, object]]:
    lines = (folder / "report.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def statuses(variants: Sequence[VariantOutcome]) -> str:
    return " ".join(one.status for one in variants)


def finished(home: Home) -> dict[str, int]:
    """When each artifact of the store was finished, by its key."""
    found = home.root.glob("takes/*/*/manifest.json")
    return {path.parent.name: path.stat().st_mtime_ns for path in found}


def test_what_films_share_is_made_once_and_then_reused(campaign: Path, home: Home) -> None:
    told: list[Event] = []
    batch = plan_batch(wished(campaign), home)
    assert (batch.takes, batch.films, batch.expected, batch.unknown) == (2, 4, None, 6)
    outcome = made(batch, home, told.append)
    assert (outcome.made.takes, outcome.made.films) == (2, 4)
    assert statuses(outcome.variants) == "rendered rendered rendered rendered"
    assert all(one.path and one.path.stat().st_size for one in outcome.variants)
    assert [line["number"] for line in journal(batch.folder)] == [1, 2, 3, 4]
    assert sum(isinstance(one, VariantDone) for one in told) == 4
    seconds = {one.key: one.seconds for one in outcome.variants}
    new = [*home.root.glob("takes/*/*/*"), *batch.folder.glob("*.mp4")]
    assert 0.5 < sum(path.stat().st_size for path in new) / batch.bytes < 2

    before = finished(home)
    again = plan_batch(wished(campaign), home)
    assert (again.takes_stored, again.films_stored, again.expected) == (2, 4, 0)
    outcome = run_batch(again, lambda: pytest.fail("nobody has to work"), home, nobody)
    assert statuses(outcome.variants) == "reused reused reused reused"
    assert finished(home) == before
    for one in outcome.variants:
        assert one.seconds == 0 and one.made_seconds == pytest.approx(seconds[one.key], abs=0.01)


def test_two_variants_that_are_one_film_are_made_once(campaign: Path, home: Home) -> None:
    text = CAMPAIGN.replace("[red, blue]", "[red]").replace("captions", "shop")
    campaign.write_text(text, encoding="utf-8")
    outcome = made(plan_batch(wished(campaign), home), home)
    assert statuses(outcome.variants) == "rendered reused"
    assert outcome.made.films == 1
    one, other = (path.read_bytes() for path in outcome_paths(outcome))
    assert one == other


def outcome_paths(outcome: BatchOutcome) -> list[Path]:
    return [one.path for one in outcome.variants if one.path]


def obstacle(batch: Batch, home: Home) -> Path:
    """What keeps the take of the first film from being stored: a file where its folder would be."""
    key = batch.variants[0].plan.shots[0].key
    path = home.root / "takes" / key[:2]
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("in the way", encoding="utf-8")
    return path


def test_what_the_machine_refused_is_tried_again(campaign: Path, home: Home) -> None:
    batch = plan_batch(wished(campaign), home)
    path = obstacle(batch, home)
    waits: list[float] = []

    def tell(event: Event) -> None:
        if isinstance(event, TriedAgain):
            waits.append(event.wait)
            if len(waits) == 2:
                path.unlink()

    outcome = made(batch, home, tell)
    assert statuses(outcome.variants) == "rendered rendered rendered rendered"
    assert waits == [0.01, 0.04]
    assert [one.tries for one in outcome.variants] == [2, 2, 0, 0]


class Lossy(Here):
    """A worker that is lost again and again, with its machine or alone, before it does a task."""

    def __init__(self, home: Home, losses: int, died: bool) -> None:
        super().__init__(home)
        self._losses, self._died = losses, died

    def hear(self, seconds: float) -> list[tuple[int, Event | TaskDone]]:
        if self._task is None or not self._losses:
            return super().hear(seconds)
        self._losses -= 1
        task, self._task = self._task, None
        lost = MachineError("its worker is lost", "")
        done = TaskDone(task.key, 0.0, error=lost, again=True, died=self._died, gone=not self._died)
        return [(0, done)]


@pytest.mark.parametrize(
    ("died", "retries", "losses", "status"),
    [(False, 0, 3, "rendered"), (False, 0, 21, "failed"), (True, 5, 1, "rendered")]
    + [(True, 5, 2, "failed")],
)
def test_a_lost_machine_is_no_try_of_a_task_and_a_task_that_kills_its_workers_fails(
    campaign: Path, home: Home, died: bool, retries: int, losses: int, status: str
) -> None:
    wish = wished(campaign, retries=retries, limit=1, patience=0.0)
    outcome = run_batch(plan_batch(wish, home), lambda: Lossy(home, losses, died), home, nobody)
    assert statuses(outcome.variants) == status
    assert outcome.variants[0].tries == losses - (status == "failed")


def test_what_cannot_be_sent_to_a_worker_is_tried_again(campaign: Path, home: Home) -> None:
    class FarAway(Here):
        refused = 0

        def give(self, worker: int, task: Task) -> None:
            if not self.refused:
                self.refused += 1
                raise MachineError("the network is away")
            super().give(worker, task)

    batch = plan_batch(wished(campaign, limit=1), home)
    outcome = run_batch(batch, lambda: FarAway(home), home, nobody)
    assert statuses(outcome.variants) == "rendered" and outcome.variants[0].tries == 1


def test_a_take_that_fails_stops_only_its_own_films(campaign: Path, home: Home) -> None:
    batch = plan_batch(wished(campaign, retries=1), home)
    path = obstacle(batch, home)
    outcome = made(batch, home)
    assert statuses(outcome.variants) == "failed failed rendered rendered"
    fault = outcome.variants[1].error
    assert fault is not None and fault.message.startswith("one: ") and fault.hint
    lines = journal(batch.folder)
    assert [line["status"] for line in lines] == [one.status for one in outcome.variants]
    assert not batch.variants[0].path.exists()

    path.unlink()
    outcome = made(plan_batch(wished(campaign), home), home)
    assert statuses(outcome.variants) == "rendered rendered reused reused"
    assert outcome.made.takes == 1


def test_a_damaged_film_and_a_lost_take_are_made_again(campaign: Path, home: Home) -> None:
    batch = plan_batch(wished(campaign, limit=1), home)
    made(batch, home)
    film = batch.variants[0].path.read_bytes()
    for path in home.root.glob("takes/*/*/*.mp4"):
        path.write_bytes(path.read_bytes()[:-1])
    batch.variants[0].path.unlink()
    batch = plan_batch(wished(campaign, limit=1), home)
    assert batch.films_stored == 1  # nobody has looked at its bytes
    outcome = made(batch, home)
    assert statuses(outcome.variants) == "rendered"
    assert batch.variants[0].path.read_bytes() == film


def test_what_cannot_be_made_is_told_before_anything_is(campaign: Path, home: Home) -> None:
    (campaign.parent / "campaign").mkdir()
    taken = campaign.parent / "campaign" / "red-none.mp4"
    taken.write_text("somebody's own", encoding="utf-8")
    batch = plan_batch(wished(campaign), home)
    with pytest.raises(InputError, match=r"red-none.mp4 exists, and sora did not make it"):
        made(batch, home)
    text = CAMPAIGN.replace("[red, blue]", "[red, blue]\n  style: [noir, noirr, neon]")
    text = text.replace("{color}-", "{color}-{style}-")
    campaign.write_text(text.replace("neon", "neonn"), encoding="utf-8")
    batch = plan_batch(wished(campaign), home)
    assert (len(batch.variants), len(batch.faulty)) == (4, 8)
    with pytest.raises(InputError) as refused:
        made(batch, home)
    assert "8 of 12 variants cannot be made" in refused.value.message
    assert "noirr" in refused.value.message and "neonn" in refused.value.message
    assert not finished(home) and taken.read_text(encoding="utf-8") == "somebody's own"


def test_what_cannot_be_made_can_be_left_out(campaign: Path, home: Home) -> None:
    (campaign.parent / "campaign").mkdir()
    (campaign.parent / "campaign" / "red-none.mp4").write_text("somebody's own", encoding="utf-8")
    batch = plan_batch(wished(campaign, keep_going=True, limit=2), home)
    outcome = made(batch, home)
    assert statuses(outcome.variants) == "failed rendered"
    assert outcome.variants[0].error is not None


def test_nothing_begins_where_the_disk_is_too_small(
    campaign: Path, home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _: SimpleNamespace(free=100))
    batch = plan_batch(wished(campaign), home)
    assert batch.bytes > 10_000 and batch.free == 100
    with pytest.raises(MachineError, match="no space left: the films need about"):
        made(batch, home)
    assert not finished(home)


@pytest.mark.skipif(sys.platform != "linux", reason="a process is given cores otherwise there")
def test_who_was_given_one_core_has_one_worker(campaign: Path, home: Home) -> None:
    batch = plan_batch(wished(campaign), home)
    given = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(given)})
    try:
        assert workers_for(batch, None) == 1
    finally:
        os.sched_setaffinity(0, given)
    assert workers_for(batch, 3) == 3 and workers_for(batch, 100) == len(batch.graph.tasks) == 6


def test_a_journal_with_half_a_line_is_no_hindrance(campaign: Path, home: Home) -> None:
    batch = plan_batch(wished(campaign, limit=1), home)
    made(batch, home)
    with (batch.folder / "report.jsonl").open("a", encoding="utf-8") as file:
        file.write('{"number": 1, "key": "')
    outcome = made(plan_batch(wished(campaign, limit=1), home), home)
    assert outcome.variants[0].made_seconds is not None
    assert len(journal(batch.folder)) == 1


def test_parts_of_a_campaign_come_together_in_one_report(campaign: Path, home: Home) -> None:
    made(plan_batch(wished(campaign, limit=2), home), home)
    seconds = [line["made_seconds"] for line in journal(campaign.parent / "campaign")]
    campaign.write_text(CAMPAIGN.replace("[red, blue]", "[blue, red]"), encoding="utf-8")
    batch = plan_batch(wished(campaign, only=("color=blue",)), home)
    outcome = made(batch, home)
    assert statuses(outcome.variants) == "rendered rendered"  # of this run that is all
    lines = journal(batch.folder)
    assert [line["number"] for line in lines] == [1, 2, 3, 4]
    assert [str(line["output"])[:4] for line in lines] == ["blue", "blue", "red-", "red-"]
    assert [line["status"] for line in lines] == ["rendered", "rendered", "reused", "reused"]
    assert [line["made_seconds"] for line in lines[2:]] == seconds
    page = (batch.folder / "report.html").read_text(encoding="utf-8")
    assert page.count("<article") == 4

    (batch.folder / "red-soft.mp4").unlink()
    campaign.write_text(CAMPAIGN.replace("[none, soft]", "[soft]"), encoding="utf-8")
    made(plan_batch(wished(campaign, only=("color=blue",)), home), home)
    assert [line["output"] for line in journal(batch.folder)] == ["blue-soft.mp4"]


def test_a_fault_of_our_own_is_told_and_not_tried_again(campaign: Path, home: Home) -> None:
    film = plan_batch(wished(campaign), home).graph.films[0]
    nonsense: Any = None
    done = do(replace(film, plan=nonsense), home, nobody)
    assert done.error is not None and not done.again
    assert "a fault in soracli itself" in done.error.message


def test_a_film_too_large_for_its_delivery_is_cut_once(campaign: Path, home: Home) -> None:
    spot = SPOT.replace("fps: 8", "fps: 8, most_megabytes: 0.01")
    (campaign.parent / "spot.yaml").write_text(spot, encoding="utf-8")
    outcome = made(plan_batch(wished(campaign, limit=1), home), home)
    fault = outcome.variants[0]
    assert fault.error is not None and "no coding makes this film as small" in fault.error.message
    assert fault.tries == 0 and fault.error.hint


def test_an_axis_of_no_use_is_warned_about(campaign: Path, home: Home) -> None:
    text = CAMPAIGN.replace("captions: [none, soft]", "mood: [dark, bright]")
    campaign.write_text(text.replace("captions", "mood"), encoding="utf-8")
    (warning,) = plan_batch(wished(campaign), home).warnings
    assert warning.startswith(f'{campaign}:6:3: "mood" makes no difference')
    spot = SPOT.replace("lies", "{% if mood == 'dark' %}lies{% endif %}")
    (campaign.parent / "spot.yaml").write_text(spot, encoding="utf-8")
    assert not plan_batch(wished(campaign), home).warnings


def test_ctrl_c_leaves_what_is_finished_written_down(campaign: Path, home: Home) -> None:
    def tell(event: Event) -> None:
        if isinstance(event, VariantDone):
            raise KeyboardInterrupt

    batch = plan_batch(wished(campaign), home)
    with pytest.raises(KeyboardInterrupt):
        made(batch, home, tell)
    lines = journal(batch.folder)
    assert [line["status"] for line in lines] == ["rendered", "left", "left", "left"]
    assert "campaign" in (batch.folder / "report.html").read_text(encoding="utf-8")


def killed(campaign: Path, until: Callable[[], bool]) -> None:
    """Run `sora batch`, and kill it as soon as something is so."""
    argv = [sys.executable, "-m", "soracli.cli.app", "batch", campaign.name, "-q", "--workers", "1"]
    run = subprocess.Popen(argv, cwd=campaign.parent, stdout=subprocess.DEVNULL)
    deadline = time.monotonic() + 120
    while run.poll() is None and not until() and time.monotonic() < deadline:
        time.sleep(0.01)
    run.kill()
    assert run.wait() == -signal.SIGKILL, "it was over before it could be killed"


@pytest.mark.skipif(sys.platform == "win32", reason="nobody is killed like that there")
def test_killed_and_started_again_everything_is_made_once(campaign: Path, home: Home) -> None:
    folder = campaign.parent / "campaign"
    killed(campaign, lambda: any(folder.glob("*.mp4")))
    before = finished(home)
    assert before

    deaths: list[str] = []

    def tell(event: Event) -> None:
        if isinstance(event, WorkerBegan) and event.name and len(deaths) < 2:
            deaths.append(event.name)
            for process in active_children():
                process.kill()

    batch = plan_batch(wished(campaign, patience=0), home)
    outcome = run_batch(batch, lambda: LocalCrew(home, 1, 1), home, tell)
    assert len(deaths) == 2 and len(set(deaths)) == 1
    assert outcome.count("failed") >= 1 and outcome.count("left") == 0
    fault = next(one.error for one in outcome.variants if one.error)
    assert fault is not None and "killed by signal 9" in fault.message

    outcome = made(plan_batch(wished(campaign), home), home)
    assert outcome.count("rendered") + outcome.count("reused") == 4
    assert [line["number"] for line in journal(folder)] == [1, 2, 3, 4]
    after = finished(home)
    assert {key: after[key] for key in before} == before
    takes = [path for path in home.root.glob("takes/*/*/audible.json")]
    assert len(takes) == 2 and not home.store.sweep()
