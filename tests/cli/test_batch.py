"""`sora batch` from end to end: a small campaign, its films, its report, and what is reused."""

import json
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import jsonschema
import pytest
import yaml

from soracli.cli.app import main
from soracli.media.probe import probe

CAMPAIGN = """\
schema: campaign/1
title: Balls
prompt: A {look} ball rolls.
variables: {size: 64x64, seconds: 0.25}
matrix:
  color: colors.csv
  captions: [none, soft]
output: "{color}/{captions}.mp4"
"""
COLORS = "color,look\nred,red\nblue,dark blue\n"
FILMS = ["red/none.mp4", "red/soft.mp4", "blue/none.mp4", "blue/soft.mp4"]


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a campaign, its films, and the store of both, made once."""
    folder = tmp_path_factory.mktemp("made")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("SORA_HOME", str(folder / "home"))
        Path("balls.yaml").write_text(CAMPAIGN, encoding="utf-8")
        Path("colors.csv").write_text(COLORS, encoding="utf-8")
        assert main(["batch", "balls.yaml", "-q", "--workers", "1"]) == 0
    return folder


@pytest.fixture
def campaign(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder as the current one; the campaign."""
    shutil.copytree(made, tmp_path / "here")
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("SORA_HOME", str(tmp_path / "here" / "home"))
    return Path("balls.yaml")


def rows() -> list[dict]:
    text = Path("balls/report.jsonl").read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def test_every_combination_is_a_film_in_its_place(campaign: Path) -> None:
    for name in FILMS:
        film = probe(Path("balls", name))
        assert (film.width, film.height, film.frames) == (64, 64, 6)
    told = rows()
    assert [one["output"] for one in told] == FILMS
    assert {one["status"] for one in told} == {"rendered"}
    assert told[2]["variables"]["look"] == "dark blue"
    page = Path("balls/report.html").read_text(encoding="utf-8")
    assert page.count("<article") == page.count("data:image/webp") == 4
    assert "4 films: 4 rendered" in page


def test_what_is_there_is_reused_and_delivered_again(sora, campaign: Path) -> None:
    before = Path("balls", FILMS[0]).read_bytes()
    shutil.rmtree("balls/red")
    ran = sora("batch", "balls.yaml")
    assert ran.code == 0 and "reused 4" in ran.err and "4 films, all there already" in ran.err
    assert ran.out.split() == [str(Path("balls", name)) for name in FILMS]
    assert "made:" not in ran.err and "report: " in ran.err
    assert Path("balls", FILMS[0]).read_bytes() == before
    told = json.loads(sora("batch", "balls.yaml", "--json").out)
    assert told["schema"] == "batch/1" and told["reused"] == 4 and not any(told["made"].values())
    assert [Path(one["path"]) for one in told["variants"]] == [Path("balls", one) for one in FILMS]
    assert Path(told["reports"][0]) == Path("balls/report.html")


def test_a_dry_run_counts_and_makes_nothing(sora, campaign: Path) -> None:
    Path("colors.csv").write_text(COLORS + "green,green\n", encoding="utf-8")
    before = sorted(Path().rglob("*"))
    ran = sora("batch", "balls.yaml", "--dry-run", "--workers", "1")
    assert ran.code == 0 and sorted(Path().rglob("*")) == before
    head, table = ran.out.split("\n\n")
    words = " ".join(head.split())
    assert "films 6, into balls; 4 in the store" in words
    assert "takes 3 different; 2 in the store" in words
    assert "time about " in words and "disk about " in words and " are free" in words
    lines = [line.split() for line in table.splitlines()]
    assert lines[0] == ["file", "color", "captions", "length", "size", "to", "render"]
    assert lines[1][-1] == "reused" and lines[5][-4:] == ["1", "of", "1", "take"]
    assert sora("plan", "balls.yaml").out.split("\n\n")[1] == table


def picked(sora, *options: str) -> list[int]:
    told = json.loads(sora("batch", "balls.yaml", "--dry-run", "--json", *options).out)
    assert told["schema"] == "batch-plan/1" and told["campaign_films"] == 4
    return [one["number"] for one in told["variants"]]


def test_a_part_of_a_campaign(sora, campaign: Path) -> None:
    assert picked(sora, "--limit", "3") == [1, 2, 3]
    assert picked(sora, "--only", "color=bl*") == [3, 4]
    assert picked(sora, "--only", "color=red", "--only", "captions=soft") == [2]
    assert picked(sora, "--sample", "2") == [1, 4]  # both colors, with and without captions


def test_what_a_machine_has_not_seen_is_not_guessed(sora, campaign: Path, monkeypatch) -> None:
    monkeypatch.setenv("SORA_HOME", "elsewhere")
    ran = sora("batch", "balls.yaml", "--dry-run")
    assert "time not known: nothing like it was made here" in " ".join(ran.out.split())
    told = json.loads(sora("batch", "balls.yaml", "--dry-run", "--json").out)
    assert told["expected_seconds"] is None and told["takes"] == 2


def test_check_tells_the_sums(sora, campaign: Path) -> None:
    ran = sora("check", "balls.yaml")
    assert ran.code == 0 and ran.out == "balls.yaml: 4 films, 2 takes, no mistakes\n"
    assert json.loads(sora("check", "balls.yaml", "--json").out)["films"] == 4


def test_each_verb_knows_whose_file_it_is(sora, campaign: Path) -> None:
    for verb in ("gen", "shoot"):
        ran = sora(verb, "balls.yaml")
        assert ran.code == 2 and "sora batch balls.yaml" in ran.err
    assert "sora check balls.yaml" in sora("info", "balls.yaml").err
    Path("film.yaml").write_text("schema: storyboard/1\nshots: [{action: A ball rolls.}]\n")
    ran = sora("batch", "film.yaml")
    assert ran.code == 2 and "sora shoot" in ran.err


@pytest.mark.skipif(sys.platform == "win32", reason="no such signal there")
def test_ctrl_c_says_how_to_go_on(campaign: Path) -> None:
    Path("colors.csv").write_text(COLORS + "green,green\n", encoding="utf-8")
    argv = [sys.executable, "-m", "soracli.cli.app", "batch", "balls.yaml", "--seed=random"]
    with subprocess.Popen(argv, stderr=subprocess.PIPE, text=True) as run:
        assert run.stderr
        said = [run.stderr.readline()]
        while said[-1] and "to render" not in said[-1]:
            said.append(run.stderr.readline())
        run.send_signal(signal.SIGINT)
        said += run.stderr.readlines()
    seed = said[0].removeprefix("seed ").strip()
    assert run.returncode == 130 and seed.isdigit(), said
    assert f"Go on with: sora batch balls.yaml --seed={seed}" in said[-1]
    assert "Traceback" not in "".join(said)
    page = Path("balls/report.html").read_text(encoding="utf-8")
    assert " of 6 so far" in page


def test_a_new_campaign_is_one(sora, here: Path) -> None:
    ran = sora("new", "autumn.yaml", "--campaign")
    assert ran.code == 0
    assert ran.out.split() == ["autumn.yaml", "spot.yaml", "products.csv", "copy.csv"]
    assert "next: sora batch autumn.yaml" in ran.err
    ran = sora("check", "autumn.yaml")
    assert ran.code == 0 and "8 films" in ran.out and "no mistakes" in ran.out
    schema = json.loads(sora("schema", "campaign").out)
    jsonschema.Draft202012Validator.check_schema(schema)
    text = (here / "autumn.yaml").read_text(encoding="utf-8")
    jsonschema.validate(yaml.safe_load(text), schema)
    (here / "autumn.yaml").unlink()
    assert sora("new", "autumn.yaml", "--campaign").code == 2  # the others are there still
    assert not (here / "autumn.yaml").exists()
