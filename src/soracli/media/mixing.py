"""The mix: four stems become one sound, at the loudness that is asked for.

In order: every stem is brought to where it belongs beside the dialogue, what plays under speech
makes way for it, all is added up, raised by one gain to the loudness wanted, and limited. Nothing
is compressed; docs/explanation/mix.md says why the numbers are what they are.
"""

import math
from collections.abc import Collection, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from soracli.media.argv_sound import RATE
from soracli.media.ducking import ducked, ducking, powers, speaking
from soracli.media.landmarks import Line, lines, onsets
from soracli.media.loudness import Loudness
from soracli.media.raising import HIGHEST, TOLERANCE, evened, raise_to
from soracli.media.weighing import loudness, weighed
from soracli.plan.sound.stem import Stem

Sound = NDArray[np.float32]
"""Samples at 48 kHz, (n,) mono or (n, 2) stereo, full scale 1."""
PLACE: dict[Stem, tuple[float, float]] = {
    "dialogue": (-20, -20),
    "music": (-28, -24),
    "effects": (-27, -18),
    "ambience": (-46, -30),
}
"""Between which LUFS each stem is mixed, before the gain on all of it."""
MOST_MOVE = 30.0
"""dB by which effects and ambience are raised for it at most: a faint place stays a faint one."""
CREST = 13.0
"""dB between the loudness of the effects and their highest peak: a blow is soon over, and would
hold everything else down by its peak."""
DUCK: dict[Stem, tuple[float, float]] = {"music": (9, 14), "ambience": (4, 14), "effects": (2, 6)}
"""By how many dB a stem makes way for speech, and how many it shall then lie below it."""
DEEPER = 12.0
"""dB by which it goes down at most beyond that, to get there."""
MOST_GAIN = 20.0
"""dB by which a whole mix is raised at most."""
AMBIENCE_GAIN = 18.0
"""dB by which it is raised at most where nothing but ambience sounds: it is quiet by nature."""
UNHEARD = -60.0
"""LUFS below which a stem counts as silent."""
HANDS = 2
EDGE_IN, EDGE_OUT = 0.01, 0.02
"""Seconds of the fades at every edge: too short to be heard as fades, too long to click."""


@dataclass(frozen=True)
class Mixed:
    """A mix: `sound` is (n, 2), the sum of its `stems`, which are as they sound in it.

    `before` is measured before the gain, `after` in the end, as it is decoded where it was coded.
    `gain` is in dB, `limited` the most that the limiter took away. `wanted` is the loudness that
    was asked for, in LUFS; `quiet` says that nothing but ambience sounds. `lines` are when somebody
    speaks, `onsets` the seconds at which something begins.
    """

    sound: Sound
    stems: dict[Stem, Sound]
    wanted: float
    before: Loudness
    after: Loudness
    gain: float
    limited: float
    quiet: bool
    lines: tuple[Line, ...] = ()
    onsets: tuple[float, ...] = ()

    @property
    def reached(self) -> bool:
        """Whether it is as loud as it was asked to be."""
        return abs(self.after.integrated - self.wanted) <= TOLERANCE


def mix(
    stems: Mapping[Stem, Sound],
    wanted: float,
    mute: Collection[Stem] = (),
    coded: Path | None = None,
    peak: float = HIGHEST,
) -> Mixed:
    """Mix stems of equal length to a loudness in LUFS; what is in `mute` is left away.

    With `coded` the mix is coded for a film (AAC in an .m4a) there, and it is that file, decoded,
    that has the loudness and keeps below the `peak` in dBTP: coding changes both. It ends up less
    loud where the gain or the limiter would have to do too much: a film in which only a room is
    heard (`quiet`), or a single click. Raises ValueError where stems are not of one length, or not
    of numbers, MachineError where the disk or ffmpeg refuses.
    """
    heard = _heard(stems, mute)
    with ThreadPoolExecutor(HANDS) as hands:
        levels = dict(zip(heard, map(loudness, hands.map(weighed, heard.values())), strict=True))
    quiet = all(levels[name] < UNHEARD for name in heard if name != "ambience")
    placed = heard if quiet else _placed(heard, levels)
    for sound in placed.values():
        _soften_ends(sound)
    placed = _make_way(placed)
    length = max((len(sound) for sound in stems.values()), default=0)
    whole = sum(placed.values(), np.zeros((length, 2), np.float32))
    most = AMBIENCE_GAIN if quiet else MOST_GAIN
    raised = raise_to(whole, wanted, most, coded, peak)
    factor = raised.factor[:, None]
    for sound in placed.values():
        sound *= factor
    return Mixed(
        sound=raised.sound,
        stems=placed,
        wanted=wanted,
        before=raised.before,
        after=raised.after,
        gain=raised.gain,
        limited=raised.limited,
        quiet=quiet,
        lines=lines(raised.sound, placed["dialogue"]) if "dialogue" in placed else (),
        onsets=onsets(raised.sound),
    )


def cut_edges(
    sound: Sound, start: float, end: float, fade_in: float = EDGE_IN, fade_out: float = EDGE_OUT
) -> Sound:
    """What is heard of a sound between two of its seconds, with equal-power fades at both ends.

    An edge that lies where the sound begins or ends anyway is faded too.
    """
    first, last = max(round(start * RATE), 0), min(round(end * RATE), len(sound))
    piece = sound[first : max(first, last)].copy()
    _fade(piece, round(fade_in * RATE))
    _fade(piece[::-1], round(fade_out * RATE))
    return piece


def _heard(stems: Mapping[Stem, Sound], mute: Collection[Stem]) -> dict[Stem, Sound]:
    """Copies of the stems that are not muted, in stereo."""
    if len({len(sound) for sound in stems.values()}) > 1:
        raise ValueError("the stems of a mix are not of one length")
    made: dict[Stem, Sound] = {}
    for name, sound in stems.items():
        if not np.isfinite(sound).all():
            raise ValueError(f"the stem {name} has samples that are no numbers")
        if name not in mute:
            both = sound if sound.ndim == 2 else np.repeat(sound[:, None], 2, axis=1)
            made[name] = np.array(both, np.float32)
    return made


def _placed(stems: dict[Stem, Sound], levels: Mapping[Stem, float]) -> dict[Stem, Sound]:
    """The stems at the levels at which they belong together."""
    made = dict(stems)
    for name, sound in stems.items():
        if math.isfinite(levels[name]):
            low, high = PLACE[name]
            wanted = min(max(levels[name], low), high)
            if name == "effects":
                made[name] = evened(sound, wanted, MOST_MOVE, CREST)
                continue
            move = wanted - levels[name]
            if name == "ambience":
                move = min(move, MOST_MOVE)
            made[name] = sound * np.float32(10 ** (move / 20))
    return made


def _make_way(stems: dict[Stem, Sound]) -> dict[Stem, Sound]:
    """The stems, those under speech ducked."""
    speech = speaking(stems["dialogue"]) if "dialogue" in stems else np.zeros(0, np.bool_)
    if not speech.any():
        return stems
    spoken = _level_in(stems["dialogue"], speech)
    made = dict(stems)
    for name, (depth, below) in DUCK.items():
        if name in stems:
            needed = _level_in(stems[name], speech) + below - spoken
            down = min(max(depth, needed), depth + DEEPER)
            made[name] = ducked(stems[name], ducking(speech, down))
    return made


def _level_in(sound: Sound, steps: NDArray[np.bool_]) -> float:
    """The level of some steps of a sound in dBFS."""
    return 10 * math.log10(max(float(powers(sound)[steps].mean()), 1e-12))


def _soften_ends(sound: Sound) -> None:
    _fade(sound, round(EDGE_IN / 2 * RATE))
    _fade(sound[::-1], round(EDGE_OUT / 2 * RATE))


def _fade(sound: Sound, count: int) -> None:
    """Fade a sound in over its first samples, with equal power."""
    count = min(count, len(sound))
    if count:
        curve = np.sin(np.pi / 2 * (np.arange(count) + 0.5) / count).astype(np.float32)
        sound[:count] *= curve if sound.ndim == 1 else curve[:, None]
