"""How long a film takes from end to end, and where the time goes.

    python tests/bench/film.py [--size 960x540] [--seconds 5]

Six shots of five seconds are shot from an empty store with no compiled kernels, again from an empty
store, with one shot changed, and unchanged. Takes are made while their frames are coded: "film"
is both.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Any

BOARD = """\
schema: storyboard/1
title: The Letter
delivery: {{size: {size}, fps: 24}}
world:
  characters:
    mara: {{look: a woman with black hair in a yellow raincoat and blue jeans}}
    keeper: {{look: an old man with a white beard in a navy sweater}}
  places:
    cliff: {{look: a rocky coast with a lighthouse}}
    kitchen: {{look: a small kitchen with a table}}
shots:
  - {{place: cliff, time: dusk, action: A lighthouse., titles: {{text: The Letter, seconds: 2}},
     transition: {{fade: 1}}, seconds: {seconds}}}
  - {{place: cliff, action: Mara walks. The keeper stands., seconds: {seconds}}}
  - {{place: cliff, lines: [{{who: keeper, say: You came back., to: mara}}], seconds: {seconds}}}
  - {{place: kitchen, time: night, action: Mara sits on a chair at a table., seconds: {seconds},
     transition: {{dissolve: 0.6}}}}
  - {{place: kitchen, action: The keeper walks to Mara., seconds: {seconds}}}
  - {{place: kitchen, action: A red ball rolls across the floor., seconds: {seconds}}}
ending: {{fade: 1}}
"""
PARTS = {
    "plan": ("soracli.studio.board_plan", "plan_board"),
    "play": ("soracli.engines.staging", "perform"),
    "light": ("soracli.engines.staging", "Renderer"),
    "takes": ("soracli.studio.crew", "obtain"),
    "cut": ("soracli.studio.shoot", "cut_film"),
}


def timed(argv: list[str]) -> dict[str, float]:
    """Run a command in this process; seconds of its parts."""
    from importlib import import_module

    spent = dict.fromkeys(PARTS, 0.0)
    for part, (module, name) in PARTS.items():
        home = import_module(module)
        setattr(home, name, _clocked(getattr(home, name), part, spent))
    from soracli.cli.app import main

    began = time.perf_counter()
    if code := main(argv):
        sys.exit(code)
    spent["all"] = time.perf_counter() - began
    return spent


def _clocked(call: Callable[..., Any], part: str, spent: dict[str, float]) -> Callable[..., Any]:
    @wraps(call, updated=())
    def clocked(*given: Any, **named: Any) -> Any:
        began = time.perf_counter()
        try:
            return call(*given, **named)
        finally:
            spent[part] += time.perf_counter() - began

    return clocked


def shoot(folder: Path, name: str, inside: bool = True) -> None:
    """Shoot in a process of its own, and print what it took."""
    env = {
        **os.environ,
        "SORA_HOME": str(folder / "home"),
        "NUMBA_CACHE_DIR": str(folder / "kernels"),
    }
    argv = ["shoot", "film.yaml", "-q"]
    command = [sys.executable, *([__file__, "--inside"] if inside else ["-m", "soracli.cli.app"])]
    began, used = time.perf_counter(), processor()
    ran = subprocess.run([*command, *argv], cwd=folder, env=env, check=True, stdout=subprocess.PIPE)
    seconds = time.perf_counter() - began
    told = f"{name:14}{seconds:8.2f} s, {processor() - used:.2f} s of processor"
    if inside:
        spent = json.loads(ran.stdout.splitlines()[-1])
        spent["film"] = spent.pop("takes") - spent["play"] - spent["light"]
        whole = spent.pop("all")
        parts = (f"{part} {one:.2f} ({one / whole:.0%})" for part, one in spent.items())
        told += "   " + ", ".join(parts)
    print(told, flush=True)


def processor() -> float:
    """Seconds that ended children have kept a processor busy: what a busy machine does not change.

    0 on Windows, which does not count them.
    """
    spent = os.times()
    return spent.children_user + spent.children_system


def main() -> None:
    """Measure and print."""
    if sys.argv[1:2] == ["--inside"]:
        print(json.dumps(timed(sys.argv[2:])))
        return
    parser = argparse.ArgumentParser(description=__doc__.split("\n\n")[0] if __doc__ else "")
    parser.add_argument("--size", default="960x540")
    parser.add_argument("--seconds", default="5")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        text = BOARD.format(size=wanted.size, seconds=wanted.seconds)
        board = folder / "film.yaml"
        board.write_text(text, encoding="utf-8")
        shoot(folder, "cold")
        shutil.rmtree(folder / "home")
        shoot(folder, "warm")
        board.write_text(text.replace("A red ball", "A blue ball"), encoding="utf-8")
        shoot(folder, "one changed")
        shoot(folder, "unchanged", inside=False)
        shoot(folder, "unchanged", inside=False)


if __name__ == "__main__":
    main()
