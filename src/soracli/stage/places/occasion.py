"""What a place is built for: its chance, its hour and its weather."""

from dataclasses import dataclass

import numpy as np

from soracli.story.shot import TimeOfDay, Weather


@dataclass(frozen=True)
class Occasion:
    """The occasion of one set. The same occasion always gives the same set."""

    seed: int
    time: TimeOfDay
    weather: Weather

    @property
    def snowy(self) -> bool:
        """Whether snow lies."""
        return self.weather in ("snow", "snowy")

    @property
    def wet(self) -> bool:
        """Whether the ground is wet from above."""
        return self.weather in ("rain", "storm")

    @property
    def lit(self) -> bool:
        """Whether lamps are on."""
        return self.time in ("night", "blue hour", "dusk", "dawn") or self.weather in (
            "storm",
            "fog",
            "rain",
            "dust storm",
        )

    def chance(self, part: int) -> np.random.Generator:
        """A generator for one part of the set, so that parts do not disturb each other."""
        return np.random.default_rng([self.seed % 2**32, part])
