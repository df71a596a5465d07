"""Shoots a film while killing the run at random moments, and compares what comes out.

    python tests/bench/kill.py [--kills 20] [--seed 1] [--jobs 1]

A film is shot once without interruption. Then it is shot again from an empty store; the run is
killed at a random moment and started anew, until it ends; with kills left, from an empty store
again. Every film has to be the first one byte for byte, and nothing that was finished may be made
a second time. The exit code is 1 if anything is otherwise.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

BOARD = """\
schema: storyboard/1
delivery: {size: 64x64, fps: 12}
shots:
  - {id: one, action: A red ball rolls., seconds: 0.25}
  - {id: two, action: A blue ball bounces., seconds: 0.25, transition: {dissolve: 0.1}}
  - {id: three, action: A green ball rolls., seconds: 0.25}
"""
LONGEST = 300.0


class Ground:
    """A folder with a storyboard, and the store its film is shot with."""

    def __init__(self, folder: Path, jobs: int) -> None:
        self.folder, self.jobs = folder, jobs
        self.home = folder / "home"
        self.film = folder / "film.mp4"
        (folder / "film.yaml").write_text(BOARD, encoding="utf-8")

    def begin(self) -> "subprocess.Popen[bytes]":
        """Start a run."""
        argv = [sys.executable, "-m", "soracli.cli.app", "shoot", "film.yaml", "-q"]
        return subprocess.Popen(
            [*argv, "--jobs", str(self.jobs)],
            cwd=self.folder,
            env={**os.environ, "SORA_HOME": str(self.home)},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )

    def finished(self) -> dict[str, int]:
        """When each artifact of the store was finished, by its key."""
        found = self.home.glob("takes/*/*/manifest.json")
        return {path.parent.name: path.stat().st_mtime_ns for path in found}

    def clear(self) -> None:
        """An empty store and no film."""
        shutil.rmtree(self.home, ignore_errors=True)
        self.film.unlink(missing_ok=True)


@dataclass(frozen=True)
class Whole:
    """A film that was shot without interruption: its bytes, its artifacts, how long that took."""

    film: bytes
    keys: frozenset[str]
    seconds: float


def whole(folder: Path, jobs: int = 1) -> Whole:
    """Shoot without interruption. Raises RuntimeError where that goes wrong."""
    ground = Ground(folder, jobs)
    began = time.monotonic()
    run = ground.begin()
    _, said = run.communicate(timeout=LONGEST)
    if run.returncode:
        raise RuntimeError(said.decode(errors="replace"))
    seconds = time.monotonic() - began
    return Whole(ground.film.read_bytes(), frozenset(ground.finished()), seconds)


def kill_runs(folder: Path, wanted: Whole, kills: int, seed: int, jobs: int = 1) -> list[str]:
    """Kill so many runs; what was found wrong, in words, or nothing."""
    chance = random.Random(seed)
    ground = Ground(folder, jobs)
    length = wanted.seconds
    wrong: list[str] = []
    while kills > 0 and not wrong:
        ground.clear()
        done: dict[str, int] = {}
        while kills > 0 and not wrong:
            began = time.monotonic()
            run = ground.begin()
            try:
                run.communicate(timeout=chance.uniform(0.2, 1.0) * length)
                # it came to its end first: the first run of all may have been a slow one
                length = min(length, time.monotonic() - began)
                break
            except subprocess.TimeoutExpired:
                run.kill()
                run.communicate()
                kills -= 1
            wrong += [f"{key} was made again" for key in again(done, ground.finished())]
            done = ground.finished()
        wrong += _ending(ground, done, wanted)
    return wrong


def again(before: dict[str, int], now: dict[str, int]) -> list[str]:
    """The artifacts that were finished before and are others now."""
    return [key for key, made in before.items() if now.get(key) != made]


def _ending(ground: Ground, done: dict[str, int], wanted: Whole) -> list[str]:
    """What is wrong with the film when the last run is let go on to its end."""
    run = ground.begin()
    _, said = run.communicate(timeout=LONGEST)
    if run.returncode:
        return [said.decode(errors="replace")]
    wrong = [f"{key} was made again" for key in again(done, ground.finished())]
    if ground.film.read_bytes() != wanted.film:
        wrong.append("the film is another one")
    if set(ground.finished()) != wanted.keys:
        wrong.append("the store holds other artifacts")
    if left := list((ground.home / "making").iterdir()):
        wrong.append(f"left behind: {left}")
    return wrong


def main() -> int:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=1)
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as one, tempfile.TemporaryDirectory() as other:
        film = whole(Path(one), wanted.jobs)
        wrong = kill_runs(Path(other), film, wanted.kills, wanted.seed, wanted.jobs)
    print("\n".join(wrong) or f"{wanted.kills} kills: the film is the same, nothing made twice")
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
