"""The documentation is run: every `sora` command it shows, with the files it shows."""

import importlib.util
import json
import re
import shlex
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
BLOCK = re.compile(
    r"(?:<!-- file: (?P<file>\S+) -->\n)?```(?P<kind>\w*)\n(?P<text>.*?)```", re.DOTALL
)
SMALL = {
    "gen": ["--size", "96x64", "--seconds", "0.25", "--fps", "8"],
    "shoot": ["--size", "128x72", "--fps", "4"],
    "export": ["--size", "128x72", "--fps", "4"],
    "batch": ["--size", "128x72", "--fps", "4", "--workers", "1", "--limit", "4"],
}
"""What the tests add to a command, so that a page is a second and not a minute."""
DOCTOR = "sora doctor"
"""It starts Torch to look at the machine, which is the same for all pages: run for one of them."""


def pages() -> list[str]:
    found = [ROOT / "README.md", *sorted(ROOT.glob("docs/**/*.md"))]
    return [
        page.relative_to(ROOT).as_posix()
        for page in found
        if any(
            block["kind"] == "sh" and re.search(r"^sora ", block["text"], re.MULTILINE)
            for block in BLOCK.finditer(page.read_text(encoding="utf-8"))
        )
    ]


def small(argv: list[str], fps: str = "4") -> list[str]:
    """The same command for a small clip or film. The shape of the picture is left as it is."""
    if argv[0] not in SMALL or "--help" in argv:
        return argv
    kept = list(argv)
    for option in ("--size", "--seconds", "--fps", "--aspect"):
        if option in kept:
            at = kept.index(option)
            del kept[at : at + 2]
    return kept + [fps if one == "4" else one for one in SMALL[argv[0]]]


@pytest.fixture(scope="module")
def seen() -> set[str]:
    """The commands that were run, of all pages."""
    return set()


@pytest.mark.parametrize("name", pages())
def test_the_commands_of_a_page_work(
    sora, here: Path, own_home: Path, seen: set[str], name: str
) -> None:
    ran_any = False
    text = (ROOT / name).read_text(encoding="utf-8")
    fps = "24" if re.search(r"^sora export .*\bedl\b", text, re.MULTILINE) else "4"  # timecode
    for block in BLOCK.finditer(text):
        if block["file"]:
            root = own_home if block["file"].startswith("presets/") else here
            target = root / block["file"]
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(block["text"], encoding="utf-8")
        if block["kind"] != "sh":
            continue
        for line in block["text"].splitlines():
            if line.startswith("sora ") and not (line == DOCTOR and line in seen):
                seen.add(line)
                ran = sora(*small(shlex.split(line, comments=True)[1:], fps))
                assert ran.code == 0, f"{line}\n{ran.err}"
                ran_any = True
    assert ran_any


def script(path: Path) -> ModuleType:
    """A script of the documentation as a module."""
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_what_the_commands_say(capfd: pytest.CaptureFixture[str]) -> None:
    make = script(ROOT / "docs" / "reference" / "make.py")
    assert make.PAGE.read_text(encoding="utf-8") == make.page(), "run docs/reference/make.py"


def test_the_gallery_lays_out_frames() -> None:
    from PIL import Image

    make = script(ROOT / "docs" / "gallery" / "make.py")
    frames = [Image.new("RGB", (160, 90), (30 * n, 0, 0)) for n in range(8)]
    page = make.sheet("a dog", frames)
    assert page.width == make.COLUMNS * (make.CELL + make.MARGIN) + make.MARGIN
    last = page.getpixel((page.width - make.MARGIN - 10, page.height - make.MARGIN - 10))
    assert last == (210, 0, 0)
    assert make.hero([frames] * 10).size == (5 * make.HERO_CELL, 2 * 216)


def test_the_gallery_of_the_stage_shows_all_that_there_is() -> None:
    from soracli.script.presets import load_presets

    make = script(ROOT / "docs" / "gallery" / "make_stage.py")
    page = make.PAGE.read_text(encoding="utf-8")
    shown = make.tiles(load_presets())
    assert page == make.page_of(shown), "run docs/gallery/make_stage.py"
    pictures = set(re.findall(r"\]\((\S+\.webp)\)", page))
    assert pictures == {one.name for one in make.HERE.glob("stage-*.webp")}
    assert sum(len(tiles) for tiles in shown.values()) > 300


def test_the_campaign_of_the_pictures_is_sound(sora) -> None:
    ran = sora("check", str(ROOT / "docs" / "campaigns" / "mugs.yaml"), "--json")
    assert ran.code == 0, ran.err
    assert json.loads(ran.out)["films"] == 18
