"""What a change costs in a film of fifty shots: what is shot again, why, and how long it takes.

    python tests/bench/fifty.py [--shots 50]

A storyboard of small, short shots with six places, four people, lines and transitions is shot, and
then shot again unchanged and after changes. At last it is only planned: as it is, with all of its
shots in one place, and four times as long.
"""

import argparse
import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

HEAD = """\
schema: storyboard/1
title: Fifty
delivery: {size: 96x64, fps: 8, captions: soft}
world:
  characters:
    mara: {look: a woman with black hair in a yellow raincoat and blue jeans}
    keeper: {look: an old man with a white beard in a navy sweater}
    rose: {look: a girl in a red dress}
    tom: {look: a man in a green shirt and black trousers}
  places:
    yard: {look: a garden}
    road: {look: a country road}
    kitchen: {look: a small kitchen}
    shore: {look: a sandy beach}
    field: {look: a meadow}
    gym: {look: a basketball court}
shots:
"""
PLACES = ("yard", "road", "kitchen", "shore", "field", "gym")
PAIRS = (("mara", "keeper"), ("rose", "tom"))
ROUNDS = 5


def board(shots: int, places: tuple[str, ...] = PLACES) -> str:
    """A storyboard of so many shots. Four in turn play in one place, with two of the people."""
    return HEAD + "".join(_shot(number, places) for number in range(shots))


def _shot(number: int, places: tuple[str, ...]) -> str:
    scene, part = divmod(number, 4)
    one, other = PAIRS[scene % 2]
    ball = ("red", "blue", "green")[scene % 3]
    where = places[scene % len(places)]
    told = (
        f"action: {one.title()} walks. {other.title()} stands., seconds: 0.75, "
        f"transition: {{{'dissolve: 0.25' if scene else 'fade: 0.25'}}}",
        f'lines: [{{who: {one}, say: "Where is number {number}?", to: {other}}}]',
        f'lines: [{{who: {other}, say: "It was here.", to: {one}}}], '
        f"camera: {{framing: medium, on: {other}, over: {one}}}",
        f"action: A {ball} ball rolls to {other.title()}., seconds: 0.75",
    )[part]
    return f"  - {{id: s{number + 1}, place: {where}, {told}}}\n"


def changed(text: str, shot: str, old: str, new: str) -> str:
    """The storyboard with other words in one shot."""
    lines = text.splitlines(keepends=True)
    (at,) = [number for number, line in enumerate(lines) if f"id: {shot}," in line]
    assert old in lines[at]
    lines[at] = lines[at].replace(old, new)
    return "".join(lines)


def swapped(text: str, first: str, second: str) -> str:
    """The storyboard with two shots in each other's place."""
    lines = text.splitlines(keepends=True)
    one, two = (
        next(number for number, line in enumerate(lines) if f"id: {shot}," in line)
        for shot in (first, second)
    )
    lines[one], lines[two] = lines[two], lines[one]
    return "".join(lines)


EDITS: tuple[tuple[str, Any], ...] = (
    ("another title", lambda text: text.replace("title: Fifty", "title: 50")),
    ("4: another color", lambda text: changed(text, "s4", "red", "purple")),
    ("a word of a line", lambda text: changed(text, "s6", "Where is", "Where was")),
    ("8 and 9 swapped", lambda text: swapped(text, "s8", "s9")),
)


class Ground:
    """A folder with a storyboard, and a store of its own."""

    def __init__(self, folder: Path, text: str) -> None:
        self.folder, self.text = folder, text
        self.env = {**os.environ, "SORA_HOME": str(folder / "home"), "COLUMNS": "200"}
        self.save(text)

    def save(self, text: str) -> None:
        """Write the storyboard."""
        self.text = text
        (self.folder / "film.yaml").write_text(text, encoding="utf-8")

    def run(self, *argv: str) -> tuple[float, dict[str, Any], str]:
        """Seconds of a whole process, its answer, and its talk."""
        started = time.perf_counter()
        ran = subprocess.run(
            [sys.executable, "-m", "soracli.cli.app", *argv, "film.yaml", "--json"],
            cwd=self.folder,
            env=self.env,
            capture_output=True,
            text=True,
            check=False,
        )
        seconds = time.perf_counter() - started
        if ran.returncode:
            sys.exit(ran.stdout + ran.stderr)
        return seconds, json.loads(ran.stdout), ran.stderr

    def shoot(self, name: str) -> None:
        """Shoot, and print what it took."""
        seconds, told, said = self.run("shoot")
        counts = f"rendered {told['rendered']:3}, reused {told['reused']:3}"
        print(f"{name:22}{seconds:8.2f} s   {counts}", flush=True)
        for why in re.findall(r"^ *(\d+ s\d+: .+)$", said, re.MULTILINE)[:8] if name else ():
            print(f"{'':24}{why}")


def median(ground: Ground, verb: str, rounds: int) -> str:
    """The median of so many processes, in seconds, and what they kept a processor busy."""
    walls, used = [], []
    for _ in range(rounds):
        before = os.times()
        walls.append(ground.run(verb)[0])
        after = os.times()
        spent = after.children_user + after.children_system
        used.append(spent - before.children_user - before.children_system)
    wall, cpu = statistics.median(walls), statistics.median(used)
    return f"{wall:8.2f} s   median of {rounds}, {cpu:.2f} s of processor"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("--shots", type=int, default=50)
    shots = parser.parse_args().shots
    with tempfile.TemporaryDirectory() as folder:
        ground = Ground(Path(folder), board(shots))
        ground.shoot("first")
        ground.shoot("again")
        print(f"unchanged             {median(ground, 'shoot', ROUNDS)}")
        for name, edit in EDITS:
            ground.save(edit(ground.text))
            ground.shoot(name)
        for name, text in (
            (f"plan {shots}", board(shots)),
            (f"plan {shots} in one place", board(shots, PLACES[:1])),
            (f"plan {shots * 4}", board(shots * 4)),
            (f"plan {shots * 4} in one place", board(shots * 4, PLACES[:1])),
        ):
            ground.save(text)
            print(f"{name:22}{median(ground, 'plan', 3)}", flush=True)


if __name__ == "__main__":
    main()
