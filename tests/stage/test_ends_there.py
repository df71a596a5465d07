"""What falls or rolls into something is in it in the end, and was not before."""

import numpy as np
import pytest

from soracli.stage.told_places import Box, holds


@pytest.mark.parametrize(
    ("sentence", "who", "where", "kind"),
    [
        ("A marble bounces from right to left and drops into a cup.", "ball.1", "mug.1", "in"),
        ("An apple rolls into a basket.", "apple.1", "basket_prop.1", "in"),
        ("A gymnast runs and falls onto a mat.", "person.1", "rug.1", "on"),
    ],
)
def test_is_there_in_the_end_and_not_before(played, sentence, who, where, kind):
    bodies = {one.id: one for one in played(sentence).bodies}
    held = holds(kind, Box.of(bodies[who]), Box.of(bodies[where]))
    assert held[-3:].all()
    assert not held[0]


def test_what_is_put_left_of_a_box_lies_left_of_it(played):
    bodies = {one.id: one for one in played("A boy puts a ball to the left of a box.").bodies}
    ball, box = Box.of(bodies["ball.1"]), Box.of(bodies["box.1"])
    assert np.median(ball.middle[-3:, 0]) < float(box.low[-1, 0])
    assert float(ball.low[-1, 2]) < 0.1
