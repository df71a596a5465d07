"""Skies that are not of this earth's open air: of space, of red dust, under water, in a cave.

A set that has one keeps its light whatever the weather; the hour dims it. Colors are linear RGB.
"""

from dataclasses import replace
from typing import Literal

import numpy as np

from soracli.stage.fragments import View
from soracli.stage.light import Light
from soracli.stage.mesh import Floats, linear
from soracli.story.shot import Weather

OwnSky = Literal["", "space", "dust", "water", "cave"]
"""What is over a set: "" the air of earth with its hours and weathers, "space" black and full of
stars, "dust" the thin red air of Mars, "water" the sea from below, "cave" rock."""
_LUMINANCE = np.array([0.2126, 0.7152, 0.0722], np.float32)
"""ITU-R BT.709."""


def weather_under(sky: OwnSky, weather: Weather) -> Weather:
    """The weather that reaches a set: none where it has a sky of its own."""
    return "clear" if sky else weather


def under(light: Light, sky: OwnSky) -> Light:
    """The light of an hour as it is under such a sky."""
    if sky == "space":
        return _airless(light)
    if sky == "dust":
        return _dusty(light)
    if sky == "water":
        return _sunken(light)
    return _buried(light) if sky == "cave" else light


def painted_sky(light: Light, color: str) -> Light:
    """The light with a sky, and its clouds, in a color of its own, #rrggbb ("" for as it is)."""
    if not color:
        return light
    tint = linear(color)
    power = max(_bright(light.horizon), 0.15)
    shade = np.asarray(tint / max(_bright(tint), 0.12) * power, np.float32)
    return replace(
        light,
        zenith=shade * np.float32(0.75), horizon=shade, opposite=shade,
        cloud_lit=light.cloud_lit * (0.35 + 0.65 * tint / max(float(tint.max()), 0.05)),
        cloud_dark=light.cloud_dark * (0.35 + 0.65 * tint / max(float(tint.max()), 0.05)),
    )  # fmt: skip


def star_views(view: View, sky: OwnSky) -> tuple[View, ...]:
    """The views in which the stars, all of which are above the horizon, are drawn: in open space
    once more upside down, for there are stars below as well."""
    if sky != "space":
        return (view,)
    return view, view._replace(basis=view.basis * np.array([1.0, 1.0, -1.0]))


def _airless(light: Light) -> Light:
    """A hard white sun, black all around, stars by day; the ground lights the shadows a little."""
    power = max(_bright(light.sun), 0.55)
    black = _tone("#05060a", 0.4)
    return replace(
        light,
        sun=_tone("#fff8ee", 1.15 * power),
        sky=_tone("#c4ccd8", 0.16),
        bounce=_tone("#c8c4bc", 0.10 + 0.06 * power),
        zenith=black, horizon=black, opposite=black, glow=_tone("#fff8ee", 0.05),
        disc=0.0047, haze=0.0, softness=0.0, cover=0.0, stars=2.4,
        lamps=max(light.lamps, 0.5), exposure=1.0, fill=0.55, key=0.36, chroma=1.0,
    )  # fmt: skip


def _dusty(light: Light) -> Light:
    """Butterscotch by day, darker above; the air between takes on its color."""
    power = _bright(light.zenith + light.horizon) / 0.9
    return replace(
        light,
        sun=light.sun * np.float32(0.8) * linear("#ffe6cc"),
        sky=_tone("#d8a680", 0.62 * power),
        bounce=_tone("#a8623c", 0.34 * power),
        zenith=_tone("#a87a58", 0.5 * power),
        horizon=_tone("#e8b48a", 0.9 * power),
        opposite=_tone("#d8a078", 0.8 * power),
        glow=_tone("#ffe0c0", 0.3 * power),
        disc=0.0032, haze=0.0034, cover=0.0, stars=0.6 * light.stars,
    )  # fmt: skip


def _sunken(light: Light) -> Light:
    """Blue all around, bright from above, lost in haze after some dozens of metres.

    What is near keeps its colors, as before a diver with a lamp: an orange hat stays orange.
    """
    power = light.key**0.7
    return replace(
        light,
        toward=np.array([-0.25, -0.2, 0.947], np.float32),
        seen=np.array([-0.25, -0.2, 0.947], np.float32),
        sun=_tone("#eef4ee", 1.15 * power),
        sky=_tone("#b4d2dc", 0.66 * power),
        bounce=_tone("#88a6a8", 0.30 * power),
        zenith=_tone("#7fdcf0", 0.95 * power),
        horizon=_tone("#1f86b4", 0.62 * power),
        opposite=_tone("#1b7aa8", 0.55 * power),
        glow=_tone("#c8f4ff", 0.5 * power),
        disc=0.0, haze=0.026, softness=0.6, cover=0.0, stars=0.0, exposure=1.1, steep=1.6,
        fill=0.4,
    )  # fmt: skip


def _buried(light: Light) -> Light:
    """Rock on all sides: what falls in through a hole, and lamps."""
    return replace(
        light,
        sun=light.sun * np.float32(1.25),
        sky=_tone("#8f9aac", 0.46),
        bounce=_tone("#8a7a68", 0.30),
        lamps=1.0, stars=0.0, fill=0.5, key=0.42, exposure=1.1,
    )  # fmt: skip


def _tone(color: str, power: float) -> Floats:
    return np.asarray(linear(color) * power, np.float32)


def _bright(color: Floats) -> float:
    return float(color @ _LUMINANCE)
