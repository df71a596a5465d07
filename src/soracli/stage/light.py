"""What the light is like: sun or moon, sky, haze and lamps, for every time of day and weather.

The numbers are a cinematographer's, not a meteorologist's: each time is a palette chosen so that
faces read and the mood is that of the word. All colors are linear RGB; 1 is a white card in full
light. Directions are in world axes (x right, y away from the default camera, z up).
"""

from dataclasses import dataclass, replace

import numpy as np

from soracli.stage.mesh import Floats, linear
from soracli.story.shot import TimeOfDay, Weather


@dataclass(frozen=True, eq=False)
class Light:
    """The light of a take.

    `toward` is the unit vector to the sun (the moon at night); `sun` its color on a surface facing
    it; `sky` the light from above and `bounce` from below; `zenith`, `horizon`, `opposite` paint
    the sky (straight up, low under the sun, low opposite it), `glow` is added about the sun.
    `disc` is the size of the visible sun or moon in radians (0: hidden). `haze` is the share of
    light lost per metre, `softness` blurs shadows (0..1), `cover` is how much of the sky is cloud,
    `cloud_lit` and `cloud_dark` its colors, `stars` and `lamps` their strengths 0..1, `exposure` a
    factor on everything.
    """

    toward: Floats
    sun: Floats
    sky: Floats
    bounce: Floats
    zenith: Floats
    horizon: Floats
    opposite: Floats
    glow: Floats
    disc: float
    haze: float
    softness: float
    cover: float
    cloud_lit: Floats
    cloud_dark: Floats
    stars: float
    lamps: float
    exposure: float


def _light(
    azimuth: float,
    elevation: float,
    sun: tuple[str, float],
    sky: tuple[str, float],
    bounce: tuple[str, float],
    zenith: tuple[str, float],
    horizon: tuple[str, float],
    opposite: tuple[str, float],
    glow: tuple[str, float],
    disc: float = 0.0047,
    haze: float = 0.0012,
    softness: float = 0.0,
    cover: float = 0.35,
    cloud_lit: tuple[str, float] = ("#ffffff", 1.0),
    cloud_dark: tuple[str, float] = ("#9aa6b4", 0.8),
    stars: float = 0.0,
    lamps: float = 0.0,
    exposure: float = 1.0,
) -> Light:
    turn, rise = np.radians(azimuth), np.radians(elevation)
    toward = np.array(
        [np.cos(rise) * np.cos(turn), np.cos(rise) * np.sin(turn), np.sin(rise)], np.float32
    )
    return Light(
        toward, _color(sun), _color(sky), _color(bounce), _color(zenith), _color(horizon),
        _color(opposite), _color(glow), disc, haze, softness, cover, _color(cloud_lit),
        _color(cloud_dark), stars, lamps, exposure,
    )  # fmt: skip


def _color(hue_and_power: tuple[str, float]) -> Floats:
    return (linear(hue_and_power[0]) * hue_and_power[1]).astype(np.float32)


# Azimuth in degrees: 0 is +x (right), 90 is +y (away), 270 is behind the default camera.
TIMES: dict[TimeOfDay, Light] = {
    "day": _light(
        232, 50, ("#fff1dc", 2.0), ("#a9cdf5", 0.95), ("#b9a78c", 0.30),
        ("#1f5fbe", 0.85), ("#b9daf2", 1.1), ("#a6cdf0", 1.05), ("#fff3dd", 0.5),
    ),
    "morning": _light(
        208, 24, ("#ffe0b0", 1.9), ("#a8c8f0", 0.80), ("#b09a80", 0.28),
        ("#2f6dc0", 0.75), ("#f6e2c2", 1.05), ("#bcd6ee", 1.0), ("#ffe2ae", 0.6),
        haze=0.0022, cloud_lit=("#fff3e2", 1.0), cloud_dark=("#a3acba", 0.75),
    ),
    "golden hour": _light(
        152, 12, ("#ffb765", 2.1), ("#9fb2dc", 0.62), ("#a98a66", 0.26),
        ("#3a6bae", 0.62), ("#ffd9a0", 1.1), ("#d9c8c0", 0.8), ("#ffc068", 0.9),
        haze=0.0028, cloud_lit=("#ffdca8", 1.05), cloud_dark=("#a08c94", 0.6),
    ),
    "sunset": _light(
        66, 6.0, ("#ff8a3c", 2.1), ("#9a8fc4", 0.62), ("#a0705a", 0.24),
        ("#2a3f7e", 0.55), ("#ff9a4a", 1.0), ("#b07a94", 0.55), ("#ffb04a", 1.5),
        disc=0.012, haze=0.0026, cover=0.5,
        cloud_lit=("#ff8a50", 1.1), cloud_dark=("#6a5078", 0.45),
    ),
    "dawn": _light(
        40, 8.0, ("#ffb08c", 1.7), ("#a7a6d8", 0.66), ("#8f8090", 0.22),
        ("#4a6cae", 0.60), ("#ffc6a4", 0.95), ("#b8a8c8", 0.68), ("#ffcf9e", 1.1),
        disc=0.010, haze=0.0036, cover=0.42,
        cloud_lit=("#ffc2aa", 1.0), cloud_dark=("#8a84a8", 0.55),
    ),
    "dusk": _light(
        78, 14.0, ("#c07a98", 0.62), ("#5a6cb4", 0.46), ("#4a4258", 0.15),
        ("#141f52", 0.40), ("#d87858", 0.50), ("#3a4278", 0.30), ("#e88850", 0.5),
        disc=0.0, haze=0.0028, softness=0.9, cover=0.4,
        cloud_lit=("#a8607a", 0.5), cloud_dark=("#2c2c50", 0.35),
        stars=0.15, lamps=0.9, exposure=1.1,
    ),
    "night": _light(
        128, 33.0, ("#9db8f0", 0.42), ("#3c55a4", 0.27), ("#20263c", 0.09),
        ("#060c22", 0.40), ("#1d2f5c", 0.34), ("#14224a", 0.30), ("#7c94c8", 0.16),
        disc=0.016, haze=0.0020, softness=0.2, cover=0.25,
        cloud_lit=("#34456e", 0.35), cloud_dark=("#0c1430", 0.30),
        stars=1.0, lamps=1.0, exposure=1.15,
    ),
}  # fmt: skip


def light_of(time: TimeOfDay, weather: Weather, indoor: bool) -> Light:
    """The light of this hour in this weather; indoors the air is clear and lamps are lit."""
    light = _weathered(TIMES[time], weather)
    if indoor:
        light = replace(
            light,
            haze=0.0,
            lamps=max(light.lamps, 0.5),
            sky=light.sky * 0.6 + np.float32(0.12 * light.exposure),
            bounce=light.bounce + light.sky * 0.35,
        )
    return light


# Weather: share of direct sun left, gain of sky light, haze added per metre, shadow softness,
# cloud cover, how grey the sky turns (0..1) and how bright that grey is beside the clear sky.
_WEATHERS: dict[Weather, tuple[float, float, float, float, float, float, float]] = {
    "clear": (1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0),
    "cloudy": (0.30, 1.15, 0.0015, 0.7, 0.85, 0.45, 0.90),
    "fog": (0.22, 1.10, 0.045, 0.9, 1.0, 0.75, 0.95),
    "rain": (0.14, 0.85, 0.011, 0.9, 1.0, 0.75, 0.62),
    "snow": (0.24, 1.10, 0.012, 0.9, 1.0, 0.65, 0.95),
    "storm": (0.08, 0.60, 0.014, 0.9, 1.0, 0.80, 0.36),
}


def _weathered(light: Light, weather: Weather) -> Light:
    sun, sky, haze, softness, cover, grey, gain = _WEATHERS[weather]
    if weather == "clear":
        return light

    def grayed(color: Floats, tone: tuple[float, float, float] = (0.97, 1.0, 1.04)) -> Floats:
        flat = np.float32(color @ np.array([0.25, 0.6, 0.15])) * np.array(tone, np.float32)
        return ((color * (1 - grey) + flat * grey) * gain).astype(np.float32)

    overcast = grayed(light.horizon * 0.6 + light.opposite * 0.4)
    return replace(
        light,
        sun=light.sun * np.float32(sun),
        sky=grayed(light.sky) / np.float32(gain) * np.float32(sky),
        bounce=light.bounce * np.float32(0.9 * sky),
        zenith=(grayed(light.zenith) * 0.35 + overcast * 0.65).astype(np.float32),
        horizon=grayed(light.horizon),
        opposite=grayed(light.opposite),
        glow=light.glow * np.float32(0.25 * sun),
        disc=0.0,
        haze=light.haze + haze,
        softness=max(light.softness, softness),
        cover=cover,
        cloud_lit=(grayed(light.cloud_lit) * 0.5 + overcast * 0.5).astype(np.float32),
        cloud_dark=grayed(light.cloud_dark),
        stars=0.0,
        lamps=max(light.lamps, 0.6 if weather in ("storm", "rain", "fog") else 0.0),
        exposure=light.exposure,
    )
