"""The recipe is in the file twice, and comes back out of whatever people do to the file."""

import subprocess
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from soracli.media.ffmpeg import program
from soracli.media.probe import probe
from soracli.media.recipe import parse_recipe, read_xmp, recipe_text
from soracli.media.tags import read_tags, write_tags


def converted(source: Path, name: str, *words: str) -> Path:
    target = source.with_name(name)
    subprocess.run([program(), "-v", "error", "-y", "-i", source, *words, target], check=True)
    return target


def test_both_copies_are_there(make_film, recipe) -> None:
    path = make_film()
    assert probe(path).recipe == recipe
    assert probe(path).recipe_from == "comment"
    assert read_xmp(path) == recipe


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("copy.mp4", ("-c", "copy")),
        ("copy.mkv", ("-c", "copy")),
        ("copy.mov", ("-c", "copy")),
        ("small.mp4", ("-vf", "scale=64:64")),
        ("other.webm", ("-c:v", "libvpx-vp9", "-deadline", "realtime")),
    ],
)
def test_the_recipe_survives(make_film, recipe, name: str, words: tuple[str, ...]) -> None:
    assert probe(converted(make_film(), name, *words)).recipe == recipe


def test_the_box_serves_where_the_tag_is_lost(make_film, recipe) -> None:
    path = make_film()
    path.write_bytes(path.read_bytes().replace(b"\xa9cmt", b"\xa9xyz"))
    film = probe(path)
    assert (film.recipe, film.recipe_from) == (recipe, "xmp")


def test_a_long_recipe_fits(make_film) -> None:
    recipe = {"schema": "recipe/1", "text": "x" * 160_000}
    path = make_film(recipe=recipe)
    assert probe(path).recipe == recipe
    assert probe(converted(path, "copy.mp4", "-c", "copy")).recipe == recipe


def test_a_film_without_recipe_has_none(make_film) -> None:
    film = probe(make_film(recipe=None))
    assert (film.recipe, film.recipe_from) == (None, "")


@pytest.mark.parametrize("text", ["", "{", "[]", '{"schema": "other/1"}', "null", "[" * 100_000])
def test_another_comment_is_no_recipe(text: str) -> None:
    assert parse_recipe(text) is None


@given(
    st.dictionaries(
        st.text("abcxyz_", min_size=1),
        st.text(st.characters(codec="utf-8", exclude_characters="\r\x00")),
    )
)
def test_tags_come_back(tags: dict[str, str]) -> None:
    assert read_tags(write_tags(tags)) == tags


@given(st.text())
def test_any_text_is_read_as_tags(text: str) -> None:
    read_tags(text)


@given(
    st.recursive(
        st.text() | st.integers(), lambda inner: st.dictionaries(st.text(), inner), max_leaves=8
    )
)
def test_a_recipe_is_plain_text(value: object) -> None:
    recipe = {"schema": "recipe/1", "spec": value}
    text = recipe_text(recipe)
    assert text.isascii() and "\n" not in text
    assert parse_recipe(text) == recipe
