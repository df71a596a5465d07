"""`sora shoot` and `sora takes` from end to end: a film, what is reused, what is shot again."""

import json
import shutil
from pathlib import Path

import pytest

from soracli.cli.app import main
from soracli.media.probe import probe

BOARD = """\
schema: storyboard/1
title: "Three: balls' \\"film\\" %d"
delivery: {size: 64x64, fps: 12}
world:
  places:
    yard: {look: a studio}
    hall: {look: a studio}
shots:
  - {id: roll, place: yard, action: A red ball rolls., seconds: 0.25}
  - {id: bounce, place: hall, action: A blue ball bounces., seconds: 0.25}
  - {id: end, place: yard, action: A ball bounces., seconds: 0.25, transition: {dissolve: 0.1}}
"""


@pytest.fixture(scope="module")
def shot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a storyboard, its film, and the store of both, made once."""
    folder = tmp_path_factory.mktemp("shot")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("SORA_HOME", str(folder / "home"))
        Path("film.yaml").write_text(BOARD, encoding="utf-8")
        assert main(["shoot", "film.yaml", "-q"]) == 0
    return folder


@pytest.fixture
def film(shot: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder as the current one; the storyboard."""
    shutil.copytree(shot, tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("SORA_HOME", str(tmp_path / "here" / "home"))
    return Path("film.yaml")


def edit(board: Path, old: str, new: str) -> None:
    text = board.read_text(encoding="utf-8")
    assert old in text
    board.write_text(text.replace(old, new), encoding="utf-8")


def takes_made(home: Path = Path("home")) -> dict[str, int]:
    """When each artifact of the store was finished."""
    return {path.parent.name: path.stat().st_mtime_ns for path in home.glob("takes/*/*/man*.json")}


def test_a_storyboard_becomes_a_film_that_says_so(sora, film: Path) -> None:
    found = probe(Path("film.mp4"))
    assert (found.width, found.height, found.fps, found.frames) == (64, 64, 12, 8)
    told = sora("info", "film.mp4").out
    assert 'Three: balls\' "film" %d' in told and "3 shots" in told
    assert [line.split()[-4] for line in told.splitlines()[-3:]] == ["roll,", "bounce,", "end,"]


def test_an_unchanged_film_is_reused(sora, film: Path) -> None:
    before, takes = Path("film.mp4").read_bytes(), takes_made()
    for how in ("planned anew, since it moved", "not even planned"):
        Path("film.mp4").unlink()
        ran = sora("shoot", "film.yaml")
        assert ran.code == 0 and "reused 3" in ran.err and "rendered" not in ran.err, how
        assert ran.out.strip() == "film.mp4" and Path("film.mp4").read_bytes() == before
    assert takes_made() == takes


def test_only_what_changed_is_rendered_and_the_reason_is_said(sora, film: Path) -> None:
    sora("shoot", "film.yaml", "-q")
    edit(film, "A blue ball bounces", "A blue ball rolls")
    ran = sora("shoot", "film.yaml")
    assert ran.code == 0 and "rendered 1, reused 2" in ran.err
    assert "2 bounce: its action changed" in ran.err
    # words that change no picture render nothing
    edit(film, "yard: {look: a studio}", "yard: {look: a studio, ambience: waves}")
    assert "reused 3" in sora("shoot", "film.yaml").err


def test_a_rotten_take_and_a_rotten_film_are_made_again(sora, film: Path) -> None:
    before = Path("film.mp4").read_bytes()
    for path in Path("home").glob("takes/*/*/*.mp4"):
        path.write_bytes(b"rotten")
    ran = sora("shoot", "film.yaml")
    assert ran.code == 0 and "rendered 3" in ran.err, ran.err
    assert Path("film.mp4").read_bytes() == before


def test_takes_are_made_chosen_and_rejected(sora, film: Path) -> None:
    first = Path("film.mp4").read_bytes()
    ran = sora("shoot", "film.yaml", "--retake", "2", "--seed", "7", "--json")
    told = json.loads(ran.out)
    assert ran.code == 0 and [one["seed"] for one in told["shots"]][1] == 7
    assert told["rendered"] == 1 and Path("film.mp4").read_bytes() != first
    # the film stays with the take that was chosen, and the old one is still there
    assert json.loads(sora("shoot", "film.yaml", "--json").out)["shots"][1]["seed"] == 7
    takes = json.loads(sora("takes", "film.yaml", "bounce", "--json").out)["takes"]
    assert [(one["used"], one["stored"]) for one in takes] == [(False, True), (True, True)]
    old = takes[0]["seed"]
    assert sora("takes", "film.yaml", "bounce", "--reject", "7").code == 0
    ran = sora("shoot", "film.yaml")
    assert "reused 3" in ran.err and Path("film.mp4").read_bytes() == first
    sora("takes", "film.yaml", "bounce", "--reject", old)
    ran = sora("shoot", "film.yaml")
    assert ran.code == 2 and 'every take of "bounce" is rejected' in ran.err
    assert "--retake bounce" in ran.err
    ran = sora("takes", "film.yaml", "bounce", "--use", old)
    assert ran.code == 0 and f"* seed {old}" in ran.out
    ran = sora("takes", "film.yaml", "bounce", "--keep", "99")
    assert ran.code == 2 and "no take of seed 99" in ran.err
    assert sora("takes", "film.yaml", "--keep", old).code == 2


def test_a_retake_without_a_seed_is_another_one_each_time(sora, film: Path) -> None:
    seeds = []
    for _ in range(2):
        told = json.loads(sora("shoot", "film.yaml", "--retake", "bounce", "--json").out)
        seeds.append(told["shots"][1]["seed"])
    assert seeds[1] == seeds[0] + 1


def test_some_shots_and_drafts_are_films_of_their_own(sora, film: Path) -> None:
    before = Path("film.mp4").read_bytes()
    ran = sora("shoot", "film.yaml", "--shots", "2,end")
    assert ran.code == 0 and ran.out.strip() == "film.shots-2-3.mp4" and "reused 2" in ran.err
    assert probe(Path("film.shots-2-3.mp4")).frames == 5
    told = sora("info", "film.shots-2-3.mp4").out
    assert "2 of 3 shots" in told and "roll" not in told
    ran = sora("shoot", "film.yaml", "--shots", "rol")
    assert ran.code == 2 and "Did you mean roll?" in ran.err
    ran = sora("shoot", "film.yaml", "--draft", "--size", "600x300", "--shots", "2")
    draft = probe(Path(ran.out.strip()))
    assert (draft.path.name, draft.width, draft.height) == ("film.shots-2.draft.mp4", 540, 270)
    assert Path("film.mp4").read_bytes() == before


def test_a_film_is_made_again_from_itself(sora, film: Path) -> None:
    sora("shoot", "film.yaml", "--shots", "1-2", "--slate", "--retake", "1", "-o", "part.mp4", "-q")
    for name in ("film.yaml", "film.takes.yaml"):
        Path(name).unlink()
    ran = sora("rerun", "part.mp4")
    assert ran.code == 0 and "byte for byte" in ran.err, ran.err
    assert Path("part.rerun.mp4").read_bytes() == Path("part.mp4").read_bytes()


def test_a_failed_shot_stops_no_other_and_the_run_goes_on_later(sora, film: Path) -> None:
    before = Path("film.mp4").read_bytes()
    told = json.loads(sora("shoot", "film.yaml", "--json").out)
    key = told["shots"][0]["key"]
    shutil.rmtree("home/takes")
    Path("home/takes").mkdir()
    blocked = Path("home/takes", key[:2])
    blocked.write_text("something is in the way")
    Path("film.mp4").unlink()
    ran = sora("shoot", "film.yaml")
    assert ran.code == 1 and not Path("film.mp4").exists()
    assert "rendered 2, failed 1" in ran.err and "1 roll:" in ran.err
    assert "Traceback" not in ran.err and "no film was cut. Go on with: sora" in ran.err
    blocked.unlink()
    ran = sora("shoot", "film.yaml")
    assert ran.code == 0 and "rendered 1, reused 2" in ran.err
    assert Path("film.mp4").read_bytes() == before


def test_somebody_elses_file_is_left_alone(sora, film: Path) -> None:
    for when in ("planned", "remembered"):
        Path("film.mp4").write_bytes(b"somebody's film")
        ran = sora("shoot", "film.yaml")
        assert ran.code == 2 and "sora did not make it" in ran.err, when
        assert Path("film.mp4").read_bytes() == b"somebody's film"
        Path("film.mp4").unlink()
        sora("shoot", "film.yaml", "-q")


def test_wrong_words_are_refused_before_any_work(sora, film: Path, own_home: Path) -> None:
    for argv, said in (
        (["--jobs", "0"], "0 takes at once"),
        (["--retake", "1-2"], "a retake is of one shot"),
        (["--retake", "1", "--seed", "-1"], "-1 is no seed"),
        (["--model", "none"], 'no model "none"'),
        (["--draft", "--fps", "0"], "0 frames a second"),
        (["--captions", "loud"], "loud"),
        (["-o", "film.mov"], "no .mp4 file"),
    ):
        ran = sora("shoot", "film.yaml", *argv)
        assert ran.code == 2 and said in ran.err, (argv, ran.err)
    assert not Path("film.takes.yaml").exists()
    Path("film.takes.yaml").write_text("schema: takes/1\nshots: {roll: {use: x}}\n")
    ran = sora("shoot", "film.yaml")
    assert ran.code == 2 and "film.takes.yaml:2:" in ran.err


def test_gen_says_who_makes_films(sora, film: Path) -> None:
    ran = sora("gen", "film.yaml")
    assert ran.code == 2 and "is a storyboard" in ran.err and "sora shoot film.yaml" in ran.err
