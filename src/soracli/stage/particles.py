"""What has no body: fire, spray, dust, smoke and sparks, as soft spots and streaks.

Every spark of a take is laid out beforehand from the seed, so any frame can be drawn on its own.
"""

from dataclasses import dataclass, replace

import numpy as np
from numba import njit
from numpy.typing import NDArray

from soracli.stage.light import Light
from soracli.stage.mesh import Floats
from soracli.stage.performance import Effect, Performance

# columns of a table of spots: where, how large, what color, how dense, how much it adds (1) or
# covers (0), and the streak it draws (world metres; zero for a round spot)
SPOT = 12


@dataclass(frozen=True)
class _Manner:
    """How one kind of effect behaves: particles a second at full strength, seconds they live,
    radius at birth and death (m), spread of their velocity (m/s), share of the source's they take,
    rise (m/s2, gravity is -9.81), drag (1/s), density, and whether they glow."""

    rate: float
    life: float
    small: float
    large: float
    spread: float
    thrown: float
    rise: float
    drag: float
    density: float
    glows: bool


MANNERS: dict[str, _Manner] = {
    "fire": _Manner(260, 0.60, 0.05, 0.34, 0.55, 1.0, 2.2, 1.2, 0.42, True),
    "splash": _Manner(420, 0.85, 0.022, 0.010, 1.1, 1.0, -9.81, 0.2, 0.60, False),
    "dust": _Manner(70, 1.30, 0.06, 0.42, 0.30, 0.5, 0.10, 2.0, 0.16, False),
    "smoke": _Manner(40, 3.20, 0.12, 1.10, 0.22, 0.8, 0.35, 0.5, 0.17, False),
    "sparks": _Manner(170, 0.55, 0.012, 0.006, 1.6, 1.0, -9.81, 0.3, 0.9, True),
}
_LONGEST = 1.3
"""Of the life of its kind how long a particle lives at most."""
# fire burns from white-hot through orange to a dull red
_EMBERS = np.array([[5.2, 3.3, 1.3], [4.2, 1.7, 0.36], [2.0, 0.46, 0.06], [0.35, 0.06, 0.02]])


@dataclass(frozen=True, eq=False)
class Cloud:
    """All particles of one effect through a take: birth times (N,), sources and velocities (N, 3),
    chance numbers (N,), how strong the effect was (N,), and how many times its spots are as large.
    """

    kind: str
    births: Floats
    sources: Floats
    velocities: Floats
    chances: Floats
    strengths: Floats
    size: float = 1.0


def emit(effect: Effect, times: Floats, seed: int) -> Cloud:
    """Lay out every particle of an effect: as many a second as its strength says."""
    manner = MANNERS[effect.kind]
    effect, times = _under_way(effect, times, manner.life)
    steps = np.diff(times, append=times[-1] + (times[-1] - times[-2] if len(times) > 1 else 0.04))
    due = np.concatenate([[0.0], np.cumsum(effect.strength * steps * manner.rate)])
    count = int(due[-1])
    place = np.interp(np.arange(count) + 0.5, due, np.arange(len(due)))
    frame = np.minimum(place.astype(np.int64), len(times) - 1)
    within = (place - frame)[:, None]
    after = np.minimum(frame + 1, len(times) - 1)
    chance = np.random.default_rng(seed)
    sources = effect.positions[frame] * (1 - within) + effect.positions[after] * within
    wild = chance.normal(0, 1, (count, 3))
    strengths = effect.strength[frame]
    speed = np.linalg.norm(effect.directions[frame], axis=1, keepdims=True)
    velocities = effect.directions[frame] * manner.thrown * chance.uniform(0.7, 1.1, (count, 1))
    velocities += wild * manner.spread * (0.5 + 0.12 * speed) * np.sqrt(strengths)[:, None]
    return Cloud(
        effect.kind,
        (times[frame] + within[:, 0] * steps[frame]).astype(np.float32),
        sources.astype(np.float32),
        velocities.astype(np.float32),
        chance.uniform(0, 1, count).astype(np.float32),
        strengths.astype(np.float32),
        effect.size,
    )


def _under_way(effect: Effect, times: Floats, life: float) -> tuple[Effect, Floats]:
    """An effect that is there at the first of its frames, with as many before as its particles live
    (seconds): what burns from the start burnt before."""
    if len(times) < 2 or effect.strength[0] <= 0:
        return effect, times
    step = float(times[1] - times[0])
    more = int(np.ceil(_LONGEST * life / step))
    before = times[0] - step * np.arange(more, 0, -1)
    pad = ((more, 0), (0, 0))
    longer = replace(
        effect,
        positions=np.pad(effect.positions, pad, mode="edge"),
        directions=np.pad(effect.directions, pad, mode="edge"),
        strength=np.pad(effect.strength, (more, 0), mode="edge"),
    )
    return longer, np.concatenate([before, times]).astype(times.dtype)


def spots_of(cloud: Cloud, time: float, light: Light) -> Floats:
    """The particles of an effect alive at a world time, as a table of spots (N, SPOT)."""
    manner = MANNERS[cloud.kind]
    lives = manner.life * (0.7 + 0.6 * cloud.chances)
    alive = (cloud.births <= time) & (time < cloud.births + lives)
    age = (time - cloud.births[alive])[:, None]
    done = age / lives[alive][:, None]
    slowed = (1 - np.exp(-manner.drag * age)) / manner.drag
    lift = np.array([0, 0, 0.5 * manner.rise]) * age**2
    spots = np.zeros((int(alive.sum()), SPOT), np.float32)
    spots[:, :3] = cloud.sources[alive] + cloud.velocities[alive] * slowed + lift
    spots[:, 3] = manner.small + (manner.large - manner.small) * done[:, 0] ** 0.7
    spots[:, 3] *= cloud.size
    spots[:, 3] *= 0.6 + 0.8 * cloud.chances[alive]
    fade = np.minimum(done[:, 0] / 0.08, 1) * (1 - done[:, 0]) ** 0.8
    spots[:, 7] = manner.density * fade
    spots[:, 4:7] = _colors(cloud, alive, done[:, 0], light)
    spots[:, 8] = 1.0 if manner.glows else 0.0
    if cloud.kind in ("sparks", "splash"):
        velocity = cloud.velocities[alive] + np.array([0, 0, manner.rise]) * age
        spots[:, 9:12] = velocity * np.float32(0.022)
    return spots


def _colors(cloud: Cloud, alive: NDArray[np.bool_], done: Floats, light: Light) -> Floats:
    if cloud.kind == "fire":
        heat = np.clip(done * 1.15 + 0.25 * (cloud.chances[alive] - 0.5), 0, 1)[:, None] * 3
        low = np.clip(heat.astype(int), 0, 2)[:, 0]
        return np.asarray(_EMBERS[low] + (_EMBERS[low + 1] - _EMBERS[low]) * (heat - low[:, None]))
    if cloud.kind == "sparks":
        return np.asarray(np.array([6.0, 3.0, 0.8]) * (1 - 0.7 * done[:, None]))
    shine = light.sky + 0.45 * light.sun
    tones = {"splash": (0.92, 0.95, 1.0), "dust": (0.62, 0.52, 0.40), "smoke": (0.30, 0.29, 0.29)}
    return np.asarray(np.array(tones[cloud.kind]) * shine)


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def draw_spots(spots, order, view, distance, color):  # type: ignore[no-untyped-def]
    """Draw spots in the given order into `color` (h, w, 3), hidden by what is nearer.

    A spot smaller than a pixel covers it in part; a large one fades where it meets a surface.
    """
    b, focal = view.basis, view.focal
    ex, ey, ez = view.eye[0], view.eye[1], view.eye[2]
    cx, cy, width, height = view.width * 0.5, view.height * 0.5, view.width, view.height
    for place in range(len(order)):
        k = order[place]
        x, y, z = spots[k, 0] - ex, spots[k, 1] - ey, spots[k, 2] - ez
        away = b[2, 0] * x + b[2, 1] * y + b[2, 2] * z
        if away < 0.25:
            continue
        sx = cx + focal * (b[0, 0] * x + b[0, 1] * y + b[0, 2] * z) / away
        sy = cy - focal * (b[1, 0] * x + b[1, 1] * y + b[1, 2] * z) / away
        radius = spots[k, 3] * focal / away
        if radius > 0.35 * height:
            continue
        dense = spots[k, 7]
        x, y, z = x + spots[k, 9], y + spots[k, 10], z + spots[k, 11]
        after = b[2, 0] * x + b[2, 1] * y + b[2, 2] * z
        if after < 0.25:
            continue
        tx = cx + focal * (b[0, 0] * x + b[0, 1] * y + b[0, 2] * z) / after - sx
        ty = cy - focal * (b[1, 0] * x + b[1, 1] * y + b[1, 2] * z) / after - sy
        length = tx * tx + ty * ty
        soft = max(radius, 0.75)
        dense *= min(radius / soft, 1.0) if length > 0.5 else min(radius / soft, 1.0) ** 2
        if dense < 0.004:
            continue
        left = max(int(min(sx, sx + tx) - soft - 1.0), 0)
        right = min(int(max(sx, sx + tx) + soft + 1.0), width - 1)
        top = max(int(min(sy, sy + ty) - soft - 1.0), 0)
        bottom = min(int(max(sy, sy + ty) + soft + 1.0), height - 1)
        if (right - left) * (bottom - top) > 90000:
            continue
        adds = spots[k, 8]
        depth_soft = max(spots[k, 3], 0.02)
        for row in range(top, bottom + 1):
            for column in range(left, right + 1):
                gap = distance[row, column] - away
                if gap <= 0.0:
                    continue
                px, py = column + 0.5 - sx, row + 0.5 - sy
                if length > 0.5:
                    t = min(max((px * tx + py * ty) / length, 0.0), 1.0)
                    px, py = px - t * tx, py - t * ty
                square = (px * px + py * py) / (soft * soft)
                if square >= 1.0:
                    continue
                share = (1.0 - square) * (1.0 - square) * dense * min(gap / depth_soft, 1.0)
                for c in range(3):
                    color[row, column, c] += share * (
                        spots[k, 4 + c] - (1.0 - adds) * color[row, column, c]
                    )


@njit(cache=True, nogil=True, fastmath=True, error_model="numpy")
def draw_stars(table, view, strength, time, cover, distance, color):  # type: ignore[no-untyped-def]
    """Add stars (N, 5) to the open sky; `cover` (N,) is how much cloud hides each."""
    b, focal = view.basis, view.focal
    width, height = view.width, view.height
    for k in range(len(table)):
        x, y, z = table[k, 0], table[k, 1], table[k, 2]
        away = b[2, 0] * x + b[2, 1] * y + b[2, 2] * z
        if away < 0.05:
            continue
        sx = width * 0.5 + focal * (b[0, 0] * x + b[0, 1] * y + b[0, 2] * z) / away - 0.5
        sy = height * 0.5 - focal * (b[1, 0] * x + b[1, 1] * y + b[1, 2] * z) / away - 0.5
        i, j = int(np.floor(sx)), int(np.floor(sy))
        if i < 0 or j < 0 or i + 1 >= width or j + 1 >= height:
            continue
        twinkle = 0.85 + 0.15 * np.sin(time * 5.0 + k * 1.7)
        power = table[k, 3] * strength * twinkle * (1.0 - cover[k]) * min(1.0, z * 6.0)
        u, v = sx - i, sy - j
        for dy in range(2):
            for dx in range(2):
                if distance[j + dy, i + dx] < 1e8:
                    continue
                share = power * (u if dx == 1 else 1.0 - u) * (v if dy == 1 else 1.0 - v)
                color[j + dy, i + dx, 0] += share * (1.0 + 0.25 * table[k, 4])
                color[j + dy, i + dx, 1] += share
                color[j + dy, i + dx, 2] += share * (1.0 - 0.25 * table[k, 4])


def halos(places: Floats, colors: Floats, sizes: Floats, haze: float) -> Floats:
    """The glow about lamps (L, 3) in the air, wider and denser in haze, as spots (L, SPOT)."""
    spots = np.zeros((len(places), SPOT), np.float32)
    spots[:, :3] = places
    spots[:, 3] = 0.35 + 2.0 * sizes + min(25.0 * haze, 1.0)
    spots[:, 4:7] = colors * (0.10 + min(7.0 * haze, 0.22))
    spots[:, 7] = (sizes > 0) * 1.0
    spots[:, 8] = 1.0
    return spots


def layers(performance: Performance, seed: int) -> tuple[Cloud, ...]:
    """Every effect of a performance, laid out."""
    return tuple(
        emit(effect, performance.times, seed + 31 * place)
        for place, effect in enumerate(performance.effects)
    )
