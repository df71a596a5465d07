"""Several alike in one hand are seen one by one."""

from collections.abc import Callable

import numpy as np

from soracli.stage.performance import Performance


def test_every_loaf_on_an_arm_has_a_place_of_its_own(played: Callable[..., Performance]) -> None:
    clip = played("A baker carries seven loaves")
    loaves = [one for one in clip.bodies if one.id.startswith("bread")]
    at = np.array([one.positions[clip.frames // 2, 0] for one in loaves])
    apart = np.linalg.norm(at[:, None] - at[None], axis=-1) + np.eye(len(at))
    assert len(loaves) == 7 and apart.min() > 0.05
