"""What is in a vessel has a body: it rises, sinks and changes color where the vessel is."""

from collections.abc import Callable

import numpy as np

from soracli.stage.framing import skin_at
from soracli.stage.performance import Performance

Play = Callable[..., Performance]


def _tops(shown: Performance, noun: str) -> np.ndarray:
    """How high the surface of a liquid is in every frame (N,), metres."""
    body = next(one for one in shown.bodies if one.noun == noun)
    frames = np.arange(shown.frames)
    return skin_at(body, frames, np.arange(len(body.figure.mesh.vertices)))[..., 2].max(axis=1)


def test_milk_rises_in_a_glass_that_fills(played: Play) -> None:
    shown = played("A glass slowly fills with milk.")
    glass = next(one for one in shown.bodies if one.noun == "glass")
    milk = next(one for one in shown.bodies if one.noun == "milk")
    high = _tops(shown, "milk")
    floor = float(glass.positions[0, 0, 2])
    assert not milk.visible[0] and milk.visible[-1]
    assert high[-1] > floor + 0.7 * glass.figure.height
    assert high[-1] < floor + glass.figure.height


def test_coffee_that_sinks_stays_in_its_mug(played: Play) -> None:
    shown = played("The level of the coffee sinks in the mug.")
    high = _tops(shown, "coffee")
    assert high[-1] < high[0] - 0.03


def test_what_is_drunk_goes_where_the_glass_goes(played: Play) -> None:
    shown = played("A man drinks a glass of orange juice.")
    glass = next(one for one in shown.bodies if one.noun.startswith("glass"))
    juice = next(one for one in shown.bodies if one.noun == "orange juice")
    gaps = np.linalg.norm(glass.positions[:, 0] - juice.positions[:, 0], axis=-1)
    assert np.ptp(gaps) < 1e-3
    assert np.linalg.norm(np.ptp(juice.positions[:, 0], axis=0)) > 0.3
