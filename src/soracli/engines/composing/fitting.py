"""A track of the user's own, made as long as the film at places where music may be cut.

It begins where it begins and ends as it ends: what is too much goes out of the middle, from the
beginning of one bar to that of a like one. Where nothing in it fits, it fades over its last bar.
"""

import numpy as np

from soracli.engines.composing.tracking import Pulse, find_pulse, harmony
from soracli.engines.signals.basics import Sound, faded, samples

_CROSS = 0.03
"""Seconds of a crossfade at a cut."""
_LEAST = 6.0
"""What is shorter, in seconds, is not worth a cut: it fades."""
_SLACK = 1.2
"""So long before the end of the film its own ending may be over, in seconds."""
_FADE = 1.5
"""A fade where there are no bars, in seconds."""
_SILENT = 0.001


def fit_track(track: Sound, seconds: float) -> Sound:
    """The track (n,) or (n, 2) as (samples(seconds), 2): cut, or repeated, at bars.

    The picture's end finds its last chord, or the end of a bar. A silent track stays silent.
    """
    count = samples(seconds)
    stereo = _trimmed(track if track.ndim == 2 else np.repeat(track[:, None], 2, axis=1))
    if len(stereo) == 0 or count == 0:
        return np.zeros((count, 2), np.float32)
    if count - samples(_SLACK) <= len(stereo) <= count:
        return _padded(stereo, count)
    pulse = find_pulse(stereo)
    if len(stereo) < count:
        stereo, pulse = _repeated(stereo, pulse, count)
    if seconds >= _LEAST and len(pulse.bars) >= 4:
        cut = _without_middle(stereo, pulse, count)
        if cut is not None:
            return _padded(cut, count)
    return _faded_out(stereo, pulse, count)


def _trimmed(track: Sound) -> Sound:
    """Without the silence before and behind it; two channels at most."""
    loud = np.flatnonzero(np.abs(track[:, :2]).max(axis=1) > _SILENT)
    if len(loud) == 0:
        return track[:0, :2]
    made = track[max(loud[0] - samples(0.01), 0) : loud[-1] + 1, :2]
    return made if made.shape[1] == 2 else np.repeat(made, 2, axis=1)


def _padded(sound: Sound, count: int) -> Sound:
    """With silence behind it, or softly ended."""
    made = np.zeros((count, 2), np.float32)
    made[: min(len(sound), count)] = sound[:count]
    return faded(made, 0.0, 0.02)


def _repeated(sound: Sound, pulse: Pulse, count: int) -> tuple[Sound, Pulse]:
    """At least `count` long: again and again from its first bar to its last one."""
    bars = pulse.bars
    first, last = (bars[0], bars[-1]) if len(bars) >= 3 else (0.0, len(sound) / samples(1))
    begin, end = samples(first), min(samples(last), len(sound))
    made, beats = sound, list(pulse.beats)
    while len(made) < count + samples(_CROSS):
        at = len(made) - (len(sound) - end)
        made = _joined(made[:at], sound, begin)
        shift = (at - begin) / samples(1)
        kept = [one for one in beats if one < at / samples(1) - 0.05]
        beats = kept + [one + shift for one in pulse.beats if one >= first - 0.01]
        if end - begin < samples(0.5):
            break
    return made, Pulse(tuple(beats), pulse.meter, pulse.first)


def _joined(before: Sound, sound: Sound, at: int) -> Sound:
    """One sound, and another from sample `at` on behind it, crossfaded around the seam."""
    cross = min(samples(_CROSS), len(before), at if at else samples(_CROSS))
    if cross == 0 or at < cross:
        return np.concatenate([before, sound[at:]])
    ramp = np.linspace(0, np.pi / 2, cross, dtype=np.float32)[:, None]
    seam = before[-cross:] * np.cos(ramp) + sound[at - cross : at] * np.sin(ramp)
    return np.concatenate([before[:-cross], seam.astype(np.float32), sound[at:]])


def _without_middle(sound: Sound, pulse: Pulse, count: int) -> Sound | None:
    """Its own beginning and ending, from one bar to a later one of like harmony; None where no two
    bars lie as far apart as they would have to."""
    bars = np.array(pulse.bars)
    excess = (len(sound) - count) / samples(1)
    colours = np.stack([harmony(sound, bar) for bar in bars])
    best, least = None, np.inf
    for early in range(1, len(bars)):
        for late in range(early + 1, len(bars)):
            over = bars[late] - bars[early] - excess
            if not -0.02 <= over <= _SLACK:
                continue
            unlike = 1 - float(colours[early] @ colours[late])
            phrase = 0.0 if (late - early) % 4 == 0 else 0.1
            cost = unlike + phrase + 0.15 * over / _SLACK
            if cost < least:
                best, least = (bars[early], bars[late]), cost
    if best is None:
        return None
    return _joined(sound[: samples(best[0])], sound, samples(best[1]))


def _faded_out(sound: Sound, pulse: Pulse, count: int) -> Sound:
    """Ended at the last bar, or beat, that begins before the end, faded over the bar before it."""
    seconds = count / samples(1)
    marks = [
        mark
        for among in (pulse.beats, pulse.bars)
        for mark in among
        if seconds - _SLACK <= mark <= seconds
    ]
    end = marks[-1] if marks else seconds
    bar = pulse.meter * float(np.median(np.diff(pulse.beats))) if len(pulse.beats) > 1 else _FADE
    made = sound[: samples(end)]
    return _padded(faded(made, 0.0, min(bar, 0.5 * end)), count)
