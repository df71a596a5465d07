"""Films what comes, goes, or changes its light: two pictures of one moment, laid over each other.

What fades is filmed with it and without it; an hour that passes is filmed in the light before and
in the light after. Where nothing of that happens, one picture is taken as ever.
"""

import threading
from dataclasses import replace

import numpy as np

from soracli.stage.flow import drawn
from soracli.stage.performance import Body, Hour, Performance
from soracli.stage.renderer import Picture, Renderer

_KEPT = 3
"""Renderers that are kept at most: of the hours that pass, those before and after, and one more."""


def filmed_by(
    performance: Performance, width: int, height: int, passes: bool = False
) -> "Renderer | Dissolving":
    """What films a performance: a renderer, or one that dissolves where something fades."""
    if performance.hours or any(_fades(body) for body in performance.bodies):
        return Dissolving(performance, width, height, passes)
    return Renderer(performance, width, height, passes)


def _fades(body: Body) -> bool:
    return body.guise is not None and bool(((body.guise.there > 0) & (body.guise.there < 1)).any())


class Dissolving:
    """Films one performance at one size as a `Renderer` does, also from several threads."""

    def __init__(
        self, performance: Performance, width: int, height: int, passes: bool = False
    ) -> None:
        self.performance = performance
        self.width, self.height, self.passes = width, height, passes
        self._renderers: dict[tuple[int, bool], Renderer] = {}
        self._lock = threading.Lock()

    def render(self, frame: int) -> Picture:
        """The picture of a frame (0 to performance.frames - 1)."""
        shown = drawn(self.performance, frame)
        before, after, share = self._between(shown)
        picture = self._faded(before, frame, shown)
        if share <= 0:
            return picture
        return laid_over(picture, self._faded(after, frame, shown), share)

    def _between(self, frame: int) -> tuple[int, int, float]:
        """The hours before and after a frame, and how far the later one has come."""
        hours = self.performance.hours
        if not hours:
            return 0, 0, 0.0
        before = max(n for n, hour in enumerate(hours) if hour.frame <= frame or n == 0)
        after = min(before + 1, len(hours) - 1)
        span = hours[after].frame - hours[before].frame
        return before, after, (frame - hours[before].frame) / span if span > 0 else 0.0

    def _faded(self, hour: int, frame: int, shown: int) -> Picture:
        """The picture of a frame in the light of an hour, with whoever comes or goes."""
        there = [
            float(body.guise.there[shown])
            for body in self.performance.bodies
            if body.guise is not None and body.visible[shown]
        ]
        fading = [share for share in there if share < 1]
        whole = self._renderer(hour, True).render(frame)
        if not fading:
            return whole
        return laid_over(self._renderer(hour, False).render(frame), whole, max(fading))

    def _renderer(self, hour: int, whole: bool) -> Renderer:
        with self._lock:
            found = self._renderers.pop((hour, whole), None)
            if found is None:
                found = Renderer(self._of(hour, whole), self.width, self.height, self.passes)
                while len(self._renderers) >= _KEPT:
                    del self._renderers[next(iter(self._renderers))]
            self._renderers[hour, whole] = found  # the one that was used last is the last
            return found

    def _of(self, number: int, whole: bool) -> Performance:
        """The performance in the light of an hour, and without what fades unless `whole`."""
        performance = self.performance
        if performance.hours:
            hour: Hour = performance.hours[number]
            performance = replace(
                performance, set_piece=hour.set_piece, time=hour.time, weather=hour.weather
            )
        if whole:
            return performance
        bodies = tuple(
            replace(body, visible=body.visible & (body.guise.there >= 1)) if body.guise else body
            for body in performance.bodies
        )
        return replace(performance, bodies=bodies)


def laid_over(under: Picture, over: Picture, share: float) -> Picture:
    """A picture with a `share` (0 to 1) of another over it. Passes are the stronger one's."""
    mixed = under.rgb + (over.rgb.astype(np.float32) - under.rgb) * np.float32(share)
    rgb = np.rint(mixed).astype(np.uint8)
    return replace(over if share >= 0.5 else under, rgb=rgb)
