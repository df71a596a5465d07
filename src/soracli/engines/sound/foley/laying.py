"""All effects of a shot, laid in its place."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound, samples
from soracli.engines.signals.room import STEP, Scenery, coarse
from soracli.engines.signals.spaces import space_of
from soracli.engines.sound.foley.happenings import sound_of
from soracli.engines.sound.foley.sources import lay_source
from soracli.stage.audible import Audible, Event

TAIL = 1.5
"""The seconds that ring on after the last frame."""
_KNEE = 0.7
_SLOWEST = 0.5
_LOUDER = 0.7


def effects(audible: Audible, seed: int) -> Sound:
    """What is heard of a shot (n, 2), from its first frame to `TAIL` after its last: every event
    at its time, every source along its path, as the camera hears them, in the room of the set.

    The same audible and seed give the same samples. It never leaves the full scale."""
    scenery = Scenery(audible.seconds + TAIL, space_of(audible.set, audible.indoor))
    for number, event in enumerate(audible.events):
        if event.time < audible.seconds:
            # what lasts is told in the seconds of the clip, and slowing it down stretches it
            shorter = event.model_copy(
                update={"seconds": event.seconds * _pace(audible.time_scale)}
            )
            made = slowed(sound_of(shorter, _chance(seed, 0, number)), audible.time_scale)
            _lay(scenery, event, made)
    for number, source in enumerate(audible.sources):
        lay_source(scenery, source, audible.seconds, audible.time_scale, _chance(seed, 1, number))
    return limited(_ended(scenery.sound(), audible.seconds))


def slowed(sound: Sound, time_scale: float) -> Sound:
    """A mono sound in slow motion: longer and lower, by the root of how much slower all is, and by
    an octave at most."""
    pace = _pace(time_scale)
    if pace == 1.0 or not len(sound):
        return sound
    at = np.arange(int(len(sound) / pace)) * pace
    return np.asarray(np.interp(at, np.arange(len(sound)), sound), np.float32)


def _pace(time_scale: float) -> float:
    return 1.0 if time_scale >= 0.95 else max(float(np.sqrt(time_scale)), _SLOWEST)


def limited(sound: Sound) -> Sound:
    """The same below 0.7, bent softly towards full scale above."""
    size = np.abs(sound)
    if float(size.max(initial=0)) <= _KNEE:
        return sound
    room = 1 - _KNEE
    bent = _KNEE + room * np.tanh((size - _KNEE) / room)
    return np.where(size <= _KNEE, sound, np.sign(sound) * bent).astype(np.float32)


def _ended(sound: Sound, seconds: float) -> Sound:
    """What rings on fades out before its end."""
    count = min(samples(0.5 * TAIL), len(sound))
    fade = np.cos(np.pi / 2 * (np.arange(count) + 0.5) / count).astype(np.float32)
    sound[-count:] *= fade[:, None]
    return sound


def _lay(scenery: Scenery, event: Event, sound: Sound) -> None:
    """Lay an event where it is, or along its way: there it is as loud as it is fast."""
    if event.path is None or len(event.path.times) < 2:
        scenery.lay(sound, event.time, event.distance, event.azimuth, _breadth(event))
        return
    steps = event.time + coarse(len(sound) / RATE)
    times, turns = event.path.times, np.unwrap(np.asarray(event.path.azimuth))
    if event.speeds and event.speed > 0:
        fast = np.interp(steps, times, np.asarray(event.speeds) / event.speed)
        at = np.arange(len(sound))
        gain = np.interp(at, np.arange(len(steps)) * STEP, np.clip(fast, 0, 3) ** _LOUDER)
        sound = (sound * gain).astype(np.float32)
    azimuth, distance = np.interp(steps, times, turns), np.interp(steps, times, event.path.distance)
    scenery.lay_along(sound, event.time, azimuth, distance)


def _breadth(event: Event) -> float:
    return event.size if event.kind in ("splash", "break", "door") else 0.0


def _chance(seed: int, room: int, number: int) -> np.random.Generator:
    return np.random.default_rng([seed, room, number])
