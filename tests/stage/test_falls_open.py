"""A drawbridge falls open about its foot, and the roof of an observatory slides open."""

import numpy as np
from tests.stage.conftest import Play

from soracli.stage.performance import Body


def body(played: Play, words: str, kind: str) -> Body:
    """The only one of a kind in what is played of a sentence."""
    return next(one for one in played(words).bodies if one.id.startswith(kind))


def test_a_drawbridge_lies_flat_in_the_end(played: Play) -> None:
    bridge = body(played, "The drawbridge of a castle opens.", "castle_drawbridge")
    upright = bridge.rotations[:, -1, 2, 2]
    assert upright[0] > 0.9 > 0.2 > upright[-1] > -0.2


def test_a_part_of_a_dome_goes_round_and_the_rest_stays(played: Play) -> None:
    dome = body(played, "The dome of an observatory slides open at dusk.", "dome")
    turned = np.abs(dome.rotations[-1] - dome.rotations[0]).max(axis=(1, 2))
    assert turned.max() > 0.5 and turned.min() < 1e-3
