"""Our renderer beside MuJoCo's own software renderer, on the same scene in the same run.

    python tests/bench/mujoco_gl.py [--frames 12] [--sizes 640x360 ...] [--only WORD]
                                    [--pictures FOLDER]

The triangles of a performance, set and bodies, become a model of MuJoCo: every body in rigid pieces
by its joints, each piece moved frame by frame to where it is in the performance; the same camera,
sun with shadows and lamps. Triangles, sizes and samples a pixel (four) are the same. MuJoCo draws
one color for each piece, without our patterns, sky, haze, occlusion, bloom or film curve, and water
as a plane: it has the lighter task. Needs OSMesa (on Debian: apt-get install libosmesa6), or
EGL with MUJOCO_GL=egl.
"""

import argparse
import os
import sys
import time
from pathlib import Path
from typing import Any

GL = os.environ.setdefault("MUJOCO_GL", "osmesa")  # it is read when MuJoCo is first imported

# ruff: noqa: E402
import numpy as np
from frames import SENTENCES, SIZES, ours, pixels, played, spread, table

from soracli.stage.geometry import Geometry, gather
from soracli.stage.lighting import lighted
from soracli.stage.performance import Performance

SHADOW_TEXELS = 2048
LAMPS = 8
LEVELS = 4
"""Colors of a piece are sorted into so many levels of red, green and blue each."""


def modelled(performance: Performance) -> tuple[Any, list[tuple[int, int]]]:
    """A compiled model of MuJoCo, and for each mocap body the body and the joint that moves it; the
    last one carries the camera."""
    import mujoco

    spec = mujoco.MjSpec()
    spec.visual.global_.offwidth, spec.visual.global_.offheight = 1920, 1080
    spec.visual.quality.offsamples = 4
    spec.visual.quality.shadowsize = SHADOW_TEXELS
    spec.visual.map.znear, spec.visual.map.zfar = 0.001, 200.0
    spec.visual.headlight.ambient, spec.visual.headlight.diffuse = [0.35] * 3, [0.25] * 3
    spec.stat.extent, spec.stat.center = 20.0, [0, 0, 1]
    _lights(spec, performance)
    geometry = gather(performance)
    still = int(geometry.face_starts[0])
    _pieces(spec, spec.worldbody, "set", geometry, 0, still, np.zeros(3))
    water = performance.set_piece.water
    if water is not None:
        plane = spec.worldbody.add_geom(type=mujoco.mjtGeom.mjGEOM_PLANE, size=[200, 200, 1])
        plane.pos, plane.rgba = [0, 0, float(getattr(water, "level", 0.0))], [0.1, 0.3, 0.4, 1]
    movers: list[tuple[int, int]] = []
    joints = _main_joints(geometry)
    for number, body in enumerate(performance.bodies):
        first, last = (int(geometry.face_starts[number + k]) for k in (0, 1))
        start = int(geometry.joint_starts[number])
        for joint in range(len(body.figure.rig.rest)):
            faces = first + np.flatnonzero(joints[first:last] == start + joint)
            if not len(faces):
                continue
            mover = spec.worldbody.add_body(name=f"b{number}j{joint}", mocap=True)
            rest = body.figure.rig.rest[joint].astype(np.float64)
            _pieces(spec, mover, f"b{number}j{joint}", geometry, 0, 0, rest, faces)
            movers.append((number, joint))
    eye = spec.worldbody.add_body(name="eye", mocap=True)
    eye.add_camera(name="film", fovy=45.0)
    return spec.compile(), movers


def _main_joints(geometry: Geometry) -> Any:
    """The joint that each face mostly follows."""
    corners = geometry.faces[:, 0]
    heaviest = np.argmax(geometry.weights[corners], axis=1)
    return geometry.bones[corners, heaviest]


def _pieces(
    spec: Any,
    onto: Any,
    name: str,
    geometry: Geometry,
    start: int,
    stop: int,
    middle: Any,
    faces: Any = None,
) -> None:
    """Add faces as meshes, one for each color, about `middle`."""
    import mujoco

    chosen = np.arange(start, stop) if faces is None else faces
    tone = geometry.colors[geometry.faces[chosen, 0]]
    sort = np.minimum((np.sqrt(tone) * LEVELS).astype(int), LEVELS - 1) @ np.array([1, 16, 256])
    for place, one in enumerate(np.unique(sort)):
        mine = chosen[sort == one]
        used, corners = np.unique(geometry.faces[mine], return_inverse=True)
        if len(used) < 4:
            continue
        mesh = spec.add_mesh(name=f"{name}.{place}")
        mesh.inertia = mujoco.mjtMeshInertia.mjMESH_INERTIA_SHELL
        mesh.uservert = (geometry.rest[used].astype(np.float64) - middle).reshape(-1)
        mesh.userface = corners.reshape(-1).astype(np.int32)
        geom = onto.add_geom(type=mujoco.mjtGeom.mjGEOM_MESH, meshname=f"{name}.{place}")
        geom.contype = geom.conaffinity = 0
        color = np.sqrt(tone[sort == one].mean(axis=0))
        geom.rgba = [*np.clip(color, 0, 1).tolist(), 1.0]


def _lights(spec: Any, performance: Performance) -> None:
    """The sun with its shadows, what the sky gives, and the lamps."""
    import mujoco

    light, _ = lighted(performance.set_piece, performance.time, performance.weather)
    sun = spec.worldbody.add_light(name="sun", castshadow=True)
    sun.type = mujoco.mjtLightType.mjLIGHT_DIRECTIONAL
    sun.pos, sun.dir = (light.toward * 30).tolist(), (-light.toward).tolist()
    sun.diffuse = np.clip(light.sun * 0.3, 0, 1).tolist()
    sun.ambient = np.clip(light.sky * 0.3, 0.1, 0.6).tolist()
    for number, lamp in enumerate(performance.set_piece.lamps[:LAMPS]):
        point = spec.worldbody.add_light(name=f"lamp{number}", castshadow=False)
        point.type = mujoco.mjtLightType.mjLIGHT_POINT
        point.pos, point.diffuse = list(lamp.position), [0.3, 0.28, 0.24]
        point.attenuation = [1.0, 0.0, 0.25]


class Theirs:
    """MuJoCo's renderer on a performance."""

    def __init__(self, performance: Performance, model: Any, movers: list[tuple[int, int]]) -> None:
        import mujoco

        self._performance, self._model, self._movers = performance, model, movers
        self._data = mujoco.MjData(model)

    def pose(self, frame: int) -> None:
        """Bring every piece and the camera to where they are at a frame."""
        import mujoco

        bodies, path = self._performance.bodies, self._performance.camera
        places, turns = self._data.mocap_pos, np.empty((len(self._movers) + 1, 9))
        for k, (number, joint) in enumerate(self._movers):
            body = bodies[number]
            places[k] = body.positions[frame, joint] if body.visible[frame] else (0, 0, -500)
            turns[k] = body.rotations[frame, joint].reshape(-1)
        eye = path.position[frame].astype(np.float64)
        away = path.target[frame] - eye
        away /= np.linalg.norm(away)
        right = np.cross(away, path.up[frame])
        right /= np.linalg.norm(right)
        places[-1] = eye
        turns[-1] = np.stack([right, np.cross(right, away), -away], axis=1).reshape(-1)
        for k, turn in enumerate(turns):
            mujoco.mju_mat2Quat(self._data.mocap_quat[k], turn)
        self._model.cam_fovy[0] = float(path.fov[frame])
        mujoco.mj_kinematics(self._model, self._data)
        mujoco.mj_camlight(self._model, self._data)

    def measure(self, size: str, count: int, picture: Path | None) -> tuple[float, float]:
        """Frames a second of the clock, and seconds of processor for each."""
        import mujoco

        width, height = pixels(size)
        numbers = spread(self._performance, count)
        with mujoco.Renderer(self._model, height, width, max_geom=20000) as renderer:
            rgb = np.zeros((height, width, 3), np.uint8)
            self._draw(renderer, numbers[0], rgb)
            begun, busy = time.perf_counter(), time.process_time()
            for number in numbers:
                self._draw(renderer, number, rgb)
            found = count / (time.perf_counter() - begun), (time.process_time() - busy) / count
        if picture is not None:
            from PIL import Image

            Image.fromarray(rgb).save(picture)
        return found

    def _draw(self, renderer: Any, frame: int, rgb: Any) -> None:
        self.pose(frame)
        renderer.update_scene(self._data, camera="film")
        renderer.render(out=rgb)


def main() -> None:
    """Measure and print."""
    asked = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    asked.add_argument("--frames", type=int, default=12)
    asked.add_argument("--sizes", nargs="+", default=list(SIZES))
    asked.add_argument("--only", default="", help="sentences that hold this")
    asked.add_argument("--threads", type=int, default=min(os.cpu_count() or 1, 16))
    asked.add_argument("--pictures", type=Path, help="a folder for the last frame of each")
    said = asked.parse_args()
    try:
        import mujoco

        mujoco.GLContext(16, 16).free()
    except Exception as error:  # whatever the binding of the library raises
        print(f"No {GL} here ({error}). On Debian: apt-get install libosmesa6. Skipped.")
        sys.exit(0)
    rows = []
    for sentence in (one for one in SENTENCES if said.only in one):
        performance = played(sentence)
        theirs = Theirs(performance, *modelled(performance))
        for size in said.sizes:
            picture = said.pictures / f"{len(rows)}.png" if said.pictures else None
            fast, busy = ours(performance, size, said.frames, said.threads)
            other, other_busy = theirs.measure(size, said.frames, picture)
            mine = f"{fast:.1f} ({busy * 1e3:.0f} ms)"
            their = f"{other:.1f} ({other_busy * 1e3:.0f} ms)"
            rows.append([sentence, size, mine, their, f"{fast / other:.2f}"])
            print(rows[-1], file=sys.stderr, flush=True)
    print(f"Frames a second on {said.threads} threads (and milliseconds of processor for each):\n")
    print(table(["", "size", "ours", f"MuJoCo, {GL}", "ours / theirs"], rows))


if __name__ == "__main__":
    main()
