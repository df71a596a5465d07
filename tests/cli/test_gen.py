"""`sora gen` from end to end: clips, reuse, several prompts, passes, and what is said where."""

import json
import subprocess
from pathlib import Path

import pytest

from soracli.media.ffmpeg import decode
from soracli.media.probe import probe

BALL = "a red ball rolls on a beach"


def test_a_sentence_becomes_a_film(sora, here: Path, tiny) -> None:
    ran = sora("gen", BALL, *tiny)
    assert ran.code == 0, ran.err
    path = Path(ran.out.strip())
    assert path == Path("a-red-ball-rolls-on-a-beach.mp4")
    film = probe(path)
    assert (film.width, film.height, film.fps, film.frames) == (128, 72, 12, 6)
    assert film.recipe is not None and film.recipe["spec"]["scene"]["text"] == BALL
    assert "rendered 1" in ran.err
    frames = list(decode(path, 128, 72))
    assert len(frames) == 6 and all(len(set(frame)) > 20 for frame in frames)


def test_the_same_command_again_is_reused(sora, here: Path, tiny) -> None:
    first = sora("gen", BALL, *tiny)
    before = Path(first.out.strip()).read_bytes()
    again = sora("gen", BALL, *tiny)
    assert again.code == 0 and again.out == first.out
    assert "reused 1" in again.err
    assert Path(again.out.strip()).read_bytes() == before


def test_a_deleted_clip_comes_back_from_the_store(sora, here: Path, tiny) -> None:
    path = Path(sora("gen", BALL, *tiny).out.strip())
    before = path.read_bytes()
    path.unlink()
    assert "reused 1" in sora("gen", BALL, *tiny).err
    assert path.read_bytes() == before


def test_a_damaged_store_is_said_and_mended(sora, here: Path, own_home: Path, tiny) -> None:
    path = Path(sora("gen", BALL, *tiny).out.strip())
    before = path.read_bytes()
    for stored in own_home.glob("takes/*/*/clip.mp4"):
        stored.write_bytes(b"rotten")
    ran = sora("gen", BALL, *tiny)
    assert ran.code == 0 and "damaged" in ran.err and "rendered 1" in ran.err
    assert path.read_bytes() == before


def test_fresh_renders_again_and_gives_the_same_bytes(sora, here: Path, tiny) -> None:
    path = Path(sora("gen", BALL, *tiny).out.strip())
    before = path.read_bytes()
    assert "rendered 1" in sora("gen", BALL, *tiny, "--fresh").err
    assert path.read_bytes() == before


def test_replacing_another_clip_is_said(sora, here: Path, tiny) -> None:
    sora("gen", BALL, *tiny, "-o", "clip.mp4")
    assert "replaced" not in sora("gen", BALL, *tiny, "-o", "clip.mp4").err
    ran = sora("gen", BALL, *tiny, "--seed", "5", "-o", "clip.mp4")
    assert ran.code == 0 and "clip.mp4 was another clip" in ran.err


def test_takes_differ_and_the_seed_is_said(sora, here: Path, tiny) -> None:
    ran = sora("gen", BALL, *tiny, "--takes", "2", "-o", "out", "--seed", "7")
    paths = [Path(line) for line in ran.out.split()]
    assert [path.name for path in paths] == [
        "a-red-ball-rolls-on-a-beach-take-1.mp4",
        "a-red-ball-rolls-on-a-beach-take-2.mp4",
    ]
    assert "seed 7" in ran.err and "seed 8" in ran.err
    assert [probe(path).recipe["spec"]["seed"] for path in paths] == [7, 8]


def test_a_random_seed_is_drawn_once_and_printed(sora, here: Path, tiny) -> None:
    plans = [json.loads(sora("plan", BALL, "--seed", "random", "--json").out) for _ in range(2)]
    one, other = (plan["takes"][0]["plan"]["seed"] for plan in plans)
    assert one != other


def test_one_failure_does_not_stop_the_rest(sora, here: Path, tiny) -> None:
    Path("prompts.yaml").write_text(
        "- a red ball rolls\n- {prompt: a blue ball, style: no-such-style}\n- a green ball\n"
    )
    ran = sora("gen", "prompts.yaml", *tiny, "-o", "out", "--json")
    told = json.loads(ran.out)
    assert ran.code == 1
    assert [clip["status"] for clip in told["clips"]] == ["rendered", "failed", "rendered"]
    assert (told["rendered"], told["failed"]) == (2, 1)
    assert "no-such-style" in told["clips"][1]["error"]["message"]
    assert sorted(path.name for path in Path("out").iterdir()) == [
        "1-a-red-ball-rolls.mp4",
        "3-a-green-ball.mp4",
    ]


def test_standard_input(here: Path, own_home: Path, tiny) -> None:
    import sys

    ran = subprocess.run(
        [sys.executable, "-m", "soracli.cli.app", "gen", "-", *tiny, "-o", "clip.mp4"],
        input=BALL.encode(),
        capture_output=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    assert probe(Path("clip.mp4")).recipe["spec"]["scene"]["text"] == BALL


def test_passes_lie_beside_the_clip_and_agree(sora, here: Path, tiny) -> None:
    ran = sora("gen", BALL, *tiny, "--passes", "-o", "clip.mp4", "--json")
    assert ran.code == 0, ran.err
    files = [Path(name).name for name in json.loads(ran.out)["clips"][0]["files"]]
    assert files[0] == "clip.mp4"
    assert sorted(files[1:]) == [
        "clip.depth.mp4",
        "clip.edges.mp4",
        "clip.first.png",
        "clip.flow.mp4",
        "clip.ids.mp4",
        "clip.normals.mp4",
        "clip.scene.json",
    ]
    record = json.loads(Path("clip.scene.json").read_text())
    assert record["schema"] == "scene/1" and record["place"] == "beach"
    (ball,) = [one for one in record["entities"] if one["noun"] == "ball"]
    told = record["frames"][0]["entities"][ball["id"]]
    frame = next(iter(decode(Path("clip.ids.mp4"), 128, 72)))
    color = bytes(ball["ids_color"])
    pixels = sum(frame[at : at + 3] == color for at in range(0, len(frame), 3))
    assert pixels == told["pixels"] > 0
    # the clip of a take with passes is the clip of the take
    plain = sora("gen", BALL, *tiny, "-o", "plain.mp4")
    assert "reused 1" in plain.err
    assert Path("plain.mp4").read_bytes() == Path("clip.mp4").read_bytes()


def test_quiet_says_only_the_path(sora, here: Path, tiny) -> None:
    ran = sora("gen", BALL, *tiny, "-q")
    assert ran.err == "" and ran.out.count("\n") == 1


def test_words_that_were_not_understood_and_sounds_that_nobody_makes_are_said(
    sora, here: Path, tiny
) -> None:
    ran = sora("gen", "a florble rolls on a beach, with the sound of a wibblephone", *tiny)
    assert ran.code == 0
    assert "not understood" in ran.err and "florble" in ran.err
    assert "wibblephone" in ran.err and "will not be heard" in ran.err


def test_a_dry_run_makes_nothing(sora, here: Path, own_home: Path) -> None:
    ran = sora("gen", BALL, "--dry-run")
    assert ran.code == 0 and "beach" in ran.out
    assert list(here.iterdir()) == [] and not (own_home / "takes").exists()


def test_settings_and_camera_words(sora, here: Path, tiny) -> None:
    argv = ["plan", BALL, "--set", "time=night", "--set", "camera.lens=35", "--json"]
    told = json.loads(sora(*argv, "--camera", "low angle, slow dolly in").out)["takes"][0]
    assert told["scene"]["time"] == "night"
    camera = told["scene"]["camera"]
    assert (camera["lens"], camera["angle"], camera["move"]) == (35, "low", "dolly in")


def test_plan_tells_whether_it_is_made_already(sora, here: Path, tiny) -> None:
    assert "to be rendered" in sora("plan", BALL, *tiny).out
    sora("gen", BALL, *tiny)
    assert "reused" in sora("plan", BALL, *tiny).out
    told = json.loads(sora("plan", BALL, *tiny, "--json").out)
    assert told["takes"][0]["cached"] is True


@pytest.mark.parametrize("wanted", ["clip.mp4", "out"])
def test_a_file_sora_did_not_make_is_left_alone(sora, here: Path, tiny, wanted: str) -> None:
    name = "clip.mp4" if wanted == "clip.mp4" else "out/a-red-ball-rolls-on-a-beach.mp4"
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_bytes(b"somebody's film")
    ran = sora("gen", BALL, *tiny, "-o", wanted)
    assert ran.code == 2 and "sora did not make it" in ran.err
    assert Path(name).read_bytes() == b"somebody's film"
