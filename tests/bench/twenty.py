"""Twenty sentences: `sora gen` in a loop, one process each, against one `sora batch` of them all.

    python tests/bench/twenty.py [--size 320x180] [--seconds 2] [--workers N]

Both begin with an empty store, in turns, with compiled renderers (one clip is made before). A film
of a campaign is a film: it has captions, chapters and a picture for the report, which a clip of
`gen` has not. Prints the seconds of both and their ratio.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

WHO = ("a woman in a red coat", "a brown dog", "an old man", "two children", "a white horse")
DOES = ("walks through a park", "runs on a beach", "waits in the snow", "looks at the sea")
SENTENCES = tuple(f"{who} {does}" for who in WHO for does in DOES)
CAMPAIGN = """\
schema: campaign/1
prompt: "{sentence}"
matrix:
  number: sentences.csv
"""


def sora(folder: Path, home: str, *words: str) -> float:
    """Run sora in a folder; the seconds it took."""
    env = {**os.environ, "SORA_HOME": str(folder / home)}
    began = time.monotonic()
    argv = [sys.executable, "-m", "soracli.cli.app", *words, "-q"]
    subprocess.run(argv, cwd=folder, env=env, check=True, stdout=subprocess.DEVNULL)
    return time.monotonic() - began


def main() -> None:
    """Make the sentences both ways, and print what that took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--size", default="320x180")
    parser.add_argument("--seconds", default="2")
    parser.add_argument("--workers", default=None)
    given = parser.parse_args()
    clip = ("--size", given.size, "--seconds", given.seconds)
    workers = ("--workers", given.workers) if given.workers else ()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        sora(folder, "warm", "gen", SENTENCES[0], *clip)
        rows = [f"{number},{words},{given.seconds}" for number, words in enumerate(SENTENCES, 1)]
        table = "number,sentence,seconds\n" + "\n".join(rows) + "\n"
        (folder / "sentences.csv").write_text(table, encoding="utf-8")
        (folder / "campaign.yaml").write_text(CAMPAIGN, encoding="utf-8")
        loop = sum(sora(folder, "loop", "gen", words, *clip) for words in SENTENCES)
        batch = sora(folder, "batch", "batch", "campaign.yaml", "--size", given.size, *workers)
        films = len(list((folder / "campaign").glob("*.mp4")))
    print(f"{len(SENTENCES)} runs of sora gen   {loop:6.1f} s")
    print(f"one sora batch        {batch:6.1f} s, {films} films")
    print(f"ratio                 {batch / loop:6.2f}")


if __name__ == "__main__":
    main()
