"""What the camera does: its move, its angle, its lens, and how much of whom it shows."""

import re
from collections.abc import Callable

import numpy as np
from asked import SEEN, Fact, Verdict, unread, unseen
from clip import Being, Clip
from moves import MOVES, Path, path_of
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
JOINTS = {
    "hand": ("hand.L", "hand.R"),
    "finger": ("hand.L", "hand.R"),
    "foot": ("foot.L", "foot.R"),
    "face": ("head",),
    "eye": ("head",),
    "mouth": ("head",),
}
"""Parts of bodies of which there are close-ups, and the joints that they are at."""
_ALL_ALONG = ("track", "follow", "lead", "static", "handheld")
_ONE_AFTER_ANOTHER = re.compile(
    r"\b(?:then|before|after(?:wards)?|finally|followed by|ends? (?:on|with)|at last|until|next)\b|"
    r"\b(?:camera|shot)\b[^.;]*\band\b",
    re.IGNORECASE,
)
"""Words of sentences in which a camera does more than one thing."""
TINY = 0.1
"""Metres: what is smaller is near where it takes a little less of the picture."""


def judge_camera(clip: Clip, fact: Fact) -> Verdict:
    """A move, "framing close-up woman", "angle low", "lens 85", "over shoulder man" and so on."""
    text, path = fact.text.replace("framing over the shoulder", "over shoulder"), path_of(clip)
    if text.startswith(("two-shot", "framing two-shot")):
        return _two(clip)
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
    if text == "aerial":
        return (
            SEEN if _aerial(clip, path) else _missed(clip, text, f"pitch {path.pitch.mean():+.0f}")
        )
    if text == "first person":
        return _first_person(clip, path)
    return _move(clip, path, text)


def _move(clip: Clip, path: Path, text: str) -> Verdict:
    name = ""
    for wanted in text.split("|"):  # "lead major|drummer" is one move
        name = next((one for one in MOVES if f"{wanted} ".startswith(one + " ")), name)
        subject = meant(clip, wanted.removeprefix(name).strip())
        if any(MOVES[name](clip, part, subject) for part in _stretches(clip, path, name)):
            return SEEN
    right, ahead, up = path.gone
    told = (
        f"gone {right:+.1f} m right, {ahead:+.1f} m ahead, {up:+.1f} m up, turned "
        f"{path.heading[-1] - path.heading[0]:+.0f}, tilted {path.pitch[-1] - path.pitch[0]:+.0f}, "
        f"rolled {np.ptp(path.roll):.0f} degrees, lens {path.fov[0]:.0f} to {path.fov[-1]:.0f}"
    )
    return _missed(clip, text, told)


def _stretches(clip: Clip, path: Path, name: str) -> list[Path]:
    """All of the path; where the sentence tells of one thing after another ("pans left, then zooms
    in"), also its halves and thirds, of which one shows the move. Who goes along with somebody
    does so through all of it."""
    count, found = len(path.fov), [path]
    if name in _ALL_ALONG or not _ONE_AFTER_ANOTHER.search(clip.spec.scene.text):
        return found
    for parts in (2, 3):
        for part in range(parts):
            first, last = part * count // parts, (part + 1) * count // parts
            found.append(path.within(slice(first, last)))
    return found


def _missed(clip: Clip, text: str, told: str) -> Verdict:
    """Read wrong where the scene was not asked for it, else not visible."""
    asked = clip.spec.scene.camera
    said = " ".join(str(one) for one in (asked.move, asked.angle, asked.framing) if one)
    words = set(re.split(r"[ |]", text.removeprefix("angle ")))
    told = f"{told}; asked for {said or 'nothing'}"
    return unseen(told) if words & set(said.split()) else unread(told)


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
    """ "close-up woman", "extreme close-up|close-up rose|bud", "close-up hand"."""
    framings, words = _framings(text)
    found = meant(clip, words) if words else list(clip.beings.values())
    limb = bool(words) and not found and words in JOINTS
    if limb:
        found = [one for one in clip.beings.values() if _has_joint(one, words)]
    if words and not found:
        return unread(f"no {words}")
    seen = [one for one in found if one.looks]
    if not seen:
        if "extreme wide" in framings:
            asked = clip.spec.scene.camera.framing in framings
            return SEEN if asked else unread("no such framing")
        return unseen(f"{words} is not in the picture")
    if limb:
        seen = [one for one in seen if _shows(clip, one, words)]
        if not seen:
            return unseen(f"{words} is outside the picture")
    if any(_framed(clip, one, framing) for one in seen for framing in framings):
        return SEEN
    told = f"{seen[0].name}: {_measure(clip, seen[0]):.2f} of it"
    return _missed(clip, "|".join(framings), told)


def _framings(text: str) -> tuple[list[str], str]:
    """The framings that a text begins with ("extreme close-up|close-up bee"), and who is meant."""
    found: list[str] = []
    while True:
        one = next((name for name in FRAMINGS if re.match(rf"{name}(?=[ |]|$)", text)), None)
        assert one, text
        found.append(one)
        text = text.removeprefix(one)
        if not text.startswith("|"):
            return found, text.strip()
        text = text[1:]


def _has_joint(one: Being, part: str) -> bool:
    return one.body is not None and any(one.body.figure.rig.has(name) for name in JOINTS[part])


def _shows(clip: Clip, one: Being, part: str) -> bool:
    """Whether a part of somebody's body is within the picture, most of the time it is filmed."""
    assert one.body is not None
    rig, inside = one.body.figure.rig, []
    for frame in clip.shots:
        camera = clip.record["frames"][frame]["camera"]
        eye = np.asarray(camera["position"], float)
        ahead = np.asarray(camera["target"], float) - eye
        ahead = ahead / max(float(np.linalg.norm(ahead)), 1e-9)
        right = np.cross(ahead, (0.0, 0.0, 1.0))
        right = right / max(float(np.linalg.norm(right)), 1e-9)
        half = np.tan(np.radians(camera["fov"] / 2))
        points = [
            one.body.positions[frame, rig.index(name)] - eye
            for name in JOINTS[part]
            if rig.has(name)
        ]
        ratio = clip.spec.width / clip.spec.height
        inside.append(
            any(
                abs(point @ np.cross(right, ahead)) <= half * (point @ ahead)
                and abs(point @ right) <= half * ratio * (point @ ahead)
                for point in points
            )
        )
    return sum(inside) >= 0.6 * len(inside)


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
    found = meant(clip, words) if words else list(clip.beings.values())
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
    told = f"{words or 'nobody'} is not before somebody else at the edge of the picture"
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
