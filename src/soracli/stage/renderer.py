"""The camera department: films a performance, frame by frame, on the CPU.

A `Renderer` prepares what a whole take shares (triangles, sky, set shadows) once; `render` may
then be called from several threads at once, in any order, and always gives the same bytes.
"""

import copy
import threading
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from soracli.stage import focus as focus_lens
from soracli.stage import ink, meter, ocean, particles, raster, shadows
from soracli.stage.airborne import carried
from soracli.stage.colors_held import Proofed, held
from soracli.stage.film import fill_air, film, film_water
from soracli.stage.finish import clay_finishes, finish_table
from soracli.stage.flow import drawn, flow, next_frame, seen_facing
from soracli.stage.fragments import Triangles, View
from soracli.stage.geometry import gather, joint_motions, skin
from soracli.stage.grade import SHRINK, develop, grade_of, spread_bright
from soracli.stage.lighting import lighted, seen_through
from soracli.stage.materials import Surface
from soracli.stage.medium import DRAWN_LAST, PATTERNS, UNFOCUSED, work_over
from soracli.stage.mesh import Floats, linear
from soracli.stage.occlusion import occlude, spokes
from soracli.stage.patterns import clay_patterns, patterns_for
from soracli.stage.performance import Performance
from soracli.stage.practicals import lamps_at, practicals_of
from soracli.stage.scratch import Scratch
from soracli.stage.shade import Lit
from soracli.stage.sharpness import focused_at
from soracli.stage.skies import star_views
from soracli.stage.sky import Sky, cloud_covers, cloud_tile, fill_mirror, sky_table, stars
from soracli.stage.smear import smear, swept
from soracli.stage.sparing import spared
from soracli.stage.water import Water

STILL_WATER = Water(np.zeros(0, np.float32), np.zeros((0, 2), np.float32), np.zeros(0, np.float32))
LAMPS = 16
FIRELIGHT = np.array([5.0, 2.1, 0.5], np.float32)


@dataclass(frozen=True, eq=False)
class Picture:
    """One frame: `rgb` (h, w, 3) sRGB uint8.

    With passes: `depth` (h, w) metres along the view axis (infinite where there is sky), `ids`
    (h, w) 0 for the set and i + 1 for `performance.bodies[i]`, `normals` (h, w, 3) of length 1
    along the picture's right, its top and toward the camera (0 where there is sky), `flow`
    (h, w, 2) pixels to the right and down that it all moves until the next frame.
    """

    rgb: NDArray[np.uint8]
    depth: Floats | None = None
    ids: NDArray[np.uint16] | None = None
    normals: Floats | None = None
    flow: Floats | None = None


class Renderer:
    """Films one performance at one size. With `passes`, pictures carry all their buffers."""

    def __init__(
        self, performance: Performance, width: int, height: int, passes: bool = False
    ) -> None:
        self.performance = performance
        self.width, self.height, self.passes = width, height, passes
        piece = performance.set_piece
        self._geometry = spared(gather(performance), performance, height)
        light, self._shadows = lighted(piece, performance.time, performance.weather)
        self._light = seen_through(light, performance.camera)
        self._near_reach = shadows.near_reach(performance)
        self._table = sky_table(self._light)
        self._clouds = cloud_tile(self._light, performance.seed % 1000)
        self._triangles = self._laid_out()
        self._spokes = spokes()
        self._stars = stars(performance.seed % 997)
        self._particles = particles.layers(performance, performance.seed % 100003)
        lamps = piece.lamps[:LAMPS] if self._light.lamps > 0 else ()
        self._lamp_places = np.array([lamp.position for lamp in lamps], np.float32).reshape(-1, 3)
        self._lamp_colors = np.array([lamp.color for lamp in lamps], np.float32).reshape(-1, 3)
        self._lamp_sizes = np.array([lamp.radius for lamp in lamps], np.float32)
        self._lamp_colors *= np.float32(self._light.lamps)
        glowing = practicals_of(performance.bodies) if self._light.lamps > 0 else ()
        self._practicals = glowing[: LAMPS - len(lamps)]
        self._sharp = focused_at(performance)
        self._threads = threading.local()
        small = copy.copy(self)
        small.width, small.height = meter.SIZE
        small.passes, small._threads = False, threading.local()
        self._exposure: float = self._light.exposure * small._metered()
        small._exposure = self._exposure

        def proof(frame: int, triangles: Triangles) -> Proofed:
            small._triangles = triangles
            rgb, canvas = small.render(frame).rgb, small._scratch().canvas
            return rgb, np.where(canvas.owners > 0, canvas.ids[:: raster.SAMPLES], -1)

        self._triangles = held(performance, self._geometry, self._triangles, proof)

    def render(self, frame: int) -> Picture:
        """The picture of a frame (0 to performance.frames - 1)."""
        look, number = self.performance.look, frame
        frame = drawn(self.performance, frame)
        scratch = self._scratch()
        canvas = scratch.canvas
        view = self._view(frame)
        self._expose(scratch, view, frame)
        if look.shading not in UNFOCUSED:
            self._focus_lens(scratch, view, frame)
        if look.ink > 0:
            ink.find_lines(
                canvas.owners, canvas.tags, canvas.distance, canvas.facing,
                ink.line_step(self.height), scratch.lines, scratch.soft_lines,
            )  # fmt: skip
            if look.shading not in DRAWN_LAST:
                ink.draw_lines(scratch.soft_lines, float(look.ink), canvas.color)
        self._fly(scratch, view, frame)
        blur = swept(self.performance.camera, frame, view, self.performance.fps)
        if any(blur):
            smear(canvas.color, *blur)
        brightness = self.performance.brightness
        exposure = self._exposure * (1.0 if brightness is None else float(brightness[frame]))
        grade = grade_of(
            look, exposure, self._light.chroma, self._light.key, self.width, self.height
        )
        reach = max(1, round(self.height * (0.012 + 0.022 * look.bloom) / SHRINK))
        # a strong bloom takes in all but the shadows
        threshold = 1.3 * (1.0 - look.bloom) ** 1.5 + 0.15 * look.bloom
        spread_bright(
            canvas.color, grade.exposure, threshold, reach, scratch.glow, scratch.other_glow
        )
        rgb = np.empty((self.height, self.width, 3), np.uint8)
        develop(canvas.color, scratch.glow, grade, frame, rgb)
        work_over(rgb, self.performance, scratch.soft_lines, canvas.owners, frame)
        if not self.passes:
            return Picture(rgb)
        depth = np.where(canvas.distance > 1e8, np.float32(np.inf), canvas.distance)
        moved = self._flow(scratch, view, number)
        return Picture(rgb, depth, canvas.owners.copy(), seen_facing(canvas.facing, view), moved)

    def _flow(self, scratch: Scratch, view: View, number: int) -> Floats:
        other, sign = next_frame(self.performance, number)
        frames = drawn(self.performance, number), drawn(self.performance, other)
        views = view, self._view(frames[1])
        return sign * flow(self._geometry, self.performance, scratch, views, frames)

    def _metered(self) -> float:
        """The factor that brings the take to a readable brightness, from a few frames of a
        small one."""
        shown = self.performance.shown
        names = [body.id for body in self.performance.bodies]
        about = [names.index(name) + 1 for name in (shown.ids if shown else ()) if name in names]
        readings = []
        for frame in {0, self.performance.frames // 2, self.performance.frames - 1}:
            scratch = self._scratch()
            self._expose(scratch, self._view(frame), frame)
            canvas = scratch.canvas
            subject = np.isin(canvas.owners, about)
            readings.append(meter.reading(canvas.color, canvas.tags == Surface.SKIN + 1, subject))
        return meter.metered(readings, self._light)

    def _expose(self, scratch: Scratch, view: View, frame: int) -> None:
        """Everything with a surface, lit, as linear color and its buffers."""
        canvas = scratch.canvas
        shown = [bool(body.visible[frame]) for body in self.performance.bodies]
        self._pose(scratch, frame)
        self._see(scratch, view, shown)
        self._see_water(scratch, view, frame)
        sky, lit = self._sky(scratch, frame), self._lit(frame)
        fill_air(view, sky, canvas.air)
        fill_mirror(sky, sky.mirror)
        occlude(
            canvas.depth, view.focal, self.width, self.height, self._spokes, 1.0,
            canvas.half, scratch.far_half, scratch.raw_occlusion, canvas.occlusion,
        )  # fmt: skip
        shadows.draw_near(
            scratch.near, self._shadows, self._near_reach, self._geometry, scratch.positions,
            shown, self._focus(frame),
        )  # fmt: skip
        given = (
            view, self._painted(frame), lit, sky, scratch.near, self._shadows.far,
            scratch.positions, scratch.normals, canvas, scratch.frags, scratch.desk,
        )  # fmt: skip
        if self.performance.set_piece.water is None:
            film(*given)
        else:
            film_water(*given, self._sea(frame), scratch.surf)

    def _focus_lens(self, scratch: Scratch, view: View, frame: int) -> None:
        """Blur what is off the plane the camera looks at, where that can be seen."""
        if self.performance.camera.deep:
            return
        focus = float(self._sharp[frame])
        gain = focus_lens.blur_gain(view, focus, self.performance.look.miniature)
        widest = min(gain / focus, 0.04 * self.height)
        if widest > focus_lens.WORTH_IT:
            focus_lens.defocus(
                scratch.canvas.color, scratch.canvas.distance, focus, gain, widest,
                scratch.blur, scratch.other_blur,
            )  # fmt: skip

    def _fly(self, scratch: Scratch, view: View, frame: int) -> None:
        """Stars, rain, snow and effects, from the farthest to the nearest."""
        performance, light = self.performance, self._light
        canvas, time = scratch.canvas, float(performance.times[frame])
        if light.stars > 0 and not performance.set_piece.indoor:
            covers = cloud_covers(self._sky(scratch, frame), self._stars)
            for one in star_views(view, performance.set_piece.sky):
                particles.draw_stars(
                    self._stars, one, light.stars, time, covers, canvas.distance, canvas.color
                )
        spots = [
            particles.halos(self._lamp_places, self._lamp_colors, self._lamp_sizes, light.haze)
        ]
        spots += [particles.spots_of(cloud, time, light) for cloud in self._particles]
        if not performance.set_piece.indoor:
            spots.append(
                carried(
                    performance.weather,
                    view.eye,
                    view.basis[2],
                    time,
                    light,
                    performance.seed % 991,
                )  # fmt: skip
            )
        table = np.concatenate(spots)
        if len(table):
            away = (table[:, :3] - view.eye) @ view.basis[2]
            order = np.argsort(-away, kind="stable")
            particles.draw_spots(table, order, view, canvas.distance, canvas.color)

    def _laid_out(self) -> Triangles:
        geometry, performance = self._geometry, self.performance
        surfaces = geometry.surfaces
        if performance.set_piece.water is not None:
            surfaces = np.append(surfaces, np.uint8(Surface.WATER))
        shading = performance.look.shading
        patterns = patterns_for(surfaces)
        finishes = finish_table()
        if shading == "clay":
            patterns = clay_patterns(patterns)
            finishes = clay_finishes(finishes)
        colors = geometry.colors
        if paint := performance.look.paint:
            colors = np.full_like(colors, 1.0) * linear(paint)
        outdoors = not performance.set_piece.indoor
        return Triangles(
            geometry.faces, colors, geometry.rest, geometry.surfaces, geometry.axes,
            geometry.moods, geometry.owners, finishes, patterns.texels, patterns.starts,
            0.85 if performance.weather in ("snow", "snowy") and outdoors else 0.0,
            1.0 if performance.weather in ("rain", "storm") and outdoors else 0.0,
            PATTERNS.get(shading, 1.0),
        )  # fmt: skip

    def _painted(self, frame: int) -> Triangles:
        """The triangles in the colors of a frame."""
        guises = [body.guise for body in self.performance.bodies]
        if not any(guises):
            return self._triangles
        colors, starts = self._triangles.colors.copy(), self._geometry.vertex_starts
        for number, guise in enumerate(guises):
            if guise is not None:
                colors[starts[number] : starts[number + 1]] = guise.colors(frame)
        return self._triangles._replace(colors=colors)

    def _scratch(self) -> Scratch:
        if not hasattr(self._threads, "scratch"):
            scale = shadows.NEAR_TEXELS / (2 * self._near_reach)
            scratch = Scratch(self._geometry, self.width, self.height, scale)
            still = int(self._geometry.vertex_starts[0])
            scratch.positions[:still] = self._geometry.rest[:still]
            scratch.normals[:still] = self._geometry.normals[:still]
            self._threads.scratch = scratch
        held: Scratch = self._threads.scratch
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

    def _pose(self, scratch: Scratch, frame: int) -> None:
        geometry = self._geometry
        start, stop = int(geometry.vertex_starts[0]), len(geometry.rest)
        motions = joint_motions(geometry, self.performance, frame)
        skin(
            geometry.rest, geometry.normals, geometry.bones, geometry.weights, motions,
            start, stop, scratch.positions, scratch.normals,
        )  # fmt: skip

    def _see(self, scratch: Scratch, view: View, shown: list[bool]) -> None:
        raster.project(
            scratch.positions, view.eye, view.basis, view.focal, self.width, self.height,
            scratch.view, scratch.screen,
        )  # fmt: skip
        canvas = scratch.canvas
        canvas.depth.fill(0)
        canvas.ids.fill(-1)
        bounds = self._geometry.face_starts
        runs = [(int(bounds[body]), int(bounds[body + 1])) for body, see in enumerate(shown) if see]
        raster.draw(
            scratch.view, scratch.screen, self._geometry.faces,
            np.array([*runs, (0, int(bounds[0]))], np.int64), view.focal, self.width, self.height,
            raster.SHIFTS, scratch.later, scratch.farthest, canvas.depth, canvas.ids,
        )  # fmt: skip

    def _see_water(self, scratch: Scratch, view: View, frame: int) -> None:
        if self.performance.set_piece.water is None:
            return
        surf, canvas = scratch.surf, scratch.canvas
        heading, spread = ocean.sweep(view)
        sea = self._sea(frame)
        ocean.lay_fan(sea, view.eye, heading, spread, surf.positions, surf.normals)
        raster.project(
            surf.positions, view.eye, view.basis, view.focal, self.width, self.height,
            scratch.sea_view, scratch.sea_screen,
        )  # fmt: skip
        canvas.water_depth.fill(0)
        raster.raster(
            scratch.sea_view, scratch.sea_screen, surf.faces, 0, len(surf.faces), view.focal,
            self.width, self.height, 1, raster.MIDDLE, canvas.water_depth, canvas.water_ids,
        )  # fmt: skip

    def _sea(self, frame: int) -> ocean.Sea:
        water = self.performance.set_piece.water
        tri = self._triangles
        start = max(int(tri.starts[Surface.WATER]), 0)
        time = float(self.performance.times[frame])
        return ocean.sea_of(water or STILL_WATER, tri.texels, start, time)

    def _sky(self, scratch: Scratch, frame: int) -> Sky:
        light, time = self._light, float(self.performance.times[frame])
        speed = 0.008 if self.performance.weather in ("storm", "windy", "dust storm") else 0.0016
        return Sky(
            self._table, light.seen, self._clouds,
            np.array([speed * time, 0.4 * speed * time], np.float32),
            light.cloud_lit, light.cloud_dark, light.glow, light.disc,
            np.asarray(light.sun * (7.0 if light.stars < 0.5 else 3.0), np.float32),
            1.0 if light.cover > 0.8 else 0.0, scratch.mirror,
        )  # fmt: skip

    def _lit(self, frame: int) -> Lit:
        light, look = self._light, self.performance.look
        places, colors = self._lamps(frame)
        # many lamps light each other's shadows by way of walls and ground
        around = np.minimum(0.012 * colors.sum(axis=0), 0.20).astype(np.float32)
        return Lit(
            light.toward, light.sun, light.sky + around, light.bounce + around,
            np.asarray(light.horizon * 0.20, np.float32), light.haze, light.softness,
            self._shadows.basis, places, colors, look.bands if look.shading == "cel" else 0,
            light.lamps, light.fill,
        )  # fmt: skip

    def _lamps(self, frame: int) -> tuple[Floats, Floats]:
        """The set's lamps, those that bodies carry, and the light of every fire that burns."""
        places, colors = [self._lamp_places], [self._lamp_colors]
        if self._practicals:
            own, light = lamps_at(self._practicals, self.performance.bodies, frame)
            places, colors = [*places, own], [*colors, light * np.float32(self._light.lamps)]
        for effect in self.performance.effects:
            if effect.kind == "fire" and effect.strength[frame] > 0:
                flicker = 0.85 + 0.15 * np.sin(float(self.performance.times[frame]) * 31.0)
                places.append(effect.positions[frame][None] + 0.10 * effect.directions[frame])
                colors.append((FIRELIGHT * effect.strength[frame] * flicker)[None])
        return (
            np.concatenate(places).astype(np.float32),
            np.concatenate(colors).astype(np.float32),
        )

    def _focus(self, frame: int) -> Floats:
        """The middle of the fine shadow map: among the visible bodies."""
        roots = [b.positions[frame, 0] for b in self.performance.bodies if b.visible[frame]]
        if not roots:
            return np.asarray(self.performance.camera.target[frame], np.float32)
        return np.asarray(np.mean(roots, axis=0), np.float32)
