"""Makes a campaign while killing the run at random moments, and adds up what was made.

    python tests/bench/batch.py [--variants 1000] [--kills 2] [--workers 2] [--seed 1]

A campaign of small previs films is run; the run is killed (SIGKILL) after random numbers of films
and started again, until it ends. Then every variant has to be in the report exactly once and its
film in its place, nothing that was finished may have been made a second time, and the sums of the
store, of the folder and of the report have to agree. The same campaign run once more has to reuse
everything. The exit code is 1 if anything is otherwise.
"""

import argparse
import json
import os
import random
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

CAMPAIGN = """\
schema: campaign/1
title: A thousand variants
storyboard: spot.yaml
matrix:
  item: items.csv
  size: ["96x64", "64x96"]
  captions: [soft, burnt]
output: "{item}-{size}-{captions}.mp4"
"""
SPOT = """\
schema: storyboard/1
title: "{item}"
delivery: {fps: 8}
world: {characters: {ann: {look: "woman in a {color} coat"}}}
shots:
  - id: one
    action: "A {color} {thing} lies on a table."
    lines: [{who: ann, say: "{words}."}]
"""
COLORS = ("red", "blue", "green", "white", "black", "yellow", "orange")
THINGS = ("ball", "cup", "box", "bottle", "book")
LONGEST = 4 * 3600.0


class Ground:
    """A folder with a campaign, and the store its films are made with."""

    def __init__(self, folder: Path, variants: int, workers: int) -> None:
        self.folder, self.variants, self.workers = folder, variants, workers
        self.home, self.films = folder / "home", folder / "campaign"
        (folder / "campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")
        (folder / "spot.yaml").write_text(SPOT, encoding="utf-8")
        rows = (_row(number) for number in range((variants + 3) // 4))
        text = "item,color,thing,words\n" + "\n".join(rows) + "\n"
        (folder / "items.csv").write_text(text, encoding="utf-8")

    def begin(self) -> "subprocess.Popen[bytes]":
        """Start a run."""
        argv = [sys.executable, "-m", "soracli.cli.app", "batch", "campaign.yaml", "--json"]
        argv += ["-q", "--workers", str(self.workers), "--limit", str(self.variants)]
        return subprocess.Popen(
            argv,
            cwd=self.folder,
            env={**os.environ, "SORA_HOME": str(self.home)},
            stdout=subprocess.PIPE,
        )

    def finished(self) -> dict[str, int]:
        """When each artifact of the store was finished, by its key."""
        found = self.home.glob("takes/*/*/manifest.json")
        return {path.parent.name: path.stat().st_mtime_ns for path in found}

    def delivered(self) -> int:
        """How many films lie in their places."""
        return sum(1 for _ in self.films.glob("*.mp4"))

    def report(self) -> list[dict[str, object]]:
        """The lines of the journal."""
        text = (self.films / "report.jsonl").read_text(encoding="utf-8")
        return [json.loads(line) for line in text.splitlines()]


def _row(number: int) -> str:
    color, thing = COLORS[number % len(COLORS)], THINGS[number % len(THINGS)]
    return f"i{number:04},{color},{thing},Number {number}"


def killed(ground: Ground, films: int) -> tuple[float, int]:
    """Run until so many films lie there, and kill the run; its seconds, and the films then."""
    began = time.monotonic()
    run = ground.begin()
    while run.poll() is None and ground.delivered() < films:
        time.sleep(0.02)
        if time.monotonic() - began > LONGEST:
            raise RuntimeError("nothing comes any more")
    run.kill()
    run.wait()
    return time.monotonic() - began, ground.delivered()


def whole(ground: Ground) -> tuple[float, dict[str, object]]:
    """Run to the end; its seconds, and what it says in the end."""
    began = time.monotonic()
    run = ground.begin()
    said, _ = run.communicate(timeout=LONGEST)
    if run.returncode:
        raise RuntimeError(f"the run ended with {run.returncode}")
    return time.monotonic() - began, json.loads(said)


def remade(before: dict[str, int], after: dict[str, int]) -> int:
    """How many artifacts that were finished are not the same any more."""
    return sum(after.get(key) != at for key, at in before.items())


def faults(ground: Ground, again: int) -> list[str]:
    """What is not as it has to be."""
    lines = ground.report()
    numbers = [line["number"] for line in lines]
    found = [] if again == 0 else [f"{again} finished artifacts were made a second time"]
    if numbers != list(range(1, ground.variants + 1)):
        found.append(f"the report has {len(numbers)} lines, not each variant once")
    if ground.delivered() != ground.variants:
        found.append(f"{ground.delivered()} films lie in their places")
    films = {str(line["key"]) for line in lines}
    there = {path.parent.name for path in ground.home.glob("takes/*/*/film.mp4")}
    if films != there:
        found.append(f"the report names {len(films)} films, the store has {len(there)}")
    lost = [line["output"] for line in lines if not (ground.films / str(line["output"])).exists()]
    return found + [f"{name} is not there" for name in lost]


def bench(ground: Ground, marks: list[int]) -> list[str]:
    """Run with kills after so many films, to the end, and once more; what is wrong."""
    again, seconds = 0, 0.0
    before: dict[str, int] = {}
    for number, mark in enumerate(marks, 1):
        took, films = killed(ground, mark)
        again += remade(before, after := ground.finished())
        before, seconds = after, seconds + took
        print(f"kill {number}: after {films} films, {took:.1f} s", flush=True)
    took, said = whole(ground)
    again += remade(before, after := ground.finished())
    found = faults(ground, again)
    tell(ground, took, said, seconds + took)
    took, _ = whole(ground)
    again = remade(after, ground.finished())
    counts = Counter(str(line["status"]) for line in ground.report())
    print(f"once more: {dict(counts)}, {took:.1f} s")
    if again or counts != {"reused": ground.variants}:
        found.append(f"once more: {dict(counts)}, {again} artifacts made again")
    return found


def tell(ground: Ground, took: float, said: dict[str, object], seconds: float) -> None:
    """What the last run said, and what there is in all."""
    counts = Counter(str(line["status"]) for line in ground.report())
    takes = sum(1 for _ in ground.home.glob("takes/*/*/audible.json"))
    lines = sum(1 for _ in ground.home.glob("takes/*/*/voice.flac"))
    print(f"last run: {dict(counts)}, {took:.1f} s; made {said.get('made')}")
    print(f"in all: {ground.delivered()} films of {takes} takes and {lines} lines")
    print(f"{seconds:.1f} s, {ground.variants / seconds:.2f} films a second", flush=True)


def main() -> int:
    """Read the command line and run the bench."""
    assert __doc__
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--variants", type=int, default=1000)
    parser.add_argument("--kills", type=int, default=2)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    chance = random.Random(given.seed)
    marks = sorted(chance.sample(range(1, given.variants), given.kills))
    with tempfile.TemporaryDirectory(prefix="sora-batch-") as folder:
        found = bench(Ground(Path(folder), given.variants, given.workers), marks)
    for fault in found:
        print(f"WRONG: {fault}")
    print("all sums agree" if not found else f"{len(found)} faults")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
