"""`sora new` writes a storyboard that works; `sora schema` tells editors what one may say."""

import json
import re
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from soracli.errors import InputError
from soracli.script.board import board_schema, read_board
from soracli.script.board.described import FIELDS
from soracli.script.board.schema import models_in
from soracli.script.board.shape import fields_of
from soracli.story.storyboard import Storyboard
from soracli.studio.source import open_board


@pytest.mark.parametrize("name", ["film.yaml", "my.film.YML", "film.md", "film.fountain"])
def test_a_new_storyboard_is_one(sora, here: Path, name: str) -> None:
    ran = sora("new", name)
    assert ran.code == 0 and ran.out == f"{name}\n"
    assert f"next: sora check {name}" in ran.err and f"next: sora shoot {name}" in ran.err
    film = open_board(here / name).storyboard
    assert film.title == "The Lighthouse" and len(film.shots) == 6
    assert len(film.world.characters) == len(film.world.places) == 2
    assert f"sora shoot {name}" in (here / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("name", ["film.yaml", "film.md", "film.fountain"])
def test_check_has_nothing_against_it(sora, here: Path, name: str) -> None:
    sora("new", name)
    ran = sora("check", name)
    assert ran.code == 0, ran.err + ran.out
    assert "Traceback" not in ran.err


def test_nothing_is_overwritten(sora, here: Path) -> None:
    (here / "film.yaml").write_text("mine")
    ran = sora("new", "film.yaml")
    assert ran.code == 2 and "is there already" in ran.err and ran.out == ""
    assert (here / "film.yaml").read_text() == "mine"


@pytest.mark.parametrize("name", ["film.txt", "film", "none/film.yaml", "a\x00b.yaml"])
def test_a_file_that_cannot_be(sora, here: Path, name: str) -> None:
    ran = sora("new", name)
    assert ran.code in (1, 2) and "hint: " in ran.err and "Traceback" not in ran.err
    assert not list(here.iterdir())


def test_new_as_json(sora, here: Path) -> None:
    told = json.loads(sora("new", "film.md", "--json").out)
    assert told["path"] == "film.md" and told["next"][0] == "sora check film.md"


def test_the_formats_are_listed(sora) -> None:
    assert sora("schema").out.startswith("storyboard ")
    assert "storyboard" in json.loads(sora("schema", "--json").out)["formats"]
    ran = sora("schema", "storybord")
    assert ran.code == 2 and "storyboard" in ran.err


class _Core(yaml.SafeLoader):
    """YAML 1.2, as editors read it: only true and false are truths."""


_Core.yaml_implicit_resolvers = {
    sign: [(tag, form) for tag, form in ways if not tag.endswith((":bool", ":timestamp"))]
    for sign, ways in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Core.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"true|false"), ["t", "f"])


@pytest.fixture(scope="module")
def validator() -> jsonschema.Draft202012Validator:
    schema = json.loads(json.dumps(board_schema()))
    jsonschema.Draft202012Validator.check_schema(schema)
    return jsonschema.Draft202012Validator(schema)


def loaded(text: str) -> Any:
    return yaml.load(text, Loader=_Core)


def test_the_example_fits_the_schema(sora, here: Path, validator) -> None:
    sora("new", "film.yaml")
    text = (here / "film.yaml").read_text(encoding="utf-8")
    assert text.startswith("# yaml-language-server: $schema=storyboard.schema.json\n")
    assert not list(validator.iter_errors(loaded(text)))
    printed = json.loads(sora("schema", "storyboard").out)
    assert printed == validator.schema


SHOT = "schema: storyboard/1\nshots:\n  - action: x\n  - action: y\n"
WORLD = "    changes: {}\nworld:\n  characters: {mara: a woman}\n"


@pytest.mark.parametrize(
    ("lines", "good"),
    [
        ("    transition: cut", True),
        ("    transition: {wipe: 0.5, direction: left}", True),
        ("    transition: {fade: 1, color: white}", True),
        ("    transition: {fade: 1, color: '#fff'}", True),
        ("    camera: low angle", True),
        ("    camera: {lens: 35mm, on: mara, move: dolly in}", True),
        ("    camera: {lens: 35}", True),
        ("    sound: foghorn", True),
        ("    sound: [foghorn, {cue: bell}]", True),
        ("    titles: Later", True),
        ("    with: mara", True),
        ("    lines: [{mara: Hello}]\n" + WORLD, True),
        ("    lines: [{mara: Hello, mood: cold}]\n" + WORLD, True),
        ("    lines: [{who: mara, say: Hello}]\n" + WORLD, True),
        ("    continue: true", True),
        ("    continue: true\ndelivery: {letterbox: '2.39:1'}", True),
        ("    camra: wide", False),
        ("    transition: disolve", False),
        ("    time: dusck", False),
        ("    seconds: -1", False),
        ("    camera: {lens: wide}", False),
        ("    lines: [{who: mara}]\n" + WORLD, False),
        ("    sound: [{at: 1}]", False),
        ("world: {characters: {Mara: a woman}}", False),
        ("world: {characters: {mara: {voice: low}}}", False),
        ("delivery: {captions: loud}", False),
    ],
)
def test_the_schema_and_the_reader_agree(validator, lines: str, good: bool) -> None:
    text = SHOT + lines + "\n"
    assert validator.is_valid(loaded(text)) is good
    if good:
        read_board(text, "film.yaml", None)
    else:
        with pytest.raises(InputError):
            read_board(text, "film.yaml", None)


def test_editors_are_told_about_every_field() -> None:
    fields = {
        f"{model.__name__}.{name}" for model in models_in(Storyboard) for name in fields_of(model)
    }
    assert fields == set(FIELDS)
    framing = board_schema()["$defs"]["ShotCamera"]["anyOf"][0]["properties"]["framing"]
    assert "medium close-up" in framing["anyOf"][0]["enum"] and framing["description"]
