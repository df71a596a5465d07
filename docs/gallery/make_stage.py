"""Renders what the stage has: a picture of every place, look, hour, weather, framing, angle and
camera move, of many doings and kinds; writes docs/gallery/stage.md with them.

    python docs/gallery/make_stage.py [--only places looks ...]

What is shown is told by stage.yaml beside it. Nobody may be below the ground in any of it: then the
script fails. Needs pillow.
"""

import argparse
import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import NamedTuple, get_args

import yaml
from PIL import Image, ImageDraw

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import Presets, load_presets
from soracli.script.reader import read
from soracli.stage.below import below_ground
from soracli.stage.dissolving import filmed_by
from soracli.stage.perform import perform
from soracli.stage.performance import Performance
from soracli.story.scene import Scene
from soracli.story.shot import Angle, Framing, Move, TimeOfDay, Weather

HERE = Path(__file__).resolve().parent
PAGE = HERE / "stage.md"
TILE, CAPTION, MARGIN = (320, 180), 20, 6
COLUMNS, ROWS = 4, 6
SECONDS, DOING, WHIPPED, FPS = 4.0, 3.0, 0.8, 12
SHOWN = {"moves": 4, "changes": 4, "doings": 4}
"""Frames that are shown of a clip, from the first to the last; of all others its middle."""
TITLES = {
    "places": "Places",
    "looks": "Looks",
    "times": "Times of day",
    "weathers": "Weathers",
    "framings": "Framings",
    "angles": "Angles",
    "moves": "Camera moves",
    "changes": "Changes",
    "doings": "Doings",
    "kinds": "Kinds",
}
STUDIO = 6.0
"""Metres up to which a kind is shown in the studio; what is larger is shown where it is found."""


class Tile(NamedTuple):
    """One thing that is shown: its name, what is staged, and in which look."""

    name: str
    scene: Scene
    style: str | None = None


def main() -> int:
    """Render what is wanted and write the page; the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="*", default=list(TITLES), choices=list(TITLES))
    wanted = parser.parse_args()
    presets = load_presets()
    shown = tiles(presets)
    below = []
    for part in wanted.only:
        pictures = []
        for tile in shown[part]:
            seconds = DOING if part == "doings" else SECONDS
            seconds = WHIPPED if tile.name.startswith("whip") else seconds
            performance = played(tile, presets, seconds)
            below += [f"{part} {tile.name}: {one}" for one in below_ground(performance)]
            pictures.append(captioned(tile.name, frames(performance, SHOWN.get(part, 1))))
        for old in HERE.glob(f"stage-{part}-*.webp"):
            old.unlink()
        for number, page in enumerate(sheets(pictures, SHOWN.get(part, 1)), 1):
            page.save(HERE / f"stage-{part}-{number}.webp", "WEBP", quality=80, method=6)
    PAGE.write_text(page_of(shown), encoding="utf-8", newline="\n")
    for one in below:
        sys.stderr.write(f"below the ground: {one}\n")
    return 1 if below else 0


def tiles(presets: Presets) -> dict[str, list[Tile]]:
    """All that is shown, by section. Changes, doings and kinds are those stage.yaml names."""
    told = yaml.safe_load((HERE / "stage.yaml").read_text(encoding="utf-8"))

    def said(text: str, **fields: object) -> Scene:
        return read(text, presets).model_copy(update=fields)

    def filmed(text: str, field: str, value: str) -> Scene:
        scene = read(text, presets)
        return scene.model_copy(update={"camera": scene.camera.model_copy(update={field: value})})

    one, hour = told["look"], told["hour"]
    places = sorted(presets.lexicon.words.places)
    plain = told["place"]
    return {
        "places": [Tile(n, said(told["places"].get(n, plain), place=n)) for n in places],
        "looks": [Tile(name, said(one), name) for name in sorted(presets.looks)],
        "times": [Tile(name, said(hour, time=name)) for name in get_args(TimeOfDay)],
        "weathers": [Tile(n, said(told["weather"], weather=n)) for n in get_args(Weather)],
        "framings": [
            Tile(n, filmed(told["framings"].get(n, told["framing"]), "framing", n))
            for n in get_args(Framing)
        ],
        "angles": [Tile(n, filmed(told["angle"], "angle", n)) for n in get_args(Angle)],
        "moves": [
            Tile(n, filmed(told["moves"].get(n, told["move"]), "move", n)) for n in get_args(Move)
        ],
        "changes": [Tile(text, said(text)) for text in told["changes"]],
        "doings": [Tile(text, said(text)) for text in told["doings"]],
        "kinds": [Tile(noun, alone(noun, presets)) for noun in told["kinds"]],
    }


def alone(noun: str, presets: Presets) -> Scene:
    """A scene of one thing and nothing else: in the studio if it is small enough and stands."""
    scene = read(f"A {noun}", presets)
    kind = presets.kinds[scene.entities[0].kind]
    at_home = kind.size > STUDIO or kind.family in ("fish", "drifter", "boat")
    return scene if at_home else scene.model_copy(update={"place": "studio"})


def played(tile: Tile, presets: Presets, seconds: float = SECONDS, fps: int = FPS) -> Performance:
    """What happens in a tile."""
    asked = Request(size=f"{TILE[0] * 2}x{TILE[1] * 2}", seconds=seconds, fps=fps, style=tile.style)
    words = presets.lexicon.words
    spec = compile_take(
        tile.scene, asked, presets.kinds, presets.looks, presets.models, sorted(words.places)
    )
    return perform(spec)


def frames(performance: Performance, count: int) -> list[Image.Image]:
    """So many frames, evenly taken; the middle one if it is one. Filmed twice as large."""
    last = performance.frames - 1
    numbers = [last // 2] if count == 1 else [round(i * last / (count - 1)) for i in range(count)]
    renderer = filmed_by(performance, TILE[0] * 2, TILE[1] * 2)
    with ThreadPoolExecutor(2) as pool:
        shown = list(pool.map(lambda number: renderer.render(number).rgb, numbers))
    return [Image.fromarray(one).resize(TILE, Image.Resampling.LANCZOS) for one in shown]


def captioned(name: str, pictures: Sequence[Image.Image]) -> Image.Image:
    """Pictures side by side with a name above them."""
    width = len(pictures) * (TILE[0] + MARGIN)
    strip = Image.new("RGB", (width, TILE[1] + CAPTION + MARGIN), "#111111")
    ImageDraw.Draw(strip).text((2, 3), name, "#dddddd", font_size=13)
    for number, picture in enumerate(pictures):
        strip.paste(picture, (number * (TILE[0] + MARGIN), CAPTION))
    return strip


def sheets(strips: Sequence[Image.Image], wide: int) -> Iterator[Image.Image]:
    """Pages of such strips, each `wide` pictures."""
    columns = max(1, COLUMNS // wide)
    for start in range(0, len(strips), columns * ROWS):
        part = strips[start : start + columns * ROWS]
        rows = -(-len(part) // columns)
        size = part[0].size
        page = Image.new("RGB", (columns * size[0] + MARGIN, rows * size[1] + MARGIN), "#111111")
        for number, strip in enumerate(part):
            at = (number % columns * size[0], number // columns * size[1])
            page.paste(strip, (MARGIN + at[0], MARGIN + at[1]))
        yield page


def page_of(shown: dict[str, list[Tile]]) -> str:
    """The page with the pictures that there are."""
    lines = [
        "<!-- written by docs/gallery/make_stage.py -->",
        "# What the stage has",
        "",
        "Every place, look, hour, weather, framing, angle and camera move, some changes, some of",
        "the doings and some of the kinds, as `previs` films them, untouched. A move, a change and",
        "a doing are shown in four frames, from the first to the last.",
        "",
    ]
    for part, title in TITLES.items():
        names = [tile.name for tile in shown[part]]
        lines += [f"## {title} ({len(names)})", ""]
        held = COLUMNS // SHOWN.get(part, 1) * ROWS
        for number, start in enumerate(range(0, len(names), held), 1):
            alt = ", ".join(names[start : start + held])
            lines += [f"![{alt}](stage-{part}-{number}.webp)", ""]
    return "\n".join(lines).rstrip() + "\n"


if __name__ == "__main__":
    sys.exit(main())
