"""`sora export`: what is written where, what is left alone, and what is said."""

import json
from pathlib import Path

import pytest

BOARD = """\
schema: storyboard/1
title: Two shots
delivery: {size: 96x64, fps: 24}
world:
  characters:
    mara: {look: "woman in a yellow raincoat"}
  places:
    studio: {look: "a white studio"}
shots:
  - {id: wide, place: studio, camera: {framing: wide}, action: Mara stands., seconds: 0.25}
  - {id: close, camera: {framing: close-up}, lines: [{who: mara, say: Hello.}], seconds: 0.5}
"""


@pytest.fixture
def board(here: Path) -> Path:
    path = here / "two shots.yaml"
    path.write_text(BOARD, encoding="utf-8")
    return path


def test_every_format_at_once_and_twice(sora, board: Path, here: Path) -> None:
    assert sora("shoot", board, "-q").code == 0
    formats = "otio,edl,fcpxml,srt,vtt,ass,pdf,contact-sheet,shotlist.csv"
    first = sora("export", board, "--to", formats, "-o", "out/")
    assert first.code == 0, first.err
    names = ["otio", "edl", "fcpxml", "srt", "vtt", "ass", "pdf", "contact-sheet.webp"]
    wanted = [f"two shots.{name}" for name in (*names, "shotlist.csv")]
    assert [Path(line).name for line in first.out.splitlines()] == wanted
    written = {path.name: path.read_bytes() for path in (here / "out").iterdir() if path.is_file()}
    assert sorted(written) == sorted(wanted)
    media = here / "out" / "two shots.media"
    assert [path.name for path in sorted(media.iterdir())] == ["01-wide.mp4", "02-close.mp4"]
    assert sora("export", board, "--to", formats, "-o", "out/").code == 0
    assert {name: (here / "out" / name).read_bytes() for name in written} == written
    told = json.loads(sora("export", board, "--to", "edl", "--json").out)
    assert told["schema"] == "export/1" and told["not_shot"] == []
    assert told["files"][0]["left_out"] == ["captions"]
    assert len(told["files"][0]["media"]) == 2


def test_without_takes_paper_has_empty_frames_and_timelines_say_what_to_do(
    sora, board: Path, here: Path
) -> None:
    paper = sora("export", board, "--to", "pdf")
    assert paper.code == 0 and "not shot yet, so without a picture: wide, close" in paper.err
    timeline = sora("export", board, "--to", "pdf,otio", "-o", "out", "--size", "128x72")
    assert timeline.code == 2
    assert "2 of 2 takes are not made yet: wide, close" in timeline.err
    assert "sora shoot" in timeline.err and "--size 128x72" in timeline.err
    assert not (here / "out" / "two shots.pdf").exists()


def test_what_somebody_changed_is_left_alone(sora, board: Path, here: Path) -> None:
    assert sora("export", board, "--to", "srt").code == 0
    captions = here / "two shots.srt"
    mine = captions.read_text(encoding="utf-8").replace("Hello.", "Good morning.")
    captions.write_text(mine, encoding="utf-8")
    ran = sora("export", board, "--to", "srt")
    assert ran.code == 2 and "not as sora wrote it" in ran.err
    assert captions.read_text(encoding="utf-8") == mine


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        ((), "export to what?"),
        (("-o", "film"), "export to what?"),
        (("--to", "otoi"), "Did you mean otio?"),
        (("--to", "otio", "-o", "film.mp4"), "Write film.otio."),
        (("--to", "srt,vtt", "-o", "film.srt"), "2 formats do not fit into one file"),
        (("--to", "srt", "--shots", "7"), 'no shot "7"'),
    ],
)
def test_what_cannot_be_exported_is_told(sora, board: Path, argv: tuple, said: str) -> None:
    ran = sora("export", board, *argv)
    assert ran.code == 2 and said in ran.err


def test_the_ending_says_the_format(sora, board: Path, here: Path) -> None:
    assert sora("export", board, "-o", "sheet.png").code == 0
    assert (here / "sheet.png").read_bytes().startswith(b"\x89PNG")
    assert sora("export", board, "-o", "words.vtt").code == 0
    assert (here / "words.vtt").read_text(encoding="utf-8").startswith("WEBVTT")
