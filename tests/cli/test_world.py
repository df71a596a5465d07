"""`sora world`: the continuity sheet a person reads and a program reads."""

import json

BOARD = """\
schema: storyboard/1
title: Night %s {braces} [bold]
world:
  characters:
    mara: {look: "woman with short black hair in a yellow raincoat"}
    keeper: {look: "old man, white beard, navy sweater"}
  places:
    pier: {look: "wooden pier in a harbour"}
    kitchen: {look: "small kitchen with a table"}
  props:
    lantern: {look: "brass oil lantern", at: pier}
shots:
  - {id: arrival, place: pier, time: dusk, action: Mara picks up the lantern.}
  - {id: talk, action: The keeper enters., changes: {mara: {wears: "torn blue coat"}}}
  - {id: inside, place: kitchen, action: "Mara enters.", lines: [{who: keeper, say: "Wait!"}]}
"""


def test_the_sheet_is_read_shot_by_shot(sora, here) -> None:
    (here / "film.yaml").write_text(BOARD, encoding="utf-8")
    ran = sora("world", "film.yaml")
    assert (ran.code, ran.err) == (0, "")
    cast, arrival, talk, inside = ran.out.split("\n\n")
    assert cast.startswith("Night %s {braces} [bold]\n")
    assert "1. arrival  pier (jetty), dusk, clear" in arrival
    assert "after: mara holds lantern" in arrival
    assert ["mara", "yellow raincoat", "lantern", "-"] in _cells(talk)
    assert ["keeper", "navy sweater", "-", "enters"] in _cells(talk)
    assert "after: mara wears torn blue coat" in talk
    assert ["mara", "torn blue coat", "lantern", "enters"] in _cells(inside)
    assert "there: table" in inside
    assert "break: keeper speaks here and is not there" in inside
    assert "film.yaml:15:" in inside


def test_it_fits_on_the_terminal(sora, here, monkeypatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    (here / "film.yaml").write_text(BOARD, encoding="utf-8")
    lines = sora("world", "film.yaml").out.splitlines()
    assert max(map(len, lines)) <= 80
    assert all(line == line.rstrip() and "\x1b" not in line for line in lines)


def test_some_shots_and_json(sora, here) -> None:
    (here / "film.yaml").write_text(BOARD, encoding="utf-8")
    only = sora("world", "film.yaml", "--shot", "inside").out
    assert only.startswith("3. inside")
    told = json.loads(sora("world", "film.yaml", "--shot", "2-3", "--json").out)
    assert [shot["id"] for shot in told["shots"]] == ["talk", "inside"]
    mara = next(one for one in told["shots"][1]["present"] if one["id"] == "mara")
    assert (mara["wears"], mara["holds"], mara["comes"]) == (["torn blue coat"], ["lantern"], True)
    (broken,) = told["shots"][1]["breaks"]
    assert broken["kind"] == "absent speaker"
    assert broken["place"].startswith("film.yaml:15:")


def test_what_is_no_storyboard_is_told(sora, here) -> None:
    (here / "prompts.txt").write_text("a dog runs\n", encoding="utf-8")
    ran = sora("world", "prompts.txt")
    assert ran.code == 2
    assert "no storyboard" in ran.err
    (here / "film.yaml").write_text(BOARD, encoding="utf-8")
    ran = sora("world", "film.yaml", "--shot", "insid")
    assert ran.code == 2
    assert "Did you mean inside?" in ran.err


def _cells(sheet: str) -> list[list[str]]:
    lines = sheet.splitlines()
    return [[cell.strip() for cell in line.split("  ") if cell.strip()] for line in lines]
