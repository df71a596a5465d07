"""Looks differ at a glance, each as its name says."""

from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.script.presets import load_presets
from soracli.script.reader import read
from soracli.stage.perform import perform
from soracli.stage.renderer import Renderer

PRESETS = load_presets()
WIDTH, HEIGHT = 160, 96
NAMED = (
    "natural", "clay", "noir", "cinematic", "anime", "ink", "watercolor", "pixel", "blueprint",
    "claymation",
)  # fmt: skip
"""The looks that have to differ at a glance; others are grades."""
APART = 12.0
"""Mean difference of two pictures in 8-bit steps from which one sees it at once."""


def renderer(style: str, seconds: float = 1) -> Renderer:
    spec = compile_take(
        read("A girl in a yellow raincoat walks by a blue car on a street", PRESETS),
        Request(size=f"{WIDTH}x{HEIGHT}", seconds=seconds, fps=6, style=style),
        PRESETS.kinds,
        PRESETS.looks,
        PRESETS.models,
        sorted(PRESETS.lexicon.words.places),
    )
    return Renderer(perform(spec), WIDTH, HEIGHT)


@pytest.fixture(scope="module")
def pictures() -> dict[str, np.ndarray]:
    """The same moment in every look, as floats."""
    return {name: renderer(name).render(2).rgb.astype(float) for name in NAMED}


def test_every_two_looks_differ_at_a_glance(pictures: dict[str, np.ndarray]) -> None:
    alike = {
        (a, b): difference
        for a, b in combinations(NAMED, 2)
        if (difference := float(np.abs(pictures[a] - pictures[b]).mean())) < APART
    }
    assert not alike


def test_a_look_twice_is_the_same(pictures: dict[str, np.ndarray]) -> None:
    again = renderer("watercolor").render(2).rgb
    assert np.abs(pictures["watercolor"] - again).max() == 0


@pytest.mark.parametrize("name", ["noir", "ink"])
def test_black_and_white_has_no_color(name: str, pictures: dict[str, np.ndarray]) -> None:
    assert np.ptp(pictures[name], axis=-1).mean() < 12


def test_pixels_are_large_and_of_few_colors(pictures: dict[str, np.ndarray]) -> None:
    picture = pictures["pixel"].astype(np.uint8)
    assert (picture[0::2, 0::2] == picture[1::2, 1::2]).all()
    assert len(np.unique(picture.reshape(-1, 3), axis=0)) <= 6**3


def test_a_blueprint_is_blue_with_white_lines(pictures: dict[str, np.ndarray]) -> None:
    picture = pictures["blueprint"]
    assert (np.median(picture, axis=(0, 1))[2] > 1.5 * np.median(picture, axis=(0, 1))[0]).all()
    assert (picture.min(axis=-1) > 180).sum() > 50


def test_watercolor_leaves_an_edge_of_white_paper(pictures: dict[str, np.ndarray]) -> None:
    assert pictures["watercolor"][[0, -1]].min() > 225
    assert pictures["watercolor"][HEIGHT // 2, WIDTH // 2].min() < 225


def test_clay_is_of_one_color(pictures: dict[str, np.ndarray]) -> None:
    lower = pictures["clay"][HEIGHT // 2 :]
    hue = lower / np.maximum(lower.sum(axis=-1, keepdims=True), 1)
    natural = pictures["natural"][HEIGHT // 2 :]
    other = natural / np.maximum(natural.sum(axis=-1, keepdims=True), 1)
    assert hue.std(axis=(0, 1)).max() < 0.5 * other.std(axis=(0, 1)).max()


@pytest.mark.parametrize(("name", "held"), [("claymation", True), ("anime", True), ("clay", False)])
def test_on_twos_a_drawing_is_held_for_two_frames(name: str, held: bool) -> None:
    film = renderer(name)
    same = np.array_equal(film.render(2).rgb, film.render(3).rgb)
    assert same is held


def test_anime_draws_speed_beside_a_runner() -> None:
    spec = compile_take(
        read("Anime style, a girl runs on a beach, tracking from the side", PRESETS),
        Request(size=f"{WIDTH}x{HEIGHT}", seconds=1, fps=6),
        PRESETS.kinds,
        PRESETS.looks,
        PRESETS.models,
        sorted(PRESETS.lexicon.words.places),
    )
    performance = perform(spec)
    plain = performance.look.model_copy(update={"speed_lines": 0.0})
    with_lines = Renderer(performance, WIDTH, HEIGHT, passes=True).render(2)
    without = Renderer(replace(performance, look=plain), WIDTH, HEIGHT).render(2).rgb
    changed = np.abs(with_lines.rgb.astype(int) - without).max(axis=-1) > 10
    assert changed.sum() > 100
    assert with_lines.ids is not None and not changed[with_lines.ids > 0].any()
