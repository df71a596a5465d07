"""What the camera does: its measured path, its lens, and how much of whom it shows."""

import re
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from asked import SEEN, Fact, Verdict, unread, unseen
from clip import Being, Clip, Numbers
from who import meant

FRAMINGS = (
    "extreme wide",
    "extreme close-up",
    "medium wide",
    "medium close-up",
    "close-up",
    "wide",
    "full",
    "medium",
)
# for a person: how often the standing body goes into the height of the picture, from and to
HEIGHTS = {
    "extreme wide": (2.8, 400.0),
    "wide": (1.5, 8.0),
    "full": (1.0, 1.75),
    "medium wide": (0.6, 1.05),
    "medium": (0.38, 0.8),
    "medium close-up": (0.24, 0.55),
    "close-up": (0.13, 0.36),
    "extreme close-up": (0.0, 0.2),
}
# for anything else: the share of the picture that its box takes, higher or wider, from and to
SHARES = {
    "extreme wide": (0.0, 0.45),
    "wide": (0.0, 0.8),
    "full": (0.4, 1.0),
    "medium wide": (0.25, 1.0),
    "medium": (0.3, 1.0),
    "medium close-up": (0.4, 1.0),
    "close-up": (0.5, 1.0),
    "extreme close-up": (0.7, 1.0),
}
TINY = 0.1
"""Metres: what is smaller is near where it takes a little less of the picture."""


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


def judge_camera(clip: Clip, fact: Fact) -> Verdict:
    """A move, "framing close-up woman", "angle low", "lens 85", "over shoulder man" and so on."""
    text, path = fact.text.replace("framing two-shot", "two-shot"), path_of(clip)
    if text.startswith("framing "):
        return _framing(clip, text.removeprefix("framing "))
    if text.startswith("lens "):
        return _lens(clip, path, float(text.removeprefix("lens ")))
    if text.startswith("angle "):
        wanted = text.removeprefix("angle ").split("|")
        right = any(ANGLES[one](clip, path) for one in wanted)
        return SEEN if right else _missed(clip, text, f"pitch {path.pitch.mean():+.0f} degrees")
    if text.startswith("over shoulder"):
        return _over(clip, text.removeprefix("over shoulder").strip())
    if text == "first person":
        return _first_person(clip, path)
    if text == "two-shot":
        return _two(clip)
    return _move(clip, path, text)


def _move(clip: Clip, path: Path, text: str) -> Verdict:
    for wanted in text.split("|"):
        name = next(one for one in MOVES if wanted == one or wanted.startswith(one + " "))
        subject = meant(clip, wanted.removeprefix(name).strip())
        if MOVES[name](clip, path, subject):
            return SEEN
    right, ahead, up = path.gone
    told = (
        f"gone {right:+.1f} m right, {ahead:+.1f} m ahead, {up:+.1f} m up, turned "
        f"{path.heading[-1] - path.heading[0]:+.0f}, tilted {path.pitch[-1] - path.pitch[0]:+.0f}, "
        f"rolled {np.ptp(path.roll):.0f} degrees, lens {path.fov[0]:.0f} to {path.fov[-1]:.0f}"
    )
    return _missed(clip, text, told)


def _missed(clip: Clip, text: str, told: str) -> Verdict:
    """Read wrong where the scene was not asked for it, else not visible."""
    asked = clip.spec.scene.camera
    said = " ".join(str(one) for one in (asked.move, asked.angle, asked.framing) if one)
    words = set(re.split(r"[ |]", text.removeprefix("angle ")))
    told = f"{told}; asked for {said or 'nothing'}"
    return unseen(told) if words & set(said.split()) else unread(told)


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
        return bool(ahead >= max(0.1, 0.1 * path.away[0])) and _steady_lens(path)

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
}


def _aerial(clip: Clip, path: Path) -> bool:
    return bool(path.pitch.mean() < -20 and path.position[:, 2].mean() >= 6)


ANGLES: dict[str, Callable[[Clip, Path], bool]] = {
    "low": lambda clip, path: bool(path.pitch.mean() >= 3),
    "worm": lambda clip, path: bool(path.pitch.mean() >= 10),
    "high": lambda clip, path: bool(path.pitch.mean() <= -14),
    "eye": lambda clip, path: bool(abs(path.pitch.mean()) <= 14),
    "overhead": lambda clip, path: bool(path.pitch.mean() <= -55),
    "aerial": _aerial,
    "dutch": lambda clip, path: bool(abs(np.median(path.roll)) >= 5),
}


def _lens(clip: Clip, path: Path, millimetres: float) -> Verdict:
    """Full-frame equivalents: 36 mm across the longer side of the picture."""
    width, height = clip.spec.width, clip.spec.height
    wanted = np.degrees(2 * np.arctan(18 / millimetres * height / max(width, height)))
    had = float(path.fov[0])
    if 0.9 <= had / wanted <= 1.1:
        return SEEN
    told = f"sees {had:.1f} degrees, not {wanted:.1f}"
    return unread(told) if clip.spec.scene.camera.lens is None else unseen(told)


def _framing(clip: Clip, text: str) -> Verdict:
    framing = next((one for one in FRAMINGS if text == one or text.startswith(one + " ")), None)
    assert framing, text
    words = text.removeprefix(framing).strip()
    found = meant(clip, words) if words else list(clip.beings.values())
    if words and not found:
        return unread(f"no {words}")
    seen = [one for one in found if one.looks]
    if not seen:
        if framing == "extreme wide":
            return SEEN if clip.spec.scene.camera.framing == framing else unread("no such framing")
        return unseen(f"{words} is not in the picture")
    if any(_framed(clip, one, framing) for one in seen):
        return SEEN
    told = f"{seen[0].name}: {_measure(clip, seen[0]):.2f} of it"
    return _missed(clip, framing, told)


def _framed(clip: Clip, one: Being, framing: str) -> bool:
    low, high = (HEIGHTS if one.family == "person" else SHARES)[framing]
    if one.size < TINY:  # half a picture of an ant is as close as one gets
        low = min(low, 0.4)
    return low <= _measure(clip, one) <= high


def _measure(clip: Clip, one: Being) -> float:
    """Of a person how much of the standing body goes into the picture; else the share of it."""
    values = []
    for frame, look in one.looks.items():
        fov = clip.record["frames"][frame]["camera"]["fov"]
        if one.family == "person":
            tall = 2 * look.depth * np.tan(np.radians(fov / 2))
            values.append(tall / max(one.height, 0.1))
        else:
            left, top, right, bottom = look.box
            values.append(max((right - left) / clip.spec.width, (bottom - top) / clip.spec.height))
    return float(np.median(values))


def _two(clip: Clip) -> Verdict:
    large = [
        one
        for one in clip.beings.values()
        if any(look.box[3] - look.box[1] >= 0.4 * clip.spec.height for look in one.looks.values())
    ]
    if len(large) >= 2:
        return SEEN
    return _missed(clip, "two-shot", f"{len(large)} are large in the picture")


def _over(clip: Clip, words: str) -> Verdict:
    """Nearest to the camera, at the edge of the picture, before somebody else."""
    found = meant(clip, words)
    if not found:
        return unread(f"no {words}")
    for one in found:
        for other in clip.beings.values():
            frames = [frame for frame in one.looks if frame in other.looks]
            if other is one or not frames:
                continue
            near = [one.looks[frame].depth < other.looks[frame].depth - 0.1 for frame in frames]
            edge = [_at_edge(clip, one.looks[frame].box) for frame in frames]
            if np.mean(near) >= 0.6 and np.mean(edge) >= 0.6:
                return SEEN
    told = f"{words} is not before somebody else at the edge of the picture"
    return unseen(told) if clip.spec.scene.camera.over else unread(told)


def _at_edge(clip: Clip, box: tuple[float, float, float, float]) -> bool:
    return box[3] >= clip.spec.height - 1 and (
        box[0] <= 1 or box[2] >= clip.spec.width - 1 or box[1] <= 1
    )


def _first_person(clip: Clip, path: Path) -> Verdict:
    """The camera is where somebody's eyes are."""
    eyes = clip.spec.scene.camera.eyes
    if not eyes:
        return unread("nobody's eyes are meant")
    one = clip.beings.get(eyes)
    if one is None or one.body is None:
        return unseen(f"{eyes} is not there")
    away = np.linalg.norm((path.position - one.root)[:, :2], axis=1)
    return SEEN if np.nanmedian(away) <= 0.8 else unseen(f"{np.nanmedian(away):.1f} m from {eyes}")
