"""Whatever people give the verbs of a film: one clear message, where and what to do about it."""

import json
import os
import re
from pathlib import Path

import pytest

BOARD = """\
schema: storyboard/1
title: Two balls
delivery: {size: 64x64, fps: 8}
shots:
  - {id: roll, action: A red ball rolls., seconds: 0.25}
  - {id: bounce, action: A blue ball bounces., seconds: 0.25}
"""
LONG = "n" * 300
CASES: dict[str, tuple[list[str], str, str]] = {
    "no file to shoot": (["shoot", "none.yaml"], "there is no file none.yaml", "sora new"),
    "no file for a sheet": (["world", "none.yaml"], "there is no file none.yaml", "sora new"),
    "a folder": (["takes", "folder.yaml"], "folder.yaml is a folder", "a storyboard file"),
    "prompts": (["export", "prompts.txt", "--to", "srt"], "is no storyboard", "sora gen"),
    "old letters": (["check", "latin.yaml"], "latin.yaml:2: this is not written in UTF-8", "UTF-8"),
    "a size of the command line": (["shoot", "film.yaml", "--size", "0x0"], "error: no enc", "64"),
    "a style of the command line": (
        ["plan", "film.yaml", "--style", "z"],
        "error: there is no s",
        "",
    ),
    "a size of the file": (["check", "size.yaml"], "size.yaml:2:18: no encoder takes 3x3", "64"),
    "a model of the file": (["check", "model.yaml"], 'model.yaml:2:8: there is no model "veo"', ""),
    "a seed below zero": (["shoot", "film.yaml", "--seed", "-5"], "-5 is no seed", "from 0 to"),
    "a seed beyond all": (["takes", "film.yaml", "--seed", "9" * 30], "is no seed", "from 0 to"),
    "shots backwards": (["shoot", "film.yaml", "--shots", "2-1"], "runs backwards", "Write 1-2."),
    "jobs in words": (["shoot", "film.yaml", "--jobs", "two"], "it takes a whole number", "--help"),
    "a name too long": (["shoot", "film.yaml", "-o", f"{LONG}.mp4"], "no file can be call", "-o"),
    "a sheet's name too long": (["export", "film.yaml", "-o", f"{LONG}.srt"], "no file can", "-o"),
    "no edl of eight frames": (["export", "film.yaml", "--to", "srt,edl"], "cannot count 8", "24"),
    "a plain sentence as a shot": (["check", "bare.yaml"], "bare.yaml:3:5", "Write action: "),
    "a name in other letters": (["check", "name.yaml"], "cannot be a name", "Write jurgen."),
    "captions of no kind": (["check", "said.yaml"], 'captions cannot be "burned-in"', "burnt"),
    "takes that are a list": (["takes", "list.yaml"], "list.takes.yaml:1:1", "schema: takes/1"),
    "takes that are no text": (["shoot", "binary.yaml"], "this is not text", "UTF-8"),
}


@pytest.fixture
def desk(here: Path) -> Path:
    """The files the cases speak of."""
    texts = {
        "film.yaml": BOARD,
        "list.yaml": BOARD,
        "list.takes.yaml": "- 1\n",
        "binary.yaml": BOARD,
        "binary.takes.yaml": "\0\1",
        "prompts.txt": "a dog\n",
        "size.yaml": BOARD.replace("title: Two balls\n", "").replace("64x64", "3x3"),
        "model.yaml": BOARD.replace("title: Two balls", "model: veo"),
        "bare.yaml": "schema: storyboard/1\nshots:\n  - A cat sleeps.\n",
        "name.yaml": 'schema: storyboard/1\nworld: {characters: {jürgen: "a man"}}\n'
        "shots: [{action: x}]\n",
        "said.yaml": BOARD.replace("fps: 8", "captions: burned-in"),
    }
    for name, text in texts.items():
        (here / name).write_text(text, encoding="utf-8")
    (here / "latin.yaml").write_bytes("schema: storyboard/1\ntitle: Größe\n".encode("latin-1"))
    (here / "folder.yaml").mkdir()
    return here


def tree(folder: Path) -> dict[str, bytes | None]:
    return {
        str(path.relative_to(folder)): path.read_bytes() if path.is_file() else None
        for path in sorted(folder.rglob("*"))
    }


@pytest.mark.parametrize("name", CASES)
def test_bad_input(sora, desk: Path, own_home: Path, name: str) -> None:
    argv, words, hint = CASES[name]
    before = tree(desk)
    ran = sora(*argv)
    told, _, mend = ran.err.partition("hint: ")
    assert ran.code == 2, ran.err
    assert words in told and hint in mend and mend.strip() and "Traceback" not in ran.err
    assert ran.out == "" and tree(desk) == before
    assert not (own_home / "takes").exists() and not (own_home / "logs").exists()


def test_all_takes_may_be_rejected_and_that_is_said(sora, desk: Path) -> None:
    seed = json.loads(sora("takes", "film.yaml", "roll", "--json").out)["takes"][0]["seed"]
    ran = sora("takes", "film.yaml", "roll", "--reject", str(seed))
    assert ran.code == 0 and "* seed" not in ran.out and "rejected" in ran.out
    assert "sora shoot film.yaml --retake roll" in ran.err
    ran = sora("shoot", "film.yaml")
    assert ran.code == 2 and 'every take of "roll" is rejected' in ran.err


def test_programs_are_told_of_a_fault_as_json(sora, desk: Path) -> None:
    ran = sora("shoot", "size.yaml", "--json")
    told = json.loads(ran.out)
    assert ran.code == 2 and told["schema"] == "error/1"
    assert told["error"]["place"] == "size.yaml:2:18" and told["error"]["exit_code"] == 2


def test_takes_of_shots_that_are_gone_are_told(sora, desk: Path) -> None:
    noted = "schema: takes/1\nshots:\n  old: {takes: [{seed: 3, state: kept}]}\n"
    (desk / "film.takes.yaml").write_text(noted)
    assert (
        "film.takes.yaml has takes of shots that are not there: old"
        in sora("takes", "film.yaml").err
    )
    assert (desk / "film.takes.yaml").read_text() == noted


def test_a_plan_names_people_and_says_who_speaks_how(sora, desk: Path) -> None:
    cast = 'world: {characters: {mara: "a woman", tom: "a man"}}\n'
    shots = (
        "shots:\n  - {action: Mara and Tom stand., lines: [{mara: Yes.}]}\n"
        "  - {camera: {on: mara, over: tom}, lines: [{mara: No.}, {tom: Yes.}]}\n"
    )
    (desk / "two.yaml").write_text(f"schema: storyboard/1\n{cast}{shots}")
    told = sora("plan", "two.yaml").out
    assert "over the shoulder of tom, on mara" in told
    assert "mara: Yes. (at 0.4 s)" in told
    voices = re.findall(r"(?:mara|tom): (\S+) \(en", told)
    assert len(set(voices)) == len(voices) == 2


@pytest.mark.skipif(os.name == "nt", reason="no name has a line break there")
def test_the_store_cannot_lie_under_a_line_break(
    sora, desk: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SORA_HOME", str(desk / "a\nb"))
    ran = sora("shoot", "film.yaml")
    assert ran.code == 2 and "line break" in ran.err and "SORA_HOME" in ran.err


def test_nobody_is_there_before_a_shot_brings_them(sora, desk: Path) -> None:
    cast = 'world: {characters: {mara: "a woman", tom: "a man"}}\n'
    shots = "shots:\n  - {action: A red ball rolls.}\n  - {lines: [{tom: Yes.}]}\n"
    (desk / "later.yaml").write_text(f"schema: storyboard/1\n{cast}{shots}")
    told = json.loads(sora("world", "later.yaml", "--json").out)["shots"]
    names = [{one["name"] for one in shot["present"]} for shot in told]
    assert not names[0] & {"mara", "tom"}
    assert "tom" in names[1] and "mara" not in names[1]
