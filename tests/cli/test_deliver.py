"""A film for a place that takes few bytes, from the command line to the gate and back again."""

import json
from pathlib import Path

import pytest

from soracli.media.probe import probe
from soracli.script import presets_kept
from soracli.script.presets import load_presets

BOARD = """schema: storyboard/1
title: Small
delivery: {preset: %s, size: 64p, fps: 8, captions: soft, most_megabytes: %s}
world: {characters: {mara: {look: a woman in a red coat}}}
shots: [{action: Waves roll onto a beach., lines: [{mara: Look.}], seconds: 1.5}]
"""


@pytest.fixture
def mine(own_home: Path) -> Path:
    """A delivery preset of one's own."""
    path = own_home / "presets" / "deliveries" / "mine.yaml"
    path.parent.mkdir(parents=True)
    text = "title: Mine\naspect: '9:16'\nloudness: -20\npeak: -3\nsafe: {left: 0.1, right: 0.1}\n"
    path.write_text(text, encoding="utf-8")
    return path


def gate(sora, name: str) -> dict[str, dict[str, str]]:
    told = json.loads(sora("check", name, "--json").out)
    return {one["check"]: one for one in told["findings"]}


def test_a_film_is_as_small_as_its_place_asks_and_is_made_again_elsewhere(
    sora, here: Path, mine: Path
) -> None:
    Path("film.yaml").write_text(BOARD % ("mine", 9), encoding="utf-8")
    assert sora("shoot", "film.yaml", "-o", "large.mp4").code == 0
    large = probe(Path("large.mp4"))
    most = round(large.bytes * 0.9 / 1e6, 4)
    Path("film.yaml").write_text(BOARD % ("mine", most), encoding="utf-8")
    ran = sora("shoot", "film.yaml", "-o", "small.mp4")
    assert ran.code == 0 and "coded again for its delivery" in ran.err and "reused 1" in ran.err
    small = probe(Path("small.mp4"))
    assert most * 1e6 * 0.9 < small.bytes <= most * 1e6
    assert (small.width, small.height, small.frames) == (64, 114, large.frames)
    kinds = [one.kind for one in small.streams]
    assert kinds == [one.kind for one in large.streams] and "captions" in kinds
    assert small.chapters == large.chapters
    found = gate(sora, "small.mp4")
    assert found["limits"]["level"] == "ok" and found["true peak"]["level"] == "ok"
    assert small.recipe and small.recipe["mix"]["true_peak"] < -3
    mine.unlink()  # the film says all of it itself
    again = sora("rerun", "small.mp4", "-o", "again.mp4")
    assert again.code == 0 and "byte for byte" in again.err


def test_what_no_coding_reaches_is_refused_with_the_least_that_would_do(
    sora, here: Path, mine: Path
) -> None:
    clip = ("gen", "Waves roll onto a beach.", "--size", "64p", "--fps", "8", "--seconds", "1")
    mine.write_text("title: Mine\nmost_kilobits: 100\n", encoding="utf-8")
    ran = sora(*clip, "--delivery", "mine", "-o", "clip.mp4")
    assert ran.code == 2 and "no coding makes" in ran.err and not Path("clip.mp4").exists()
    least = float(ran.err.split("most_kilobits: ")[1].split(";")[0])
    mine.write_text(f"title: Mine\nmost_kilobits: {least}\n", encoding="utf-8")
    load_presets.cache_clear()  # another process would read them anew
    presets_kept._mark.cache_clear()
    assert sora(*clip, "--delivery", "mine", "-o", "clip.mp4").code == 0
    assert gate(sora, "clip.mp4")["limits"]["level"] == "ok"
    assert probe(Path("clip.mp4")).bytes * 8 / 1000 <= least
    assert "byte for byte" in sora("rerun", "clip.mp4", "-o", "again.mp4").err
