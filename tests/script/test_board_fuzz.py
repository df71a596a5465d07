"""Hostile and broken storyboards: each ends, soon, as a storyboard or as one clear error."""

import copy
import json
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from soracli.errors import SoraError
from soracli.script.board import is_board, read_board

EASY = settings(max_examples=50, deadline=None, suppress_health_check=list(HealthCheck))
SECONDS = 10
"""A guard against hanging on a busy machine, not a measurement."""
TRICKS = [
    "../../secret.yaml",
    "/etc/passwd",
    "C:\\secret.yaml",
    "\\\\host\\share",
    "nul",
    "a\x00b",
    "\x1b[31m",
    "\ud800",
    "\u202e",
    "🦊🔥",
    "'; rm -rf ~ #",
    "%{eif:1:d}",
    "100%",
    '"quoted"',
    "a: b",
    "*nobody",
    "&me",
    "!include x.yaml",
    "!!python/object/apply:os.system [ls]",
    "<<",
    "[[",
    "{{",
    "~",
    "",
    " ",
    "\t",
    "1e400",
    ".nan",
    "-.inf",
    "0x7fffffffffffffffffffffff",
    "9" * 400,
    "on",
    "16:9",
]
VALID: dict[str, Any] = {
    "schema": "storyboard/1",
    "title": "A film",
    "seed": 7,
    "delivery": {"size": "640x360", "fps": 24, "letterbox": 2.39, "captions": "soft"},
    "world": {
        "characters": {
            "mara": {"look": "a woman", "voice": {"preset": "low", "pitch": 1.1}, "at": "pier"},
            "tom": {"look": "an old man", "name": "Old Tom", "reference": "refs/tom.png"},
        },
        "places": {"pier": {"look": "a pier", "ambience": "gulls"}},
        "props": {"key": {"look": "a brass key", "held_by": "tom"}},
    },
    "shots": [
        {"id": "one", "place": "pier", "time": "dusk", "action": "Mara waits.", "seconds": 2.5},
        {
            "camera": {"framing": "medium", "lens": "35mm", "on": "mara", "side": "far"},
            "lines": [{"who": "mara", "say": "Hello.", "at": 0.5}, {"tom": "Yes?"}],
            "with": ["tom"],
            "sound": ["foghorn", {"cue": "bell", "at": 1}],
            "titles": [{"text": "Later", "style": "lower third"}],
            "transition": {"dissolve": 0.5},
            "changes": {"mara": {"holds": ["key"], "wears": "a coat"}},
        },
    ],
    "ending": {"fade": 1, "color": "black"},
}


def spots(value: Any, at: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Every path in nested data."""
    inside: list[tuple[Any, Any]] = []
    if isinstance(value, dict):
        inside = list(value.items())
    elif isinstance(value, list):
        inside = list(enumerate(value))
    return [at, *(path for key, one in inside for path in spots(one, (*at, key)))]


PATHS = [path for path in spots(VALID) if path]
KEYS = sorted({str(key) for path in PATHS for key in path} | {"continue", "over", "l_cut", "say"})
SCALARS = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=20),
    st.sampled_from(TRICKS),
)
VALUES = st.recursive(
    SCALARS,
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), inside, max_size=3)
    ),
    max_leaves=6,
)


def told(text: str, name: str, folder: Path | None = None) -> None:
    """Read it: a storyboard whose shots all have ids, or an error of ours with a message."""
    start = time.perf_counter()
    try:
        film = read_board(text, name, folder).storyboard
    except SoraError as fault:
        assert fault.message and len(fault.message) < 400
    else:
        ids = [shot.id for shot in film.shots]
        assert all(ids) and len(set(ids)) == len(ids)
    is_board(text, name)
    assert time.perf_counter() - start < SECONDS


def written(value: Any) -> str:
    """Data as JSON, which is YAML."""
    return json.dumps(value)


@EASY
@given(st.sampled_from(PATHS), VALUES)
def test_any_value_in_any_field(path: tuple[Any, ...], value: Any) -> None:
    film = copy.deepcopy(VALID)
    part: Any = film
    for step in path[:-1]:
        part = part[step]
    part[path[-1]] = value
    told(written(film), "film.yaml")


@EASY
@given(st.sampled_from(PATHS), st.sampled_from(KEYS) | st.text(max_size=8), VALUES)
def test_any_key_anywhere(path: tuple[Any, ...], key: str, value: Any) -> None:
    film = copy.deepcopy(VALID)
    part: Any = film
    for step in path[:-1]:
        part = part[step]
    if isinstance(part, dict):
        part[key] = part.pop(path[-1]) if isinstance(value, bool) else value
    told(written(film), "film.yaml")


@EASY
@given(st.data(), st.sampled_from(["film.yaml", "film.md", "film.fountain"]))
def test_a_broken_file(data: st.DataObject, name: str) -> None:
    """A good file with a piece cut out, doubled, or replaced by something hostile."""
    text = (Path(__file__).parents[2] / "presets" / "examples" / name).read_text(encoding="utf-8")
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 200)))
    piece = data.draw(st.sampled_from(["", text[start:end] * 2, *TRICKS]) | st.text(max_size=9))
    told(text[:start] + piece + text[end:], name)


@EASY
@given(
    st.lists(st.text(max_size=40) | st.sampled_from(TRICKS), max_size=12),
    st.sampled_from(["a.yaml", "a.md", "a.fountain"]),
)
def test_any_text(lines: list[str], name: str) -> None:
    front = {"a.yaml": "schema: storyboard/1\n", "a.md": "---\nschema: storyboard/1\n---\n# A\n"}
    told(front.get(name, "INT. ROOM - DAY\n\n") + "\n".join(lines), name)


@pytest.mark.parametrize("trick", TRICKS)
def test_tricks_in_paths_never_leave_the_folder(tmp_path: Path, trick: str) -> None:
    (tmp_path / "secret.yaml").write_text("mara: {look: secret}\n")
    folder = tmp_path / "project" / "deep"
    folder.mkdir(parents=True)
    film = {"schema": "storyboard/1", "shots": [{"action": "x"}]}
    for world in ({"characters": trick}, {"props": {"key": {"look": "a key", "reference": trick}}}):
        told(written({**film, "world": world}), "film.yaml", folder)
    told(f"schema: storyboard/1\nworld: !include {trick}\nshots: [{{action: x}}]", "a.yaml", folder)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["deep", "project", "secret.yaml"]


HEAD = "schema: storyboard/1\n"
FRONT = f"---\n{HEAD}---\n"
MANY = 900_000
HUGE = {
    "ten megabytes": ("a.yaml", "x" * 10_000_000),
    "ten megabytes of shots": ("a.yaml", HEAD + "shots:\n" + "- action: x\n" * 850_000),
    "many shots": ("a.yaml", HEAD + "shots:\n" + "- action: x\n" * 15_000),
    "many lists": ("a.yaml", HEAD + "shots: [" + "[]," * 25_000 + "]"),
    "nesting": ("a.yaml", HEAD + "shots: " + "[" * MANY),
    "dashes": ("a.yaml", HEAD + "shots:\n" + "- " * MANY),
    "questions": ("a.yaml", HEAD + "? " * MANY),
    "one long quote": ("a.yaml", HEAD + "title: '" + "'" * MANY),
    "spaces": ("a.yaml", HEAD + "title:" + " " * MANY + "x"),
    "aliases": ("a.yaml", HEAD + "x: &a [1]\nshots: [" + "*a," * 39_000 + "]"),
    "merges": (
        "a.yaml",
        HEAD
        + "x: &a {"
        + ",".join(f"k{n}: 1" for n in range(900))
        + "}\nshots: ["
        + "{<<: *a}," * 9_000
        + "]",
    ),
    "headings": ("a.md", FRONT + "# a\nx\n" * 15_000),
    "a wide heading": ("a.md", FRONT + "#" + " " * MANY + "x"),
    "quotes": ("a.md", FRONT + "# a\n" + "> A: b\n" * 15_000),
    "a wide quote": ("a.md", FRONT + "# a\n>" + " " * MANY + "x"),
    "open comments": ("a.md", FRONT + "# a\n" + "<!--" * (MANY // 4)),
    "stars": ("a.md", FRONT + "# a\n" + "**" * (MANY // 2)),
    "cues": ("a.fountain", "A\nb\n\n" * 13_000),
    "brackets": ("a.fountain", "INT. A\n\n" + "(" * MANY),
    "people": ("a.fountain", "A (b) " * (MANY // 6)),
    "open notes": ("a.fountain", "[[" * (MANY // 2)),
    "open boneyards": ("a.fountain", "/*" * (MANY // 2)),
    "a wide title": ("a.fountain", "Title:" + " " * MANY + "x"),
    "headings of dashes": ("a.fountain", "INT. " + " - " * (MANY // 3)),
}


@pytest.mark.parametrize("name", HUGE)
def test_huge_files_end_soon(name: str) -> None:
    file, text = HUGE[name]
    told(text, file)
