"""Runs that are killed, stopped, or share a store with another run at the same time."""

import json
import os
import signal
import subprocess
import sys
import time
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

import pytest

from soracli.studio.ledger import Ledger


def bench() -> ModuleType:
    """tests/bench/kill.py, which kills as often as it is told."""
    path = Path(__file__).parents[1] / "bench" / "kill.py"
    spec = spec_from_file_location("kill", path)
    assert spec and spec.loader
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_killed_run_is_taken_up_where_it_was(tmp_path: Path) -> None:
    assert bench().kill_runs(tmp_path, kills=4, seed=1) == []


def test_two_runs_on_one_store_render_every_take_once(tmp_path: Path) -> None:
    ground = bench().Ground(tmp_path, 1)
    argv = [sys.executable, "-m", "soracli.cli.app", "shoot", "film.yaml", "--json", "-o"]
    env = {**os.environ, "SORA_HOME": str(ground.home)}
    runs = [
        subprocess.Popen(
            [*argv, name, "--jobs", jobs],
            cwd=tmp_path,
            env=env,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for name, jobs in (("one.mp4", "1"), ("other.mp4", "2"))
    ]
    said = [run.communicate(timeout=240) for run in runs]
    assert [run.returncode for run in runs] == [0, 0], said
    told = [json.loads(out) for out, _ in said]
    assert sum(one["rendered"] for one in told) == 3
    assert sum(one["reused"] for one in told) == 3
    rendered = [
        entry.key
        for entry in Ledger(ground.home / "ledger.sqlite3").recent()
        if entry.outcome == "rendered"
    ]
    assert len(rendered) == len(set(rendered)) == 3
    assert (tmp_path / "one.mp4").read_bytes() == (tmp_path / "other.mp4").read_bytes()
    assert list((ground.home / "making").iterdir()) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
def test_ctrl_c_ends_every_worker_and_says_how_to_go_on(tmp_path: Path) -> None:
    ground = bench().Ground(tmp_path, 2)
    board = tmp_path / "film.yaml"
    text = board.read_text(encoding="utf-8").replace("0.25", "60")
    board.write_text(text, encoding="utf-8")
    argv = ["shoot", "film.yaml", "--jobs", "2", "--retake", "two", "--seed", "9"]
    run = subprocess.Popen(
        [sys.executable, "-m", "soracli.cli.app", *argv],
        cwd=tmp_path,
        env={**os.environ, "SORA_HOME": str(ground.home)},
        stderr=subprocess.PIPE,
        start_new_session=True,
    )
    deadline = time.monotonic() + 120
    while len(list(ground.home.glob("making/*/.clip.mp4.part"))) < 2:
        assert run.poll() is None and time.monotonic() < deadline
        time.sleep(0.05)
    os.killpg(run.pid, signal.SIGINT)
    _, said = run.communicate(timeout=60)
    words = said.decode()
    assert run.returncode == 130 and "Traceback" not in words, words
    # the new take is noted beside the storyboard: asking for it again would make yet another
    assert "Go on with: sora shoot film.yaml --jobs 2\n" in words
    assert "seed: 9" in (tmp_path / "film.takes.yaml").read_text(encoding="utf-8")
    assert list(ground.home.glob("making/*")) == [] and not list(ground.home.glob("takes/*/*"))
    with pytest.raises(ProcessLookupError):
        while time.monotonic() < deadline:  # the last helper of multiprocessing ends after the run
            os.killpg(run.pid, 0)
            time.sleep(0.05)
