"""The clothes of the sheet are seen in the pictures, in the colors that the sheet says."""

from collections.abc import Callable
from functools import cache

import numpy as np
import pytest

from soracli.engines.passes import measure
from soracli.engines.record import body_names, scene_record
from soracli.stage.renderer import Picture, Renderer

WIDTH, HEIGHT = 192, 108
SEEN = (
    (9, "rose", "blue dress", "green"),
    (9, "mara", "yellow raincoat", "green"),
    (12, "tom", "red shirt", "green"),
    (15, "keeper", "green sweater", "blue"),
    (16, "mara", "orange sweater", "green"),
    (20, "rose", "blue dress", "yellow"),
    (27, "tom", "red shirt", "green"),
    (27, "mara", "orange sweater", "blue"),
    (29, "rose", "blue dress", "green"),
)
"""Shot, who, what they wear on the sheet, and a color that somebody else wears."""
CHANGED = ((16, "keeper", "green"), (30, "rose", "blue"))
"""Shot, who, and the color they wore before they changed."""


@pytest.fixture(scope="module")
def picture(film) -> Callable[[int], tuple[Picture, dict[int, str]]]:
    """The picture of a shot two thirds through, with its passes, and whose number is whose."""

    @cache
    def film_one(number: int) -> tuple[Picture, dict[int, str]]:
        performance = film[number - 1].performance
        renderer = Renderer(performance, WIDTH, HEIGHT, passes=True)
        return renderer.render(performance.frames * 2 // 3), body_names(performance)

    return film_one


def hue(colors: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """The hue in degrees of colors (N, 3) of 0..255, and how colorful they are, 0..1."""
    red, green, blue = (colors.astype(float) / 255).T
    angle = np.arctan2(np.sqrt(3) * (green - blue), 2 * red - green - blue)
    chroma = np.ptp(colors.astype(float), axis=1) / 255
    return np.degrees(angle), chroma


def share(shown: tuple[Picture, dict[int, str]], who: str, color: str) -> float:
    """The part of somebody in a picture that has the hue of a color."""
    picture, names = shown
    number = next(number for number, name in names.items() if name == who)
    mine = picture.rgb[picture.ids == number]
    assert len(mine) > 100, f"{who} is hardly seen"
    angles, chroma = hue(mine)
    wanted, _ = hue(np.array([[int(color[at : at + 2], 16) for at in (1, 3, 5)]]))
    apart = np.abs((angles - wanted + 180) % 360 - 180)
    return float(((apart < 25) & (chroma > 0.12)).mean())


@pytest.mark.parametrize(("number", "who", "worn", "other"), SEEN)
def test_clothes_have_the_color_of_the_sheet(
    film, picture, color_of, number: int, who: str, worn: str, other: str
) -> None:
    present = {one.id: one for one in film[number - 1].planned.snapshot.present}
    assert worn in present[who].wears
    shown = picture(number)
    assert share(shown, who, color_of(worn)) > 0.2
    assert share(shown, who, color_of(other)) < 0.08


@pytest.mark.parametrize(("number", "who", "before"), CHANGED)
def test_clothes_that_were_changed_are_seen_no_more(
    picture, color_of, number: int, who: str, before: str
) -> None:
    assert share(picture(number), who, color_of(before)) < 0.05


def test_what_is_measured_is_on_the_sheet(film, picture) -> None:
    for number in sorted({number for number, *_ in SEEN}):
        shot, (shown, names) = film[number - 1], picture(number)
        seen = measure(shown.ids, shown.depth, names)
        frames = [seen] * shot.performance.frames
        record = scene_record(shot.planned.spec, shot.performance, frames)
        middle = record["frames"][shot.performance.frames * 2 // 3]["entities"]
        assert set(seen) <= set(middle) <= {one.id for one in shot.planned.snapshot.present}
        for name, one in seen.items():
            assert middle[name]["pixels"] == one["pixels"] > 0
            left, top, right, bottom = middle[name]["bbox"]
            assert 0 <= left < right <= WIDTH and 0 <= top < bottom <= HEIGHT
