"""Who hands something over a table has it between the two, and nobody walks around it."""

import numpy as np
import pytest
from tests.stage.conftest import Play


@pytest.mark.parametrize(
    ("who", "other", "table", "sentence"),
    [
        ("person.1", "person.2", "table.1", "A cook hands a cup to a girl across a table."),
        ("person.1", "person.2", "desk.1", "A clerk hands a book to a nun across a desk."),
    ],
)
def test_what_is_handed_across_goes_over_the_table(
    who: str, other: str, table: str, sentence: str, played: Play
) -> None:
    roots = {body.id: body.positions[:, 0, :2] for body in played(sentence).bodies}
    one, two = (roots[name] - roots[table] for name in (who, other))
    assert (np.sum(one * two, axis=1) < 0).all()
    assert np.linalg.norm(one - two, axis=1).max() < 2.0
