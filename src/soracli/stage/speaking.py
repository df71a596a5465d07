"""Speaking: lips, jaw, head and lids of those who say a line, and the still mouths of the others.

A face that speaks does more than move its lips: heads beat time to stressed syllables (Munhall and
others, Visual Prosody and Speech Intelligibility, 2004), mouths open for breath before a phrase,
and people blink more at the end of it. At rest people blink every two to six seconds for about a
sixth of a second (Schiffman, Sensation and Perception, 2001).
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from soracli.plan.sound.specs import VoiceSpec
from soracli.stage.carriage import Carriage
from soracli.stage.features import JAW_OPEN
from soracli.stage.figure import Figure, Rig
from soracli.stage.schedule import Beat
from soracli.stage.turns import Array, blurred, euler, pitch, smooth, turned, window
from soracli.stage.visemes import PARTS, mouth_track, sampled
from soracli.story.scene import Scene
from soracli.story.speech import Phone, Spoken

OPEN = PARTS.index("open")
_NOD = 0.045
"""Radians of the deepest nod on a stressed syllable."""
_BEAK_OPEN = 0.36
"""Radians by which an animal opens its mouth where a person would say "ah"."""
_ROCK = 0.05
"""Radians by which something without a mouth rocks instead."""
_FORCES = (0.7, 1.3)
_ROCKS_WHOLE = 0.5
"""Metres: what is longer rocks by less, so that its edge stays out of the ground."""
_BLINKS = (2.0, 6.0)
_SHUTTING, _SHUT_FOR = 0.06, 0.17
_BLINKS_AFTER = 0.6
"""How often a phrase ends with a blink."""


@dataclass(frozen=True)
class Utterance:
    """A line being said: from world second `start` on, `scale` world seconds to each of it.

    The louder it is said, the wider the mouth opens: `force` times as far as usual.
    """

    start: float
    scale: float
    spoken: Spoken
    force: float = 1.0

    @property
    def end(self) -> float:
        """The world second at which it has been said."""
        return self.start + self.spoken.seconds * self.scale

    def own(self, times: Array) -> Array:
        """The seconds (N,) of the line at world seconds (N,)."""
        return np.asarray((times - self.start) / self.scale)


@dataclass(frozen=True)
class Voices:
    """Who says what in a take, by entity id. `unheard` have lines that no voice has spoken."""

    lines: dict[str, tuple[Utterance, ...]]
    unheard: frozenset[str] = frozenset()

    def listens(self, name: str) -> bool:
        """Whether somebody's mouth keeps still but for lines of their own."""
        return bool(self.lines) and name not in self.unheard


SILENCE = Voices({})


def voices(
    scene: Scene,
    spoken: Sequence[Spoken | None],
    begins: float,
    specs: Sequence[VoiceSpec | None] = (),
) -> Voices:
    """The lines of a scene that begins at world second `begins`, as they were `spoken`.

    `specs` are the recipes of the voices, one for each line: a shout opens the mouth wider.
    """
    lines: dict[str, tuple[Utterance, ...]] = {}
    unheard = set()
    for place, (line, found) in enumerate(zip(scene.lines, spoken, strict=False)):
        if found is None:
            unheard.add(line.who)
            continue
        start = begins + (line.start or 0.0) * scene.time_scale
        spec = specs[place] if place < len(specs) else None
        said = Utterance(start, scene.time_scale, found, 1.0 if spec is None else _force(spec))
        lines[line.who] = (*lines.get(line.who, ()), said)
    return Voices(lines, frozenset(unheard))


def speak(
    carriage: Carriage, name: str, said: Sequence[Utterance], times: Array, fps: float
) -> None:
    """Move the mouth and the head of a person through what they say.

    `times` (N,) are world seconds, `fps` frames per world second; chance comes from `name`.
    """
    if not said:
        return
    mouth = mouth_of(said, times, fps)
    carriage.mouth = np.maximum(carriage.mouth, mouth)
    carriage.jaw = carriage.jaw + JAW_OPEN * mouth[:, OPEN]
    carriage.head_turn = carriage.head_turn + nods(name, said, times)


def speak_otherwise(
    figure: Figure,
    name: str,
    said: Sequence[Utterance],
    times: Array,
    fps: float,
    joints: tuple[Array, Array],
) -> tuple[Array, Array]:
    """The joints (rotations, positions) of a body that is no person's while it says something.

    Jaws and beaks open, heads nod; what has no jaw rocks a little, so that one sees who speaks.
    """
    rig = figure.rig
    rotations, positions = (np.array(one, np.float64) for one in joints)
    opened = mouth_of(said, times, fps)[:, OPEN]
    turn = nods(name, said, times)
    if rig.has("jaw"):
        jaw = rig.index("jaw")
        rotations[:, jaw] = rotations[:, jaw] @ pitch(_BEAK_OPEN * opened)
    else:
        turn[:, 1] += _ROCK * blurred(opened, 0.06 * fps)
    if not rig.has("head"):
        turn *= min(1.0, _ROCKS_WHOLE / max(figure.length, figure.width, figure.height))
    _turn(rig, rig.index("head") if rig.has("head") else 0, turn, rotations, positions)
    return rotations, positions


def mouth_of(said: Sequence[Utterance], times: Array, fps: float) -> Array:
    """The shape of a mouth (N, 5) that says these lines, at rest in between."""
    found = np.zeros((len(times), len(PARTS)))
    for one in said:
        track = mouth_track(one.spoken)
        track[:, OPEN] *= one.force
        found = np.maximum(found, sampled(track, one.own(times), 1 / (fps * one.scale)))
    return found


def _force(spec: VoiceSpec) -> float:
    """How much wider than usual a mouth opens for a mood: by a quarter more for six decibels."""
    return float(np.clip(10 ** (spec.mood.gain / 60), *_FORCES))


def nods(name: str, said: Sequence[Utterance], times: Array) -> Array:
    """How a head moves with what it says (N, 3): roll, pitch and yaw in radians."""
    found = np.zeros((len(times), 3))
    for one in said:
        chance = _chance(name, *(word.text for word in one.spoken.words))
        own = one.own(times)
        for phone in one.spoken.phones:
            if phone.stress == 2 and _is_long(phone):
                force = _NOD * chance.uniform(0.1, 1.0) ** 1.5
                beat = smooth((own - phone.start + 0.12) / 0.16)
                found[:, 1] += force * beat * smooth((phone.start + 0.36 - own) / 0.30)
        talking = window(own, -0.3, one.spoken.seconds + 0.4, 0.35)
        found[:, 1] -= 0.012 * talking
        for axis, size in ((0, 0.020), (2, 0.030)):
            rate, phase = chance.uniform(0.25, 0.55), chance.uniform(0, 2 * np.pi)
            found[:, axis] += size * talking * np.sin(2 * np.pi * rate * own + phase)
    return found


def blinks(name: str, said: Sequence[Utterance], times: Array, clock: float = 0.0) -> Array:
    """How far the eyes are shut (N,), 0..1, `clock` world seconds having gone before."""
    lids = np.zeros(len(times))
    if not len(times):
        return lids
    chance = _chance(name)
    starts, now = [], chance.uniform(0, _BLINKS[1])
    while now < clock + float(times[-1]):
        starts.append(now - clock)
        now += chance.uniform(*_BLINKS)
    starts += [one.end for one in said if chance.uniform() < _BLINKS_AFTER]
    for start in starts:
        lids = np.maximum(lids, _blink(times - start))
    return lids


def asleep(beats: Sequence[Beat], times: Array) -> Array:
    """How far the eyes are shut (N,), 0..1, by those who sleep."""
    lids = np.zeros(len(times))
    for beat in beats:
        if beat.motion in ("sleep", "nod_off"):
            lids = np.maximum(lids, window(times, beat.start, beat.end, 0.8))
    return lids


def _blink(since: Array) -> Array:
    return smooth(since / _SHUTTING) * smooth((_SHUT_FOR - since) / (_SHUT_FOR - _SHUTTING - 0.02))


def _chance(*words: str) -> np.random.Generator:
    return np.random.default_rng([zlib.crc32(word.encode()) for word in words])


def _is_long(phone: Phone) -> bool:
    """Whether it is the vowel of its syllable: consonants carry its stress, but not the beat."""
    return phone.end - phone.start > 0.05 and any(one in _VOWEL_LETTERS for one in phone.ipa)


_VOWEL_LETTERS = "aeiouyæøœɐɑɒɔəɘɚɛɜɝɞɤɨɪɯɵɶʉʊʌʏᵻ"


def _turn(rig: Rig, joint: int, turn: Array, rotations: Array, positions: Array) -> None:
    """Turn a joint about itself, and everything that hangs on it."""
    moved = {joint}
    about = positions[:, joint].copy()
    facing = rotations[:, joint].copy()
    swung = facing @ euler(turn) @ np.swapaxes(facing, -1, -2)
    for place, parent in enumerate(rig.parents):
        if place == joint or parent in moved:
            moved.add(place)
            rotations[:, place] = swung @ rotations[:, place]
            positions[:, place] = about + turned(swung, positions[:, place] - about)
