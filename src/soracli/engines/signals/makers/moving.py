"""Something that drives by: its pitch and level as heard from the roadside."""

import numpy as np

from soracli.engines.signals.basics import RATE, Sound
from soracli.engines.signals.living import Floats, over_time

SOUND_SPEED = 343.0


def passing(sound: Sound, speed: float, near: float, at: float) -> Sound:
    """A mono sound that goes by at `speed` metres a second, `near` metres away at second `at`.

    What is heard left the source earlier by its distance over the speed of sound: that alone
    makes the Doppler shift. Far away it is quieter and duller.
    """
    heard = np.arange(len(sound)) / RATE
    # |v (t - d/c - at)|^2 + near^2 = d^2, solved for the distance d at the time of hearing
    ahead, share = speed * (heard - at), speed / SOUND_SPEED
    root = np.sqrt(ahead**2 + near**2 * (1 - share**2))
    distance = (root - share * ahead) / (1 - share**2)
    left = heard - (distance - near) / SOUND_SPEED
    shifted = np.interp(left * RATE, np.arange(len(sound)), sound, left=0.0, right=0.0)
    # what began before the sound did is filled from its own middle, mirrored
    early = left < 0
    if early.any():
        shifted[early] = np.interp(-left[early] * RATE, np.arange(len(sound)), sound)
    loud = near / distance

    def air(time: Floats, frequency: Floats) -> Floats:
        away = np.interp(time, heard, distance)
        return 1 / np.sqrt(1 + (frequency / (14000.0 / (1 + away / 25))) ** 2)

    return over_time((shifted * loud).astype(np.float32), air)
