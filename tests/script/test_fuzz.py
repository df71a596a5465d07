"""Hostile text: the reader and the prompt files end, and fail only with errors of our own."""

import time

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from soracli.errors import InputError
from soracli.script.presets import load_presets
from soracli.script.prompts import read_prompts
from soracli.script.reader import read

PRESETS = load_presets()
WORDS = sorted(
    {
        *(
            [
                "a",
                "an",
                "the",
                "two",
                "of",
                "and",
                ",",
                ".",
                "then",
                "while",
                "in",
                "on",
                "with",
                "camera",
                "not",
                "no",
            ]
        ),
        *list(PRESETS.lexicon.nouns)[::9],
        *list(PRESETS.lexicon.verbs)[::9],
        *(
            [
                "red",
                "huge",
                "old",
                "wooden",
                "runs",
                "running",
                "chased",
                "her",
                "it",
                "they",
                "who",
                "35mm",
                "5",
                "99",
                '"',
                "'s",
            ]
        ),
        *(
            [
                "pans",
                "left",
                "right",
                "zoom",
                "in",
                "close-up",
                "sunset",
                "rain",
                "beach",
                "tower",
                "flock",
            ]
        ),
    }
)
EASY = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


@EASY
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    scene = read(text, PRESETS)
    assert scene.text == text


@EASY
@given(st.lists(st.sampled_from(WORDS), max_size=40))
@example(["force in", "brimful"])
@example(["brimful", "force in"])
def test_any_row_of_known_words_is_read(words: list[str]) -> None:
    scene = read(" ".join(words), PRESETS)
    ids = {entity.id for entity in scene.entities}
    for action in scene.actions:
        assert {*action.agents} <= ids
        assert {action.target, action.instrument, action.over} <= {*ids, ""}
    for becoming in scene.becomings:
        assert becoming.entity in {*ids, ""}
    for entity in scene.entities:
        assert {*entity.holds} <= ids
    for relation in scene.relations:
        assert {relation.a, relation.b} <= ids
    assert {scene.camera.on, scene.camera.over, scene.camera.eyes} <= {*ids, ""}


@EASY
@given(st.text(max_size=400), st.sampled_from(["a.txt", "a.md", "a.yaml", ""]))
def test_any_file_gives_prompts_or_one_clear_error(text: str, name: str) -> None:
    try:
        prompts = read_prompts(text, name)
    except InputError as fault:
        assert fault.message
        assert fault.hint
    else:
        assert all(prompt.text.strip() for prompt in prompts)


@pytest.mark.parametrize(
    "text",
    [
        "a " * 4_000,
        "dog " * 2_000,
        "a dog and " * 800,
        "a tower of " * 720,
        "," * 8_000,
        "99 dogs, " * 880,
        "red, " * 1_600,
        "x" * 8_000,
        "the camera pans left and " * 320,
        "a dog on " * 880,
        '"' * 8_000,
        "'" * 8_000,
    ],
    ids=lambda text: text[:16],
)
def test_long_text_ends(text: str) -> None:
    start = time.process_time()  # however busy the machine is
    scene = read(text, PRESETS)
    assert len(scene.entities) <= 300
    assert time.process_time() - start < 8  # a guard against hanging, not a measurement


@pytest.mark.parametrize(
    "text",
    [
        "A solution could be to translate all C libraries with -fexceptions.",
        "with with a dog with",
        "of the the of a two",
    ],
)
def test_odd_sentences_that_once_broke_the_reader(text: str) -> None:
    assert read(text, PRESETS).text == text
