"""What a small film costs in a process that is warm, and where it goes.

    python tests/bench/small.py [--films 8] [--size 128x72] [--rounds 2] [--than CHECKOUT]

Films of one shot of two seconds with one line, all different in words and clothes, are shot one
after the other. It is the time of processors that is counted, with that of ffmpeg: what a busy
machine hardly changes. With --than, the same is done with the source of another checkout, in turn,
and the last line says how many times as long that takes.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

BOARD = """\
schema: storyboard/1
title: Spot {number}
delivery: {{size: {size}, fps: 12}}
world:
  characters:
    mara: {{look: a woman with black hair in a {color} raincoat and blue jeans}}
  places:
    kitchen: {{look: a small kitchen with a table}}
shots:
  - {{place: kitchen, action: Mara stands., seconds: 2,
     lines: [{{who: mara, say: "Hello number {number}, tea is ready."}}]}}
"""
COLORS = ("yellow", "red", "blue", "green")
PARTS = {
    "plan": ("soracli.studio.board_plan", "plan_board"),
    "line": ("soracli.studio.shoot", "as_spoken"),
    "take": ("soracli.studio.crew", "obtain"),
    "  play": ("soracli.engines.staging", "perform"),
    "  light": ("soracli.engines.staging", "Renderer"),
    "sound": ("soracli.studio.shoot", "mixed"),
    "cut": ("soracli.studio.shoot", "cut_film"),
}
WARM = 3
"""Films that are shot before, so that everything is compiled and loaded."""


def processor() -> float:
    """Seconds that this process and what it started have kept processors busy."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def shoot(films: int, size: str) -> dict[str, float]:
    """Shoot so many films here; seconds of processor for each of them, and for its parts."""
    from soracli.studio.home import Home
    from soracli.studio.shoot_board import ShootWish, shoot_board

    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        home = Home(folder / "home", folder / "presets")

        def one(number: int) -> None:
            board = folder / f"film-{number}.yaml"
            text = BOARD.format(number=number, size=size, color=COLORS[number % len(COLORS)])
            board.write_text(text, encoding="utf-8")
            shoot_board(ShootWish(board, output=str(folder / "film.mp4")), home, lambda _: None)

        for number in range(WARM):
            one(number)
        spent = dict.fromkeys(PARTS, 0.0)
        for part, (module, what) in PARTS.items():
            place = import_module(module)
            setattr(place, what, _clocked(getattr(place, what), part, spent))
        begun = processor()
        for number in range(WARM, WARM + films):
            one(number)
        spent["film"] = processor() - begun
        return {part: seconds / films for part, seconds in spent.items()}


def _clocked(call: Callable[..., Any], part: str, spent: dict[str, float]) -> Callable[..., Any]:
    @wraps(call, updated=())
    def clocked(*given: Any, **named: Any) -> Any:
        begun = processor()
        try:
            return call(*given, **named)
        finally:
            spent[part] += processor() - begun

    return clocked


def measured(films: int, size: str, checkout: Path | None) -> dict[str, float]:
    """The same in a process of its own, with the source of a checkout (None: this one's)."""
    env = dict(os.environ)
    if checkout:
        env["PYTHONPATH"] = str(checkout.resolve() / "src")
    argv = [sys.executable, __file__, "--inside", "--films", str(films), "--size", size]
    ran = subprocess.run(argv, env=env, check=True, stdout=subprocess.PIPE)
    found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return found


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--films", type=int, default=8)
    asked.add_argument("--size", default="128x72")
    asked.add_argument("--rounds", type=int, default=2)
    asked.add_argument("--than", type=Path)
    asked.add_argument("--inside", action="store_true", help=argparse.SUPPRESS)
    said = asked.parse_args()
    if said.inside:
        print(json.dumps(shoot(said.films, said.size)))
        return
    sources = [None, *([said.than] if said.than else [])]
    rounds = [[measured(said.films, said.size, one) for one in sources] for _ in range(said.rounds)]
    for part in ["film", *PARTS]:
        seconds = [statistics.median(one[place][part] for one in rounds) for place in
                   range(len(sources))]  # fmt: skip
        shares = "".join(f"{one:10.3f} s" for one in seconds)
        print(f"{part:8}{shares}")
    if said.than:
        ratio = statistics.median(one[1]["film"] / one[0]["film"] for one in rounds)
        print(f"the other checkout takes {ratio:.2f} times as long")


if __name__ == "__main__":
    main()
