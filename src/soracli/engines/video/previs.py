"""Previs: the simulated set itself, filmed by the stage's own renderer on every core there is."""

import os
from collections.abc import Generator
from typing import Any

import numpy as np

from soracli.engines.contract import Frame
from soracli.engines.ordered import Workers
from soracli.engines.passes import depth_picture, edges_picture, ids_picture, measure
from soracli.engines.record import Measured, body_names, scene_record
from soracli.plan.take import TakeSpec
from soracli.stage.perform import perform
from soracli.stage.renderer import Renderer

MOST_THREADS = 16


class PrevisShoot:
    """One take on the set."""

    def __init__(self, spec: TakeSpec, passes: bool) -> None:
        self._spec = spec
        self._passes = passes
        self._performance = perform(spec)
        self._names = body_names(self._performance)
        self._measured: list[Measured] = []

    def frames(self) -> Generator[Frame, None, None]:
        """Every frame, in order, rendered on several threads: the kernels let go of the GIL."""
        threads = min(os.cpu_count() or 1, MOST_THREADS, self._spec.frames)
        workers = Workers(self._camera, self._film, threads)
        for frame, seen in workers.run(self._spec.frames):
            if self._passes:
                self._measured.append(seen)
            yield frame

    def record(self) -> dict[str, Any]:
        """The scene/1 record; with measured boxes only where passes were asked for."""
        return scene_record(self._spec, self._performance, self._measured)

    def _camera(self) -> Renderer:
        spec = self._spec
        return Renderer(self._performance, spec.width, spec.height, passes=self._passes)

    def _film(self, renderer: Renderer, number: int) -> tuple[Frame, Measured]:
        picture = renderer.render(number)
        rgb = np.ascontiguousarray(picture.rgb)
        if not self._passes:
            return Frame(rgb), {}
        pictures = {
            "depth": depth_picture(picture.depth),
            "ids": ids_picture(picture.ids, len(self._performance.bodies)),
            "edges": edges_picture(picture.depth, picture.ids, picture.normals),
        }
        return Frame(rgb, pictures), measure(picture.ids, picture.depth, self._names)


def shoot(spec: TakeSpec, passes: bool = False) -> PrevisShoot:
    """Prepare a take: the performance is simulated here, the frames are rendered as they are taken.

    Raises SoraError where the scene cannot be staged.
    """
    return PrevisShoot(spec, passes)
