"""Prompt files in every format, and what is said about broken ones."""

import pytest

from soracli.errors import InputError
from soracli.script.prompts import LONGEST, decode, read_prompts, slug

LINES = "a dog runs\n# a note\na cat sleeps\n"
PARAGRAPHS = "A dog runs\non a beach.\n\n# a note\nA cat\nsleeps.\n"
MARKDOWN = """---
style: noir
seconds: 4
aspect: 16:9
camera: low angle, dolly in
---

# The chase

A dog runs
on a beach.

- A cat sleeps.
- A bird
  flies.
"""
YAML = """
style: anime
seed: 7
prompts:
  - a dog runs
  - prompt: a cat sleeps
    seed: 9
    name: The Cat
"""


def texts(text: str, name: str) -> list[str]:
    return [prompt.text for prompt in read_prompts(text, name)]


def test_one_prompt_a_line() -> None:
    assert texts(LINES, "p.txt") == ["a dog runs", "a cat sleeps"]
    assert [prompt.where for prompt in read_prompts(LINES, "p.txt")] == ["p.txt:1", "p.txt:3"]


def test_paragraphs_are_joined() -> None:
    assert texts(PARAGRAPHS, "p.txt") == ["A dog runs on a beach.", "A cat sleeps."]


def test_windows_lines_and_byte_order_mark() -> None:
    assert texts("\ufeff" + LINES.replace("\n", "\r\n"), "p.txt") == ["a dog runs", "a cat sleeps"]
    assert decode("\ufeffä".encode(), "p.txt") == "ä"
    assert decode("ä".encode("utf-16"), "p.txt") == "ä"


def test_a_sentence_is_one_prompt() -> None:
    (prompt,) = read_prompts("A dog runs. A cat sleeps.", "")
    assert (prompt.text, prompt.name) == ("A dog runs. A cat sleeps.", "a-dog-runs-a-cat-sleeps")


def test_markdown() -> None:
    prompts = read_prompts(MARKDOWN, "film.md")
    assert [p.text for p in prompts] == ["A dog runs on a beach.", "A cat sleeps.", "A bird flies."]
    assert prompts[0].name == "the-chase"
    assert [p.where for p in prompts] == ["film.md:10", "film.md:13", "film.md:14"]
    options = prompts[0].options
    assert (options.style, options.seconds, options.aspect) == ("noir", 4, "16:9")
    assert options.camera == "low angle, dolly in"


def test_yaml_mapping() -> None:
    first, second = read_prompts(YAML, "film.yaml")
    assert (first.text, first.options.seed, first.options.style) == ("a dog runs", 7, "anime")
    assert (second.text, second.options.seed, second.options.style) == ("a cat sleeps", 9, "anime")
    assert (second.name, second.where) == ("the-cat", "film.yaml:6")


@pytest.mark.parametrize(
    "text", ["a dog runs", "- a dog runs", "prompt: a dog runs", "- {prompt: a dog runs}"]
)
def test_short_yaml(text: str) -> None:
    assert texts(text, "p.yml") == ["a dog runs"]


@pytest.mark.parametrize(
    ("text", "name", "place", "says"),
    [
        ("", "p.txt", "p.txt:1", "no prompt"),
        ("   \n# only a note\n", "p.txt", "p.txt:1", "no prompt"),
        ("- a dog\n- ''\n", "p.yaml", "p.yaml:2", "empty"),
        ("a dog\n" + "x" * (LONGEST + 1), "p.txt", "p.txt:2", "20,001 characters"),
        ("a dog\n\x00", "p.txt", "p.txt:2", "not text"),
        ("prompt: a dog\nsecods: 4\n", "p.yaml", "p.yaml:2:1", 'unknown key "secods"'),
        ("prompt: a dog\nseconds: four\n", "p.yaml", "p.yaml:2:10", '"seconds"'),
        ("prompt: a dog\nseconds: -4\n", "p.yaml", "p.yaml:2:10", "greater than 0"),
        ("prompt: a dog\nseed: true\n", "p.yaml", "p.yaml:2:7", '"seed"'),
        ("style: noir\n", "p.yaml", "p.yaml:1:1", '"prompt" is missing'),
        ("- 5\n", "p.yaml", "p.yaml:1:3", "a prompt is a text"),
        ("5\n", "p.yaml", "p.yaml:1:1", "a text, a list or a mapping"),
        ("a: [1, 2\n", "p.yaml", "p.yaml:2:1", "not YAML"),
        ("---\nstyle: noir\n", "p.md", "p.md:1", "never closed"),
        ("---\nsyle: noir\n---\na dog\n", "p.md", "p.md:2:1", 'unknown key "syle"'),
        ("---\nstyle: noir\n---\n", "p.md", "p.md:1", "no prompt"),
        ("prompt: a\nprompts: [b]\n", "p.yaml", "p.yaml:1:9", "not both"),
    ],
)
def test_broken_file(text: str, name: str, place: str, says: str) -> None:
    with pytest.raises(InputError) as caught:
        read_prompts(text, name)
    fault = caught.value
    assert says in fault.message
    assert fault.place == place
    assert fault.hint
    assert fault.exit_code == 2


def test_unknown_key_shows_caret_and_the_near_word() -> None:
    with pytest.raises(InputError) as caught:
        read_prompts("prompt: a dog\nsecods: 4\n", "p.yaml")
    assert caught.value.snippet == "secods: 4\n^"
    assert caught.value.hint == "Did you mean seconds?"


def bomb(levels: int) -> str:
    rows = ["a0: &a0 [x]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, levels)]
    return "\n".join(rows)


@pytest.mark.parametrize(
    "text",
    [
        bomb(12),
        "&a [*a]",
        "[" * 100_000,
        "- " * 5_000 + "x",
        "{a: " * 5_000,
        "\n".join(" " * n + "a:" for n in range(500)),
        "!!python/object/apply:os.system [echo]",
        "x: &a [" + "*b, " * 1000 + "]",
        "? " * 3000,
    ],
    ids=["aliases", "itself", "brackets", "dashes", "braces", "indents", "tag", "unknown", "keys"],
)
def test_hostile_yaml_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        read_prompts(text, "p.yaml")


def test_binary_bytes_are_refused() -> None:
    with pytest.raises(InputError) as caught:
        decode(b"\x89PNG\r\n\x1a\n\xff\xfe\xfa", "p.txt")
    assert "not a text file" in caught.value.message


def test_what_excel_saves_without_utf_8_is_told() -> None:
    with pytest.raises(InputError) as caught:
        decode("product;price\nKäse;1".encode("cp1252"), "p.csv")
    assert caught.value.place == "p.csv:2" and "CSV UTF-8" in caught.value.hint


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("A dog runs!", "a-dog-runs"),
        ("Überall Éclairs", "uberall-eclairs"),
        ("!!!", "clip-clip"),
        ("con", "con-clip"),
        ("../../etc/passwd", "etc-passwd"),
        ("x" * 300, "x" * 40),
    ],
)
def test_slug(words: str, name: str) -> None:
    assert slug(words) == name
