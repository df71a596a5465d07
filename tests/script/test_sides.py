"""Who is on one side of something and goes to another is read so: where they are, and where to."""

import pytest

from soracli.script.presets import Presets
from soracli.script.reader import read


@pytest.mark.parametrize(
    ("sentence", "before", "after"),
    [
        ("A hen is on the right of a barrel, then it runs to the front of the barrel.",
         "right of", "in front of"),
        ("A puppy sits under a desk, then it crawls behind the desk.", "under", "behind"),
        ("A goat stands on a crate, then the goat jumps to the left of the crate.",
         "on", "left of"),
        ("An owl is in front of a tower, then the owl flies to the above of the tower.",
         "in front of", "above"),
        ("A boy stands behind a car and then walks to the other side of it.",
         "behind", "in front of"),
        ("A crow is on the left a bench, then it hops onto the bench.", "left of", "on"),
        ("A mouse is in front of a clog, then the mouse walks behind it.", "in front of", "behind"),
        ("A gecko is on the right of a jar, then the gecko darts to the left of the jar.",
         "right of", "left of"),
        ("A calf lies between two barrels, then it trots to the front of them.",
         "between", "in front of"),
        ("A toy tank rolls from the right of a kettle to the left of the kettle.",
         "right of", "left of"),
        ("A pony is in front of a cart, then the pony trots to back of the cart.",
         "in front of", "behind"),
    ],
)  # fmt: skip
def test_a_side_that_somebody_goes_to(
    presets: Presets, sentence: str, before: str, after: str
) -> None:
    scene = read(sentence, presets)
    assert {one.kind for one in scene.relations} == {before}
    assert [(one.side, one.target) for one in scene.actions if one.side] == [
        (after, scene.relations[0].b)
    ]


@pytest.mark.parametrize(
    "sentence",
    [
        "A girl walks to the left of a pony.",
        "A dog runs behind a fence.",
        "A man stands beside a car and walks toward it.",
        "A cat is on a shelf, then the cat jumps onto a bed.",
    ],
)
def test_who_was_nowhere_else_goes_to_no_side(presets: Presets, sentence: str) -> None:
    assert not any(one.side for one in read(sentence, presets).actions)


def test_a_tree_that_a_bird_is_beside_is_young_unless_it_is_old(presets: Presets) -> None:
    young, old = (
        next(one.scale for one in read(f"A bird on the left of {tree}", presets).entities
             if one.kind == "tree")
        for tree in ("a tree", "a huge old tree")
    )  # fmt: skip
    assert young < 0.7 < 1 <= old


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("An umbrella left on a bench", ("on", "umbrella", "bench")),
        ("A portrait mounted above a stove", ("above", "portrait", "stove")),
        ("A goose flying under a drone", ("above", "quadcopter", "goose")),
        ("A scooter stands behind a kiosk, not in front of it.", ("behind", "scooter", "kiosk")),
        ("A calf walking behind a gate", ("behind", "calf", "gate")),
        ("A donkey trotting in front of a wagon", ("in front of", "donkey", "wagon")),
    ],
)
def test_where_it_is_said_to_be(
    presets: Presets, sentence: str, told: tuple[str, str, str]
) -> None:
    scene = read(sentence, presets)
    nouns = {one.id: one.noun for one in scene.entities}
    assert [(one.kind, nouns[one.a], nouns[one.b]) for one in scene.relations] == [told]


def test_a_bird_that_lands_on_a_boat_does_not_sail_it(presets: Presets) -> None:
    scene = read("A pelican lands on a rowboat.", presets)
    assert [(one.motion, one.target) for one in scene.actions] == [("fly", scene.relations[0].b)]
    assert scene.actions[0].agents == (scene.relations[0].a,)


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("a pancake on the bottom of a pear", ("on", "pear", "pancake")),
        ("A book lies under a jar on a table", ("on", "jar", "book")),
        ("A sock under a bed", ("under", "sock", "bed")),
        ("A mouse under a cup", ("under", "mouse", "cup")),
    ],
)
def test_what_is_under_a_thing_of_its_size_bears_it(
    presets: Presets, sentence: str, told: tuple[str, str, str]
) -> None:
    scene = read(sentence, presets)
    nouns = {one.id: one.noun for one in scene.entities}
    found = [(one.kind, nouns[one.a], nouns[one.b]) for one in scene.relations]
    assert told in found
    assert not any(other[1:] == (told[2], told[1]) for other in found)


def test_who_runs_above_a_car_runs_on_its_roof(presets: Presets) -> None:
    relations = read("A weasel running above a car", presets).relations
    assert [one.kind for one in relations] == ["on"]
    assert [one.kind for one in read("A gull flying above a car", presets).relations] == ["above"]


def test_who_carries_a_thing_to_another_side_goes_there(presets: Presets) -> None:
    scene = read("A crate is left of a shed, then a sailor carries it behind the shed.", presets)
    act = next(one for one in scene.actions if one.side)
    nouns = {one.id: one.noun for one in scene.entities}
    assert (nouns[act.agents[0]], act.side, nouns[act.target]) == ("sailor", "behind", "shed")
    told = {(nouns[one.a], one.kind) for one in scene.relations}
    assert ("sailor", "left of") in told and ("sailor", "behind") not in told


def test_who_is_there_and_then_goes_elsewhere_stands_there_first(presets: Presets) -> None:
    acts = read("A foal is beside a bucket, then it jumps onto a crate.", presets).actions
    assert [one.motion for one in acts] == ["stand", "jump"]


@pytest.mark.parametrize(
    ("sentence", "told"),
    [
        ("Three lanterns flicker on a shelf.", ("on", "lantern", "shelf")),
        ("Two wrestlers face each other in the ring.", ("facing", "person", "person")),
        ("Five tin soldiers march along a windowsill.", ("on", "person", "windowsill")),
        ("Two ants crawl along a rope.", ("on", "ant", "rope")),
        ("A pot, its soup slowly turning red, sits on a stove.", ("on", "pot", "stove")),
        ("A father hoists a cat onto his shoulders.", ("on", "cat", "person")),
        ("Two monks talk over a fence.", ("between", "fence", "person")),
        ("A mall escalator, a nun riding up.", ("on", "person", "stairs")),
        ("A guide pulls a boy onto a ledge.", ("on", "person", "rock_ledge")),
        ("A tailor sews, her table in front of her.", ("facing", "person", "table")),
    ],
)
def test_what_a_verb_swallowed(presets: Presets, sentence: str, told: tuple[str, str, str]) -> None:
    found = {(one.kind, *(name.split(".")[0] for name in (one.a, one.b)))
             for one in read(sentence, presets).relations}  # fmt: skip
    assert told in found
