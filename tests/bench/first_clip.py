"""How long a clip takes from end to end: a cold first run, a second take, and a reused one.

    python tests/bench/first_clip.py [--size 960x540] [--seconds 5] [prompt]

The cold run starts with an empty store and an empty cache of compiled kernels.
"""

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

PROMPT = "a dog running on a beach at sunset"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("prompt", nargs="?", default=PROMPT)
    parser.add_argument("--size", default="960x540")
    parser.add_argument("--seconds", default="5")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        env = {
            **os.environ,
            "SORA_HOME": str(Path(folder, "home")),
            "NUMBA_CACHE_DIR": str(Path(folder, "kernels")),
        }
        command = [sys.executable, "-m", "soracli.cli.app", "gen", wanted.prompt, "-q"]
        command += ["--size", wanted.size, "--seconds", wanted.seconds, "-o", f"{folder}/clip.mp4"]
        for name, more in (
            ("cold", ["--seed", "1"]),
            ("warm", ["--seed", "2"]),
            ("reused", ["--seed", "2"]),
        ):
            started = time.perf_counter()
            subprocess.run([*command, *more], env=env, check=True, stdout=subprocess.DEVNULL)
            print(f"{name:8}{time.perf_counter() - started:7.2f} s", flush=True)


if __name__ == "__main__":
    main()
