"""The camera department: films a performance, frame by frame, on the CPU.

A `Renderer` prepares what a whole take shares (triangles, sky, set shadows) once; `render` may
then be called from several threads at once, in any order, and always gives the same bytes.
"""

import threading
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from soracli.stage import raster, shadows
from soracli.stage.geometry import gather, joint_motions, skin
from soracli.stage.grade import develop, tone_curve
from soracli.stage.light import light_of
from soracli.stage.mesh import Floats
from soracli.stage.performance import Performance
from soracli.stage.shade import Lit, View, shade
from soracli.stage.sky import sky_table


@dataclass(frozen=True, eq=False)
class Picture:
    """One frame: `rgb` (h, w, 3) sRGB uint8.

    With passes: `depth` (h, w) metres along the view axis (infinite where there is sky), `ids`
    (h, w) 0 for the set and i + 1 for `performance.bodies[i]`, `normals` (h, w, 3) world units.
    """

    rgb: NDArray[np.uint8]
    depth: Floats | None = None
    ids: NDArray[np.uint16] | None = None
    normals: Floats | None = None


class _Scratch:
    """The buffers one thread draws into."""

    def __init__(self, vertices: int, width: int, height: int) -> None:
        self.positions = np.zeros((vertices, 3), np.float32)
        self.normals = np.zeros((vertices, 3), np.float32)
        self.view = np.zeros((vertices, 3), np.float32)
        self.screen = np.zeros((vertices, 3), np.float32)
        self.depth = np.zeros((height * raster.SAMPLES, width), np.float32)
        self.ids = np.zeros((height * raster.SAMPLES, width), np.int32)
        self.color = np.zeros((height, width, 3), np.float32)
        self.distance = np.zeros((height, width), np.float32)
        self.owners = np.zeros((height, width), np.uint16)
        self.facing = np.zeros((height, width, 3), np.float32)


class Renderer:
    """Films one performance at one size. With `passes`, pictures carry depth, ids and normals."""

    def __init__(
        self, performance: Performance, width: int, height: int, passes: bool = False
    ) -> None:
        self.performance = performance
        self.width, self.height, self.passes = width, height, passes
        self._geometry = gather(performance)
        self._light = light_of(performance.time, performance.weather, performance.set_piece.indoor)
        self._table = sky_table(self._light)
        self._shadows = shadows.prepare(self._geometry, performance, self._light)
        self._curve = tone_curve()
        self._threads = threading.local()
        lamps = performance.set_piece.lamps[:16] if self._light.lamps > 0 else ()
        self._lamp_places = np.array([lamp.position for lamp in lamps], np.float32).reshape(-1, 3)
        self._lamp_colors = np.array([lamp.color for lamp in lamps], np.float32).reshape(-1, 3)
        self._lamp_colors *= np.float32(self._light.lamps)

    def render(self, frame: int) -> Picture:
        """The picture of a frame (0 to performance.frames - 1)."""
        scratch = self._scratch()
        view = self._view(frame)
        shown = [bool(body.visible[frame]) for body in self.performance.bodies]
        self._pose(scratch, frame)
        self._see(scratch, view, shown)
        lit = self._lit(scratch, frame, shown)
        shade(
            view, lit, self._geometry_arrays(), scratch.positions, scratch.normals,
            scratch.depth, scratch.ids, scratch.color, scratch.distance, scratch.owners,
            scratch.facing,
        )  # fmt: skip
        rgb = np.empty((self.height, self.width, 3), np.uint8)
        develop(scratch.color, self._curve, self._light.exposure, rgb)
        if not self.passes:
            return Picture(rgb)
        depth = np.where(scratch.distance > 1e8, np.float32(np.inf), scratch.distance)
        return Picture(rgb, depth, scratch.owners.copy(), scratch.facing.copy())

    def _scratch(self) -> _Scratch:
        if not hasattr(self._threads, "scratch"):
            scratch = _Scratch(len(self._geometry.rest), self.width, self.height)
            still = int(self._geometry.vertex_starts[0])
            scratch.positions[:still] = self._geometry.rest[:still]
            scratch.normals[:still] = self._geometry.normals[:still]
            self._threads.scratch = scratch
        held: _Scratch = self._threads.scratch
        return held

    def _view(self, frame: int) -> View:
        path = self.performance.camera
        eye = path.position[frame].astype(np.float64)
        away = path.target[frame] - eye
        away /= max(float(np.linalg.norm(away)), 1e-9)
        right = np.cross(away, path.up[frame])
        right /= max(float(np.linalg.norm(right)), 1e-9)
        basis = np.stack([right, np.cross(right, away), away])
        focal = self.height * 0.5 / np.tan(np.radians(float(path.fov[frame])) * 0.5)
        return View(eye, basis, float(focal), self.width, self.height)

    def _pose(self, scratch: _Scratch, frame: int) -> None:
        geometry = self._geometry
        start, stop = int(geometry.vertex_starts[0]), len(geometry.rest)
        motions = joint_motions(geometry, self.performance, frame)
        skin(
            geometry.rest, geometry.normals, geometry.bones, geometry.weights, motions,
            start, stop, scratch.positions, scratch.normals,
        )  # fmt: skip

    def _see(self, scratch: _Scratch, view: View, shown: list[bool]) -> None:
        raster.project(
            scratch.positions, view.eye, view.basis, view.focal, self.width, self.height,
            scratch.view, scratch.screen,
        )  # fmt: skip
        scratch.depth.fill(0)
        scratch.ids.fill(-1)
        bounds = self._geometry.face_starts
        runs = [(0, int(bounds[0]))]
        runs += [
            (int(bounds[body]), int(bounds[body + 1])) for body, see in enumerate(shown) if see
        ]
        for start, stop in runs:
            raster.raster(
                scratch.view, scratch.screen, self._geometry.faces, start, stop, view.focal,
                self.width, self.height, raster.SAMPLES, raster.SHIFTS, scratch.depth, scratch.ids,
            )  # fmt: skip

    def _lit(self, scratch: _Scratch, frame: int, shown: list[bool]) -> Lit:
        light, fixed = self._light, self._shadows
        depth, origin, scale = shadows.near_map(
            fixed, self._geometry, scratch.positions, shown, self._focus(frame)
        )
        return Lit(
            light.toward, light.sun, light.sky, light.bounce, light.haze, light.softness,
            self._table, fixed.basis, depth, origin, scale, fixed.far_map, fixed.far_origin,
            fixed.far_scale, self._lamp_places, self._lamp_colors,
        )  # fmt: skip

    def _focus(self, frame: int) -> Floats:
        """The middle of the fine shadow map: among the visible bodies."""
        roots = [b.positions[frame, 0] for b in self.performance.bodies if b.visible[frame]]
        if not roots:
            return np.asarray(self.performance.camera.target[frame], np.float32)
        return np.mean(roots, axis=0).astype(np.float32)

    def _geometry_arrays(self) -> "Scenery":
        geometry = self._geometry
        return Scenery(geometry.faces, geometry.colors, geometry.surfaces, geometry.owners)


from typing import NamedTuple  # noqa: E402


class Scenery(NamedTuple):
    """The arrays of the geometry that the shading kernel reads."""

    faces: NDArray[np.int32]
    colors: Floats
    surfaces: NDArray[np.uint8]
    owners: NDArray[np.uint16]
