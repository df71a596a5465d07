"""A small clip of a sentence: its scene record, and what else can be measured of every body.

The record says what is visible where, in a few frames; how a body is turned, how far it reaches
and how its limbs move is measured on its skin as it was posed, in every frame.
"""

from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from soracli.engines.passes import measure
from soracli.engines.record import body_names, scene_record
from soracli.plan.compile import compile_take
from soracli.plan.request import Request
from soracli.plan.take import TakeSpec
from soracli.script.presets import Presets, load_presets
from soracli.script.reader import read
from soracli.stage.dissolving import filmed_by
from soracli.stage.framing import skin_at
from soracli.stage.perform import perform
from soracli.stage.performance import Body, Performance
from soracli.stage.renderer import Picture
from soracli.story.scene import Entity, Scene

Numbers = NDArray[Any]
WIDTH, HEIGHT, FPS = 160, 90, 8
EVERY = 5
"""Every so many frames one is rendered: eight or nine of a clip."""
POINTS = 90
"""Vertices that a body is measured by."""
FEWEST = 3
"""Pixels of 14,400 from which on somebody counts as seen: 14 x 14 of a picture of 1280 x 720."""


@dataclass(frozen=True, eq=False)
class Look:
    """What is seen of somebody in one frame: the box and the pixels, metres to it, its colors."""

    box: tuple[float, float, float, float]
    pixels: int
    depth: float
    colors: Numbers

    @property
    def middle(self) -> tuple[float, float]:
        """The middle of the box, in pixels to the right and down."""
        left, top, right, bottom = self.box
        return (left + right) / 2, (top + bottom) / 2


@dataclass(frozen=True, eq=False)
class Being:
    """One entity through N frames, as measured on its skin.

    `low` and `high` (N, 3) are the corners of its box in metres, `root` (N, 3) where its root is,
    `heading` (N,) radians, unwrapped, `tilt` (N,) radians from how it is turned first, `limbs` (N,)
    how fast it moves within itself at most, in metres a second, `hands` (N,) how far its hands are
    held out before it, as a share of its height. `looks` by the number of the frame.
    """

    entity: Entity
    family: str
    body: Body | None
    low: Numbers
    high: Numbers
    root: Numbers
    heading: Numbers
    tilt: Numbers
    limbs: Numbers
    hands: Numbers
    looks: dict[int, Look] = field(default_factory=dict)

    @property
    def name(self) -> str:
        """The entity id."""
        return self.entity.id

    @property
    def height(self) -> float:
        """How tall it is at rest, in metres."""
        return float(self.body.figure.height) if self.body else 1.0

    @property
    def size(self) -> float:
        """Its longest side at rest, in metres."""
        if self.body is None:
            return 1.0
        figure = self.body.figure
        return float(max(figure.height, figure.length, figure.width))


@dataclass(frozen=True, eq=False)
class Clip:
    """A sentence as it was filmed.

    `bright` is the mean of each rendered frame, 0 to 255, and `small` each of them in a few pixels,
    both by the number of the frame. `wet` is a set with water, whose mean `level` is in metres;
    a `landing` stage may lie in it, from one y to another.
    """

    spec: TakeSpec
    record: dict[str, Any]
    beings: dict[str, Being]
    bright: dict[int, float]
    small: dict[int, Numbers]
    wet: bool
    level: float = -np.inf
    landing: tuple[float, float] | None = None

    @property
    def frames(self) -> int:
        """How many frames the clip has."""
        return len(self.record["frames"])

    @property
    def shots(self) -> list[int]:
        """The numbers of the rendered frames."""
        return list(self.bright)


@cache
def presets() -> Presets:
    """The presets, read once."""
    return load_presets()


def filmed(say: str) -> Clip:
    """Read, plan, play and film a sentence, as `sora gen` would, small."""
    return played(read(say, presets()))


def played(
    scene: Scene, seconds: float | None = None, size: tuple[int, int] = (WIDTH, HEIGHT)
) -> Clip:
    """Plan, play and film a scene that was read."""
    made = presets()
    request = Request(size=f"{size[0]}x{size[1]}", seconds=seconds, fps=FPS)
    places = sorted(made.lexicon.words.places)
    spec = compile_take(scene, request, made.kinds, made.looks, made.models, places)
    return _measured(spec, perform(spec))


def planned(say: str) -> Clip:
    """A sentence that is read and planned but not filmed: enough for where and when it is."""
    made = presets()
    request = Request(size=f"{WIDTH}x{HEIGHT}", fps=FPS)
    places = sorted(made.lexicon.words.places)
    scene = read(say, made)
    spec = compile_take(scene, request, made.kinds, made.looks, made.models, places)
    told = {"place": spec.scene.place, "time": spec.scene.time, "weather": spec.scene.weather}
    return Clip(spec, told, {}, {}, {}, False)


def _measured(spec: TakeSpec, performance: Performance) -> Clip:
    renderer = filmed_by(performance, spec.width, spec.height, passes=True)
    names = body_names(performance)
    shots = sorted({*range(0, performance.frames, EVERY), performance.frames - 1})
    seen: list[dict[str, dict[str, Any]]] = [{} for _ in range(performance.frames)]
    bodies = {body.id: body for body in performance.bodies if body.id}
    beings = {one.id: _being(spec, one, bodies.get(one.id), performance) for one in _all(spec)}
    bright, small = {}, {}
    for number in shots:
        picture = renderer.render(number)
        assert picture.ids is not None and picture.depth is not None
        seen[number] = measure(picture.ids, picture.depth, names, picture.rgb)
        bright[number] = float(picture.rgb.mean())
        small[number] = _thumbnail(picture)
        _add_looks(beings, seen[number], picture, names, number)
    water = performance.set_piece.water
    record = scene_record(spec, performance, seen)
    level = water.level if water is not None else -np.inf
    landing = performance.set_piece.landing
    return Clip(spec, record, beings, bright, small, water is not None, level, landing)


def _all(spec: TakeSpec) -> tuple[Entity, ...]:
    return spec.scene.entities


def _add_looks(
    beings: dict[str, Being],
    seen: dict[str, dict[str, Any]],
    picture: Picture,
    names: dict[int, str],
    number: int,
) -> None:
    for index, name in names.items():
        found = seen.get(name)
        if found is None or name not in beings or found["pixels"] < FEWEST:
            continue
        colors = picture.rgb[picture.ids == index].astype(np.float64)
        beings[name].looks[number] = Look(
            tuple(found["bbox"]), found["pixels"], found["depth"], colors
        )


def _thumbnail(picture: Picture) -> Numbers:
    """The set in 16 x 9 pixels: where somebody stands, nothing is known."""
    rgb = picture.rgb.astype(np.float64)
    assert picture.ids is not None
    rgb[picture.ids > 0] = np.nan
    down, across = rgb.shape[0] // 9, rgb.shape[1] // 16
    cells = rgb[: 9 * down, : 16 * across].reshape(9, down, 16, across, 3)
    known = np.isfinite(cells)
    total = np.where(known, cells, 0.0).sum(axis=(1, 3))
    count = known.sum(axis=(1, 3))
    return np.where(count > 0, total / np.maximum(count, 1), np.nan)


def _being(spec: TakeSpec, entity: Entity, body: Body | None, performance: Performance) -> Being:
    frames = performance.frames
    family = spec.cast[entity.kind].family if entity.kind in spec.cast else ""
    if body is None:
        nothing = np.full((frames, 3), np.nan)
        flat = np.zeros(frames)
        return Being(entity, family, None, nothing, nothing, nothing, flat, flat, flat, flat)
    count = len(body.figure.mesh.vertices)
    picked = np.unique(np.linspace(0, count - 1, min(POINTS, count)).astype(np.intp))
    picked = np.unique(np.concatenate([picked, _outermost(body)]))
    skin = skin_at(body, np.arange(frames), picked)
    root, turn = body.positions[:, 0].astype(float), body.rotations[:, 0].astype(float)
    own = np.einsum("nji,npj->npi", turn, skin - root[:, None])
    moved = np.linalg.norm(np.diff(own, axis=0, prepend=own[:1]), axis=-1)
    heading = np.unwrap(np.arctan2(turn[:, 1, 0], turn[:, 0, 0]))
    same = np.einsum("nij,ij->n", turn, turn[0])  # the trace of the turn between them
    tilt = np.arccos(np.clip((same - 1) / 2, -1, 1))
    gone = ~body.visible
    low, high = skin.min(axis=1), skin.max(axis=1)
    low[gone], high[gone], root[gone] = np.nan, np.nan, np.nan
    limbs = moved.max(axis=1) * performance.fps
    return Being(entity, family, body, low, high, root, heading, tilt, limbs, _held_out(body))


def _held_out(body: Body) -> Numbers:
    """How far the foremost hand is before the hips (N,), as a share of the height; 0 without."""
    rig = body.figure.rig
    joints = [rig.index(name) for name in ("hand.L", "hand.R") if rig.has(name)]
    if not joints:
        return np.zeros(len(body.positions))
    reach = body.positions[:, joints] - body.positions[:, :1]
    ahead = np.einsum("ni,nji->nj", body.rotations[:, 0, :, 0], reach)
    return np.asarray(ahead.max(axis=1) / body.figure.height, float)


def _outermost(body: Body) -> NDArray[np.intp]:
    """The vertices furthest out along each axis at rest."""
    points = body.figure.mesh.vertices
    return np.concatenate([points.argmin(axis=0), points.argmax(axis=0)]).astype(np.intp)
