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


@pytest.mark.parametrize(
    ("text", "who", "verb"),
    [
        ("A bear pulls a rope against an ox.", "ox", "pull"),
        ("A dog lies there, and a hand pats the dog.", "hand", "pat"),
        ("A monk sits at a desk, and a nun stands behind him holding a lamp.", "nun", "hold"),
        ("A tenor hits a long note.", "tenor", "sing"),
        ("Close-up of the laughing face of a clown.", "clown", "laugh"),
        ("A cauldron boils on a fire.", "cauldron", "boil"),
    ],
)
def test_every_deed_is_of_who_does_it(text: str, who: str, verb: str, presets: Presets) -> None:
    scene = read(text, presets)
    doers = {one.id for one in scene.entities if one.noun == who}
    assert any(one.verb == verb and doers & {*one.agents} for one in scene.actions)


@pytest.mark.parametrize(
    ("text", "noun", "relation"),
    [
        ("A tram stops in front of a cinema.", "cinema", "in front of"),
        ("A cat sleeps under a stone bridge.", "stone bridge", "under"),
        ("An elephant carries a small village on its back.", "small village", "on"),
        ("Two riders, the setting sun behind them.", "setting sun", "behind"),
        ("A butcher at a market stall", "market stall", "near"),
    ],
)
def test_what_is_named_beside_somebody_is_there(
    text: str, noun: str, relation: str, presets: Presets
) -> None:
    scene = read(text, presets)
    body = next(one.id for one in scene.entities if one.noun == noun)
    assert any(one.kind == relation and body in (one.a, one.b) for one in scene.relations)


def test_leaves_that_turn_and_then_fall_are_leaves_and_no_tree_falls(presets: Presets) -> None:
    scene = read("A birch, its leaves turning from green to yellow, then falling.", presets)
    leaves = {one.id for one in scene.entities if one.noun == "leaf"}
    falls = [one for one in scene.actions if one.verb == "fall"]
    assert leaves and falls and all(set(one.agents) <= leaves for one in falls)
    assert any(one.aspect == "color" for one in scene.becomings)
