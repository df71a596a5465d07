"""Films what comes, goes, or changes its light: two pictures of one moment, laid over each other.

What fades is filmed with it and without it; an hour that passes is filmed in the light before and
in the light after. Where nothing of that happens, one picture is taken as ever.
"""

import threading
from collections.abc import Sequence
from dataclasses import replace
from typing import Literal

import numpy as np

from soracli.stage.flow import drawn
from soracli.stage.performance import Body, Hour, Performance
from soracli.stage.renderer import Picture, Renderer

_KEPT = 4
"""Renderers that are kept at most: of the hours that pass, those before and after, and one more."""
_UNSEEN = 1 / 512
"""The share of a picture below which nothing of it is seen in 8 bits."""
Way = Literal["comes", "goes"]
Hidden = frozenset[Way]
"""Which of those who fade are left out of a picture: those who come, those who go."""


def filmed_by(
    performance: Performance, width: int, height: int, passes: bool = False
) -> "Renderer | Dissolving":
    """What films a performance: a renderer, or one that dissolves where something fades."""
    if performance.hours or any(_fades(body) for body in performance.bodies):
        return Dissolving(performance, width, height, passes)
    return Renderer(performance, width, height, passes)


def _fades(body: Body) -> bool:
    return body.guise is not None and bool(((body.guise.there > 0) & (body.guise.there < 1)).any())


def _way(body: Body) -> Way:
    """Whether somebody who fades is there more and more, or less and less."""
    assert body.guise is not None
    return "comes" if body.guise.there[-1] > body.guise.there[0] else "goes"


def _layers(bodies: Sequence[Body], frame: int) -> list[tuple[Hidden, float]]:
    """Pictures that make up one frame, by whom they leave out, and how much of each is seen; all
    of them together 1.

    While one turns into another nobody sees through both at once.
    """
    there = {"comes": 1.0, "goes": 1.0}
    for body in bodies:
        if body.guise is not None and body.visible[frame] and body.guise.there[frame] < 1:
            there[_way(body)] = float(body.guise.there[frame])
    comes, goes = there["comes"], there["goes"]
    both = max(comes + goes - 1, 0.0)
    shares: list[tuple[Hidden, float]] = [
        (frozenset(), both),
        (frozenset(("goes",)), comes - both),
        (frozenset(("comes",)), goes - both),
        (frozenset(("comes", "goes")), 1 - comes - goes + both),
    ]
    return [(without, share) for without, share in shares if share > _UNSEEN]


class Dissolving:
    """Films one performance at one size as a `Renderer` does, also from several threads."""

    def __init__(
        self, performance: Performance, width: int, height: int, passes: bool = False
    ) -> None:
        self.performance = performance
        self.width, self.height, self.passes = width, height, passes
        self._renderers: dict[tuple[int, Hidden], Renderer] = {}
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
        layers = _layers(self.performance.bodies, shown)
        picture, sum_so_far = None, 0.0
        for without, share in layers:
            layer = self._renderer(hour, without).render(frame)
            sum_so_far += share
            picture = layer if picture is None else laid_over(picture, layer, share / sum_so_far)
        assert picture is not None
        return picture

    def _renderer(self, hour: int, without: Hidden) -> Renderer:
        with self._lock:
            found = self._renderers.pop((hour, without), None)
            if found is None:
                found = Renderer(self._of(hour, without), self.width, self.height, self.passes)
                while len(self._renderers) >= _KEPT:
                    del self._renderers[next(iter(self._renderers))]
            self._renderers[hour, without] = found  # the one that was used last is the last
            return found

    def _of(self, number: int, without: Hidden) -> Performance:
        """The performance in the light of an hour, without those who fade that are hidden."""
        performance = self.performance
        if performance.hours:
            hour: Hour = performance.hours[number]
            performance = replace(
                performance, set_piece=hour.set_piece, time=hour.time, weather=hour.weather
            )
        if not without:
            return performance
        bodies = tuple(
            replace(body, visible=body.visible & (body.guise.there >= 1))
            if body.guise is not None and _way(body) in without
            else body
            for body in performance.bodies
        )
        return replace(performance, bodies=bodies)


def laid_over(under: Picture, over: Picture, share: float) -> Picture:
    """A picture with a `share` (0 to 1) of another over it. Passes are the stronger one's."""
    mixed = under.rgb + (over.rgb.astype(np.float32) - under.rgb) * np.float32(share)
    rgb = np.rint(mixed).astype(np.uint8)
    return replace(over if share >= 0.5 else under, rgb=rgb)
