"""Previs: the simulated set itself, filmed by the stage's own renderer on every core there is."""

import os
from collections.abc import Generator, Sequence
from typing import Any

import numpy as np

from soracli.engines.contract import Frame
from soracli.engines.ordered import in_order
from soracli.engines.passes import depth_picture, edges_picture, ids_picture, measure
from soracli.engines.record import Measured, body_names, scene_record
from soracli.plan.take import TakeSpec
from soracli.stage.audible import Audible
from soracli.stage.listening import audible
from soracli.stage.perform import perform
from soracli.stage.renderer import Picture, Renderer
from soracli.story.speech import Spoken

MOST_THREADS = 16


class PrevisShoot:
    """One take on the set."""

    def __init__(self, spec: TakeSpec, passes: bool, spoken: Sequence[Spoken | None]) -> None:
        self._spec = spec
        self._performance = perform(spec, spoken)
        self._renderer = Renderer(self._performance, spec.width, spec.height, passes=passes)
        self._names = body_names(self._performance)
        self._measured: list[Measured] = []

    def frames(self) -> Generator[Frame, None, None]:
        """Every frame, in order, rendered on several threads: the kernels let go of the GIL."""
        threads = min(os.cpu_count() or 1, MOST_THREADS, self._spec.frames)
        for frame, seen in in_order(self._film, self._spec.frames, threads):
            self._measured.append(seen)
            yield frame

    def record(self) -> dict[str, Any]:
        """The scene/1 record; with measured boxes only where passes were asked for."""
        return scene_record(self._spec, self._performance, self._measured)

    def audible(self) -> Audible:
        """What can be heard of the performance."""
        return audible(self._spec, self._performance)

    def _film(self, number: int) -> tuple[Frame, Measured]:
        picture = self._renderer.render(number)
        rgb = np.ascontiguousarray(picture.rgb)
        if picture.depth is None or picture.ids is None:
            return Frame(rgb), {}
        seen = measure(picture.ids, picture.depth, self._names)
        return Frame(rgb, self._guides(picture)), seen

    def _guides(self, picture: Picture) -> dict[str, Any]:
        assert picture.depth is not None and picture.ids is not None
        return {
            "depth": depth_picture(picture.depth),
            "ids": ids_picture(picture.ids, len(self._performance.bodies)),
            "edges": edges_picture(picture.depth, picture.ids, picture.normals),
        }


def shoot(
    spec: TakeSpec, passes: bool = False, spoken: Sequence[Spoken | None] = ()
) -> PrevisShoot:
    """Prepare a take: the performance is simulated here, the frames are rendered as they are taken.

    Raises SoraError where the scene cannot be staged.
    """
    return PrevisShoot(spec, passes, spoken)
