"""Outlooks: from where a set is seen that nobody is on, so that it shows what it is."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

import numpy as np

from soracli.stage.performance import SetPiece
from soracli.stage.subject import Subject, nothing


@dataclass(frozen=True)
class Outlook:
    """A view of an empty set.

    The camera looks `at` a point (x, y, z) from `far` metres off, down by `down` degrees (negative:
    up), from the side `round` degrees (0 looks along +y, negative from the left), through a `lens`
    in millimetres.
    """

    at: tuple[float, float, float] = (0.0, 4.0, 2.4)
    far: float = 14.0
    down: float = 4.0
    round: float = -11.0
    lens: float = 28.0


_ROOM = Outlook((0.0, 0.8, 1.4), 5.6, 3.0, -11.0, 25.0)
_OUTDOORS = Outlook()
_ALONG = Outlook((4.0, 0.0, 3.4), 16.0, 3.0, -64.0, 26.0)
_OUTLOOKS: Mapping[str, Outlook] = {
    "street": _ALONG,
    "road": Outlook((4.0, 2.0, 2.6), 16.0, 4.0, -58.0, 26.0),
    "trail": Outlook((4.0, 2.0, 2.6), 16.0, 4.0, -58.0, 26.0),
    "beach": Outlook((3.0, 3.0, 2.2), 15.0, 4.0, -58.0, 26.0),
    "coast": Outlook((2.0, 8.0, -5.0), 52.0, 11.0, -66.0, 30.0),
    "underwater": Outlook((0.0, 2.0, 1.3), 6.5, 4.0, -11.0, 26.0),
    "island": Outlook((0.0, 4.0, 1.0), 20.0, 14.0, -24.0, 26.0),
    "pine forest": Outlook((0.0, 5.0, 3.2), 15.0, 2.0, 32.0, 28.0),
    "metropolis": Outlook((0.0, 70.0, 16.0), 215.0, 20.0, -24.0, 28.0),
    "waterfront": Outlook((0.0, 62.0, 21.0), 72.0, -14.5, -7.0, 22.0),
    "lagoon": Outlook((0.0, 24.0, 0.0), 62.0, 15.0, -16.0, 26.0),
    "viaduct": Outlook((0.0, 0.0, -2.0), 34.0, 6.0, 28.0, 28.0),
    "stone bridge": Outlook((0.0, 0.0, -1.0), 24.0, 8.0, 26.0, 28.0),
    "rope bridge": Outlook((0.0, 0.0, 0.4), 11.0, 5.0, 34.0, 26.0),
    "footbridge": Outlook((0.0, 0.0, 0.0), 15.0, 7.0, 30.0, 26.0),
    "mountains": Outlook((-3.0, 6.0, 5.0), 14.0, -3.0, -4.0, 30.0),
}
"""Outlooks of sets that show themselves elsewhere than before their middle, by name."""


def outlook_of(piece: SetPiece) -> Outlook:
    """From where a set is seen that nobody is on."""
    return _OUTLOOKS.get(piece.name, _ROOM if piece.indoor else _OUTDOORS)


def empty(piece: SetPiece, count: int) -> Subject:
    """An empty set as the subject of a shot of `count` frames."""
    view = outlook_of(piece)
    half = _HELD * view.far * (18.0 / view.lens) * (9 / 16)
    middle = np.array(view.at)
    reach = np.array([0.5, 0.5, half])
    return replace(
        nothing(count),
        low=np.tile(middle - reach, (count, 1)),
        high=np.tile(middle + reach, (count, 1)),
        tall=2 * half,
        side=float(np.radians(view.round)),
        lens=view.lens,
        down=float(np.radians(view.down)),
    )


_HELD = 0.74
"""The share of the picture's height that what is framed in full fills."""
