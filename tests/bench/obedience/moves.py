"""How the camera moves: its measured path, and which moves that path is."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from clip import Being, Clip, Numbers


@dataclass(frozen=True, eq=False)
class Path:
    """The camera over N frames: where, `heading` and `pitch` in degrees, `roll`, `fov`."""

    position: Numbers
    target: Numbers
    heading: Numbers
    pitch: Numbers
    roll: Numbers
    fov: Numbers
    fps: float

    def within(self, part: slice) -> "Path":
        """The same path in a part of its frames."""
        return Path(
            self.position[part],
            self.target[part],
            self.heading[part],
            self.pitch[part],
            self.roll[part],
            self.fov[part],
            self.fps,
        )

    @property
    def away(self) -> Numbers:
        """Metres from the camera to what it looks at (N,)."""
        return np.linalg.norm(self.target - self.position, axis=1)

    @property
    def gone(self) -> Numbers:
        """Metres from the first to the last place: to the right, ahead and up."""
        way = self.position[-1] - self.position[0]
        turn = np.radians(self.heading[0])
        ahead, right = (np.cos(turn), np.sin(turn)), (np.sin(turn), -np.cos(turn))
        return np.array([way[:2] @ right, way[:2] @ ahead, way[2]])


def path_of(clip: Clip) -> Path:
    """The measured path of the camera."""
    cameras = [frame["camera"] for frame in clip.record["frames"]]
    position = np.array([one["position"] for one in cameras], float)
    target = np.array([one["target"] for one in cameras], float)
    way = target - position
    flat = np.hypot(way[:, 0], way[:, 1])
    heading = np.degrees(np.unwrap(np.arctan2(way[:, 1], way[:, 0])))
    pitch = np.degrees(np.arctan2(way[:, 2], flat))
    roll = np.degrees(np.unwrap(np.radians([one["roll"] for one in cameras])))
    fov = np.array([one["fov"] for one in cameras], float)
    return Path(position, target, heading, pitch, roll, fov, float(clip.record["fps"]))


def _ratio(values: Numbers) -> float:
    return float(values[-1] / max(values[0], 1e-6))


def _still(path: Path) -> bool:
    """It stays where it is, within a little of how far it looks."""
    spread = np.linalg.norm(np.ptp(path.position, axis=0))
    return bool(spread <= max(0.1, 0.12 * path.away.mean()))


def _pan(sign: int) -> "Move":
    def is_it(clip: Clip, path: Path, subject: list[Being]) -> bool:
        turned = sign * (path.heading[-1] - path.heading[0])
        return bool(turned >= 8) and _still(path)

    return is_it


def _tilt(sign: int) -> "Move":
    def is_it(clip: Clip, path: Path, subject: list[Being]) -> bool:
        return bool(sign * (path.pitch[-1] - path.pitch[0]) >= 6) and _still(path)

    return is_it


def _steady_lens(path: Path) -> bool:
    return 0.93 < _ratio(path.fov) < 1.07


def _dolly(sign: int) -> "Move":
    def is_it(clip: Clip, path: Path, subject: list[Being]) -> bool:
        ahead = sign * path.gone[1]
        # a tenth of the way to what it looks at: of a keyhole it is five centimetres off
        return bool(ahead >= max(0.03, 0.1 * path.away[0])) and _steady_lens(path)

    return is_it


def _truck(sign: int) -> "Move":
    def is_it(clip: Clip, path: Path, subject: list[Being]) -> bool:
        right, ahead, _ = path.gone
        turned = abs(path.heading[-1] - path.heading[0])
        enough = sign * right >= max(0.15, 0.1 * path.away[0])
        return bool(enough and abs(ahead) < 0.6 * abs(right) and turned < 15)

    return is_it


def _lift(sign: int, arm: bool) -> "Move":
    """Straight up or down on a pedestal, with a level head; on an arm further, as it likes."""

    def is_it(clip: Clip, path: Path, subject: list[Being]) -> bool:
        up = sign * path.gone[2]
        if arm:
            return bool(up >= max(0.3, 0.15 * path.away[0]))
        tilted = abs(path.pitch[-1] - path.pitch[0])
        aside = float(np.hypot(*path.gone[:2]))
        return bool(up >= max(0.12, 0.08 * path.away[0]) and aside < up and tilted < 15)

    return is_it


def _zoom(sign: int) -> "Move":
    def is_it(clip: Clip, path: Path, subject: list[Being]) -> bool:
        longer = _ratio(path.fov) <= 0.88 if sign > 0 else _ratio(path.fov) >= 1.14
        return longer and _still(path)

    return is_it


def _dolly_zoom(clip: Clip, path: Path, subject: list[Being]) -> bool:
    wide = np.tan(np.radians(path.fov / 2))
    lens, near = _ratio(wide), _ratio(path.away)
    return (
        abs(np.log(lens)) > 0.15
        and np.log(lens) * np.log(near) < 0
        and abs(np.log(lens * near)) < 0.25
    )


def _orbit(*signs: int) -> "Move":
    """Around what it looks at; clockwise (1) as seen from above."""

    def is_it(clip: Clip, path: Path, subject: list[Being]) -> bool:
        middle = path.target.mean(axis=0)
        way = path.position[:, :2] - middle[:2]
        angles = np.degrees(np.unwrap(np.arctan2(way[:, 1], way[:, 0])))
        swept = float(angles[0] - angles[-1])
        turned = float(path.heading[0] - path.heading[-1])
        far = np.linalg.norm(way, axis=1)
        round_ = far.max() < 2.0 * far.min() and swept * turned > 0
        return round_ and any(sign * swept >= 20 for sign in signs)

    return is_it


def _goes_along(clip: Clip, path: Path, subject: list[Being]) -> "tuple[Numbers, Numbers] | None":
    """The ways (3,) of the camera and of whom it goes along with; None where it does not."""
    for one in subject or list(clip.beings.values()):
        root = one.root[np.isfinite(one.root).all(axis=1)]
        if len(root) < 2 or 2 * len(one.looks) < len(clip.shots):
            continue
        way, own = root[-1] - root[0], path.position[-1] - path.position[0]
        far = float(np.linalg.norm(way))
        if far >= 0.5 and own @ way >= 0.5 * far**2:
            return own, way
    return None


def _follow(clip: Clip, path: Path, subject: list[Being]) -> bool:
    return _goes_along(clip, path, subject) is not None


def _lead(clip: Clip, path: Path, subject: list[Being]) -> bool:
    ways = _goes_along(clip, path, subject)
    ahead = (path.target - path.position).mean(axis=0)
    return ways is not None and bool(ahead @ ways[1] < 0)


def _shake(path: Path) -> float:
    """How much it trembles: the median of the second differences of its angles, in degrees."""
    parts = [np.abs(np.diff(angle, 2)) for angle in (path.heading, path.pitch)]
    return float(np.median(np.concatenate(parts))) if len(path.heading) > 3 else 0.0


def _handheld(clip: Clip, path: Path, subject: list[Being]) -> bool:
    return _shake(path) >= 0.03


def _static(clip: Clip, path: Path, subject: list[Being]) -> bool:
    quiet = np.ptp(path.heading) < 1 and np.ptp(path.pitch) < 1 and np.ptp(path.fov) < 0.5
    return bool(quiet and np.ptp(path.position, axis=0).max() < 0.05)


def _whip(clip: Clip, path: Path, subject: list[Being]) -> bool:
    speed = np.abs(np.diff(path.heading)) * path.fps
    return bool(speed.max() >= 60 and np.ptp(path.heading) >= 20)


def _roll(clip: Clip, path: Path, subject: list[Being]) -> bool:
    return bool(np.ptp(path.roll) >= 10)


def _fly(clip: Clip, path: Path, subject: list[Being]) -> bool:
    steps = np.linalg.norm(np.diff(path.position, axis=0), axis=1).sum()
    return bool(path.gone[1] >= 2.0 and steps >= 2.0)


Move = Callable[[Clip, Path, list[Being]], bool]
MOVES: dict[str, Move] = {
    "whip pan": _whip,
    "pan left": _pan(1),
    "pan right": _pan(-1),
    "tilt up": _tilt(1),
    "tilt down": _tilt(-1),
    "dolly zoom": _dolly_zoom,
    "dolly in": _dolly(1),
    "dolly out": _dolly(-1),
    "truck left": _truck(-1),
    "truck right": _truck(1),
    "pedestal up": _lift(1, False),
    "pedestal down": _lift(-1, False),
    "crane up": _lift(1, True),
    "crane down": _lift(-1, True),
    "zoom in": _zoom(1),
    "zoom out": _zoom(-1),
    "orbit clockwise": _orbit(1),
    "orbit counter-clockwise": _orbit(-1),
    "orbit": _orbit(1, -1),
    "track": _follow,
    "follow": _follow,
    "lead": _lead,
    "handheld": _handheld,
    "static": _static,
    "roll": _roll,
    "fly-through": _fly,
    "fly through": _fly,
}
