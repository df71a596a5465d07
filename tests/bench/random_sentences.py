"""Does any English sentence make a clip that has something to look at?

    python tests/bench/random_sentences.py [FOLDER ...] [--count 1000] [--seed 1] [--from 0]
                                           [--to N] [--jobs 2] [--frames 3]

Sentences are drawn by chance from what English there is on a machine: the docstrings, licences and
read-me files below the folders given (by default Python's own library and what is installed beside
it), and manual pages where there are any. Each is read, planned, played and filmed small. It must
not crash, and every clip must have something to look at: somebody is in the picture, or the place
is more than one flat color. Prints the counts, and the sentences that failed.
"""

import argparse
import ast
import gzip
import random
import re
import sys
import sysconfig
import time
import traceback
import warnings
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import numpy as np

SIZE, FPS = "96x64", 6
SHORTEST, LONGEST = 3, 60
"""Words of a sentence that is taken."""
PROSE = re.compile(r"(?i)(license|licence|copying|readme|notice|authors|news|changes)[^/]*$")
MANUALS = (Path("/usr/share/man/man1"), Path("/usr/share/man/man7"), Path("/usr/share/man/man8"))
FLAT = 3.0
"""Of 255: a picture whose values spread less, on the mean of its channels, is one flat color."""
MOST_FILES, MOST_MANUALS = 2400, 300
"""So many files are read, and so many manual pages among them: they are much alike."""
EACH = 4
"""Sentences that are taken from one file at most."""


@dataclass(frozen=True)
class Outcome:
    """What became of a sentence, and why: "fine", "crashed", "nothing to see", "refused", or "only
    the place" where whom it names is out of the picture."""

    sentence: str
    how: str
    why: str = ""


def folders() -> list[Path]:
    """Where Python's own library is, and what is installed beside it."""
    paths = sysconfig.get_paths()
    return [Path(paths["stdlib"]), Path(paths["purelib"])]


def written(below: Iterable[Path], chance: random.Random) -> Iterator[str]:
    """Sentences from files below some folders, and from manual pages, by chance."""
    found = sorted(
        path
        for folder in below
        for path in folder.rglob("*")
        if path.suffix == ".py" or PROSE.search(path.name)
    )
    pages = sorted(path for folder in MANUALS if folder.is_dir() for path in folder.glob("*.gz"))
    for files, most in ((found, MOST_FILES), (pages, MOST_MANUALS)):
        chance.shuffle(files)
        for path in files[:most]:
            if path.is_file():
                here = sorted(set(sentences(prose(path))))
                yield from chance.sample(here, min(EACH, len(here)))


def prose(path: Path) -> Iterator[str]:
    """What is written in a file for people: docstrings, or all of it."""
    try:
        packed = path.suffix == ".gz"
        text = (gzip.decompress(path.read_bytes()) if packed else path.read_bytes()).decode()
    except (OSError, UnicodeDecodeError, EOFError):
        return
    if path.suffix != ".py":
        yield re.sub(r"\\f[A-Z]|\\|^\..*$", "", text, flags=re.M) if packed else text
        return
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(text)
    except (SyntaxError, ValueError, RecursionError):
        return
    for node in ast.walk(tree):
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield ast.get_docstring(node) or ""


def sentences(pieces: Iterable[str]) -> Iterator[str]:
    """The sentences of some prose: paragraphs cut at full stops, of a length a prompt may have."""
    for piece in pieces:
        for paragraph in re.split(r"\n\s*\n", piece):
            flat = " ".join(paragraph.split())
            for one in re.split(r"(?<=[.!?])\s+(?=[A-Z\"'(])", flat):
                words = re.findall(r"[A-Za-z]+", one)
                if SHORTEST <= len(one.split()) <= LONGEST and len(words) >= SHORTEST:
                    yield one


def drawn(below: Sequence[Path], count: int, seed: int) -> list[str]:
    """So many different sentences by chance."""
    chance = random.Random(seed)
    pool = sorted(set(written(below or folders(), chance)))
    return chance.sample(pool, min(count, len(pool)))


@cache
def presets() -> Any:
    """The presets, read once in a process."""
    from soracli.script.presets import load_presets

    return load_presets()


def tried(sentence: str, frames: int) -> Outcome:
    """Make a small clip of a sentence and look at a few of its frames."""
    from soracli.errors import SoraError

    try:
        return looked_at(sentence, frames)
    except SoraError as refused:
        return Outcome(sentence, "refused", str(refused))
    except Exception:
        last = traceback.format_exc().strip().splitlines()
        return Outcome(sentence, "crashed", " / ".join(line.strip() for line in last[-3:]))


def looked_at(sentence: str, frames: int) -> Outcome:
    """Whether there is something to look at in every one of so many frames of a clip."""
    from soracli.engines.record import body_names
    from soracli.plan.compile import compile_take
    from soracli.plan.request import Request
    from soracli.script.reader import read
    from soracli.stage.perform import perform
    from soracli.stage.renderer import Renderer

    made = presets()
    places = sorted(made.lexicon.words.places)
    request = Request(size=SIZE, fps=FPS)
    scene = read(sentence, made)
    spec = compile_take(scene, request, made.kinds, made.looks, made.models, places)
    performance = perform(spec)
    renderer = Renderer(performance, spec.width, spec.height, passes=True)
    names, anybody = set(body_names(performance)), False
    for number in np.linspace(0, performance.frames - 1, frames).astype(int):
        picture = renderer.render(int(number))
        assert picture.ids is not None
        anybody |= bool(names & set(np.unique(picture.ids).tolist()))
        if float(picture.rgb.std(axis=(0, 1)).mean()) < FLAT:
            return Outcome(sentence, "nothing to see", f"frame {number} is one flat color")
    if names and not anybody:
        cast = ", ".join(entity.noun for entity in scene.entities)
        return Outcome(sentence, "only the place", f"nobody of {cast} is in the picture")
    return Outcome(sentence, "fine")


def outcomes(wanted: Sequence[str], frames: int, jobs: int) -> Iterator[Outcome]:
    """What becomes of every sentence, in order."""
    attempt = partial(tried, frames=frames)
    if jobs <= 1:
        yield from map(attempt, wanted)
        return
    with ProcessPoolExecutor(jobs) as pool:
        yield from pool.map(attempt, wanted, chunksize=4)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folders", nargs="*", type=Path, help="where English is looked for")
    parser.add_argument("--count", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--from", type=int, default=0, dest="first", help="a portion of them")
    parser.add_argument("--to", type=int, default=None, dest="last")
    parser.add_argument("--frames", type=int, default=3, help="so many of each clip are filmed")
    parser.add_argument("--jobs", type=int, default=2, help="processes beside one another")
    options = parser.parse_args()
    wanted = drawn(options.folders, options.count, options.seed)[options.first : options.last]
    found: list[Outcome] = []
    begin = time.monotonic()
    for outcome in outcomes(wanted, options.frames, options.jobs):
        found.append(outcome)
        if outcome.how != "fine":
            print(f"{outcome.how}: {outcome.sentence}\n    {outcome.why}", flush=True)
        if len(found) % 50 == 0:
            print(f"{len(found)}, {time.monotonic() - begin:.0f} s", file=sys.stderr, flush=True)
    kinds = sorted({outcome.how for outcome in found})
    told = [f"{sum(one.how == how for one in found)} {how}" for how in kinds]
    print(f"{len(found)} sentences: {', '.join(told)}")


if __name__ == "__main__":
    main()
