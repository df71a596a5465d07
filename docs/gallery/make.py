"""Renders the gallery's prompts and lays each out as a contact sheet.

    python docs/gallery/make.py [--size 1280x720] [name ...]

Clips come from the store where they were made before. Needs pillow.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from PIL import Image, ImageDraw

from soracli.media.ffmpeg import decode
from soracli.media.probe import probe

HERE = Path(__file__).resolve().parent
PROMPTS = HERE / "prompts.txt"
COLUMNS, ROWS, CELL, MARGIN = 4, 2, 480, 8
CAPTION = 30
HERO_COLUMNS, HERO_CELL = 5, 384


def main() -> int:
    """Render what is wanted; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", help="only clips whose name holds one of these words")
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--clips", type=Path, help="keep the clips in this folder")
    wanted = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        clips = rendered(wanted.size, wanted.clips or Path(folder))
        frames = {}
        for prompt, clip in clips:
            if not wanted.names or any(name in clip.stem for name in wanted.names):
                frames[clip.stem] = evenly(clip, COLUMNS * ROWS)
                save(sheet(prompt, frames[clip.stem]), HERE / f"{clip.stem}.webp")
    if not wanted.names:
        save(hero(list(frames.values())), HERE / "hero.webp")
    return 0


def rendered(size: str, folder: Path) -> list[tuple[str, Path]]:
    """Every prompt with its clip."""
    command = [sys.executable, "-m", "soracli.cli.app", "gen", str(PROMPTS), "--size", size]
    ran = subprocess.run(
        [*command, "-o", str(folder), "--json"], stdout=subprocess.PIPE, check=False
    )
    clips = json.loads(ran.stdout)["clips"]
    return [(clip["plan"]["prompt"], Path(clip["path"])) for clip in clips if clip["path"]]


def evenly(clip: Path, count: int) -> list[Image.Image]:
    """So many frames of a clip, from the first to the last."""
    film = probe(clip)
    numbers = {round(at * (film.frames - 1) / (count - 1)) for at in range(count)}
    return [
        Image.frombytes("RGB", (film.width, film.height), frame)
        for number, frame in enumerate(decode(clip, film.width, film.height))
        if number in numbers
    ]


def sheet(prompt: str, frames: list[Image.Image]) -> Image.Image:
    """Frames in rows, left to right, with the prompt above them."""
    height = round(CELL * frames[0].height / frames[0].width)
    size = (COLUMNS * (CELL + MARGIN) + MARGIN, CAPTION + ROWS * (height + MARGIN) + MARGIN)
    page = Image.new("RGB", size, "#111111")
    ImageDraw.Draw(page).text((MARGIN, MARGIN), prompt, "#dddddd", font_size=16)
    for number, frame in enumerate(frames):
        column, row = number % COLUMNS, number // COLUMNS
        place = (MARGIN + column * (CELL + MARGIN), CAPTION + MARGIN + row * (height + MARGIN))
        page.paste(frame.resize((CELL, height), Image.Resampling.LANCZOS), place)
    return page


def hero(clips: list[list[Image.Image]]) -> Image.Image:
    """One frame of every clip, from its middle."""
    height = round(HERO_CELL * clips[0][0].height / clips[0][0].width)
    rows = -(-len(clips) // HERO_COLUMNS)
    page = Image.new("RGB", (HERO_COLUMNS * HERO_CELL, rows * height), "#111111")
    for number, frames in enumerate(clips):
        frame = frames[len(frames) // 2].resize((HERO_CELL, height), Image.Resampling.LANCZOS)
        page.paste(frame, (number % HERO_COLUMNS * HERO_CELL, number // HERO_COLUMNS * height))
    return page


def save(picture: Image.Image, path: Path) -> None:
    """Write a picture as WebP."""
    picture.save(path, "WEBP", quality=82, method=6)
    sys.stderr.write(f"wrote {path.name}\n")


if __name__ == "__main__":
    sys.exit(main())
