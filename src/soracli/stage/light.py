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

    `toward` is the unit vector the direct light comes from, `seen` that to the sun or moon in the
    sky (a set designer's cheat where they differ); `sun` its color on a surface facing it; `sky`
    the light from above and `bounce` from below; `zenith`, `horizon`, `opposite` paint the sky
    (straight up, low under the sun, low opposite it), `glow` is added about the sun.
    `disc` is the size of the visible sun or moon in radians (0: hidden). `haze` is the share of
    light lost per metre, `softness` blurs shadows (0..1), `cover` is how much of the sky is cloud,
    `cloud_lit` and `cloud_dark` its colors, `stars` and `lamps` their strengths 0..1, `exposure` a
    factor on everything, `fill` the share of sky light added from the camera's side so that faces
    read, `steep` how fast the sky turns from horizon to zenith, `key` how bright a picture is
    wanted beside one by day, `chroma` how much color the eye still sees.
    """

    toward: Floats
    seen: Floats
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
    fill: float
    steep: float
    key: float
    chroma: float


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
    fill: float = 0.16,
    steep: float = 5.5,
    seen: tuple[float, float] | None = None,
    key: float = 1.0,
    chroma: float = 1.0,
) -> Light:
    toward = _direction(azimuth, elevation)
    return Light(
        toward, _direction(*seen) if seen else toward,
        _color(sun), _color(sky), _color(bounce), _color(zenith), _color(horizon),
        _color(opposite), _color(glow), disc, haze, softness, cover, _color(cloud_lit),
        _color(cloud_dark), stars, lamps, exposure, fill, steep, key, chroma,
    )  # fmt: skip


def _direction(azimuth: float, elevation: float) -> Floats:
    turn, rise = np.radians(azimuth), np.radians(elevation)
    return np.array(
        [np.cos(rise) * np.cos(turn), np.cos(rise) * np.sin(turn), np.sin(rise)], np.float32
    )


def _color(hue_and_power: tuple[str, float]) -> Floats:
    return (linear(hue_and_power[0]) * hue_and_power[1]).astype(np.float32)


# Azimuth in degrees: 0 is +x (right), 90 is +y (away), 270 is behind the default camera.
TIMES: dict[TimeOfDay, Light] = {
    "day": _light(
        212, 46, ("#fff1dc", 1.62), ("#a9cdf5", 0.74), ("#b9a78c", 0.26),
        ("#1d5cba", 0.80), ("#b4d6f0", 0.95), ("#a0c8ee", 0.92), ("#fff3dd", 0.4),
        steep=5.0,
    ),
    "morning": _light(
        208, 24, ("#ffdfae", 1.62), ("#a8c8f0", 0.66), ("#b09a80", 0.26),
        ("#3a78c8", 0.70), ("#f8e2be", 0.95), ("#b8d4ee", 0.86), ("#ffe2ae", 0.45),
        haze=0.0022, cloud_lit=("#fff3e2", 1.0), cloud_dark=("#a3acba", 0.75),
    ),
    "golden hour": _light(
        152, 12, ("#ffb765", 1.95), ("#b4b2cc", 0.60), ("#a98a66", 0.28),
        ("#4574b6", 0.56), ("#ffd496", 0.98), ("#d4c4c4", 0.72), ("#ffc068", 0.6),
        haze=0.0024, cloud_lit=("#ffdca8", 1.05), cloud_dark=("#a08c94", 0.6), fill=0.40,
    ),
    "sunset": _light(
        66, 6.0, ("#ff9850", 1.8), ("#8f90d2", 0.80), ("#a0705a", 0.24),
        ("#34509a", 0.52), ("#ff9a5a", 0.90), ("#a884a8", 0.55), ("#ffa850", 1.0),
        disc=0.012, haze=0.0022, cover=0.48, steep=7.5,
        cloud_lit=("#ff7a4c", 1.0), cloud_dark=("#6a5078", 0.42), fill=0.50, key=0.85,
    ),
    "dawn": _light(
        38, 8.0, ("#ffb08c", 1.7), ("#a7a6d8", 0.70), ("#8f8090", 0.24),
        ("#5878ba", 0.60), ("#ffc09c", 0.90), ("#b8a8c8", 0.64), ("#ffcf9e", 0.75),
        disc=0.010, haze=0.0032, cover=0.42, steep=6.5, seen=(58, 5.0),
        cloud_lit=("#ffb8a4", 0.95), cloud_dark=("#8a84a8", 0.52), fill=0.42, key=0.9,
    ),
    "dusk": _light(
        128, 24.0, ("#b8a0c8", 0.60), ("#7484c0", 0.66), ("#565066", 0.24),
        ("#1c3070", 0.36), ("#dc8660", 0.46), ("#565a92", 0.32), ("#f0905a", 0.30),
        disc=0.0, haze=0.0014, softness=0.9, cover=0.42, steep=9.0, seen=(74, -2.0),
        cloud_lit=("#b8708a", 0.42), cloud_dark=("#343860", 0.30),
        stars=0.2, lamps=0.9, exposure=1.25, fill=0.85, key=0.58, chroma=0.92,
    ),
    "blue hour": _light(
        110, 34.0, ("#86a4ee", 0.46), ("#5478d0", 0.82), ("#3a4670", 0.26),
        ("#0c2c88", 0.50), ("#5684dc", 0.52), ("#2a4eac", 0.42), ("#7fa2ea", 0.16),
        disc=0.0, haze=0.0018, softness=0.9, cover=0.22, steep=4.2, seen=(74, -6.0),
        cloud_lit=("#5c7cc8", 0.42), cloud_dark=("#203470", 0.34),
        stars=0.4, lamps=1.0, exposure=1.3, fill=0.85, key=0.44, chroma=0.95,
    ),
    "night": _light(
        140, 38.0, ("#8aa8f2", 0.86), ("#566eb4", 0.56), ("#2c3450", 0.24),
        ("#060e2a", 0.50), ("#243a70", 0.42), ("#182a58", 0.38), ("#7c94c8", 0.22),
        disc=0.014, haze=0.0018, softness=0.2, cover=0.25, seen=(68, 14.0),
        cloud_lit=("#42568a", 0.42), cloud_dark=("#0e1838", 0.34),
        stars=1.0, lamps=1.0, exposure=1.3, fill=0.75, key=0.23, chroma=0.80,
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


def turned(light: Light, azimuth: float, least: float) -> Light:
    """The same light from another compass direction, and no lower than `least` degrees."""
    rise = max(float(np.degrees(np.arcsin(light.toward[2]))), least)
    toward = _direction(azimuth, rise)
    return replace(light, toward=toward, seen=toward)


# Weather: share of direct sun left, gain of sky light, haze added per metre, shadow softness,
# cloud cover, how grey the sky turns (0..1) and how bright that grey is beside the clear sky.
_WEATHERS: dict[Weather, tuple[float, float, float, float, float, float, float]] = {
    "clear": (1.0, 1.0, 0.0, 0.0, 0.0, 0.0, 1.0),
    "cloudy": (0.30, 1.15, 0.0015, 0.7, 0.85, 0.45, 0.90),
    "windy": (0.70, 1.05, 0.0010, 0.2, 0.68, 0.22, 0.97),
    "fog": (0.22, 1.10, 0.045, 0.9, 1.0, 0.75, 0.95),
    "rain": (0.14, 0.85, 0.011, 0.9, 1.0, 0.75, 0.62),
    "snow": (0.24, 1.10, 0.008, 0.9, 1.0, 0.65, 0.95),
    "snowy": (0.92, 1.10, 0.0004, 0.05, 0.12, 0.08, 1.0),
    "storm": (0.08, 0.60, 0.014, 0.9, 1.0, 0.80, 0.36),
    "dust storm": (0.20, 0.95, 0.038, 0.9, 1.0, 0.92, 0.74),
}
_GREY = (0.97, 1.0, 1.04)
_TONES: dict[Weather, tuple[float, float, float]] = {"dust storm": (1.42, 0.98, 0.56)}
"""What a sky turns to that loses its own color, where that is not grey."""


_LAMPS_LIT: dict[Weather, float] = {"storm": 0.5, "rain": 0.22, "fog": 0.22, "dust storm": 0.3}
"""How far lamps are lit by day in a weather."""


def _weathered(light: Light, weather: Weather) -> Light:
    sun, sky, haze, softness, cover, grey, gain = _WEATHERS[weather]
    if weather == "clear":
        return light

    tone = np.array(_TONES.get(weather, _GREY), np.float32)

    def grayed(color: Floats) -> Floats:
        flat = np.float32(color @ np.array([0.25, 0.6, 0.15])) * tone
        return ((color * (1 - grey) + flat * grey) * gain).astype(np.float32)

    overcast = grayed(light.horizon * 0.6 + light.opposite * 0.4)
    return replace(
        light,
        sun=light.sun * np.float32(sun),
        sky=grayed(light.sky) / np.float32(gain) * np.float32(sky * (1.0 - 0.35 * light.stars)),
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
        lamps=max(light.lamps, _LAMPS_LIT.get(weather, 0.0)),
        exposure=light.exposure,
        key=light.key
        * (
            (1.45 if light.key > 0.45 else 1.0)
            if weather == "snow"
            else 0.85
            if weather == "storm"
            else 1.0
        ),
    )
