"""Sun and moon rise and set far behind everybody."""

import numpy as np
from tests.stage.conftest import Play


def _way(played: Play, sentence: str) -> tuple[float, float]:
    """The metres that the sun or moon goes up, and those to it from the camera."""
    performance = played(sentence)
    body = next(one for one in performance.bodies if one.id.startswith("skyfaring_moon"))
    root = body.positions[:, 0]
    far = np.linalg.norm(root - performance.camera.position, axis=1)
    return float(root[-1, 2] - root[0, 2]), float(far.min())


def test_the_sun_sets_behind_who_works(played: Play) -> None:
    up, far = _way(played, "A woman rakes hay while the sun sets.")
    assert up < -5 and far > 100


def test_the_moon_rises_behind_a_windmill(played: Play) -> None:
    up, far = _way(played, "A windmill in a field, the moon rising behind it.")
    assert up > 5 and far > 100


def test_a_moon_that_somebody_is_under_hangs_behind_them(played: Play) -> None:
    up, far = _way(played, "A fox trots over a hill under a full moon.")
    assert abs(up) < 1 and far > 100
