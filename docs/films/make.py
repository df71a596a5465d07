"""Shoots the films of this folder and keeps a small copy and a contact sheet of each.

    python docs/films/make.py [--size 1280x720] [name ...]

Takes come from the store where they were made before. The pictures of the copies are coded again to
be small, their sound is that of the film. They keep the storyboard that `sora info` reads.
"""

import argparse
import subprocess
import sys
import tempfile
from pathlib import Path

from soracli.media.ffmpeg import program

HERE = Path(__file__).resolve().parent
SMALL = "640:-2"
SORA = [sys.executable, "-m", "soracli.cli.app"]


def main() -> int:
    """Shoot what is wanted; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only films whose name holds one of these words")
    parser.add_argument("--size", default="1280x720")
    wanted = parser.parse_args()
    for board in sorted(HERE.glob("*.yaml")):
        if not wanted.names or any(name in board.stem for name in wanted.names):
            make(board, wanted.size)
    return 0


def make(board: Path, size: str) -> None:
    """Shoot one film, keep it small, and check that nothing was lost on the way."""
    with tempfile.TemporaryDirectory() as folder:
        film = Path(folder) / f"{board.stem}.mp4"
        subprocess.run([*SORA, "shoot", str(board), "--size", size, "-o", str(film)], check=True)
        subprocess.run(small(film, HERE / film.name), check=True)
        subprocess.run([*SORA, "check", str(HERE / film.name)], check=True)
        sheet = Path(folder) / f"{board.stem}.webp"
        subprocess.run(
            [
                *SORA,
                "export",
                str(board),
                "--size",
                size,
                "--to",
                "contact-sheet",
                "-o",
                str(sheet),
            ],
            check=True,
        )
        (HERE / sheet.name).write_bytes(sheet.read_bytes())


def small(film: Path, target: Path) -> list[str]:
    """The command that codes a film again for a repository."""
    return [
        program(),
        *("-loglevel", "error", "-y", "-i", str(film)),
        *("-map", "0", "-map_metadata", "0", "-vf", f"scale={SMALL}:flags=lanczos"),
        *("-c:v", "libx264", "-preset", "slow", "-crf", "29", "-pix_fmt", "yuv420p"),
        *("-c:a", "copy", "-c:s", "copy"),  # coded anew, its peaks would grow
        *("-movflags", "+faststart", str(target)),
    ]


if __name__ == "__main__":
    sys.exit(main())
