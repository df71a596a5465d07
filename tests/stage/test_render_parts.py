"""Parts of the renderer that can be checked without a picture: patterns, tone curve, particles."""

import numpy as np
import pytest

from soracli.stage.airborne import carried
from soracli.stage.finish import FINISHES, finish_table
from soracli.stage.grade import encoded, filmed
from soracli.stage.lanes import FIXED
from soracli.stage.light import TIMES, light_of
from soracli.stage.materials import Surface
from soracli.stage.particles import MANNERS, emit, spots_of
from soracli.stage.patterns import _BUILDERS, patterns_for
from soracli.stage.performance import Effect
from soracli.stage.texture import SIZE, mip_levels
from soracli.story.shot import TIMES_OF_DAY, WEATHERS


@pytest.mark.parametrize("surface", sorted(_BUILDERS))
def test_a_pattern_tiles_without_a_seam(surface: int) -> None:
    pattern = _BUILDERS[surface]()
    assert pattern.shape == (SIZE, SIZE, 4) and np.isfinite(pattern).all()
    tone = pattern[..., 0]
    inner = np.abs(np.diff(tone, axis=0)).max(), np.abs(np.diff(tone, axis=1)).max()
    seam = np.abs(tone[0] - tone[-1]).max(), np.abs(tone[:, 0] - tone[:, -1]).max()
    assert seam[0] <= inner[0] + 0.02 and seam[1] <= inner[1] + 0.02
    assert abs(float(tone.mean())) < 0.35


def test_mip_levels_keep_the_mean_and_come_in_one_run() -> None:
    pattern = _BUILDERS[Surface.SAND]()
    levels = mip_levels(pattern)
    assert len(levels) == sum(4**k for k in range(9))
    assert np.allclose(levels[-1] / FIXED, pattern.reshape(-1, 4).mean(axis=0), atol=1e-3)


def test_only_patterns_of_surfaces_present_are_made() -> None:
    made = patterns_for(np.array([Surface.SAND, Surface.EMISSIVE], np.uint8))
    assert made.starts[Surface.SAND] == 0
    assert made.starts[Surface.EMISSIVE] == -1 and made.starts[Surface.FUR] == -1


def test_every_surface_has_a_finish() -> None:
    assert set(FINISHES) == set(Surface)
    assert finish_table().shape == (len(Surface), 13)


def test_the_tone_curve_rises_and_keeps_black() -> None:
    light = np.linspace(0, 1, 257, dtype=np.float32) ** 2
    film = np.array([filmed.py_func(one) for one in light * 16])
    code = np.array([encoded.py_func(one) for one in light])
    assert (np.diff(film) >= 0).all() and film[0] == 0
    # IEC 61966-2-1, to less than what one of 255 steps can show
    exact = np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)
    assert np.abs(code - exact).max() * 255 < 0.05


@pytest.mark.parametrize("time", TIMES_OF_DAY)
@pytest.mark.parametrize("weather", WEATHERS)
def test_light_is_sound_at_every_hour_in_every_weather(time: str, weather: str) -> None:
    light = light_of(time, weather, False)  # type: ignore[arg-type]
    assert np.isclose(np.linalg.norm(light.toward), 1, atol=1e-5) and light.toward[2] > 0
    for color in (light.sun, light.sky, light.bounce, light.zenith, light.horizon):
        assert (color >= 0).all() and np.isfinite(color).all()
    if weather != "clear":
        assert light.sun.sum() < TIMES[light_time(time)].sun.sum()
        assert light.haze >= TIMES[light_time(time)].haze


def light_time(time: str) -> str:
    return time


def test_particles_are_as_many_as_the_strength_says_and_die() -> None:
    frames = 48
    times = np.arange(frames, dtype=np.float32) / 24
    strength = np.where(times < 1, 1.0, 0.0).astype(np.float32)
    still = np.zeros((frames, 3), np.float32)
    cloud = emit(Effect("sparks", still, still, strength), times, 3)
    assert abs(int((cloud.births >= 0).sum()) - MANNERS["sparks"].rate) <= 5
    assert cloud.births.min() < -0.4  # what is there at first was there before
    light = light_of("day", "clear", False)
    assert len(spots_of(cloud, 0.9, light)) > 30
    assert len(spots_of(cloud, 1.95, light)) == 0
    twice = emit(Effect("sparks", still, still, strength), times, 3)
    assert np.array_equal(cloud.velocities, twice.velocities)


def test_rain_falls_and_clear_weather_does_not() -> None:
    light = light_of("day", "rain", False)
    eye, away = np.array([0.0, 0, 1.6]), np.array([0.0, 1, 0])
    assert len(carried("clear", eye, away, 0.0, light, 1)) == 0
    first = carried("rain", eye, away, 0.0, light, 1)
    assert len(first) > 500
    assert (first[:, 11] < 0).all()
