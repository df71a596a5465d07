"""How long `sora --help` takes, as a ratio to importing what it is made of.

    python tests/bench/help.py

Prints one ratio; the house wants it to be at most 3. Both are measured in turn, so that a busy
machine slows both.
"""

import statistics
import subprocess
import sys
import time

ROUNDS = 15
HELP = [
    sys.executable,
    "-c",
    "import sys; from soracli.cli.app import main; sys.exit(main(['--help']))",
]
IMPORTS = [sys.executable, "-c", "import typer, rich.console"]


def seconds(command: list[str]) -> float:
    """One run, in seconds."""
    started = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - started


if __name__ == "__main__":
    pairs = [(seconds(HELP), seconds(IMPORTS)) for _ in range(ROUNDS)]
    shown, imported = (statistics.median(times) for times in zip(*pairs, strict=True))
    print(f"sora --help          {shown * 1000:6.0f} ms")
    print(f"import typer, rich   {imported * 1000:6.0f} ms")
    print(f"ratio                {shown / imported:6.2f}")
