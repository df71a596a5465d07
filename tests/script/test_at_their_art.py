"""Who is called by what they do, and told to do nothing else, does it."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("text", "who", "motion"),
    [
        ("A lone pianist in an empty ballroom, slow zoom in.", "pianist", "piano"),
        ("Two cellists on a rooftop at dawn", "cellist", "violin"),
        ("Welder in a leather apron, rain, 50mm", "welder", "hammer"),
    ],
)
def test_an_artist_without_a_deed_is_at_it(
    text: str, who: str, motion: str, presets: Presets
) -> None:
    scene = read(text, presets)
    doers = {one.id for one in scene.entities if one.noun == who}
    assert doers and doers == {a for one in scene.actions if one.motion == motion
                               for a in one.agents}  # fmt: skip
    assert scene.text == text


@pytest.mark.parametrize(
    "text",
    [
        "A pianist drinks tea at a table.",
        "Portrait of a ballerina with red hair.",
        "A boy photographs a ballerina.",
    ],
)
def test_who_has_something_else_to_do_or_is_only_looked_at_is_not(
    text: str, presets: Presets
) -> None:
    scene = read(text, presets)
    assert not {"piano", "dance"} & {one.motion for one in scene.actions}


def test_slow_motion_of_somebody_is_of_who_does_it(presets: Presets) -> None:
    scene = read("Slow motion of a nun kicking a bucket.", presets)
    deed = next(one for one in scene.actions if one.verb == "kick")
    assert deed.agents == ("person.1",) and deed.target == "bucket.1"


@pytest.mark.parametrize(
    ("text", "verb"),
    [
        ("Picking up a pebble, the girl smiles.", "pick up"),
        ("A watchmaker winds an old clock.", "wind"),
    ],
)
def test_verbs_that_look_like_nouns_are_done(text: str, verb: str, presets: Presets) -> None:
    assert verb in {one.verb for one in read(text, presets).actions}
