"""Water that is seen and floated on: a sum of travelling sine waves over a flat level.

The same heights move the boats and shape the picture, so a hull sits in the wave that is drawn.
"""

from dataclasses import dataclass

import numpy as np

from soracli.stage.mesh import Floats, Numbers

GRAVITY = 9.81


@dataclass(frozen=True, eq=False)
class Water:
    """Waves: `amplitudes` (W,) metres, `vectors` (W, 2) radians per metre, `phases` (W,) radians.

    `level` is the mean height; `deep` and `shallow` are sRGB "#rrggbb". `shore` is the y beyond
    which the water lies (a beach's waterline; None: water everywhere).
    """

    amplitudes: Floats
    vectors: Floats
    phases: Floats
    level: float = 0.0
    deep: str = "#0d3b5c"
    shallow: str = "#2f8fa3"
    shore: float | None = None

    @property
    def frequencies(self) -> Floats:
        """Angular frequencies (W,): deep-water dispersion, omega squared = g k."""
        return np.asarray(np.sqrt(GRAVITY * np.linalg.norm(self.vectors, axis=1)), np.float32)

    def height(self, x: Numbers, y: Numbers, time: float) -> Floats:
        """Surface height in metres at points (arrays of one shape) at a world time in seconds."""
        turns = self._turns(x, y, time)
        return np.asarray(self.level + np.sin(turns) @ self.amplitudes, np.float32)

    def rise(self, x: Numbers, y: Numbers, time: float) -> Floats:
        """How fast the surface rises at points, metres per second; shapes as for `height`."""
        turns = self._turns(x, y, time)
        return np.asarray(-np.cos(turns) @ (self.amplitudes * self.frequencies), np.float32)

    def _turns(self, x: Numbers, y: Numbers, time: float) -> Numbers:
        points = np.stack(np.broadcast_arrays(x, y), axis=-1)
        turns = points @ self.vectors.T - self.frequencies * time + self.phases
        return np.asarray(turns)


def waves(
    seed: int,
    significant_height: float,
    wind: float = 0.4,
    count: int = 12,
    longest: float = 14.0,
    shortest: float = 0.9,
) -> tuple[Floats, Floats, Floats]:
    """Amplitudes (W,), vectors (W, 2) and phases (W,) of a wind sea of W = `count` waves.

    `significant_height` in metres is four times the standard deviation of the surface (the usual
    definition); `wind` is its heading in radians; wave lengths go from `longest` to `shortest` in
    metres, by even ratios, and amplitudes are proportional to them.
    """
    chance = np.random.default_rng(seed)
    lengths = np.geomspace(longest, shortest, count)
    headings = wind + chance.normal(0, 0.55, count)
    numbers = 2 * np.pi / lengths
    amplitudes = lengths**1.0
    amplitudes *= (significant_height / 4) / np.sqrt(np.sum(amplitudes**2) / 2)
    vectors = np.stack([numbers * np.cos(headings), numbers * np.sin(headings)], axis=1)
    phases = chance.uniform(0, 2 * np.pi, count)
    return (
        amplitudes.astype(np.float32),
        vectors.astype(np.float32),
        phases.astype(np.float32),
    )
