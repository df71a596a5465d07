"""Runs that are killed, stopped, or share a store with another run at the same time."""

import json
import os
import signal
import subprocess
import sys
import time
from dataclasses import dataclass
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from soracli.studio.ledger import Ledger


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """tests/bench/kill.py, which kills as often as it is told."""
    path = Path(__file__).parents[1] / "bench" / "kill.py"
    spec = spec_from_file_location("kill", path)
    assert spec and spec.loader
    module = module_from_spec(spec)
    sys.modules["kill"] = module  # where its dataclass looks for itself
    spec.loader.exec_module(module)
    return module


@dataclass(frozen=True)
class Together:
    """Two runs on one store that began at the same time, and how long both took."""

    ground: Any
    codes: list[int]
    said: list[tuple[bytes, bytes]]
    seconds: float


@pytest.fixture(scope="module")
def together(bench: ModuleType, tmp_path_factory: pytest.TempPathFactory) -> Together:
    """One of them with two workers."""
    ground = bench.Ground(tmp_path_factory.mktemp("together"), 1)
    argv = [sys.executable, "-m", "soracli.cli.app", "shoot", "film.yaml", "--json", "-o"]
    began = time.monotonic()
    runs = [
        subprocess.Popen(
            [*argv, name, "--jobs", jobs],
            cwd=ground.folder,
            env={**os.environ, "SORA_HOME": str(ground.home)},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )
        for name, jobs in (("one.mp4", "1"), ("other.mp4", "2"))
    ]
    said = [run.communicate(timeout=240) for run in runs]
    return Together(ground, [run.returncode for run in runs], said, time.monotonic() - began)


def test_two_runs_on_one_store_render_every_take_once(together: Together) -> None:
    home, folder = together.ground.home, together.ground.folder
    assert together.codes == [0, 0], together.said
    told = [json.loads(out) for out, _ in together.said]
    assert sum(one["rendered"] for one in told) == 3
    assert sum(one["reused"] for one in told) == 3
    entries = Ledger(home / "ledger.sqlite3").recent()
    rendered = [entry.key for entry in entries if entry.outcome == "rendered"]
    assert len(rendered) == len(set(rendered)) == 3
    assert (folder / "one.mp4").read_bytes() == (folder / "other.mp4").read_bytes()
    assert list((home / "making").iterdir()) == []


def test_a_killed_run_is_taken_up_where_it_was(
    bench: ModuleType, together: Together, tmp_path: Path
) -> None:
    keys = frozenset(together.ground.finished())
    film = (together.ground.folder / "one.mp4").read_bytes()
    wanted = bench.Whole(film, keys, together.seconds / 2)
    assert bench.kill_runs(tmp_path, wanted, kills=2, seed=1) == []


@pytest.mark.skipif(sys.platform == "win32", reason="no such signals there")
def test_ctrl_c_ends_every_worker_and_says_how_to_go_on(bench: ModuleType, tmp_path: Path) -> None:
    ground = bench.Ground(tmp_path, 2)
    board = tmp_path / "film.yaml"
    text = board.read_text(encoding="utf-8").replace("0.25", "20").replace("64x64", "480x480")
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
