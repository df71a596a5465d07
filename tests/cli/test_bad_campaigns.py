"""Campaigns that cannot be made: the message names the file, the row or line, and what to do."""

from pathlib import Path

import pytest

HEAD = "schema: campaign/1\n"
GOOD = HEAD + 'prompt: "A {color} ball rolls."\nmatrix: {color: [red, blue]}\n'
SPOT = 'schema: storyboard/1\nshots:\n  - action: "A {colour} ball rolls."\n'
TABLE = HEAD + 'prompt: "A {color} ball rolls."\nmatrix: {color: colors.csv}\n'
MANY = "color,seconds\n" + "".join(f"c{row},1\n" for row in range(1, 34)) + "last,abc\n"

BAD: dict[str, tuple[str, dict[str, str], list[str]]] = {
    "a wrong value in a long table": (
        TABLE,
        {"colors.csv": MANY},
        ["colors.csv:35:6", "row 34", '"seconds"', '"abc"'],
    ),
    "a blank that nothing fills": (
        HEAD + "storyboard: spot.yaml\nmatrix: {color: [red]}\n",
        {"spot.yaml": SPOT},
        ["spot.yaml:3:", "colour", "color"],
    ),
    "two films with one name": (
        GOOD + "output: ball.mp4\n",
        {},
        ["ball.mp4", "campaign.yaml"],
    ),
    "films that are no MP4": (
        GOOD + 'output: "{color}.mov"\n',
        {},
        ["campaign.yaml:4:9", "MP4", ".mov"],
    ),
    "a way out of the sandbox": (
        GOOD.replace("{color} ball", "{color.__class__} ball"),
        {},
        ["campaign.yaml:2:"],
    ),
    "a loop in a template": (
        GOOD.replace("{color} ball", "{% for x in color %}{x}{% endfor %}"),
        {},
        ["campaign.yaml:2:", "loop"],
    ),
    "a table that is not there": (TABLE, {}, ["colors.csv", "campaign.yaml:3:"]),
    "a table outside the folder": (
        TABLE.replace("colors.csv", "../colors.csv"),
        {},
        ["../colors.csv", "campaign.yaml:3:"],
    ),
    "an unknown key": (GOOD + "ouput: x.mp4\n", {}, ["campaign.yaml:4:1", "output"]),
    "no film at all": (HEAD + "matrix: {color: [red]}\n", {}, ["prompt", "storyboard"]),
    "a style that is none": (
        GOOD.replace("{color: [red", "{style: [noirr], color: [red"),
        {},
        ["campaign.yaml:3:", "noirr", "noir"],
    ),
}


@pytest.mark.parametrize("name", BAD)
@pytest.mark.parametrize("verb", [["check"], ["batch"]], ids=" ".join)
def test_the_message_says_where_and_what(sora, here: Path, name: str, verb: list[str]) -> None:
    text, files, words = BAD[name]
    (here / "campaign.yaml").write_text(text, encoding="utf-8")
    for file, content in files.items():
        (here / file).write_text(content, encoding="utf-8")
    ran = sora(*verb, "campaign.yaml")
    assert ran.code == 2, ran.err
    assert "error: " in ran.err and "hint: " in ran.err and "Traceback" not in ran.err
    assert not [word for word in words if word not in ran.err], ran.err
    assert not (here / "campaign").exists(), "nothing was made"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--workers", "0"], "0 workers"),
        (["--retries", "99"], "99 times"),
        (["--limit", "0"], "--limit"),
        (["--sample", "-1"], "--sample"),
        (["--only", "colr=red"], "color"),
        (["--only", "color=rot"], "red"),
        (["--only", "color"], "AXIS=VALUE"),
        (["--address", "auto"], "--engine ray"),
        (["--engine", "slurm"], "slurm"),
        (["--size", "large"], "large"),
        (["--seed", "x"], "seed"),
        (["-q", "-v"], "-q or -v"),
    ],
)
def test_options_that_cannot_be(sora, here: Path, options: list[str], words: str) -> None:
    (here / "campaign.yaml").write_text(GOOD, encoding="utf-8")
    ran = sora("batch", "campaign.yaml", *options)
    assert ran.code == 2 and words in ran.err and "hint: " in ran.err, ran.err
    assert not (here / "campaign").exists()


def test_an_option_does_not_make_all_values_of_an_axis_alike(sora, here: Path) -> None:
    text = HEAD + 'prompt: "A red ball rolls."\nmatrix: {style: [noir, anime]}\n'
    (here / "campaign.yaml").write_text(text, encoding="utf-8")
    ran = sora("batch", "campaign.yaml", "--dry-run", "--style", "noir")
    assert ran.code == 2 and "--only style=noir" in ran.err, ran.err
    some = ("--only", "style=noir", "--dry-run")
    assert sora("batch", "campaign.yaml", "--style", "noir", *some).code == 0
    assert sora("batch", "campaign.yaml", "--size", "96x64", *some).code == 0


def test_what_is_odd_but_can_be_made_is_told_at_its_row(sora, here: Path) -> None:
    spot = SPOT.replace("{colour} ball rolls", "{color} ball {does}")
    spot += '    titles: {text: "{color} {word}"}\n'
    (here / "spot.yaml").write_text(spot, encoding="utf-8")
    rows = "color,does,word\nred,rolls,好\nblue,florbles,ok\n"
    (here / "colors.csv").write_text(rows, encoding="utf-8")
    text = HEAD + "storyboard: spot.yaml\nmatrix: {color: colors.csv, seed: [1, 2]}\n"
    (here / "campaign.yaml").write_text(text, encoding="utf-8")
    ran = sora("check", "campaign.yaml")
    odd = [line for line in ran.out.splitlines() if line.startswith("colors.csv:")]
    assert ran.code == 0 and len(odd) == 2, ran.out
    assert odd[0].startswith('colors.csv:2:11: row 1, column "word"') and "(2 films)" in odd[0]
    assert odd[1].startswith('colors.csv:3:6: row 2, column "does"') and "not understood" in odd[1]


def test_what_is_said_of_one_clip_is_no_wish_for_a_campaign(sora, here: Path) -> None:
    (here / "campaign.yaml").write_text(GOOD, encoding="utf-8")
    ran = sora("plan", "campaign.yaml", "--seconds", "3")
    assert ran.code == 2 and "takes no --seconds" in ran.err


def test_what_is_in_the_way_is_left_alone(sora, here: Path) -> None:
    (here / "campaign.yaml").write_text(GOOD, encoding="utf-8")
    (here / "campaign").mkdir()
    (here / "campaign" / "red.mp4").write_bytes(b"mine")
    ran = sora("batch", "campaign.yaml")
    assert ran.code == 2 and "sora did not make it" in ran.err
    assert (here / "campaign" / "red.mp4").read_bytes() == b"mine"


def test_what_is_no_campaign(sora, here: Path) -> None:
    assert sora("batch", "none.yaml").code == 2
    (here / "dogs.txt").write_text("a dog runs")
    ran = sora("batch", "dogs.txt")
    assert ran.code == 2 and "schema: campaign/1" in ran.err
    (here / "odd.yaml").write_bytes(b"schema: campaign/1\n\x00\xff")
    assert sora("batch", "odd.yaml").code == 2
