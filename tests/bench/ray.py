"""The same campaign by the workers of this machine and by as many on Ray: the same films, and the
time as a ratio.

    python tests/bench/ray.py [--films 24] [--workers 2] [--kill]

Both begin with an empty store, in turn, `--rounds` times; the least time of each counts. With
`--kill` one worker on Ray is killed as soon as there is a film, and that round tells what it cost.
"""

import argparse
import hashlib
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SORA = "from soracli.cli.app import main; main()"
SMALL = ("--size", "128x72")
CAMPAIGN = """\
schema: campaign/1
prompt: A {{color}} {{thing}} bounces on a beach. "Number {{number}}."
variables: {{seconds: 2}}
matrix:
  color: [red, blue, green, yellow]
  thing: [ball, bottle]
  number: [{numbers}]
"""
COMBINED = 8
"""Films for each number: four colors of two things."""


def batch(folder: Path, engine: str, workers: int, kill: bool = False) -> tuple[float, list[str]]:
    """Make the campaign in a fresh home; the seconds it took, and the digests of its films."""
    home, films = folder / "home", folder / "films"
    for old in (home, films):
        shutil.rmtree(old, ignore_errors=True)
    words = ["batch", str(folder / "bench.yaml"), "-o", str(films), "--workers", str(workers)]
    command = [sys.executable, "-c", SORA, *words, *SMALL, "--engine", engine, "--json", "-q"]
    started = time.perf_counter()
    with (folder / "told.json").open("w") as told:
        run = subprocess.Popen(
            command, env={**os.environ, "SORA_HOME": str(home)}, stdout=told, text=True
        )
        if kill:
            _kill_one(films, run)
        if run.wait():
            raise SystemExit(f"{engine}: ended with {run.returncode}")
    seconds = time.perf_counter() - started
    made = sorted(films.glob("*.mp4"))
    json.loads((folder / "told.json").read_text())  # Ray has said nothing in between
    return seconds, [hashlib.sha256(path.read_bytes()).hexdigest() for path in made]


def _kill_one(films: Path, run: "subprocess.Popen[str]") -> None:
    """Kill a worker on Ray when the first film is there."""
    while run.poll() is None and not any(films.glob("*.mp4")):
        time.sleep(0.05)
    told = subprocess.run(["ps", "-eo", "pid,ppid,args"], capture_output=True, text=True).stdout
    rows = [line.split(maxsplit=2) for line in told.splitlines()]
    parent = {row[0]: row[1] for row in rows}
    ours = [row[0] for row in rows if row[2].startswith("ray::RayWorker")]
    ours = [one for one in ours if parent.get(parent[one]) == str(run.pid)]
    if not ours:
        raise SystemExit("no worker on Ray was there to be killed")
    os.kill(int(ours[0]), signal.SIGKILL)


def main() -> None:
    """Print how many films, whether they are the same, and the ratio."""
    asked = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    asked.add_argument("--films", type=int, default=24)
    asked.add_argument("--workers", type=int, default=2)
    asked.add_argument("--rounds", type=int, default=2)
    asked.add_argument("--kill", action="store_true")
    given = asked.parse_args()
    count = max(1, given.films // COMBINED)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        numbers = ", ".join(str(number + 1) for number in range(count))
        (folder / "bench.yaml").write_text(CAMPAIGN.format(numbers=numbers), encoding="utf-8")
        times: dict[str, list[float]] = {"local": [], "ray": []}
        films: dict[str, list[str]] = {}
        for _ in range(given.rounds):
            for engine, seconds in times.items():
                took, films[engine] = batch(folder, engine, given.workers)
                seconds.append(took)
        local, ray = (min(seconds) for seconds in times.values())
        same = "the same" if films["local"] == films["ray"] else "NOT the same"
        print(f"{len(films['ray'])} films, {given.workers} workers each: {same} by content")
        print(f"local {local:.1f} s, ray {ray:.1f} s: {ray / local:.2f} times as long")
        if given.kill:
            took, again = batch(folder, "ray", given.workers, kill=True)
            same = "the same" if films["local"] == again else "NOT the same"
            print(f"a worker killed: {took:.1f} s, {took / ray:.2f} times ray; {same} by content")


if __name__ == "__main__":
    main()
