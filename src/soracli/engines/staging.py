"""The stage as a guide: the simulated set of a take, filmed as pictures and passes of any size."""

from collections.abc import Generator, Sequence
from dataclasses import replace
from typing import Any

import numba
import numpy as np

from soracli.engines.contract import Frame
from soracli.engines.ordered import in_order
from soracli.engines.passes import (
    depth_picture,
    edges_picture,
    flow_picture,
    ids_picture,
    measure,
    normals_picture,
)
from soracli.engines.record import Measured, body_names, scene_record
from soracli.engines.settled import settled
from soracli.plan.take import TakeSpec
from soracli.stage.audible import Audible
from soracli.stage.dissolving import Dissolving, filmed_by
from soracli.stage.listening import audible
from soracli.stage.perform import perform, set_seed
from soracli.stage.performance import Performance
from soracli.stage.renderer import Picture, Renderer
from soracli.stage.sky import form_clouds
from soracli.stage.zone import widened
from soracli.story.speech import Spoken

MOST_THREADS = 16
UNGRADED = {"letterbox": 0.0, "grain": 0.0, "vignette": 0.0, "on_twos": False}
"""What of a look is left out of a guide: a model would keep bars and dark corners as if they were
there, make a flicker of the grain, and stand still with drawings that are held."""


_asked: int | None = None


def use_threads(count: int) -> None:
    """Render frames on so many threads in this process from now on. Workers beside one another
    share the cores so. The pictures are the same with any number."""
    global _asked
    _asked = count


def _threads_for(frames: int) -> int:
    """How many threads render so many frames: as many as were asked for, else as there are cores
    (or as NUMBA_NUM_THREADS says)."""
    threads: int = _asked or numba.config.NUMBA_NUM_THREADS  # type: ignore[attr-defined]
    return min(threads, MOST_THREADS, frames)


class Staging:
    """A take played on the set: its performance is simulated here, once."""

    def __init__(self, spec: TakeSpec, spoken: Sequence[Spoken | None] = ()) -> None:
        settled()
        self._spec = spec
        form_clouds(set_seed(spec))
        self._performance = perform(spec, spoken)
        look = self._performance.look.model_copy(update=UNGRADED)
        self._guiding = replace(self._performance, look=look)
        self._wider: tuple[float, Performance] = 1.0, self._guiding
        self._names = body_names(self._performance)
        self._measured: list[Measured] = []
        self._last: Renderer | Dissolving | None = None

    def film(
        self,
        width: int,
        height: int,
        passes: bool,
        numbers: Sequence[int] | None = None,
        guide: bool = False,
    ) -> Generator[Frame, None, None]:
        """The frames with these `numbers` (None: all), in order, in pixels, rendered on several
        threads: the kernels let go of the GIL. Closing it stops all work.

        For a `guide` the look is without what leads a model astray (`UNGRADED`).
        """
        wanted = range(self._spec.frames) if numbers is None else numbers
        renderer = self._renderer(width, height, passes, guide)
        threads = _threads_for(len(wanted))
        self._measured = []
        own = (width, height) == (self._spec.width, self._spec.height)

        def make(place: int) -> tuple[Frame, Measured]:
            return self._filmed(renderer.render(wanted[place]))

        for frame, seen in in_order(make, len(wanted), threads):
            self._measured += [seen] if own else []
            yield frame

    def buffers(
        self, width: int, height: int, numbers: Sequence[int]
    ) -> Generator[Picture, None, None]:
        """What was measured for the frames with these `numbers`, as the renderer has it: distances
        in metres, motion in pixels, without drawings that are held. Closing it stops all work."""
        renderer = self._renderer(width, height, True, guide=True)
        threads = _threads_for(len(numbers))
        yield from in_order(lambda place: renderer.render(numbers[place]), len(numbers), threads)

    def record(self) -> dict[str, Any]:
        """The scene/1 record; with measured boxes only where all frames were filmed with passes
        in the size of the take."""
        whole = self._measured if len(self._measured) == self._spec.frames else []
        return scene_record(self._spec, self._performance, whole)

    def audible(self) -> Audible:
        """What can be heard of the performance."""
        return audible(self._spec, self._performance)

    def _renderer(
        self, width: int, height: int, passes: bool, guide: bool
    ) -> Renderer | Dissolving:
        """The renderer that filmed last, where it films so: a long take is filmed in parts."""
        played = self._led(width / height) if guide else self._performance
        last = self._last
        if (
            last is None
            or last.performance is not played
            or (last.width, last.height, last.passes) != (width, height, passes)
        ):
            last = self._last = filmed_by(played, width, height, passes)
        return last

    def _led(self, shape: float) -> Performance:
        """What a guide shows whose width by its height is `shape`.

        What a model makes of it is cut to the shape of the take. Where others cover the edges of
        that, the lens of a guide that is narrower sees so much more that nothing is lost across.
        """
        gain = self._spec.width / self._spec.height / shape
        if self._spec.safe is None or gain <= 1.0:
            return self._guiding
        if self._wider[0] != gain:
            camera = widened(self._guiding.camera, gain)
            self._wider = gain, replace(self._guiding, camera=camera)
        return self._wider[1]

    def _filmed(self, picture: Picture) -> tuple[Frame, Measured]:
        rgb = np.ascontiguousarray(picture.rgb)
        if picture.depth is None or picture.ids is None:
            return Frame(rgb), {}
        if picture.normals is None or picture.flow is None:
            return Frame(rgb), {}
        seen = measure(picture.ids, picture.depth, self._names, rgb)
        guides = {
            "depth": depth_picture(picture.depth),
            "ids": ids_picture(picture.ids, len(self._performance.bodies)),
            "edges": edges_picture(picture.depth, picture.ids, picture.normals),
            "normals": normals_picture(picture.normals),
            "flow": flow_picture(picture.flow),
        }
        return Frame(rgb, guides), seen
