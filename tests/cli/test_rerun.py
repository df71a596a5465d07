"""`sora rerun` and `sora info`: the clip is enough to make the clip."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from soracli.media.ffmpeg import program
from soracli.script.presets import load_presets


@pytest.fixture
def clip(tiny_clip: Path, here: Path) -> Path:
    return Path(shutil.copy(tiny_clip, here / "clip.mp4"))


def test_rerun_gives_the_same_bytes(sora, clip: Path) -> None:
    ran = sora("rerun", "clip.mp4")
    assert ran.code == 0, ran.err
    assert ran.out.strip() == "clip.rerun.mp4"
    assert "byte for byte" in ran.err
    assert Path("clip.rerun.mp4").read_bytes() == clip.read_bytes()


def test_a_copied_stream_is_the_same_pictures(sora, clip: Path) -> None:
    subprocess.run([program(), "-v", "error", "-i", clip, "-c", "copy", "copy.mp4"], check=True)
    told = json.loads(sora("rerun", "copy.mp4", "--json").out)
    assert (told["likeness"], told["differing_frames"]) == ("same pictures", 0)


def test_a_clip_that_was_encoded_again_is_said_to_differ(sora, clip: Path) -> None:
    argv = [program(), "-v", "error", "-i", clip, "-crf", "40", "worse.mp4"]
    subprocess.run(argv, check=True)
    told = json.loads(sora("rerun", "worse.mp4", "--json").out)
    assert told["likeness"] == "different" and told["differing_frames"] > 0


def test_a_clip_is_not_replaced_by_its_rerun(sora, clip: Path) -> None:
    before = clip.read_bytes()
    ran = sora("rerun", "clip.mp4", "-o", "clip.mp4")
    assert ran.code == 2 and clip.read_bytes() == before


def test_an_older_engine_recipe_is_said(sora, clip: Path) -> None:
    data = clip.read_bytes()
    recipe = load_presets().models["previs"].recipe
    now = f'"recipe":{recipe},'.encode()
    older = f'"recipe":{recipe - 1}'.encode().ljust(len(now) - 1) + b","  # a box keeps its size
    assert now in data
    clip.write_bytes(data.replace(now, older))
    ran = sora("rerun", "clip.mp4")
    assert ran.code == 0 and "the picture may differ" in ran.err


@pytest.mark.parametrize("verb", ["rerun", "info"])
def test_a_missing_file_is_refused(sora, here: Path, verb: str) -> None:
    ran = sora(verb, "none.mp4")
    assert ran.code == 2 and "none.mp4" in ran.err


def test_a_film_without_recipe_cannot_be_made_again(sora, clip: Path) -> None:
    subprocess.run(
        [program(), "-v", "error", "-i", clip, "-map_metadata", "-1", "bare.mp4"], check=True
    )
    ran = sora("rerun", "bare.mp4")
    assert ran.code == 2 and "carries no recipe" in ran.err
    assert "sora did not make it" in sora("info", "bare.mp4").out


def test_a_recipe_of_another_version_is_said(sora, clip: Path) -> None:
    clip.write_bytes(clip.read_bytes().replace(b'"prompt":', b'"promqt":'))
    ran = sora("rerun", "clip.mp4")
    assert ran.code == 2 and "another version" in ran.err
    assert "another version" in sora("info", "clip.mp4").out


def test_info_tells_the_recipe(sora, clip: Path) -> None:
    ran = sora("info", "clip.mp4")
    assert ran.code == 0
    assert "a red ball rolls on a beach" in ran.out and "in its comment" in ran.out
    told = json.loads(sora("info", "clip.mp4", "--json").out)
    assert told["size"] == [128, 72] and told["frames"] == 6
    assert told["recipe"]["schema"] == "recipe/1" and told["plan"]["seed"] >= 0
