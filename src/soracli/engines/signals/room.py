"""Where a sound is: its distance, its direction, and the place around it.

What comes straight falls as the inverse of the distance from `NEAR` metres, loses its height in
the air, and stands between the speakers where it is seen. The place answers to all of it: see
`spaces`. Nothing is late for its way: what is seen is heard at once.
"""

from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

from soracli.engines.signals.basics import RATE, Sound, fast_length, samples
from soracli.engines.signals.spaces import SPEED_OF_SOUND, Space, response, space_of

NEAR = 2.5
"""The metres from which a sound is as loud as it was made."""
_CLOSEST = 1.25
_WIDEST = np.pi / 3
_RINGS = (5.0, 14.0, 30.0, 60.0, 120.0, 250.0, 500.0)
_OPEN_AIR, _FAR = 20.0, 50.0
STEP = 64
"""How many samples a moving sound goes on between two of its directions."""


def nearness(distance: float) -> float:
    """The factor of a distance in metres: 1 at `NEAR`, half at twice of it, 2 at most."""
    return NEAR / max(distance, _CLOSEST)


def sides(azimuth: float) -> NDArray[np.float32]:
    """The gains of the left and the right speaker (2,) for a direction in radians (right is
    positive), of equal power. From 60 degrees on it is fully aside; what is behind is mirrored."""
    seen = float(np.arcsin(np.clip(np.sin(azimuth), -1, 1)))
    angle = np.pi / 4 * (1 + float(np.clip(seen / _WIDEST, -1, 1)))
    return np.array([np.cos(angle), np.sin(angle)], np.float32)


def air(frequency: NDArray[np.float64], distance: float) -> NDArray[np.float64]:
    """What of each frequency (hertz) is left after metres of air.

    A fit to ISO 9613-1 at 20 degrees and half humidity (0.005 dB/m at 1 kHz, 0.13 at 8 kHz), three
    times as strong: grass, bushes and corners take their share of what is heard from far."""
    return np.asarray(10 ** (-0.00071 * distance * (frequency / 1000) ** 1.6))


class Scenery:
    """A place in which sounds are laid: all of them share one answer of it.

    `sound()` gives (n, 2) for `seconds`. Sounds from about the same distance share their air, so
    each costs no more than an addition.
    """

    def __init__(self, seconds: float, space: Space) -> None:
        self._count = samples(seconds)
        self._space = space
        self._dry: dict[float, Sound] = {}
        self._wet: dict[bool, Sound] = {}

    def lay(
        self, sound: Sound, at: float, distance: float, azimuth: float = 0.0, size: float = 0.0
    ) -> None:
        """Lay a mono sound from second `at` on. `size` in metres: what is large and near comes
        less from one side."""
        spread = min(size / max(distance, _CLOSEST), 1.0) if size else 0.0
        start = samples(at)
        first, last = max(start, 0), min(start + len(sound), self._count)
        if last <= first:
            return
        piece = sound[first - start : last - start]
        gains = sides(azimuth * (1 - 0.7 * spread)) * np.float32(nearness(distance))
        ring = min(_RINGS, key=lambda one: abs(np.log(one / max(distance, _CLOSEST))))
        self._straight(ring)[first:last] += piece[:, None] * gains
        answered = self._answered(np.array([nearness(distance)]))[0]
        self._sent(ring > _OPEN_AIR)[first:last] += piece * np.float32(answered)

    def lay_along(
        self, sound: Sound, at: float, azimuth: NDArray[np.float64], distance: NDArray[np.float64]
    ) -> None:
        """Lay a mono sound that moves: azimuth and distance hold one value every `STEP` samples."""
        start = samples(at)
        first, last = max(start, 0), min(start + len(sound), self._count)
        if last <= first:
            return
        cut = slice(first - start, last - start)
        far = np.maximum(distance, _CLOSEST)
        seen = np.arcsin(np.clip(np.sin(azimuth), -1, 1))
        angle = np.pi / 4 * (1 + np.clip(seen / _WIDEST, -1, 1))
        level = NEAR / far
        answered = self._answered(level)
        for ring, share in _shares(far):
            straight, sent = self._straight(ring), self._sent(ring > _OPEN_AIR)
            for side, gain in enumerate((np.cos(angle), np.sin(angle))):
                straight[first:last, side] += sound[cut] * _fine(gain * level * share, cut)
            sent[first:last] += sound[cut] * _fine(answered * share, cut)

    def sound(self) -> Sound:
        """All that was laid, with the air and the answer of the place (n, 2)."""
        made = self._dry.pop(_RINGS[0], None)
        made = np.zeros((self._count, 2), np.float32) if made is None else made
        if not self._wet:
            return made
        whole = fast_length(self._count + len(response(self._space)))
        frequency = np.fft.rfftfreq(whole, 1 / RATE).astype(np.float64)
        sent = np.zeros(len(frequency), np.complex128)
        for far, bus in sorted(self._wet.items()):
            spectrum = np.fft.rfft(bus, whole)
            sent += spectrum * air(frequency, _FAR) if far else spectrum
        curves = {ring: air(frequency, ring) for ring in sorted(self._dry)}
        for side, answer in enumerate(_answers(self._space, whole)):
            spectrum = sent * answer
            for ring, curve in curves.items():
                spectrum += np.fft.rfft(self._dry[ring][:, side], whole) * curve
            made[:, side] += np.fft.irfft(spectrum, whole)[: self._count].astype(np.float32)
        return made

    def _straight(self, ring: float) -> Sound:
        return self._dry.setdefault(ring, np.zeros((self._count, 2), np.float32))

    def _sent(self, far: bool) -> Sound:
        return self._wet.setdefault(far, np.zeros(self._count, np.float32))

    def _answered(self, near: NDArray[np.float64]) -> NDArray[np.float64]:
        """How much the place answers: a room fills with sound, so it falls more slowly."""
        return np.asarray(near ** (0.5 if self._space.indoor else 0.8), np.float64)


@lru_cache(maxsize=4)
def _answers(space: Space, whole: int) -> tuple[NDArray[np.complex128], ...]:
    """The spectra of a place's answer for both sides."""
    return tuple(np.fft.rfft(response(space)[:, side], whole) for side in range(2))


def in_room(
    sound: Sound,
    set_name: str,
    distance: float,
    azimuth: float = 0.0,
    indoor: bool | None = None,
) -> Sound:
    """A mono sound as it is heard in a set from metres away: (n + tail, 2).

    `azimuth` in radians, right is positive. `indoor` only where it differs from the set."""
    space = space_of(set_name, indoor)
    scenery = Scenery((len(sound) + len(response(space))) / RATE, space)
    scenery.lay(_mono(sound), 0.0, distance, azimuth)
    return scenery.sound()


def along_path(
    sound: Sound,
    times: ArrayLike,
    azimuth: ArrayLike,
    distance: ArrayLike,
    set_name: str,
    indoor: bool | None = None,
    doppler: bool = False,
) -> Sound:
    """A mono sound that moves: its directions and distances at `times` (seconds of the sound,
    rising; before the first and after the last it stands). As `in_room`: (n + tail, 2).

    With `doppler` it is higher while it comes nearer and lower while it goes; at its nearest it is
    neither early nor late."""
    space = space_of(set_name, indoor)
    made = _mono(sound)
    at = coarse(len(made) / RATE)
    turns = np.interp(at, np.asarray(times, float), np.unwrap(np.asarray(azimuth, float)))
    far = np.interp(at, np.asarray(times, float), np.asarray(distance, float))
    if doppler:
        made = heard_moving(made, far)
    scenery = Scenery((len(made) + len(response(space))) / RATE, space)
    scenery.lay_along(made, 0.0, turns, far)
    return scenery.sound()


def coarse(seconds: float) -> NDArray[np.float64]:
    """The seconds at which a sound of this length needs its directions, every `STEP` samples."""
    return np.asarray(np.arange(samples(seconds) // STEP + 2) * (STEP / RATE), np.float64)


def heard_moving(sound: Sound, distance: NDArray[np.float64], lead: float = 0.0) -> Sound:
    """A mono sound with the Doppler shift of its distances (metres, one every `STEP` samples).

    The first `lead` seconds of it come before the clip: they are heard where its way is longest."""
    count = len(sound) - samples(lead)
    if count <= 0:
        return sound[:0]
    late = (distance - distance.min()) / SPEED_OF_SOUND - lead
    at = np.arange(count) - RATE * np.interp(np.arange(count), np.arange(len(late)) * STEP, late)
    return np.asarray(np.interp(at, np.arange(len(sound)), sound), np.float32)


def _fine(curve: NDArray[np.float64], cut: slice) -> Sound:
    """A curve of one value every `STEP` samples at every sample of a cut."""
    at = np.arange(cut.start, cut.stop)
    return np.asarray(np.interp(at, np.arange(len(curve)) * STEP, curve), np.float32)


def _shares(distance: NDArray[np.float64]) -> list[tuple[float, NDArray[np.float64]]]:
    """How much of a moving sound belongs to each ring; the shares of a moment add to 1."""
    place = np.interp(np.log(distance), np.log(_RINGS), np.arange(len(_RINGS)))
    found = []
    for index in range(int(place.min()), int(np.ceil(place.max())) + 1):
        share = np.clip(1 - np.abs(place - index), 0, 1)
        if share.any():
            found.append((_RINGS[index], share))
    return found


def _mono(sound: Sound) -> Sound:
    return sound if sound.ndim == 1 else np.asarray(sound.mean(axis=1), np.float32)
