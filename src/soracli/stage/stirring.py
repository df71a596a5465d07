"""What things do where they stand, with nobody near them: they rock, tremble, spin and wave."""

from collections.abc import Mapping
from dataclasses import replace

import numpy as np

from soracli.stage.casting import ALIVE
from soracli.stage.deeds import Deed
from soracli.stage.figure import Figure, Rig
from soracli.stage.marks import Mark
from soracli.stage.running import TURNS, runs_by_itself
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, pitch, roll, smooth, turned, window, yaw

ROCKS, SPINS, WAVES = "rock", ("spin", "turn"), ("wave", "flutter", "blow", "rock", "fly", "dance")
"""Motions of things that stir: to and fro, round and round, and in the wind."""
_TREMBLING = ("shake", "tremble", "vibrate", "quiver", "shudder", "rattle", "jiggle", "quake")
"""First words of verbs of what goes to and fro many times a second."""
_ROCKERS = ("rocking_chair", "rocking_horse", "crib", "cradle")
"""Kinds that stand on runners."""
_PERIOD, _WIDE = 2.1, 0.19
"""Seconds of one rocking to and fro on runners a metre long, and radians to which it goes."""
_TILTS, _TREMBLES, _RATE = 0.09, 0.03, 5.3
"""Radians to which what has no runners tilts and trembles, and tremblings a second: no even share
of a frame rate, at which it would seem to stand still."""
_ANIMATE = frozenset(
    ("wave", "dance", "talk", "laugh", "sing", "cheer", "nod", "bow", "clap", "yawn", "whistle",
     "cough", "sneeze", "shiver", "stretch", "play", "salute", "beckon", "cry", "howl", "roar",
     "bark", "meow", "wag", "shake_up", "shake_off", "shake_head", "sigh", "wink", "hop_about",
     "waltz", "ballet", "rear", "box", "stomp", "drum", "shrug", "pet", "paw", "groom", "headbang")
)  # fmt: skip
"""What those do who live: a thing of which it is told, a teddy bear, a teapot, sways as it does."""
_HEELS, _SWELL = 0.13, 5.2
"""Radians to which a boat rocks, and the seconds of a swell."""
_CURVED = 0.9
"""The radius of runners, in lengths of what stands on them."""
_SLOW, _FAST = 0.35, 1.1
"""Turns a second of what turns and of what spins; something large takes twice as long."""
_HALF_ROUND = 2.4
"""Seconds in which what drives turns half round."""
_TOPPLES, _DOWN, _OVER = 1.1, 1.35, ("vehicle", "furniture")
"""Seconds in which something falls over, radians to which it does, and families that do so where
no physics moves them."""
_POINTS = 300
"""Points of a body by which its lowest is found."""
_LARGE = 2.0
"""Metres from which a thing is slow to spin."""
CLOTHS = ("flag", "curtain", "banner", "hanging_dress", "laundry", "towel", "bunting", "tapestry",
          "hanging_shirt", "clothesline", "rug")  # fmt: skip
"""Kinds that the wind moves in waves."""
_LINES, _BILLOWS, _GUSTS = 12, 1.3, 1.15
"""Lines along which a cloth bends, how many waves it has, and how many pass in a second."""
_DEEP = 0.10
"""How far a wave stands out at the free end, in lengths of the cloth."""
_BENDS, _SWAYS_IN = 0.05, 1.5
"""How far the top of a plant bends, in its heights, and its seconds to and fro, a metre high."""
_BY_A_MAST = ("flag", "banner")


class Stirring(Deed):
    """A thing turned about itself through a beat: `turn` (N, 3, 3) about `pivot` (3,) of its body
    frame, and moved by `shift` (N, 3) in it."""

    def __init__(self, mark: Mark, beat: Beat, times: Array, seconds: float) -> None:
        super().__init__(mark, mark, beat, times, seconds)
        self.turn, self.shift, self.pivot = np.zeros((len(times), 3, 3)), np.zeros(3), np.zeros(3)
        self.weight = np.ones(len(times))
        if beat.start > 0 or beat.end < seconds:
            self.weight = window(times, max(beat.start, -1.0), beat.end, 0.5)

    def joints(self, name: str, position: Array, rotation: Array) -> tuple[Array, Array] | None:
        """All of the thing, turned as it goes."""
        if name != self.mark.name:
            return None
        rest = self.mark.figure.rig.rest.astype(np.float64)
        own = rotation @ self.turn
        lever = self.pivot + self.shift - turned(self.turn, self.pivot)
        base = position + turned(rotation, lever)
        rotations = np.repeat(own[:, None], len(rest), axis=1)
        return rotations, base[:, None] + np.einsum("nij,kj->nki", own, rest)


def _lift(mark: Mark, turn: Array) -> Array:
    """The shift (N, 3) by which a body that is turned (N, 3, 3) stands on the ground as before."""
    vertices = mark.figure.mesh.vertices.astype(np.float64)
    some = vertices[:: max(len(vertices) // _POINTS, 1)]
    low = float(some[:, 2].min(initial=0.0))
    lowest = np.einsum("nj,kj->nk", turn[:, 2], some).min(axis=1)
    return np.stack([0 * lowest, 0 * lowest, low - lowest], -1)


class Rocking(Stirring):
    """To and fro: on its runners, on its edges, or on the water."""

    def __init__(self, mark: Mark, beat: Beat, times: Array, seconds: float) -> None:
        super().__init__(mark, beat, times, seconds)
        figure, runs = mark.figure, mark.entity.kind in _ROCKERS
        pace = min(max(beat.action.speed, 0.5), 2.0)
        if beat.action.verb.split()[:1] and beat.action.verb.split()[0] in _TREMBLING:
            angle = _TREMBLES * np.sin(2 * np.pi * _RATE * times)
        elif mark.role == "floating":
            angle = _HEELS * np.sin(2 * np.pi * pace * times / _SWELL)
        else:
            beats = _PERIOD * np.sqrt(max(figure.height, 0.2))
            angle = (_WIDE if runs else _TILTS) * np.sin(2 * np.pi * pace * times / beats)
        angle = angle * self.weight
        along = runs and mark.entity.kind != "rocking_chair" and mark.entity.kind != "crib"
        self.turn = pitch(angle) if along or not runs else roll(angle)
        radius = _CURVED * max(figure.length, figure.width)
        way = np.array([1.0, 0, 0]) if along or not runs else np.array([0, -1.0, 0])
        if runs:
            self.pivot, self.shift = np.array([0, 0, radius]), radius * angle[:, None] * way
        elif mark.role != "floating":  # it stands on the edge that it leans to
            self.shift = _lift(mark, self.turn)


class Spinning(Stirring):
    """Round and round about its own upright axis; what turns goes half round, if it can drive."""

    def __init__(self, mark: Mark, beat: Beat, times: Array, seconds: float) -> None:
        super().__init__(mark, beat, times, seconds)
        figure = mark.figure
        until = min(max(beat.start, 0.0) + _HALF_ROUND, seconds)
        halts = beat.motion == "turn" and figure.family in ("vehicle", "boat", "aircraft")
        last = until if halts else seconds if beat.motion == "turn" else beat.end
        mark.beats = [replace(one, end=last) if one is beat else one for one in mark.beats]
        if halts:
            share = smooth((times - beat.start) / max(until - max(beat.start, 0.0), 0.5))
            angle = np.pi * share
        else:
            rate = _SLOW if beat.motion == "turn" else _FAST
            rate *= min(max(beat.action.speed, 0.4), 2.0)
            rate *= 0.5 if figure.longest > _LARGE else 1.0
            begin = max(beat.start, 0.0)
            until = seconds if beat.motion == "turn" else min(beat.end, seconds)
            angle = 2 * np.pi * rate * np.clip(times - begin, 0.0, until - begin)
        self.turn = yaw(angle)


class Toppling(Stirring):
    """It falls over on its side, about the edge that it stands on, and stays there."""

    def __init__(self, mark: Mark, beat: Beat, times: Array, seconds: float) -> None:
        super().__init__(mark, beat, times, seconds)
        begin = max(beat.start, 0.0) + 0.3
        share = np.clip((times - begin) / _TOPPLES, 0.0, 1.0) ** 2
        self.turn = roll(-_DOWN * share)
        self.shift = _lift(mark, self.turn)


class Waving(Deed):
    """Cloth in the wind: each line of it further out in the wave that runs along it."""

    def __init__(self, mark: Mark, beat: Beat, times: Array, seconds: float) -> None:
        super().__init__(mark, mark, beat, times, seconds)
        mark.figure = _supple(mark)
        self.free = np.linspace(0.0, 1.0, _LINES)
        self.size = float(mark.figure.height if _hangs(mark) else mark.figure.length)

    def _still(self, position: Array, rotation: Array) -> tuple[Array, Array]:
        """Every joint as it is where no wind blows: rotations (N, J, 3, 3), positions (N, J, 3)."""
        rest = self.mark.figure.rig.rest.astype(np.float64)
        rotations = np.repeat(rotation[:, None], len(rest), axis=1).astype(np.float64)
        return rotations, position[:, None] + np.einsum("nij,kj->nki", rotation, rest)

    def joints(self, name: str, position: Array, rotation: Array) -> tuple[Array, Array] | None:
        """The lines of the cloth, moved to and fro."""
        if name != self.mark.name:
            return None
        rotations, positions = self._still(position, rotation)
        for place, free in enumerate(self.free):
            phase = 2 * np.pi * (_BILLOWS * free - _GUSTS * self.times)
            side = np.zeros((len(self.times), 3))
            side[:, 1] = _DEEP * self.size * free * np.sin(phase)
            positions[:, place + 1] += turned(rotation, side)
        return rotations, positions


class Swaying(Waving):
    """A plant in the wind: the further up, the further it bends."""

    def joints(self, name: str, position: Array, rotation: Array) -> tuple[Array, Array] | None:
        """The heights of the plant, moved to and fro together."""
        if name != self.mark.name:
            return None
        rotations, positions = self._still(position, rotation)
        tall = self.mark.figure.height
        phase = 2 * np.pi * self.times / (_SWAYS_IN * np.sqrt(max(tall, 0.1)))
        for place, high in enumerate(self.free):
            aside = _BENDS * tall * high**2 * np.sin(phase - 0.5 * high)
            along = 0.4 * _BENDS * tall * high**2 * np.sin(1.7 * phase)
            positions[:, place + 1, 0] += aside
            positions[:, place + 1, 1] += along
        return rotations, positions


class Tumbling(Stirring):
    """It rolls along on its way: a tumbleweed."""

    def __init__(self, mark: Mark, beat: Beat, times: Array, seconds: float) -> None:
        super().__init__(mark, beat, times, seconds)
        assert mark.route is not None
        gone = np.cumsum(mark.route.speed_at(times)) * float(np.gradient(times).mean())
        radius = max(0.5 * mark.figure.height, 0.05)
        self.turn, self.pivot = pitch(gone / radius), np.array([0.0, 0.0, radius])


def _hangs(mark: Mark) -> bool:
    """Whether a cloth hangs by its upper edge; a flag is held by its mast."""
    return mark.entity.kind not in _BY_A_MAST


def _supple(mark: Mark) -> Figure:
    """A cloth whose vertices go with the lines that they are between, from where it is held."""
    figure, vertices = mark.figure, mark.figure.mesh.vertices.astype(np.float64)
    if figure.family == "plant":
        far = vertices[:, 2] - vertices[:, 2].min()
    elif _hangs(mark):
        far = vertices[:, 2].max() - vertices[:, 2]
    else:
        foot = vertices[vertices[:, 2] < np.percentile(vertices[:, 2], 5)]
        far = np.abs(vertices[:, 0] - np.median(foot[:, 0]))
    share = (_LINES - 1) * far / max(float(far.max()), 1e-6)
    line = np.minimum(share.astype(np.int64), _LINES - 2)
    bones = np.zeros((len(vertices), 4), np.int16)
    weights = np.zeros((len(vertices), 4), np.float32)
    bones[:, 0], bones[:, 1] = line + 1, line + 2
    weights[:, 1] = share - line
    weights[:, 0] = 1 - weights[:, 1]
    names = ("root", *(f"line.{place + 1}" for place in range(_LINES)))
    rest = np.zeros((len(names), 3), np.float32)
    rig = Rig(names, (-1, *([0] * _LINES)), rest)
    return replace(figure, mesh=replace(figure.mesh, bones=bones, weights=weights), rig=rig)


def stirs(mark: Mark, beat: Beat, marks: Mapping[str, Mark], times: Array, seconds: float) -> (
    Deed | None
):  # fmt: skip
    """What a thing does by itself in a beat (None: nothing that is shown here)."""
    if mark.figure.family in ALIVE or mark.role in ("held", "rider") or len(marks) == 0:
        return None
    motion, at = beat.motion, (mark, beat, times, seconds)
    if mark.entity.kind in CLOTHS and motion in WAVES and mark.figure.rig.names == ("root",):
        return Waving(*at)
    if motion == "fall" and mark.figure.family in _OVER and mark.role != "prop":
        return Toppling(*at)
    if mark.figure.family == "plant" and motion in WAVES and mark.figure.rig.names == ("root",):
        return Swaying(*at)
    if mark.figure.family == "plant" and motion == "drive" and mark.route is not None:
        return Tumbling(*at)
    if motion == ROCKS and mark.figure.family != "plant":
        return Rocking(*at)
    if motion in _ANIMATE and mark.figure.family not in ("plant", "building", "ball"):
        return Rocking(*at) if mark.figure.longest < _LARGE else None
    if motion in SPINS and not runs_by_itself(mark, TURNS) and mark.figure.family != "building":
        return Spinning(*at) if beat.action.target in ("", mark.name) else None
    return None
