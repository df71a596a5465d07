"""How fast the stage is: frames a second at four sizes, and where the seconds of a whole clip go.

    python tests/bench/frames.py [--frames 12] [--sizes 640x360 960x540 1280x720 1920x1080]
                                 [--clips 1] [--only WORD] [--threads N]

The first table counts frames alone, rendered by as many threads as `sora gen` uses, once everything
is compiled. The second runs `sora gen` for a clip of five seconds at 960x540, in a process of its
own with an empty store, and says how many seconds of the clock went where and how much of the
processors it took. Real time is a ratio of at least 1. Figures mean something on an idle machine
only.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable
from functools import wraps
from importlib import import_module
from pathlib import Path
from typing import Any

from soracli.engines.ordered import in_order
from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.dissolving import filmed_by
from soracli.stage.perform import perform
from soracli.stage.performance import Performance
from soracli.studio.models import PRESETS_READ

SENTENCES = (
    "a dog running on a beach at sunset",
    "two women talk in a kitchen",
    "a red sports car drives down a city street at night in the rain",
    "a crowd of ten people walk in a forest",
    "close-up of a smiling old man in a park",
    "a sailboat on the sea in a storm",
)
SIZES = ("640x360", "960x540", "1280x720", "1920x1080")
SECONDS, FPS = 5, 24
PARTS = {
    "presets": ("soracli.cli.gen", "presets_at_hand"),
    "words": ("soracli.cli.gen", "plan_takes"),
    "play": ("soracli.engines.staging", "perform"),
    "light": ("soracli.engines.staging", "filmed_by"),
    "picture": ("soracli.studio.render", "_shoot"),
    "sound": ("soracli.studio.clip", "mixed"),
    "clip": ("soracli.studio.gen", "sounding"),
}
"""What a clip goes through: where the function is looked up, and its name. `picture` is
frames and their encoding, and holds `play` and `light`; `clip` holds `sound`; the table tells each
without what it holds. `start` is Python with its libraries, `busy` seconds of all processors."""
HOLDS = {"picture": ("play", "light"), "clip": ("sound",)}


def played(sentence: str, size: str = "960x540", seconds: float = SECONDS) -> Performance:
    """The performance of a sentence, as `sora gen` would play it."""
    presets = load_presets()
    places = sorted(presets.lexicon.words.places)
    spec = compile_take(
        read(sentence, presets),
        Request(size=size, seconds=seconds, fps=FPS),
        presets.kinds,
        presets.looks,
        presets.models,
        places,
    )
    return perform(spec)


def pixels(size: str) -> tuple[int, int]:
    """Width and height of "960x540"."""
    width, height = size.split("x")
    return int(width), int(height)


def spread(performance: Performance, count: int) -> list[int]:
    """So many frames, evenly over a performance."""
    return [round(k * (performance.frames - 1) / max(count - 1, 1)) for k in range(count)]


def ours(performance: Performance, size: str, count: int, threads: int) -> tuple[float, float]:
    """Frames a second of the clock, and seconds of processor for each, with our renderer."""
    renderer = filmed_by(performance, *pixels(size))
    numbers = spread(performance, count)
    for _ in in_order(lambda k: renderer.render(numbers[k]), threads, threads):
        pass  # every thread has its buffers, and all is compiled
    begun, busy = time.perf_counter(), time.process_time()
    for _ in in_order(lambda k: renderer.render(numbers[k]), count, threads):
        pass
    return count / (time.perf_counter() - begun), (time.process_time() - busy) / count


def table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> str:
    """A Markdown table."""
    lines = [list(head), *map(list, rows)]
    lines.insert(1, ["---"] + ["---:"] * (len(lines[0]) - 1))
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def clip_parts(sentence: str, folder: Path) -> dict[str, float]:
    """Seconds of each part of `sora gen` in this process, from its start; see PARTS."""
    begun = time.perf_counter()
    from soracli.cli.app import main as sora

    spent = dict.fromkeys(PARTS, 0.0)
    for part, (module, name) in PARTS.items():
        place = import_module(module)
        setattr(place, name, _clocked(getattr(place, name), part, spent))
    code = sora(["gen", sentence, "--size", "960x540", "--seconds", str(SECONDS), "-q",
                 "-o", str(folder / "clip.mp4")])  # fmt: skip
    if code:
        raise SystemExit(code)
    for outer, inner in HOLDS.items():
        spent[outer] -= sum(spent[one] for one in inner)
    return {**spent, "inside": time.perf_counter() - begun}


def _clocked(call: Callable[..., Any], part: str, spent: dict[str, float]) -> Callable[..., Any]:
    @wraps(call, updated=())
    def clocked(*given: Any, **named: Any) -> Any:
        begun = time.perf_counter()
        try:
            return call(*given, **named)
        finally:
            spent[part] += time.perf_counter() - begun

    return clocked


def clip(sentence: str) -> dict[str, float]:
    """Seconds of the parts of `sora gen` in a process of its own, of all and of processors.

    What Python and the program keep of what they have read is there, as for anybody who has made a
    clip before; of the takes and the sounds nothing is.
    """
    with tempfile.TemporaryDirectory() as folder:
        env = {**os.environ, "SORA_HOME": str(Path(folder, "home"))}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        read_before = Path(tempfile.gettempdir(), f"sora-frames-{os.getpid()}")
        if read_before.is_dir():
            shutil.copytree(read_before, Path(folder, "home", PRESETS_READ))
        argv = [sys.executable, __file__, "--inside", sentence, folder]
        before, begun = os.times(), time.perf_counter()
        ran = subprocess.run(argv, env=env, check=True, stdout=subprocess.PIPE)
        seconds, after = time.perf_counter() - begun, os.times()
        found: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
        shutil.rmtree(read_before, ignore_errors=True)
        shutil.copytree(Path(folder, "home", PRESETS_READ), read_before)
    inside = found.pop("inside")
    busy = after.children_user + after.children_system
    busy -= before.children_user + before.children_system
    found = {"start": seconds - inside, **found}
    return {**found, "rest": seconds - sum(found.values()), "all": seconds, "busy": busy}


def print_frames(sentences: list[str], sizes: list[str], count: int, threads: int) -> None:
    """The table of frames a second."""
    rows = []
    for sentence in sentences:
        performance = played(sentence)
        found = [ours(performance, size, count, threads) for size in sizes]
        rows.append([sentence, *(f"{fps:.1f} ({busy * 1e3:.0f} ms)" for fps, busy in found)])
        print(rows[-1], file=sys.stderr, flush=True)
    print(f"Frames a second on {threads} threads (and milliseconds of processor for each):\n")
    print(table(["", *sizes], rows), "\n", flush=True)


def print_clips(sentences: list[str], times: int) -> None:
    """The table of whole clips; of several runs, the shortest."""
    names = ["start", *PARTS, "rest", "all", "busy"]
    rows = []
    for sentence in sentences:
        clip(sentence)  # compiles what is not compiled yet
        best = min((clip(sentence) for _ in range(times)), key=lambda one: one["all"])
        rows.append([sentence, *(f"{best[name]:.2f}" for name in names),
                     f"{SECONDS / best['all']:.2f}"])  # fmt: skip
        print(rows[-1], file=sys.stderr, flush=True)
    print(f"Seconds of `sora gen`, {SECONDS} s at 960x540, {FPS} fps, from a cold process:\n")
    print(table(["", *names, "clip / clock"], rows), flush=True)


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--frames", type=int, default=12)
    asked.add_argument("--sizes", nargs="+", default=list(SIZES))
    asked.add_argument("--clips", type=int, default=1, help="runs of each clip; 0 for none")
    asked.add_argument("--only", default="", help="sentences that hold this")
    asked.add_argument("--threads", type=int, default=min(os.cpu_count() or 1, 16))
    asked.add_argument("--inside", nargs=2, help=argparse.SUPPRESS)
    said = asked.parse_args()
    if said.inside:
        print(json.dumps(clip_parts(said.inside[0], Path(said.inside[1]))))
        return
    sentences = [one for one in SENTENCES if said.only in one]
    if said.frames:
        print_frames(sentences, said.sizes, said.frames, said.threads)
    if said.clips:
        print_clips(sentences, said.clips)


if __name__ == "__main__":
    main()
